"""The table of a file with what its columns were taken for, to be pointed at; what changes is seen before it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd
import streamlit as st

from exchange import Reading
from ui.past_projects import history, pointing, strip, trial
from ui.past_projects.marks import marks
from ui.past_projects.places import amounts, left_out
from ui.past_projects.questions import gives
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.fold import fold, turn
from ui.widgets.ties import picked

FIRST: Final = 5
"""Projects that are shown as they would count."""

ERRORS: Final = 3
"""Cells that are named which could not be read."""

HEADERS: Final = 40
"""Rows of which one may be the header."""

MISSING: Final = frozenset({"no_header", "no_date", "no_amount", "no_projects", "header_only"})
"""What may be wrong with a table that a person can mend by pointing."""

_FOLD: Final = "past:columns"

Use = Callable[[Mapping[str, str]], None]
"""Lets the answers that were tried count."""


def can_point(found: Reading) -> bool:
    """Is there a table with something in it to point at?"""
    return bool(found.understanding.table) and found.grid is not None and len(found.grid.rows) > 1


def needs_pointing(found: Reading) -> bool:
    """Was the file not understood, or understood by its cells alone, so that a person should look at its columns?"""
    asked = any(question.id == "columns" and question.answer is None for question in found.questions)
    return can_point(found) and (found.status == "rejected" or asked)


def arrive(found: Reading) -> None:
    """A file was read: nothing is tried yet, and the table opens by itself where it is needed."""
    trial.end()
    turn(_FOLD, "open" if needs_pointing(found) else "closed")


def resume(found: Reading, answers: Mapping[str, str]) -> None:
    """Go on trying, after something else was answered meanwhile."""
    trial.attempt(found, answers)
    turn(_FOLD, "open")


def show(here: View, found: Reading, use: Use) -> None:
    """The table behind its fold, open by itself for a file that was not understood."""
    if not can_point(found):
        return
    box = fold(_FOLD, here.text("past.point"), ":material/table_view:")
    if box.open:
        with box:
            _view(here, found, use)


@st.fragment
def _view(here: View, found: Reading, use: Use) -> None:
    """Layout, table and outlook; a fragment, since the figures of the page stay as they are until it counts."""
    tried = trial.present(found)
    st.markdown(here.text("past.point.what"))
    if len(tried.understanding.sheets) > 1:
        _sheets(here, found, tried)
    if tried.understanding.nature == "wide":
        st.caption(here.text("past.point.wide"))
    strip.show(here, tried, lambda *chosen: _point(found, *chosen), lambda *chosen: _mark(found, *chosen))
    with st.container(border=True, key="outlook"):
        _outlook(here, found, tried)
        with st.container(horizontal=True, gap="small"):
            confirms = any(question.id == "columns" and question.answer is None for question in found.questions)
            settled = tried.status == "rejected" or not (trial.is_open(found) or confirms)
            if st.button(here.text("past.point.use"), key="point:use", icon=":material/done:", disabled=settled):
                use(tried.answers)
                st.rerun()
            if pointing.is_pointed(tried.answers):
                st.button(
                    here.text("past.point.anew"),
                    key="point:anew",
                    icon=":material/restart_alt:",
                    on_click=lambda: trial.attempt(found, pointing.by_itself(tried.answers)),
                )
    _layout(here, found, tried)
    if said := marks(here, tried):
        st.caption(" · ".join(plain(f"{name}: {value}") for name, value in said.items()))


def _point(found: Reading, number: int, meaning: str) -> None:
    trial.attempt(found, pointing.point(trial.present(found).answers, number, meaning))


def _mark(found: Reading, row: int, counts: bool) -> None:  # noqa: FBT001  # what a box says
    change = pointing.give_back if counts else pointing.set_aside
    trial.attempt(found, change(trial.present(found).answers, {row}))


def _say(found: Reading, question: str, answer: str | None) -> None:
    if answer is not None:
        trial.attempt(found, pointing.say(trial.present(found).answers, question, answer))


# -------------------------------------------------------------------------------------------------------------- layout


def _layout(here: View, found: Reading, tried: Reading) -> None:
    """Which row names the columns, and how days and numbers are written."""
    text = here.language.text
    with st.container(horizontal=True, gap="small"):
        grid = tried.grid
        if grid is not None and not grid.parts:
            rows = {
                str(number): text(
                    "past.point.header_row", row=number, cells=" · ".join(filter(None, map(str.strip, row)))
                )
                for number, row in enumerate(grid.rows[:HEADERS], 1)
                if any(cell.strip() for cell in row)
            }
            now = str(tried.understanding.header_row or 0)
            _one_of(here, found, "header_row", {"0": text("past.point.no_header")} | rows, now)
        orders = {code: text(f"past.point.order.{code}") for code in ("dmy", "mdy", "ymd")}
        _one_of(
            here, found, "date_order", {"": text("past.point.itself")} | orders, tried.answers.get("date_order", "")
        )
        signs = {".": text("past.point.mark.point"), ",": text("past.point.mark.comma")}
        _one_of(here, found, "decimal", {"": text("past.point.itself")} | signs, tried.answers.get("decimal", ""))


def _one_of(here: View, found: Reading, question: str, options: Mapping[str, str], now: str) -> None:
    key = f"point:{question}"
    st.session_state[key] = now if now in options else next(iter(options))
    st.selectbox(
        here.text(f"past.point.ask.{question}"),
        list(options),
        key=key,
        format_func=lambda code: options.get(code, code),
        on_change=lambda: _say(found, question, picked(key, options)),
        width=260,
    )


def _sheets(here: View, found: Reading, tried: Reading) -> None:
    """The sheets that are read; of different shapes only those like the first."""
    key = "point:sheet"
    grid = tried.grid
    st.session_state[key] = [part.sheet for part in grid.parts] if grid and grid.parts else [grid.sheet if grid else ""]
    st.multiselect(
        here.text("past.point.ask.sheet"),
        list(tried.understanding.sheets),
        key=key,
        help=here.text("past.point.sheets"),
        on_change=lambda: _say(found, "sheet", "|".join(st.session_state[key])),
        width=260,
    )


# ------------------------------------------------------------------------------------------------------------- outlook


def _outlook(here: View, found: Reading, tried: Reading) -> None:
    """What the file would give as it is pointed at: how much, from when to when, the first projects; or what lacks."""
    if tried.status == "rejected":
        for line in missing(here, tried):
            st.warning(line, icon=":material/ads_click:")
    else:
        st.markdown(f"**{outlook(here, tried)}**")
    if cells := unreadable(here, tried):
        said = "".join(f"\n- {line}" for line in cells)
        st.warning(f"{here.text('past.point.cells')}{said}", icon=":material/edit:")
    if trial.is_open(found) and found.status != "rejected":
        st.caption(here.text("past.point.before", what=_given(here, found)))
    if said := left_out(here, tried):
        st.caption(said)
    if tried.status != "rejected" and len(tried.projects):
        parts.sheet(_first(here, tried))


def outlook(here: View, found: Reading) -> str:
    """How many projects, what they bring, from when to when, in how many months; for a Markdown slot."""
    return plain(_given(here, found))


def _given(here: View, found: Reading) -> str:
    seen = found.preview
    said = gives(here, seen, found.currency or here.scenario.currency)
    if seen.first is None or seen.last is None:
        return said
    span = (pd.Period(seen.last, freq="M") - pd.Period(seen.first, freq="M")).n + 1
    return f"{said} ({here.language.plural('past.count.months', span)})"


def missing(here: View, found: Reading) -> list[str]:
    """What a table lacks to be read, and what to do about it."""
    return [here.text(f"past.point.missing.{problem.code}") for problem in found.errors if problem.code in MISSING]


def unreadable(here: View, found: Reading) -> list[str]:
    """The first cells that could not be read, each by its row and column."""
    cells = [problem for problem in found.errors if problem.row is not None][:ERRORS]
    return [plain(problem.text(here.language)) for problem in cells]


def _first(here: View, found: Reading) -> pd.DataFrame:
    """The first projects as they would count."""
    some = found.projects.head(FIRST)
    text = here.language.text
    return pd.DataFrame(
        {
            text("past.table.client"): list(some["client"]),
            text("past.table.amount"): amounts(here, found, some),
            text("past.table.row"): [", ".join(history.named(row, found) for row in rows[:3]) for rows in some["rows"]],
        },
        index=pd.Index([here.language.date(day.date()) for day in some["invoiced_on"]], name=text("past.meaning.date")),
    )
