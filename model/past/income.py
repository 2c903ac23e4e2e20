"""What the past says about project income: a sufficient summary, small enough for a link.

The posterior is computed from it anew wherever it is opened; it holds no single project, client or date.
Source: docs/method/past.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from model.past.arrivals import ArrivalPosterior, filter_counts
from model.past.clients.client import MOST_CLIENTS, MOST_COUNTED, SEEN, Client, returning
from model.past.clients.posterior import ClientPosterior, Outlook, client_posterior
from model.past.fees import LogPosterior, fee_posterior, rate_posterior
from model.past.seasons import Seasons, seasons
from model.past.summary import Count, DelayCounts, LogSummary, OpenInvoice, Prior
from model.types import LARGEST_RATE, SMALLEST_RATE, Frozen, Month, Probability

Exposure = Annotated[float, Field(ge=0, le=1)]

MOST_OBSERVED_MONTHS = 600


LEAST_RATE, MOST_RATE = 1e-5, 1e5
"""Bounds of what one unit of a currency is worth in another: rupiah in pounds, and the other way round."""
LEAST_EXCHANGE, MOST_EXCHANGE = 1e-5, 1e5
"""Bounds of what one unit of a currency is worth in another: a rupiah in pounds, a pound in rupiahs."""

PLAUSIBLE = 0.5
"""Share of the hours one can work that projects of unknown hours are taken to fill: an informed guess, as no published
figure was found for freelancers. Room is left for retainers, and what was in fact done is not cut for want of hours."""

USUAL_RATE = 100.0
"""Money an hour where nothing at all is known."""


class Level(StrEnum):
    """How much the past can say (what is shown at each: docs/method/past.md, "Thin history")."""

    GUESS = "guess"
    MOSTLY_ASSUMPTION = "mostly_assumption"
    ALL = "all"


@dataclass(frozen=True)
class Evidence:
    """How much past there is.

    Attributes:
        projects: projects counted.
        months: months observed, part months as parts.
        level: what may be shown.
        longest_dry_spell: longest run of observed months without a project.
        largest_client_share: share of the money from the largest client; None where clients are not known.
        shared_clients: whether one client brings more than a third of the projects, so that their fees count as fewer.
    """

    projects: int
    months: float
    level: Level
    longest_dry_spell: int
    largest_client_share: float | None
    shared_clients: bool


class ProjectIncome(Frozen):
    """The fitted past. Without arguments: no past at all, only the prior.

    `clients` are those of the past in an order that hangs on what they bought alone (docs/method/clients.md): a
    client's place in it is what a retainer's `known` names. Without any, the past is told by its projects.

    All sums are as they were told, in `currency`. `exchange_rate` is what one unit of it is worth in the money of the
    bills: whatever is believed of fees, rates and clients, and what is `owed`, is in that money.
    """

    as_of: Month = "2025-12"  # type: ignore[assignment]  # read by the validator
    counts: Annotated[tuple[Count, ...], Field(max_length=MOST_OBSERVED_MONTHS)] = ()
    exposure: Annotated[tuple[Exposure, ...], Field(max_length=MOST_OBSERVED_MONTHS)] = ()
    fees: LogSummary = LogSummary()
    rates: LogSummary | None = None
    delays: DelayCounts = DelayCounts()
    open_invoices: Annotated[tuple[OpenInvoice, ...], Field(max_length=200)] = ()
    prior: Prior = Prior()
    largest_client_share: Probability | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    clients: Annotated[tuple[Client, ...], Field(max_length=MOST_CLIENTS)] = ()
    exchange_rate: Annotated[float, Field(ge=LEAST_EXCHANGE, le=MOST_EXCHANGE)] = 1.0

    @model_validator(mode="after")
    def _consistent(self) -> ProjectIncome:
        seen = min(len(self.counts), SEEN)
        if any(client.months[-1] >= seen for client in self.clients):
            raise ValueError("a client came in a month that was not observed")
        if sum(client.count for client in self.clients) > MOST_COUNTED:
            raise ValueError("more clients than are told apart or counted")
        if len(self.counts) != len(self.exposure):
            raise ValueError("counts and exposure differ in length")
        if any(count and not seen for count, seen in zip(self.counts, self.exposure, strict=True)):
            raise ValueError("projects in a month that was not observed")
        return self

    @cached_property
    def arrivals(self) -> ArrivalPosterior:
        """The posterior of the arrival rate, its drift and its lumpiness."""
        return filter_counts(self.counts, self.exposure, self.prior.projects_low, self.prior.projects_high)

    @cached_property
    def fee_law(self) -> LogPosterior:
        """The posterior of the log fees."""
        return fee_posterior(self.fees.times(self.exchange_rate), self.prior)

    @cached_property
    def rate_law(self) -> LogPosterior | None:
        """The posterior of the log hourly rates; None where the past has no hours."""
        return None if self.rates is None else rate_posterior(self.rates.times(self.exchange_rate))

    @cached_property
    def told(self) -> tuple[Client, ...]:
        """The clients, what they bought in the money of the bills."""
        return tuple(client.times(self.exchange_rate) for client in self.clients)

    @cached_property
    def owed(self) -> tuple[OpenInvoice, ...]:
        """The open invoices, in the money of the bills."""
        return tuple(invoice.times(self.exchange_rate) for invoice in self.open_invoices)

    @cached_property
    def seasons(self) -> Seasons | None:
        """The seasons that the past shows; None where fewer than three whole years are known."""
        return seasons(self.counts, self.exposure, self.as_of)

    @property
    def by_client(self) -> bool:
        """Whether the months to come are foreseen client by client: where one of them returned."""
        return returning(self.clients)

    @cached_property
    def client_law(self) -> ClientPosterior | None:
        """The posterior of lives, new clients and amounts; None where no client returned."""
        return client_posterior(self.told, self.exposure) if self.by_client else None

    @cached_property
    def outlook(self) -> Outlook | None:
        """What is believed of each client, by its place; None where no client returned."""
        return None if self.client_law is None else self.client_law.outlook()

    def client_hours(self, place: int, list_rate: float) -> float:
        """Hours a month of a client while there, at the rate that `expected_hours` uses.

        Raises:
            ValueError: when no client returned.
        """
        if self.outlook is None:
            raise ValueError("no client of this past returned")
        hours_for_money = 1 / list_rate if self._hours_for_money is None else self._hours_for_money
        return float(self.outlook.monthly[place]) * hours_for_money

    def without_clients(self) -> ProjectIncome:
        """The same past told by its projects alone."""
        return self.but(clients=()) if self.clients else self

    @property
    def expected_arrivals(self) -> float:
        """Posterior mean of projects a month."""
        return self.arrivals.mean

    @cached_property
    def expected_fee(self) -> float:
        """Posterior mean of a fee; finite because sigma is truncated."""
        return self.fee_law.mean_exponential(1)

    @cached_property
    def _hours_for_money(self) -> float | None:
        """Posterior mean of 1 / rate; None where the past has no hours."""
        return None if self.rate_law is None else self.rate_law.mean_exponential(-1)

    def expected_hours(self, list_rate: float) -> float:
        """Posterior mean hours of a project: E[fee] E[1 / rate], or E[fee] / list rate where the past has no hours."""
        return self.expected_fee * (1 / list_rate if self._hours_for_money is None else self._hours_for_money)

    @property
    def hourly_rate(self) -> float | None:
        """Money that an hour of projects brings, E[fee] / E[hours]; None where the past has no hours."""
        return None if self._hours_for_money is None else 1 / self._hours_for_money

    def usual_rate(self, capacity_hours: float) -> float:
        """Where the list rate starts, to two decimals and within the bounds of a rate.

        What an hour of the past brought; without hours the rate at which the projects fill `PLAUSIBLE` of the hours.
        """
        rate = self.hourly_rate
        if rate is None:
            known = bool(self.counts) or self.prior.typed
            rate = self.expected_arrivals * self.expected_fee / (PLAUSIBLE * capacity_hours) if known else USUAL_RATE
        return min(max(round(rate, 2), SMALLEST_RATE), LARGEST_RATE)

    @property
    def hours_share(self) -> float:
        """Share of the projects whose hours are known."""
        projects = sum(self.counts)
        return 0.0 if self.rates is None or not projects else min(self.rates.n / projects, 1.0)

    def utilisation(self, capacity_hours: float, list_rate: float) -> float:
        """Share of the hours of a month that projects have filled.

        Near 1, the arrivals of the past were already thinned by lack of time, and more work may have been on offer.
        """
        return self.expected_arrivals * self.expected_hours(list_rate) / capacity_hours

    @property
    def evidence(self) -> Evidence:
        """How much past there is."""
        projects, months = sum(self.counts), float(sum(self.exposure))
        if projects < 3 or months < 3:
            level = Level.GUESS
        else:
            level = Level.MOSTLY_ASSUMPTION if projects < 10 or months < 12 else Level.ALL
        dry = longest = 0
        for count, seen in zip(self.counts, self.exposure, strict=True):
            dry = dry + 1 if seen and not count else 0
            longest = max(longest, dry)
        return Evidence(
            projects=projects,
            months=months,
            level=level,
            longest_dry_spell=longest,
            largest_client_share=self.largest_client_share,
            shared_clients=self.fees.design_effect > 1,
        )
