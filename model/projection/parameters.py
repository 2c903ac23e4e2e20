"""One draw of the fitted parameters per path: the uncertainty that a plug-in estimate forgets.

Source: docs/method/projection.md, "Chance": parameters are drawn once per path, never per month.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.draws import Draws, Stream
from model.past import delays
from model.past.income import ProjectIncome
from model.types import Floats


@dataclass(frozen=True)
class Parameters:
    """Parameters of every path.

    Attributes:
        bundle: projects that are simulated as one; 1 but for the very busy.
        log_rate: [path] log of projects a month at the as-of month.
        drift: [path] q, standard deviation of a month's step of the log rate.
        size: [path] k of the negative binomial; inf is Poisson.
        fee_mu, fee_sigma: [path] of the log fees.
        rate_mu, rate_sigma: [path] of the log hourly rates; None where the past has no hours.
        delay_cumulative: [delay, path] chance to be paid within d = 0..4 months.
        open_cumulative: [delay, path] the same for invoices known to be open: where only the day of the money is known,
            they wait as the preset believes.
    """

    bundle: int
    log_rate: Floats
    drift: Floats
    size: Floats
    fee_mu: Floats
    fee_sigma: Floats
    rate_mu: Floats | None
    rate_sigma: Floats | None
    delay_cumulative: Floats
    open_cumulative: Floats


def draw_parameters(income: ProjectIncome, draws: Draws, *, fixed: bool = False) -> Parameters:
    """Draw the parameters from their posteriors.

    Args:
        income: the fitted past.
        draws: the random numbers.
        fixed: every path at the posterior medians instead, to see what the short history adds to a band.
    """
    centre = np.zeros(draws.n_paths)

    def normal(stream: Stream, *index: int) -> Floats:
        return centre if fixed else draws.normal(stream, *index)

    if fixed:
        log_rate, drift, size = (np.full(draws.n_paths, value) for value in income.arrivals.medians())
    else:
        log_rate = income.arrivals.log_rate(draws.uniform(Stream.ARRIVAL_STATE, 0))
        drift, size = income.arrivals.drift_and_size(log_rate, draws.uniform(Stream.ARRIVAL_STATE, 1))
    fee_sigma = income.fee_law.sigma(normal(Stream.FEE_SPREAD))
    fee_mu = income.fee_law.mu(fee_sigma, normal(Stream.FEE_LEVEL))
    rate_mu = rate_sigma = None
    if income.rate_law is not None:
        rate_sigma = income.rate_law.sigma(normal(Stream.RATE_SPREAD))
        rate_mu = income.rate_law.mu(rate_sigma, normal(Stream.RATE_LEVEL))
    within = delays.cumulative(delays.hazards(income.delays, lambda delay: normal(Stream.DELAY_HAZARD, delay)))
    waiting = within
    if income.delays.fixed_days is not None:
        believed = income.delays.unfixed()
        waiting = delays.cumulative(delays.hazards(believed, lambda delay: normal(Stream.DELAY_HAZARD, delay)))
    bundle = income.arrivals.bundle
    return Parameters(bundle, log_rate, drift, size, fee_mu, fee_sigma, rate_mu, rate_sigma, within, waiting)
