"""A person's own past: the upload, its questions, and what is done with the answers.

A file lives in the session's memory and nowhere else. Until it can be used, the dashboard stands on what it had.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Final

import streamlit as st

from exchange import MAX_CELLS, MAX_ROWS, Reading, read_projects
from model.past.arrivals import HIGHEST
from ui.past_projects import columns, history, merging, pointing, strip, trial
from ui.past_projects.history import READING
from ui.past_projects.places import left_out
from ui.past_projects.questions import form
from ui.session import state
from ui.session.clock import today
from ui.session.escape import plain
from ui.session.holding import SHAPES
from ui.session.past import Origin
from ui.session.screens import OVERVIEW
from ui.session.view import View
from ui.widgets import living
from ui.widgets.fold import fold

TYPES: Final = [
    *("csv", "tsv", "txt", "xlsx", "xls", "ods", "html"),
    *("ofx", "qfx", "qif", "xml", "sta", "940", "json"),
]
MEGABYTES: Final = 20
"""Most that a file may weigh; the server's own bound is in .streamlit/config.toml."""

SAID: Final = 5
"""Errors that are said of a file which could not be used."""

_ORIGIN: Final = "upload_origin"
_FILE: Final = "upload_file"
_ANSWERS: Final = "answers_of_files"
_AS_BEFORE: Final = "upload_as_before"


def show(here: View) -> Reading | None:
    """The upload box, and where the file leaves a doubt its questions. Returns what was read, None without a file."""
    _limits(here)
    file = st.file_uploader(
        here.text("past.upload"),
        type=TYPES,
        key="upload",
        help=here.text("past.upload.help"),
        max_upload_size=MEGABYTES,
        on_change=_taken_away,
    )
    if file is not None and file.file_id != state.recalled(_FILE):
        state.remember(_FILE, file.file_id)
        _read(here, file.getvalue(), file.name)
    found = history.reading()
    if found is None:
        return None
    _outcome(here, found)
    columns.show(here, found, lambda answers: use(here, found, answers))
    _questions(here, found)
    return found


def _limits(here: View) -> None:
    """Streamlit's box for a file names one limit and many suffixes: what may be given stands in their place."""
    said = here.language.text(
        "past.upload.limits",
        size=MEGABYTES,
        rows=here.language.number(MAX_ROWS),
        cells=here.language.number(MAX_CELLS),
    )
    place = '.st-key-upload [data-testid="stFileUploaderDropzoneInstructions"] span'
    st.html(
        f"<style>{place} {{font-size: 0; white-space: normal;}} "
        f"{place}::after {{font-size: 0.9rem; content: {json.dumps(said, ensure_ascii=False)};}}</style>"
    )


def _read(here: View, content: bytes, name: str) -> None:
    """Read a file, telling how far it is.

    One that was asked about in this session is not asked about again, and what was pointed at in one of the same shape
    holds for it too.
    """
    own = hashlib.sha256(content).hexdigest()
    place = st.empty()
    said = here.text("past.reading", file=name)

    def told(share: float) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=said)

    known, shape = state.recalled(_ANSWERS, {}).get(own, ({}, ()))
    found = read_projects(content, answers=known, today=today(st.context.timezone), progress=told)
    if not known:
        shape = pointing.shape(found)
        known = pointing.fitting(state.recalled(SHAPES, {}).get(shape, {}), found.understanding.sheets)
        found = found.answered(**known) if known else found
    place.empty()
    state.remember(_AS_BEFORE, pointing.is_pointed(known))
    strip.start_anew()
    merging.begin(own)
    _arrive(here, found, Origin(name, own, shape))


def _taken_away() -> None:
    """A file that could not be used, or was not answered for, leaves nothing behind when it is taken away."""
    found: Reading | None = state.recalled(READING)
    if st.session_state.get("upload") is None and found is not None and found.status != "ready":
        state.forget(READING)
        trial.end()


def _arrive(here: View, found: Reading, origin: Origin, away: frozenset[int] = frozenset()) -> None:
    state.remember(READING, found)
    state.remember(_ORIGIN, origin)
    columns.arrive(found)
    if found.status == "ready" and a_month(found) <= HIGHEST:
        history.take(here.scenario, found, origin, away)


def _origin(found: Reading) -> Origin:
    """The file that was read."""
    past = state.past()
    waiting: Origin = state.recalled(_ORIGIN, Origin())
    return past.origin if past is not None and past.source is found else waiting


