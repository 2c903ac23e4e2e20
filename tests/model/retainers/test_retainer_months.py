"""What retainers bring and ask for month by month, against sums by hand and closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Memo, Planned, Projection, Retainer, Scenario, Stress, project
from model.retainers.load import load
from model.retainers.movements import COLUMNS, movements
from model.retainers.outlook import outlook
from model.retainers.renewals import cliffs, renewals

CERTAIN = {"planned": Planned(count=0), "cancellation": 0.0, "late": 0.0, "n_paths": 4_000}


def lived(*retainers: Retainer, **settings: object) -> Projection:
    return project(Scenario(**{**CERTAIN, "retainers": retainers, **settings}))


def three(term: int = 6, **terms: object) -> tuple[Retainer, ...]:
    return tuple(
        Retainer(client=name, monthly_fee=500, hours_per_month=5, term_months=term, **terms) for name in ("A", "B", "C")
    )


# ------------------------------------------------------------------------------------------------------ own chances


def test_own_chances_are_one_retainers_own() -> None:
    """A fee of 100 that is late 4 times in 10 brings 60 in the first month and 100 after it; its neighbour's stays."""
    plain = Retainer(monthly_fee=100, hours_per_month=0, term_months=36)
    tardy = plain.but(late=0.4)
    found = lived(plain, tardy).accounts
    means = [account.received[:4].mean(axis=1) for account in found]
    assert means[0].tolist() == [1, 1, 1, 1]
    assert means[1] == pytest.approx([0.6, 1, 1, 1], abs=0.03)
    alike = lived(plain.but(late=0.0, cancellation=0.0, trial_conversion=0.5))
    assert np.array_equal(alike.with_retainers, lived(plain).with_retainers)
    # Asked again of the same stages with one more chance moved, the account is another.
    memo = Memo()
    base = Scenario(**{**CERTAIN, "retainers": (plain,)})
    kept = project(base, memo=memo).accounts[0].alive
    left = project(base.but(retainers=(plain.but(cancellation=1.0),)), memo=memo).accounts[0].alive
    assert kept.all()
    assert not left[1].any()


# ---------------------------------------------------------------------------------------------------------- outlook


def test_three_at_500_commit_1500_until_their_terms_end() -> None:
    found = outlook(lived(*three(renewal=0.8, ladder=(6,)))).total
    assert found["committed"].tolist() == [1500.0] * 6 + [0.0] * 18
    assert found["possible"].tolist() == [1500.0] * 24
    # 1,500 / 1,200 / 960 / 768 as terms of six months are renewed at 0.8.
    for half_year, expected in enumerate((1500, 1200, 960, 768)):
        assert found["expected"].iloc[6 * half_year + 3] == pytest.approx(expected, rel=0.03)


def test_an_offer_commits_nothing_and_a_running_term_only_what_is_left() -> None:
    offered = Retainer(monthly_fee=400, hours_per_month=4, term_months=6, starts_in=2, acceptance=0.5)
    running = Retainer(monthly_fee=300, hours_per_month=3, term_months=12, months_left=4, renewals=1, discount=0.1)
    found = outlook(lived(offered, running))
    assert found.committed[0].sum() == 0
    assert found.possible[0].tolist() == [0.0] * 2 + [400.0] * 22
    assert found.expected[0, 2:6] == pytest.approx(200, rel=0.05)
    assert found.committed[1].tolist() == pytest.approx([270.0] * 4 + [0.0] * 20)


def test_the_layers_add_up_to_the_money_received() -> None:
    heavy = Retainer(monthly_fee=500, hours_per_month=10, term_months=6, use_mean=1.3, overage_rate=50)
    projection = lived(*three(), heavy, late=0.2)
    found = outlook(projection)
    assert found.received.sum(axis=0) + found.extra + found.projects == pytest.approx(
        projection.with_retainers.mean(axis=0), rel=1e-4
    )
    # Three hours at 50 a month later, while the client stays.
    assert found.extra[0] == 0
    assert found.extra[1] == pytest.approx(150, rel=0.02)
    assert not outlook(lived(*three(), late=0.2)).extra.any()


@settings(max_examples=15)
@given(
    renewal=st.floats(0, 1),
    cancellation=st.floats(0, 0.3),
    acceptance=st.floats(0, 1),
    start=st.integers(0, 12),
)
def test_nothing_expected_exceeds_what_is_possible(
    renewal: float, cancellation: float, acceptance: float, start: int
) -> None:
    retainer = Retainer(monthly_fee=500, hours_per_month=0, term_months=6, starts_in=start, acceptance=acceptance)
    found = outlook(lived(retainer, renewal=renewal, cancellation=cancellation, n_paths=200))
    assert (found.expected <= found.possible + 1e-9).all()
    assert (found.committed <= found.possible + 1e-9).all()


# -------------------------------------------------------------------------------------------------------- movements


@settings(max_examples=15)
@given(
    renewal=st.floats(0, 1),
    cancellation=st.floats(0, 0.3),
    replacement=st.floats(0, 0.5),
    stress=st.sampled_from([frozenset(), frozenset({Stress.LOSE_LARGEST}), frozenset({Stress.TWO_LEAVE})]),
)
def test_every_month_closes_on_what_moved(
    renewal: float, cancellation: float, replacement: float, stress: frozenset[Stress]
) -> None:
    rows = (
        *three(),
        Retainer(monthly_fee=700, hours_per_month=0, term_months=12, months_left=5, renewals=1),
        Retainer(monthly_fee=250, hours_per_month=0, term_months=2, starts_in=4, acceptance=0.6),
    )
    changed = {"renewal": renewal, "cancellation": cancellation, "replacement": replacement, "stresses": stress}
    found = movements(lived(*rows, n_paths=300, **changed))
    assert tuple(found.columns) == COLUMNS
    opening, new, lost, ended = (found[name].to_numpy() for name in ("opening", "new", "lost", "ended"))
    assert found["closing"].to_numpy() == pytest.approx(opening + new - lost - ended, abs=1e-6)
    assert (found.to_numpy() >= -1e-9).all()
    assert opening[1:] == pytest.approx(found["closing"].to_numpy()[:-1])
    assert (found["renewed"] <= found["closing"] + 1e-9).all()


