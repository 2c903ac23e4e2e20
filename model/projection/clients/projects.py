"""The projects that clients bring, as the one list that a projection works through.

Source: docs/method/clients.md, "A path".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.draws import Draws, Stream
from model.past.clients.client import MOST_INVOICES, Client
from model.past.income import ProjectIncome
from model.projection.clients.orders import World, known_orders, new_orders
from model.projection.clients.population import market, populations
from model.projection.enquiries import NOTHING, Projects, Whose, lognormal, payment_delays, simulate_projects
from model.projection.parameters import Parameters
from model.projection.warmup import WarmUp
from model.types import Integers


def coming_projects(
    income: ProjectIncome,
    parameters: Parameters,
    draws: Draws,
    months: int,
    warmup: WarmUp = NOTHING,
    shape: Sequence[float] = (),
    *,
    fixed: bool = False,
) -> Projects:
    """The projects that may come, of every path: client by client where one of the past returned.

    Args:
        income: the fitted past.
        parameters: one draw of its parameters per path.
        draws: the random numbers.
        months: months to project.
        warmup: the months before them.
        shape: factors on what is expected of each month, those before the start first; none where all are alike.
        fixed: populations, and how each client of the past orders, leaves and pays, at their medians too; who is still
            there is no parameter, and stays open.
    """
    posterior, clients = income.client_law, income.told
    if posterior is None:
        return simulate_projects(parameters, draws, months, warmup, shape)
    steps = warmup.steps + (1,) * (months - 1)
    walk = market(draws, steps)
    if shape:
        walk *= np.asarray(shape, dtype=np.float32)[:, None]
    world = World(posterior, populations(posterior, draws, fixed=fixed), walk, steps, draws, fixed)
    known, until = known_orders(clients, world)
    orders = known, new_orders(world, usual_invoices(clients))
    n_paths = draws.n_paths
    invoices = np.concatenate([each.invoices for each in orders])
    order = _ordered(np.concatenate([each.path for each in orders]), np.concatenate([each.month for each in orders]))
    order = np.repeat(order, invoices.take(order))
    cell = np.concatenate([each.month * np.int32(n_paths) + each.path for each in orders]).take(order)
    path = cell % np.int32(n_paths)
    total = cell.size
    fee = np.concatenate([each.amount for each in orders])
    fee /= invoices.astype(np.float32)
    rate = None
    if parameters.rate_mu is not None and parameters.rate_sigma is not None:
        rate = lognormal(parameters.rate_mu, parameters.rate_sigma, path, draws.normal(Stream.RATE, shape=(total,)))
    return Projects(
        n_months=len(steps),
        n_paths=n_paths,
        cell=cell,
        path=path,
        counts=np.bincount(cell, minlength=len(steps) * n_paths).reshape(-1, n_paths).astype(np.int32),
        fee=fee.take(order),
        rate=rate,
        mark=np.concatenate([each.mark for each in orders]).take(order),
        delay=payment_delays(parameters.delay_cumulative, path, draws.uniform(Stream.DELAY, shape=(total,))),
        clients=Whose(
            place=np.concatenate([each.client for each in orders]).take(order),
            until=np.maximum(until - np.int16(warmup.months), np.int16(0)),
        ),
    )


def usual_invoices(clients: Sequence[Client]) -> float:
    """In how many a month with work of a new client is billed."""
    projects = sum(client.projects for client in clients)
    months = sum(client.count * len(client.months) for client in clients)
    return min(max(projects / months, 1.0), MOST_INVOICES)


def _ordered(path: NDArray[np.int32], month: NDArray[np.int32]) -> Integers:
    """The order by month and path, and within them by the client's place: sorted by digits, as small integers are."""
    by_path = np.argsort(path.astype(np.uint16), kind="stable")
    return by_path.take(np.argsort(month.astype(np.uint8).take(by_path), kind="stable"))
