"""What is believed of one client of the past, by name: for whoever is asked to become a retainer.

Source: docs/method/clients.md, docs/method/conversion.md, "Candidates".
"""

from __future__ import annotations

from dataclasses import dataclass

from model.past.clients.client import told_apart
from model.past.clients.posterior import YEAR, outlook
from model.past.history import ProjectHistory


@dataclass(frozen=True)
class Life:
    """A client of the past in the coming year.

    Attributes:
        place: among the clients of the fitted past, by which a retainer names its client.
        there: chance to be there at the end of the past.
        in_a_year: chance to be there twelve months later.
        monthly: money a month while there.
        stays: months of the coming year in which it is still there, expected.
        works: months of the coming year with work, expected.
        brings: money that it brings in the coming year by projects, expected.
    """

    place: int
    there: float
    in_a_year: float
    monthly: float
    stays: float
    works: float
    brings: float

    @property
    def idle(self) -> float:
        """Months of the coming year without work from it, expected."""
        return YEAR - self.works

    @property
    def leaves(self) -> float:
        """Months of the coming year in which it is not there, expected: without money, on retainer too."""
        return YEAR - self.stays


def lives(history: ProjectHistory) -> dict[str, Life]:
    """The lives of the named clients of a past; empty where it says nothing of them."""
    everyone = told_apart(history)
    believed = outlook(tuple(client for client, _ in everyone), history.exposure)
    if believed is None:
        return {}
    found = {}
    for place, (_, name) in enumerate(everyone):
        if name:
            each = {
                field: float(getattr(believed, field)[place])
                for field in ("there", "in_a_year", "monthly", "stays", "works")
            }
            brings = each["works"] / float(believed.orders[place]) * each["monthly"]
            # A sum of shares may pass 1 by the last digit of a float.
            found[name] = Life(place=place, brings=brings, **{**each, "there": min(each["there"], 1.0)})
    return found
