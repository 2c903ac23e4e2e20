from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from model import ProjectHistory

FRAME = pd.DataFrame(
    {
        "client": ["Ana", "Ben", "Ana", "", "Cleo"],
        "invoiced_on": ["2025-01-20", "2025-02-03", "2025-02-10", "2025-05-06", "2025-06-11"],
        "paid_on": ["2025-02-03", "2025-02-20", "2025-05-02", "2025-05-06", None],
        "amount": [1000, 400, 600, 500, 800],
        "currency": "EUR",
        "hours": [10, None, 6, 5, None],
        "rows": [(2,), (3,), (4, 5), (6,), (7,)],
    }
)


def history(frame: pd.DataFrame = FRAME, **how: object) -> ProjectHistory:
    return ProjectHistory.from_frames(frame, **how)  # type: ignore[arg-type]  # a test's keywords


def test_an_empty_payment_date_is_an_open_invoice() -> None:
    past = history()
    assert past.delays_seen
    assert past.projects["amount"].tolist() == [1000, 400, 600, 500]
    assert past.open["amount"].tolist() == [800]
    assert past.all["amount"].tolist() == [1000, 400, 600, 500, 800]


def test_without_payment_dates_the_date_is_the_day_of_the_money() -> None:
    past = history(FRAME.drop(columns="paid_on"))
    assert not past.delays_seen
    assert past.open.empty
    assert past.monthly["received"].tolist() == [1000, 1000, 0, 0, 500, 800]


def test_observed_until_the_end_of_the_last_month_with_data() -> None:
    past = history()
    assert past.start == pd.Period("2025-01", "M")
    assert past.as_of == pd.Timestamp("2025-06-30")
    assert [str(month) for month in past.months] == [f"2025-0{month}" for month in range(1, 7)]
    assert past.exposure == (1,) * 6


def test_empty_months_are_months() -> None:
    monthly = history(start="2024-11", as_of="2025-08").monthly
    assert isinstance(monthly.index, pd.PeriodIndex)
    assert monthly["projects"].tolist() == [0, 0, 1, 2, 0, 0, 1, 1, 0, 0]
    assert monthly["invoiced"].tolist() == [0, 0, 1000, 1000, 0, 0, 500, 800, 0, 0]
    assert monthly["received"].tolist() == [0, 0, 0, 1400, 0, 0, 1100, 0, 0, 0]
    assert monthly["hours"].tolist() == [0, 0, 10, 6, 0, 0, 5, 0, 0, 0]


def test_part_months_count_by_their_days() -> None:
    past = history(start="2025-01-17", as_of="2025-06-12")
    assert past.exposure == pytest.approx((15 / 31, 1, 1, 1, 1, 12 / 30))
    assert past.first_day == 17
    assert history(as_of="2025-06-30", start="2025-01-01").exposure == (1,) * 6


def test_one_month_in_part_on_both_sides() -> None:
    past = history(start="2025-02-03", as_of="2025-02-16")
    assert past.exposure == pytest.approx((14 / 28,))
    assert len(past.all) == 2


@pytest.mark.parametrize("start", ["2025-02", pd.Period("2025-02", "M"), pd.Timestamp("2025-02-01"), "2025-02-01"])
@pytest.mark.parametrize("as_of", ["2025-05", pd.Period("2025-05", "M"), pd.Timestamp("2025-05-31"), "2025-05-31"])
def test_months_and_days_may_be_said_in_many_ways(start: object, as_of: object) -> None:
    past = history(start=start, as_of=as_of)
    assert str(past.start) == "2025-02"
    assert past.as_of.isoformat() == "2025-05-31T00:00:00"
    assert past.all["amount"].tolist() == [400, 600, 500]
    assert past.exposure == (1,) * 4


def test_what_happens_after_as_of_is_not_known_then() -> None:
    past = history(as_of="2025-02-28")
    assert past.all["amount"].tolist() == [1000, 400, 600]
    assert past.open["amount"].tolist() == [600]
    assert past.open["paid_on"].isna().all()
    assert past.open_ages.tolist() == [0]
    assert past.delays.tolist() == [1, 0]


def test_dry_spells_are_months_without_money() -> None:
    spells = [(str(first), str(last)) for first, last in history(as_of="2025-08").dry_spells]
    assert spells == [("2025-01", "2025-01"), ("2025-03", "2025-04"), ("2025-06", "2025-08")]


