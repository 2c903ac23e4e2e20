"""The samples are what their dictionary says, and the importer reads them without a question."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import exchange

FOLDER = Path(__file__).parents[1] / "data"
SAMPLE = FOLDER / "sample_projects.csv"
OTHERS = ("developer", "photographer")


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    return pd.read_csv(SAMPLE, parse_dates=["invoiced_on", "paid_on"])


@pytest.fixture(scope="module")
def received(sample: pd.DataFrame) -> pd.Series[float]:
    return by_month(sample)


def by_month(sample: pd.DataFrame) -> pd.Series[float]:
    """Money by month of payment, empty months included."""
    paid = sample.dropna(subset=["paid_on"])
    months = pd.period_range("2024-01", "2025-12", freq="M")
    return paid.groupby(paid["paid_on"].dt.to_period("M"))["amount"].sum().reindex(months, fill_value=0.0)


def test_the_dictionary_tells_the_truth(sample: pd.DataFrame, received: pd.Series[float]) -> None:
    words = " ".join((FOLDER / "README.md").read_text("utf-8").split())
    assert len(received) == 24
    assert f"{len(sample)} projects invoiced, {sample['paid_on'].notna().sum()} of them paid" in words
    assert f"received {received.sum():,.0f} in all, {received.mean():,.0f} a month on average" in words
    assert f"{(received == 0).sum()} months brought nothing and {(received < 1500).sum()} brought less" in words
    assert sample["amount"].median() == 1000
    assert f"{len(sample) / 24:.2f} on average" in words
    most = sample["client"].value_counts()
    assert most.head(3).to_dict() == {"Lumen": 8, "Aurora": 8, "Boreal": 5}
    assert set(most.iloc[3:]) == {1}
    assert all(f"| `{column}` |" in words for column in sample.columns)


def test_its_dates_can_move_by_whole_months(sample: pd.DataFrame) -> None:
    days = pd.concat([sample["invoiced_on"], sample["paid_on"].dropna()])
    assert days.dt.day.max() <= 28
    assert days.max().to_period("M") == pd.Period("2025-12", freq="M")
    assert (sample["paid_on"].dropna() >= sample["invoiced_on"][sample["paid_on"].notna()]).all()
    assert sample["invoiced_on"].is_monotonic_increasing


def test_it_is_long_enough_for_every_figure(sample: pd.DataFrame) -> None:
    assert len(sample) >= 10
    assert sample["hours"].gt(0).all()
    assert sample["currency"].eq("USD").all()


def test_the_importer_has_no_doubt(sample: pd.DataFrame) -> None:
    reading = exchange.read_projects(SAMPLE)
    assert reading.status == "ready"
    assert not reading.questions
    assert len(reading.projects) == 40
    assert reading.projects["amount"].sum() == sample.dropna(subset=["paid_on"])["amount"].sum()
    assert reading.projects["hours"].sum() == sample.dropna(subset=["paid_on"])["hours"].sum()
    assert list(reading.open["client"]) == ["Aurora", "Aurora"]


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_samples_are_what_is_said_of_them(name: str) -> None:
    path = FOLDER / f"{name}_projects.csv"
    words = " ".join((FOLDER / "README.md").read_text("utf-8").split())
    other = pd.read_csv(path, parse_dates=["invoiced_on", "paid_on"])
    test_its_dates_can_move_by_whole_months(other)
    test_it_is_long_enough_for_every_figure(other)
    brought = by_month(other)
    paid = int(other["paid_on"].notna().sum())
    assert f"{len(other)} projects, {paid} of them paid: {brought.sum():,.0f} in all, {brought.mean():,.0f}" in words
    reading = exchange.read_projects(path)
    assert (reading.status, len(reading.questions), len(reading.projects)) == ("ready", 0, paid)


def test_the_developer_has_one_big_client_and_the_photographer_seasons() -> None:
    words = " ".join((FOLDER / "README.md").read_text("utf-8").split())
    developer, photographer = (
        pd.read_csv(FOLDER / f"{name}_projects.csv", parse_dates=["invoiced_on", "paid_on"]) for name in OTHERS
    )
    share = developer.groupby("client")["amount"].sum().max() / developer["amount"].sum()
    assert f"`Nimbus` brings {share:.0%} of it".replace("%", " %") in words
    weddings = photographer[photographer["project"] == "Wedding"]["invoiced_on"].dt.month
    assert weddings.between(4, 10).all()
    brought = by_month(photographer)
    warm = pd.PeriodIndex(brought.index).month.isin(range(5, 11))
    summer = float(brought.to_numpy()[warm].sum()) / float(brought.sum())
    assert f"{summer:.0%} of the money".replace("%", " %") in words
