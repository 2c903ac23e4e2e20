"""What is kept comes back as it was; what somebody made up comes back as a notice, and nothing raises."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exchange import read_projects
from exchange.backup import backup, past
from exchange.backup.backup import Backup, Named, Restored, Shape, from_file, from_tokens, to_file
from exchange.backup.past import Past, Project
from exchange.link import Notice
from exchange.token import MOST_VALUES, TooLargeError, pack, unpack
from model import Planned, ProjectHistory, Retainer, Scenario, fit
from model.hindsight.forecast import Forecast

DAY = dt.date(2026, 3, 9)


@cache
def full() -> Backup:
    """One with something in every field."""
    frame = pd.DataFrame(
        {
            "client": ["Ñandú & Co <b>", "B", "A"],
            "project": ["Logo", "", "=1+1"],
            "reference": ["F-1", "", "F-3"],
            "invoiced_on": pd.to_datetime(["2025-11-05", "2025-12-20", "2026-02-03"]),
            "paid_on": [pd.Timestamp("2025-12-01"), pd.NaT, pd.Timestamp("2026-02-20")],
            "amount": [100.25, 200.0, 300.0],
            "currency": ["EUR"] * 3,
            "hours": [4.5, None, 8.0],
            "rows": [(2,), (3,), (4,)],
        }
    )
    history = ProjectHistory.from_frames(frame)
    row = Retainer(client="Zoë", monthly_fee=800, hours_per_month=7, term_months=6)
    scenario = Scenario(income=fit(history), start_month="2026-03", currency="EUR", retainers=(row,))
    return Backup(
        saved_on=DAY,
        language="es",
        theme="Dark",
        past=Past.of(history, {4}),
        scenario=scenario,
        scenarios=(Named(name="A <script>", scenario=scenario.but(planned=Planned(count=1))),),
        forecasts=(Forecast(made_on=DAY, scenario=scenario),),
        shapes=(Shape(headers=("fecha", "importe"), answers=(("column:2", "net"), ("date_order", "dmy"))),),
    )


def tokens(kept: Backup) -> tuple[str, str]:
    return backup.rest_token(kept), "" if kept.past is None else backup.past_token(kept.past)


def contents() -> dict[str, list[Any]]:
    """The plain values behind both tokens."""
    return {name: unpack(token, backup.LARGEST) for name, token in zip(("kept", "past"), tokens(full()), strict=True)}


def opened(content: dict[str, Any]) -> Restored:
    return from_tokens(pack(content["kept"]), pack(content["past"]))


@pytest.mark.parametrize("kept", [full(), Backup(saved_on=DAY), full().but(past=None, scenario=None, sample=True)])
def test_what_is_kept_comes_back_as_it_was(kept: Backup) -> None:
    assert from_tokens(*tokens(kept)) == Restored(kept)
    assert from_file(to_file(kept)) == Restored(kept)


def test_a_file_is_one_line_of_letters_for_each_part() -> None:
    content = to_file(full())
    assert content.isascii()
    assert "script" not in content.decode(), "nothing of it is there to be executed"


def places(value: Any, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Where every value of a nested list stands."""
    below = (
        [place for number, one in enumerate(value) for place in places(one, (*path, number))]
        if isinstance(value, list)
        else []
    )
    return [path, *below]


WRONG: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 10**400, "", "x", "<img src=x onerror=alert(1)>", "2026-13-45", "9999-01-01", "\ud800",
    [], [[]], {}, {"__class__": 1}, [None] * 3,
)  # fmt: skip


def put(content: list[Any], path: tuple[int, ...], value: Any) -> list[Any]:
    """A copy with another value in one place."""
    if not path:
        return value  # type: ignore[no-any-return]  # a wrong value in place of everything
    first, *rest = path
    return [put(one, tuple(rest), value) if number == first else one for number, one in enumerate(content)]


@pytest.mark.parametrize("part", ["kept", "past"])
def test_a_wrong_value_in_any_place_never_raises(part: str) -> None:
    content = contents()
    for number, path in enumerate(places(content[part])):
        for value in (WRONG[(number + step) % len(WRONG)] for step in (0, 4, 9)):
            try:
                token = pack(put(content[part], path, value))
            except (UnicodeEncodeError, ValueError):
                continue
            both = tokens(full())
            found = from_tokens(token, both[1]) if part == "kept" else from_tokens(both[0], token)
            assert (found.backup is None) == (found.notice is not None)
            if found.backup is not None:
                assert from_tokens(*tokens(found.backup)) == Restored(found.backup), "what is taken can be kept again"


