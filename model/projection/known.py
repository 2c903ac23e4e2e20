"""Who a retainer is, where it is a client of the past.

Source: docs/method/clients.md, "A retainer with a client of the past".
"""

from __future__ import annotations

from typing import NamedTuple

from model.projection.warmup import ProjectTerms


class Known(NamedTuple):
    """A client of the past who holds the slot first.

    Attributes:
        projects: in which its months are lived.
        place: among the clients of the past.
        running: whether the contract runs already; else who has left by its start signs nothing.
    """

    projects: ProjectTerms
    place: int
    running: bool
