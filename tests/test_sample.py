"""The sample is what its dictionary says, and the importer reads it without a question."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import exchange

FOLDER = Path(__file__).parents[1] / "data"
SAMPLE = FOLDER / "sample_projects.csv"


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    return pd.read_csv(SAMPLE, parse_dates=["invoiced_on", "paid_on"])


@pytest.fixture(scope="module")
def received(sample: pd.DataFrame) -> pd.Series[float]:
    """Money by month of payment, empty months included."""
    paid = sample.dropna(subset=["paid_on"])
    months = pd.period_range(sample["invoiced_on"].min(), sample["invoiced_on"].max(), freq="M")
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
