"""Lives of retainers against sums worked out by hand, closed forms and published tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from model.draws import Draws
from model.projection.lives import Chances, ChurnTerms, Life, LifeTerms, alive, churn_means, lives
from model.projection.retainer import Retainer

PATHS = 200_000
DRAWS = Draws(11, PATHS)
NOTHING = Chances(trial_conversion=0.5, cancellation=0.0, replacement=0.0)


def occupants(
    retainer: Retainer, churn: float | np.ndarray, chances: Chances, months: int, draws: Draws = DRAWS
) -> tuple[Life, ...]:
    """The lives of a retainer whose common churn is given, not drawn."""
    terms = LifeTerms.of(retainer, chances, ChurnTerms(0.75, 0, 0), months)
    return lives(terms, np.broadcast_to(churn, draws.n_paths), draws)


def survival(retainer: Retainer, months: int = 24, chances: Chances = NOTHING, churn: float = 0.25) -> np.ndarray:
    """[month] share of paths on which the slot is held."""
    share: np.ndarray = alive(occupants(retainer, churn, chances, months), range(months)).mean(axis=1)
    return share


def near(chance: Any) -> Any:
    return pytest.approx(chance, abs=4.5 * np.sqrt(max(chance * (1 - chance), 1e-9) / PATHS) + 1e-9)


def test_three_at_five_hundred_renewed_four_times_in_five() -> None:
    """1,500 / 1,200 / 960 / 768 a month, term by term; all lost with chance .008, .0467, .1162."""
    rows = [
        Retainer(slot=slot, monthly_fee=500, hours_per_month=5, term_months=6, ladder=(6,), renewal=0.8)
        for slot in range(3)
    ]
    held = [alive(occupants(row, 0.0, NOTHING, 24), range(24)) for row in rows]
    income = 500.0 * np.sum(held, axis=0)
    for term, (mean, all_lost) in enumerate(zip((1500, 1200, 960, 768), (0, 0.008, 0.0467, 0.1162), strict=True)):
        months = income[6 * term : 6 * term + 6]
        assert months.mean() == pytest.approx(mean, abs=4)
        assert (months[0] == 0).mean() == pytest.approx(all_lost, abs=0.003)


def test_ladder_two_six_twelve() -> None:
    """1,500, then 750 from month 3, 600 from month 9: trial .5, renewal .8."""
    held = survival(Retainer(slot=0, monthly_fee=500, hours_per_month=5, term_months=2, renewal=0.8))
    assert held[:2] == pytest.approx(1)
    assert held[2:8] == near(0.5)
    assert held[8:20] == near(0.4)
    assert held[20:] == near(0.32)


@pytest.mark.parametrize("renewals", [0, 1, 4])
def test_next_renewal_of_loyal_clients(renewals: int) -> None:
    """After j renewals the next has chance (6 (1 - m) + j) / (6 + j)."""
    row = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=6, ladder=(6,), renewals=renewals)
    assert survival(row, months=7, churn=0.3)[6] == near((6 * 0.7 + renewals) / (6 + renewals))


def test_shifted_beta_geometric_survival() -> None:
    """Term after term the survival is S(t) = B(a, b + t) / B(a, b), Fader and Hardie (2007), equation 6."""
    churn = 0.35
    a, b = 6 * churn, 6 * (1 - churn)
    held = survival(Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=3, ladder=(3,)), churn=churn)
    for term in range(1, 8):
        assert held[3 * term] == near(special.beta(a, b + term) / special.beta(a, b))


HIGH_END = (0.668, 3.806, (1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394), -1611.2)
REGULAR = (0.704, 1.182, (1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173), -1680.3)
"""Fader and Hardie (2007): a, b, survivors of 1,000 clients year after year, log-likelihood of the first seven."""


@pytest.mark.parametrize(("a", "b", "seen", "likelihood"), [HIGH_END, REGULAR])
def test_published_retention(
    a: float, b: float, seen: tuple[int, ...], likelihood: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lives with their a and b: the published likelihood, and years that were not fitted within 1.6 points."""
    monkeypatch.setattr("model.projection.lives.HETEROGENEITY", a + b)
    row = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=1, ladder=(1,))
    held = survival(row, months=13, churn=a / (a + b))
    for year in range(13):
        assert held[year] == near(special.beta(a, b + year) / special.beta(a, b))
    assert np.abs(held[8:] - np.array(seen[8:]) / 1000).max() < 0.016 + 0.004
    lost = -np.diff(np.array(seen[:8]))
    found = float(lost @ np.log(-np.diff(held[:8]))) + seen[7] * float(np.log(held[7]))
    assert found == pytest.approx(likelihood, abs=3)


