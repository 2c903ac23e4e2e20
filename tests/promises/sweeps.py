"""What docs/method/sweeps.md claims."""

from __future__ import annotations

from typing import Final

from model import Scenario
from model.bounds import bounds
from model.measures.foresight import BAND
from model.measures.stability import ACCEPTED_RUIN, YEAR
from model.past.income import Level, ProjectIncome
from model.sweeps.backtest import ENOUGH, HORIZONS, LEARNED, MOST_LOOKS
from model.sweeps.comparison import UNSURE
from model.sweeps.frontier import SURE
from model.sweeps.goal import SMALL
from model.sweeps.grid import COUNTS, DISCOUNTS
from model.sweeps.sweep import BATCHES
from model.sweeps.tornado import Input, ranges
from tests.promises.claim import held, holds, says

ENDS: Final = {found.input: found for found in ranges(Scenario())}
COMPARISON: Final = "tests/model/sweeps/test_comparison.py::test_the_error_of_a_difference_is_what_seeds_scatter"


def moved(kind: Input, field: str) -> tuple[float, float]:
    """How much less and more both ends make of a field, as shares of it."""
    present, low, high = (getattr(scenario, field) for scenario in (Scenario(), *ENDS[kind].scenarios))
    return 1 - low / present, high / present - 1


def fifths() -> bool:
    """The ends are a fifth less and a fifth more."""
    factors = [(ENDS[kind].low, ENDS[kind].high) for kind in (Input.FEE, Input.HOURS, Input.CAPACITY, Input.BILLS)]
    return all(ends == (1 - 1 / 5, 1 + 1 / 5) for ends in factors)


def ends(kind: Input) -> tuple[float, float]:
    return ENDS[kind].low, ENDS[kind].high


def _fewest_projects() -> float:
    """The fewest projects with which a look is more than a guess."""
    counts = range(1, 10)
    level = {n: ProjectIncome(counts=(n, *(0,) * 11), exposure=(1.0,) * 12).evidence.level for n in counts}
    return min(n for n in counts if level[n] is not Level.GUESS)


CLAIMS: Final = (
    says("comes from 20 batches", BATCHES),
    says("the square root of 20", BATCHES),
    held("over forty seeds", COMPARISON),
    says("only where it is more than twice its error", UNSURE),
    says("over the first twelve months", YEAR),
    says("cash needed for at most 5 %", ACCEPTED_RUIN),
    says("Step 0 is the life project by project", 0),
    says("where it stands two standard errors above that line", SURE),
    says("13 counts of planned retainers by 7 discounts", len(COUNTS), len(DISCOUNTS)),
    says("13 projections instead of 91", len(COUNTS), len(COUNTS) * len(DISCOUNTS)),
    says(
        "30 % fewer, 30 % more (at most 150 %)",
        *moved(Input.ENQUIRIES, "enquiries"),
        bounds(Scenario, "enquiries")[1],
    ),
    holds("fees, hours of all retainers | a fifth less, a fifth more", fifths),
    holds("| discount | none, 20 %", lambda: ends(Input.DISCOUNT) == (0, 0.20)),
    holds(
        "15 points lower, higher",
        lambda: all(
            round(abs(end - 0.15 * sign - getattr(Scenario(), field)), 9) == 0
            for kind, field in ((Input.RENEWAL, "renewal"), (Input.TRIAL, "trial_conversion"))
            for end, sign in zip(ends(kind), (-1, 1), strict=True)
        ),
    ),
    holds("none, 3 % a month", lambda: ends(Input.CANCELLATION) == (0, 0.03)),
    holds("late payers | none, 30 %", lambda: ends(Input.LATE) == (0, 0.30)),
    holds("hours one can work, bills | a fifth less, a fifth more", fifths),
    holds("hours to win a project, cash | half, double", lambda: ends(Input.SELLING) == ends(Input.CASH) == (1 / 2, 2)),
    holds("tax | none, 30 %", lambda: ends(Input.TAX) == (0, 0.30)),
    says("neither bills nor a usual fee reach a hundred", SMALL),
    says("leaves twelve months behind it", LEARNED),
    says("the 80 % band of all the money", BAND[-1] - BAND[0]),
    says("The horizon is twelve months where that leaves six looks, else six months", HORIZONS[0], ENOUGH, HORIZONS[1]),
    says("with less than 18 whole months", LEARNED + HORIZONS[-1]),
    says("fewer than three projects in time", _fewest_projects),
    says("the last 24 origins", MOST_LOOKS),
)
