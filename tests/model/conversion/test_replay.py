"""The replay of a tiny past, worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import ProjectHistory
from model.conversion.replay import Chosen, replay
from tests.model.pasts import past

ROWS = [
    ("B", "2025-01-10", "2025-02-05", 1000.0, 10.0),
    ("A", "2025-02-10", "2025-02-20", 300.0, 3.0),
    ("B", "2025-03-10", "2025-05-05", 2000.0, 20.0),
    ("B", "2025-05-10", None, 500.0, 5.0),
    ("D", "2025-04-10", "2025-04-11", 700.0, 7.0),
]
TINY = ProjectHistory.from_frames(
    pd.DataFrame(ROWS, columns=["client", "invoiced_on", "paid_on", "amount", "hours"]),
    start="2025-01",
    as_of="2025-06",
)

HISTORY = past()


def months(found: pd.Series) -> list[float]:
    """Values from January to June."""
    return [float(value) for value in found]


def test_as_it_was_is_the_money_by_the_month_it_came() -> None:
    found = replay(TINY, [])
    assert months(found.monthly["as_it_was"]) == [0, 1300, 0, 700, 2000, 0]
    assert months(found.monthly["with_retainers"]) == [0, 1300, 0, 700, 2000, 0]
    assert found.gain == 0


def test_b_on_retainer_from_their_first_project() -> None:
    """600 from January; the 1,000 paid in February and the 2,000 paid in May go."""
    found = replay(TINY, [Chosen("B", 600)])
    assert months(found.monthly["replaced"]) == [0, 1000, 0, 0, 2000, 0]
    assert months(found.monthly["fees"]) == [600] * 6
    assert months(found.monthly["with_retainers"]) == [600, 900, 600, 1300, 600, 600]
    assert months(found.monthly["replaced_hours"]) == [10, 0, 20, 0, 5, 0]
    assert months(found.monthly["bought"]) == [1000, 0, 2000, 0, 500, 0]
    assert found.after.variation < found.before.variation
    assert found.after.dry_spell == 0
    assert (found.before.dry_spell, found.before.months_without_income) == (1, 3)


def test_an_open_invoice_is_money_too() -> None:
    """B was billed 3,500, of which 500 are still open; six fees of 600 are 100 more, not 600 more."""
    found = replay(TINY, [Chosen("B", 600)])
    assert found.gain == 100
    assert found.earned == (4500 / 6, 4600 / 6)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(HISTORY.clients.index)), st.integers(0, 23), st.integers(0, 40))
def test_a_fee_of_what_was_bought_a_month_gains_nothing(client: str, start: int, behind: int) -> None:
    """Whoever they are, since when, and however much of it is still open or only begun."""
    until = HISTORY.as_of - pd.Timedelta(days=behind)
    history = ProjectHistory.from_frames(HISTORY.all, start=HISTORY.start, as_of=until, delays_seen=True)
    whole = history.whole_months
    first = whole[min(start, len(whole) - 1)]
    theirs = history.all[history.all["client"] == client]
    billed = theirs["invoiced_on"].dt.to_period("M")
    fee = float(theirs["amount"][(billed >= first) & (billed <= whole[-1])].sum()) / ((whole[-1] - first).n + 1)
    assert replay(history, [Chosen(client, fee, first)]).gain == pytest.approx(0, abs=1e-6)


def test_a_month_that_is_only_begun_is_not_replayed() -> None:
    """With a list of the third of July, July owes no fee, and its three days are no month without money."""
    later = pd.concat([TINY.all, pd.DataFrame({"client": ["B"], "invoiced_on": ["2025-07-02"], "amount": [900.0]})])
    begun = ProjectHistory.from_frames(later, start="2025-01", as_of="2025-07-03", delays_seen=True)
    found = replay(begun, [Chosen("B", 600)])
    assert found.gain == 100
    assert len(found.monthly) == 6
    only = replay(begun, [Chosen("B", 600, pd.Period("2025-07", "M"))])
    assert only.monthly["fees"].sum() == 0


def test_b_from_march_keeps_what_was_invoiced_before() -> None:
    """January's invoice, paid in February, stays; March's, paid in May, goes."""
    found = replay(TINY, [Chosen("B", 600, pd.Period("2025-03", "M"))])
    assert months(found.monthly["with_retainers"]) == [0, 1300, 600, 1300, 600, 600]


def test_two_clients() -> None:
    """D from April, when they first came."""
    found = replay(TINY, [Chosen("B", 600), Chosen("D", 200)])
    assert months(found.monthly["fees"]) == [600, 600, 600, 800, 800, 800]
    assert months(found.monthly["with_retainers"]) == [600, 900, 600, 800, 800, 800]


def test_bills_and_cash() -> None:
    """Bills of 800: as it was, short in January, March, April and June; balances -800, -300, -1100, -1200, 0, -800."""
    found = replay(TINY, [Chosen("B", 600)])
    assert found.months_below(800) == (4, 4)
    # With the retainer 600, 900, 600, 1300, 600, 600: balances -200, -100, -300, 200, 0, -200.
    assert found.cash_needed(800) == (1200, 300)


def test_a_fee_of_nothing_takes_the_work_and_gives_nothing() -> None:
    found = replay(TINY, [Chosen("B", 0)])
    assert months(found.monthly["with_retainers"]) == [0, 300, 0, 700, 0, 0]
    assert found.gain == -3500


def test_starts_outside_the_replayed_months() -> None:
    early = replay(TINY, [Chosen("B", 600, pd.Period("2020-01", "M"))])
    assert months(early.monthly["with_retainers"]) == [600, 900, 600, 1300, 600, 600]
    late = replay(TINY, [Chosen("B", 600, pd.Period("2030-01", "M"))])
    assert months(late.monthly["with_retainers"]) == months(late.monthly["as_it_was"])
    gone = replay(TINY, [Chosen("A", 600)], months=3)
    assert months(gone.monthly["with_retainers"]) == [700, 2000, 0]


def test_a_window_shorter_than_the_past() -> None:
    found = replay(TINY, [Chosen("B", 600, pd.Period("2025-01", "M"))], months=3)
    # From April: March's invoice came before the replayed start and is still paid in May.
    assert months(found.monthly["with_retainers"]) == [1300, 2600, 600]


@pytest.mark.parametrize(
    ("chosen", "length"),
    [
        ([Chosen("Z", 1)], 24),
        ([Chosen("B", 1), Chosen("B", 2)], 24),
        ([Chosen("B", -1)], 24),
        ([Chosen("B", float("nan"))], 24),
        ([], 0),
    ],
)
def test_what_cannot_be_replayed_is_refused(chosen: list[Chosen], length: int) -> None:
    with pytest.raises(ValueError, match=r"client|fee|month"):
        replay(TINY, chosen, length)


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 5000), st.floats(0, 5000), st.integers(0, 22))
def test_laws(fee: float, rise: float, start: int) -> None:
    """A higher fee lowers no month; nobody else's money moves; the parts add up; without clients nothing changes."""
    history = HISTORY
    first = history.months[start]
    less, more = (replay(history, [Chosen("client 2", amount, first)]) for amount in (fee, fee + rise))
    assert (more.monthly["with_retainers"] >= less.monthly["with_retainers"] - 1e-9).all()
    parts = less.monthly["as_it_was"] - less.monthly["replaced"] + less.monthly["fees"]
    assert less.monthly["with_retainers"].to_numpy() == pytest.approx(parts.to_numpy(), abs=1e-5)
    assert (less.monthly["fees"].to_numpy() == np.where(np.arange(23) < start, 0.0, fee)).all()
    before = less.monthly.iloc[:start]
    assert (before["with_retainers"] == before["as_it_was"]).all()
    theirs = history.projects[
        (history.projects["client"] == "client 2") & (history.projects["invoiced_on"] >= first.start_time)
    ]
    assert less.monthly["replaced"].sum() == pytest.approx(theirs["amount"].sum())


def test_everybody_on_retainer_leaves_fees_alone() -> None:
    history = HISTORY
    start = history.months[0]
    found = replay(history, [Chosen(client, 100, start) for client in history.clients.index])
    assert set(found.monthly["with_retainers"]) == {700.0}
    assert found.after.stable
