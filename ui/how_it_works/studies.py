"""Published figures of unsteady income, and the literature that the model rests on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

import pandas as pd
import streamlit as st

from model.measures.published import PUBLISHED, Published, Unit
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import parts

LITERATURE: Final = (
    "Ehrenberg, A. S. C. (1959). The pattern of consumer purchases. Applied Statistics 8, 26-41.",
    (
        "Harvey, A. C., and Fernandes, C. (1989). Time series models for count or qualitative observations."
        " Journal of Business & Economic Statistics 7, 407-417."
    ),
    "West, M., and Harrison, J. (1997). Bayesian Forecasting and Dynamic Models. Springer.",
    "Gelman, A., et al. (2013). Bayesian Data Analysis, 3rd edition, section 3.3. CRC Press.",
    "Kish, L. (1965). Survey Sampling. Wiley.",
    (
        "Fader, P. S., and Hardie, B. G. S. (2007). How to project customer retention."
        " Journal of Interactive Marketing 21, 76-90."
    ),
    (
        "Fader, P. S., and Hardie, B. G. S. (2010). Customer-base valuation in a contractual setting: the perils of"
        " ignoring heterogeneity. Marketing Science 29, 85-93."
    ),
    "Law, A. M. (2015). Simulation Modeling and Analysis, 5th edition, sections 9.5 and 11.2. McGraw-Hill.",
    (
        "Talts, S., et al. (2018). Validating Bayesian inference algorithms with simulation-based calibration."
        " arXiv:1804.06788."
    ),
    (
        "Gneiting, T., and Raftery, A. E. (2007). Strictly proper scoring rules, prediction, and estimation."
        " Journal of the American Statistical Association 102, 359-378."
    ),
    (
        "Tashman, L. J. (2000). Out-of-sample tests of forecasting accuracy. International Journal of Forecasting 16,"
        " 437-450."
    ),
    (
        "Gigerenzer, G., and Hoffrage, U. (1995). How to improve Bayesian reasoning without instruction: frequency"
        " formats. Psychological Review 102, 684-704."
    ),
)
"""As one cites them, the same in every language."""


def show(here: View) -> None:
    """The published figures, a table for each source, then the literature."""
    st.header(here.text("method.published"), anchor=False)
    st.markdown(here.text("method.published.what"))
    for source, figures in groupby(PUBLISHED, key=attrgetter("source")):
        st.markdown(f"**{plain(source)}**")
        parts.sheet(table(here, list(figures)))
    st.header(here.text("method.literature"), anchor=False)
    st.markdown("\n".join(f"- {plain(work)}" for work in LITERATURE))


def table(here: View, figures: Sequence[Published]) -> pd.DataFrame:
    """Findings x (figure, whose)."""
    text = here.language.text
    return pd.DataFrame(
        {
            text("method.published.figure"): [written(here, figure) for figure in figures],
            text("method.published.whose"): [text(f"method.population.{figure.population}") for figure in figures],
        },
        index=pd.Index([text(f"published.{figure.id}") for figure in figures], name=text("method.published.finding")),
    )


def written(here: View, figure: Published) -> str:
    """A published figure in its unit, a range as one, with the "about" that its source says."""
    ends = [_number(here, figure.unit, end) for end in (figure.value, figure.high) if end is not None]
    said = here.language.text(f"method.unit.{figure.unit}", figure=" – ".join(ends))
    return here.language.text("method.unit.about", figure=said) if figure.about else said


def _number(here: View, unit: Unit, value: float) -> str:
    if unit is Unit.SHARE:
        return here.language.percent(value, 0 if round(value * 100, 6) == round(value * 100) else 1)
    if unit is Unit.CHANGE:
        return f"{'−' if value < 0 else '+'}{here.language.percent(abs(value))}"
    return here.language.number(value)
