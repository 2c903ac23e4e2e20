"""How much hangs on one client: among the retainers, in the whole income, and in the past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from model import ProjectHistory
from model.measures.stability import YEAR
from model.retainers.outlook import Outlook, outlook
from ui.retainers import portfolio
from ui.session.view import View
from ui.widgets import parts


@dataclass(frozen=True)
class Dependence:
    """Shares of several clients: the largest one, and as how many equal clients they count."""

    largest: float
    client: str
    effective: float


def show(here: View) -> None:
    """A table of the three, and the sentence of what changes."""
    st.header(here.text("retainers.dependence"), anchor=False)
    found = outlook(here.projection)
    # One client may have several retainers: they count together.
    names = [portfolio.name(here, retainer) for retainer in here.scenario.portfolio]
    past = None if here.past is None else of_past(here.past.history)
    rows = {
        "past": past,
        "fees": of_shares(_together(names, here.scenario.portfolio.shares)),
        "income": of_income(found, names),
    }
    st.markdown(sentence(here, past, rows["income"]))
    text = here.language.text
    known = {key: row for key, row in rows.items() if row is not None}
    parts.sheet(
        pd.DataFrame(
            {
                text("retainers.dependence.largest"): [here.language.percent(row.largest) for row in known.values()],
                text("retainers.dependence.client"): [row.client for row in known.values()],
                text("retainers.dependence.effective"): [
                    here.language.number(round(row.effective, 1)) for row in known.values()
                ],
            },
            index=pd.Index(
                [text(f"retainers.dependence.{key}") for key in known], name=text("retainers.dependence.of")
            ),
        )
    )
    st.caption(here.text("retainers.dependence.note"))


def sentence(here: View, past: Dependence | None, income: Dependence | None) -> str:
    """What becomes of the share of the largest client."""
    if income is None:
        return here.text("retainers.dependence.nothing")
    if past is None:
        return here.text(
            "retainers.dependence.alone", client=income.client, share=here.language.percent(income.largest)
        )
    return here.text(
        "retainers.dependence.sentence",
        client=income.client,
        share=here.language.percent(income.largest),
        before=here.language.percent(past.largest),
    )


def of_shares(shares: dict[str, float]) -> Dependence | None:
    """Of named shares that add up to 1 or less; None where there are none."""
    if not shares or max(shares.values()) <= 0:
        return None
    # Of shares that are shown alike the first: which of equals leads is chance.
    client = max(shares, key=lambda name: round(shares[name], 2))
    return Dependence(shares[client], client, 1 / sum(share**2 for share in shares.values()))


def of_past(history: ProjectHistory) -> Dependence | None:
    """Of the past money by client; None where clients are not known."""
    clients = history.clients["share"]
    return of_shares({str(client): float(share) for client, share in clients.items()})


def of_income(found: Outlook, names: list[str]) -> Dependence | None:
    """Of the first year's expected money; project clients are many, so they count towards the whole and not as one."""
    received = found.received[:, :YEAR].sum(axis=1)
    whole = float(received.sum() + found.extra[:YEAR].sum() + found.projects[:YEAR].sum())
    if whole <= 0:
        return None
    return of_shares(_together(names, [float(money) / whole for money in received]))


def _together(names: Sequence[str], shares: Sequence[float]) -> dict[str, float]:
    """Shares by client; without any fee there are no shares."""
    together: dict[str, float] = {}
    for name, share in zip(names, shares, strict=False):
        together[name] = together.get(name, 0.0) + share
    return together
