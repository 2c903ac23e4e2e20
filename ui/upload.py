"""A person's own past: the upload, its questions, and what is done with the answers.

A file lives in the session's memory and nowhere else. Until it can be used, the dashboard stands on what it had.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Final

import pandas as pd
import streamlit as st

from exchange import Question, Reading, read_projects
from locales import Language
from model import ProjectHistory, Scenario, fit
from model.income import DelayPreset
from ui import parts, state
from ui.escape import plain
from ui.example import example, this_month
from ui.fields import bounds
from ui.typed import read_number
from ui.view import View

TYPES: Final = ["csv", "tsv", "txt", "xlsx"]
OLD: Final = 12
"""Months after which a past is projected from its own end on, not from today."""

_READING: Final = "reading"
_WHOLE: Final = "whole_past"
_LEFT_OUT: Final = "left_out"
_PRESET: Final = "delay_preset"
_NAME: Final = "upload_name"


def show(here: View) -> Reading | None:
    """The upload box, and where the file leaves a doubt its questions. Returns what was read, None without a file."""
    file = st.file_uploader(
        here.text("past.upload"), type=TYPES, key="upload", help=here.text("past.upload.help"), max_upload_size=20
    )
    if file is not None and file.file_id != state.recalled("file_id"):
        state.remember("file_id", file.file_id)
        with st.spinner(here.text("past.reading")):
            _arrive(here, read_projects(file.getvalue(), today=today()), file.name)
    found: Reading | None = state.recalled(_READING)
    if found is None:
        return None
    _outcome(here, found)
    _questions(here, found)
    return found


def today() -> dt.date:
    """The day it is where the reader is."""
    return pd.Timestamp.now(tz=st.context.timezone or "UTC").date()


def _arrive(here: View, found: Reading, name: str) -> None:
    state.remember(_READING, found)
    state.remember(_NAME, name)
    if found.status == "ready":
        take(here.scenario, found.history, found.currency)


def take(scenario: Scenario, history: ProjectHistory, currency: str | None = None) -> None:
    """Make a history the session's past, and fit the scenario's income to it."""
    state.remember(_WHOLE, history)
    state.remember(_LEFT_OUT, frozenset())
    state.put_past(history, refitted(scenario, history, currency))


def refitted(scenario: Scenario, history: ProjectHistory, currency: str | None = None) -> Scenario:
    """The scenario on another past: its income, the list rate that it shows, the month it begins in."""
    income = fit(history, preset=state.recalled(_PRESET, DelayPreset.DEFAULT))
    now = this_month(st.context.timezone)
    after = income.as_of + 1
    start = after if (now - income.as_of).n > OLD else max(now, after)
    rate = scenario.list_rate if income.rates is None else typical_rate(income.rates.mean)
    return scenario.but(
        income=income, start_month=start, list_rate=rate, currency=currency or income.currency or scenario.currency
    )


def typical_rate(log_mean: float) -> float:
    """The rate in the middle of the past ones, to the cent and within the bounds of the field."""
    low, high = bounds(Scenario, "list_rate")
    return min(max(round(math.exp(log_mean), 2), low), high)


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
    else:
        st.success(
            here.plural("past.ready", len(found.projects), file=name, total=_total(here, found)),
            icon=":material/check_circle:",
        )


def _total(here: View, found: Reading) -> str:
    amount = float(found.projects["amount"].sum())
    return here.language.money(amount, found.currency or here.scenario.currency)


# ------------------------------------------------------------------------------------------------------------ questions


def _questions(here: View, found: Reading) -> None:
    """The file's open questions, each with what its answers give; optional ones are folded away."""
    needed = [question for question in found.questions if not question.optional]
    offered = [question for question in found.questions if question.optional]
    if needed:
        _form(here, found, needed, "needed", here.text("past.answer"))
    if offered and found.status != "rejected":
        box = st.expander(here.text("past.otherwise"), key="otherwise", on_change="rerun", icon=":material/tune:")
        if box.open:
            with box:
                _form(here, found, offered, "offered", here.text("past.answer.again"))


def _form(here: View, found: Reading, questions: list[Question], name: str, label: str) -> None:
    with st.form(f"questions:{name}"):
        answers = {question.id: _ask(here, question) for question in questions}
        sent = st.form_submit_button(label, icon=":material/done:")
    if not sent:
        return
    given = {key: answer for key, answer in answers.items() if answer is not None}
    again = found.answered(**given)
    _arrive(here, again, str(state.recalled(_NAME, "")))
    st.rerun()


def _ask(here: View, question: Question) -> str | None:
    """One question; returns the answer's code."""
    label, key = plain(question.text(here.language)), f"question:{question.id}"
    present = question.answer or question.default
    codes = [option.code for option in question.options]

    def name(code: str) -> str:
        option = next(option for option in question.options if option.code == code)
        return plain(question.label(option, here.language)) + _gives(here, question, code)

    if question.kind == "choice":
        index = codes.index(present) if present in codes else None
        return st.radio(label, codes, index=index, format_func=name, key=key)
    if question.kind == "many":
        default = present.split("|") if present else []
        chosen = st.multiselect(label, codes, default=default, format_func=name, key=key)
        return "|".join(chosen)
    typed = st.text_input(label, value=present or "", key=key, max_chars=60)
    if question.kind == "text":
        return typed or None
    return _number(typed, here.language)


def _number(typed: str, language: Language) -> str | None:
    amount = read_number(typed, language)
    return None if amount is None else repr(amount)


def _gives(here: View, question: Question, code: str) -> str:
    """What an answer would give, where it is known beforehand."""
    option = next(option for option in question.options if option.code == code)
    if option.preview is None:
        return ""
    seen = option.preview
    totals = " + ".join(here.language.money(amount, unit or here.scenario.currency) for unit, amount in seen.totals)
    days = [here.language.date(pd.Timestamp(day).date()) for day in (seen.first, seen.last) if day]
    return " · " + here.plural("past.gives", seen.projects, total=totals, days=" – ".join(days))
