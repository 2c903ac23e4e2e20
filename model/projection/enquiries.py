"""Projects that may come: counts, fees, hours and payment delays of every path, simulated once per fit.

Projects are generated at `SURPLUS` times the expected rate, each with a uniform mark. A project exists in an arm when
its mark lies below the share of enquiries that the arm keeps; since a negative binomial of mean 1.5 m and size k,
thinned by 2/3, is exactly negative binomial of mean m and size k, one list serves every setting, and more enquiries
never lose one.

Source: docs/method/projection.md, "Projects that come"; thinning: Devroye, "Non-Uniform Random Variate Generation"
(1986), chapter X.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws, Stream
from model.past.income import ProjectIncome
from model.projection.parameters import Parameters
from model.projection.warmup import WarmUp
from model.types import Booleans, Floats

SURPLUS = 1.5
"""Projects generated for each one expected; the upper bound of the enquiries setting."""

MOST_ARRIVALS = 60.0
"""Projects (or bundles of them) a month that no path passes: the top of the grid on which the rate was fitted."""

PIECE = 2**16
"""Projects that are worked out in one go."""

NOTHING = WarmUp()
"""No month before the start."""

NEVER = np.int8(127)
"""A payment delay that no horizon reaches."""


NEW = -1
"""Stands for a client who is none of the past's."""


@dataclass(frozen=True)
class Whose:
    """Whose projects are, where clients of the past are known.

    Attributes:
        place: [project] of its client among those of the past, or NEW.
        until: [client, path] months, counted from the first projected one, in which the client is there; a month that
            is never reached where it stays to the end. Zeros for those who are counted as one with others.
    """

    place: NDArray[np.int16]
    until: NDArray[np.int16]


@dataclass(frozen=True)
class Projects:
    """Projects of all paths as one flat list, ordered by (month, path).

    Attributes:
        n_months, n_paths: the size of the world.
        cell: [project] month x n_paths + path.
        path: [project] path.
        counts: [month, path] projects generated.
        fee: [project] money.
        rate: [project] money per hour, or None where the past has no hours.
        mark: [project] uniform in (0, SURPLUS): the project is there when the share of enquiries kept exceeds it.
        delay: [project] months from invoice to payment, or NEVER.
        bundle: projects that each entry of the list stands for; 1 but for the very busy.
        clients: whose each is; None where the past is told by its projects alone.
    """

    n_months: int
    n_paths: int
    cell: NDArray[np.int32]
    path: NDArray[np.int32]
    counts: NDArray[np.int32]
    fee: NDArray[np.float32]
    rate: NDArray[np.float32] | None
    mark: NDArray[np.float32]
    delay: NDArray[np.int8]
    bundle: int = 1
    clients: Whose | None = None

    def hours(self, list_rate: float) -> NDArray[np.float32]:
        """[project] hours of work: fee over the fitted rate, or over the list rate where the past has no hours."""
        return self.fee / (np.float32(list_rate) if self.rate is None else self.rate)

    def slices(self) -> list[slice]:
        """The projects of each month."""
        ends = np.concatenate(([0], np.cumsum(self.counts.sum(axis=1))))
        return [slice(int(first), int(last)) for first, last in pairwise(ends)]


