"""What is left of clients' work beside retainers, and when a client is gone.

A client of the past brings less by the share that its own retainer takes. Hours that other retainers replace are those
of new clients: nobody else's project moves.

Source: docs/method/clients.md, "A retainer with a client of the past".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from model.projection.enquiries import NEW, Projects
from model.projection.queue import Replaced
from model.types import Floats


def left_of(
    projects: Projects,
    first: int,
    taken: Mapping[int, NDArray[np.float32]],
    gone: Sequence[tuple[int, int]],
) -> NDArray[np.float32] | None:
    """[project] the share of each that is left; None where all of it is.

    Args:
        projects: of the months that are lived.
        first: of them that is projected.
        taken: by the place of a client of the past, [projected month, path] share of its work that retainers take.
        gone: places of clients who leave, and the projected month in which they are gone.
    """
    whose, n_paths = projects.clients, projects.n_paths
    if whose is None or not (taken or gone):
        return None
    left = np.ones(projects.cell.size, dtype=np.float32)
    for place, share in taken.items():
        own = np.flatnonzero((whose.place == place) & (projects.cell >= first * n_paths))
        left[own] = np.maximum(1 - share.ravel().take(projects.cell.take(own) - first * n_paths), 0)
    for place, month in gone:
        left[(whose.place == place) & (projects.cell >= (first + month) * n_paths)] = 0
    return left


def replaced_of(
    projects: Projects,
    first: int,
    left: NDArray[np.float32] | None,
    converted: NDArray[np.float32] | None,
    expected: Floats | None,
) -> Replaced | None:
    """What does not come; None where clients are not told apart, or all of it comes.

    Args:
        projects: of the months that are lived.
        first: of them that is projected.
        left: [project] as `left_of` finds it.
        converted: [projected month, path] hours of nobody known that retainers replace; None for none.
        expected: [month] hours that new clients are expected to ask for; None where nobody's are replaced.
    """
    whose = projects.clients
    if whose is None or (left is None and converted is None):
        return None
    fewer = None
    if converted is not None and expected is not None:
        fewer = np.zeros((projects.n_months, projects.n_paths), dtype=np.float32)
        there = expected[first:, None]
        np.divide(converted, there, out=fewer[first:], where=there > 0, casting="same_kind")
    return Replaced(None if left is None else left == 0, whose.place == NEW, fewer)


def expected_of_new(projects: Projects, hours: NDArray[np.float32]) -> Floats:
    """[month] hours that new clients are expected to ask for; nothing where clients are not told apart.

    Args:
        projects: of the months that are lived.
        hours: [project] of each.
    """
    whose = projects.clients
    if whose is None:
        return np.zeros(projects.n_months)
    usual = np.where((whose.place == NEW) & (projects.mark < 1), hours, np.float32(0))
    return np.array([usual[span].sum(dtype=np.float64) for span in projects.slices()]) / projects.n_paths
