"""The projects that clients bring, as the one list that a projection works through.

Source: docs/method/clients.md, "A path".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.draws import Draws, Stream
from model.past.clients.client import Client
from model.past.clients.posterior import ClientPosterior
from model.projection.clients.orders import World, known_orders, new_orders
from model.projection.clients.population import market, populations
from model.projection.enquiries import NOTHING, Projects, lognormal, payment_delays
from model.projection.parameters import Parameters
from model.projection.warmup import WarmUp


def client_projects(
    clients: Sequence[Client],
    posterior: ClientPosterior,
    parameters: Parameters,
    draws: Draws,
    months: int,
    warmup: WarmUp = NOTHING,
) -> Projects:
    """Simulate every path's projects, client by client.

    Args:
        clients: of the past, in the order of their places.
        posterior: the fit to them.
        parameters: one draw of the fitted parameters per path: rates and delays.
        draws: the random numbers.
        months: months to project.
        warmup: the months before them.
    """
    steps = warmup.steps + (1,) * (months - 1)
    world = World(posterior, populations(posterior, draws), market(draws, steps), steps, draws)
    usual = sum(client.projects for client in clients) / sum(len(client.months) for client in clients)
    orders = [*known_orders(clients, world), new_orders(world, usual)]
    n_paths = draws.n_paths
    cells = np.concatenate([each.month * np.int32(n_paths) + each.path for each in orders])
    # By month and path, and within them by the client's place.
    order = np.argsort(cells, kind="stable")
    invoices = np.concatenate([each.invoices for each in orders]).take(order)
    cell = np.repeat(cells.take(order), invoices)
    path = cell % np.int32(n_paths)
    amount = np.concatenate([each.amount for each in orders]).take(order) / invoices.astype(np.float32)
    total = cell.size
    rate = None
    if parameters.rate_mu is not None and parameters.rate_sigma is not None:
        rate = lognormal(parameters.rate_mu, parameters.rate_sigma, path, draws.normal(Stream.RATE, shape=(total,)))
    return Projects(
        n_months=len(steps),
        n_paths=n_paths,
        cell=cell,
        path=path,
        counts=np.bincount(cell, minlength=len(steps) * n_paths).reshape(-1, n_paths).astype(np.int32),
        fee=np.repeat(amount, invoices),
        rate=rate,
        mark=np.repeat(np.concatenate([each.mark for each in orders]).take(order), invoices),
        delay=payment_delays(parameters.delay_cumulative, path, draws.uniform(Stream.DELAY, shape=(total,))),
    )
