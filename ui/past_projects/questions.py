"""The questions that an upload leaves: each with what its answers give, and how an answer is written down.

An answer is the text that the importer takes for it (`exchange.Question`); a reader types numbers as their language
writes them.
"""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from exchange import Option, Preview, Question, Reading
from ui.session.escape import plain
from ui.session.typed import LONGEST, read_number
from ui.session.view import View

MARKED: Final = 12
"""Options of a list that are drawn as boxes to tick; more are chosen from a list that can be searched."""

WHOLE: Final = (None, "proposed", "all")
"""Answers and defaults of a question of many that stand for all its options."""

APART: Final = 6
"""Clients or currencies that are given a box of their own to type a rate in."""

EXACT: Final = ".8f"
"""Typed numbers in an answer: never three decimals, which some file formats take for thousands."""


class UnansweredError(Exception):
    """What was given cannot be an answer; the message says why, in the reader's language."""


def form(here: View, found: Reading, questions: list[Question], name: str, label: str) -> dict[str, str] | None:
    """The questions with a button below. Returns the answers by question once it was pressed and all of them hold.

    `name` tells this form's widgets from those of other forms and other files.
    """
    with st.form(f"questions:{name}"):
        given: dict[str, str] = {}
        wrong: list[str] = []
        for question in questions:
            try:
                answer = _ask(here, found, question, f"question:{name}:{question.id}")
            except UnansweredError as refused:
                wrong.append(str(refused))
            else:
                if answer is not None:
                    given[question.id] = answer
        sent = st.form_submit_button(label, icon=":material/done:")
    if not sent:
        return None
    for said in wrong:
        st.error(said, icon=":material/error:")
    return None if wrong else given


def _ask(here: View, found: Reading, question: Question, key: str) -> str | None:
    """One question; returns the answer as the importer takes it, None where nothing was chosen."""
    own = f"past.ask.{question.id}"
    words = dict(question.params)
    unit = found.currency or here.scenario.currency
    label = here.text(own, **words) if here.language.has(own) and "case" not in words else None
    label = label or plain(question.text(here.language))
    if question.kind == "many":
        return _many(here, question, label, key, unit)
    if question.kind == "choice":
        chosen = _choice(here, question, label, key, unit)
        return _rates(here, question, chosen, key) if question.id == "currency" and "other" in words else chosen
    typed = st.text_input(label, value=question.answer or question.default or "", key=key, max_chars=60) or ""
    if question.kind == "text":
        return typed or None
    return _by_client(here, question, typed, key)


def _choice(here: View, question: Question, label: str, key: str, unit: str) -> str | None:
    codes = [option.code for option in question.options]
    present = (question.answer or question.default or "").split(" ")[0]
    chosen = st.radio(
        label,
        codes,
        index=codes.index(present) if present in codes else None,
        format_func=lambda code: plain(question.label(_option(question, code), here.language)),
        captions=["" if o.preview is None else plain(gives(here, o.preview, unit)) for o in question.options],
        key=key,
    )
    return None if chosen is None else str(chosen)


def _many(here: View, question: Question, label: str, key: str, unit: str) -> str:
    """Options to tick; those that are proposed are, unless an earlier answer says otherwise."""
    codes = [option.code for option in question.options]
    said = question.default if question.answer is None else question.answer
    marked = codes if said in WHOLE else [code for code in codes if code in str(said).split("|")]

    def name(code: str) -> str:
        option = _option(question, code)
        return question.label(option, here.language) + _brings(here, option, unit)

    if len(codes) > MARKED:  # a list shows its options as they are; the label of a box reads Markdown
        chosen = list(st.multiselect(label, codes, default=marked, format_func=name, key=key))
    else:
        st.markdown(label)
        chosen = [
            code
            for number, code in enumerate(codes)
            if st.checkbox(plain(name(code)), value=code in marked, key=f"{key}:{number}")
        ]
    if not chosen:
        raise UnansweredError(here.text("past.ask.none"))
    return "|".join(chosen)


def _rates(here: View, question: Question, chosen: str | None, key: str) -> str | None:
    """The chosen currency, and what one unit of each other one is worth in it, where the person says so."""
    if chosen is None or len(question.options) > APART:
        return chosen
    st.caption(here.text("past.ask.worth"))
    before = dict(part.partition("=")[::2] for part in (question.answer or "").split(" ") if "=" in part)
    parts = [chosen]
    columns = st.columns(min(len(question.options), 3))
    for number, option in enumerate(question.options):
        rate = before.get(option.code)
        typed = columns[number % len(columns)].text_input(
            here.text("past.ask.one", code=option.code),
            value="" if rate is None else here.language.number(float(rate), 4),
            key=f"{key}:{option.code}",
            max_chars=LONGEST,
        )
        if typed and option.code != chosen:
            parts.append(f"{option.code}={_number(here, typed):{EXACT}}")
    return " ".join(parts)


def _by_client(here: View, question: Question, typed: str, key: str) -> str | None:
    """A number for all, and another one for the clients that differ."""
    parts = [f"{_number(here, typed, none=question.id == 'delay'):{EXACT}}"] if typed else []
    clients = [option for option in question.options if not set("|=") & set(option.code)]
    if 1 < len(clients) <= APART:
        st.caption(here.text("past.ask.clients"))
        columns = st.columns(min(len(clients), 3))
        for number, option in enumerate(clients):
            own = columns[number % len(columns)].text_input(
                plain(option.label or option.code), key=f"{key}:{number}", max_chars=LONGEST
            )
            if own:
                parts.append(f"{option.code}={_number(here, own):{EXACT}}")
    if not parts:
        raise UnansweredError(here.text("past.ask.number"))
    return "|".join(parts)


def _number(here: View, typed: str, *, none: bool = False) -> float:
    """The typed number; 0 is one only where `none` says so."""
    amount = read_number(typed, here.language)
    if amount is None or amount < 0 or (amount == 0 and not none):
        raise UnansweredError(here.text("past.ask.not_a_number", typed=typed))
    return amount


def _option(question: Question, code: str) -> Option:
    return next(option for option in question.options if option.code == code)


def gives(here: View, seen: Preview, unit: str) -> str:
    """What a file gives: projects, money by currency, first and last day; not yet safe for Markdown."""
    totals = " + ".join(here.language.money(amount, code or unit) for code, amount in seen.totals)
    days = [here.language.date(pd.Timestamp(day).date()) for day in (seen.first, seen.last) if day]
    return here.language.plural("past.gives", seen.projects, total=totals, days=" – ".join(days))


def _brings(here: View, option: Option, unit: str) -> str:
    """How many payments an option stands for, and how much they bring; not yet safe for Markdown."""
    if option.rows is None or option.amount is None:
        return ""
    amount = here.language.money(option.amount, option.currency or unit)
    return " · " + here.language.plural("past.brings", option.rows, amount=amount)
