"""The laws of laying one past upon another, and of keeping one."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exchange.backup.merge import merge
from exchange.backup.past import Past, Project
from model import ProjectHistory, fit

JANUARY, MARCH = dt.date(2025, 1, 1), dt.date(2025, 3, 31)

projects = some.builds(
    Project,
    client=some.sampled_from(["", "Acme", "ACME ", "Bolt"]),
    project=some.sampled_from(["", "Logo"]),
    reference=some.sampled_from(["", "", "1", "2", "3"]),
    invoiced_on=some.dates(JANUARY, dt.date(2025, 1, 9)),
    paid_on=some.none() | some.dates(dt.date(2025, 1, 9), MARCH),
    amount=some.sampled_from([100.0, 200.0, 250.5]),
    hours=some.none() | some.just(4.0),
    aside=some.booleans(),
)
pasts = some.builds(
    Past,
    projects=some.lists(projects, min_size=1, max_size=8).map(tuple),
    start=some.just(JANUARY),
    as_of=some.dates(dt.date(2025, 1, 9), MARCH),
)


def project(day: str, amount: float, **values: object) -> Project:
    return Project(invoiced_on=day, amount=amount, **{"client": "Acme", **values})


def past(*found: Project, start: str = "2025-01-01", as_of: str = "2025-03-31") -> Past:
    return Past(projects=found, start=start, as_of=as_of)


def total(one: Past) -> float:
    return sum(found.amount for found in one.projects)


@settings(max_examples=40)
@given(pasts)
def test_a_past_laid_upon_itself_is_itself(one: Past) -> None:
    merged = merge(one, one)
    assert merged.past == one
    assert (merged.same, merged.changed, merged.added, merged.only_kept) == (len(one.projects), (), 0, 0)


@settings(max_examples=40)
@given(pasts, pasts)
def test_the_order_of_two_pasts_does_not_matter_for_the_sums(one: Past, other: Past) -> None:
    there, back = merge(one, other), merge(other, one)
    assert (there.past.start, there.past.as_of) == (back.past.start, back.past.as_of)
    assert (there.same, len(there.changed), there.added) == (back.same, len(back.changed), back.only_kept)
    if one.as_of != other.as_of:
        assert total(there.past) == pytest.approx(total(back.past))
        assert sum(found.waits for found in there.past.projects) == sum(found.waits for found in back.past.projects)


@settings(max_examples=40)
@given(pasts, pasts)
def test_every_project_stands_in_one_place(one: Past, other: Past) -> None:
    merged = merge(one, other)
    both = merged.same + len(merged.changed)
    assert both + merged.only_kept == len(one.projects)
    assert both + merged.added == len(other.projects)
    assert len(merged.past.projects) == both + merged.only_kept + merged.added
    assert merge(merged.past, other).added == 0, "the same file once more adds nothing"


def test_the_same_invoice_counts_once_and_its_change_is_named() -> None:
    kept = past(project("2025-01-10", 900, reference="F-1"), project("2025-02-10", 500, reference="F-2", waits=True))
    newer = past(
        project("2025-01-12", 950, reference="F-1", client="ACME"),
        project("2025-02-10", 500, reference="F-2", paid_on="2025-04-02"),
        project("2025-04-20", 700, reference="F-3"),
        as_of="2025-04-30",
    )
    merged = merge(kept, newer)
    assert [(change.before.amount, change.after.amount) for change in merged.changed] == [(900, 950), (500, 500)]
    assert not merged.changed[1].after.waits, "what was paid since is known"
    assert (merged.same, merged.added, merged.only_kept) == (0, 1, 0)
    assert total(merged.past) == 950 + 500 + 700


def test_rows_without_a_number_are_the_same_by_what_they_say() -> None:
    twice = past(project("2025-01-10", 300), project("2025-01-10", 300))
    assert total(merge(twice, past(project("2025-01-10", 300))).past) == 600, "two alike in one file are two"
    named = past(project("2025-01-10", 300, project="Logo"))
    corrected = merge(named, past(project("2025-01-10", 330, project="logo")))
    assert [change.after.amount for change in corrected.changed] == [330]
    numbered = merge(named, past(project("2025-01-10", 300, project="Logo", reference="7")))
    assert (numbered.same, total(numbered.past)) == (1, 300), "an export with numbers is no other past"
    apart = merge(past(project("2025-01-10", 300, reference="7")), past(project("2025-01-10", 320, reference="8")))
    assert total(apart.past) == 620, "two numbers are two invoices"


def test_a_repeated_word_in_place_of_a_number_names_no_project() -> None:
    kept = past(project("2025-01-10", 300, reference="transfer"), project("2025-02-10", 300, reference="transfer"))
    newer = past(project("2025-03-10", 410, reference="transfer"))
    assert total(merge(kept, newer).past) == 1010


def test_what_was_set_aside_stays_aside() -> None:
    merged = merge(past(project("2025-01-10", 9000, aside=True)), past(project("2025-01-10", 9000)))
    assert merged.past.away == {1}


def test_what_two_pasts_do_not_tell_is_said() -> None:
    early = past(project("2025-01-10", 300), as_of="2025-01-31")
    late = past(project("2025-05-10", 300), start="2025-05-01", as_of="2025-05-31")
    assert (merge(early, late).gap, merge(late, early).gap, merge(early, early).gap) == (3, 3, 0)
    fewer = merge(past(project("2025-01-10", 300), project("2025-02-10", 80)), past(project("2025-01-10", 300)))
    assert fewer.missing == 1, "one that the newer file should have and has not"
    bank = past(*(project(f"2025-0{month}-20", 290, client="Bank") for month in (1, 2, 3)))
    bills = past(*(project(f"2025-0{month}-10", 300) for month in (1, 2, 3)))
    assert merge(bank, bills).strangers
    with pytest.raises(ValueError, match="money"):
        merge(past(project("2025-01-10", 300, currency="EUR")), past(project("2025-01-10", 300, currency="USD")))


@settings(max_examples=4)
@given(pasts)
def test_what_is_kept_gives_the_same_figures_again(one: Past) -> None:
    again = Past.of(one.history, one.away)
    assert (again.start, again.as_of, len(again.away)) == (one.start, one.as_of, len(one.away))
    assert total(again) == pytest.approx(total(one))
    assert fit(again.history) == fit(one.history)


def test_a_history_comes_back_with_its_days_and_what_waits() -> None:
    frame = pd.DataFrame(
        {
            "client": ["A", "B", "A"],
            "invoiced_on": pd.to_datetime(["2025-01-05", "2025-01-20", "2025-02-03"]),
            "paid_on": [pd.Timestamp("2025-02-01"), pd.NaT, pd.Timestamp("2025-02-20")],
            "amount": [100.0, 200.0, 300.0],
            "rows": [(2,), (3,), (4,)],
        }
    )
    history = ProjectHistory.from_frames(frame, start="2025-01-03", as_of="2025-02-25")
    kept = Past.of(history, {3})
    assert [found.waits for found in kept.projects] == [False, True, False]
    assert kept.away == {2}
    assert fit(kept.history) == fit(history)
    assert kept.history.without(kept.away).all["amount"].tolist() == [100.0, 300.0]
