"""The retainers together: their names, what they add up to, and what should be known about them."""

from __future__ import annotations

from typing import Final

import numpy as np
import streamlit as st

from model import Retainer
from model.projection.retainer import Basis
from model.projection.scenario import PLANNED_SLOT
from model.retainers.load import hours_agreed
from ui.session.escape import plain
from ui.session.names import numbered
from ui.session.view import View


def names(here: View) -> list[str]:
    """What each retainer of the portfolio is called, in its order, none twice; not yet safe for Markdown."""
    given: list[str] = []
    for retainer in here.scenario.portfolio:
        called = name(here, retainer)
        given.append(numbered(called, given) if called in given else called)
    return given


def name(here: View, retainer: Retainer) -> str:
    """The client's name, else which row or which of the planned ones it is."""
    if retainer.client:
        return retainer.client
    slot = retainer.slot or 0
    if slot >= PLANNED_SLOT:
        return here.language.text("retainers.name.planned", number=slot - PLANNED_SLOT + 1)
    rows = [row.slot for row in here.scenario.retainers]
    return here.language.text("retainers.name.row", number=rows.index(slot) + 1 if slot in rows else slot + 1)


def sentence(here: View) -> str:
    """What all of them pay and ask for, in one line."""
    portfolio = here.scenario.portfolio
    return here.plural(
        "retainers.sentence",
        len(portfolio),
        fees=_exact(here, portfolio.monthly_fees),
        hours=portfolio.monthly_hours,
    )


def figures(here: View) -> None:
    """Fees, hours, what an hour brings, and the largest client."""
    portfolio, scenario = here.scenario.portfolio, here.scenario
    text = here.language.text
    rate = portfolio.effective_rate
    largest = max(portfolio.shares, default=None)
    shown = (
        (
            "fees",
            _exact(here, portfolio.monthly_fees),
            text("retainers.fees.beside", year=here.money(portfolio.monthly_fees * 12)),
        ),
        (
            "hours",
            here.language.number(portfolio.monthly_hours),
            text(
                "retainers.hours.beside", share=here.language.percent(portfolio.monthly_hours / scenario.capacity_hours)
            ),
        ),
        (
            "rate",
            "–" if rate is None else here.money(rate, 2),
            text("retainers.rate.beside", rate=here.money(scenario.list_rate, 2)),
        ),
        (
            "largest",
            "–" if largest is None else here.language.percent(largest),
            here.language.plural("retainers.largest.beside", round(portfolio.effective_clients or 0, 1)),
        ),
    )
    with st.grid(4, min_column_width=160, gap="small"):
        for key, value, beside in shown:
            with st.container(border=True, height="stretch", gap=None):
                st.metric(plain(text(f"retainers.{key}")), plain(value), help=here.text(f"retainers.{key}.help"))
                st.caption(plain(beside))


def messages(here: View) -> None:
    """What is odd or risky about the rows, each in a sentence."""
    for said in findings(here):
        st.warning(said, icon=":material/warning:")


def findings(here: View) -> list[str]:
    """Rows without a fee or hours, a discount that does nothing, too many hours, overlapping terms of one client."""
    rows = list(here.scenario.portfolio)
    free = [name(here, row) for row in rows if row.fee == 0]
    idle = [
        name(here, row) for row in rows if row.fee > 0 and row.hours_per_month == 0 and row.basis is not Basis.ACCESS
    ]
    unpaid = [name(here, row) for row in rows if row.prepay_discount and not row.prepaid]
    one = Retainer.model_fields["pieces"].default
    uncounted = [name(here, row) for row in rows if row.pieces != one and row.basis is not Basis.PIECES]
    said = []
    if uncounted:
        said.append(here.plural("retainers.warn.pieces", len(uncounted), names=_listed(uncounted)))
    if unpaid:
        said.append(here.plural("retainers.warn.prepay", len(unpaid), names=_listed(unpaid)))
    if free:
        said.append(here.plural("retainers.warn.free", len(free), names=_listed(free)))
    if idle:
        said.append(here.plural("retainers.warn.idle", len(idle), names=_listed(idle)))
    said += [
        here.text(
            "retainers.warn.overlap",
            client=client,
            month=here.language.month(here.scenario.start_month + month, "long"),
        )
        for client, month in overlaps(here.scenario.retainers)
    ]
    busy = overbooked(rows, here.scenario.capacity_hours, here.scenario.horizon_months)
    if busy is not None:
        month, hours = busy
        said.append(
            here.text(
                "retainers.warn.overbooked",
                month=here.language.month(here.scenario.start_month + month, "long"),
                hours=hours,
                capacity=here.scenario.capacity_hours,
            )
        )
    return said


def overlaps(rows: tuple[Retainer, ...]) -> list[tuple[str, int]]:
    """Clients with two rows whose present terms overlap, and the month (from the start) in which they begin to."""
    found: dict[str, int] = {}
    for number, one in enumerate(rows):
        for other in rows[:number]:
            begins = max(one.starts_in, other.starts_in)
            ends = min(one.starts_in + one.first_term, other.starts_in + other.first_term)
            if one.client and one.client.casefold() == other.client.casefold() and begins < ends:
                found[one.client] = min(begins, found.get(one.client, begins))
    return list(found.items())


def overbooked(rows: list[Retainer], capacity: float, months: int) -> tuple[int, float] | None:
    """The first month whose agreed hours exceed the capacity, and the most they come to; None where none does."""
    agreed = sum((hours_agreed(row, months) for row in rows), np.zeros(months))
    over = np.flatnonzero(agreed > capacity)
    return (int(over[0]), float(agreed.max())) if over.size else None


MOST_NAMES: Final = 5


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    return f"{shown}, …" if len(names) > MOST_NAMES else shown


def _exact(here: View, amount: float) -> str:
    return here.money(amount, 0 if amount == round(amount) else 2)
