"""Candidates from tiny pasts worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import ProjectHistory
from model.conversion.candidate import Candidate, HoursSource, candidates, regularity
from model.past.fit import FEWEST
from tests.model.pasts import past


def history(*rows: tuple[str, str, float, float | None]) -> ProjectHistory:
    """Projects of (client, date, amount, hours) within the observed months of 2025."""
    frame = pd.DataFrame(rows, columns=["client", "invoiced_on", "amount", "hours"])
    return ProjectHistory.from_frames(frame, start="2025-01", as_of="2025-12")


def only(past_projects: ProjectHistory, list_rate: float = 100.0) -> Candidate:
    """The one candidate there is."""
    (candidate,) = candidates(past_projects, list_rate)
    return candidate


STEADY = tuple(("steady", f"2025-{month:02}-10", 600.0, 10.0) for month in (2, 4, 6, 8, 10, 12))


def test_a_steady_client_by_hand() -> None:
    """600 every second month from February: six of eleven months, even gaps but for the open one, seen this month."""
    found = only(history(*STEADY))
    assert (found.projects, found.active_months, found.span_months, found.months_since_last) == (6, 6, 11, 0)
    assert found.monthly_amount == pytest.approx(3600 / 11)
    assert found.monthly_hours == pytest.approx(60 / 11)
    assert found.hours_source is HoursSource.OWN_HOURS
    assert found.score.frequency == pytest.approx(6 / 11)
    assert found.score.recency == pytest.approx(1)
    assert found.score.amount == 1
    # Gaps 2, 2, 2, 2, 2 and 1 of 11: entropy over log 6.
    entropy = -(5 * 2 / 11 * math.log(2 / 11) + 1 / 11 * math.log(1 / 11))
    assert found.score.regularity == pytest.approx(entropy / math.log(6))
    assert found.score.total == pytest.approx((6 / 11 + entropy / math.log(6) + 1 + 1) / 4)
    assert found.share == 1


def test_the_suggestion_is_what_they_bought_in_a_sum_one_can_say() -> None:
    found = only(history(*STEADY))
    assert found.suggested_fee == 330  # 327.27
    assert found.suggested_hours == 5.5  # 5.45
    assert found.converts(5.5) == pytest.approx(60 / 11 / 5.5)
    assert found.converts(5) == 1
    assert found.converts(0) == 1
    large = only(history(("a", "2025-06-01", 123_456.0, 5000.0)))
    assert large.suggested_fee == 18_000  # 123,456 / 7 months
    assert large.suggested_hours == 300
    small = only(history(("a", "2025-06-01", 5.0, 0.1)))
    assert small.suggested_fee == pytest.approx(0.71)
    assert small.suggested_hours == 0.5


def test_a_newcomer_is_spread_over_half_a_year() -> None:
    """Two projects in the last month are not two a month."""
    found = only(history(("new", "2025-12-01", 900.0, None), ("new", "2025-12-20", 900.0, None)))
    assert (found.span_months, found.active_months) == (6, 1)
    assert found.monthly_amount == 300
    assert found.score.frequency == pytest.approx(1 / 6)
    assert found.score.regularity == 0


def test_a_short_past_is_not_stretched() -> None:
    frame = pd.DataFrame({"client": ["a"], "invoiced_on": ["2025-11-05"], "amount": [800.0]})
    found = only(ProjectHistory.from_frames(frame, start="2025-10", as_of="2025-12"))
    assert found.span_months == 3
    assert found.monthly_amount == pytest.approx(800 / 3)


def test_recency_falls_to_nothing_in_a_year() -> None:
    old = history(("old", "2025-01-10", 500.0, None), ("other", "2025-12-01", 1.0, None))
    by_name = {candidate.client: candidate for candidate in candidates(old)}
    assert by_name["old"].months_since_last == 11
    assert by_name["old"].score.recency == pytest.approx(1 / 12)


def test_who_was_last_seen_over_two_years_ago_is_no_candidate() -> None:
    frame = pd.DataFrame(
        {"client": ["gone", "here"], "invoiced_on": ["2023-12-31", "2024-01-01"], "amount": [9000.0, 100.0]}
    )
    found = only(ProjectHistory.from_frames(frame, as_of="2025-12"))
    assert (found.client, found.share) == ("here", 1)


def test_hours_from_the_past_rate_or_the_list_rate() -> None:
    rows = (*(("timed", "2025-03-01", 900.0, 10.0) for _ in range(FEWEST)), ("untimed", "2025-03-01", 600.0, None))
    by_name = {candidate.client: candidate for candidate in candidates(history(*rows))}
    assert by_name["untimed"].hours_source is HoursSource.PAST_RATE
    assert by_name["untimed"].monthly_hours == pytest.approx(600 / 90 / 10)
    bare = only(history(("bare", "2025-03-01", 600.0, None)), list_rate=60)
    assert bare.hours_source is HoursSource.LIST_RATE
    assert bare.monthly_hours == pytest.approx(1)


def test_a_few_timed_projects_do_not_speak_for_the_rest() -> None:
    theirs = (("b", "2025-04-01", 900.0, 10.0) for _ in range(FEWEST))
    rows = (("a", "2025-03-01", 100.0, 10.0), ("a", "2025-04-01", 900.0, None), *theirs)
    by_name = {candidate.client: candidate for candidate in candidates(history(*rows))}
    assert by_name["a"].hours_source is HoursSource.PAST_RATE
    assert by_name["b"].hours_source is HoursSource.OWN_HOURS


def test_better_clients_come_first() -> None:
    rows = (
        *STEADY,
        *((client, date, 600.0, 10.0) for client, date in (("lump", "2025-03-01"), ("lump", "2025-03-20"))),
        ("once", "2025-11-01", 500.0, 10.0),
    )
    found = candidates(history(*rows))
    assert found[0].client == "steady"
    totals = [candidate.score.total for candidate in found]
    assert totals == sorted(totals, reverse=True)


def test_projects_without_a_client_are_nobodys() -> None:
    assert candidates(history(("", "2025-03-01", 100.0, None))) == ()
    mixed = candidates(history(("", "2025-03-01", 300.0, None), ("a", "2025-03-01", 100.0, None)))
    assert [(candidate.client, candidate.share) for candidate in mixed] == [("a", 0.25)]


def test_an_open_invoice_was_bought_too() -> None:
    found = candidates(past())
    table = past().clients
    assert {candidate.client for candidate in found} == set(table.index)
    for candidate in found:
        assert candidate.monthly_amount * candidate.span_months == pytest.approx(table.loc[candidate.client, "amount"])


@given(st.sets(st.integers(0, 23), min_size=3))
def test_regularity_is_a_share_and_highest_when_even(months: set[int]) -> None:
    active = np.array(sorted(months))
    found = regularity(active, 24)
    assert 0 < found <= 1 + 1e-12
    assert regularity(np.arange(3, 24, 3), 24) == pytest.approx(1)
    assert regularity(np.array([0, 1, 2]), 24) < 0.5
    assert regularity(active[:2], 24) == 0


@settings(max_examples=20, deadline=None)
@given(st.floats(0.01, 1e8))
def test_another_currency_moves_no_score(scale: float) -> None:
    one = only(history(*STEADY))
    other = only(history(*((client, date, amount * scale, hours) for client, date, amount, hours in STEADY)))
    assert other.score.total == pytest.approx(one.score.total)
    assert other.life is not None
    assert one.life is not None
    assert other.life.there == pytest.approx(one.life.there)
    assert replace(other, score=one.score, monthly_amount=0, monthly_hours=0, life=None) == replace(
        one, monthly_amount=0, monthly_hours=0, life=None
    )
