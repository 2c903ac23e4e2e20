"""Clients on the paths: against a plain loop over paths, clients and months, and the laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model import Draws, ProjectIncome
from model.past.clients.amounts import WITHIN, within_chances
from model.past.clients.client import Client
from model.past.clients.lives import LEAVING, ONCE, ORDERS, leaving_chances, order_chances
from model.past.clients.posterior import ClientPosterior, client_posterior
from model.projection.clients.orders import Orders, World, known_orders, new_orders
from model.projection.clients.population import market, pick, populations
from model.projection.clients.projects import coming_projects
from model.projection.enquiries import NEW, NOTHING, Projects
from model.projection.parameters import draw_parameters
from model.projection.warmup import WarmUp

MONTHS, PATHS = 12, 1500
CLIENTS = (
    Client(months=(0, 2, 3, 6, 7, 9), projects=9, mean=7.0, squares=0.3),
    Client(months=(1, 4), projects=2, mean=6.0, squares=0.02),
    Client(months=(8,), projects=1, mean=6.5, squares=0.0),
)
PAST = ProjectIncome(counts=(2,) * 10, exposure=(1.0,) * 10, clients=CLIENTS)


@pytest.fixture(scope="module")
def fitted() -> ClientPosterior:
    return client_posterior(CLIENTS, (1.0,) * 10)


def world(posterior: ClientPosterior, draws: Draws, steps: tuple[int, ...] = (1,) * MONTHS) -> World:
    return World(posterior, populations(posterior, draws), market(draws, steps), steps, draws)


def projects(draws: Draws, months: int = MONTHS, warmup: WarmUp = NOTHING) -> Projects:
    return coming_projects(PAST, draw_parameters(ProjectIncome(), draws), draws, months, warmup)


def by_client(world: World, usual: float) -> list[Orders]:
    """The orders of each client, those of the new ones last."""
    known, _ = known_orders(CLIENTS, world)
    of = [known.client == place for place in range(len(CLIENTS))]
    each = [Orders(**{name: column[mine] for name, column in vars(known).items()}) for mine in of]
    return [*each, new_orders(world, usual)]


def totals(orders: Orders, paths: int) -> tuple[np.ndarray, np.ndarray]:
    """[path] months with work, and money, at the usual enquiries."""
    there = orders.mark < 1
    counts = np.bincount(orders.path[there], minlength=paths)
    return counts, np.bincount(orders.path[there], weights=orders.amount[there], minlength=paths)


def lived(rng: np.random.Generator, p: float, h: float, walk: np.ndarray, month: int) -> list[int]:
    """The later months with work of one client, each month a coin after the other."""
    found: list[int] = []
    for later in range(month, MONTHS):
        if rng.random() < h:
            return found
        if rng.random() < 1 - (1 - p) ** walk[later]:
            found.append(later)
    return found


def plain(posterior: ClientPosterior, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """[client (the last: new ones), path] months with work, and money: one path, client and month after the other."""
    rng = np.random.default_rng(seed)
    worked, money = np.zeros((2, len(CLIENTS) + 1, PATHS))
    population = world(posterior, Draws(seed + 100, PATHS)).population
    walks = market(Draws(seed + 200, PATHS), (1,) * MONTHS)
    records, once_chance, amounts = posterior.records, posterior.records.chance_of_once(), posterior.amounts
    for path in range(PATHS):
        a, g, w = population.orders[path], population.leaving[path], population.once[path]
        middle, between = population.middle[path], population.between[path]
        place = np.unravel_index(population.amounts[path], amounts.weights.shape)
        for number in range(len(CLIENTS)):
            if rng.random() < once_chance[number, a, g, w]:
                continue
            mass = np.exp(records.log_likelihood[number]) * order_chances()[a][:, None] * leaving_chances()[g]
            i, j = divmod(int(rng.choice(mass.size, p=mass.ravel() / mass.sum())), LEAVING.size)
            if rng.random() >= records.there[number, i, j]:
                continue
            months = lived(rng, ORDERS[i], LEAVING[j], walks[:, path], 0)
            s = WITHIN[rng.choice(WITHIN.size, p=amounts.own[number][place])]
            n = amounts.counts[number]
            variance = 1 / (1 / between**2 + n / s**2)
            mean = variance * (middle / between**2 + n * amounts.means[number] / s**2)
            level = mean + np.sqrt(variance) * rng.standard_normal()
            worked[number, path] = len(months)
            money[number, path] = np.exp(level + s * rng.standard_normal(len(months))).sum()
        rate = np.exp(population.log_rate[path])
        for month in range(MONTHS):
            step = population.drift[path]
            rate *= np.exp(step * rng.standard_normal() - step**2 / 2)
            mean, size = rate * walks[month, path], population.size[path]
            for _ in range(rng.poisson(mean if np.isinf(size) else mean * rng.gamma(size, 1 / size))):
                months = [month]
                if rng.random() >= ONCE[w]:
                    p = rng.choice(ORDERS, p=order_chances()[a])
                    h = rng.choice(LEAVING, p=leaving_chances()[g])
                    months += lived(rng, p, h, walks[:, path], month + 1)
                s = WITHIN[rng.choice(WITHIN.size, p=within_chances()[population.typical[path]])]
                level = middle + between * rng.standard_normal()
                worked[-1, path] += len(months)
                money[-1, path] += np.exp(level + s * rng.standard_normal(len(months))).sum()
    return worked, money


def test_the_paths_are_those_of_a_plain_loop(fitted: ClientPosterior) -> None:
    worked, money = plain(fitted, 5)
    here = world(fitted, Draws(9, 4 * PATHS))
    found = by_client(here, 1.0)
    for number, orders in enumerate(found):
        for ours, theirs in zip(totals(orders, 4 * PATHS), (worked[number], money[number]), strict=True):
            error = np.sqrt(ours.var() / ours.size + theirs.var() / theirs.size)
            assert abs(ours.mean() - theirs.mean()) < 4 * error
            assert (ours > 0).mean() == pytest.approx((theirs > 0).mean(), abs=0.05)
            low, high = np.quantile(theirs, [0.45, 0.55]), np.quantile(ours, 0.5)
            assert low[0] <= high <= low[1]


def test_cells_are_picked_by_their_mass() -> None:
    uniform = ((np.arange(4000) + 0.5) / 4000).astype(np.float32)
    masses = np.array([[1.0, 0.0, 3.0], [2.0, 2.0, 0.0]])
    for row, shares in enumerate(([0.25, 0.0, 0.75], [0.5, 0.5, 0.0])):
        found = pick(masses, np.full(4000, row), uniform)
        np.testing.assert_allclose(np.bincount(found, minlength=3) / 4000, shares, atol=1e-3)


def test_more_enquiries_never_lose_a_project_and_half_a_month_is_half_a_hazard(fitted: ClientPosterior) -> None:
    here = world(fitted, Draws(9, 20_000))
    (first, *_) = by_client(replace(here, market=np.ones_like(here.market)), 1.0)
    assert (first.mark > 0).all()
    assert (first.mark < 1.5).all()
    start = first.month == 0
    half, whole = ((first.mark[start] < share).sum() / 20_000 for share in (0.5, 1.0))
    # Of who is there in the first month, with p by its cells: 1 - (1 - p)^e, e half or whole.
    presence, chances = fitted.presence(), []
    for share in (0.5, 1.0):
        p, h = ORDERS[:, None], LEAVING
        cells = presence.cells[0] / presence.cells[0].sum(axis=1, keepdims=True)
        works = (cells * ((1 - (1 - p) ** share) * (1 - h)).ravel()).sum(axis=1)
        mass = (presence.there[0] * fitted.population).sum(axis=2).ravel()
        chances.append(float((mass * works).sum()))
    assert (half, whole) == pytest.approx(chances, abs=0.012)


def test_the_market_keeps_the_mean() -> None:
    walk = market(Draws(3, 40_000), (1,) * 6)
    np.testing.assert_allclose(walk.mean(axis=1), 1, atol=0.01)
    assert walk[5].std() > 2 * walk[0].std()


def test_the_list_is_in_its_order_and_bills_add_up(fitted: ClientPosterior) -> None:
    draws = Draws(4, 500)
    here = world(fitted, draws)
    found, listed = by_client(here, 12 / 9), projects(draws)
    assert (np.diff(listed.cell) >= 0).all()
    np.testing.assert_array_equal(listed.counts.ravel(), np.bincount(listed.cell, minlength=listed.counts.size))
    assert listed.cell.size == sum(int(orders.invoices.sum()) for orders in found)
    assert listed.fee.sum() == pytest.approx(sum(float(orders.amount.sum()) for orders in found), rel=1e-4)
    # Nine invoices in six months with work.
    assert found[0].invoices.mean() == pytest.approx(1.5, abs=0.1)
    assert {int(orders.client[0]) for orders in found} == {0, 1, 2, NEW}


def test_a_longer_horizon_begins_with_the_shorter_one() -> None:
    draws = Draws(4, 500)
    long, short = (projects(draws, months) for months in (MONTHS, 5))
    size = short.cell.size
    np.testing.assert_array_equal(long.cell[:size], short.cell)
    np.testing.assert_array_equal(long.mark[:size], short.mark)


def test_after_a_gap_fewer_of_the_past_are_there(fitted: ClientPosterior) -> None:
    draws = Draws(4, 4000)
    at_once, later = (known_orders(CLIENTS, world(fitted, draws, (first, *(1,) * 5)))[0] for first in (1, 30))
    assert later.month.size < 0.7 * at_once.month.size
