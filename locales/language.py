"""A reader's language: texts from the catalogues, numbers and dates from the Unicode locale data."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, SupportsFloat

from babel import Locale, UnknownLocaleError, dates, numbers

from locales import frequencies
from locales.amounts import small, write
from locales.catalogue import LANGUAGES, Catalogue, catalogue, fill, variety

if TYPE_CHECKING:
    import pandas as pd

DEFAULT: Final = "en"

NEIGHBOURS: Final = {"ca": "es", "eu": "es", "gl": "es"}
"""Readers of these languages nearly always read the other one better than English."""

UNKNOWN_CURRENCY: Final = "USD"
"""The label for a reader whose region is not known."""


_REGION: Final = re.compile(r"[A-Za-z]{2}|[0-9]{3}")
"""A country (ES) or a wider region of the United Nations' list (419)."""


@dataclass(frozen=True, slots=True)
class Language:
    """One of `LANGUAGES`, in the way a region writes it.

    Attributes:
        code: the catalogue, "en" or "es".
        region: the country of number and date formats ("MX": decimal point, "ES": comma), "" where unknown.
    """

    code: str
    region: str = ""

    @property
    def tag(self) -> str:
        """Name by which `language` finds it again: "es", "es-MX"."""
        return f"{self.code}-{self.region}" if self.region else self.code

    @property
    def locale(self) -> Locale:
        """The Unicode locale that writes its numbers and dates."""
        return _locale(self.code, self.region)

    @property
    def name(self) -> str:
        """Its own name for itself: "English", "Español"."""
        return str(Locale(self.code).get_display_name() or self.code).capitalize()

    def text(self, key: str, /, **values: str | SupportsFloat) -> str:
        """Text of a key, its `{name}` fields filled in; numbers are written as `number` does.

        Raises:
            MissingTextError: when the key is unknown or a field has no value.
        """
        return fill(self._texts.single(key), self._written(values))

    def plural(self, key: str, n: SupportsFloat, /, **values: str | SupportsFloat) -> str:
        """Text of a key that counts `n` things; `{n}` is the number unless `values` says how to write it.

        Raises:
            MissingTextError: when the key is unknown, has no plural, or a field has no value.
        """
        one = self.locale.plural_form(float(n)) == "one"
        return fill(self._texts.counted(key, one=one), self._written({"n": n, **values}))

    def has(self, key: str, /) -> bool:
        """Whether there is a text for the key (for codes that come from outside)."""
        return key in catalogue(self.code).texts

    @property
    def _texts(self) -> Catalogue:
        return catalogue(variety(self.code, self.region))

    def _written(self, values: dict[str, str | SupportsFloat]) -> dict[str, str]:
        return {name: value if isinstance(value, str) else self.number(value) for name, value in values.items()}

    def number(self, amount: SupportsFloat, digits: int | None = None) -> str:
        """A number with `digits` decimals; without them, as many as it needs, two at most."""
        return write(self.locale, "decimal", amount, digits)

    def money(self, amount: SupportsFloat, currency: str, digits: int | None = None) -> str:
        """An amount in a currency (ISO 4217): "€1,500", "1.500 €".

        Without `digits` in whole units, but small amounts with the decimals that they need: "€0.18".
        """
        if digits is None:
            digits = small(amount, currency)
        return write(self.locale, "currency", amount, digits, currency=currency)

    def rounded(self, amount: float, currency: str) -> float:
        """The number that `money` shows, so that differences of shown amounts add up."""
        return round(amount, small(amount, currency))

    def percent(self, share: SupportsFloat, digits: int | None = 0) -> str:
        """A share as a percentage: 0.1 is "10%", "10 %"; without digits as many as it needs, two at most."""
        return write(self.locale, "percent", share, digits)

    def chance(self, probability: float) -> str:
        """A chance as a whole percentage that never says 0 or 100 of what can still happen: "<1%", ">99%"."""
        if 0 < probability <= 0.005:
            return f"<{self.percent(0.01)}"
        if 0.995 <= probability < 1:
            return f">{self.percent(0.99)}"
        return self.percent(probability)

    def frequency(self, probability: float, unit: frequencies.Unit = "month") -> str:
        """A chance in whole small numbers: "1 month in 5", "about 9 months in 10", "almost never".

        "about" says that the chance is more than half a percentage point away from the numbers given.
        """
        found = frequencies.nearest(probability)
        if found is None:
            return self.text("frequency.rare" if probability < 0.5 else "frequency.usual")
        share = self.plural(f"frequency.{unit}", found.part, total=found.total)
        return share if found.close else self.text("frequency.about", share=share)

    def odds(self, probability: float) -> str:
        """A chance that is known roughly, in few small numbers: "2 in 3", "under 1 in 10"."""
        share, beyond = frequencies.coarse(probability)
        key = {-1: "odds.under", 0: "odds.share", 1: "odds.over"}[beyond]
        return self.text(key, part=share.numerator, total=share.denominator)

    @property
    def decimal_mark(self) -> str:
        """The mark before decimals: "." or ","."""
        return numbers.get_decimal_symbol(self.locale)

    @property
    def group_mark(self) -> str:
        """The mark between thousands: ",", "." or a space."""
        return numbers.get_group_symbol(self.locale)

    def currency_name(self, currency: str) -> str:
        """Name of a currency (ISO 4217): "US Dollar", "dólar estadounidense"; else the code."""
        return numbers.get_currency_name(currency, locale=self.locale)

    def currency_symbol(self, currency: str) -> str:
        """Sign of a currency as this region writes it: "$", "US$", "€"."""
        return numbers.get_currency_symbol(currency, locale=self.locale)

    @property
    def region_currency(self) -> str:
        """Currency (ISO 4217) of the region; US dollars where the region is not known."""
        used = numbers.get_territory_currencies(self.region) if self.region else []
        return str(used[0]) if used else UNKNOWN_CURRENCY

    def month(self, month: pd.Period | dt.date, width: Literal["name", "short", "long"] = "short") -> str:
        """A calendar month: "Nov" (name), "Nov 2026" (short), "November 2026" (long)."""
        first = dt.date(month.year, month.month, 1)
        if width == "name":
            return dates.format_date(first, "LLL", locale=self.locale)
        return dates.format_skeleton("yMMM" if width == "short" else "yMMMM", first, locale=self.locale)

    def date(self, day: dt.date, width: Literal["short", "medium", "long"] = "medium") -> str:
        """A day: "Nov 23, 2026", "23 nov 2026"."""
        return dates.format_date(day, format=width, locale=self.locale)


@functools.cache
def _locale(code: str, region: str) -> Locale:
    """The region's locale where Unicode knows one (there is no English of Mexico), else the language's."""
    try:
        return Locale(code, territory=region or None)
    except UnknownLocaleError:
        return Locale(code)


def language(tag: str) -> Language:
    """The language of a tag such as "en", "es", "es-MX" or "es_MX".

    Raises:
        ValueError: when the product does not speak it.
    """
    code, region = _split(tag)
    if code not in LANGUAGES:
        raise ValueError(f"not one of {', '.join(LANGUAGES)}: {tag!r}")
    return Language(code, region)


def match(browser_locale: str | None) -> Language:
    """The language for a reader whose browser names a locale; English where it names another or none.

    The region is kept in any case: it decides the currency, and the formats where the language knows it.
    """
    code, region = _split(browser_locale or "")
    code = NEIGHBOURS.get(code, code)
    return Language(code if code in LANGUAGES else DEFAULT, region)


def _split(tag: str) -> tuple[str, str]:
    """Language and region of a tag; a script or variant beside them is passed over, case is ignored."""
    first, *others = tag.replace("_", "-").split("-")
    regions = [part.upper() for part in others if _REGION.fullmatch(part)]
    return first.lower(), regions[0] if regions else ""
