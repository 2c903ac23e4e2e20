"""Lives drawn from the model's own priors: what known clients bring next has its place among the paths, evenly."""

from __future__ import annotations

import numpy as np
import pytest

from model import Draws
from model.past.clients import lives
from model.past.clients.amounts import BETWEEN, BETWEEN_PRIOR, TYPICAL, TYPICAL_PRIOR, WITHIN, within_chances
from model.past.clients.client import Client, returning
from model.past.clients.lives import LEAVING, ONCE, ORDERS, leaving_chances, log_prior, order_chances
from model.past.clients.newcomers import BUSINESS, BUSINESS_PRIOR
from model.past.clients.posterior import client_posterior
from model.projection.clients import population
from model.projection.clients.orders import World, known_orders
from model.projection.clients.population import market, populations

KNOWN, AHEAD, PATHS, LIVES = 24, 12, 400, 1000
MIDDLE = 7.0
LARGEST_CHI2 = 21.7
"""Exceeded by one in a hundred of even histograms of ten bins."""


def life(rng: np.random.Generator) -> tuple[list[Client], float]:
    """The clients of two years, and the money that they bring in the third."""
    prior = np.exp(log_prior())
    orders, leaving, once = np.unravel_index(rng.choice(prior.size, p=prior.ravel() / prior.sum()), prior.shape)
    typical, between = rng.choice(TYPICAL.size, p=TYPICAL_PRIOR), rng.choice(BETWEEN, p=BETWEEN_PRIOR)
    stay = (leaving_chances()[leaving] * (1 - LEAVING) / LEAVING).sum()
    brings = 1 + (1 - ONCE[once]) * (order_chances()[orders] * ORDERS).sum() * stay
    rate = 1.5 * np.exp(0.4 * rng.standard_normal()) / brings
    clients, money = [], 0.0
    for first in range(-int(rng.choice(BUSINESS, p=BUSINESS_PRIOR)), KNOWN):
        for _ in range(rng.poisson(rate)):
            months = [first]
            if rng.random() >= ONCE[once]:
                p = rng.choice(ORDERS, p=order_chances()[orders])
                gone = first + rng.geometric(rng.choice(LEAVING, p=leaving_chances()[leaving]))
                later = np.arange(first + 1, min(gone, KNOWN + AHEAD))
                months += later[rng.random(later.size) < p].tolist()
            within = rng.choice(WITHIN, p=within_chances()[typical])
            logs = MIDDLE + between * rng.standard_normal() + within * rng.standard_normal(len(months))
            seen = [number for number, month in enumerate(months) if 0 <= month < KNOWN]
            if seen:
                mean, of = float(logs[seen].mean()), tuple(months[number] for number in seen)
                squares = float(((logs[seen] - mean) ** 2).sum())
                clients.append(Client(months=of, projects=len(seen), mean=mean, squares=squares))
                money += sum(float(np.exp(log)) for log, month in zip(logs, months, strict=True) if month >= KNOWN)
    return clients, money


@pytest.mark.slow
def test_what_known_clients_bring_lies_evenly_among_the_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulation-based calibration (Talts et al. 2018), without the two guards that are no part of the family."""
    monkeypatch.setattr(lives, "FADING", 1.0)
    monkeypatch.setattr(population, "MARKET_STEPS", np.zeros(4))
    places = []
    for number in range(LIVES):
        rng = np.random.default_rng((5, number))
        clients, money = life(rng)
        if not returning(clients) or len(clients) > 60:
            continue
        posterior, draws, steps = client_posterior(clients, (1.0,) * KNOWN), Draws(number, PATHS), (1,) * AHEAD
        world = World(posterior, populations(posterior, draws), market(draws, steps), steps, draws)
        orders, _ = known_orders(clients, world)
        there = orders.mark < 1
        paths = np.bincount(orders.path[there], weights=orders.amount[there], minlength=PATHS)
        places.append(((paths < money).sum() + rng.random() * ((paths == money).sum() + 1)) / (PATHS + 1))
    counts, expected = np.histogram(places, 10, (0, 1))[0], len(places) / 10
    assert len(places) > 0.8 * LIVES
    assert ((counts - expected) ** 2 / expected).sum() < LARGEST_CHI2
