"""A forecast as it was made, kept to be held against what comes."""

from __future__ import annotations

import datetime as dt

from model.projection.scenario import Scenario
from model.types import Frozen


class Forecast(Frozen):
    """A scenario and the day on which it was the present one."""

    scenario: Scenario
    made_on: dt.date

    @classmethod
    def undated(cls, scenario: Scenario) -> Forecast:
        """One of which nobody kept the day: a link's. It was made by the time that it starts."""
        return cls(scenario=scenario, made_on=scenario.start_month.start_time.date())
