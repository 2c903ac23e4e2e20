"""The seasons that a past shows: a factor for each calendar month, shrunk towards none.

Source: docs/method/past.md, "Seasons"; Clayton & Kaldor, "Empirical Bayes estimates of age-standardized relative
risks", Biometrics 43 (1987), 671-681; McCullagh & Nelder, "Generalized Linear Models" (1989), section 4.5, for the
dispersion.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import gammaln

from model.past.clients.posterior import YEAR
from model.types import Floats

FEWEST_YEARS = 3
"""Whole years from which on a past is asked for its seasons: 36 months."""

WEIGHTS = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, np.inf])
"""How tightly the factors may lie about 1: each is Gamma with mean 1 and this shape. The last one is no season."""

BELIEVED = np.array([*[1 / 12] * 6, 1 / 2])
"""What is believed of them before: as likely no season as any."""

CLEAR = 0.5
"""Chance of a season from which on a past shows one."""


@dataclass(frozen=True)
class Seasons:
    """What a past says of the calendar.

    Attributes:
        factors: of January to December, 1 on average, to two decimals.
        chance: that the months differ at all.
        years: whole years that were looked at.
        dispersion: how many times as widely the months scatter as counts of independent projects do; at least 1.
    """

    factors: tuple[float, ...]
    chance: float
    years: int
    dispersion: float

    @property
    def clear(self) -> bool:
        """Whether the past speaks for seasons at all."""
        return self.chance > CLEAR


def seasons(counts: Sequence[int], exposure: Sequence[float], as_of: pd.Period) -> Seasons | None:
    """The factors of the calendar months, by whole years counted back from the last whole month.

    Each month of a year is held against what it would have, had the year's projects come evenly but for its growth. So
    neither a good year nor a growing one is taken for a season. What months of one name scatter from year to year
    beyond chance widens the doubt about all of them.

    Args:
        counts: projects of each observed month.
        exposure: part of each that was observed.
        as_of: the last of these months.

    Returns:
        None where fewer than three whole years are known, or nothing came in them.
    """
    years = _whole_years(np.asarray(counts, dtype=float), np.asarray(exposure, dtype=float))
    if years is None:
        return None
    came, last = years
    expected = _evenly(came)
    dispersion = _dispersion(came, expected)
    seen, even = came.sum(axis=0) / dispersion, expected.sum(axis=0) / dispersion
    finite = WEIGHTS[:-1, None]
    likelihoods = np.append(
        (
            gammaln(finite + seen)
            - gammaln(finite)
            + finite * np.log(finite / (finite + even))
            + seen * np.log(even / (finite + even))
        ).sum(axis=1),
        (seen * np.log(even) - even).sum(),
    )
    believed = BELIEVED * np.exp(likelihoods - likelihoods.max())
    believed /= believed.sum()
    factors = believed[:-1] @ ((finite + seen) / (finite + even)) + believed[-1]
    factors /= factors.mean()
    first = (as_of - (len(counts) - last)).month % YEAR
    turned = np.roll(factors, first)
    return Seasons(tuple(np.round(turned, 2).tolist()), float(1 - believed[-1]), len(came), dispersion)


def _whole_years(counts: Floats, exposure: Floats) -> tuple[Floats, int] | None:
    """[year, month] counts of the years whose every month was seen whole, and where the last month of all ends."""
    whole = np.flatnonzero(exposure == 1)
    if not whole.size:
        return None
    last = int(whole[-1]) + 1
    ends = range(last, YEAR - 1, -YEAR)
    blocks = [counts[end - YEAR : end] for end in ends if (exposure[end - YEAR : end] == 1).all()]
    came = np.array([block for block in blocks if block.any()])
    return (came[::-1], last) if len(came) >= FEWEST_YEARS else None


def _evenly(came: Floats) -> Floats:
    """[year, month] what each month would have of its year's projects, had they come evenly along the growth."""
    totals = came.sum(axis=1)
    growth = np.polyfit(np.arange(len(totals)), np.log(totals), 1, w=np.sqrt(totals))[0]
    along = np.exp(growth * np.arange(YEAR) / YEAR)
    even: Floats = totals[:, None] * along / along.sum()
    return even


def _dispersion(came: Floats, expected: Floats) -> float:
    """Pearson's statistic over its degrees of freedom, each calendar month with a factor of its own.

    A standard error above it: of few years it is known badly, and bunches must not be taken for seasons.
    """
    usual = expected * (came.sum(axis=0) / expected.sum(axis=0))
    told = usual > 0
    free = came.size - len(came) - YEAR
    pearson = float((((came - usual) ** 2)[told] / usual[told]).sum()) / free
    return max(pearson * (1 + math.sqrt(2 / free)), 1.0)
