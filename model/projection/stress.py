"""Named stresses: what-ifs that are simulated like everything else, never a scaled fan.

Source: docs/method/projection.md, "Stresses".
"""

from __future__ import annotations

from enum import StrEnum

STRESS_MONTH = 3
"""The month of the projection (from 0) in which a stress strikes: late enough that the plan has begun."""

FEWER_ENQUIRIES = 0.7
"""Share of enquiries that still come under "fewer enquiries"."""


class Stress(StrEnum):
    """The stresses a person can switch on, alone or together."""

    LOSE_LARGEST = "lose_largest"
    TWO_LEAVE = "two_leave"
    PAID_LATE = "paid_late"
    ILL = "ill"
    DRY_QUARTER = "dry_quarter"
    FEWER_ENQUIRIES = "fewer_enquiries"
