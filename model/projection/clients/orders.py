"""What clients order on each path: those of the past who are still there, and new ones who come and may return.

Of a client of the past one uniform tells whether it is there on a path and how it orders; what follows is worked out
on these paths alone. A month brings work with chance 1 - (1 - p)^G, G the market: an exponential is below lambda G,
lambda = -log(1 - p). Over lambda G it is the mark, so that a month of which only a part e is lived has work with chance
1 - (1 - p)^(e G), and more enquiries never lose one.

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
from model.past.clients.lives import LEAVING, ONCE, ORDERS, leaving_chances, months_of_one, order_chances
from model.past.clients.posterior import ClientPosterior, Presence
from model.projection.clients.population import Population, pick
from model.projection.enquiries import MOST_ARRIVALS, NEW, SURPLUS, negative_binomial
from model.projection.lives import FOREVER
from model.types import Floats, Integers

HAZARDS = (-np.log1p(-ORDERS)).astype(np.float32)
"""lambda: a month without work has chance exp(-lambda)."""


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
        fixed: whether the clients of the past are as their posterior medians say.
    """

    posterior: ClientPosterior
    population: Population
    market: NDArray[np.float32]
    steps: tuple[int, ...]
    draws: Draws
    fixed: bool = False


def known_orders(clients: Sequence[Client], world: World) -> tuple[Orders, NDArray[np.int16]]:
    """What the clients of the past order where they are still there.

    Args:
        clients: of the past, in the order of their places.
        world: what they share.

    Returns:
        The orders, and [client, path] the months, of those that are lived, in which each is there; zeros for those who
        are counted as one.
    """
    posterior, population, draws = world.posterior, world.population, world.draws
    presence = posterior.presence()
    place, path, uniform = _present(clients, presence, world)
    lives = population.lives.take(path) // ONCE.size
    cells = presence.cells.reshape(-1, presence.cells.shape[-1])
    if world.fixed:
        uniform = np.full_like(uniform, 0.5)
    p, h = np.divmod(pick(cells, place * presence.cells.shape[1] + lives, uniform), LEAVING.size)
    numbers = [draws.generator(Stream.KNOWN_CLIENT, 0, number) for number in range(1, 6)]
    stays = _months_there(h, open_uniform(numbers[0], path.size))
    own = posterior.amounts.own.reshape(-1, WITHIN.size)
    row = place * population.amounts_size + population.amounts.take(path)
    spread = open_uniform(numbers[1], path.size)
    within = WITHIN[pick(own, row, np.full_like(spread, 0.5) if world.fixed else spread)]
    level = _known_level(clients, world, place, path, within, numbers[2])
    hazard, since = HAZARDS.take(p), np.cumsum(world.steps)
    who, when, marks = [], [], []
    waiting = np.arange(path.size)
    for month, passed in enumerate(since):
        waiting = waiting[stays.take(waiting) >= passed]
        mark = numbers[3].standard_exponential(waiting.size, dtype=np.float32)
        with np.errstate(divide="ignore"):  # in a month in which nobody ever asks
            mark /= hazard.take(waiting) * world.market[month].take(path.take(waiting))
        works = np.flatnonzero(mark < SURPLUS)
        who.append(waiting.take(works))
        marks.append(mark.take(works))
        when.append(np.full(works.size, month, dtype=np.int32))
    order = np.concatenate(who)
    invoices = np.array([client.invoices for client in clients])
    until = np.zeros((len(clients), draws.n_paths), dtype=np.int16)
    lasts = np.searchsorted(since, stays, side="right")
    until[place, path] = np.where(lasts == since.size, FOREVER, lasts)
    until[[client.count > 1 for client in clients]] = 0
    return Orders(
        client=place.take(order).astype(np.int16),
        month=np.concatenate(when),
        path=path.take(order).astype(np.int32),
        amount=_amounts(level.take(order), within.take(order), draws.generator(Stream.CLIENT_MONTH, 0, 1)),
        mark=np.concatenate(marks),
        invoices=_invoices(invoices, place.take(order), draws.generator(Stream.CLIENT_MONTH, 1, 1)),
    ), until


def _present(
    clients: Sequence[Client], presence: Presence, world: World
) -> tuple[Integers, Integers, NDArray[np.float32]]:
    """[client on a path where it is there] its place and path, and a uniform that is left of what told that it is."""
    n_paths = world.draws.n_paths
    places, paths, uniforms = [], [], []
    for place, client in enumerate(clients):
        chance = presence.there[place].ravel().take(world.population.lives).astype(np.float32)
        uniform = world.draws.uniform(Stream.KNOWN_CLIENT, place, shape=(client.count, n_paths))
        there = np.flatnonzero(uniform < chance)
        path = there % n_paths
        paths.append(path)
        uniforms.append(uniform.ravel().take(there) / chance.take(path))
        places.append(np.full(path.size, place))
    return np.concatenate(places), np.concatenate(paths), np.concatenate(uniforms)


