"""One page to print or to save as PDF from the browser: the answer, the figures, both futures, the assumptions.

Self-contained HTML without scripts; every text is escaped, and the figures are those of the screen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from exchange.assumptions import called, chosen
from exchange.figures import figures
from exchange.paper.drawing import fan
from locales import Language
from model import Arm, Projection, Retainer, Scenario
from model.measures.stability import YEAR
from model.version import VERSION

MOST_ROWS: Final = 6
"""Retainers that have a line each; the others are added up, so that the page stays one."""

STYLE: Final = """
@page { margin: 10mm 12mm; }
body { font: 9.5pt/1.35 system-ui, sans-serif; color: #111; background: #fff; max-width: 186mm; margin: 8mm auto; }
@media print { body { margin: 0 auto; } }
h1 { font-size: 16pt; margin: 0 0 1.5mm; } h2 { font-size: 11pt; margin: 3mm 0 1mm; }
p { margin: 0 0 1.5mm; } .lead { font-size: 12pt; font-weight: 600; }
table { border-collapse: collapse; width: 100%; } td, th { padding: 0.5mm 2mm; text-align: left; }
th { border-bottom: 0.3mm solid #888; font-size: 8.5pt; }
td { border-bottom: 0.1mm solid #ddd; overflow-wrap: anywhere; }
table.clients td:first-child { max-width: 0; width: 45%; overflow: hidden; text-overflow: ellipsis; }
table.clients td:first-child { white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.columns { columns: 3; column-gap: 6mm; } .columns div { break-inside: avoid; display: flex; gap: 2mm; }
.columns span:first-child { flex: 1 0 45%; } .columns span:last-child { text-align: right; }
.small { font-size: 7.5pt; color: #333; } td small { color: #555; } svg { width: 100%; height: auto; display: block; }
"""

LOCKED: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""The page's own content security policy: it fetches nothing and runs nothing."""


def report(projection: Projection, language: Language, today: dt.date, *, names: bool = False) -> bytes:
    """The page as UTF-8 HTML; A4 and Letter alike.

    Args:
        projection: what is on screen.
        language: of its words.
        today: the day that is printed on it.
        names: whether the clients' names are printed.
    """
    text = language.text
    scenario = projection.scenario
    arms = list(Arm) if scenario.portfolio else [Arm.PROJECTS_ONLY]
    assumed = "".join(
        f"<div><span>{escape(one.label)}</span><span>{escape(one.written(language, scenario.currency))}</span></div>"
        for one in chosen(scenario, language)
        if one.field != "currency"
    )
    parts = [
        f'<p class="lead">{escape(_answer(projection, language))}</p>',
        _figures(projection, language, arms),
        f"<h2>{escape(text('overview.fan.title'))}</h2>",
        fan(projection, language, arms),
        _retainers(scenario, language, names=names),
        f"<h2>{escape(text('export.assumptions'))}</h2>",
        f'<div class="columns small">{assumed}</div>',
        f'<p class="small">{escape(_rests_on(scenario, language))}</p>',
    ]
    foot = text("export.foot", date=language.date(today, "long"), version=VERSION, seed=str(scenario.seed))
    parts.append(f'<p class="small">{escape(foot)} {escape(text("export.advice"))}</p>')
    return page(text("export.title"), language, parts)


def page(title: str, language: Language, parts: Iterable[str]) -> bytes:
    """A whole document of parts that are HTML already; the title is text."""
    return f"""<!doctype html>
<html lang="{language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{LOCKED}">
<title>{escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
{"".join(parts)}
</body>
</html>
""".encode()


def table(head: Sequence[str], body: Iterable[Sequence[str]], kind: str = "plain") -> str:
    """A table of cells that are HTML already; all columns but the first hold numbers."""

    def row(cells: Sequence[str], tag: str) -> str:
        numbers = (f'<{tag} class="n">{cell}</{tag}>' for cell in cells[1:])
        return f"<tr><{tag}>{cells[0]}</{tag}>{''.join(numbers)}</tr>"

    lines = "".join(row(line, "td") for line in body)
    return f'<table class="{kind}"><thead>{row(head, "th")}</thead><tbody>{lines}</tbody></table>'


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
    if months < YEAR:
        return language.text("export.answer.months", months=months, with_retainers=beside, projects_only=alone)
    return language.text("export.answer", with_retainers=beside, projects_only=alone)


def _figures(projection: Projection, language: Language, arms: Sequence[Arm]) -> str:
    """Every figure of both futures, with its simulation error."""
    currency = projection.scenario.currency
    head = ["", *(escape(language.text(f"charts.arm.{arm.value}")) for arm in arms)]
    body = [
        [
            escape(figure.label),
            *(
                f"{escape(figure.written(arm, language, currency))} "
                f"<small>± {escape(figure.error(arm, language, currency))}</small>"
                for arm in arms
            ),
        ]
        for figure in figures(projection, language)
    ]
    return table(head, body)


def _retainers(scenario: Scenario, language: Language, *, names: bool) -> str:
    """The portfolio: the planned block as one line, the clients one by one as far as there is room."""
    if not scenario.portfolio:
        return ""
    text = language.text
    planned = scenario.planned.retainers(scenario.discount)
    lines: list[tuple[str, Sequence[Retainer]]] = []
    if planned:
        lines.append((language.plural("export.planned.count", len(planned)), planned))
    first = len(planned) + 1
    shown = scenario.retainers if len(scenario.retainers) <= MOST_ROWS else scenario.retainers[: MOST_ROWS - 1]
    lines += [(called(row, first + n, language, names=names), [row]) for n, row in enumerate(shown)]
    if rest := scenario.retainers[len(shown) :]:
        lines.append((language.plural("export.others", len(rest)), rest))
    head = [text("export.sheet.retainers"), *(text(f"export.of.{name}") for name in ("fee", "hours", "term", "start"))]
    body = [
        [escape(name), *(escape(cell) for cell in _terms(group, language, scenario.currency))] for name, group in lines
    ]
    return f"<h2></h2>{table([escape(cell) for cell in head], body, 'clients')}"


def _terms(group: Sequence[Retainer], language: Language, currency: str) -> list[str]:
    """Fees and hours added up; term and start where they are the same for all."""
    terms, starts = ({getattr(row, name) for row in group} for name in ("term_months", "starts_in"))
    return [
        language.money(sum(row.fee for row in group), currency),
        language.number(sum(row.hours_per_month for row in group)),
        language.number(terms.pop()) if len(terms) == 1 else "–",
        language.number(starts.pop()) if len(starts) == 1 else "–",
    ]


def _rests_on(scenario: Scenario, language: Language) -> str:
    """How much past there is."""
    past = scenario.income.evidence
    if not past.projects:
        return language.text("export.no_past")
    return language.plural("overview.history.length", past.projects, months=round(past.months))
