"""How the monthly recurring income moves: what comes, what is renewed, what goes at a term's end and what before it.

Source: docs/method/retainers.md, "From month to month".
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.projection.ledger import LOOK_BACK, Account
from model.projection.projection import Projection
from model.projection.retainer import Retainer
from model.projection.rise import levels
from model.types import Floats, Integers

COLUMNS = ("opening", "new", "renewed", "grown", "shrunk", "lost", "ended", "closing")


def movements(projection: Projection) -> pd.DataFrame:
    """Expected monthly recurring income (MRR), by month.

    Columns, in money a month: `opening` (at the end of the month before), `new` (begun in the month, replacements
    included), `renewed` (terms that ended and go on: part of both opening and closing), `grown` and
    `shrunk` (at renewals: expansion, contraction), `lost` (not renewed at a term's end), `ended` (gone within a term:
    cancelled, or by a stress),
    `closing` = opening + new + grown - shrunk - lost - ended.
    """
    months = projection.scenario.horizon_months
    moved: dict[str, Floats] = {name: np.zeros(months) for name in COLUMNS}
    for account in projection.accounts:
        _add(moved, account, months)
    moved["opening"][1:] += moved["closing"][:-1]
    return pd.DataFrame(moved, index=projection.months)


def _add(moved: dict[str, Floats], account: Account, months: int) -> None:
    """Add one retainer's fees to every column; of `opening` only what ran before the first month."""
    retainer, fee = account.retainer, account.retainer.fee
    if retainer.running:
        moved["opening"][0] += fee
    paths, contract, trial = account.alive.shape[1], retainer, _trial(retainer)
    for generation, life in enumerate(account.lives):
        lived = np.flatnonzero((life.end > life.start) & (life.start < months))
        start, end = life.start.take(lived), life.end.take(lived)
        ends = np.array(contract.term_ends(months + 1))
        at_term = np.isin(end - start, ends)
        if generation or not retainer.running:
            moved["new"] += fee * _share(start, months, paths)
        level = levels(end - start, tuple(ends), retainer.step)
        moved["lost"] += fee * _share(end[at_term], months, paths, level[at_term])
        moved["ended"] += fee * _share(end[~at_term], months, paths, level[~at_term])
        for renewals, passed in enumerate(ends):
            longer = end - start > passed
            if not longer.any():
                break
            start, end = start[longer], end[longer]
            renewed = fee * (1 + retainer.step) ** renewals * _share(start + passed, months, paths)
            moved["renewed"] += renewed
            moved["grown" if retainer.step > 0 else "shrunk"] += abs(retainer.step) * renewed
        contract = trial
    grown = 1.0 if account.worth is None else account.worth[LOOK_BACK : LOOK_BACK + months]
    moved["closing"] += fee * (account.alive[:months] * grown).mean(axis=1, dtype=np.float64)


def _share(happened: Integers, months: int, paths: int, weights: Floats | None = None) -> Floats:
    """[month] share of the paths on which something happened in it, each by its weight."""
    there = happened < months
    counted = None if weights is None else weights[there]
    share: Floats = np.bincount(happened[there], counted, minlength=months) / paths
    return share


def _trial(retainer: Retainer) -> Retainer:
    """The terms of those who take an empty place: a fresh trial."""
    return retainer.but(term_months=retainer.ladder[0], months_left=None, renewals=0)
