"""The rows of retainers as a person changes them: added, taken over, repeated, deleted, brought back.

The grid and the form beside it are two ways to type; what is typed passes here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from model import Retainer
from model.projection.scenario import MOST_RETAINERS
from ui.retainers import cells
from ui.retainers.cell import KINDS, Writing
from ui.retainers.cells import Note, Sheet
from ui.session import people, state
from ui.session.fields import Kind
from ui.session.typed import LONGEST
from ui.session.view import View
from ui.widgets.box import EXAMPLE

NOTHING: Final = "\N{EN DASH}"
"""Stands in a cell without a value."""

OPENED: Final = "retainers:form"
"""Key of the form: it opens for a row that was just added."""

CHOSEN: Final = "form:row"
"""What is remembered of the choice of a row: its slot."""

SUGGESTED: Final = ("client", "monthly_fee", "hours_per_month", "starts_in", "acceptance", "converts")
"""What a row takes over from the client of the past that it names."""

_NOTES: Final = "editor:notes"
_GONE: Final = "editor:gone"


def sheet(here: View) -> Sheet:
    """The table as this reader writes it."""
    writing = Writing(here.language, here.scenario.currency, people.names(here))
    return Sheet(here.scenario.start_month, writing)


def usual(here: View) -> Retainer:
    """What a new row begins as: one of the sliders' block."""
    block = here.scenario.planned
    return Retainer(monthly_fee=block.fee, hours_per_month=block.hours, term_months=block.term)


def head(name: str) -> str:
    """Key of what stands over a column."""
    own = {cells.STATUS: "retainers.status", "starts_in": "retainers.start"}
    return own.get(name, f"field.retainer.{name}")


def label(here: View, name: str) -> str:
    """What stands over a column; not yet safe for Markdown."""
    said = here.language.text(head(name))
    return (
        f"{said} ({here.language.currency_symbol(here.scenario.currency)})" if KINDS.get(name) is Kind.MONEY else said
    )


def said(here: View, code: str) -> str:
    """A choice in words; not yet safe for Markdown."""
    return here.language.text(f"retainers.choice.{code}")


# ------------------------------------------------------------------------------------------------------------- changes


def take(found: tuple[Retainer, ...], notes: list[Note]) -> None:
    """Take over what was typed, and remember what is to be said of it and what went."""
    before = state.scenario().retainers
    if notes:
        state.remember(_NOTES, (notes, found))
    if state.change("retainers", found):
        _note_gone(before)


def suggested(
    here: View, found: tuple[Retainer, ...], before: Sequence[Retainer], notes: list[Note]
) -> tuple[Retainer, ...]:
    """Rows that were just said to be a client of the past, with what that client bought where nothing else was typed.

    A client is one row's: of two the first keeps it.
    """
    present, first = {row.slot: row for row in before}, usual(here)
    rows: list[Retainer] = []
    for position, row in enumerate(found):
        old = present.get(row.slot, first)
        if row.known is None or row.known == old.known:
            rows.append(row)
        elif any(row.known == other.known for other in (*rows, *found[position + 1 :])):
            notes.append(Note("known_twice", position, typed=people.names(here)[row.known]))
            rows.append(row.but(known=old.known))
        else:
            offer = people.offered(here, row.known)
            taken = [
                name for name in SUGGESTED if getattr(row, name) == getattr(old, name) and getattr(offer, name) != ""
            ]
            notes.append(Note("known", position, typed=people.names(here)[row.known]))
            rows.append(row.but(**{name: getattr(offer, name) for name in taken}))
    return tuple(rows)


def add(here: View) -> None:
    """A new row as the sliders' block has them, open in the form."""
    _append(usual(here))


def repeat(slot: int | None) -> None:
    """The row once more, under a name of its own."""
    present = state.scenario().retainers
    row = next(row for row in present if row.slot == slot)
    _append(cells.unlike(row.but(slot=None), present))


def _append(row: Retainer) -> None:
    if state.change("retainers", (*state.scenario().retainers, row)):
        state.remember(CHOSEN, state.scenario().retainers[-1].slot)
        st.session_state[OPENED] = True


def edit(slot: int | None) -> None:
    """Open the form on a row."""
    for key in [key for key in st.session_state if str(key).startswith(f"{CHOSEN}:")]:
        del st.session_state[key]
    state.remember(CHOSEN, slot)
    st.session_state[OPENED] = True


def delete(slot: int | None) -> None:
    """Take a row out; `undo` brings it back."""
    before = state.scenario().retainers
    if state.change("retainers", tuple(row for row in before if row.slot != slot)):
        _note_gone(before)


def _note_gone(before: tuple[Retainer, ...]) -> None:
    left = {row.slot for row in state.scenario().retainers}
    gone = [(position, row) for position, row in enumerate(before) if row.slot not in left]
    if gone:
        state.remember(_GONE, (gone, _identities()))


def _identities() -> list[tuple[int | None, str]]:
    return [(row.slot, row.client) for row in state.scenario().retainers]


def _bring_back(gone: list[tuple[int, Retainer]]) -> None:
    """The rows that went, where they stood, with the numbers that they had."""
    present = list(state.scenario().retainers)
    for position, row in gone:
        present.insert(position, row)
    state.change("retainers", tuple(present))


def button(here: View) -> None:
    """Add a retainer."""
    st.button(
        here.text("retainers.add"),
        key="retainers:add",
        icon=":material/add:",
        on_click=add,
        args=(here,),
        disabled=len(here.scenario.retainers) >= MOST_RETAINERS,
    )


def undo(here: View) -> None:
    """What was deleted last, and the way back, until other rows come or go."""
    gone: list[tuple[int, Retainer]]
    gone, left = state.recalled(_GONE, ([], None))
    if not gone or left != _identities():
        state.forget(_GONE)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        names = ", ".join(
            row.client or here.language.text("retainers.name.row", number=position + 1) for position, row in gone
        )
        st.markdown(here.plural("retainers.gone", len(gone), names=names), width="content")
        st.button(
            here.text("retainers.undo"),
            key="retainers:undo",
            icon=":material/undo:",
            on_click=_bring_back,
            args=(gone,),
        )


# --------------------------------------------------------------------------------------------------------------- notes


def say(here: View) -> None:
    """Say once what had to be changed."""
    notes: list[Note]
    notes, found = state.recalled(_NOTES, ([], ()))
    state.forget(_NOTES)
    for note in notes:
        st.info(_said(here, note, found), icon=":material/edit_note:")


def _said(here: View, note: Note, found: tuple[Retainer, ...]) -> str:
    if note.code == "rows":
        return here.text("retainers.note.rows", most=MOST_RETAINERS)
    number = note.position + 1
    row = found[note.position]
    if note.code == "started":
        return here.plural(
            "retainers.note.started", row.first_term, number=number, term=row.term_months, renewals=row.renewals
        )
    if note.code in {"known", "known_twice"}:
        return here.text(f"retainers.note.{note.code}", number=number, name=note.typed)
    words: dict[str, str | float] = {
        "number": number,
        "column": here.language.text(head(note.column)),
        "typed": note.typed[:LONGEST],
        "stands": note.stands or NOTHING,
        "example": _example(here, note.column),
    }
    return here.text(f"retainers.note.{note.code}", **words)


def _example(here: View, column: str) -> str:
    """A text that a column certainly reads."""
    if column == "starts_in":
        return here.language.month(here.scenario.start_month)
    if column == "ladder":
        return "2, 6, 12"
    return here.language.percent(0.125, None) if KINDS[column] is Kind.SHARE else here.language.number(EXAMPLE)
