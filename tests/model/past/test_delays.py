from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from model.past.delays import PRESETS, betas, cumulative, hazards
from model.past.summary import DelayCounts, DelayPreset
from model.types import Floats


def constant(_delay: int) -> Floats:
    return np.zeros(3)


def test_betas_by_hand() -> None:
    # Ten invoices: 3 paid at once, 4 a month later, 1 after three; two wait, watched for 1 and for 2 months.
    seen = DelayCounts(paid=(3, 4, 0, 1, 0), survived=(7, 2, 1, 0, 0))
    first, second, third, fourth, fifth = betas(seen)
    assert first == pytest.approx((4 * 0.20 + 3, 4 * 0.80 + 7))
    assert second == pytest.approx((4 * 0.55 + 4, 4 * 0.25 + 2))
    assert third == pytest.approx((4 * 0.17 + 0, 4 * 0.08 + 1))
    assert fourth == pytest.approx((4 * 0.04 + 1, 4 * 0.04 + 0))
    assert fifth == pytest.approx((4 * 0.02, 4 * 0.02))


@pytest.mark.parametrize("preset", list(DelayPreset))
def test_without_payments_the_mean_hazards_give_the_preset(preset: DelayPreset) -> None:
    means = np.array([[a / (a + b)] for a, b in betas(DelayCounts(preset=preset))])
    np.testing.assert_allclose(cumulative(means)[:, 0], np.cumsum(PRESETS[preset.value]), atol=1e-12)


def test_presets_leave_a_share_that_is_never_paid() -> None:
    assert 1 - sum(PRESETS["default"]) == pytest.approx(0.02)
    assert 1 - sum(PRESETS["spain_60"]) == pytest.approx(0.03)


def test_hazards_are_drawn_from_their_betas() -> None:
    seen = DelayCounts(paid=(3, 4, 0, 1, 0), survived=(7, 2, 1, 0, 0))
    normal = np.random.default_rng(1).standard_normal((5, 100_000))
    drawn = hazards(seen, lambda delay: normal[delay])
    for row, (a, b) in zip(drawn, betas(seen), strict=True):
        assert row.mean() == pytest.approx(a / (a + b), abs=0.003)
        assert row.std() == pytest.approx(stats.beta.std(a, b), rel=0.02)
    tails: Floats = np.array(stats.norm.ppf([0.01, 0.3, 0.99]))
    quantiles = hazards(seen, lambda _delay: tails)
    np.testing.assert_allclose(quantiles[1], stats.beta.ppf([0.01, 0.3, 0.99], *betas(seen)[1]), atol=1e-4)


def test_waiting_invoices_undo_the_bias_of_the_paid_ones() -> None:
    # Invoices of four months, watched until the end of the last: recent ones had no time to be paid late.
    rng, truth = np.random.default_rng(2), np.array(PRESETS["spain_60"])
    age = np.repeat(np.arange(4), 5_000)
    delay = rng.choice(6, age.size, p=[*truth, 1 - truth.sum()])
    paid = delay <= age
    seen = DelayCounts(
        paid=tuple(int((delay[paid] == d).sum()) for d in range(5)),
        survived=tuple(int(((delay > d) & (age >= d)).sum()) for d in range(5)),
    )
    fitted = cumulative(hazards(seen, constant))[:, 0]
    np.testing.assert_allclose(fitted[:4], np.cumsum(truth)[:4], atol=0.02)
    histogram = np.cumsum(np.bincount(delay[paid], minlength=5)) / paid.sum()
    assert histogram[1] > np.cumsum(truth)[1] + 0.1


@pytest.mark.parametrize(
    ("days", "within"),
    [
        (0, (1, 1, 1, 1, 1)),
        (30, (0, 1, 1, 1, 1)),
        (45, (0, 0.5, 1, 1, 1)),
        (60, (0, 0, 1, 1, 1)),
        (120, (0, 0, 0, 0, 1)),
    ],
)
def test_a_known_number_of_days_is_no_chance(days: int, within: tuple[float, ...]) -> None:
    found = cumulative(hazards(DelayCounts(fixed_days=days), constant))
    np.testing.assert_allclose(found[:, 0], within)


def test_chance_to_be_paid_grows_with_the_months() -> None:
    normal = np.random.default_rng(3).standard_normal((5, 1000))
    within = cumulative(hazards(DelayCounts(), lambda delay: normal[delay]))
    assert (np.diff(within, axis=0) >= 0).all()
    assert ((within > 0) & (within <= 1)).all()


def test_presets_are_those_of_the_method() -> None:
    """The table of docs/method/past.md, figure by figure."""
    text = (Path(__file__).parents[3] / "docs" / "method" / "past.md").read_text("utf-8")
    for title, name in (("30 days", "default"), ("Spain, 60 days", "spain_60")):
        line = next(line for line in text.splitlines() if line.startswith(f"| {title} |"))
        *chances, never = (float(cell) for cell in line.split("|")[2:8])
        assert tuple(chances) == PRESETS[name]
        assert sum(PRESETS[name]) + never == pytest.approx(1)


def test_in_spain_most_invoices_wait_two_months() -> None:
    """Of invoices at 60 days more are paid in the second month than in the first; after one a third is paid."""
    within = np.cumsum(PRESETS["spain_60"])
    assert PRESETS["spain_60"].index(max(PRESETS["spain_60"])) == 2
    assert within[1] == pytest.approx(0.35)
    assert within[2] == pytest.approx(0.75)
