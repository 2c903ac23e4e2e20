"""Numbers, money, months and chances as each region writes them."""

from __future__ import annotations

import datetime as dt
import math
import pickle
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import LANGUAGES, Language, MissingTextError, language, match

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "€1,500"),
        ("en-GB", "€1,500"),
        ("es", f"1.500{NBSP}€"),
        ("es-ES", f"1.500{NBSP}€"),
        ("es-MX", f"EUR{NBSP}1,500"),
    ],
)
def test_money_follows_the_region(tag: str, written: str) -> None:
    assert language(tag).money(1500, "EUR") == written


def test_decimals_are_chosen_by_the_caller_not_by_the_currency() -> None:
    english = language("en")
    assert english.money(1234.5, "JPY", 2) == "¥1,234.50"
    assert english.money(1234.56, "USD") == "$1,235"
    assert english.money(0.4, "USD", 0) == "$0"
    assert english.money(Decimal("900.005"), "USD", 2) == "$900.00"
    assert english.number(2) == "2"
    assert english.number(2.5) == "2.5"
    assert english.number(2.456) == "2.46"
    assert english.number(2.456, 0) == "2"


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (0.18, "USD", "$0.18"),
        (-0.5, "USD", "-$0.50"),
        (9.99, "USD", "$9.99"),
        (9.996, "USD", "$10"),
        (12.34, "USD", "$12"),
        (3, "USD", "$3"),
        (0, "USD", "$0"),
        (0.5, "JPY", "¥0"),
        (4.4, "KWD", "KWD\u00a04.400"),
    ],
)
def test_small_money_has_the_digits_it_needs(amount: float, currency: str, written: str) -> None:
    """A fee of 0.18 is no fee of 0; a yen has no hundredths, a dinar thousandths."""
    english = language("en")
    assert english.money(amount, currency) == written
    assert english.money(english.rounded(amount, currency), currency) == written


@pytest.mark.parametrize("tag", ["en", "es-ES", "es-MX"])
def test_no_minus_before_nothing_and_no_figure_without_a_value(tag: str) -> None:
    reader = language(tag)
    assert reader.money(-0.004, "EUR") == reader.money(0, "EUR")
    assert reader.number(-0.001) == "0"
    assert reader.number(math.nan) == reader.money(math.inf, "EUR") == reader.percent(-math.inf) == "–"


def test_marks_follow_the_region() -> None:
    assert (language("es-ES").decimal_mark, language("es-ES").group_mark) == (",", ".")
    assert (language("es-MX").decimal_mark, language("es-MX").group_mark) == (".", ",")
    assert language("es-ES").number(1234.5) == "1.234,5"
    assert language("es-MX").number(1234.5) == "1,234.5"


def test_percentages() -> None:
    assert language("en").percent(0.1) == "10%"
    assert language("es").percent(0.105, 1) == f"10,5{NBSP}%"
    assert language("en").percent(-0.25) == "-25%"


@given(st.floats(0, 1))
def test_a_chance_is_never_said_to_be_none_or_certain_when_it_is_not(p: float) -> None:
    said = language("en").chance(p)
    assert (said == "0%") == (p == 0)
    assert (said == "100%") == (p == 1)


@given(st.floats(-1e9, 1e9), st.integers(0, 2), st.sampled_from(["en", "es-ES", "es-MX"]))
def test_what_is_written_can_be_read_back(amount: float, digits: int, tag: str) -> None:
    reader = language(tag)
    read = float(reader.number(amount, digits).replace(reader.group_mark, "").replace(reader.decimal_mark, "."))
    assert abs(read - amount) <= 0.5 * 10**-digits * (1 + 1e-9) + 1e-6


def test_numpy_numbers_are_numbers() -> None:
    english = language("en")
    assert english.number(np.float64(1234.5)) == english.number(np.float32(1234.5)) == "1,234.5"
    assert english.number(np.int64(1234)) == "1,234"


