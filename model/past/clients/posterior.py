"""What a past with clients says of them, all together: who is still there, what they bring, how many new ones come.

Source: docs/method/clients.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.past.clients.amounts import Amounts, amounts
from model.past.clients.client import SEEN, Client, returning
from model.past.clients.lives import (
    LEAVING,
    ONCE,
    ORDERS,
    Records,
    leaving_chances,
    log_prior,
    months_of_one,
    order_chances,
)
from model.past.clients.newcomers import BUSINESS_PRIOR, LOG_RATES, Newcomers, newcomers
from model.types import Floats

YEAR = 12

MOST_SHOWN = 300
"""Clients beyond which a past is that of a shop: nobody turns them into retainers one by one."""


@dataclass(frozen=True, eq=False)
class Outlook:
    """What is believed of each client of the past.

    Attributes:
        there: [client] chance to be there at the end of the past.
        in_a_year: [client] chance to be there twelve months later.
        orders: [client] chance of work in a month while there.
        monthly: [client] money a month while there.
        stays: [client] months of the coming year in which it is still there, expected.
        works: [client] months with work among them, expected.
    """

    there: Floats
    in_a_year: Floats
    orders: Floats
    monthly: Floats
    stays: Floats
    works: Floats


@dataclass(frozen=True, eq=False)
class Presence:
    """Who is still there, given the populations.

    Attributes:
        there: [client, (pi, phi), H, w] chance to be there at the end of the past.
        cells: [client, ((pi, phi), H), (p, h)] mass of how a client who is there orders and leaves.
    """

    there: Floats
    cells: Floats


@dataclass(frozen=True, eq=False)
class ClientPosterior:
    """Posterior of the populations, and what it rests on.

    Attributes:
        weights: [B, (pi, phi), H, w]; sums to 1.
        records: what each client's months say.
        newcomers: of the rate of new clients, by (B, H).
        amounts: of client-months.
    """

    weights: Floats
    records: Records
    newcomers: Newcomers
    amounts: Amounts

    @property
    def population(self) -> Floats:
        """[(pi, phi), H, w] posterior, whatever the age of the business."""
        found: Floats = self.weights.sum(axis=0)
        return found

    @property
    def expected_new(self) -> float:
        """Months with work that new clients bring a month, once as many come as leave."""
        mass = self.newcomers.weights.sum(axis=(3, 4))
        rates = mass @ np.exp(LOG_RATES)
        weights = self.weights.sum(axis=1)
        orders = np.tensordot(self.weights, order_chances() @ ORDERS, (1, 0)) / np.maximum(weights, 1e-300)
        each = months_of_one(orders, np.arange(LEAVING.size)[:, None], np.arange(ONCE.size))
        return float((weights * rates[..., None] * each).sum())

    def outlook(self) -> Outlook:
        """What is believed of each client, averaged over all populations."""
        records = self.records
        returning, best = records.returning()
        likelihood = np.exp(records.log_likelihood - best[:, None, None])
        # The chance of a population and of a client who may return, for each unit of its likelihood there.
        share = ((1 - records.chance_of_once()) * self.population).sum(axis=3) / returning
        mass = order_chances().T @ share @ leaving_chances() * likelihood * records.there
        there = mass.sum(axis=(1, 2))
        stays = (mass * (1 - LEAVING) ** YEAR).sum(axis=(1, 2))
        orders = (mass * ORDERS[:, None]).sum(axis=(1, 2)) / there
        months = mass * ((1 - LEAVING) ** np.arange(1, YEAR + 1)[:, None]).sum(axis=0)
        works = (months * ORDERS[:, None]).sum(axis=(1, 2))
        return Outlook(there, stays, orders, orders * self.amounts.expected(), months.sum(axis=(1, 2)), works)

    def presence(self) -> Presence:
        """Who is still there and how they order, for each population."""
        records = self.records
        returning, best = records.returning()
        likelihood = np.exp(records.log_likelihood - best[:, None, None]) * records.there
        populations = np.einsum("ap,gh->agph", order_chances(), leaving_chances())
        cells = populations * likelihood[:, None, None]
        there = cells.sum(axis=(3, 4)) / returning
        return Presence(
            (1 - records.chance_of_once()) * there[..., None],
            cells.reshape(len(cells), -1, ORDERS.size * LEAVING.size),
        )


def client_posterior(clients: Sequence[Client], exposure: Sequence[float]) -> ClientPosterior:
    """Fit lives, new clients and amounts to a past.

    Args:
        clients: of the past, at least one.
        exposure: [month] part of each that was observed.
    """
    seen = np.asarray(exposure[-SEEN:], dtype=np.float64)
    records = Records(clients, seen.size, seen[-1])
    of_lives = log_prior() + records.log_weights()
    given = _normal(of_lives, (0, 2))
    orders = given.sum(axis=2).T @ order_chances()
    counts = [client.count for client in clients]
    first = np.bincount([client.months[0] for client in clients], weights=counts, minlength=seen.size).astype(int)
    client_months = sum(client.count * len(client.months) for client in clients)
    new = newcomers(first, client_months, seen, orders, 1 - given.sum(axis=0) @ ONCE)
    joint = of_lives + (np.log(BUSINESS_PRIOR)[:, None] + new.log_likelihood)[:, None, :, None]
    return ClientPosterior(_normal(joint, None), records, new, amounts(clients))


@lru_cache(maxsize=64)
def outlook(clients: tuple[Client, ...], exposure: tuple[float, ...]) -> Outlook | None:
    """What is believed of each client of a past; None where none returned, or where they are too many to be known.

    Args:
        clients: of the past.
        exposure: [month] part of each that was observed.
    """
    if not returning(clients) or len(clients) > MOST_SHOWN:
        return None
    return client_posterior(clients, exposure).outlook()


def _normal(logs: Floats, axes: tuple[int, ...] | None) -> Floats:
    """The weights of these logarithms, summing to 1 over the axes (None: all)."""
    weights = np.exp(logs - logs.max(axis=axes, keepdims=True))
    found: Floats = weights / weights.sum(axis=axes, keepdims=True)
    return found
