"""The report of the calibration as the Markdown tables of docs/method/calibration.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

Report = dict[str, Any]
"""What `python -m benchmarks.calibration` prints."""

FORECASTERS: Final = ("model", "plug-in", "bootstrap")

COLUMNS: Final = (
    "80% band of the year",
    "90% band of the year",
    "80% band of a month",
    "5% buffer failed",
    "CRPS of the year",
    "80% width / yearly income",
)
"""What is shown of each world."""


def tables(report: Report) -> str:
    """The mix against its demands, all scores on the mix, and every world and real past."""
    return "\n\n".join((_demands(report), _forecasters(report["mix"]), _worlds(report))) + "\n"


def _demands(report: Report) -> str:
    rows = [
        (name, f"{row['from']:g} to {row['to']:g}", f"{row['attained']:.3f}", "yes" if row["met"] else "no")
        for name, row in report["demands"].items()
    ]
    return _table((f"mix of worlds, {report['cases']} lives", "wanted", "attained", "met"), rows)


def _forecasters(mix: dict[str, dict[str, float]]) -> str:
    rows = [(name, *(_figure(mix[each][name]) for each in FORECASTERS)) for name in mix["model"] if name != "cases"]
    return _table(("mix of worlds", *FORECASTERS), rows)


def _worlds(report: Report) -> str:
    named = {"own family": report["own family"], **report["worlds"]}
    named |= {name: found["model"] for name, found in report["payments"].items()}
    if "all payments" in report:
        named["all payments"] = report["all payments"]["model"]
        named["all payments, plug-in"] = report["all payments"]["plug-in"]
        named["all payments, bootstrap"] = report["all payments"]["bootstrap"]
    rows = [(name, f"{row['cases']:.0f}", *(_figure(row[each]) for each in COLUMNS)) for name, row in named.items()]
    return _table(("model on", "cases", *COLUMNS), rows)


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ("---", *("---:" for _ in header[1:]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))
