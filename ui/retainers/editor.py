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

from model import Planned, Retainer
from ui.retainers import cells
from ui.retainers.cell import CHOICES, KINDS, Writing
from ui.retainers.cells import ALWAYS, Note, Sheet
from ui.session import state
from ui.session.fields import COLUMNS, Field, Kind
from ui.session.typed import LONGEST
from ui.session.view import View
from ui.widgets.box import EXAMPLE

NOTHING: Final = "\N{EN DASH}"
"""Stands in a cell without a value."""

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
    more = [cells.STATUS, *(name for name in KINDS if name not in ALWAYS)]
    chosen = state.recalled(_SHOWN, [])
    order = [*ALWAYS, *(name for name in more if name in chosen)]
    held = _held(here)
    edited = st.data_editor(
        held.base,
        key=f"retainers:{_version()}",
        num_rows="dynamic",
        hide_index=True,
        column_order=order,
        column_config=_config(here),
        placeholder=NOTHING,
        alt=here.language.text("retainers.table.alt"),
    )
    _adopt(here, held, edited)
    _say(here)
    with st.popover(here.text("retainers.more"), icon=":material/view_column:", key="more_columns", on_change="rerun"):
        _columns(here, more)


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
    own = {cells.STATUS: "retainers.status", "starts_in": "retainers.start"}
    return own.get(name, f"field.retainer.{name}")


def _config(here: View) -> dict[str, Any]:
    usual = sheet(here).written(usual_row(here))
    config: dict[str, Any] = {
        "slot": None,
        cells.STATUS: _choice(here, _label(cells.STATUS), (cells.SIGNED, cells.PLANNED), cells.SIGNED),
    }
    for field in COLUMNS:
        name = field.name.removeprefix("retainer.")
        config[name] = _column(here, field, name, usual[name])
    return config


def _column(here: View, field: Field, name: str, usual: Any) -> Any:
    """A column of text: the grid's own columns of numbers read "2,5" as 25, whatever the language."""
    if field.kind is Kind.CHOICE:
        return _choice(here, _label(name), CHOICES[name], usual)
    text = field.kind in {Kind.TEXT, Kind.LADDER}
    return st.column_config.TextColumn(
        label(here, name),
        help=here.language.text(field.help),
        required=Retainer.model_fields[name].default is not None and field.kind is not Kind.TEXT,
        default=usual,
        alignment=None if text else "right",
    )


def label(here: View, name: str) -> str:
    """What stands over a column; not yet safe for Markdown."""
    said = here.language.text(_label(name))
    return (
        f"{said} ({here.language.currency_symbol(here.scenario.currency)})" if KINDS.get(name) is Kind.MONEY else said
    )


def _choice(here: View, key: str, options: Sequence[str], usual: str) -> Any:
    """A column of few codes, said in words."""
    return st.column_config.SelectboxColumn(
        here.language.text(key),
        options=[str(option) for option in options],
        default=usual,
        required=True,
        format_func=lambda code: here.language.text(f"retainers.choice.{code}"),
    )


# --------------------------------------------------------------------------------------------------------------- edits


def sheet(here: View) -> Sheet:
    """The table as this reader writes it."""
    return Sheet(here.scenario.start_month, Writing(here.language, here.scenario.currency))


def usual_row(here: View) -> Retainer:
    """What a new row begins as: one of the sliders' block."""
    block = here.scenario.planned
    return Retainer(monthly_fee=block.fee, hours_per_month=block.hours, term_months=block.term)


def _held(here: View) -> _Held:
    """The rows that the editor is given: the same ones until something else changed them."""
    rests_on = _basis(here, here.scenario.retainers)
    held: _Held | None = state.recalled(_HELD)
    return _fresh(here, rests_on) if held is None or held.rests_on != rests_on else held


def _basis(here: View, rows: tuple[Retainer, ...]) -> Hashable:
    return rows, here.scenario.start_month, here.scenario.currency, here.language.tag


def _fresh(here: View, rests_on: Hashable) -> _Held:
    st.session_state[_VERSION] = _version() + 1
    rows = here.scenario.retainers
    held = _Held(sheet(here).table(rows), rests_on, rows)
    state.remember(_HELD, held)
    return held


def _version() -> int:
    return int(st.session_state.get(_VERSION, 0))


def _adopt(here: View, held: _Held, edited: pd.DataFrame) -> None:
    """Take over what was typed; where it does not stand as typed, draw the table anew."""
    rows = edited.to_dict("records")
    found, notes = sheet(here).retainers(rows, held.before, usual_row(here))
    if found == here.scenario.retainers and not notes:
        return
    state.change("retainers", found)
    came_or_went = [row.slot for row in found] != [row.slot for row in held.before] or len(rows) != len(found)
    if notes or came_or_went:
        state.remember(_NOTES, (notes, found))
        state.forget(_HELD)
    else:
        state.remember(_HELD, _Held(held.base, _basis(here, found), held.before))
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
    said: dict[str, str | float] = {
        "number": number,
        "column": here.language.text(_label(note.column)),
        "typed": note.typed[:LONGEST],
        "stands": note.stands or NOTHING,
        "example": example(here, note.column),
    }
    return here.text(f"retainers.note.{note.code}", **said)


def example(here: View, column: str) -> str:
    """A text that a column certainly reads."""
    if column == "starts_in":
        return here.language.month(here.scenario.start_month)
    if column == "ladder":
        return "2, 6, 12"
    return here.language.percent(0.125, None) if KINDS[column] is Kind.SHARE else here.language.number(EXAMPLE)
