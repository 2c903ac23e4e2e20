"""The table of retainers: edited as a spreadsheet, and never at odds with the scenario.

Streamlit's editor is given the same rows for as long as it only repeats what the person typed; fed with its own result
it would lose every second edit. It is drawn anew where the rows changed elsewhere (a link, the sliders' block, another
page), where a row came or went, and where what was typed could not stand.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from model import Planned, Retainer
from model.bounds import bounds
from model.projection.retainer import Payment, Unused
from ui.retainers import cells
from ui.retainers.cells import Note
from ui.session import state
from ui.session.fields import COLUMNS, Field, Kind
from ui.session.view import View

ALWAYS: Final = 5
"""Columns that are always in sight: client, fee, hours, term, start."""

_HELD: Final = "editor:held"
_NOTES: Final = "editor:notes"
_SHOWN: Final = "editor:columns"
_VERSION: Final = "editor_version"


@dataclass(frozen=True)
class _Held:
    """What the editor was last given: its rows, and what they rest on."""

    base: pd.DataFrame
    rests_on: Hashable
    before: tuple[Retainer, ...]


def show(here: View) -> None:
    """The table, the choice of further columns, and what had to be changed in what was typed."""
    names = _names()
    more = [name for name in names if name not in names[:ALWAYS]]
    chosen = set(state.recalled(_SHOWN, []))
    order = [name for name in (*names[:ALWAYS], cells.STATUS, *more) if name in names[:ALWAYS] or name in chosen]
    held = _held(here)
    edited = st.data_editor(
        held.base,
        key=f"retainers:{_version()}",
        num_rows="dynamic",
        hide_index=True,
        column_order=order,
        column_config=_config(here, held.base),
        placeholder="–",
        alt=here.language.text("retainers.table.alt"),
    )
    _adopt(here, held, edited)
    _say(here)
    with st.popover(here.text("retainers.more"), icon=":material/view_column:", key="more_columns", on_change="rerun"):
        _columns(here, [cells.STATUS, *more])


def planned(here: View) -> None:
    """The block of the sliders, for the eye, and the button that makes rows of it."""
    block = here.scenario.planned
    if not block.count:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        said = here.plural(
            "retainers.planned",
            block.count,
            fee=here.money(block.fee * (1 - here.scenario.discount)),
            hours=here.language.number(block.hours),
            term=here.language.number(block.term),
            start=here.language.month(here.scenario.start_month + block.start, "long"),
        )
        st.markdown(said, width="content")
        full = len(here.scenario.retainers) + block.count > cells.MOST_ROWS
        st.button(
            here.plural("retainers.planned.rows", block.count),
            key="planned:rows",
            icon=":material/playlist_add:",
            on_click=make_rows,
            disabled=full,
            help=here.text("retainers.planned.rows.help"),
        )


def make_rows() -> None:
    """Turn the sliders' block into rows of the table."""
    scenario = state.scenario()
    rows = [row.but(slot=None) for row in scenario.planned.retainers(scenario.discount)]
    emptied = Planned(**{**scenario.planned.model_dump(), "count": 0})
    state.put(scenario.but(planned=emptied, retainers=(*scenario.retainers, *rows)))


# ------------------------------------------------------------------------------------------------------------- columns


def _names() -> list[str]:
    return [field.name.removeprefix("retainer.") for field in COLUMNS]


def _columns(here: View, offered: list[str]) -> None:
    """Further columns, kept while other pages are shown."""
    st.session_state.setdefault(_SHOWN, state.recalled(_SHOWN, []))
    labels = {name: here.text(_label(name)) for name in offered}
    st.pills(
        here.text("retainers.more"),
        offered,
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=_SHOWN,
        label_visibility="collapsed",
        on_change=_choose_columns,
    )


def _choose_columns() -> None:
    state.remember(_SHOWN, list(st.session_state[_SHOWN]))


def _label(name: str) -> str:
    return "retainers.status" if name == cells.STATUS else f"field.retainer.{name}"


def _config(here: View, base: pd.DataFrame) -> dict[str, Any]:
    config: dict[str, Any] = {
        "slot": None,
        cells.STATUS: _choice(here, "retainers.status", (cells.SIGNED, cells.PLANNED)),
    }
    usual = cells.written(_usual(here), here.scenario.start_month)
    for field in COLUMNS:
        name = field.name.removeprefix("retainer.")
        config[name] = _column(here, field, name, usual[name], base)
    return config


