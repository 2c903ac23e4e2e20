"""Pasts that say little, or too much: today's model, or a fit that says how little it knows."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.bad_past import BY_CLIENT, BY_PROJECTS, MONTHS, Rows, frame, history, observed
from exchange.upload.rows.clients import spelled_alike
from model import ProjectIncome, fit, predict
from model.past.clients.client import MOST_CLIENTS


def fitted(rows: Rows, months: int = 24) -> ProjectIncome:
    return fit(history(rows, months))


def foreseen(rows: Rows, months: int = 24) -> np.ndarray:
    """[path] money of the year after so many months."""
    as_of = MONTHS[months - 1].end_time.normalize()
    found: np.ndarray = predict(frame(rows), as_of, MONTHS[0], 12, 200, 7).sum(axis=1)
    return found


def wide(year: np.ndarray) -> float:
    """The 80 % band of the year for each unit of its middle."""
    low, middle, high = np.quantile(year, (0.1, 0.5, 0.9))
    return float((high - low) / middle)


USUAL = [(f"client {number % 5}", number) for number in range(24)]


@pytest.mark.parametrize("rows", BY_CLIENT.values(), ids=BY_CLIENT)
def test_is_fitted(rows: Rows) -> None:
    months = observed(rows)
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
def test_is_told_by_its_projects(rows: Rows) -> None:
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
