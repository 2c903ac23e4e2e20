"""Numbers as people type and paste them, in either language: the one that they mean, or none."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from locales import Language, language
from ui.session.typed import Fault, UnreadableError, read_number, understood

SPAIN = language("es-ES")
MEXICO = language("es-MX")
BRITAIN = language("en-GB")
INDIA = language("en-IN")
COSTA_RICA = language("es-CR")
READERS = {reader.tag: reader for reader in (SPAIN, MEXICO, BRITAIN, INDIA, COSTA_RICA)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1500", 1500),
        ("1.500", 1500),
        ("1.500,75", 1500.75),
        ("1500,75", 1500.75),
        ("1500.75", 1500.75),
        ("1,500.75", 1500.75),
        ("1.500.000", 1_500_000),
        ("12,5", 12.5),
        ("0,125", 0.125),
        ("0.250", 0.25),
        (" 1 500,5 € ", 1500.5),
        ("€ 90", 90),
        ("-3", -3),
        (",5", 0.5),
        ("1\N{NO-BREAK SPACE}500,00\N{NO-BREAK SPACE}€", 1500),
        ("\N{MINUS SIGN}2,5", -2.5),
        ("(1.500,00 €)", -1500),
    ],
)
def test_a_spanish_hand(text: str, expected: float) -> None:
    assert read_number(text, SPAIN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,500", 1500),
        ("1,500.75", 1500.75),
        ("1500.125", 1500.125),
        ("0.250", 0.25),
        ("12,5", 12.5),
        ("1.500,75", 1500.75),
        ("$1,500", 1500),
        ("1'500", 1500),
        ("1,500,000", 1_500_000),
        ("12,34,567.5", 1_234_567.5),
        ("(500)", -500),
        ("-$1,500.00", -1500),
        ("1,500.00 MXN", 1500),
        ("1.500", 1.5),
    ],
)
@pytest.mark.parametrize("reader", [BRITAIN, MEXICO], ids=["en-GB", "es-MX"])
def test_a_hand_that_puts_a_point_before_decimals(reader: Language, text: str, expected: float) -> None:
    assert read_number(text, reader) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"),
        ("\N{NO-BREAK SPACE}", "empty"),
        ("abc", "words"),
        ("-", "words"),
        (".", "words"),
        ("∞", "words"),
        ("NaN", "words"),
        ("1e400", "doubtful"),
        ("--5", "doubtful"),
        ("1-2", "doubtful"),
        ("-(5)", "doubtful"),
        ("5 or 6", "doubtful"),
        ("1.5k", "doubtful"),
        ("1_000", "doubtful"),
        ("5 %", "doubtful"),
        ("1.2.3", "doubtful"),
        ("12.05.26", "doubtful"),
        ("1,23,4", "doubtful"),
        ("1.5,00", "doubtful"),
        ("1 5", "doubtful"),
        ("012.500", "doubtful"),
        ("9" * 16, "doubtful"),
        ("9" * 400, "doubtful"),
        (" " * 59 + "1", "doubtful"),
    ],
)
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_what_is_no_number_for_certain(reader: Language, text: str, fault: str) -> None:
    with pytest.raises(UnreadableError) as said:
        understood(text, reader)
    assert said.value.fault == Fault(fault)


def test_money_has_no_thousandths() -> None:
    assert understood("1.500", SPAIN, money=True) == understood("1,500", MEXICO, money=True) == 1500
    assert understood("1500.125", BRITAIN, money=True) == 1500.125, "which can be nothing else"
    for text, reader in (("1,500", SPAIN), ("1.500", BRITAIN), ("1.500", MEXICO)):
        assert read_number(text, reader) == 1.5
        assert read_number(text, reader, money=True) is None


def test_a_percent_sign_stands_only_behind_shares() -> None:
    assert understood("12,5 %", SPAIN, percent=True) == 12.5
    assert understood("50%", BRITAIN, percent=True) == 50


@pytest.mark.parametrize(
    ("text", "currency", "expected"),
    [
        ("1.500 €", "EUR", 1500),
        ("1.500 pesos", "MXN", 1500),
        ("$1.500", "COP", 1500),
    ],
)
def test_a_currency_is_the_scenarios_own(text: str, currency: str, expected: float) -> None:
    assert understood(text, SPAIN, currency=currency) == expected


@pytest.mark.parametrize(
    ("text", "currency", "fault"),
    [
        ("1.500 euros", "USD", "currency"),
        ("1.500 pesos", "EUR", "currency"),
        ("US$ 90", "MXN", "currency"),
        ("$1,500", "USD", "doubtful"),  # money has no thousandths: this came from a hand of another country
    ],
)
def test_another_currency_is_refused(text: str, currency: str, fault: str) -> None:
    with pytest.raises(UnreadableError) as said:
        understood(text, SPAIN, currency=currency)
    assert said.value.fault == Fault(fault)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(cents=st.integers(-(10**11), 10**11), digits=st.sampled_from([None, 2, 3]))
def test_what_the_language_writes_is_read_back(reader: Language, cents: int, digits: int | None) -> None:
    written = reader.number(cents / 100, digits)
    assert read_number(written, reader) == cents / 100
    money = reader.money(cents / 100, "EUR", 2)
    assert understood(money, reader, currency="EUR") == cents / 100
    assert read_number(money.replace("-", "\N{MINUS SIGN}"), reader) == cents / 100


def meant(text: str, decimal: str, group: str) -> float | None:
    """By hand: what somebody means who groups only by `group`, by threes, and puts decimals only behind `decimal`."""
    whole, mark, decimals = text.partition(decimal)
    first, *others = whole.split(group)
    if decimal in decimals or group in decimals or not whole + decimals or (first[:1] == "0" and first != "0" and mark):
        return None
    if others and not (1 <= len(first) <= 3 and first[0] != "0" and all(len(other) == 3 for other in others)):
        return None
    return float(f"{first}{''.join(others)}.{decimals}0")


@pytest.mark.parametrize(("reader", "marks"), [(SPAIN, ",."), (MEXICO, ".,")], ids=["es-ES", "es-MX"])
@given(text=st.text("0159.,", min_size=1, max_size=9).filter(lambda text: text.strip(".,")))
@example("1.500")
@example("1,500")
@example("0.250")
def test_never_another_number_than_a_hand_means(reader: Language, marks: str, text: str) -> None:
    decimal, group = marks[0], marks[1]
    own, other = meant(text, decimal, group), meant(text, group, decimal)
    indian = re.fullmatch(r"[1-9]\d?(,\d\d)+,\d{3}(\.\d*)?", text)
    if indian:
        other = float(text.replace(",", ""))
    assert read_number(text, reader) == (other if own is None else own)
