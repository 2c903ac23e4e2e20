"""What docs/method/projection.md claims."""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest

from model import Arm, Planned, Retainer, Scenario
from model.past.income import PLAUSIBLE
from model.projection.enquiries import SURPLUS
from model.projection.queue import FEEDBACK_LAG, Desk, _after_busy
from model.projection.retainer import LENGTHS, Billing
from model.projection.stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress
from model.projection.terms import _leaving
from model.projection.warmup import LIVED
from tests.promises.claim import held, holds, says
from tests.promises.sample import projected

LIVES, LEDGER = "tests/model/projection/test_lives.py", "tests/model/projection/test_ledger.py"
ENQUIRIES: Final = "tests/model/projection/test_enquiries.py"
FIGURES: Final = "tests/model/test_figures.py"
ROW: Final = Retainer(monthly_fee=1, hours_per_month=1, term_months=1)


def _spare_hours_replace_nothing() -> bool:
    return ROW.hours_converted(0) == 0 == ROW.but(converts=0.0).hours_converted(1)


def _fewer_come() -> bool:
    """Of three months before: 60 hours free of 100, 30 of them worked, so busy by 70 %; usually by 50 %."""
    desk = Desk(patience=2, selling_hours=0, opening_backlog_hours=0, feast_or_famine=0.8, capacity_hours=100)
    share = _after_busy(desk, np.array([60.0]), np.array([30.0]), 0.5)
    return FEEDBACK_LAG == 3 and share[0] == pytest.approx(np.exp(-0.8 * (0.7 - 0.5)))


def _worked(*stresses: Stress) -> np.ndarray:
    """Months, from 0, in which anybody works on projects: of hours enough, so that nothing is carried on."""
    busy = Scenario(capacity_hours=400, list_rate=1e6, beginning=True, n_paths=500, stresses=frozenset(stresses))
    return np.flatnonzero(projected(busy).worked[Arm.PROJECTS_ONLY].max(axis=0)[:12])


def _ill() -> bool:
    return [*range(12)] == sorted({*_worked(Stress.ILL), STRESS_MONTH}) and STRESS_MONTH not in _worked(Stress.ILL)


def _dry() -> bool:
    return sorted({*_worked()} - {*_worked(Stress.DRY_QUARTER)}) == [STRESS_MONTH + month for month in range(3)]


def months_between() -> int:
    """Months between the leaving of the largest two."""
    leaving = _leaving(Scenario(planned=Planned(count=2), stresses=frozenset({Stress.TWO_LEAVE})))
    first, second = sorted(leaving.values())
    return second - first


CLAIMS: Final = (
    says("above all from two arrays", len(Arm)),
    says("counts are drawn at 1.5 l_t, and each project carries a mark uniform in (0, 1.5)", SURPLUS, 0, SURPLUS),
    says("A negative binomial of mean 1.5 m and size k, thinned by 2/3", SURPLUS, 2, 2 * SURPLUS),
    held(
        "is exactly negative binomial of mean m",
        f"{ENQUIRIES}::test_thinned_counts_have_the_law_of_their_own_mean",
    ),
    says("the twelve months before the start", LIVED),
    says("At most twelve months are lived", LIVED),
    holds("Spare hours (share 0) replace nothing", _spare_hours_replace_nothing),
    says("fill no more than half of the hours one can work", PLAUSIBLE),
    says("Half is an informed guess", PLAUSIBLE),
    held("keeps the income that came to 5 %, in any money", f"{FIGURES}::test_a_past_without_hours_is_not_cut"),
    holds("three months after a busy month fewer enquiries come, exp(-phi (u_{t-3} - usual u))", _fewer_come),
    says("a ladder of terms (2, 6, 12)", *ROW.ladder),
    held("m ~ Beta(6 (1 - r) + lost, 6 r + kept)", f"{LIVES}::test_churn_means_follow_their_beta"),
    held("th ~ Beta(6 m, 6 (1 - m) + j) after j renewals", f"{LIVES}::test_next_renewal_of_loyal_clients"),
    held("the next renewal has chance (6 (1 - m) + j) / (6 + j)", f"{LIVES}::test_next_renewal_of_loyal_clients"),
    says("it is 0 unless a person says otherwise", Scenario().replacement),
    held("(1 - l) f a_t + l f a_{t-1}", f"{LEDGER}::test_lateness_moves_the_mean_and_loses_nothing"),
    says("paid for a quarter, its whole term, or a year at once", LENGTHS[Billing.QUARTER] / LENGTHS[Billing.YEAR]),
    held("a lognormal wobble of mean 1", f"{LEDGER}::test_wobble_has_mean_one_and_its_spread"),
    says("What happens once happens from the fourth month on", STRESS_MONTH + 1),
    says(
        "Two leave in one quarter: the two largest, two months apart",
        2,
        3 / 12,
        2,
        months_between,
    ),
    held("Everyone 30 days later: all money moves one month", f"{LEDGER}::test_everyone_thirty_days_later"),
    holds("Four weeks ill: a month without project hours", _ill),
    holds("A dry quarter: three months in which no project comes", _dry),
    says("Fewer enquiries: 30 % less", 1 - FEWER_ENQUIRIES),
)
