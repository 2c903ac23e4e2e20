"""Pasts that say little, or too much: today's model, or a fit that says how little it knows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from exchange.upload.rows.clients import spelled_alike
from model import ProjectHistory, ProjectIncome, fit, predict
from model.past.clients.client import MOST_CLIENTS

MONTHS = pd.period_range("2023-01", "2024-12", freq="M")


def frame(rows: Sequence[tuple[str, int]]) -> pd.DataFrame:
    """Rows of a client and the month of an invoice, from 0."""
    days = [MONTHS[month].start_time + pd.Timedelta(days=9) for _, month in rows]
    fees = np.random.default_rng(3).lognormal(7, 0.4, len(rows)).round(2)
    return pd.DataFrame({"client": [name for name, _ in rows], "date": days, "fee": fees, "paid_date": days})


def fitted(rows: Sequence[tuple[str, int]], months: int = 24) -> ProjectIncome:
    columns = frame(rows).rename(columns={"date": "invoiced_on", "fee": "amount", "paid_date": "paid_on"})
    return fit(ProjectHistory.from_frames(columns, start=MONTHS[0], as_of=MONTHS[months - 1]))


def foreseen(rows: Sequence[tuple[str, int]], months: int = 24) -> np.ndarray:
    """[path] money of the year after so many months."""
    as_of = MONTHS[months - 1].end_time.normalize()
    found: np.ndarray = predict(frame(rows), as_of, MONTHS[0], 12, 200, 7).sum(axis=1)
    return found


def wide(year: np.ndarray) -> float:
    """The 80 % band of the year for each unit of its middle."""
    low, middle, high = np.quantile(year, (0.1, 0.5, 0.9))
    return float((high - low) / middle)


USUAL = [(f"client {number % 5}", number) for number in range(24)]
BY_CLIENT = {
    "one client": [("only", month) for month in range(0, 24, 2)],
    "clients of one letter": [("abcde"[number % 5], number) for number in range(24)],
    "three months": [("only", 0), ("only", 1), ("other", 2)],
    "300 clients, of whom 20 came back": [
        *((f"once {number}", number % 24) for number in range(280)),
        *((f"again {number}", month) for number in range(20) for month in (3, 9 + number % 12)),
    ],
}  # fmt: skip
BY_PROJECTS = {
    "empty names": [("", month) for month in range(24)],
    "300 clients, none of whom came back": [(f"once {number}", number % 24) for number in range(300)],
    "300 clients who all came back": [(f"again {n}", month) for n in range(300) for month in (n % 12, 12 + n % 12)],
}


@pytest.mark.parametrize("rows", BY_CLIENT.values(), ids=BY_CLIENT)
def test_is_fitted(rows: list[tuple[str, int]]) -> None:
    months = 24 if max(month for _, month in rows) > 2 else 3
    income = fitted(rows, months)
    assert income.by_client
    assert len(income.clients) <= MOST_CLIENTS
    assert sum(client.count for client in income.clients) == len({name for name, _ in rows})
    assert income.outlook is not None
    assert ((income.outlook.there > 0) & (income.outlook.there <= 1 + 1e-9)).all()
    year = foreseen(rows, months)
    assert np.isfinite(year).all()
    assert year.std() > 0


@pytest.mark.parametrize("rows", BY_PROJECTS.values(), ids=BY_PROJECTS)
def test_is_told_by_its_projects(rows: list[tuple[str, int]]) -> None:
    income = fitted(rows)
    assert not income.by_client
    assert income.outlook is None


def test_short_names_are_names_like_others() -> None:
    assert fitted(BY_CLIENT["clients of one letter"]) == fitted(USUAL)


def test_three_months_say_less_than_two_years_of_the_same() -> None:
    monthly = [("one", "two", "one") * 8, range(24)]
    rows = list(zip(*monthly, strict=True))
    short, long = wide(foreseen(rows[:3], 3)), wide(foreseen(rows))
    assert short > 1.5 * long
    three, whole = fitted(rows[:3], 3).outlook, fitted(rows).outlook
    assert three is not None
    assert whole is not None
    assert three.in_a_year.max() < whole.in_a_year.max()


def test_one_name_in_two_spellings_is_one_client() -> None:
    """As a file is read; where they are not joined the client is two, each of whom came back less often."""
    rows = [(("Acme Ltd", "ACME, LTD.")[month % 2], month) for month in range(24)]
    joined = spelled_alike([name for name, _ in rows])
    one = fitted([(name, month) for name, (_, month) in zip(joined, rows, strict=True)])
    two = fitted(rows)
    assert [len(each.clients) for each in (one, two)] == [1, 2]
    assert one.outlook is not None
    assert two.outlook is not None
    assert two.outlook.works.sum() == pytest.approx(one.outlook.works.sum(), rel=0.25)
    assert (two.outlook.orders < one.outlook.orders).all()
