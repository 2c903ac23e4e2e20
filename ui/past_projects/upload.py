"""A person's own past: the upload, its questions, and what is done with the answers.

A file lives in the session's memory and nowhere else. Until it can be used, the dashboard stands on what it had.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final

import streamlit as st

from exchange import Reading, read_projects
from model import ProjectHistory, Scenario, fit
from model.conversion.candidate import sayable
from model.past.arrivals import HIGHEST
from model.past.summary import DelayPreset
from ui.past_projects.questions import form
from ui.session import state
from ui.session.clock import this_month, today
from ui.session.escape import plain
from ui.session.example import example
from ui.session.screens import OVERVIEW
from ui.session.view import View
from ui.widgets import parts

TYPES: Final = ["csv", "tsv", "txt", "xlsx"]
MEGABYTES: Final = 20
"""Most that a file may weigh; the server's own bound is in .streamlit/config.toml."""

OLD: Final = 12
"""Months after which a past is projected from its own end on, not from today."""

_READING: Final = "reading"
_WHOLE: Final = "whole_past"
_LEFT_OUT: Final = "left_out"
_PRESET: Final = "delay_preset"
_NAME: Final = "upload_name"
_FILE: Final = "upload_file"
_CONTENT: Final = "upload_content"
_ANSWERS: Final = "upload_answers"


def show(here: View) -> Reading | None:
    """The upload box, and where the file leaves a doubt its questions. Returns what was read, None without a file."""
    _own_words(here)
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
    found: Reading | None = state.recalled(_READING)
    if found is None:
        return None
    _outcome(here, found)
    _questions(here, found)
    return found


def _own_words(here: View) -> None:
    """Streamlit's box for a file speaks English: its words give way to ours."""
    words = {
        '[data-testid="stBaseButton-secondary"] p': here.language.text("past.upload.button"),
        '[data-testid="stFileUploaderDropzoneInstructions"] span': here.language.text(
            "past.upload.limits", size=MEGABYTES
        ),
    }
    rules = "".join(
        f".st-key-upload {place} {{font-size: 0;}} .st-key-upload {place}::after {{font-size: 0.9rem; "
        f"content: {json.dumps(said, ensure_ascii=False)};}}"
        for place, said in words.items()
    )
    st.html(f"<style>{rules}</style>")


def _read(here: View, content: bytes, name: str) -> None:
    """Read a file, telling how far it is; one that was asked about in this session is not asked about again."""
    own = hashlib.sha256(content).hexdigest()
    answers = state.recalled(_ANSWERS, {}).get(own)
    place = st.empty()
    said = here.text("past.reading", file=name)

    def told(share: float) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=said)

    found = read_projects(content, answers=answers, today=today(st.context.timezone), progress=told)
    place.empty()
    state.remember(_CONTENT, own)
    _arrive(here, found, name)


def _taken_away() -> None:
    """A file that could not be used, or was not answered for, leaves nothing behind when it is taken away."""
    found: Reading | None = state.recalled(_READING)
    if st.session_state.get("upload") is None and found is not None and found.status != "ready":
        state.forget(_READING)


def _arrive(here: View, found: Reading, name: str) -> None:
    state.remember(_READING, found)
    state.remember(_NAME, name)
    if found.status == "ready" and a_month(found) <= HIGHEST:
        take(here.scenario, found.history, found.currency)


def a_month(found: Reading) -> float:
    """Projects a month that were read."""
    past = found.history
    return len(past.all) / max(len(past.months), 1)


def take(scenario: Scenario, history: ProjectHistory, currency: str | None = None) -> None:
    """Make a history the session's past, and fit the scenario's income to it."""
    state.remember(_WHOLE, history)
    state.remember(_LEFT_OUT, frozenset())
    state.put_past(history, refitted(scenario, history, currency))


def refitted(scenario: Scenario, history: ProjectHistory, currency: str | None = None) -> Scenario:
    """The scenario on another past: its income, the list rate that it shows, the month it begins in.

    A planned fee that is its hours at the list rate follows the rate: in another money it would be nothing.
    """
    income = fit(history, preset=state.recalled(_PRESET, DelayPreset.DEFAULT))
    now = this_month(st.context.timezone)
    after = income.as_of + 1
    start = after if (now - income.as_of).n > OLD else max(now, after)
    rate, planned = income.usual_rate(scenario.capacity_hours), scenario.planned
    if planned.fee == sayable(planned.hours * scenario.list_rate):
        planned = planned.but(fee=sayable(planned.hours * rate))
    return scenario.but(
        income=income,
        planned=planned,
        start_month=start,
        list_rate=rate,
        currency=currency or income.currency or scenario.currency,
    )


