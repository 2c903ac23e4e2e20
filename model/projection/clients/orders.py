"""What clients order on each path: those of the past who are still there, and new ones who come and may return.

Of a client of the past one uniform tells whether it is there on a path and how it orders; what follows is worked out
on these paths alone. A month brings work with chance 1 - (1 - p)^G, G the market: a uniform exceeds exp(-lambda G),
lambda = -log(1 - p). Its -log over lambda G is the mark, so that a month of which only a part e is lived has work with
chance 1 - (1 - p)^(e G), and more enquiries never lose one.

Source: docs/method/clients.md, "A path".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from model.draws import Draws, Stream, open_uniform
from model.past.clients.amounts import WITHIN, within_chances
from model.past.clients.client import Client
from model.past.clients.lives import LEAVING, ONCE, ORDERS, leaving_chances, order_chances
from model.past.clients.posterior import ClientPosterior
from model.projection.clients.population import Population, pick
from model.projection.enquiries import MOST_ARRIVALS, SURPLUS, negative_binomial
from model.types import Floats, Integers

HAZARDS = (-np.log1p(-ORDERS)).astype(np.float32)
"""lambda: a month without work has chance exp(-lambda)."""

NEW = -1
"""Stands for the client of a month that no client of the past brings."""


@dataclass(frozen=True, eq=False)
class Orders:
    """Client-months.

    Attributes:
        client: [order] place among the clients of the past, or NEW.
        month, path: [order].
        amount: [order] money.
        mark: [order] the share of enquiries above which it is there.
        invoices: [order] in how many equal ones it is billed.
    """

    client: NDArray[np.int16]
    month: NDArray[np.int32]
    path: NDArray[np.int32]
    amount: NDArray[np.float32]
    mark: NDArray[np.float32]
    invoices: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class World:
    """What all clients share.

    Attributes:
        posterior: the fit.
        population: one draw per path.
        market: [month, path] factor on all chances to order.
        steps: [month] months that pass before each.
        draws: the random numbers.
    """

    posterior: ClientPosterior
    population: Population
    market: NDArray[np.float32]
    steps: tuple[int, ...]
    draws: Draws


def known_orders(clients: Sequence[Client], world: World) -> list[Orders]:
    """What each client of the past orders where it is still there.

    Args:
        clients: of the past, in the order of their places.
        world: what they share.
    """
    posterior, population = world.posterior, world.population
    presence = posterior.presence()
    since = np.cumsum(world.steps)[:, None]
    found = []
    for place, client in enumerate(clients):
        chance = presence.there[place].ravel().take(population.lives)
        uniform = world.draws.uniform(Stream.KNOWN_CLIENT, place)
        path = np.flatnonzero(uniform < chance)
        cell = pick(presence.cells[place], population.lives.take(path) // ONCE.size, uniform[path] / chance[path])
        p, h = np.divmod(cell, LEAVING.size)
        numbers = world.draws.generator(Stream.KNOWN_CLIENT, place, 1)
        stays = _months_there(h, open_uniform(numbers, path.size))
        own = posterior.amounts.own[place].reshape(-1, WITHIN.size)
        within = WITHIN[pick(own, population.amounts.take(path), open_uniform(numbers, path.size))]
        level = _known_level(world, place, path, within, numbers.standard_normal(path.size, dtype=np.float32))
        hazard = HAZARDS.take(p) * world.market[:, path]
        lived = open_uniform(world.draws.generator(Stream.KNOWN_CLIENT, place, 2), hazard.shape)
        there = (lived > np.exp(hazard * np.float32(-SURPLUS))) & (since <= stays)
        month, at = np.nonzero(there)
        found.append(
            Orders(
                client=np.full(at.size, place, dtype=np.int16),
                month=month.astype(np.int32),
                path=path.take(at).astype(np.int32),
                amount=_amounts(world, (place,), level.take(at), within.take(at)),
                mark=-np.log(lived[there]) / hazard[there],
                invoices=_invoices(world, (place,), at.size, client.projects / len(client.months)),
            )
        )
    return found


def new_orders(world: World, invoices_a_month: float) -> Orders:
    """What new clients order, from the month in which they come.

    Args:
        world: what they share.
        invoices_a_month: of a month with work.
    """
    population, draws, steps = world.population, world.draws, world.steps
    counts = negative_binomial(_rates(world) * SURPLUS, population.size, draws)
    comes = np.repeat(np.arange(len(steps)), counts.sum(axis=1))
    # Indexes many times: of the machine's own kind.
    path = np.repeat(np.tile(np.arange(draws.n_paths), len(steps)), counts.ravel())
    everyone = path.size
    numbers = [draws.generator(Stream.NEW_CLIENT, number) for number in range(8)]
    within = WITHIN.astype(np.float32)[
        pick(within_chances(), population.typical.take(path), open_uniform(numbers[3], everyone))
    ]
    normal = numbers[4].standard_normal(everyone, dtype=np.float32)
    middle, between = population.middle.astype(np.float32), population.between.astype(np.float32)
    level = middle.take(path) + between.take(path) * normal
    mark = open_uniform(numbers[5], everyone) * np.float32(SURPLUS)
    # Of those who may return, in the order in which they come: how they order and until when.
    once = ONCE.astype(np.float32).take(population.once)
    loyal = np.flatnonzero(open_uniform(numbers[0], everyone) >= once.take(path))
    lives_in, since = path.take(loyal), np.cumsum(steps)
    p = pick(order_chances(), population.orders.take(lives_in), open_uniform(numbers[1], loyal.size))
    h = pick(leaving_chances(), population.leaving.take(lives_in), open_uniform(numbers[2], loyal.size))
    hazard = HAZARDS.take(p)
    until = since.take(comes.take(loyal)) + _months_there(h, open_uniform(numbers[7], loyal.size))
    months = np.arange(len(steps) + 1)
    first, first_loyal = np.searchsorted(comes, months), np.searchsorted(comes.take(loyal), months)
    who, when = [], []
    waiting = np.empty(0, dtype=np.intp)
    for month in range(len(steps)):
        # A month brings every client who comes in it, then those who came before, are there, and order again.
        waiting = waiting[until.take(waiting) >= since[month]]
        chance = hazard.take(waiting) * world.market[month].take(lives_in.take(waiting))
        again = waiting[open_uniform(numbers[6], waiting.size) > np.exp(-chance)]
        who.append(np.concatenate((np.arange(first[month], first[month + 1]), loyal.take(again))))
        when.append(np.full(who[-1].size, month, dtype=np.int32))
        waiting = np.concatenate((waiting, np.arange(first_loyal[month], first_loyal[month + 1])))
    client = np.concatenate(who)
    return Orders(
        client=np.full(client.size, NEW, dtype=np.int16),
        month=np.concatenate(when),
        path=path.take(client).astype(np.int32),
        amount=_amounts(world, (), level.take(client), within.take(client)),
        mark=mark.take(client),
        invoices=_invoices(world, (), client.size, invoices_a_month),
    )


def _rates(world: World) -> Floats:
    """[month, path] new clients expected: a mean-preserving walk of the log rate, times the market."""
    population = world.population
    passed = np.sqrt(np.array(world.steps))[:, None]
    shocks = world.draws.normal(Stream.ARRIVAL_DRIFT, shape=world.market.shape)
    step = population.drift * passed
    log_rates = population.log_rate + np.cumsum(step * shocks - step**2 / 2, axis=0)
    found: Floats = np.minimum(np.exp(log_rates) * world.market, MOST_ARRIVALS)
    return found


def _months_there(h: Integers, uniform: NDArray[np.float32]) -> NDArray[np.float32]:
    """[client] whole months more in which a client is there, geometric: gone for good with chance h in each."""
    found: NDArray[np.float32] = np.floor(np.log(uniform) / np.log1p(-LEAVING).astype(np.float32).take(h))
    return found


def _known_level(world: World, place: int, path: Integers, within: Floats, normal: NDArray[np.float32]) -> Floats:
    """[draw] the mean of a client's log amounts, normal given its spread and the population's amounts."""
    amounts, population = world.posterior.amounts, world.population
    between, variance = population.between.take(path) ** 2, within**2
    n, mean = amounts.counts[place], amounts.means[place]
    known = 1 / (1 / between + n / variance)
    found: Floats = known * (population.middle.take(path) / between + n * mean / variance) + np.sqrt(known) * normal
    return found


def _amounts(world: World, index: tuple[int, ...], level: Floats, within: Floats) -> NDArray[np.float32]:
    normal = world.draws.generator(Stream.CLIENT_MONTH, 0, *index).standard_normal(level.size, dtype=np.float32)
    normal *= within.astype(np.float32)
    normal += level.astype(np.float32)
    return np.exp(normal, out=normal)


def _invoices(world: World, index: tuple[int, ...], size: int, mean: float) -> NDArray[np.int32]:
    """[order] 1 + Poisson: in how many invoices it is billed."""
    if mean <= 1:
        return np.ones(size, dtype=np.int32)
    # By inversion, up to what no float32 uniform reaches.
    most = int(mean + 12 * np.sqrt(mean) + 12)
    below = special.pdtr(np.arange(most), mean - 1).astype(np.float32)
    uniform = open_uniform(world.draws.generator(Stream.CLIENT_MONTH, 1, *index), size)
    return 1 + np.searchsorted(below, uniform).astype(np.int32)