def test_published_survival_and_what_a_loyal_client_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their "High End" segment: S(8..12) = .460 .436 .414 .395 .378, and 7.530 discounted years after 7 renewals."""
    a, b = HIGH_END[:2]
    monkeypatch.setattr("model.projection.lives.HETEROGENEITY", a + b)
    row = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=1, ladder=(1,))
    assert survival(row, months=13, churn=a / (a + b))[8:] == pytest.approx(
        [0.460, 0.436, 0.414, 0.395, 0.378], abs=5e-3
    )
    loyal = survival(row.but(renewals=7), months=120, churn=a / (a + b))[1:]
    assert float(loyal @ 1.1 ** -np.arange(119.0)) == pytest.approx(7.530, abs=0.02)


def test_all_lost_shares_the_churn() -> None:
    """Common uncertainty raises the chance to lose all three after two renewals each from 6.9 % to 13.6 % at most.

    Under the default prior m ~ Beta(1.5, 4.5); shared m and clients' own chances about it lie between the two.
    """
    churn = churn_means(ChurnTerms(0.75, 0, 0), DRAWS)
    rows = [Retainer(slot=slot, monthly_fee=1, hours_per_month=1, term_months=1, ladder=(1,)) for slot in range(3)]
    lost = np.ones(PATHS, dtype=bool)
    for row in rows:
        lost &= ~alive(occupants(row, churn, NOTHING, 3), range(3))[2]
    m, weights = np.polynomial.legendre.leggauss(200)
    m, weights = (m + 1) / 2, weights / 2
    own = 1 - special.beta(6 * m, 6 * (1 - m) + 2) / special.beta(6 * m, 6 * (1 - m))
    exact = float((weights * stats.beta.pdf(m, 1.5, 4.5) * own**3).sum())
    independent = (1 - special.beta(1.5, 6.5) / special.beta(1.5, 4.5)) ** 3
    assert independent == pytest.approx(0.0693, abs=0.0005)
    assert exact > 1.2 * independent
    assert lost.mean() == near(exact)


def test_churn_means_follow_their_beta() -> None:
    for renewal, kept, lost in [(0.75, 0, 0), (0.9, 5, 1), (0.99, 0, 0), (0.02, 0, 3)]:
        law = stats.beta(6 * (1 - renewal) + lost, 6 * renewal + kept)
        churn = churn_means(ChurnTerms(renewal, kept, lost), DRAWS)
        for level in (0.05, 0.5, 0.95):
            assert (churn <= law.ppf(level)).mean() == pytest.approx(level, abs=0.006)
    assert churn_means(ChurnTerms(1.0, 3, 0), DRAWS).max() == 0
    assert churn_means(ChurnTerms(0.0, 0, 3), DRAWS).min() == 1


@pytest.mark.parametrize("notice", [0, 1, 3])
def test_cancellation_after_notice(notice: int) -> None:
    """Month 1 is always paid; from max(1, notice) on, 1 % of the rest leave each month."""
    row = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=36, notice_months=notice)
    held = survival(row, chances=Chances(0.5, 0.01, 0.0))
    first = max(1, notice)
    assert held[:first] == pytest.approx(1)
    for month in (first, first + 5, 23):
        assert held[month] == near(0.99 ** (month - first + 1))


def test_replacement_by_a_fresh_trial() -> None:
    """A slot that is empty from month 2 stands empty once, is filled with chance r from month 3 on, by a trial."""
    row = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=2, ladder=(2, 24))
    held = survival(row, months=8, chances=Chances(0.0, 0.0, 0.3))
    filled = [0.0] * 12
    filled[0] = 1.0
    for month in range(2, 8):
        # A client of two months is gone in month s + 2; the next starts in s + 3 + k with chance .3 x .7 ** k.
        filled[month] = sum(
            filled[start] * 0.3 * 0.7 ** (month - start - 3) for start in range(month - 2) if month - start >= 3
        )
    for month in range(8):
        assert held[month] == near(filled[month] + (filled[month - 1] if month else 0))


def test_acceptance_is_a_coin() -> None:
    row = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=12, starts_in=3, acceptance=0.4)
    held = survival(row, months=6)
    assert held[:3] == pytest.approx(0)
    assert held[3:] == near(0.4)


def test_who_runs_a_contract_has_accepted_it() -> None:
    running = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=12, months_left=3, acceptance=0.0)
    assert running.signed
    assert survival(running, months=3).tolist() == [1, 1, 1]
    offered = running.but(months_left=None)
    assert not offered.signed
    assert survival(offered, months=3).tolist() == [0, 0, 0]


def test_a_clients_own_chances_come_before_the_general_ones() -> None:
    """A trial that goes on 8 times in 10, not 5: .8 from month 3. An own hazard of 2 %: .98, .98^2, ..."""
    trial = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=2, trial_conversion=0.8)
    assert survival(trial, months=8)[2:] == near(0.8)
    fickle = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=36, cancellation=0.02)
    held = survival(fickle, months=4, chances=Chances(0.5, 0.3, 0.0))
    for month in range(1, 4):
        assert held[month] == near(0.98**month)
    never = Retainer(slot=0, monthly_fee=1, hours_per_month=1, term_months=2, trial_conversion=0, cancellation=0)
    assert survival(never, months=4, chances=Chances(1.0, 1.0, 0.0)).tolist() == [1, 1, 0, 0]


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 0.3), st.floats(0, 0.3), st.integers(1, 12), st.integers(0, 6))
def test_more_churn_keeps_nobody_longer(low: float, rise: float, term: int, renewals: int) -> None:
    """Path by path: a higher cancellation or churn lengthens no life."""
    draws = Draws(5, 500)
    row = Retainer(slot=2, monthly_fee=1, hours_per_month=1, term_months=term, renewals=renewals)
    loyal = occupants(row, low, Chances(0.5, low, 0.0), 36, draws)[0]
    fickle = occupants(row, low + rise, Chances(0.5, low + rise, 0.0), 36, draws)[0]
    assert (np.minimum(fickle.end, 36) <= np.minimum(loyal.end, 36)).all()
