"""What is assumed where nothing is known: each default, its present value, and where it comes from."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from model import Retainer, Scenario
from model.past.delays import PRESETS
from model.past.summary import Prior
from ui.session.fields import SLIDERS, value_of
from ui.session.view import View
from ui.widgets import parts, settings

FIELDS: Final = (
    "renewal",
    "trial_conversion",
    "cancellation",
    "late",
    "replacement",
    "converted",
    "selling_hours",
    "capacity_hours",
    "patience",
    "feast_or_famine",
)
"""Settings among the levers that rest on a default."""


def show(here: View) -> None:
    """The settings as a table, then what stands for a past that is not known."""
    st.header(here.text("method.assumed"), anchor=False)
    st.markdown(here.text("method.assumed.what"))
    parts.sheet(table(here))
    st.markdown("\n".join(f"- {line}" for line in unknown(here)))


def table(here: View) -> pd.DataFrame:
    """Settings x (default, present value, where the default comes from)."""
    usual = Scenario()
    fields = [next(field for field in SLIDERS if field.name == name) for name in FIELDS]
    text = here.language.text
    return pd.DataFrame(
        {
            text("method.assumed.default"): [
                settings.written(here, field, value_of(usual, field.name)) for field in fields
            ],
            text("method.assumed.present"): [
                settings.written(here, field, value_of(here.scenario, field.name)) for field in fields
            ],
            text("method.assumed.source"): [text(f"method.assumed.{field.name}") for field in fields],
        },
        index=pd.Index([settings.label(here, field) for field in fields], name=text("method.assumed.setting")),
    )


def unknown(here: View) -> list[str]:
    """What is believed of projects, fees, payment and the use of hours before any were seen."""
    prior, row = Prior(), Retainer(monthly_fee=1, hours_per_month=1, term_months=1)
    number, percent = here.language.number, here.language.percent
    return [
        here.text("method.prior.projects", low=number(prior.projects_low, 1), high=number(prior.projects_high, 1)),
        here.text("method.prior.fees", low=here.money(prior.fee_low), high=here.money(prior.fee_high)),
        *(
            here.text(
                f"method.prior.{name}",
                chances=" · ".join(percent(chance) for chance in chances),
                never=percent(1 - sum(chances)),
            )
            for name, chances in PRESETS.items()
        ),
        here.text(
            "method.prior.use", spread=percent(row.use_cv), ladder=" → ".join(number(rung) for rung in row.ladder)
        ),
    ]