def leave_out(scenario: Scenario, rows: frozenset[int]) -> None:
    """Set projects aside by the rows of the file that they came from; the others are fitted anew."""
    past = state.past()
    whole: ProjectHistory | None = state.recalled(_WHOLE, past.history if past else None)
    if whole is None:
        return
    state.remember(_WHOLE, whole)
    state.remember(_LEFT_OUT, rows)
    kept = whole.without(rows)
    if len(kept.all):
        sample = past is not None and past.sample
        state.put_past(kept, refitted(scenario, kept, scenario.currency), sample=sample)


def left_out() -> frozenset[int]:
    """Rows that the person set aside."""
    rows: frozenset[int] = state.recalled(_LEFT_OUT, frozenset())
    return rows


def whole() -> ProjectHistory | None:
    """The past with what was set aside."""
    past = state.past()
    kept: ProjectHistory | None = state.recalled(_WHOLE, past.history if past else None)
    return kept


def preset(here: View) -> None:
    """What is believed about payment: the usual terms, or Spain's sixty days."""
    chosen = st.radio(
        here.text("past.preset"),
        list(DelayPreset),
        index=list(DelayPreset).index(here.scenario.income.delays.preset),
        format_func=lambda code: here.text(f"past.preset.{DelayPreset(code).value}"),
        key="preset",
        help=here.text("past.preset.help"),
        horizontal=True,
    )
    wanted = DelayPreset(str(chosen))
    if wanted != here.scenario.income.delays.preset:
        state.remember(_PRESET, wanted)
        past = state.past()
        if past is not None:
            state.put_past(
                past.history, refitted(here.scenario, past.history, here.scenario.currency), sample=past.sample
            )
            st.rerun()


def source(here: View) -> None:
    """Which past the figures rest on at present, with the way back to the sample."""
    past = state.past()
    if past is not None and past.sample:
        st.caption(here.text("past.source.sample"))
    elif past is not None:
        st.button(here.text("past.source.back"), key="sample", type="tertiary", on_click=_sample, args=(here,))


def _sample(here: View) -> None:
    start = example(here.language.region_currency, st.context.timezone)
    state.forget(_READING)
    state.remember(_WHOLE, start.history)
    state.remember(_LEFT_OUT, frozenset())
    state.put_past(start.history, refitted(here.scenario, start.history), sample=True)


def nobody(here: View) -> None:
    """Without past projects: a guest of a link, or typed ranges."""
    if here.scenario.income.prior.typed:
        st.info(here.text("past.typed"), icon=":material/edit_note:")
    else:
        parts.no_past(here)


# ------------------------------------------------------------------------------------------------------------- messages


def _outcome(here: View, found: Reading) -> None:
    """What became of the file, in one message."""
    name = str(state.recalled(_NAME, ""))
    if found.status == "rejected":
        reasons = "  \n".join(plain(problem.text(here.language)) for problem in found.errors)
        st.error(f"{here.text('past.rejected', file=name)}  \n{reasons}", icon=":material/error:")
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
        st.page_link(OVERVIEW.file, label=here.text("past.next"), icon=":material/arrow_forward:", width="content")


def _total(here: View, found: Reading) -> str:
    amount = float(found.projects["amount"].sum())
    return here.language.money(amount, found.currency or here.scenario.currency)


# ------------------------------------------------------------------------------------------------------------ questions


def _questions(here: View, found: Reading) -> None:
    """The file's open questions, each with what its answers give; answered and optional ones are folded away."""
    needed = [question for question in found.questions if not question.optional and question.answer is None]
    others = [question for question in found.questions if question not in needed]
    if found.status == "rejected":
        return
    file = state.recalled(_FILE)
    if needed:
        _take_answers(here, found, form(here, found, needed, f"needed:{file}", here.text("past.answer")))
    if others:
        box = st.expander(here.text("past.otherwise"), key="otherwise", on_change="rerun", icon=":material/tune:")
        if box.open:
            with box:
                _take_answers(here, found, form(here, found, others, f"others:{file}", here.text("past.answer.again")))


def _take_answers(here: View, found: Reading, given: dict[str, str] | None) -> None:
    """Read the file again with the answers, and keep them for the session, should the same file come once more."""
    if given is None:
        return
    again = found.answered(**given)
    state.remember(_ANSWERS, {**state.recalled(_ANSWERS, {}), state.recalled(_CONTENT): dict(again.answers)})
    _arrive(here, again, str(state.recalled(_NAME, "")))
    st.rerun()
