"""What becomes of each retainer, as stages: who holds it, what it pays, what all of them ask of the months.

Arrays are [month, path], over the simulated months. Source: docs/method/projection.md; docs/decisions/stages.md.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.projection.billing import fees_billed
from model.projection.coming import projects
from model.projection.kept import Kept
from model.projection.ledger import (
    LOOK_BACK,
    Account,
    Demand,
    fees_received,
    hours_billed,
    hours_used,
    late_ones,
    month_later,
    months_alive,
)
from model.projection.ledger import wobble as swings
from model.projection.lives import ChurnTerms, Life, LifeTerms, alive, churn_means
from model.projection.lives import lives as occupants
from model.projection.retainer import Basis
from model.projection.rise import worth
from model.projection.season import put_off
from model.projection.stress import STRESS_MONTH
from model.projection.terms import DemandTerms, FeeTerms, HeldTerms, OverageTerms, RetainerTerms, WobbleTerms
from model.types import Booleans, Floats


def churn(terms: ChurnTerms, kept: Kept) -> Floats:
    """[path] mean chance that a client leaves at a term's end, common to all."""
    return churn_means(terms, kept.draws)


def lives(terms: LifeTerms, kept: Kept) -> tuple[Life, ...]:
    """The client and its replacements: when each starts and is gone."""
    common = None if terms.churn is None else kept(churn, terms.churn)
    whose = None if terms.known is None else kept(projects, terms.known.projects).clients
    until = None if whose is None or terms.known is None else whose.until[terms.known.place]
    return occupants(terms, common, kept.draws, until)


def held(terms: HeldTerms, kept: Kept) -> Booleans:
    """Whether somebody holds the slot and the month is not off, from `LOOK_BACK` months before the start."""
    if terms.off:
        there: Booleans = kept(held, terms._replace(off=())) & ~np.array(terms.off)[:, None]
        return there
    return months_alive(kept(lives, terms.life), terms.life.months, running=terms.running)


def fees(terms: FeeTerms, kept: Kept) -> NDArray[np.int8] | NDArray[np.float32]:
    """Monthly fees that arrive, in today's fees."""
    there, life, paid = kept(held, terms.held), terms.held.life, terms.paid
    slips = late_ones(life.slot, terms.late, len(there), kept.draws)
    received: NDArray[Any] = (
        fees_received(there, slips, paid, worth(kept(lives, life), life, terms.step))
        if terms.billed is None
        else fees_billed(kept(lives, life), terms.billed, terms.held.off, slips, paid, terms.step)
    )
    return month_later(received) if terms.postponed else received


def wobble(terms: WobbleTerms, kept: Kept) -> NDArray[np.float32]:
    """How the hours used swing about their mean."""
    return swings(terms.slot, terms.spread, terms.months, kept.draws)


def overage(terms: OverageTerms, kept: Kept) -> NDArray[np.float32] | None:
    """Hours billed beyond the agreed ones; None where there are none."""
    there = kept(held, terms.held)[LOOK_BACK:]
    factor = np.ones((len(there), 1), dtype=np.float32) if terms.wobble is None else kept(wobble, terms.wobble)
    size = _size(terms.held, terms.expansion, kept)
    return hours_billed(there, factor, terms.hours_per_month, terms.use_mean, terms.unused, size)


def account(terms: RetainerTerms, kept: Kept) -> Account:
    """What a retainer pays."""
    months, row = terms.fees.held, terms.retainer
    by_pieces = row.basis is Basis.PIECES and terms.overage is not None
    return Account(
        retainer=row,
        lives=kept(lives, months.life),
        alive=kept(held, months._replace(off=()))[LOOK_BACK:],
        served=kept(held, months)[LOOK_BACK:],
        received=kept(fees, terms.fees),
        worth=worth(kept(lives, months.life), months.life, terms.fees.step),
        overage=None if terms.overage is None else kept(overage, terms.overage),
        dearer=_size(months, row.rise, kept) if by_pieces and row.overage_rate is None else None,
    )


def hours_asked(terms: DemandTerms, kept: Kept) -> Demand:
    """What all retainers take from each month."""
    months = terms.rows[0].use.wobble.months
    hours = np.zeros((months, kept.draws.n_paths), dtype=np.float32)
    converted, part = np.zeros_like(hours), np.empty_like(hours)
    taken: dict[int, NDArray[np.float32]] = {}
    for row in terms.rows:
        use = row.use
        there, factor = kept(held, use.held)[LOOK_BACK:], kept(wobble, use.wobble)
        size = _size(use.held, use.expansion, kept)
        used = hours_used(there, factor, use.hours_per_month, use.use_mean, use.perks_hours, size)
        hours += put_off(used, terms.away, owed=row.owed) if terms.away else used
        if (known := use.held.life.known) is not None:
            client = there & alive(kept(lives, use.held.life)[:1], range(months))
            taken.setdefault(known.place, np.zeros_like(hours))
            taken[known.place] += np.multiply(client, _part(row.taken, size), out=part)
            there = there & ~client
        np.multiply(there, np.float32(row.converted), out=part)
        converted += part if size is None else part * size
    if terms.ill:
        hours[STRESS_MONTH + 1] += hours[STRESS_MONTH]
        hours[STRESS_MONTH] = 0
    return Demand(hours, converted, taken)


def _size(months: HeldTerms, expansion: float, kept: Kept) -> NDArray[np.float32] | None:
    """[month, path or 1] what grows at each renewal, in that of the first term; None where it never does."""
    found = worth(kept(lives, months.life), months.life, expansion)
    return None if found is None else found[LOOK_BACK:].astype(np.float32)


def _part(taken: float, size: NDArray[np.float32] | None) -> NDArray[np.float32] | np.float32:
    """The share of a client's work that is replaced: at most all of it."""
    return np.float32(min(taken, 1.0)) if size is None else np.minimum(np.float32(taken) * size, np.float32(1))
