"""Where the money comes from: by client, by how sure it is, and how it moves."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.bridge import bridge as bridge_drawing
from charts.outlook import outlook as outlook_drawing
from charts.stack import stack as stack_drawing
from model.measures.stability import YEAR
from model.retainers.movements import movements
from model.retainers.outlook import Outlook, outlook
from ui.retainers import portfolio
from ui.session.view import View
from ui.widgets import parts

SURE = ("committed", "expected", "possible")


def show(here: View) -> None:
    """How sure the fees are, then the money by client."""
    found = outlook(here.projection)
    currency = here.scenario.currency
    st.header(here.text("retainers.outlook"), anchor=False)
    figure = outlook_drawing(found, here.scenario.mean_bills, here.language, currency)
    parts.chart(here, "outlook", figure, sentence(here, found), lambda: _money(here, found.total, "retainers.outlook"))
    st.header(here.text("retainers.stack"), anchor=False)
    names = portfolio.names(here)
    parts.chart(
        here,
        "stack",
        stack_drawing(found, names, here.language, currency),
        stack_sentence(here, found, names),
        lambda: by_client(here, found, names),
    )


def changes(here: View) -> None:
    """How the monthly recurring income moves."""
    moved = movements(here.projection)
    moved = moved.drop(columns=[name for name in ("grown", "shrunk") if not moved[name].any()])
    st.header(here.text("retainers.bridge"), anchor=False)
    parts.chart(
        here,
        "bridge",
        bridge_drawing(moved, here.language, here.scenario.currency),
        bridge_sentence(here, moved),
        lambda: _money(here, moved, "retainers.bridge"),
    )


def sentence(here: View, found: Outlook) -> str:
    """How long all present terms last together, and what is committed and expected a year from now."""
    total = found.total
    last = min(YEAR, len(total)) - 1
    year = total.iloc[: last + 1].sum()
    return here.language.text(
        "retainers.outlook.sentence",
        months=here.language.number(last + 1),
        committed=here.money(year["committed"]),
        expected=here.money(year["expected"]),
        possible=here.money(year["possible"]),
    )


def stack_sentence(here: View, found: Outlook, names: list[str]) -> str:
    """The share of projects, and of the largest client, in the first year's money."""
    year = slice(0, YEAR)
    clients = found.received[:, year].sum(axis=1)
    projects = float(found.projects[year].sum())
    everything = projects + float(clients.sum()) + float(found.extra[year].sum())
    if everything <= 0:
        return here.language.text("retainers.stack.nothing")
    # Of shares that are shown alike the first: which of equals leads is chance.
    largest = int((clients / everything).round(2).argmax())
    return here.language.text(
        "retainers.stack.sentence",
        projects=here.language.percent(projects / everything),
        client=names[largest],
        share=here.language.percent(float(clients[largest]) / everything),
    )


def by_client(here: View, found: Outlook, names: list[str]) -> pd.DataFrame:
    """Months x (projects, clients, extra hours)."""
    columns: list[tuple[str, list[str]]] = [
        (here.language.text("charts.stack.projects"), [here.money(amount) for amount in found.projects])
    ]
    columns += [(name, [here.money(amount) for amount in row]) for name, row in zip(names, found.received, strict=True)]
    if found.extra.any():
        columns.append((here.language.text("charts.stack.extra"), [here.money(amount) for amount in found.extra]))
    # Two clients may have one name: columns are put side by side, not looked up by it.
    table = pd.DataFrame(dict(enumerate(cells for _, cells in columns)), index=_months(here, found.months))
    table.columns = pd.Index([name for name, _ in columns])
    return table


def bridge_sentence(here: View, moved: pd.DataFrame) -> str:
    """From where to where, and through what, in the first year."""
    year = moved.iloc[:YEAR]
    return here.language.text(
        "retainers.bridge.sentence",
        months=here.language.number(len(year)),
        opening=here.money(year["opening"].iloc[0]),
        closing=here.money(year["closing"].iloc[-1]),
        **{part: here.money(year[part].sum()) for part in ("new", "renewed", "lost", "ended")},
    )


def _money(here: View, table: pd.DataFrame, key: str) -> pd.DataFrame:
    """A frame of amounts by month, written; its columns named by texts under `key`."""
    written = table.map(here.money)
    written.columns = pd.Index([here.language.text(f"{key}.{column}") for column in table.columns])
    written.index = _months(here, pd.PeriodIndex(table.index))
    return written


def _months(here: View, months: pd.PeriodIndex) -> pd.Index[str]:
    return pd.Index([here.language.month(month) for month in months], name=here.language.text("retainers.month"))
