"""Fees and hourly rates: lognormal with a Normal-inverse-gamma posterior, sigma truncated.

y = log fee ~ N(mu, s^2). Update: Gelman et al., "Bayesian Data Analysis" (3rd edition), section 3.3. The predictive of
a fee is exp(Student t), whose mean is infinite: truncating sigma makes every moment finite.
Source: docs/method/past.md, "Fees".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from model.past.arrivals import TEN_TO_NINETY
from model.past.summary import LogSummary, Prior
from model.types import Floats

WIDEST = 1.5
"""Sigma is never larger: a 90 % / 10 % ratio of fees of 47."""

DOUBT = 4.0
"""nu0: the prior spread counts as that many fees."""

USUAL_SPREAD, USUAL_WEIGHT, TYPED_WEIGHT = 0.7, 0.5, 3.0
"""s0 and kappa0 of the fees: a 90 % / 10 % ratio of 6; half a fee's weight, three where a person typed a range."""

RATE_SPREAD = 0.4
"""s0 of the hourly rates, which vary less than fees: a 90 % / 10 % ratio of 2.8."""

SET_BY_HAND = 4.0
"""The prior spread of hourly rates is at most so many times the one that was seen: a rate that is the same for every
project is a price that somebody set, and not the middle of others."""

_NORMALS: Floats = np.linspace(-6.0, 6.0, 1025)


@dataclass(frozen=True)
class LogPosterior:
    """Normal-inverse-gamma posterior of (mu, s^2) of logarithms, s truncated at `WIDEST`.

    Attributes:
        kappa, centre: mu | s^2 ~ N(centre, s^2 / kappa).
        nu, scale: s^2 ~ nu scale^2 / chi2(nu).
    """

    kappa: float
    centre: float
    nu: float
    scale: float

    def sigma(self, normal: Floats) -> Floats:
        """Inverse CDF of s at the standard normal's probability, by a table of 1,025 points."""
        found: Floats = np.interp(normal, _NORMALS, self._sigma(special.ndtr(_NORMALS)))
        return found

    def mu(self, sigma: Floats, normal: Floats) -> Floats:
        """The level mu given s, at a standard normal draw."""
        found: Floats = self.centre + sigma * normal / np.sqrt(self.kappa)
        return found

    def mean_exponential(self, sign: int) -> float:
        """E[exp(sign y)] of a new y, by the midpoint rule over the quantiles of s."""
        sigma = self._sigma((np.arange(4000) + 0.5) / 4000)
        return float(np.exp(sign * self.centre + sigma**2 / 2 * (1 + 1 / self.kappa)).mean())

    def _sigma(self, probability: Floats) -> Floats:
        # s^2 <= WIDEST^2 is chi2 >= nu scale^2 / WIDEST^2: invert within the upper tail that is left. The upper
        # tail is inverted by its own function: 1 - p would lose the small ones.
        floor = self.nu * self.scale**2 / WIDEST**2
        kept = special.gammaincc(self.nu / 2, floor / 2)
        if kept <= 0:
            return np.full_like(probability, WIDEST)
        chi2 = 2 * special.gammainccinv(self.nu / 2, kept * probability)
        found: Floats = np.minimum(self.scale * np.sqrt(self.nu / chi2), WIDEST)
        return found


def update(seen: LogSummary, centre: float, kappa: float, spread: float) -> LogPosterior:
    """The conjugate update of a prior (centre, kappa, nu0 = 4, spread).

    The design effect makes the logarithms count as fewer for the level, not for the spread
    (docs/decisions/design-effect.md).
    """
    n = seen.n / seen.design_effect
    after, nu = kappa + n, DOUBT + seen.n
    total = DOUBT * spread**2 + seen.squares + kappa * n / after * (seen.mean - centre) ** 2
    return LogPosterior(after, (kappa * centre + n * seen.mean) / after, nu, float(np.sqrt(total / nu)))


def fee_posterior(seen: LogSummary, prior: Prior) -> LogPosterior:
    """Posterior of the log fees. A typed range is the prior; else the person's own middle is, with the usual spread."""
    middle = (np.log(prior.fee_low) + np.log(prior.fee_high)) / 2
    if prior.typed:
        spread = min(float(np.log(prior.fee_high / prior.fee_low)) / TEN_TO_NINETY, WIDEST)
        centre, kappa = float(middle), TYPED_WEIGHT
    else:
        spread, kappa = USUAL_SPREAD, USUAL_WEIGHT
        centre = seen.mean if seen.n else float(middle)
    return update(seen, centre, kappa, spread)


def rate_posterior(seen: LogSummary) -> LogPosterior:
    """Posterior of the log hourly rates about the person's own middle."""
    seen_spread = np.sqrt(seen.squares / seen.n) if seen.n else RATE_SPREAD
    return update(seen, seen.mean, USUAL_WEIGHT, min(RATE_SPREAD, SET_BY_HAND * float(seen_spread)))
