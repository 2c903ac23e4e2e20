"""The candidates and the replay of a real past, held to sums made row by row from the file."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

from model import ProjectHistory
from model.conversion.candidate import candidates
from model.conversion.replay import REPLAY_MONTHS, Chosen, replay

FILE = Path(__file__).with_name("real") / "payments.csv"
BILLS = 1500.0

with FILE.open(encoding="utf-8", newline="") as lines:
    ROWS = [(row["client"], row["date"], float(row["amount"])) for row in csv.DictReader(lines)]

HISTORY = ProjectHistory.from_frames(pd.DataFrame(ROWS, columns=["client", "invoiced_on", "amount"]))


def by_hand(fees: dict[str, float]) -> tuple[list[float], list[float]]:
    """Money of the last 24 months as it came, and with fees from each client's first payment in them on."""
    year, month = (int(part) for part in max(date for _, date, _ in ROWS).split("-")[:2])
    last = 12 * year + month - 1
    first = last - REPLAY_MONTHS + 1
    was: dict[int, float] = defaultdict(float)
    would: dict[int, float] = defaultdict(float)
    since: dict[str, int] = {}
    for client, date, amount in sorted(ROWS, key=lambda row: row[1]):
        at = 12 * int(date[:4]) + int(date[5:7]) - 1
        if at < first:
            continue
        was[at] += amount
        if client in fees:
            since.setdefault(client, at)
        else:
            would[at] += amount
    for client, begun in since.items():
        for at in range(begun, last + 1):
            would[at] += fees[client]
    months = range(first, last + 1)
    return [was[at] for at in months], [would[at] for at in months]


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_the_replay_of_the_best_candidates(asked: int) -> None:
    best = candidates(HISTORY, 50.0)[:asked]
    fees = {candidate.client: candidate.suggested_fee for candidate in best}
    found = replay(HISTORY, [Chosen(client, fee) for client, fee in fees.items()])
    was, would = by_hand(fees)
    assert found.monthly["as_it_was"].tolist() == pytest.approx(was)
    assert found.monthly["with_retainers"].tolist() == pytest.approx(would)
    assert found.gain == pytest.approx(sum(would) - sum(was))
    assert found.months_below(BILLS) == (sum(money < BILLS for money in was), sum(money < BILLS for money in would))
    # One payment dwarfs the rest, so the spread hardly moves; the empty months are what goes.
    assert found.before.months_without_income > 0
    assert found.after.months_without_income == sum(money == 0 for money in would) == 0


def test_the_best_candidate_bought_most_often_and_what_they_bought_is_the_fee() -> None:
    """Of the last two years: the months with a payment, and the money a month since the first."""
    ranked = candidates(HISTORY, 50.0)
    start = str(HISTORY.as_of_month - (REPLAY_MONTHS - 1))
    recent = [row for row in ROWS if row[1][:7] >= start]
    assert {candidate.client for candidate in ranked} == {client for client, _, _ in recent}
    for candidate in ranked:
        theirs = [(date, amount) for client, date, amount in recent if client == candidate.client]
        assert candidate.active_months == len({date[:7] for date, _ in theirs})
        assert candidate.share == pytest.approx(sum(amount for _, amount in theirs) / sum(row[2] for row in recent))
        # No hours in the file: money over the rate that was typed.
        assert candidate.suggested_hours == pytest.approx(candidate.suggested_fee / 50, abs=0.5)
    assert ranked[0].score.total == max(candidate.score.total for candidate in ranked)