def use(here: View, found: Reading, answers: Mapping[str, str]) -> None:
    """Read the file again with other answers, and keep them for the session, for others of its shape too.

    Whoever answers or points has looked at the columns. Projects that were set aside stay aside, and what is being
    tried meanwhile goes on being tried.
    """
    tried = trial.present(found)
    looked = {"columns": "right"} if any(question.id == "columns" for question in found.questions) else {}
    again = found if found.again is None else found.again({**answers, **looked})
    origin = _origin(found)
    files = {**state.recalled(_ANSWERS, {}), origin.content: (dict(again.answers), origin.shape)}
    state.remember(_ANSWERS, files)
    state.remember(SHAPES, {**state.recalled(SHAPES, {}), origin.shape: pointing.lasting(again.answers)})
    state.forget(_AS_BEFORE)
    past = state.past()
    away = history.left_out() if found.status == "ready" and past is not None and past.merged is None else frozenset()
    _arrive(here, again, origin, away)
    if tried is not found and answers != tried.answers:
        meanwhile = {asked: given for asked, given in again.answers.items() if found.answers.get(asked) != given}
        columns.resume(again, {**tried.answers, **meanwhile})


def a_month(found: Reading) -> float:
    """Projects a month that were read."""
    past = found.history
    return len(past.all) / max(len(past.months), 1)


# ------------------------------------------------------------------------------------------------------------- messages


def _outcome(here: View, found: Reading) -> None:
    """What became of the file, in one message; below it what was left out, and that it was read as one before."""
    name = _origin(found).name
    if found.status == "rejected":
        lacking = columns.missing(here, found) if columns.needs_pointing(found) else []
        lines = lacking or [plain(problem.text(here.language)) for problem in found.errors[:SAID]]
        said = here.text("past.pointed" if lacking else "past.rejected", file=name)
        text = "  \n".join([said, *lines])
        if lacking:
            st.warning(text, icon=":material/ads_click:")
        else:
            st.error(text, icon=":material/error:")
    elif found.status == "questions":
        st.warning(here.text("past.questions", file=name), icon=":material/help:")
    elif (many := a_month(found)) > HIGHEST:
        said = here.plural("past.too_many", len(found.projects), file=name, a_month=round(many), most=HIGHEST)
        st.error(said, icon=":material/error:")
    else:
        st.success(
            here.plural("past.ready", len(found.projects), file=name, total=_total(here, found)),
            icon=":material/check_circle:",
        )
        st.caption("  \n".join(filter(None, (_span(here, found), left_out(here, found)))))
        _together(here, found)
        living.ask(here)
        st.page_link(OVERVIEW.file, label=here.text("past.next"), icon=":material/arrow_forward:", width="content")
    if state.recalled(_AS_BEFORE):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(here.text("past.as_before"), width="content")
            st.button(
                here.text("past.afresh"),
                key="upload:afresh",
                type="tertiary",
                on_click=use,
                args=(here, found, pointing.by_itself(found.answers)),
            )


def _together(here: View, found: Reading) -> None:
    """What the file added to the past that is kept on the device, and the choice to have it stand alone."""
    past = state.past()
    reason = merging.refused()
    merged = None if past is None or past.source is not found else past.merged
    if reason:
        st.warning(here.text(reason), icon=":material/warning:")
    elif merged is not None:
        merging.show(here, merged)
    if reason or merged is not None or merging.stands_alone():
        alone = merging.stands_alone()
        st.button(
            here.text("merge.together" if alone else "merge.alone"),
            key="upload:alone",
            type="tertiary",
            on_click=_lay,
            args=(here, found, not alone),
        )


def _lay(here: View, found: Reading, alone: bool) -> None:  # noqa: FBT001  # an argument of a callback
    """Have the file stand alone, or add it to what was there."""
    merging.choose(alone=alone)
    history.take(here.scenario, found, _origin(found))


def _span(here: View, found: Reading) -> str:
    """From when to when the projects are, and of how many clients; "" without a paid one."""
    seen = found.preview
    if seen.first is None or seen.last is None:
        return ""
    clients = len({client for client in found.projects["client"] if client})
    days = " – ".join(here.language.date(dt.date.fromisoformat(day)) for day in (seen.first, seen.last))
    return here.plural("past.span", clients, days=days) if clients else plain(days)


def _total(here: View, found: Reading) -> str:
    amount = float(found.projects["amount"].sum())
    return here.language.money(amount, found.currency or here.scenario.currency)


# ------------------------------------------------------------------------------------------------------------ questions


def _questions(here: View, found: Reading) -> None:
    """The file's open questions, each with what its answers give; answered and optional ones are folded away.

    Whether the columns were taken for the right things is asked over the columns.
    """
    if found.status == "rejected":
        return
    asked = [question for question in found.questions if question.id != "columns"]
    needed = [question for question in asked if not question.optional and question.answer is None]
    others = [question for question in asked if question not in needed]
    file = state.recalled(_FILE)
    if needed:
        _take_answers(here, found, form(here, found, needed, f"needed:{file}", here.text("past.answer")))
    if others:
        box = fold("past:otherwise", here.text("past.otherwise"), ":material/tune:")
        if box.open:
            with box:
                _take_answers(here, found, form(here, found, others, f"others:{file}", here.text("past.answer.again")))


def _take_answers(here: View, found: Reading, given: dict[str, str] | None) -> None:
    if given is not None:
        use(here, found, {**found.answers, **given})
        st.rerun()
