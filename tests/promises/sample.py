"""What several pages speak of: the sample, the first screen's scenario, and what others have published."""

from __future__ import annotations

from functools import cache

import pandas as pd

from model import Arm, Projection, Scenario, fit, project
from ui.session.example import _sample

ALONE, BESIDE = Arm.PROJECTS_ONLY, Arm.WITH_RETAINERS

SAMPLE = _sample(pd.Period("2026-03", "M"))
INCOME = fit(SAMPLE)
BASE = Scenario(income=INCOME, start_month="2026-03", currency="EUR")


@cache
def projected(scenario: Scenario = BASE) -> Projection:
    """The scenario's projection, once for all pages."""
    return project(scenario)


class Bonsai:
    """Bonsai (2018), on invoices of freelancers."""

    LATE = 0.29
    OF_THE_LATE_WITHIN_DAYS = 14
    OF_THE_LATE_WITHIN_TWO_WEEKS = 3 / 4
    OF_THE_LATE_WITHIN_A_MONTH = 9 / 10


CEPYME_DAYS = 80
"""Mean payment period in Spain, days (CEPYME 2024)."""

AGENCIES_LOSE, CAUSE_FOR_WORRY = 0.18, 0.20
"""Share of clients that agencies with retainers lose in a year (Focus Digital), and from which on that is too many
(Sakas & Company)."""

TRADE = 0.75
"""Share of the income from one client from which on Spanish law may call a person dependent on it (LETA 2007)."""

DYNAN_YEARS = 2
"""Years between the incomes whose change Dynan, Elmendorf & Sichel (2012) take."""