def simulate_projects(
    parameters: Parameters, draws: Draws, months: int, warmup: WarmUp = NOTHING, shape: Sequence[float] = ()
) -> Projects:
    """Simulate every path's projects: those of the months before the start that no file shows, then those to come.

    Args:
        parameters: one draw of the fitted parameters per path.
        draws: the random numbers.
        months: months to project.
        warmup: the months before them.
        shape: factors on the expected number of each month, those before the start first; none where all are alike.
    """
    n_paths, bundle = draws.n_paths, parameters.bundle
    steps = warmup.steps + (1,) * (months - 1)
    months = len(steps)
    means = arrival_rates(parameters, draws, steps) * SURPLUS
    if shape:
        means *= np.asarray(shape)[:, None]
    counts = negative_binomial(means, parameters.size, draws)
    flat = counts.ravel()
    total = int(flat.sum())
    cell = np.repeat(np.arange(flat.size, dtype=np.int32), flat)
    path = cell % np.int32(n_paths)
    fees = _sum_law(parameters.fee_mu, parameters.fee_sigma, bundle)
    fee = lognormal(*fees, path, draws.normal(Stream.FEE, shape=(total,)))
    rate = None
    if parameters.rate_mu is not None and parameters.rate_sigma is not None:
        rates = _mean_rate_law(parameters.rate_mu, parameters.rate_sigma, bundle)
        rate = lognormal(*rates, path, draws.normal(Stream.RATE, shape=(total,)))
    mark = draws.uniform(Stream.PROJECT_MARK, shape=(total,)) * np.float32(SURPLUS)
    delay = payment_delays(parameters.delay_cumulative, path, draws.uniform(Stream.DELAY, shape=(total,)))
    return Projects(months, n_paths, cell, path, counts, fee, rate, mark, delay, bundle)


def arrival_rates(parameters: Parameters, draws: Draws, steps: Sequence[int]) -> Floats:
    """[month, path] projects, or bundles, expected a month: a mean-preserving random walk of the log rate.

    Source: docs/method/past.md, "Arrivals".

    Args:
        parameters: one draw of the fitted parameters per path.
        draws: the random numbers.
        steps: [month] months by which the rate drifts before each.
    """
    rates = np.empty((len(steps), draws.n_paths), dtype=np.float64)
    log_rate = parameters.log_rate.astype(np.float64) - np.log(parameters.bundle)
    shocks = draws.normal(Stream.ARRIVAL_DRIFT, shape=rates.shape)
    ceiling = np.log(MOST_ARRIVALS)
    for month, passed in enumerate(steps):
        step = parameters.drift * np.sqrt(passed)
        log_rate = np.minimum(log_rate - 0.5 * step**2 + step * shocks[month], ceiling)
        np.exp(log_rate, out=rates[month])
    return rates


def negative_binomial(means: Floats, size: Floats, draws: Draws) -> NDArray[np.int32]:
    """[month, path] negative binomial counts by inversion: the pmf's recurrence, cells leaving as they are reached."""
    months, n_paths = means.shape
    uniform: Floats = draws.uniform(Stream.ARRIVAL_COUNT, shape=means.shape).ravel().astype(np.float64)
    mean = means.ravel()
    shape: Floats = np.tile(size, months)
    poisson: Booleans = np.isinf(shape)
    with np.errstate(invalid="ignore"):
        mass: Floats = np.exp(np.where(poisson, -mean, -shape * np.log1p(mean / shape)))
        odds: Floats = np.where(poisson, mean, mean / (shape + mean))
    # The recurrence p_n = p_{n-1} odds (n - 1 + k) / n; a Poisson's has 1 for n - 1 + k: write it as 0 n + 1.
    growth: Floats = np.where(poisson, 0.0, 1.0)
    base: Floats = np.where(poisson, 1.0, shape)
    below = mass.copy()
    counts = np.zeros(mean.size, dtype=np.int32)
    left = np.flatnonzero(uniform > below)
    cells = [array.take(left) for array in (uniform, mass, below, odds, growth, base)]
    count = 0
    # A float32 uniform lies at most at 1 - 2^-24, so the tail beyond is never asked for; the mass guard ends rounding.
    while left.size:
        uniform, mass, below, odds, growth, base = cells
        count += 1
        mass = mass * odds * (growth * (count - 1) + base) / count
        below = below + mass
        counts[left] = count
        stay = np.flatnonzero((uniform > below) & ((mass > 1e-12) | (below < 0.5)))
        cells = [uniform, mass, below, odds, growth, base]
        if stay.size < left.size:
            left, cells = left.take(stay), [array.take(stay) for array in cells]
    return counts.reshape(months, n_paths)


