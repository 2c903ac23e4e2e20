"""The rows of an upload: which count, which do not and why, and which a person sets aside."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
import streamlit as st

from exchange import Reading
from exchange.upload.wording import reason
from model import ProjectHistory
from ui import parts, state, upload
from ui.view import View

MOST: Final = 200
"""Rows of a list that are drawn at once."""


def recognised(here: View, found: Reading) -> None:
    """How the file was understood: its columns, its marks, and what the amount is."""
    seen = found.understanding
    text = here.language.text
    lines = {
        text(f"past.meaning.{meaning}"): header
        for meaning, header in seen.columns.items()
        if here.language.has(f"past.meaning.{meaning}")
    }
    if seen.amount_basis and here.language.has(f"past.basis.{seen.amount_basis}"):
        lines[text("past.basis")] = text(f"past.basis.{seen.amount_basis}")
    marks = {
        "past.encoding": seen.encoding,
        "past.delimiter": _mark(here, seen.delimiter),
        "past.decimal": seen.decimal,
        "past.dates": seen.date_format,
        "past.currency": seen.currency,
        "past.sheet": seen.sheet,
    }
    lines |= {text(key): value for key, value in marks.items() if value}
    if seen.header_row:
        lines[text("past.header_row")] = here.language.number(seen.header_row)
    table = pd.DataFrame({text("past.found"): list(lines.values())}, index=pd.Index(lines, name=text("past.what")))
    parts.sheet(table)


def problems(here: View, found: Reading) -> None:
    """What was found wrong or worth saying, by row and column."""
    text = here.language.text
    rows = [
        {
            text("past.row"): "" if problem.row is None else here.language.number(problem.row),
            text("past.column"): problem.column or "",
            text("past.message"): problem.text(here.language),
        }
        for problem in found.problems
    ]
    if rows:
        _list(here, pd.DataFrame(rows))


def excluded(here: View, found: Reading) -> None:
    """The rows that do not count, each with its reason."""
    text = here.language.text
    table = pd.DataFrame(
        {
            text("past.row"): [here.language.number(row) for row in found.excluded["row"]],
            text("past.reason"): [reason(code, here.language) for code in found.excluded["reason"]],
        }
    )
    _list(here, table)


def projects(here: View, history: ProjectHistory) -> None:
    """Every project, with a mark to take out of those that count; a change fits the rest anew."""
    everything = history.all
    text = here.language.text
    away = upload.left_out()
    counts = [not set(rows) & away for rows in everything["rows"]]
    base = pd.DataFrame(
        {
            "counts": counts,
            "row": [", ".join(str(row) for row in rows) for rows in everything["rows"]],
            "client": everything["client"],
            "project": everything["project"],
            "invoiced": [here.language.date(day.date()) for day in everything["invoiced_on"]],
            "paid": [
                text("past.unpaid") if pd.isna(day) else here.language.date(day.date()) for day in everything["paid_on"]
            ],
            "amount": [here.money(amount, 2) for amount in everything["amount"]],
            "hours": ["" if math.isnan(hours) else here.language.number(hours, 1) for hours in everything["hours"]],
        }
    )
    st.caption(here.text("past.windfall"))
    version = state.recalled("rows_version", 0)
    edited = st.data_editor(
        base,
        key=f"rows:{version}",
        hide_index=True,
        disabled=[name for name in base.columns if name != "counts"],
        column_config={name: st.column_config.Column(text(f"past.table.{name}")) for name in base.columns},
        height=min(420, 60 + 35 * len(base)),
    )
    chosen = [bool(mark) for mark in edited["counts"]]
    if chosen == counts:
        return
    if not any(chosen):
        st.warning(here.text("past.none_left"), icon=":material/warning:")
        return
    rows = frozenset(row for mark, source in zip(chosen, everything["rows"], strict=True) if not mark for row in source)
    upload.leave_out(here.scenario, rows)
    state.remember("rows_version", version + 1)
    st.rerun()


def _list(here: View, table: pd.DataFrame) -> None:
    """A plain list; its cells are text, whatever stands in them."""
    st.dataframe(table.head(MOST), hide_index=True)
    if len(table) > MOST:
        st.caption(here.text("past.more", count=len(table) - MOST))


def _mark(here: View, delimiter: str | None) -> str | None:
    names = {"\t": "tab", ",": "comma", ";": "semicolon", "~": "tilde", "|": "bar"}
    if delimiter is None:
        return None
    return here.language.text(f"past.mark.{names[delimiter]}") if delimiter in names else delimiter