def _column(here: View, field: Field, name: str, usual: Any, base: pd.DataFrame) -> Any:
    label, explained = here.language.text(field.label), here.language.text(field.help)
    if name == "starts_in":
        return _months(here, base, explained)
    if name == "paid":
        return _choice(here, "paid", tuple(Payment), usual)
    if name == "unused":
        return _choice(here, "unused", tuple(Unused), usual)
    if field.kind in {Kind.TEXT, Kind.LADDER}:
        return st.column_config.TextColumn(label, help=explained, default=usual, max_chars=cells.LONGEST_NAME)
    low, high = bounds(Retainer, name)
    scale = 100 if field.kind is Kind.SHARE else 1
    whole = field.kind in cells.WHOLE
    optional = Retainer.model_fields[name].default is None
    if field.kind is Kind.MONEY:
        label = f"{label} ({here.language.currency_symbol(here.scenario.currency)})"
    return st.column_config.NumberColumn(
        label,
        help=explained,
        required=not optional,
        default=usual,
        min_value=int(low) if whole else low * scale,
        max_value=int(high) if whole else high * scale,
        step=1 if whole else (0.01 if field.kind in {Kind.MONEY, Kind.RATE} else field.step * scale),
        format="%g %%" if field.kind is Kind.SHARE else "localized",
    )


def _months(here: View, base: pd.DataFrame, explained: str) -> Any:
    """Starts as months, from the longest term ago to the latest start; a row's own is always among them."""
    first = here.scenario.start_month
    offered = [
        str(month) for month in pd.period_range(first - cells.LONGEST_TERM, first + cells.LATEST_START, freq="M")
    ]
    own = [str(month) for month in base["starts_in"]]
    return st.column_config.SelectboxColumn(
        here.language.text("retainers.start"),
        help=explained,
        options=sorted({*own, *offered}),
        default=str(first),
        required=True,
        format_func=lambda month: here.language.month(pd.Period(str(month))),
    )


def _choice(here: View, key: str, options: tuple[str, ...], usual: Any = cells.SIGNED) -> Any:
    """A column of few codes, said in words."""
    return st.column_config.SelectboxColumn(
        here.language.text(key if "." in key else f"field.retainer.{key}"),
        options=[str(option) for option in options],
        default=str(usual),
        required=True,
        format_func=lambda code: here.language.text(f"retainers.choice.{code}"),
    )


# --------------------------------------------------------------------------------------------------------------- edits


def _held(here: View) -> _Held:
    """The rows that the editor is given: the same ones until something else changed them."""
    rests_on = (here.scenario.retainers, here.scenario.start_month, here.scenario.currency, here.language.tag)
    held: _Held | None = state.recalled(_HELD)
    if held is None or held.rests_on != rests_on:
        held = _fresh(here, rests_on)
    return held


def _fresh(here: View, rests_on: Hashable) -> _Held:
    st.session_state[_VERSION] = _version() + 1
    rows = here.scenario.retainers
    held = _Held(cells.table(rows, here.scenario.start_month), rests_on, rows)
    state.remember(_HELD, held)
    return held


def _version() -> int:
    return int(st.session_state.get(_VERSION, 0))


def _usual(here: View) -> Retainer:
    """What a new row begins as: one of the sliders' block."""
    block = here.scenario.planned
    return Retainer(monthly_fee=block.fee, hours_per_month=block.hours, term_months=block.term)


def _adopt(here: View, held: _Held, edited: pd.DataFrame) -> None:
    """Take over what was typed; where it does not stand as typed, draw the table anew."""
    rows = edited.to_dict("records")
    found, notes = cells.retainers(rows, held.before, here.scenario.start_month, _usual(here))
    if found == here.scenario.retainers and not notes:
        return
    state.change("retainers", found)
    came_or_went = [row.slot for row in found] != [row.slot for row in held.before] or len(rows) != len(found)
    if notes or came_or_went:
        state.remember(_NOTES, (notes, found))
        state.forget(_HELD)
    else:
        rests_on = (found, here.scenario.start_month, here.scenario.currency, here.language.tag)
        state.remember(_HELD, _Held(held.base, rests_on, held.before))
    st.rerun()


def _say(here: View) -> None:
    """Say once what had to be changed."""
    notes: list[Note]
    notes, rows = state.recalled(_NOTES, ([], ()))
    state.forget(_NOTES)
    for note in notes:
        st.info(_said(here, note, rows), icon=":material/edit_note:")


def _said(here: View, note: Note, rows: tuple[Retainer, ...]) -> str:
    if note.code == "rows":
        return here.text("retainers.note.rows", most=cells.MOST_ROWS)
    number = note.position + 1
    row = rows[note.position]
    if note.code == "started":
        return here.plural(
            "retainers.note.started", row.first_term, number=number, term=row.term_months, renewals=row.renewals
        )
    return here.text(
        "retainers.note.bounded", number=number, column=here.language.text(f"field.retainer.{note.column}")
    )
