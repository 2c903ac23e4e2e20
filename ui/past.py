"""What the past says: its months, the fit and how sure it is, and how unsteady it was beside published figures."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from charts.history import history as drawing
from model import Draws, ProjectHistory
from model.band import short_history_share
from model.income import ProjectIncome
from model.published import Comparable, Published, Unit, beside
from model.volatility import Volatility, volatility
from ui import parts
from ui.cache import draws as shared_draws
from ui.view import View

STANDARD: Final = (0.1, 0.5, 0.9)


def months(here: View, past: ProjectHistory) -> None:
    """Money received month by month, dry spells shaded."""
    st.subheader(here.text("past.months"), anchor=False)
    monthly = past.monthly
    dry = sum((last - first).n + 1 for first, last in past.dry_spells)
    longest = max(((last - first).n + 1 for first, last in past.dry_spells), default=0)
    sentence = here.language.text(
        "past.months.sentence",
        months=here.language.plural("past.count.months", len(monthly)),
        first=here.language.month(past.start, "long"),
        last=here.language.month(past.as_of_month, "long"),
        mean=here.money(float(monthly["received"].mean())),
        dry=here.language.plural("past.count.dry", dry),
        longest=here.language.plural("past.count.months", longest),
    )
    parts.chart(
        here, "past", drawing(past, here.language, here.scenario.currency), sentence, lambda: _table(here, monthly)
    )


def _table(here: View, monthly: pd.DataFrame) -> pd.DataFrame:
    text = here.language.text
    return pd.DataFrame(
        {
            text("past.table.projects"): [here.language.number(count) for count in monthly["projects"]],
            text("past.table.billed"): [here.money(amount) for amount in monthly["invoiced"]],
            text("past.table.received"): [here.money(amount) for amount in monthly["received"]],
        },
        index=pd.Index([here.language.month(month) for month in monthly.index], name=text("past.table.month")),
    )


def fitted(here: View) -> None:
    """The fit in words: projects a month, a typical fee, when the money comes, and how sure all that is."""
    st.subheader(here.text("past.fit"), anchor=False)
    income = here.scenario.income
    evidence = income.evidence
    text = here.text
    rates = [float(math.exp(value)) for value in income.arrivals.log_rate(np.array(STANDARD))]
    low, middle, high = (here.language.number(rate, 1) for rate in rates)
    lines = [text("past.fit.arrivals", low=low, middle=middle, high=high)]
    sigma = float(income.fee_law.sigma(np.zeros(1))[0])
    fees = [math.exp(income.fee_law.centre + step * sigma) for step in (-1.2816, 0, 1.2816)]
    low, middle, high = (here.money(fee) for fee in fees)
    lines.append(text("past.fit.fees", low=low, middle=middle, high=high))
    if income.rates is not None:
        lines.append(text("past.fit.rate", rate=here.money(math.exp(income.rates.mean))))
    lines.append(_payment(here, income))
    if income.open_invoices:
        owed = here.money(sum(invoice.amount for invoice in income.open_invoices))
        lines.append(here.plural("past.fit.open", len(income.open_invoices), owed=owed))
    st.markdown("\n".join(f"- {line}" for line in lines))
    share = band_share(income, shared_draws(here.scenario))
    known = here.plural("past.sure", evidence.projects, months=round(evidence.months, 1))
    if share is not None:
        known += " " + text("past.sure.share", share=here.language.percent(share))
    st.info(known, icon=":material/straighten:")
    if evidence.shared_clients:
        st.caption(text("past.shared"))
    if income.largest_client_share is not None:
        st.caption(text("past.largest", share=here.language.percent(income.largest_client_share)))


def _payment(here: View, income: ProjectIncome) -> str:
    delays = income.delays
    if delays.fixed_days is not None:
        return (
            here.text("past.fit.no_delay")
            if not delays.fixed_days
            else here.text("past.fit.days", days=delays.fixed_days)
        )
    paid = sum(delays.paid)
    same = sum(delays.paid[:2])
    if not paid:
        return here.text("past.fit.delay_prior")
    return here.text("past.fit.delay", share=here.language.percent(same / paid))


@st.cache_resource(
    show_spinner=False, max_entries=64, hash_funcs={ProjectIncome: hash, Draws: lambda draws: draws.seed}
)
def band_share(income: ProjectIncome, draws: Draws) -> float | None:
    """Share of the band's width due to the short history, kept by the fit."""
    return short_history_share(income, draws)


def unsteady(here: View, past: ProjectHistory) -> None:
    """How unsteady the past was, beside published figures of others."""
    st.subheader(here.text("past.volatility"), anchor=False)
    own = volatility(past.monthly["received"].to_numpy(dtype=np.float64))
    st.markdown(here.text("past.volatility.own", **_own(here, own)))
    st.caption(here.text("past.volatility.who"))
    rows = [(Comparable.VARIATION, own.variation, Unit.SHARE), (Comparable.SPIKES, own.spikes, Unit.MONTHS_A_YEAR),
            (Comparable.DIPS, own.dips, Unit.MONTHS_A_YEAR)]  # fmt: skip
    text = here.language.text
    lines = []
    for measure, value, unit in rows:
        lines.append((text(f"past.measure.{measure}"), text("past.you"), _written(here, value, unit), ""))
        lines += [
            (
                text(f"past.measure.{measure}"),
                text(f"past.population.{figure.population}"),
                _figure(here, figure),
                figure.source,
            )
            for figure in beside(measure)
        ]
    columns = [text(f"past.volatility.{name}") for name in ("measure", "of", "value", "source")]
    st.dataframe(pd.DataFrame(lines, columns=columns), hide_index=True)


def _own(here: View, own: Volatility) -> dict[str, str]:
    return {
        "variation": _written(here, own.variation, Unit.SHARE),
        "spikes": _written(here, own.spikes, Unit.MONTHS_A_YEAR),
        "dips": _written(here, own.dips, Unit.MONTHS_A_YEAR),
        "dry": here.language.plural("past.count.months", own.dry_spell),
    }


def _written(here: View, value: float, unit: Unit) -> str:
    if math.isnan(value):
        return "–"
    return here.language.percent(value) if unit is Unit.SHARE else here.language.number(value, 1)


def _figure(here: View, figure: Published) -> str:
    low = _written(here, figure.value, figure.unit)
    return low if figure.high is None else f"{low} – {_written(here, figure.high, figure.unit)}"
