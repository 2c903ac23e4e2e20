"""What is worth knowing about a file, and the projects of it, which a person may set aside."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
import streamlit as st

from exchange import Reading
from model import ProjectHistory
from ui.past_projects import history
from ui.past_projects.ticks import anew, ticked
from ui.session.escape import plain
from ui.session.view import View

MOST: Final = 50
"""Notes on a file that are shown."""

LISTED: Final = 1_000
"""Projects that are listed to choose from: of more the largest, among which windfalls are found."""


def problems(here: View, found: Reading) -> None:
    """What was found wrong or worth saying; each names its row and column where it has one."""
    said = [plain(problem.text(here.language)) for problem in found.problems[:MOST]]
    st.markdown("\n".join(f"- {line}" for line in said))
    if len(found.problems) > MOST:
        st.caption(here.text("past.more", count=len(found.problems) - MOST))


def projects(here: View, whole: ProjectHistory) -> None:
    """Every project, with a mark to take out of those that count; a change fits the rest anew."""
    everything = whole.all
    if len(everything) > LISTED:
        everything = everything.nlargest(LISTED, "amount").sort_index()
        st.caption(here.text("past.largest_only", count=LISTED))
    text = here.language.text
    away = history.left_out()
    counts = [not set(rows) & away for rows in everything["rows"]]
    base = pd.DataFrame(
        {
            "counts": counts,
            "row": [", ".join(history.named(row) for row in rows) for rows in everything["rows"]],
            "client": everything["client"],
            "amount": [here.money(amount, 2) for amount in everything["amount"]],
            "project": everything["project"],
            "invoiced": [here.language.date(day.date()) for day in everything["invoiced_on"]],
            "paid": [
                text("past.unpaid") if pd.isna(day) else here.language.date(day.date()) for day in everything["paid_on"]
            ],
            "hours": ["" if math.isnan(hours) else here.language.number(hours, 1) for hours in everything["hours"]],
        }
    )
    shown = {"project": any(everything["project"]), "hours": bool(everything["hours"].notna().any())}
    shown["paid"] = whole.delays_seen
    base = base.drop(columns=[name for name, some in shown.items() if not some])
    st.caption(here.text("past.windfall"))
    heads = {name: text(f"past.table.{name}") for name in base.columns}
    chosen = ticked("rows", base, heads, right=("amount", "hours"), wide=("project",))
    if chosen == counts:
        return
    if not any(chosen):
        st.warning(here.text("past.none_left"), icon=":material/warning:")
        return
    unseen = away - {row for rows in everything["rows"] for row in rows}
    rows = unseen | frozenset(
        row for mark, source in zip(chosen, everything["rows"], strict=True) if not mark for row in source
    )
    history.leave_out(here.scenario, rows)
    anew("rows")
    st.rerun()
