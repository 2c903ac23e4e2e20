"""What the past says: its months, the fit and how sure it is, and how unsteady it was beside published figures."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from charts.history import history as drawing
from model import ProjectHistory
from model.measures.published import Comparable, Population, Published, Unit, beside
from model.measures.volatility import Volatility, volatility
from model.past.income import Level, ProjectIncome
from ui.session import cache
from ui.session.view import View
from ui.widgets import parts

STANDARD: Final = (0.1, 0.9)

LEVELS: Final = {Level.GUESS: "guess", Level.MOSTLY_ASSUMPTION: "assumption"}
"""Texts of a past that says little."""

FEWEST: Final = 3
"""Months from which on it is said how unsteady they were."""

MEASURES: Final = {
    Comparable.VARIATION: Unit.SHARE,
    Comparable.SPIKES: Unit.MONTHS_A_YEAR,
    Comparable.DIPS: Unit.MONTHS_A_YEAR,
}
"""Measures that stand beside published figures; each is a field of `Volatility`."""


def headline(here: View, past: ProjectHistory) -> str:
    """The past in one sentence: how long, how much a month, and how many months brought nothing."""
    received = past.received
    dry = sum((last - first).n + 1 for first, last in past.dry_spells)
    said = here.plural("past.headline", len(received), mean=here.money(float(received.mean())))
    if len(received) == 1:
        return said
    return f"{said} {here.plural('past.headline.dry', dry) if dry else here.text('past.headline.never_dry')}"


def months(here: View, past: ProjectHistory) -> None:
    """Money received month by month, dry spells shaded."""
    st.header(here.text("past.months"), anchor=False)
    figure = drawing(past, here.language, here.scenario.currency)
    parts.chart(here, "past", figure, sentence(here, past), lambda: _table(here, past))


def sentence(here: View, past: ProjectHistory) -> str:
    """What the bars show: the span of months, the best of them, and the longest run without money."""
    received = past.monthly["received"]
    if len(received) == 1:
        return here.language.text("past.months.only", month=here.language.month(past.start, "long"))
    best = int(received.to_numpy().argmax())
    text = here.language.text
    said = text(
        "past.months.sentence",
        first=here.language.month(past.start, "long"),
        last=here.language.month(past.as_of_month, "long"),
        best=here.language.month(past.months[best], "long"),
        most=here.money(float(received.iloc[best])),
    )
    longest = max(((last - first).n + 1 for first, last in past.dry_spells), default=0)
    if longest:
        said += f" {here.language.plural('past.months.longest', longest)}"
    if len(past.part_months):
        seen = " · ".join(here.language.month(month, "long") for month in past.part_months)
        said += f" {text('past.months.part', months=seen)}"
    return said


def _table(here: View, past: ProjectHistory) -> pd.DataFrame:
    text, monthly = here.language.text, past.monthly
    names = [
        text("charts.history.part", month=here.language.month(month))
        if month in past.part_months
        else here.language.month(month)
        for month in monthly.index
    ]
    return pd.DataFrame(
        {
            text("past.table.projects"): [here.language.number(count) for count in monthly["projects"]],
            text("past.table.billed"): [here.money(amount) for amount in monthly["invoiced"]],
            text("past.table.received"): [here.money(amount) for amount in monthly["received"]],
        },
        index=pd.Index(names, name=text("past.table.month")),
    )


def fitted(here: View) -> None:
    """The fit in words: projects a month, a typical fee, when the money comes, and how sure all that is."""
    st.header(here.text("past.fit"), anchor=False)
    income = here.scenario.income
    evidence = income.evidence
    text = here.text
    rates = [float(math.exp(value)) for value in income.arrivals.log_rate(np.array(STANDARD))]
    low, high = (here.language.number(rate, 1) for rate in rates)
    expected = here.language.number(income.expected_arrivals, 1)
    lines = [text("past.fit.arrivals", low=low, expected=expected, high=high)]
    sigma = float(income.fee_law.sigma(np.zeros(1))[0])
    fees = [math.exp(income.fee_law.centre + step * sigma) for step in (-1.2816, 0, 1.2816)]
    low, middle, high = (here.money(fee) for fee in fees)
    lines.append(text("past.fit.fees", low=low, middle=middle, high=high))
    if income.hourly_rate is not None:
        rate = round(income.hourly_rate, 2)
        lines.append(text("past.fit.rate", rate=here.money(rate, 0 if rate == round(rate) else 2)))
    lines.append(_payment(here, income))
    if income.open_invoices:
        owed = here.money(sum(invoice.amount for invoice in income.owed))
        lines.append(here.plural("past.fit.open", len(income.open_invoices), owed=owed))
    st.markdown("\n".join(f"- {line}" for line in lines))
    share = cache.band_share(here.scenario)
    if evidence.projects:
        known = text(
            "past.sure",
            projects=here.language.plural("past.count.projects", evidence.projects),
            months=here.language.plural("past.count.months", max(round(evidence.months), 1)),
        )
        if evidence.level in LEVELS:
            known += " " + text(f"overview.level.{LEVELS[evidence.level]}")
        elif share is not None:
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


def unsteady(here: View, past: ProjectHistory) -> None:
    """How unsteady the past was, beside published figures of others."""
    st.header(here.text("past.volatility"), anchor=False)
    received = past.received.to_numpy(dtype=np.float64)
    if len(received) < FEWEST:
        st.markdown(here.text("past.volatility.short", months=FEWEST))
        return
    own = volatility(received)
    st.markdown(here.text("past.volatility.own", **_own(here, own)))
    parts.sheet(company(here, own))
    sources = dict.fromkeys(figure.source for measure in MEASURES for figure in beside(measure))
    st.caption(here.text("past.volatility.who", sources="; ".join(sources)))


def company(here: View, own: Volatility) -> pd.DataFrame:
    """Each measure of a person's own months beside what was published of others, one row for each group of people."""
    text = here.language.text
    rows: list[tuple[str, str, str, str]] = []
    for measure, unit in MEASURES.items():
        mine = _written(here, getattr(own, measure.value), unit)
        groups: dict[Population, list[Published]] = {}
        for figure in beside(measure):
            groups.setdefault(figure.population, []).append(figure)
        for people, found in groups.items():
            rows.append((text(f"past.measure.{measure}"), mine, _span(here, found), text(f"past.population.{people}")))
    columns = [text(f"past.volatility.{name}") for name in ("measure", "own_column", "others", "of")]
    return pd.DataFrame(rows, columns=columns).set_index(columns[0])


def _span(here: View, found: list[Published]) -> str:
    """From the least to the largest of some published figures of one unit."""
    low = min(figure.value for figure in found)
    high = max(figure.value if figure.high is None else figure.high for figure in found)
    unit = found[0].unit
    return _written(here, low, unit) if low == high else f"{_written(here, low, unit)} – {_written(here, high, unit)}"


def _own(here: View, own: Volatility) -> dict[str, str]:
    return {
        "variation": _written(here, own.variation, Unit.SHARE),
        "spikes": here.language.number(round(own.spikes)),
        "dips": here.language.number(round(own.dips)),
    }


def _written(here: View, value: float, unit: Unit) -> str:
    if math.isnan(value):
        return "–"
    return here.language.percent(value) if unit is Unit.SHARE else here.language.number(value, 1)