@settings(max_examples=60)
@given(
    some.text(max_size=80) | some.binary(max_size=80).map(lambda raw: raw.decode("latin-1")),
    some.none() | some.text(max_size=30),
)
def test_any_text_is_a_notice(rest: str, past: str | None) -> None:
    assert from_tokens(rest, past).backup is None
    assert from_file(rest.encode("utf-8", "replace")).notice == Notice.DAMAGED


@settings(max_examples=60)
@given(some.integers(0, 10_000), some.sampled_from("Aaz0-_=. "))
def test_a_token_with_another_letter_is_damaged(place: int, letter: str) -> None:
    rest, past = tokens(full())
    place %= len(rest)
    changed = rest[:place] + letter + rest[place + 1 :]
    assert from_tokens(changed, past).backup in (None, full())
    assert from_tokens(rest[: place + 1], past).backup is None or place + 1 == len(rest)


def test_a_newer_one_and_one_that_is_too_large_are_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    content = contents()
    newer = {**content, "past": [backup.VERSION + 1, *content["past"][1:]]}
    assert opened(newer).notice == Notice.NEWER
    assert from_tokens("A" * (backup.LONGEST + 1)).notice == Notice.TOO_LARGE
    assert from_tokens(pack([1, "0" * (backup.LARGEST + 1)])).notice == Notice.TOO_LARGE, "it is not inflated"
    assert from_tokens(pack([[]] * MOST_VALUES)).notice == Notice.TOO_LARGE, "a short text of a million lists"
    assert from_file(json.dumps([[]] * MOST_VALUES).encode()).notice == Notice.TOO_LARGE
    many = put(content["kept"], (6,), content["kept"][6] * (backup.MOST_SCENARIOS + 1))
    assert opened({**content, "kept": many}).notice == Notice.TOO_LARGE
    monkeypatch.setattr(backup, "LARGEST_FILE", 10)
    assert from_file(to_file(full())).notice == Notice.TOO_LARGE


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff", b"[" * 5_000, b'{"kind": "iguala backup"}', b'{"kind": 1}']
)
def test_a_file_of_another_kind_is_damaged(content: bytes) -> None:
    assert from_file(content) == Restored(None, Notice.DAMAGED)


def test_a_scenario_that_cannot_be_read_is_counted_and_the_rest_is_there() -> None:
    content = contents()
    rest = put(content["kept"], (6, 0, 1), "damaged")
    found = opened({**content, "kept": rest})
    assert found.lost == 1
    assert found.backup == full().but(scenarios=())


def test_what_no_history_can_have_is_refused() -> None:
    one = Project(invoiced_on="2025-01-10", amount=1, currency="EUR")
    for wrong in (
        {"projects": (one,), "start": "2025-02-01", "as_of": "2025-03-01"},
        {"projects": (one,), "start": "2025-01-01", "as_of": "2025-01-09"},
        {"projects": (one, one.but(currency="USD")), "start": "2025-01-01", "as_of": "2025-03-01"},
        {"projects": (), "start": "2025-01-01", "as_of": "2025-03-01"},
    ):
        with pytest.raises(ValueError, match="validation error"):
            Past(**wrong)
    assert json.loads(to_file(full()))["kind"] == backup.KIND


def test_nothing_is_kept_that_would_not_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    month = {"start": "2025-01-01", "as_of": "2025-01-31"}
    one = Project(invoiced_on="2025-01-10", amount=1, currency="EUR", client="ñ" * 400)
    assert len(Past(projects=(one,) * 60, **month).projects) == 60
    with pytest.raises(ValueError, match="a month"):
        Past(projects=(one,) * 61, **month)
    # Twenty names of 400 letters of two bytes each.
    monkeypatch.setattr(past, "MOST_TEXT", 16_000)
    with pytest.raises(ValueError, match="more text"):
        Past(projects=(one,) * 20, **month)
    with pytest.raises(ValueError, match="more text"):
        Shape(headers=("x" * 400,) * 101, answers=())
    monkeypatch.setattr(backup, "LARGEST", 100)
    with pytest.raises(TooLargeError):
        backup.rest_token(full())


@pytest.mark.parametrize(
    "question", ["header_row", "sheet", "date_order", "delay", "column:4", "column:x", "take_back"]
)
def test_answers_that_somebody_made_up_never_raise(question: str) -> None:
    content = b"invoice,date,client,amount\nF-1,2025-01-07,A,500\nF-2,2025-02-07,B,600\nF-3,2025-03-07,B,700\n"
    for answer in ("x", "-1", "99999999999999999999", "nan", "\ud800"):
        assert read_projects(content, answers={"dates": "invoiced", question: answer}).status in (
            "ready", "questions", "rejected",
        )  # fmt: skip
