"""What matters: the tornado on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts import tornado as drawing
from model.measures.estimate import Estimate
from model.sweeps.sweep import Measure
from model.sweeps.tornado import Bar, Form, Tornado, tornado
from ui.session.runs import run
from ui.session.view import View
from ui.widgets import measures, parts


def show(here: View) -> None:
    """A choice of the figure, the bars, their sentence and table."""
    st.markdown(here.text("tornado.what"))
    picked = st.selectbox(
        here.text("tornado.measure"),
        [measure.value for measure in Measure],
        format_func=lambda name: measures.label(here, Measure(name)),
        key="tornado:measure",
        persist_state="session",
    )
    measure = Measure(picked)
    found = run(here, lambda draws, memo, told: tornado(here.scenario, draws, memo, told))
    bars = found.ranked(measure)
    if not bars:
        st.info(here.text("tornado.nothing"), icon=":material/info:")
        return
    labels = [name(here, bar) for bar in bars]
    ends = [span(here, bar) for bar in bars]
    figure = drawing.figure(
        found, measure, labels, ends, lambda value: measures.written(here, measure, value), here.language
    )
    parts.chart(here, "tornado", figure, sentence(here, found, measure), lambda: table(here, found, measure))
    st.caption(here.text("tornado.note"))


def name(here: View, bar: Bar) -> str:
    """The input's name."""
    return here.language.text(f"tornado.input.{bar.range.input}")


def span(here: View, bar: Bar) -> tuple[str, str]:
    """Both ends of the input, in words."""
    low, high = (_end(here, bar.range.form, end) for end in (bar.range.low, bar.range.high))
    return low, high


def _end(here: View, form: Form, end: float) -> str:
    if form is Form.SHARE:
        return here.language.percent(end)
    if form is Form.FACTOR:
        move = end - 1
        sign = "−" if move < 0 else "+"
        return f"{sign}{here.language.percent(abs(move))}" if round(move, 4) else here.language.percent(1)
    return here.language.number(end)


def sentence(here: View, found: Tornado, measure: Measure) -> str:
    """The input that matters most, and the one that matters least."""
    bars = found.ranked(measure)
    first, last = bars[0], bars[-1]
    low, high = span(here, first)
    return here.language.text(
        "tornado.sentence",
        measure=measures.label(here, measure),
        first=name(here, first),
        low=low,
        high=high,
        low_figure=measures.written(here, measure, first.low[measure].value),
        high_figure=measures.written(here, measure, first.high[measure].value),
        last=name(here, last),
    )


def table(here: View, found: Tornado, measure: Measure) -> pd.DataFrame:
    """Inputs x figures at both ends, with the errors of the differences."""
    rows = []
    for bar in found.ranked(measure):
        low, high = span(here, bar)
        moved_low, moved_high = bar.moves(measure)
        rows.append(
            {
                here.language.text("tornado.low"): low,
                here.language.text("tornado.low.figure"): _moved(here, measure, bar.low[measure].value, moved_low),
                here.language.text("tornado.high"): high,
                here.language.text("tornado.high.figure"): _moved(here, measure, bar.high[measure].value, moved_high),
            }
        )
    return pd.DataFrame(rows, index=[name(here, bar) for bar in found.ranked(measure)])


def _moved(here: View, measure: Measure, figure: float, moved: Estimate) -> str:
    return f"{measures.written(here, measure, figure)} ({measures.between(here, measure, moved)})"