def _sum_law(mu: Floats, sigma: Floats, bundle: int) -> tuple[Floats, Floats]:
    """Log mean and deviation of the lognormal with the mean and variance of a sum of `bundle` fees.

    Fenton, "The sum of log-normal probability distributions in scatter transmission systems" (1960).
    """
    if bundle == 1:
        return mu, sigma
    pooled: Floats = np.sqrt(np.log1p(np.expm1(sigma**2) / bundle))
    return np.log(bundle) + mu + (sigma**2 - pooled**2) / 2, pooled


def _mean_rate_law(mu: Floats, sigma: Floats, bundle: int) -> tuple[Floats, Floats]:
    """The same for the rate of `bundle` projects together: hours for money, E[1 / rate], stay what they are."""
    if bundle == 1:
        return mu, sigma
    pooled: Floats = np.sqrt(np.log1p(np.expm1(sigma**2) / bundle))
    return mu - (sigma**2 - pooled**2) / 2, pooled


def lognormal(mu: Floats, sigma: Floats, path: NDArray[np.int32], normal: NDArray[np.float32]) -> NDArray[np.float32]:
    """[project] lognormals by each path's law, from standard normals."""
    logs = np.empty_like(normal)
    sigma, mu = sigma.astype(np.float32), mu.astype(np.float32)
    for part in _parts(path.size):
        here, there = logs[part], path[part]
        np.multiply(sigma.take(there), normal[part], out=here)
        here += mu.take(there)
        np.exp(here, out=here)
    return logs


def _parts(size: int) -> Iterator[slice]:
    """A long list in pieces that stay near the processor; what is made on the way weighs little."""
    return (slice(first, first + PIECE) for first in range(0, size, PIECE))


def payment_delays(cumulative: Floats, path: NDArray[np.int32], uniform: NDArray[np.float32]) -> NDArray[np.int8]:
    """[project] months from invoice to payment, NEVER for the share that is not paid.

    Source: docs/method/past.md, "Payment delay".

    Args:
        cumulative: [delay, path] chance to be paid within that many months.
        path: [project].
        uniform: [project].
    """
    delay = np.zeros(path.size, dtype=np.int8)
    bounds = np.ascontiguousarray(cumulative, dtype=np.float32)
    for part in _parts(path.size):
        there, chance = path[part], uniform[part]
        for within in bounds:
            delay[part] += chance > within.take(there)
    delay[delay == len(bounds)] = NEVER
    return delay


def receipts(
    finished: NDArray[np.int32], fee: NDArray[np.float32], delay: NDArray[np.int8], n_months: int, n_paths: int
) -> NDArray[np.float32]:
    """[month, path] money received from projects finished in the given cells, each after its delay."""
    beyond = n_months * n_paths
    paid = delay.astype(np.intp)
    paid *= n_paths
    paid += finished
    # What comes too late falls into one more cell, which is cut off: cheaper than sorting it out.
    cash = np.bincount(np.minimum(paid, beyond, out=paid), weights=fee, minlength=beyond + 1)
    return cash[:beyond].reshape(n_months, n_paths).astype(np.float32)


def open_receipts(
    income: ProjectIncome, parameters: Parameters, draws: Draws, months: int, gap: int
) -> NDArray[np.float32]:
    """[month, path] money received from invoices open at the as-of date, by the hazard from their present age.

    A payment that the hazard puts into the `gap` of months before the first projected one lies before the projection
    and is not counted again.
    """
    cash = np.zeros((months, draws.n_paths), dtype=np.float32)
    paths = np.arange(draws.n_paths)
    cumulative = parameters.open_cumulative
    oldest = len(cumulative) - 1
    for number, invoice in enumerate(income.owed):
        if invoice.age_months >= oldest:
            continue
        survived = np.maximum(1 - cumulative[invoice.age_months], 1e-12)
        uniform = draws.uniform(Stream.OPEN_INVOICE, number)
        ages = range(invoice.age_months + 1, oldest + 1)
        reached = np.stack([(cumulative[age] - cumulative[invoice.age_months]) / survived for age in ages])
        delay = (uniform > reached).sum(axis=0)
        month = delay - gap
        paid: Booleans = (delay < len(ages)) & (month >= 0) & (month < months)
        cash[month[paid], paths[paid]] += np.float32(invoice.amount)
    return cash
