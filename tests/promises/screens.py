"""What the texts of the Overview, Convert, Rate and Compare claim; the Spanish ones have the same figures."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from locales.catalogue import FOLDER, read
from model import Retainer, Scenario
from model.bounds import bounds
from model.conversion.candidate import WINDOW_MONTHS, Score
from model.conversion.conversion import LATEST_START
from model.measures import buffer
from model.measures.certainty import FLOOR, SMOOTHING_MONTHS, RiskAversion
from model.measures.stability import ACCEPTED_RUIN, RELIABLE, YEAR
from model.measures.typical import BAD
from model.measures.years import DOTS
from model.rates.pieces import BUSY
from model.sweeps.comparison import UNSURE
from model.sweeps.frontier import most_retainers
from model.sweeps.tornado import Input
from tests.promises.claim import Claim, example, held, holds, lists, says
from tests.promises.sweeps import ends, fifths
from ui.compare.shelf import BESIDE
from ui.overview.fan import LEVELS
from ui.overview.figures import BOLD, CAUTIOUS

FILES: Final = ("overview", "convert", "rate", "compare")
ROW: Final = Retainer(monthly_fee=1, hours_per_month=1, term_months=1)
NINE_OF_TEN: Final = (10 - 10 * RELIABLE, 10)
MOST_HOURS, MOST_DISCOUNT = bounds(Retainer, "hours_per_month")[1], bounds(Scenario, "discount")[1]
SCENARIO, RATES = "tests/model/projection/test_scenario.py", "tests/model/rates/test_rates.py"
FUTURES: Final = "tests/model/test_figures.py::test_a_band_holds_at_least_eight_of_ten"


def written() -> str:
    """All their texts as one Markdown; of those that count, the form of many."""
    files = (read(FOLDER / "en" / "LC_MESSAGES" / f"{name}.po") for name in FILES)
    texts = {key: forms[-1] for file in files for key, forms in file.items()}
    return "\n\n".join(f"{key}:\n\n{text}" for key, text in texts.items())


def at(key: str, words: str, *values: float) -> Claim:
    """Words with which the text of a key begins."""
    return says(f"{key}: ¶ {words}", *values)


OVERVIEW: Final = (
    says("At least this much in 9 of 10 simulated years", *NINE_OF_TEN),
    says("At least this much in 9 of 10 simulated futures", *NINE_OF_TEN),
    says("Added up over a year and divided by twelve, 9 of 10 simulated years bring", YEAR, *NINE_OF_TEN),
    says("in 19 of 20 futures the cash lasts the first twelve months", 20 - 20 * ACCEPTED_RUIN, 20, YEAR),
    says("when it brings less than nine tenths of the bills", buffer.CLEARLY),
    says("In the first twelve months, with the cash that you have now", YEAR),
    says("in at most 1 of 20 futures", 1, 1 / ACCEPTED_RUIN),
    says("for a chance of 1 in 10 and of 1 in 50 that the cash", 1, 1 / BOLD, 1, 1 / CAUTIOUS),
    held("Each band holds at least 8 of 10 futures", FUTURES),
    held("The band holds at least 8 of 10 futures", FUTURES),
    held("paid; each band holds at least 8 of 10 futures", FUTURES),
    held("paid; the band holds at least 8 of 10 futures", FUTURES),
    at("overview.level.low", "bad month (1 in 10)", 1, 1 / min(LEVELS)),
    at("overview.level.high", "good month (1 in 10)", 1, 1 / (1 - max(LEVELS))),
    says("Twenty possible years", DOTS),
    at("overview.dots.sentence", "Each dot is one of twenty equally likely years", DOTS),
    says("with the retainers: {with_retainers} of 20; project by project: {projects_only} of 20.", DOTS, DOTS),
    at("overview.dots.alone", "Each dot is one of twenty equally likely years", DOTS),
    says("does not pay your bills of {bills}: {projects_only} of 20.", DOTS),
    says("Twelve months, one by one", YEAR),
    says("A bad year (1 in 10)", 1, 1 / BAD),
    at("overview.year.sentence", "An outline is a month clearly short of its bills, under nine tenths", buffer.CLEARLY),
    at("overview.year.alone", "An outline is a month clearly short of its bills, under nine tenths", buffer.CLEARLY),
)

CONVERT: Final = (
    says("Your clients of the last two years, best first", WINDOW_MONTHS / 12),
    says("bought anything in the last two years of your past", WINDOW_MONTHS / 12),
    says("of your money of the last two years", WINDOW_MONTHS / 12),
    example("Score {score} of 100"),
    says("Would sign for two months: {term2}; for six: {term6}; for twelve", *ROW.ladder),
    says("The plain average of four parts from 0 to 100", len(fields(Score)), 0, 100),
    says("Two months are a trial; after it six, then twelve", *ROW.ladder),
    says("Too late to find a place in these two years", LATEST_START / 12),
    held(
        "these are more than 40 retainers", "tests/model/projection/test_scenario.py::test_forty_retainers_are_welcome"
    ),
    says("the rows of your table are in. The first twelve months count", YEAR),
    says("Months of the past that brought less than nine tenths", buffer.CLEARLY),
    example("0% is a salary"),
)

RATE: Final = (
    held(
        "Fee = hours × rate × (1 − discount)", "tests/model/rates/test_rates.py::test_solving_is_the_inverse_of_the_fee"
    ),
    example("Change any of three, and the fourth follows"),
    says(
        "at most 300 hours and a discount of 50%",
        bounds(Retainer, "hours_per_month")[1],
        bounds(Scenario, "discount")[1],
    ),
    example("0: you give them away"),
    says("In one month in ten it is {hours} or more", 1 / (1 - BUSY)),
    lists("Three arguments against {discount} off", "extras.rate:", "extras.anchor:", "extras.cap:"),
    example("Half an hour of advice"),
    says("A bad quarter is unpleasant", SMOOTHING_MONTHS / 12),
    says("A bad quarter must not happen", SMOOTHING_MONTHS / 12),
    says(
        "the average of three months, never less than a quarter of your bills of {bills}; losses weigh more than equal"
        " gains (constant relative risk aversion of 1, 2 or 4)",
        SMOOTHING_MONTHS,
        FLOOR,
        *RiskAversion,
    ),
    says("All your retainers get the discount, and the first twelve months count", YEAR),
)

COMPARE: Final = (
    example("For example: four clients, no discount"),
    says("Beside the present one, show up to three", BESIDE),
    says("more than twice its simulation error", UNSURE),
    holds("amounts and hours a fifth less and more", fifths),
    holds("enquiries 30% less and more", lambda: ends(Input.ENQUIRIES) == (0.7, 1.3)),
    holds("chances of renewal 15 points lower and higher", lambda: ends(Input.RENEWAL) == (0.75 - 0.15, 0.75 + 0.15)),
    says("Every number of retainers from 0 to 12 is tried", 0, most_retainers()),
    holds("selling time and cash from half to double", lambda: ends(Input.SELLING) == ends(Input.CASH) == (1 / 2, 2)),
)

CLAIMS: Final = (*OVERVIEW, *CONVERT, *RATE, *COMPARE)
