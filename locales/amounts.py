"""Numbers, money and percentages as a locale writes them."""

from __future__ import annotations

import copy
import functools
import re
from decimal import Decimal
from typing import Final, Literal, SupportsFloat

from babel import Locale
from babel.numbers import NumberPattern, get_currency_precision

Style = Literal["decimal", "currency", "percent"]

NOTHING: Final = "\N{EN DASH}"
"""Stands where a figure has no value (an hourly rate over no hours)."""

SMALL: Final = 10
"""Amounts below this are written with their decimals."""

_LETTER_DIGIT: Final = re.compile(r"(?<=[^\W\d_])(?=\d)")
"""Between a currency's letters and the number: Unicode asks for a space (EUR 1,500), Babel leaves it out."""


def write(locale: Locale, style: Style, amount: SupportsFloat, digits: int | None, currency: str = "") -> str:
    """Write an amount with `digits` decimals, rounded half to even; None: as many as it needs, two at most.

    What rounds to zero has no sign; what is no number or not finite is `NOTHING`.
    """
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(float(amount)))
    if not exact.is_finite():
        return NOTHING
    shown = (2 if digits is None else digits) + (2 if style == "percent" else 0)
    rounded = exact.quantize(Decimal(1).scaleb(-shown))
    written: str = _pattern(locale, style, digits).apply(
        rounded or Decimal(0), locale, currency=currency or None, currency_digits=False
    )
    return _LETTER_DIGIT.sub("\N{NO-BREAK SPACE}", written) if style == "currency" else written


def small(amount: SupportsFloat, currency: str) -> int:
    """Decimals of an amount of money: those of the currency below ten, where whole units would say little, else none.

    Nothing, and what is whole, needs none; neither does what is no number or not finite.
    """
    size = round(abs(float(amount)), 2)
    return int(get_currency_precision(currency)) if 0 < size < SMALL and size != round(size) else 0


@functools.cache
def _pattern(locale: Locale, style: Style, digits: int | None) -> NumberPattern:
    """The locale's own pattern with other decimals: Babel's functions would take them from the currency."""
    patterns: dict[Style, NumberPattern] = {
        "decimal": locale.decimal_formats[None],
        "currency": locale.currency_formats["standard"],
        "percent": locale.percent_formats[None],
    }
    pattern = copy.copy(patterns[style])
    pattern.frac_prec = (0, 2) if digits is None else (digits, digits)
    return pattern