def new_orders(world: World, invoices_a_month: float) -> Orders:
    """What new clients order, from the month in which they come.

    Args:
        world: what they share.
        invoices_a_month: of a month with work.
    """
    population, draws, steps = world.population, world.draws, world.steps
    counts = negative_binomial(_rates(world) * SURPLUS, population.size, draws)
    comes = np.repeat(np.arange(len(steps), dtype=np.int32), counts.sum(axis=1))
    # Indexes many times: of the machine's own kind.
    path = np.repeat(np.tile(np.arange(draws.n_paths), len(steps)), counts.ravel())
    everyone = path.size
    numbers = [draws.generator(Stream.NEW_CLIENT, number) for number in range(8)]
    within = WITHIN.astype(np.float32)[
        pick(within_chances(), population.typical.take(path), open_uniform(numbers[3], everyone))
    ]
    level = numbers[4].standard_normal(everyone, dtype=np.float32)
    level *= population.between.astype(np.float32).take(path)
    level += population.middle.astype(np.float32).take(path)
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
        again = waiting[numbers[6].standard_exponential(waiting.size, dtype=np.float32) < chance]
        who.append(np.concatenate((np.arange(first[month], first[month + 1]), loyal.take(again))))
        when.append(np.full(who[-1].size, month, dtype=np.int32))
        waiting = np.concatenate((waiting, np.arange(first_loyal[month], first_loyal[month + 1])))
    client = np.concatenate(who)
    everybody = np.zeros(client.size, dtype=np.intp)
    return Orders(
        client=np.full(client.size, NEW, dtype=np.int16),
        month=np.concatenate(when),
        path=path.astype(np.int32).take(client),
        amount=_amounts(level.take(client), within.take(client), draws.generator(Stream.CLIENT_MONTH, 0)),
        mark=mark.take(client),
        invoices=_invoices(np.array([invoices_a_month]), everybody, draws.generator(Stream.CLIENT_MONTH, 1)),
    )


def _rates(world: World) -> Floats:
    """[month, path] new clients expected: a mean-preserving walk of the log rate, times the market."""
    population = world.population
    passed = np.sqrt(np.array(world.steps))[:, None]
    shocks = world.draws.normal(Stream.ARRIVAL_DRIFT, shape=world.market.shape)
    step = population.drift * passed
    log_rates = population.log_rate + np.cumsum(step * shocks - step**2 / 2, axis=0)
    # Who comes brings later months too: all together are no more than the projects that any path has.
    orders = (order_chances() @ ORDERS).take(population.orders)
    most = MOST_ARRIVALS / months_of_one(orders, population.leaving, population.once)
    found: Floats = np.minimum(np.exp(log_rates) * world.market, most)
    return found


def _months_there(h: Integers, uniform: NDArray[np.float32]) -> NDArray[np.float32]:
    """[client] whole months more in which a client is there, geometric: gone for good with chance h in each."""
    found: NDArray[np.float32] = np.floor(np.log(uniform) / np.log1p(-LEAVING).astype(np.float32).take(h))
    return found


def _known_level(
    clients: Sequence[Client],
    world: World,
    place: Integers,
    path: Integers,
    within: Floats,
    numbers: np.random.Generator,
) -> Floats:
    """[draw] the mean of a client's log amounts, normal given its spread and the population's amounts."""
    amounts, population = world.posterior.amounts, world.population
    between, variance = population.between.take(path) ** 2, within**2
    n, mean = amounts.counts.take(place), amounts.means.take(place)
    normal, other = numbers.standard_normal((2, place.size), dtype=np.float32)
    if world.fixed:
        normal = np.zeros_like(normal)
    # Of those who are counted as one, which one it is: what each brought lies about their mean.
    apart = np.array([np.sqrt(client.squares / client.count) if client.count > 1 else 0.0 for client in clients])
    if apart.any():
        mean = mean + apart.take(place) * other
    known = 1 / (1 / between + n / variance)
    found: Floats = known * (population.middle.take(path) / between + n * mean / variance) + np.sqrt(known) * normal
    return found


def _amounts(level: Floats, within: Floats, numbers: np.random.Generator) -> NDArray[np.float32]:
    normal = numbers.standard_normal(level.size, dtype=np.float32)
    normal *= within.astype(np.float32, copy=False)
    normal += level.astype(np.float32, copy=False)
    return np.exp(normal, out=normal)


def _invoices(means: Floats, row: Integers, numbers: np.random.Generator) -> NDArray[np.int32]:
    """[order] 1 + Poisson, by inversion: in how many invoices it is billed, of the mean of its row."""
    uniform = open_uniform(numbers, row.size)
    # Up to what no float32 uniform reaches.
    most = int(means.max() + 12 * np.sqrt(means.max()) + 12)
    below = special.pdtr(np.arange(most), np.maximum(means[:, None] - 1, 0)).astype(np.float32)
    found = np.ones(row.size, dtype=np.int32)
    left = np.arange(row.size)
    for reached in range(most):
        left = left[uniform.take(left) > below[:, reached].take(row.take(left))]
        if not left.size:
            break
        found[left] += 1
    return found
