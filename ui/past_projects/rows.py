"""The rows of an upload: which count, which do not and why, and which a person sets aside."""

from __future__ import annotations

import math
import re
from typing import Final

import pandas as pd
import streamlit as st

from exchange import Reading
from exchange.upload.words.wording import reason
from model import ProjectHistory
from ui.past_projects import upload
from ui.session import state
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts

ICONS: Final = {"recognised": ":material/table_view:", "problems": ":material/info:", "excluded": ":material/block:"}
"""Of the folds about an upload."""

MOST: Final = 50
"""Notes on a file that are shown."""

SHOWN: Final = 12
"""Row numbers that are named for one reason."""

LISTED: Final = 1_000
"""Projects that are listed to choose from: of more the largest, among which windfalls are found."""


def recognised(here: View, found: Reading) -> None:
    """How the file was understood: its columns, its marks, and what the amount is."""
    seen = found.understanding
    text = here.language.text
    lines = {
        text(f"past.meaning.{meaning}"): text("past.header", header=header)
        for meaning, header in seen.columns.items()
        if here.language.has(f"past.meaning.{meaning}")
    }
    if seen.amount_basis and here.language.has(f"past.basis.{seen.amount_basis}"):
        lines[text("past.basis")] = text(f"past.basis.{seen.amount_basis}")
    marks = {
        "past.currency": None if _currency_open(found) else found.currency,
        "past.dates": _day_pattern(here, seen.date_format),
        "past.decimal": seen.decimal,
        "past.delimiter": _mark(here, seen.delimiter),
        "past.encoding": seen.encoding and seen.encoding.upper(),
        "past.sheet": seen.sheet,
    }
    lines |= {text(key): value for key, value in marks.items() if value}
    if seen.header_row:
        lines[text("past.header_row")] = text("past.row.number", row=here.language.number(seen.header_row))
    table = pd.DataFrame({text("past.found"): list(lines.values())}, index=pd.Index(lines, name=text("past.what")))
    parts.sheet(table)


def _currency_open(found: Reading) -> bool:
    """Whether it is still to be said in which currency the file is seen."""
    return any(question.id == "currency" and question.answer is None for question in found.questions)


def problems(here: View, found: Reading) -> None:
    """What was found wrong or worth saying; each names its row and column where it has one."""
    said = [plain(problem.text(here.language)) for problem in found.problems[:MOST]]
    st.markdown("\n".join(f"- {line}" for line in said))
    if len(found.problems) > MOST:
        st.caption(here.text("past.more", count=len(found.problems) - MOST))


def excluded(here: View, found: Reading) -> None:
    """The rows that do not count by the reason for it: how many, and which."""
    text = here.language.text
    groups = found.excluded.groupby("reason", sort=False)["row"].agg(list)
    groups = groups.loc[groups.map(len).sort_values(ascending=False, kind="stable").index]
    table = pd.DataFrame(
        {
            text("past.reason.count"): [here.language.number(len(rows)) for rows in groups],
            text("past.reason.rows"): [_listed(here, rows) for rows in groups],
        },
        index=pd.Index([reason(str(code), here.language) for code in groups.index], name=text("past.reason")),
    )
    parts.sheet(table)


def _listed(here: View, rows: list[int]) -> str:
    """Row numbers, the first ones of many."""
    shown = ", ".join(str(row) for row in rows[:SHOWN])
    return shown if len(rows) <= SHOWN else here.language.text("past.reason.more", rows=shown)


def projects(here: View, history: ProjectHistory) -> None:
    """Every project, with a mark to take out of those that count; a change fits the rest anew."""
    everything = history.all
    if len(everything) > LISTED:
        everything = everything.nlargest(LISTED, "amount").sort_index()
        st.caption(here.text("past.largest_only", count=LISTED))
    text = here.language.text
    away = upload.left_out()
    counts = [not set(rows) & away for rows in everything["rows"]]
    base = pd.DataFrame(
        {
            "counts": counts,
            "row": [", ".join(str(row) for row in rows) for rows in everything["rows"]],
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
    shown["paid"] = history.delays_seen
    base = base.drop(columns=[name for name, some in shown.items() if not some])
    st.caption(here.text("past.windfall"))
    version = state.recalled("rows_version", 0)
    edited = st.data_editor(
        base,
        key=f"rows:{version}",
        hide_index=True,
        disabled=[name for name in base.columns if name != "counts"],
        column_config={
            name: st.column_config.Column(
                text(f"past.table.{name}"),
                alignment="right" if name in ("amount", "hours") else None,
                width=220 if name == "project" else None,
            )
            for name in base.columns
        },
        height=min(420, 60 + 35 * len(base)),
    )
    chosen = [bool(mark) for mark in edited["counts"]]
    if chosen == counts:
        return
    if not any(chosen):
        st.warning(here.text("past.none_left"), icon=":material/warning:")
        return
    unseen = away - {row for rows in everything["rows"] for row in rows}
    rows = unseen | frozenset(
        row for mark, source in zip(chosen, everything["rows"], strict=True) if not mark for row in source
    )
    upload.leave_out(here.scenario, rows)
    state.remember("rows_version", version + 1)
    st.rerun()


def _day_pattern(here: View, pattern: str | None) -> str | None:
    """How the file writes a day, in words: day/month/year."""
    if not pattern:
        return None
    words = {"d": "day", "m": "month", "b": "month_name", "B": "month_name", "Y": "year", "y": "year"}
    day = re.sub(r"[T ]*%[HI].*$", "", pattern)
    return re.sub(
        r"%-?([A-Za-z])", lambda part: here.language.text(f"past.day.{words[part[1]]}") if part[1] in words else "", day
    ).strip()


def _mark(here: View, delimiter: str | None) -> str | None:
    names = {"\t": "tab", ",": "comma", ";": "semicolon", "~": "tilde", "|": "bar"}
    if delimiter is None:
        return None
    return here.language.text(f"past.mark.{names[delimiter]}") if delimiter in names else delimiter
