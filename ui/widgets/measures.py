"""The measures by which scenarios are compared, in the reader's words."""

from __future__ import annotations

from model.measures.estimate import Estimate
from model.sweeps.sweep import Measure
from ui.session.view import View


def label(here: View, measure: Measure) -> str:
    """What is measured; not yet safe for Markdown."""
    return here.language.text(f"measure.{measure}")


def written(here: View, measure: Measure, value: float) -> str:
    """A figure as it is read: money, months, a chance; not yet safe for Markdown."""
    if measure.is_money:
        return here.money(value)
    return here.language.chance(min(max(value, 0.0), 1.0)) if measure.is_share else here.language.number(value, 1)


def change(here: View, measure: Measure, value: float, other: float) -> str:
    """The difference of two figures as they are shown, so that they add up; "" where none is seen.

    It keeps its bare sign, from which Streamlit draws an arrow.
    """
    if measure.is_money:
        difference = round(here.rounded(value) - here.rounded(other), 2)
    else:
        digits = 2 if measure.is_share else 1
        difference = round(round(value, digits) - round(other, digits), digits)
    if not difference:
        return ""
    return f"{'-' if difference < 0 else '+'}{_size(here, measure, difference)}"


def between(here: View, measure: Measure, difference: Estimate) -> str:
    """A difference and its standard error, as text of a table: "+120 ± 8"."""
    sign = "−" if difference.value < 0 else "+"
    size, error = _size(here, measure, difference.value), _size(here, measure, difference.error, digits=1)
    return f"{sign}{size} ± {error}"


def error(here: View, measure: Measure, error: float) -> str:
    """A standard error; not yet safe for Markdown."""
    return _size(here, measure, error, digits=1)


def _size(here: View, measure: Measure, amount: float, digits: int = 0) -> str:
    """An amount without its sign: money, months, or percentage points."""
    if measure.is_money:
        return here.money(abs(amount))
    if not measure.is_share:
        months = round(abs(amount), digits + 1)
        return here.language.plural("measure.months", months, months=here.language.number(months, digits + 1))
    points = round(abs(amount) * 100, digits)
    return here.language.plural("measure.points", points, points=here.language.number(points, digits))
