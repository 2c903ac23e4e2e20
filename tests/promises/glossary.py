"""What docs/glossary.md claims."""

from __future__ import annotations

from typing import Final

from locales.catalogue import LANGUAGES
from model import Retainer, Scenario
from model.measures import buffer
from model.measures.stability import ACCEPTED_RUIN, RELIABLE, YEAR
from model.measures.years import DOTS
from model.projection.queue import FEEDBACK_LAG
from model.projection.retainer import LENGTHS, Billing
from tests.promises.claim import example, holds, says
from tests.promises.rates import FULL_HOUSE, C, D, R
from tests.promises.retainers import effective_clients

ROW: Final = Retainer(monthly_fee=1, hours_per_month=1, term_months=1)

CLAIMS: Final = (
    says("The screen has two languages", len(LANGUAGES)),
    example("an ISO 4217 code"),
    says("lowers what comes three months later", FEEDBACK_LAG),
    holds(
        "at its start; 1 where it is signed",
        lambda: ROW.but(acceptance=1.0).signed and not ROW.but(acceptance=0.9).signed,
    ),
    says("a month, a quarter, the whole term or a year", LENGTHS[Billing.QUARTER] / LENGTHS[Billing.YEAR]),
    says("two months, six, twelve", *ROW.ladder),
    holds("(1 / sum of squared shares)", effective_clients),
    holds(
        "hours x rate x (1 - discount), when every client has it",
        lambda: abs(FULL_HOUSE.discounted - C * R * (1 - D)) < 1e-9,
    ),
    says("one of the several thousand futures", 1000 * (Scenario().n_paths // 1000 > 1)),
    says("twenty possible years | veinte años posibles | one simulated year for each twentieth", DOTS, 1 / DOTS),
    says("in 9 of 10 simulated years it is at least this", 10 - 10 * RELIABLE, 10),
    says("the cash lasts the year in 19 of 20 futures", 20 - 20 * ACCEPTED_RUIN, 20),
    says("of months under nine tenths of the bills", buffer.CLEARLY),
    says("falls below zero within twelve months", YEAR),
    says("keeps that chance at 5 % or less", ACCEPTED_RUIN),
    says("| P10, P50, P90 |", 0.1, 0.5, 0.9),
    says("10, 50 and 90 % of the simulated years are below | p10, p50, p90 |", 10, 50, 0.9, 0.1, 0.5, 0.9),
    example("written 2026-11 in files"),
    says("Chances and shares are numbers from 0 to 1 in files", 0, 1),
    example('("1 month in 5")'),
)
