"""The fan of both futures: where the months lie, the middle of them, and the bills."""

from __future__ import annotations

from collections.abc import Sequence

from charts import canvas, palette, traces
from locales import Language
from model import Arm, Projection
from model.past.income import Level

LEVELS = (0.1, 0.5, 0.9)

STRENGTH = {Arm.PROJECTS_ONLY: 0.2, Arm.WITH_RETAINERS: 0.36}
"""How strongly a band is filled: the narrower future lies on top, and its hue must not turn grey over the other's."""


def fan(projection: Projection, language: Language) -> canvas.Figure:
    """Both arms' 10-90 % bands and medians by month, with the bills line; one arm without retainers.

    Where the past is a guess, the bands are drawn without a role's colour.
    """
    scenario = projection.scenario
    quantiles = projection.quantiles(LEVELS)
    months = projection.months
    names = canvas.month_names(months, language)
    guess = scenario.income.evidence.level is Level.GUESS
    arms = list(Arm) if scenario.portfolio else [Arm.PROJECTS_ONLY]

    def money(amount: float) -> str:
        return language.money(amount, scenario.currency)

    bands: list[canvas.Figure] = []
    edges: list[canvas.Figure] = []
    lines: list[canvas.Figure] = []
    for arm in arms:
        colour = palette.MUTED if guess and arm is Arm.PROJECTS_ONLY else palette.ARMS[arm]
        columns = [canvas.listed(quantiles[(arm.value, level)]) for level in LEVELS]
        bands.append(_band(columns[0], columns[2], colour, STRENGTH[arm]))
        edges.append(_edges(columns[0], columns[2], colour))
        lines.append(
            traces.line(
                language.text(f"charts.arm.{arm.value}"),
                list(range(len(months))),
                columns[1],
                colour,
                [
                    language.text("charts.fan.hover", month=month, middle=money(mid), low=money(low), high=money(high))
                    for month, low, mid, high in zip(names, *columns, strict=True)
                ],
                width=2.5,
                dash="solid" if arm is Arm.WITH_RETAINERS else "dot",
                showlegend=True,
            )
        )
    highest = max(float(quantiles[(arm.value, 0.9)].max()) for arm in arms)
    bills = scenario.monthly_bills
    line = canvas.named_line(bills, palette.BILLS, language.text("charts.bills", bills=money(bills)))
    return {
        "data": [*bands, *edges, *lines],
        "layout": canvas.layout(
            language,
            height=380,
            xaxis=canvas.month_axis(months, language, range=[-0.3, len(months) - 0.7]),
            yaxis=canvas.money_axis(language, scenario.currency, range=[0, max(highest, bills * 1.15, 1.0) * 1.05]),
            shapes=[line],
        ),
    }


def _band(low: Sequence[float], high: Sequence[float], colour: str, strength: float) -> canvas.Figure:
    """A filled band: there along the upper edge and back along the lower one."""
    places = list(range(len(low)))
    there_and_back = traces.line("", places + places[::-1], [*high, *reversed(low)], colour, width=0, showlegend=False)
    return {**there_and_back, "fill": "toself", "fillcolor": colour, "opacity": strength}


def _edges(low: Sequence[float], high: Sequence[float], colour: str) -> canvas.Figure:
    """The two edges of a band, which can be followed where bands lie on each other."""
    places: list[float | None] = list(range(len(low)))
    return traces.line("", [*places, None, *places], [*low, None, *high], colour, width=1, showlegend=False)
