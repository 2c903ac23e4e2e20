"""Formats that the corpus lacks are understood from how such files are built."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache

import pytest

from exchange import Reading, read_projects
from tests.exchange.upload.accounts import ACCOUNTS
from tests.exchange.upload.export import Export
from tests.exchange.upload.exports import EXPORTS
from tests.exchange.upload.invoicing import INVOICING
from tests.exchange.upload.variants import VARIANTS
from tests.exchange.upload.work import WORK

TODAY = dt.date(2026, 11, 23)
ALL = (*EXPORTS, *ACCOUNTS, *INVOICING, *WORK, *VARIANTS)


def read(export: Export) -> Reading:
    return _read(export.text, export.encoding)


@cache
def _read(text: str, encoding: str) -> Reading:
    """Read once for all tests."""
    return read_projects(text.encode(encoding), today=TODAY)


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.name)
def test_projects_are_right(export: Export) -> None:
    said = read(export)
    money: dict[tuple[str, str | None], float] = defaultdict(float)
    for client, currency, amount in zip(*(said.projects[c] for c in ("client", "currency", "amount")), strict=True):
        money[client, currency] += amount
    if export.money:
        assert {key: round(amount, 2) for key, amount in money.items()} == export.money
    assert len(said.projects) == export.count
    days = said.projects["invoiced_on"]
    assert (str(days.min())[:10], str(days.max())[:10]) == export.days
    if export.hours is not None:
        assert said.projects["hours"].sum() == pytest.approx(export.hours)
    paid = {rows[0]: day for rows, day in zip(said.projects["rows"], said.projects["paid_on"], strict=True)}
    assert {row: paid[row].date().isoformat() for row in export.paid} == export.paid


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.name)
def test_the_rest_is_asked_or_placed(export: Export) -> None:
    said = read(export)
    assert {question.id for question in said.questions if not question.optional} == export.questions
    assert tuple(rows[0] for rows in said.open["rows"]) == export.open
    placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
    placed += [*said.excluded["row"], *said.structural["row"]]
    assert said.source is not None
    assert sorted(placed) == list(range(1, len(said.source.grids[0].rows) + 1))


@pytest.mark.parametrize("export", ALL, ids=lambda export: export.name)
def test_words_for_everything(export: Export) -> None:
    said = read(export)
    for language in ("en", "es"):
        for problem in said.problems:
            assert not problem.text(language).startswith("upload.")
        for question in said.questions:
            assert not question.text(language).startswith("upload.")
            assert not any(question.label(option, language).startswith("upload.") for option in question.options)
