"""What docs/method/rates.md claims."""

from __future__ import annotations

from typing import Final

import pytest

from model import Arm
from model.measures.certainty import RiskAversion
from model.measures.stability import YEAR
from model.projection.offer import Offer, solve
from model.rates.affordable import FINENESS
from model.rates.rates import Perks, case_against, discount_pays
from tests.promises.claim import held, holds, lists, says

TESTS: Final = "tests/model/rates/test_rates.py"
PIECES: Final = "tests/model/rates/test_pieces.py"
ROLLOVER: Final = "tests/model/projection/test_rollover.py"

H, R, D, C = 10.0, 100.0, 0.1, 120.0
OFFER: Final = Offer(H, R, D)
AGAIN: Final = Offer(H, R).for_same_fee(OFFER.discounted_rate) or 0.0
FULL_HOUSE: Final = case_against(OFFER, C).cap


def near(value: float | None, wanted: float) -> bool:
    return value is not None and value == pytest.approx(wanted)


def _any_three() -> bool:
    four = {"hours": H, "rate": R, "discount": D, "fee": OFFER.fee}
    found = [solve(**{name: value for name, value in four.items() if name != left_out}) for left_out in four]
    return all(each is not None and near(each.hours * each.rate * (1 - each.discount), OFFER.fee) for each in found)


CLAIMS: Final = (
    lists("Four numbers, tied", "fee =", "H hours a month", "list rate R", "discount d"),
    holds("fee = H x R x (1 - d)", lambda: near(OFFER.fee, H * R * (1 - D))),
    holds("Any three give the fourth", _any_three),
    says(
        "Ten hours for 1,000 are 100 an hour; 10 % off is 900, and 90 an hour",
        H,
        H * R,
        R,
        D,
        OFFER.fee,
        OFFER.discounted_rate,
    ),
    holds("Below H (1 - d) hours a month", lambda: near(OFFER.break_even_hours, H * (1 - D))),
    says("(9 of 10) the client", OFFER.break_even_hours, H),
    says("they save H R d (100)", OFFER.saved_by_client(H)),
    lists("The three arguments against a discount", "What an hour brings falls", "The anchor", "The cap"),
    holds("falls to R (1 - d)", lambda: near(OFFER.discounted_rate, R * (1 - D))),
    holds(
        "takes H d / (1 - d) more hours a month",
        lambda: near(AGAIN - H, H * D / (1 - D)),
    ),
    says("more hours a month (11.1 for 10)", AGAIN, H),
    says("a client who pays 90 asks for 90", OFFER.discounted_rate, OFFER.discounted_rate),
    holds("brings C R (1 - d)", lambda: near(FULL_HOUSE.discounted, C * R * (1 - D))),
    says("10,800 and not 12,000", FULL_HOUSE.discounted, FULL_HOUSE.full),
    holds(
        "H R (1 - d) for certain against p H R, so where p < 1 - d",
        lambda: discount_pays(1 - D - 0.01, D) and not discount_pays(1 - D + 0.01, D),
    ),
    lists("Two different points are both of interest", "they cost the same", "they bring the same effective rate"),
    says("v = H d: 60 minutes for ten hours and 10 %", lambda: Perks(OFFER, 0).same_cost_hours * 60, H, D),
    holds(
        "when H R / (H + v) = R (1 - d), so v = H d / (1 - d)",
        lambda: (
            near(Perks(OFFER, 0).same_rate_hours, H * D / (1 - D))
            and near(Perks(OFFER, H * D / (1 - D)).effective_rate, R * (1 - D))
        ),
    ),
    says("66.7 minutes", lambda: Perks(OFFER, 0).same_rate_hours * 60),
    says(
        "Half an hour of advice costs 50 a month where the discount costs 100, and leaves 95.24 an hour where the"
        " discount leaves 90",
        0.5,
        Perks(OFFER, 0.5).cost,
        OFFER.discount_cost,
        Perks(OFFER, 0.5).effective_rate or 0,
        OFFER.discounted_rate,
    ),
    held("max(u - 1, 0) H hours", f"{ROLLOVER}::test_extras_and_overage_rate"),
    held(
        "This is the same balance as in the simulation, and a test compares them",
        f"{ROLLOVER}::test_the_simulation_carries_the_same_hours",
    ),
    held(
        "With P pieces a month a piece costs H R (1 - d) / P and takes H / P hours; a further one is H R / P",
        f"{PIECES}::test_four_articles_by_hand",
    ),
    held("Below P (1 - d) pieces the client would pay less by the piece", f"{PIECES}::test_four_articles_by_hand"),
    held("an hour brings R (1 - d) / k", f"{PIECES}::test_four_articles_by_hand"),
    held(
        "one month in ten asks for more than H exp(1.2816 s - s^2 / 2), s^2 = ln(1 + v^2)",
        f"{PIECES}::test_a_busy_month_is_that_of_the_simulation",
    ),
    says("over the first 12 months, on the same random months", YEAR),
    says("by bisection to a twentieth of a percent", FINENESS * 100),
    says(
        "(relaxed 1, usual 2, cautious 4)",
        RiskAversion.RELAXED,
        RiskAversion.USUAL,
        RiskAversion.CAUTIOUS,
    ),
    says("the difference of the two worths", len(Arm)),
)