def test_what_ends_at_a_term_is_lost_and_what_ends_within_is_not() -> None:
    lost = movements(lived(*three(renewal=0.0, ladder=(6,))))
    assert lost["new"].tolist() == [1500.0] + [0.0] * 23
    assert lost["lost"].tolist() == [0.0] * 6 + [1500.0] + [0.0] * 17
    assert lost["ended"].sum() == 0
    cancelled = movements(lived(*three(term=36, ladder=(36,)), cancellation=1.0))
    assert cancelled["ended"].tolist() == [0.0, 1500.0] + [0.0] * 22
    kept = movements(lived(*three(renewal=1.0, ladder=(6,))))
    assert kept["renewed"].tolist() == [1500.0 if month in (6, 12, 18) else 0.0 for month in range(24)]
    assert kept["closing"].tolist() == [1500.0] * 24


def test_a_running_contract_is_no_news() -> None:
    running = Retainer(monthly_fee=300, hours_per_month=3, term_months=12, months_left=4, renewals=1, renewal=1.0)
    found = movements(lived(running))
    assert found["opening"].iloc[0] == 300
    assert found["new"].sum() == 0
    assert found["renewed"].to_numpy().nonzero()[0].tolist() == [4, 16]


# --------------------------------------------------------------------------------------------------------- renewals


def test_the_calendar_climbs_the_ladder_and_leaves_time_to_talk() -> None:
    trial = Retainer(client="T", monthly_fee=500, hours_per_month=5, term_months=2, starts_in=1, notice_months=2)
    year = Retainer(client="Y", monthly_fee=500, hours_per_month=5, term_months=12, notice_months=0, renewal=0.9)
    found = renewals(lived(trial, year, trial_conversion=0.5))
    assert [(each.retainer.client, each.month, each.talks, each.next_term) for each in found] == [
        ("T", 3, 1, 6),  # two months' notice of a two-month trial: talks begin with it
        ("T", 9, 7, 12),
        ("Y", 12, 11, 12),  # no notice: a month is left to talk all the same
        ("T", 21, 19, 12),
    ]
    first = found[0]
    assert first.reached == 1
    assert first.renewed == pytest.approx(0.5, abs=0.03)
    assert found[2].renewed == pytest.approx(0.9, abs=0.02)
    assert found[1].reached == pytest.approx(0.5, abs=0.03)


def test_losses_come_together_as_often_as_the_shared_uncertainty_says() -> None:
    # m ~ Beta(1.5, 4.5) is common and th_i ~ Beta(6 m, 6 (1 - m)): P(all three lost) = E[m^3].
    found = cliffs(lived(*three(ladder=(6,)), horizon_months=8, n_paths=20_000))
    shared = 1.5 * 2.5 * 3.5 / (6 * 7 * 8)
    assert found.ever[3].value == pytest.approx(shared, abs=4 * found.ever[3].error)
    assert found.ever[3].value > 2 * 0.25**3
    assert found.ever[0].value == 1
    assert found.worst(3) == 4
    assert found.by_quarter[4:7, 3] == pytest.approx(found.ever[3].value)


def test_two_quarters_apart_is_no_cliff() -> None:
    early = Retainer(monthly_fee=1, hours_per_month=0, term_months=3, renewal=0.0)
    late = Retainer(monthly_fee=1, hours_per_month=0, term_months=6, renewal=0.0)
    found = cliffs(lived(early, late, horizon_months=12))
    assert [each.value for each in found.ever] == [1.0, 1.0, 0.0]
    near = Retainer(monthly_fee=1, hours_per_month=0, term_months=5, renewal=0.0)
    assert cliffs(lived(early, near, horizon_months=12)).ever[2].value == 1


def test_without_retainers_there_is_nothing_to_lose() -> None:
    empty = lived()
    assert renewals(empty) == ()
    assert [each.value for each in cliffs(empty).ever] == [1.0]
    assert movements(empty).to_numpy().sum() == 0
    assert outlook(empty).total.to_numpy().sum() == 0
    assert load(empty).retainers.sum() == 0


# ------------------------------------------------------------------------------------------------------------- load


def test_hours_are_those_agreed_while_everyone_stays() -> None:
    exact = Retainer(monthly_fee=900, hours_per_month=20, term_months=6, renewal=1.0, use_cv=0.0, perks_hours=1.5)
    later = exact.but(starts_in=3)
    found = load(lived(exact, later, capacity_hours=40.0))
    assert found.agreed.tolist() == [21.5] * 3 + [43.0] * 21
    assert found.retainers == pytest.approx(found.agreed)
    assert found.tight == pytest.approx(found.agreed)
    assert found.overbooked.tolist() == [0.0] * 3 + [1.0] * 21
    assert found.projects[4] == 0
    assert (found.alone > 0).all()


def test_the_tight_level_is_exceeded_one_month_in_ten() -> None:
    wavering = Retainer(monthly_fee=900, hours_per_month=20, term_months=36, renewal=1.0, use_cv=0.5)
    projection = lived(wavering)
    above = projection.retainer_hours > load(projection).tight
    assert np.mean(above) == pytest.approx(0.1, abs=0.002)
