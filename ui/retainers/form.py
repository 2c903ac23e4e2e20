"""A row of the table as a form: for the keyboard, for a phone, and for whoever would rather not meet a grid.

What is typed becomes the cells of the row and is read as the grid's are (`ui/retainers/cells.py`).
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from model import Retainer
from model.projection.scenario import MOST_RETAINERS
from ui.retainers import cells, editor, rows
from ui.retainers.cell import CHOICES
from ui.session import people, state
from ui.session.names import LONGEST_NAME
from ui.session.typed import LONGEST
from ui.session.view import View

WIDTH: Final = 200
"""Pixels that a field has at least."""

STYLE: Final = """<style>
.st-key-retainer-fields [data-testid="InputInstructions"] {display: none;}
</style>"""
"""Streamlit's own words in a field, "Press Enter to submit form", are English in every language."""

_MARK: Final = "form:mark"


def show(here: View) -> None:
    """One row to choose, its fields, and buttons that save, repeat and delete it; nothing while there is no row."""
    if not here.scenario.retainers:
        return
    behind = st.expander(here.text("retainers.form"), key=rows.OPENED, on_change="rerun", icon=":material/edit:")
    if not behind.open:
        return
    with behind:
        row = _chosen(here)
        _fields(here, row)
        with st.container(horizontal=True, gap="small"):
            st.button(
                here.text("retainers.repeat"),
                key="retainers:repeat",
                icon=":material/content_copy:",
                on_click=rows.repeat,
                args=(row.slot,),
                disabled=len(here.scenario.retainers) >= MOST_RETAINERS,
            )
            st.button(
                here.text("retainers.delete"),
                key="retainers:delete",
                icon=":material/delete:",
                on_click=rows.delete,
                args=(row.slot,),
            )


def _chosen(here: View) -> Retainer:
    """The row to edit: the one chosen before while it is there, else the first."""
    present = {row.slot: row for row in here.scenario.retainers}
    names = {
        slot: " · ".join(filter(None, (str(number), row.client)))
        for number, (slot, row) in enumerate(present.items(), 1)
    }
    before = state.recalled(rows.CHOSEN)
    # A choice that stands keeps the names that it was drawn with: other names make another one.
    key = f"{rows.CHOSEN}:{hash(tuple(names.items()))}"
    if key not in st.session_state:
        st.session_state[key] = before if before in present else next(iter(present))
    slot = st.selectbox(here.text("retainers.form.row"), list(present), format_func=names.__getitem__, key=key)
    state.remember(rows.CHOSEN, slot)
    return present[slot]


def _fields(here: View, row: Retainer) -> None:
    """The columns in sight, and the button that sends them."""
    shown, names = rows.sheet(here).written(row), editor.order(here)
    mark = (row, here.language.tag, here.scenario.start_month, names)
    if state.recalled(_MARK) != mark:
        # The row is another one, or was changed elsewhere: what stood in the fields must not be brought back.
        state.remember(_MARK, mark)
        st.session_state.update({_key(name): shown[name] or "" for name in names})
    with st.container(key="retainer-fields"), st.form("retainers:fields"):
        st.html(STYLE)
        with st.grid(3, min_column_width=WIDTH, gap="small"):
            for name in names:
                _field(here, name)
        st.form_submit_button(
            here.text("retainers.save"), icon=":material/done:", on_click=_save, args=(here, row, names)
        )


def _key(name: str) -> str:
    return f"cell:{name}"


def _field(here: View, name: str) -> None:
    # Nothing here is anybody's text but ours: a screen reader would read the marks that make it safe.
    label, key = rows.label(here, name), _key(name)
    choices = {**CHOICES, cells.STATUS: (cells.SIGNED, cells.PLANNED)}
    if name in choices:
        codes = [str(code) for code in choices[name]]
        st.selectbox(label, codes, format_func=lambda code: rows.said(here, code), key=key)
    elif name == editor.KNOWN:
        options = ["", *filter(None, people.names(here))]
        st.selectbox(label, options, format_func=lambda known: known or rows.NOTHING, key=key)
    else:
        longest = LONGEST_NAME if name == "client" else LONGEST
        st.text_input(label, max_chars=longest, key=key, autocomplete="off")


def _save(here: View, row: Retainer, names: list[str]) -> None:
    """Take over what stands in the fields, before the page is drawn: drawn twice, the field at hand loses the focus."""
    typed = {name: st.session_state.get(_key(name)) or "" for name in names}
    sheet, before = rows.sheet(here), here.scenario.retainers
    written = [{**sheet.written(each), **(typed if each.slot == row.slot else {})} for each in before]
    found, notes = sheet.retainers(written, before, rows.usual(here))
    found = rows.suggested(here, found, before, notes)
    state.forget(_MARK)
    rows.take(found, notes)