def test_clients_by_money() -> None:
    clients = history().clients
    assert clients.index.tolist() == ["Ana", "Cleo", "Ben"]
    assert clients["projects"].tolist() == [2, 1, 1]
    assert clients["amount"].tolist() == [1600, 800, 400]
    assert clients["hours"].tolist()[0] == 16
    assert np.isnan(clients["hours"].tolist()[1])
    assert clients["share"].tolist() == pytest.approx([1600 / 3300, 800 / 3300, 400 / 3300])
    assert str(clients.loc["Ana", "last"]) == "2025-02"


def test_windfalls_go_and_their_months_stay() -> None:
    past = history(start="2025-01-17").without({2, 5})
    assert past.all["amount"].tolist() == [400, 500, 800]
    assert len(past.months) == 6
    assert past.exposure[0] == pytest.approx(15 / 31)
    assert history().without(()).all.equals(history().all)


def test_nothing_but_amounts_above_zero_with_a_date() -> None:
    frame = pd.concat([FRAME, pd.DataFrame({"invoiced_on": ["2025-03-01", None], "amount": [-50, 10]})])
    assert len(history(frame).all) == 5


def test_open_invoices_may_come_apart() -> None:
    paid, waiting = FRAME[:4], FRAME[4:]
    assert ProjectHistory.from_frames(paid, waiting).open.equals(history().open)
    # Even where only the day of the money is known, what is known to wait does wait.
    apart = ProjectHistory.from_frames(paid.drop(columns="paid_on"), waiting.drop(columns="paid_on"))
    assert not apart.delays_seen
    assert apart.open["amount"].tolist() == [800]


def test_invoices_paid_so_many_days_later() -> None:
    past = history(FRAME.drop(columns="paid_on")).paid_after(45)
    assert past.delays_seen
    assert past.projects["paid_on"].tolist() == [
        pd.Timestamp("2025-03-06"),
        pd.Timestamp("2025-03-20"),
        pd.Timestamp("2025-03-27"),
        pd.Timestamp("2025-06-20"),
    ]
    assert past.open["amount"].tolist() == [800]
    assert past.open["paid_on"].isna().all()
    assert past.monthly["received"].tolist() == [0, 0, 2000, 0, 0, 500]


def test_paid_before_the_invoice_is_no_delay() -> None:
    frame = pd.DataFrame({"invoiced_on": ["2025-03-05"], "paid_on": ["2025-02-20"], "amount": [10]})
    assert ProjectHistory.from_frames(frame).delays.tolist() == [0]


def test_dates_of_any_kind() -> None:
    frame = pd.DataFrame({"invoiced_on": [dt.date(2025, 3, 5)], "amount": ["10"]})
    assert ProjectHistory.from_frames(frame).all["invoiced_on"].tolist() == [pd.Timestamp("2025-03-05")]


def test_months_without_a_single_project() -> None:
    past = ProjectHistory.from_frames(FRAME[:0], start="2025-01", as_of="2025-06")
    assert past.monthly["projects"].tolist() == [0] * 6
    assert past.dry_spells == ((pd.Period("2025-01", "M"), pd.Period("2025-06", "M")),)
    assert past.clients.empty


def test_no_project_and_no_months_is_no_history() -> None:
    with pytest.raises(ValueError, match="needs a project"):
        ProjectHistory.from_frames(FRAME[:0])
    with pytest.raises(ValueError, match="starts after it ends"):
        history(start="2026-01", as_of="2025-12")


def test_a_part_month_is_no_month() -> None:
    """Three days of August are no month without money, and a January seen from its twentieth on is none either."""
    august = history(as_of="2025-08-03")
    assert [str(month) for month in august.whole_months] == [f"2025-0{month}" for month in range(1, 8)]
    assert august.received.tolist() == [0, 1400, 0, 0, 1100, 0, 0]
    assert august.dry_spells[-1] == (pd.Period("2025-06", "M"), pd.Period("2025-07", "M"))
    late = history(start="2025-01-20", as_of="2025-08-03")
    assert [str(month) for month in late.whole_months] == [f"2025-0{month}" for month in range(2, 8)]


def test_where_no_month_is_whole_all_count() -> None:
    days = ProjectHistory.from_frames(
        pd.DataFrame({"invoiced_on": ["2025-05-04"], "amount": [700.0]}), as_of="2025-05-20", delays_seen=False
    )
    assert days.received.tolist() == [700]
