"""One page to print or to save as PDF from the browser: the answer, the figures, both futures, the assumptions.

Self-contained HTML without scripts; every text is escaped, and the figures are those of the screen.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from html import escape
from typing import Final

from exchange.assumptions import chosen
from exchange.figures import figures
from locales import Language
from model import Arm, Projection
from model.version import VERSION

COLOURS: Final = {Arm.PROJECTS_ONLY: "#D55E00", Arm.WITH_RETAINERS: "#0072B2"}
WIDTH, HEIGHT, LEFT, BOTTOM = 720, 250, 70, 24

STYLE: Final = """
@page { margin: 14mm; }
body { font: 10.5pt/1.4 system-ui, sans-serif; color: #111; background: #fff; max-width: 182mm; margin: 8mm auto; }
h1 { font-size: 17pt; margin: 0 0 2mm; } h2 { font-size: 11.5pt; margin: 5mm 0 1.5mm; }
p { margin: 0 0 2mm; } .lead { font-size: 12pt; font-weight: 600; }
table { border-collapse: collapse; width: 100%; } td, th { padding: 0.8mm 2mm; text-align: left; }
th { border-bottom: 0.3mm solid #888; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.two { columns: 2; column-gap: 8mm; } .two div { break-inside: avoid; display: flex; gap: 3mm; }
.two span:first-child { flex: 1; } .small { font-size: 8.5pt; color: #444; } svg { width: 100%; height: auto; }
"""


def report(projection: Projection, language: Language, today: dt.date) -> bytes:
    """The page as UTF-8 HTML; A4 and Letter alike.

    Args:
        projection: what is on screen.
        language: of its words.
        today: the day that is printed on it.
    """
    text = language.text
    scenario = projection.scenario
    arms = list(Arm) if scenario.portfolio else [Arm.PROJECTS_ONLY]
    head = "".join(f'<th class="n">{escape(text(f"charts.arm.{arm.value}"))}</th>' for arm in arms)
    body = "".join(
        f"<tr><td>{escape(figure.label)}</td>"
        + "".join(f'<td class="n">{escape(figure.written(arm, language, scenario.currency))}</td>' for arm in arms)
        + "</tr>"
        for figure in figures(projection, language)
    )
    assumed = "".join(
        f"<div><span>{escape(one.label)}</span><span>{escape(one.written(language))}</span></div>"
        for one in chosen(scenario, language)
    )
    foot = text("export.foot", date=language.date(today, "long"), version=VERSION, seed=str(scenario.seed))
    page = f"""<!doctype html>
<html lang="{language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(text("export.title"))}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{escape(text("export.title"))}</h1>
<p class="lead">{escape(_answer(projection, language))}</p>
<table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>
<h2>{escape(text("overview.fan.title"))}</h2>
{_fan(projection, language, arms)}
<h2>{escape(text("export.assumptions"))}</h2>
<div class="two small">{assumed}</div>
<p class="small">{escape(foot)} {escape(text("export.advice"))}</p>
</body>
</html>
"""
    return page.encode()


def _answer(projection: Projection, language: Language) -> str:
    money = {
        arm: language.money(projection.stability[arm].reliable_income.value, projection.scenario.currency)
        for arm in Arm
    }
    if not projection.scenario.portfolio:
        return language.text("export.alone", projects_only=money[Arm.PROJECTS_ONLY])
    return language.text(
        "export.answer", with_retainers=money[Arm.WITH_RETAINERS], projects_only=money[Arm.PROJECTS_ONLY]
    )


def _fan(projection: Projection, language: Language, arms: Sequence[Arm]) -> str:
    """Both futures as a drawing: the same quantiles as the table, the bills as a dashed line."""
    quantiles = projection.quantiles((0.1, 0.5, 0.9))
    bills = projection.scenario.monthly_bills
    highest = max(*(float(quantiles[(arm.value, 0.9)].max()) for arm in arms), bills, 1.0) * 1.05
    count = len(projection.months)

    def across(month: int) -> float:
        return LEFT + (WIDTH - LEFT - 8) * month / max(count - 1, 1)

    def down(money: float) -> float:
        return (HEIGHT - BOTTOM) * (1 - money / highest)

    def points(values: Sequence[float], *, back: bool = False) -> str:
        pairs = [f"{across(month):.1f},{down(money):.1f}" for month, money in enumerate(values)]
        return " ".join(reversed(pairs) if back else pairs)

    parts = []
    for arm in arms:
        low, middle, high = (list(map(float, quantiles[(arm.value, level)])) for level in (0.1, 0.5, 0.9))
        colour = COLOURS[arm]
        parts.append(
            f'<polygon points="{points(high)} {points(low, back=True)}" fill="{colour}" fill-opacity="0.2"/>'
            f'<polyline points="{points(middle)}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
    line = down(bills)
    parts.append(
        f'<line x1="{LEFT}" x2="{WIDTH - 8}" y1="{line:.1f}" y2="{line:.1f}" stroke="#333" stroke-dasharray="5 4"/>'
    )
    for money in _round_amounts(highest):
        label = escape(language.money(money, projection.scenario.currency))
        parts.append(f'<text x="{LEFT - 6}" y="{down(money) + 4:.1f}" text-anchor="end">{label}</text>')
    for month in range(0, count, max(1, count // 5)):
        name = escape(language.month(projection.months[month]))
        parts.append(f'<text x="{across(month):.1f}" y="{HEIGHT - 6}" text-anchor="middle">{name}</text>')
    keys = "".join(
        f'<text x="{LEFT + 10 + 170 * place}" y="14" fill="{COLOURS[arm]}">— '
        f"{escape(language.text(f'charts.arm.{arm.value}'))}</text>"
        for place, arm in enumerate(arms)
    )
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" font-size="11" role="img">{"".join(parts)}{keys}</svg>'


def _round_amounts(highest: float) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten, five at most, from 0 to the highest."""
    power = 10.0 ** math.floor(math.log10(highest / 4))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= highest)
    return [step * number for number in range(math.floor(highest / step) + 1)]
