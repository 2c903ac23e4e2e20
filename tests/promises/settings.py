"""What the texts of settings, stresses and the fit claim; the Spanish ones have the same figures."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.special import ndtr

from locales.catalogue import FOLDER, read
from model import Planned, Retainer, Scenario
from model.measures.stability import YEAR
from model.measures.volatility import SWING
from model.past.arrivals import TEN_TO_NINETY
from model.past.delays import WEIGHT
from model.past.design_effect import MANY
from model.past.income import PLAUSIBLE
from model.past.summary import DelayPreset
from model.projection.queue import FEEDBACK_LAG, Desk, _after_busy
from model.projection.retainer import LENGTHS, Billing
from model.projection.stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress
from model.retainers.renewals import QUARTER
from tests.promises.claim import Claim, example, holds, lists, says
from tests.promises.past import USUAL
from tests.promises.projection import months_between
from tests.promises.rates import OFFER
from tests.promises.sample import TRADE
from ui.past_projects.past import STANDARD

SPOKEN: Final = {
    "ui": ("field.", "stress."),
    "retainers": ("retainers.stress", "retainers.cliffs", "retainers.dependence"),
    "past_projects": ("past.fit", "past.shared", "past.preset", "past.volatility", "past.measure", "past.ranges.what"),
}
"""File -> how the keys of such texts begin."""

ROW: Final = Retainer(monthly_fee=1, hours_per_month=1, term_months=1)
INSIDE: Final = float(ndtr(TEN_TO_NINETY / 2) - ndtr(-TEN_TO_NINETY / 2))
"""The chance that a typed range is believed to hold."""

DAYS: Final = int(DelayPreset.SPAIN_60.value.removeprefix("spain_"))


def written() -> str:
    """These texts as one Markdown."""
    texts = {
        key: forms[-1]
        for name, begin in SPOKEN.items()
        for key, forms in read(FOLDER / "en" / "LC_MESSAGES" / f"{name}.po").items()
        if key.startswith(begin)
    }
    return "\n\n".join(f"{key}:\n\n{text}" for key, text in texts.items())


def _unmoved() -> bool:
    """Being busy changes nothing at a habit of 0."""
    desk = Desk(patience=2, selling_hours=0, opening_backlog_hours=0, feast_or_famine=0.0, capacity_hours=100)
    return bool(_after_busy(desk, np.array([0.0]), np.array([0.0]), 0.5)[0] == 1)


FIELDS: Final = (
    says("0: they pay from the first month on", Planned().start),
    says("10% off 1,000 is 900", OFFER.discount, OFFER.hours * OFFER.rate, OFFER.fee),
    says("where your projects fill half of the hours you can work", PLAUSIBLE),
    says("100%: as many projects are offered to you", Scenario().enquiries),
    says("At 0 the months before the start decide", Scenario().opening_backlog_hours),
    holds("it shows. 0: no effect", lambda: FEEDBACK_LAG > 1 and _unmoved()),
    says("A first term of two months counts as a trial", ROW.ladder[0]),
    says("0 is the careful answer", Scenario().replacement),
    says("Each strikes in the fourth month or runs throughout", STRESS_MONTH + 1),
    says("The figures speak of the first twelve", YEAR),
    says("0: it runs from the first month on", ROW.starts_in),
    says("100%: signed", ROW.acceptance),
    says("2, then 6, then 12 months", *ROW.ladder),
    says("A month, a quarter, the whole term or a year", LENGTHS[Billing.QUARTER] / LENGTHS[Billing.YEAR]),
    says("Two leave in one quarter", 2, QUARTER / 12),
    example("Four weeks ill"),
    example("a fee each quarter"),
    example("August, or 8"),
    example("August × 0.3, December × 1.5"),
    says("A quarter without enquiries", QUARTER / 12),
)

RETAINERS: Final = (
    says("Two or more gone within three months", 2, QUARTER),
    says("All {n} within three months", QUARTER),
    says("Three months from", QUARTER),
    says("with 75% of the income from one client", TRADE),
    says("happens from the fourth month on", STRESS_MONTH + 1),
    says("the two who pay most are gone, two months apart", 2, months_between),
    says("no new project comes for three months", QUARTER),
    says("30% fewer enquiries, from the start", 1 - FEWER_ENQUIRIES),
    says("All six as a table", len(Stress)),
)

PAST: Final = (
    says("with a chance of 8 in 10 the true number lies", 10 * (STANDARD[-1] - STANDARD[0]), 10),
    says("8 of 10 projects bring between", round(10 * float(ndtr(1.2816) - ndtr(-1.2816)), 3), 10),
    says("One client brings more than a third of the projects", MANY),
    says("Counts as much as four invoices", WEIGHT),
    holds("Mostly within 30 days", lambda: sum(USUAL[:2]) > 1 / 2),
    says("About 60 days, as in Spain", DAYS),
    says("lie more than a quarter above it, and {dips} more than a quarter below", SWING, SWING),
    says("Months a year more than a quarter above it", SWING),
    says("Months a year more than a quarter below it", SWING),
    lists("Two ranges are enough to begin with", "projects a month at present", "for a typical project"),
    says("you would bet 8 to 2 on the truth", 10 * INSIDE, 10 * (1 - INSIDE)),
)

CLAIMS: Final[tuple[Claim, ...]] = (*FIELDS, *RETAINERS, *PAST)
