"""The first rows of a table as they stand in the file: a choice over each column, a box beside each row.

Cells are written as HTML with their marks escaped: what a file says is shown, never interpreted.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from exchange import Reading
from exchange.upload.columns.pointing import POINTABLE
from exchange.upload.reading.shown import ShownColumn
from exchange.upload.words.wording import reason
from ui.past_projects import history
from ui.past_projects.pointing import can_return
from ui.session import state
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.ties import picked

ROWS: Final = 8
"""Rows shown at first."""

STEP: Final = 20
"""Rows that are added at a time."""

COLUMNS: Final = 30
"""Columns shown at first; a table with more shows the rest when asked."""

LONGEST: Final = 60
"""Characters of a cell that are shown."""

_NARROW: Final = 132
_WIDE: Final = 300
_LETTER: Final = 7.5
"""Pixels: the bounds of a column, and of a letter in it."""

_MARK: Final = 68
_MARKS: Final = 140
_FATES: Final = 132
_ROWS: Final = "strip_rows"
_ALL: Final = "strip_all"

STYLE: Final = """<style>
.st-key-strip {overflow-x: auto; padding-bottom: 0.5rem; scroll-padding-left: 4.5rem;}
.st-key-strip > div {flex-shrink: 0;}
.strip-head, .strip-cell, .strip-gap {
  height: 2.25rem; line-height: 2.25rem; padding: 0 0.5rem; font-size: 0.875rem; white-space: pre;
  overflow: hidden; text-overflow: ellipsis; border-bottom: 1px solid rgba(128, 128, 128, 0.25);
}
.strip-head {font-weight: 600;}
.strip-gap {height: 2.5rem; border: 0;}
.st-key-strip [data-testid="stSelectbox"] {padding-right: 0.25rem;}
.st-key-strip > :has(> .st-key-strip-marks) {position: sticky; left: 0; z-index: 1;}
.st-key-strip-marks [data-testid="stElementContainer"]:has([data-testid="stCheckbox"]) {width: 100%;}
.st-key-strip-marks [data-testid="stCheckbox"] {
  width: 100%; height: 2.25rem; display: flex; align-items: center; border-bottom: 1px solid rgba(128, 128, 128, 0.25);
}
</style>"""
"""Rows are of one height, so that boxes, cells and what becomes of them stand in a line."""


def show(here: View, found: Reading, pointed: Callable[[int, str], None], marked: Callable[[int, bool], None]) -> None:
    """Draw the table.

    Args:
        here: the page's view.
        found: the reading that is looked at.
        pointed: is told the column (from 1) and the meaning that a person chose for it.
        marked: is told the row and whether it shall count.
    """
    columns = [
        column for column in found.understanding.table if column.label != column.letter or _filled(found, column)
    ]
    rows = _rows(found)
    # The boxes that stay in sight cover what goes by.
    st.html(f"{STYLE}<style>.st-key-strip-marks {{background: {parts.ground()};}}</style>")
    with st.container(key="strip", horizontal=True, wrap=False, gap=None):
        fates = _fates(here, found, rows)
        with st.container(key="strip-marks", width=_MARKS if _together(found) else _MARK, gap=None):
            st.html('<div class="strip-gap"></div>' + _head(here.language.text("past.table.row")))
            for row in rows:
                _mark(found, row, fates[row], marked)
        shown = columns if state.recalled(_ALL) else columns[:COLUMNS]
        for column in shown:
            cells = [found.cells(row)[column.number - 1] for row in rows]
            with st.container(key=f"strip-{column.number}", width=_wide([column.label, *cells]), gap=None):
                _choice(here, column, pointed)
                st.html(_head(column.label) + "".join(map(_cell, cells)))
        with st.container(key="strip-fates", width=_FATES, gap=None):
            said = "".join(_cell(fates[row][0]) for row in rows)
            st.html('<div class="strip-gap"></div>' + _head(here.language.text("past.place")) + said)
    with st.container(horizontal=True, gap="small"):
        if found.grid is not None and len(rows) and rows[-1] < len(found.grid.rows):
            st.button(
                here.text("past.point.rows"),
                key="strip:rows",
                type="tertiary",
                on_click=lambda: state.remember(_ROWS, len(rows) + STEP),
            )
        if len(shown) < len(columns):
            st.button(
                here.text("past.point.all", count=len(columns)),
                key="strip:all",
                type="tertiary",
                on_click=lambda: state.remember(_ALL, "yes"),
            )


def start_anew() -> None:
    """A new file is shown from its first rows again."""
    state.forget("strip_")


def meaning(here: View, code: str) -> str:
    """What a column stands for, in words; not yet safe for Markdown."""
    return here.language.text(f"past.meaning.{code}")


def _rows(found: Reading) -> Sequence[int]:
    """The rows that are shown: the first ones under the header."""
    first = (found.understanding.header_row or 0) + 1
    last = len(found.grid.rows) if found.grid is not None else 0
    return range(first, min(first + int(state.recalled(_ROWS, ROWS)), last + 1))


def _together(found: Reading) -> bool:
    """Are several sheets read as one table?"""
    return found.grid is not None and bool(found.grid.parts)


def _filled(found: Reading, column: ShownColumn) -> bool:
    return any(found.cells(row)[column.number - 1].strip() for row in _rows(found))


def _fates(here: View, found: Reading, rows: Sequence[int]) -> dict[int, tuple[str, str]]:
    """What becomes of each row: in words, and the code of why it does not count, "" for one that does."""
    out: dict[int, tuple[str, str]] = {}
    for frame, why in ((found.structural, True), (found.excluded, False)):
        near = frame[frame["row"].isin(rows)]
        for row, code in zip(near["row"].tolist(), near["reason"].tolist(), strict=True):
            out[row] = (reason(code, here.language), "structural" if why else code)
    waiting = {row for mine in found.open["rows"] for row in mine}
    for row in rows:
        if row not in out:
            out[row] = (here.language.text("past.place.open" if row in waiting else "past.place.counted"), "")
    return out


def _mark(found: Reading, row: int, fate: tuple[str, str], marked: Callable[[int, bool], None]) -> None:
    """The box beside a row: whether it counts. What is no row of data, or lacks day or amount, cannot be ticked."""
    key = f"strip:row:{row}"
    st.session_state[key] = not fate[1]
    st.checkbox(
        plain(history.named(row, found)),
        key=key,
        disabled=fate[1] == "structural" or not can_return(fate[1]),
        on_change=lambda: marked(row, bool(st.session_state[key])),
    )


def _choice(here: View, column: ShownColumn, pointed: Callable[[int, str], None]) -> None:
    """What a column stands for, to choose over it."""
    key = f"strip:column:{column.number}"
    offered = [*POINTABLE, *([] if column.meaning in POINTABLE else [column.meaning])]
    st.session_state[key] = column.meaning

    def point() -> None:
        if (chosen := picked(key, offered)) is not None:
            pointed(column.number, chosen)

    st.selectbox(
        here.text("past.point.column", letter=column.letter),
        offered,
        key=key,
        format_func=lambda code: meaning(here, code),
        label_visibility="collapsed",
        on_change=point,
    )


def _wide(cells: Sequence[str]) -> int:
    """Pixels that a column takes, by the longest of its cells."""
    return int(min(max(_LETTER * max(map(len, cells)) + 24, _NARROW), _WIDE))


def _head(text: str) -> str:
    return f'<div class="strip-head" title="{html.escape(text)}">{html.escape(text)}</div>'


def _cell(text: str) -> str:
    shown = " ".join(text.split())[:LONGEST]
    return f'<div class="strip-cell" title="{html.escape(shown)}">{html.escape(shown) or "&nbsp;"}</div>'
