"""What docs/method/conversion.md claims."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Final

import numpy as np
import pandas as pd
import pytest

from model import ProjectHistory, Retainer
from model.conversion.candidate import (
    KNOWN_HOURS,
    SHORTEST_SPAN,
    WINDOW_MONTHS,
    Score,
    candidates,
    regularity,
    sayable,
)
from model.conversion.conversion import LATEST_START, TRIAL_MONTHS, acceptance, signing
from model.conversion.replay import REPLAY_MONTHS, Chosen, replay
from model.past.clients.life import lives
from model.past.clients.posterior import YEAR
from tests.promises.claim import example, held, holds, says
from tests.promises.sample import SAMPLE

TESTS: Final = "tests/model/conversion/test_candidate.py"
LADDER: Final = Retainer(monthly_fee=1, hours_per_month=1, term_months=1).ladder


def _parts_are_shares() -> bool:
    found = [getattr(each.score, field.name) for each in candidates(SAMPLE) for field in fields(Score)]
    return len(fields(Score)) == 4 and min(found) >= 0 and max(found) <= 1


def _recency() -> bool:
    """Of clients of whom nobody came back."""
    rows = [(f"C{number}", f"2024-{number:02}-05", 300.0) for number in range(1, 13)]
    frame = pd.DataFrame(rows, columns=["client", "invoiced_on", "amount"])
    found = candidates(ProjectHistory.from_frames(frame, as_of="2024-12"))
    return len(found) == 12 and all(
        each.score.recency == pytest.approx(max(1 - each.months_since_last / 12, 0)) for each in found
    )


def _there() -> bool:
    known = lives(SAMPLE)
    return all(each.score.recency == known[each.client].there for each in candidates(SAMPLE))


def _year() -> bool:
    """No client is there in more months than the year has, nor has work in more; a month with work brings one sum."""
    return all(
        0 < life.works < life.stays < YEAR
        and math.isclose(life.brings / life.works, life.monthly / (life.works / life.stays), rel_tol=0.1)
        for life in lives(SAMPLE).values()
    )


def _converts() -> bool:
    first = candidates(SAMPLE)[0]
    return all(first.converts(hours) == min(1, first.monthly_hours / hours) for hours in (1.0, 100.0))


def _log_odds(score: float) -> float:
    chance = acceptance(score, 2)
    return math.log(chance / (1 - chance))


def _suggested_gain() -> bool:
    """About the same, and no more than rounding to two digits makes of it."""
    first = candidates(SAMPLE)[0]
    found = replay(SAMPLE, [Chosen(first.client, first.suggested_fee)])
    return abs(found.gain) <= 12 * abs(first.suggested_fee - first.monthly_amount) * 2 + 1


CLAIMS: Final = (
    says("from the last 24 whole months (model", WINDOW_MONTHS),
    holds("Each named client gets four parts between 0 and 1", _parts_are_shares),
    example('"in 8 of 20 months"'),
    holds('| recency | the chance that the client is still there (clients) | "still a client: 2 in 3" |', _there),
    holds("recency is 1 - months since the last project / 12, at least 0", _recency),
    says("the fourth is the clumpiness", len(fields(Score))),
    holds(
        "With fewer than three active months nothing can be said about regularity, and it is 0",
        lambda: regularity(np.array([0, 1]), 2) == 0 < regularity(np.array([0, 1, 2]), 3),
    ),
    says("spread over at least six months", SHORTEST_SPAN),
    holds(
        "what it would bring by projects, sum E[p (1 - h)^t] months with work times what one brings; what a retainer"
        " would pay in the months in which the client is there, sum E[(1 - h)^t] of the twelve",
        _year,
    ),
    holds(
        "the chance of a client who is there (recency 1), times the chance to be there",
        lambda: all(
            signing(each, 6) == each.there * acceptance(replace(each.score, recency=1.0).total, 6)
            for each in candidates(SAMPLE)
        ),
    ),
    held("two projects in the first month are not two a month", f"{TESTS}::test_a_newcomer_is_spread_over_half_a_year"),
    holds(
        "money rounded to two digits, hours to the half hour", lambda: (sayable(1234), sayable(0.567)) == (1200, 0.57)
    ),
    says("at least half of their money has hours", KNOWN_HOURS),
    holds("min(1, own hours a month / hours of the retainer)", _converts),
    says(
        "a middling candidate (score .5) takes a term of L months with chance .5 exp(-.09 (L - 2)), which is .5 for a"
        " trial of two months, .35 for six and .2 for twelve",
        0.5,
        acceptance(0.5, 2),
        -math.log(acceptance(0.5, 3) / acceptance(0.5, 2)),
        TRIAL_MONTHS,
        acceptance(0.5, TRIAL_MONTHS),
        TRIAL_MONTHS,
        acceptance(0.5, 6),
        6,
        acceptance(0.5, 12),
        12,
    ),
    holds(
        "the score shifts the log odds by 2 (score - .5)",
        lambda: all(_log_odds(score) - _log_odds(0.5) == pytest.approx(2 * (score - 0.5)) for score in (0, 1)),
    ),
    says("a trial of two months, then six, then twelve, each renewal", *LADDER),
    example("with the first 1, 2, ... of them"),
    says("more than two years ahead is left out", LATEST_START / 12),
    says("The last 24 whole months as they were", REPLAY_MONTHS),
    holds("which is that in two digits, about the same", _suggested_gain),
)
