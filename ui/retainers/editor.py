"""The table of retainers: edited as a spreadsheet, and never at odds with the scenario.

Streamlit's editor is given the same rows for as long as it only repeats what the person typed; fed with its own result
it would lose every second edit. It is drawn anew where the rows changed elsewhere (a link, the sliders' block, another
page), where a row came or went, and where what was typed could not stand.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from model import Retainer
from ui.retainers import cards, cells, rows
from ui.retainers.cell import CHOICES, KINDS
from ui.retainers.cells import ALWAYS
from ui.session import people, state
from ui.session.fields import COLUMNS, Field, Kind
from ui.session.view import View

KNOWN: Final = "known"
"""The column that says which client of the past a row is: in sight where there are such clients."""

FURTHER: Final = (cells.STATUS, *(name for name in KINDS if name not in (*ALWAYS, KNOWN)))
"""Columns that are shown on request."""

_HELD: Final = "editor:held"
_SHOWN: Final = "editor:columns"
_VERSION: Final = "editor_version"


@dataclass(frozen=True)
class _Held:
    """What the editor was last given: its rows, and what they rest on."""

    base: pd.DataFrame
    rests_on: Hashable
    before: tuple[Retainer, ...]


def show(here: View) -> None:
    """The table, on a phone its cards; the choice of further columns, and what had to be changed in what was typed."""
    if not here.scenario.retainers:
        st.info(here.text("retainers.empty"), icon=":material/contract:")
    held = _held(here)
    with st.container(key="retainer-grid"):
        edited = st.data_editor(
            held.base,
            key=f"retainers:{_version()}",
            num_rows="dynamic",
            hide_index=True,
            column_order=order(here),
            column_config=_config(here),
            placeholder=rows.NOTHING,
            alt=here.language.text("retainers.table.alt"),
        )
    _adopt(here, held, edited)
    cards.show(here)
    # A place of its own: what comes and goes in it moves nothing below, where a field may have the focus.
    with st.container(gap="small"):
        rows.say(here)
        rows.undo(here)
    with st.container(horizontal=True, gap="small"):
        rows.button(here)
        with st.popover(
            here.text("retainers.more"), icon=":material/view_column:", key="more_columns", on_change="rerun"
        ):
            _columns(here, list(FURTHER))


# ------------------------------------------------------------------------------------------------------------- columns


def _columns(here: View, offered: list[str]) -> None:
    """Further columns, kept while other pages are shown."""
    st.session_state.setdefault(_SHOWN, state.recalled(_SHOWN, []))
    labels = {name: here.text(rows.head(name)) for name in offered}
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
    said = st.session_state[_SHOWN]
    if all(name in FURTHER for name in said):
        state.remember(_SHOWN, list(said))


def order(here: View) -> list[str]:
    """The columns in sight: those that always are, then those that were asked for."""
    chosen = state.recalled(_SHOWN, [])
    known = [KNOWN] if any(people.names(here)) else []
    return [*ALWAYS, *known, *(name for name in FURTHER if name in chosen)]


def _config(here: View) -> dict[str, Any]:
    usual = rows.sheet(here).written(rows.usual(here))
    config: dict[str, Any] = {
        "slot": None,
        cells.STATUS: _choice(here, rows.head(cells.STATUS), (cells.SIGNED, cells.PLANNED), cells.SIGNED),
    }
    for field in COLUMNS:
        name = field.name.removeprefix("retainer.")
        config[name] = _column(here, field, name, usual[name])
    return config


def _column(here: View, field: Field, name: str, usual: Any) -> Any:
    """A column of text: the grid's own columns of numbers read "2,5" as 25, whatever the language."""
    if field.kind is Kind.CHOICE:
        return _choice(here, rows.head(name), CHOICES[name], usual)
    if field.kind is Kind.CLIENT:
        return st.column_config.SelectboxColumn(
            here.language.text(rows.head(name)),
            help=here.language.text(field.help),
            options=list(filter(None, people.names(here))),
        )
    text = field.kind in {Kind.TEXT, Kind.LADDER, Kind.CALENDAR}
    return st.column_config.TextColumn(
        rows.label(here, name),
        help=here.language.text(field.help),
        required=Retainer.model_fields[name].default is not None and field.kind not in {Kind.TEXT, Kind.CALENDAR},
        default=usual,
        alignment=None if text else "right",
    )


def _choice(here: View, key: str, options: Sequence[str], usual: str) -> Any:
    """A column of few codes, said in words."""
    return st.column_config.SelectboxColumn(
        here.language.text(key),
        options=[str(option) for option in options],
        default=usual,
        required=True,
        format_func=lambda code: rows.said(here, str(code)),
    )


# --------------------------------------------------------------------------------------------------------------- edits


def _held(here: View) -> _Held:
    """The rows that the editor is given: the same ones until something else changed them."""
    rests_on = _basis(here, here.scenario.retainers)
    held: _Held | None = state.recalled(_HELD)
    return _fresh(here, rests_on) if held is None or held.rests_on != rests_on else held


def _basis(here: View, found: tuple[Retainer, ...]) -> Hashable:
    return found, here.scenario.start_month, here.scenario.currency, here.language.tag


def _fresh(here: View, rests_on: Hashable) -> _Held:
    st.session_state[_VERSION] = _version() + 1
    before = here.scenario.retainers
    held = _Held(rows.sheet(here).table(before), rests_on, before)
    state.remember(_HELD, held)
    return held


def _version() -> int:
    return int(st.session_state.get(_VERSION, 0))


def _adopt(here: View, held: _Held, edited: pd.DataFrame) -> None:
    """Take over what was typed; where it does not stand as typed, draw the table anew."""
    typed = edited.to_dict("records")
    usual = rows.usual(here)
    found, notes = rows.sheet(here).retainers(typed, held.before, usual)
    found = cells.without_line_end(found, here.scenario.retainers, usual)
    found = rows.suggested(here, found, held.before, notes)
    if found == here.scenario.retainers and not notes:
        return
    came_or_went = [row.slot for row in found] != [row.slot for row in held.before] or len(typed) != len(found)
    rows.take(found, notes)
    if notes or came_or_went:
        state.forget(_HELD)
    else:
        state.remember(_HELD, _Held(held.base, _basis(here, found), held.before))
    st.rerun()
