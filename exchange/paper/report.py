"""One page to print or to save as PDF from the browser: the answer, the figures, both futures, the assumptions.

The figures are those of the screen; `templates/report.html` is what they stand in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from exchange.assumptions import called, chosen
from exchange.figures import figures
from exchange.paper.drawing import fan
from exchange.paper.sheet import sheet
from locales import Language
from model import Arm, Projection, Retainer, Scenario
from model.measures.stability import YEAR
from model.projection.price import begin_after
from model.version import VERSION

MOST_ROWS: Final = 6
"""Retainers that have a line each; the others are added up, so that the page stays one."""

MANY: Final = 30
"""Settings beyond which they are set closer, and fewer retainers have a line: the page stays one."""


class Client(NamedTuple):
    """A line of the portfolio, written: one retainer, or several added up."""

    name: str
    fee: str
    hours: str
    term: str
    start: str


def report(projection: Projection, language: Language, today: dt.date, *, names: bool = False) -> bytes:
    """The page as UTF-8 HTML; A4 and Letter alike.

    Args:
        projection: what is on screen.
        language: of its words.
        today: the day that is printed on it.
        names: whether the clients' names are printed.
    """
    scenario = projection.scenario
    arms = list(Arm) if scenario.portfolio else [Arm.PROJECTS_ONLY]
    assumptions = [one for one in chosen(scenario, language) if one.field != "currency" and not one.off]
    many = len(assumptions) > MANY
    return sheet(
        "report.html",
        language,
        title=language.text("export.title"),
        answer=_answer(projection, language),
        arms=arms,
        figures=list(figures(projection, language)),
        fan=fan(projection, language, arms),
        clients=list(_clients(scenario, language, MOST_ROWS // 2 if many else MOST_ROWS, names=names)),
        assumptions=assumptions,
        many=many,
        past=_past(scenario, language),
        currency=scenario.currency,
        date=language.date(today, "long"),
        version=VERSION,
        seed=str(scenario.seed),
    )


def _answer(projection: Projection, language: Language) -> str:
    money = {
        arm: language.money(projection.stability[arm].reliable_income.value, projection.scenario.currency)
        for arm in Arm
    }
    months = projection.scenario.horizon_months
    alone, beside = money[Arm.PROJECTS_ONLY], money[Arm.WITH_RETAINERS]
    if not projection.scenario.portfolio:
        if months < YEAR:
            return language.text("export.alone.months", months=months, projects_only=alone)
        return language.text("export.alone", projects_only=alone)
    key = "export.answer.months" if months < YEAR else "export.answer"
    said = language.text(key, months=months, with_retainers=beside, projects_only=alone)
    after = begin_after(projection.scenario)
    return f"{said} {language.text('overview.price.after', months=after)}" if after else said


def _clients(scenario: Scenario, language: Language, most: int, *, names: bool) -> Iterator[Client]:
    """The portfolio: the planned block as one line, the clients one by one as far as there is room."""
    planned = scenario.planned.retainers(scenario.discount)
    if planned:
        yield _client(language.plural("export.planned.count", len(planned)), planned, language, scenario.currency)
    first = len(planned) + 1
    shown = scenario.retainers if len(scenario.retainers) <= most else scenario.retainers[: most - 1]
    for number, row in enumerate(shown, start=first):
        yield _client(called(row, number, language, names=names), [row], language, scenario.currency)
    if rest := scenario.retainers[len(shown) :]:
        yield _client(language.plural("export.others", len(rest)), rest, language, scenario.currency)


def _client(name: str, group: Sequence[Retainer], language: Language, currency: str) -> Client:
    """Fees and hours added up; term and start where they are the same for all."""
    terms, starts = ({getattr(row, name) for row in group} for name in ("term_months", "starts_in"))
    return Client(
        name=name,
        fee=language.money(sum(row.fee for row in group), currency),
        hours=language.number(sum(row.hours_per_month for row in group)),
        term=language.number(terms.pop()) if len(terms) == 1 else "–",
        start=language.number(starts.pop()) if len(starts) == 1 else "–",
    )


def _past(scenario: Scenario, language: Language) -> str:
    """How much past there is."""
    past = scenario.income.evidence
    if not past.projects:
        return language.text("export.no_past")
    said = language.plural("overview.history.length", past.projects, months=round(past.months))
    income = scenario.income
    if income.exchange_rate == 1 or income.currency is None:
        return said
    label = language.text("exchange.rate", told=income.currency, currency=scenario.currency)
    return f"{said} {label}: {language.number(income.exchange_rate)}."