def test_months_and_days() -> None:
    november = pd.Period("2026-11", freq="M")
    assert language("en").month(november) == "Nov 2026"
    assert language("en").month(november, "long") == "November 2026"
    assert language("en").month(november, "name") == "Nov"
    assert language("es").month(november, "long") == "noviembre de 2026"
    assert language("es").month(dt.date(2026, 11, 30)) == "nov 2026"
    assert language("es").date(dt.date(2026, 11, 3)) == "3 nov 2026"
    assert language("en-US").date(dt.date(2026, 11, 3)) == "Nov 3, 2026"


@pytest.mark.parametrize(
    ("p", "english", "spanish"),
    [
        (0.0, "almost never", "casi nunca"),
        (0.004, "almost never", "casi nunca"),
        (0.01, "1 month in 100", "1 mes de cada 100"),
        (0.2, "1 month in 5", "1 mes de cada 5"),
        (0.204, "1 month in 5", "1 mes de cada 5"),
        (0.215, "about 1 month in 5", "cerca de 1 mes de cada 5"),
        (0.4, "2 months in 5", "2 meses de cada 5"),
        (0.5, "1 month in 2", "1 mes de cada 2"),
        (0.89, "about 9 months in 10", "cerca de 9 meses de cada 10"),
        (0.999, "almost always", "casi siempre"),
    ],
)
def test_chances_in_small_whole_numbers(p: float, english: str, spanish: str) -> None:
    assert language("en").frequency(p) == english
    assert language("es").frequency(p) == spanish


def test_frequencies_count_other_things_too() -> None:
    assert language("en").frequency(0.05, "year") == "1 year in 20"
    assert language("es").frequency(0.9, "case") == "9 de cada 10"


def test_the_region_decides_the_currency() -> None:
    assert match("es-ES").region_currency == "EUR"
    assert match("es-MX").region_currency == "MXN"
    assert match("en-GB").region_currency == "GBP"
    assert match("pt-BR").region_currency == "BRL"
    assert match("en").region_currency == match(None).region_currency == match("en-ZZ").region_currency == "USD"


def test_currency_names_and_signs() -> None:
    assert language("en").currency_name("EUR") == "Euro"
    assert language("es").currency_name("MXN") == "peso mexicano"
    assert language("es").currency_symbol("EUR") == "€"
    assert language("en").currency_name("XQQ") == "XQQ"


@pytest.mark.parametrize(
    ("browser", "code", "locale"),
    [
        ("es-ES", "es", "es_ES"),
        ("es-419", "es", "es_419"),
        ("ES_mx", "es", "es_MX"),
        ("ca-ES", "es", "es_ES"),
        ("en-AU", "en", "en_AU"),
        ("en-MX", "en", "en"),
        ("zh-Hant-TW", "en", "en"),
        ("", "en", "en"),
        (None, "en", "en"),
        ("../../etc", "en", "en"),
        ("x" * 10_000, "en", "en"),
    ],
)
def test_the_language_follows_the_browser(browser: str | None, code: str, locale: str) -> None:
    reader = match(browser)
    assert reader.code == code
    assert str(reader.locale) == locale


@given(st.text())
def test_any_browser_locale_gives_a_language_that_speaks(browser: str) -> None:
    reader = match(browser)
    assert reader.code in LANGUAGES
    assert reader.money(1, reader.region_currency)


def test_a_language_is_a_value() -> None:
    reader = match("es-MX")
    assert reader == Language("es", "MX") == language(reader.tag) == pickle.loads(pickle.dumps(reader))  # noqa: S301  # our own bytes
    assert hash(reader) == hash(Language("es", "MX"))
    assert [language(code).name for code in LANGUAGES] == ["English", "Español"]


@pytest.mark.parametrize("tag", ["", "fr", "de-DE", "../es"])
def test_a_language_without_words_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="not one of"):
        language(tag)


def test_texts() -> None:
    english = language("en")
    assert english.text("frequency.about", share="{x}") == "about {x}"
    assert english.plural("frequency.month", 1, total=1000) == "1 month in 1,000"
    assert english.plural("frequency.month", 1.5, total=2) == "1.5 months in 2"
    assert english.plural("frequency.month", 2, n="two", total=3) == "two months in 3"
    assert english.has("frequency.rare")
    assert not english.has("frequency")
    with pytest.raises(MissingTextError):
        english.text("frequency.about")
    with pytest.raises(MissingTextError):
        english.text("frequency.month")
