from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from model.past.fees import LogPosterior, fee_posterior, rate_posterior
from model.past.fit import summary
from model.past.summary import LogSummary, Prior

LOGS = np.log([500.0, 900.0, 1500.0, 800.0, 4000.0])


def test_update_by_hand() -> None:
    # A typed range of 100 to 10,000: middle 1,000, weight 3. Fees of 1,000 and 4,000: y = ln 1000, ln 1000 + 2 ln 2.
    prior = Prior(fee_low=100, fee_high=10_000, typed=True)
    posterior = fee_posterior(summary(np.log([1000.0, 4000.0])), prior)
    spread = math.log(100) / 2.563
    assert posterior.kappa == 5
    assert posterior.nu == 6
    assert posterior.centre == pytest.approx(math.log(1000) + 2 / 5 * math.log(2))
    squares = 4 * min(spread, 1.5) ** 2 + 2 * math.log(2) ** 2 + 3 * 2 / 5 * math.log(2) ** 2
    assert posterior.scale == pytest.approx(math.sqrt(squares / 6))


def test_untyped_prior_stands_on_the_persons_own_middle() -> None:
    posterior = fee_posterior(summary(LOGS), Prior())
    assert posterior.centre == pytest.approx(LOGS.mean())
    assert (posterior.kappa, posterior.nu) == (5.5, 9)
    assert posterior.scale == pytest.approx(math.sqrt((4 * 0.49 + LOGS.var() * 5) / 9))


def test_without_fees_the_typed_range_stands() -> None:
    posterior = fee_posterior(LogSummary(), Prior(fee_low=300, fee_high=3000, typed=True))
    assert math.exp(posterior.centre) == pytest.approx(math.sqrt(300 * 3000))
    assert posterior.scale == pytest.approx(math.log(10) / 2.563)
    normal = np.random.default_rng(1).standard_normal((3, 200_000))
    sigma = posterior.sigma(normal[0])
    fees = np.exp(posterior.mu(sigma, normal[1]) + sigma * normal[2])
    # A guess about a guess: the range of a new fee is somewhat wider than the one that was typed.
    low, high = np.quantile(fees, [0.1, 0.9])
    assert 150 < low < 300
    assert 3000 < high < 6000


def test_posterior_is_prior_times_likelihood() -> None:
    # On a grid of (mu, s), with densities from scipy: no conjugate formula in it.
    centre, kappa, nu, scale = math.log(1000), 3.0, 4.0, 0.7
    mu, s = np.meshgrid(np.linspace(4, 10, 601), np.linspace(0.02, 1.5, 500, endpoint=False) + 0.00148, indexing="ij")
    density = stats.norm.pdf(mu, centre, s / math.sqrt(kappa))
    density *= stats.invgamma.pdf(s**2, nu / 2, scale=nu * scale**2 / 2) * 2 * s
    for y in LOGS:
        density *= stats.norm.pdf(y, mu, s)
    density /= density.sum()
    prior = Prior(fee_low=1000 * math.exp(-0.7 * 2.563 / 2), fee_high=1000 * math.exp(0.7 * 2.563 / 2), typed=True)
    posterior = fee_posterior(summary(LOGS), prior)
    normal = np.random.default_rng(2).standard_normal((2, 400_000))
    sigma = posterior.sigma(normal[0])
    level = posterior.mu(sigma, normal[1])
    assert sigma.mean() == pytest.approx((density * s).sum(), rel=0.003)
    assert sigma.std() == pytest.approx(math.sqrt((density * s**2).sum() - (density * s).sum() ** 2), rel=0.02)
    assert level.mean() == pytest.approx((density * mu).sum(), abs=0.003)
    assert level.std() == pytest.approx(math.sqrt((density * mu**2).sum() - (density * mu).sum() ** 2), rel=0.01)
    assert posterior.mean_exponential(1) == pytest.approx((density * np.exp(mu + s**2 / 2)).sum(), rel=0.01)
    assert posterior.mean_exponential(-1) == pytest.approx((density * np.exp(-mu + s**2 / 2)).sum(), rel=0.01)


@pytest.mark.parametrize("scale", [0.4, 1.0, 1.4, 3.0])
def test_sigma_is_the_truncated_inverse_chi(scale: float) -> None:
    posterior = LogPosterior(kappa=3, centre=7, nu=8, scale=scale)
    probability = np.array([0.001, 0.05, 0.5, 0.95, 0.999])
    sigma = posterior.sigma(stats.norm.ppf(probability))
    below = stats.invgamma(4, scale=4 * scale**2)
    # Tolerance of the table.
    np.testing.assert_allclose(below.cdf(sigma**2) / below.cdf(1.5**2), probability, atol=2e-4)
    assert sigma.max() <= 1.5


def test_mean_of_a_fee_is_finite_and_mostly_stays_so_when_the_spread_is_absurd() -> None:
    # The predictive is exp(Student t), whose mean is infinite without the truncation.
    posterior = fee_posterior(LogSummary(n=2, mean=7, squares=1e8), Prior())
    assert posterior.mean_exponential(1) == pytest.approx(math.exp(7 + 1.5**2 / 2 * (1 + 1 / 2.5)))
    assert posterior.sigma(np.array([-6.0, 0.0, 6.0])) == pytest.approx([1.5] * 3)


def test_mean_of_a_fee_is_that_of_its_draws() -> None:
    posterior = fee_posterior(summary(LOGS), Prior())
    normal = np.random.default_rng(3).standard_normal((3, 1_000_000))
    sigma = posterior.sigma(normal[0])
    fees = np.exp(posterior.mu(sigma, normal[1]) + sigma * normal[2])
    assert posterior.mean_exponential(1) == pytest.approx(fees.mean(), rel=5 * fees.std() / fees.mean() / 1000)


def test_many_fees_leave_the_plain_lognormal() -> None:
    logs = np.random.default_rng(4).normal(7, 0.7, 20_000)
    posterior = fee_posterior(summary(logs), Prior())
    assert posterior.mean_exponential(1) == pytest.approx(math.exp(logs.mean() + logs.var() / 2), rel=1e-3)


def test_alike_fees_say_less_of_the_level_and_as_much_of_the_spread() -> None:
    alone = fee_posterior(summary(LOGS), Prior())
    alike = fee_posterior(summary(LOGS, design_effect=2.5), Prior())
    assert alike.kappa == 0.5 + 2
    assert (alike.nu, alike.scale, alike.centre) == (alone.nu, alone.scale, alone.centre)


def test_rates_vary_less_than_fees() -> None:
    rates = rate_posterior(LogSummary(n=3, mean=4, squares=0.12))
    assert rates.centre == 4
    assert rates.scale == pytest.approx(math.sqrt((4 * 0.4**2 + 0.12) / 7))


def test_a_rate_that_never_varied_is_a_price() -> None:
    """Twelve hours at 62.50 are worth 62.50, and a little less of a spread is a little less doubt."""
    same = rate_posterior(LogSummary(n=12, mean=math.log(62.5), squares=0))
    assert 1 / same.mean_exponential(-1) == pytest.approx(62.5)
    nearly = [rate_posterior(LogSummary(n=12, mean=0, squares=12 * spread**2)).scale for spread in (1e-6, 0.05, 0.099)]
    assert nearly == sorted(nearly)
    assert nearly[0] < 1e-5
    # Where rates vary by a tenth and more, the usual doubt is whole.
    varied = rate_posterior(LogSummary(n=12, mean=0, squares=12 * 0.1**2))
    assert varied.scale == pytest.approx(math.sqrt((4 * 0.4**2 + 0.12) / 16))
