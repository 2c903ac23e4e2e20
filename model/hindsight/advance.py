"""A scenario some months later: contracts have run on, terms have ended and been renewed, and today is the start.

Source: docs/method/hindsight.md, "A new start".
"""

from __future__ import annotations

from model.bounds import bounds
from model.projection.retainer import Retainer
from model.projection.scenario import Planned, Scenario
from model.projection.tax import first_date


def advance(scenario: Scenario, months: int, *, signed: bool = False, cash: float | None = None) -> Scenario:
    """The scenario as it stands `months` after its start, everybody still there.

    Contracts keep the months in which their terms end. A term that has ended since counts as renewed, for the next
    rung of its ladder and at the fee that rises then. Who began with nothing under way no longer does, and the hours
    already agreed are worked off at the hours one can work.

    Args:
        scenario: as it was.
        months: since its start; 0 leaves it as it is.
        signed: whether the planned block was signed at its start and runs: it becomes rows of the table. Else it is
            still a plan, and where its start has passed it starts now.
        cash: cash in hand today; as it was when not given.

    Raises:
        ValueError: when months are negative, or the table has no room for the block.
    """
    if months < 0:
        raise ValueError("a scenario does not move back")
    planned, rows = scenario.planned, scenario.retainers
    if signed and planned.start < months:
        rows = (*rows, *(row.but(slot=None) for row in planned.retainers(scenario.discount)))
        planned = Planned(count=0, fee=planned.fee, hours=planned.hours, term=planned.term)
    return scenario.but(
        planned=planned.but(start=max(planned.start - months, 0)),
        retainers=tuple(_later(row, months) for row in rows),
        start_month=scenario.start_month + months,
        monthly_bills=_grown(scenario.monthly_bills, scenario.costs.growth, months),
        costs=scenario.costs.but(
            by_month=tuple(_grown(due, scenario.costs.growth, months) for due in scenario.costs.by_month)
        ),
        list_rate=_grown(scenario.list_rate, scenario.rate_growth, months),
        tax=scenario.tax.but(owed=0.0 if _tax_paid(scenario, months) else scenario.tax.owed),
        beginning=scenario.beginning and not months,
        opening_backlog_hours=max(scenario.opening_backlog_hours - months * scenario.capacity_hours, 0.0),
        opening_cash=scenario.opening_cash if cash is None else cash,
    )


def _grown(amount: float, growth: float, months: int) -> float:
    """An amount at the prices of so many months later, to the cent."""
    return round(amount * (1 + growth) ** (months / 12), 2) if growth and months else amount


def _tax_paid(scenario: Scenario, months: int) -> bool:
    """Whether the date of the tax that was owed at the start has passed."""
    return scenario.tax.dated and first_date(scenario.tax.due, scenario.start_month) < months


def _later(retainer: Retainer, months: int) -> Retainer:
    """A contract so many months later: not yet begun, within its term, or in a later one."""
    if retainer.starts_in >= months:
        return retainer.but(starts_in=retainer.starts_in - months)
    ran = months - retainer.starts_in
    ended = retainer.term_ends(ran + 1)
    term, end = retainer.term_months, retainer.first_term
    for _ in ended:
        term = retainer.term_after(term)
        end += term
    (_, most), (_, dearest), (_, longest) = (
        bounds(Retainer, name) for name in ("renewals", "monthly_fee", "hours_per_month")
    )
    renewals = min(retainer.renewals + len(ended), int(most))
    fee = min(retainer.monthly_fee * (1 + retainer.step) ** len(ended), dearest)
    hours = min(retainer.hours_per_month * (1 + retainer.expansion) ** len(ended), longest)
    there = {"starts_in": 0, "term_months": term, "months_left": end - ran, "renewals": renewals}
    return retainer.but(monthly_fee=fee, hours_per_month=hours, **there)
