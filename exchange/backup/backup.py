"""Everything that is kept of a person, as text: for their browser's own storage, and as one file for another device.

It is two tokens (`exchange/token.py`): the past, which is large and seldom changes, and the rest. Both come back from
where anybody can write, so they are bounded in size, and every value passes the model's own bounds.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, ValidationError, model_validator

from exchange.backup.past import Day, Past, Project
from exchange.link import Notice, from_link, to_link
from exchange.token import DAMAGE, TooLargeError, pack, parsed, unpack
from model import Scenario
from model.hindsight.forecast import Forecast
from model.types import Frozen
from model.version import VERSION as MODEL

VERSION: Final = 1
KIND: Final = "iguala backup"
FILE: Final = "iguala-kept.json"

LONGEST: Final = 3_000_000
"""Characters of one token: a browser keeps some five million of a page."""

LARGEST: Final = 12_000_000
"""Bytes of one token's JSON: `past.MOST` projects with long names."""

LONGEST_SCENARIO: Final = 64_000
"""Characters of one scenario's token; names of clients may make it longer than a link."""

LARGEST_FILE: Final = 2 * LONGEST + 1_000

LONGEST_NAME: Final = 60
"""Characters of the name of a scenario."""

MOST_SCENARIOS: Final = 20
MOST_FORECASTS: Final = 60
MOST_SHAPES: Final = 40

MOST_TEXT: Final = 40_000
"""Characters of the headers and answers of one kind of file."""

Theme = Literal["", "Light", "Dark", "System"]
THEMES: Final = frozenset(get_args(Theme)) - {""}

Text = Annotated[str, Field(max_length=400)]


class Named(Frozen):
    """A scenario under the name that it was given."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    scenario: Scenario


class Shape(Frozen):
    """What was answered and pointed at for files with these headers.

    Attributes:
        headers: of a kind of file.
        answers: question and answer, for `exchange.read_projects`.
    """

    headers: Annotated[tuple[Text, ...], Field(max_length=400)]
    answers: Annotated[tuple[tuple[Text, Annotated[str, Field(max_length=4_000)]], ...], Field(max_length=450)]

    @model_validator(mode="after")
    def _short(self) -> Self:
        if len("".join([*self.headers, *(text for pair in self.answers for text in pair)])) > MOST_TEXT:
            raise ValueError("more text than is kept")
        return self


class Backup(Frozen):
    """What is kept.

    Attributes:
        saved_on: the day on which it was.
        language: "en" or "es"; "" where it is the browser's own.
        theme: as Streamlit names it; "" where none was chosen.
        past: the past projects; None without any of one's own.
        scenario: the scenario; None while it is the example.
        sample: whether the scenario rests on the made-up projects.
        scenarios: those that were kept by name.
        forecasts: those that were kept by day.
        shapes: answers by the headers of files.
    """

    saved_on: Day
    language: Literal["", "en", "es"] = ""
    theme: Theme = ""
    past: Past | None = None
    scenario: Scenario | None = None
    sample: bool = False
    scenarios: Annotated[tuple[Named, ...], Field(max_length=MOST_SCENARIOS)] = ()
    forecasts: Annotated[tuple[Forecast, ...], Field(max_length=MOST_FORECASTS)] = ()
    shapes: Annotated[tuple[Shape, ...], Field(max_length=MOST_SHAPES)] = ()


@dataclass(frozen=True)
class Restored:
    """What came back.

    Attributes:
        backup: None where it could not be read.
        notice: why it could not.
        lost: scenarios and forecasts in it that could not be read; the others are there.
    """

    backup: Backup | None
    notice: Notice | None = None
    lost: int = 0


# --------------------------------------------------------------------------------------------------------------- there


def rest_token(backup: Backup, written: Callable[[Scenario], str] = lambda one: to_link(one, names=True)) -> str:
    """All but the past.

    Args:
        backup: what is kept.
        written: gives a scenario's own token, clients' names included.

    Raises:
        TooLargeError: for more than is read again.
    """
    return pack(
        [
            VERSION,
            backup.saved_on.isoformat(),
            backup.language,
            backup.theme,
            backup.scenario and written(backup.scenario),
            backup.sample,
            [[one.name, written(one.scenario)] for one in backup.scenarios],
            [[one.made_on.isoformat(), written(one.scenario)] for one in backup.forecasts],
            [[one.headers, one.answers] for one in backup.shapes],
        ],
        LARGEST,
    )


FIELDS: Final = (
    "client", "project", "reference", "invoiced_on", "paid_on", "waits", "amount", "currency", "hours", "aside",
)  # fmt: skip
"""The order of a project's fields in version 1."""


def past_token(past: Past) -> str:
    """The past, field by field.

    Raises:
        TooLargeError: for more than is read again.
    """
    columns = [[_plain(getattr(project, name)) for project in past.projects] for name in FIELDS]
    return pack([VERSION, past.start.isoformat(), past.as_of.isoformat(), columns], LARGEST)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def to_file(backup: Backup) -> bytes:
    """Everything as one file."""
    past = "" if backup.past is None else past_token(backup.past)
    return json.dumps({"kind": KIND, "model": MODEL, "kept": rest_token(backup), "past": past}, indent=1).encode(
        "ascii"
    )


# ---------------------------------------------------------------------------------------------------------------- back


def from_file(content: bytes) -> Restored:
    """Open a file of everything. Never raises: whatever is wrong with it becomes a notice."""
    try:
        found = parsed(content, LARGEST_FILE)
    except TooLargeError:
        return Restored(None, Notice.TOO_LARGE)
    except DAMAGE:
        return Restored(None, Notice.DAMAGED)
    if not isinstance(found, Mapping) or found.get("kind") != KIND:
        return Restored(None, Notice.DAMAGED)
    return from_tokens(found.get("kept"), found.get("past"))


def from_tokens(rest: object, past: object = "") -> Restored:
    """Open what was kept. Never raises: whatever is wrong with it becomes a notice.

    Args:
        rest: the token of all but the past.
        past: that of the past; "" or None without one.
    """
    try:
        values, lost = _rest(_content(rest))
        found = _past(_content(past)) if past else None
        return Restored(Backup(**values, past=found), lost=lost)
    except TooLargeError:
        return Restored(None, Notice.TOO_LARGE)
    except _NewerError:
        return Restored(None, Notice.NEWER)
    except ValidationError:
        return Restored(None, Notice.REFUSED)
    except (*DAMAGE, TypeError, KeyError, OverflowError, AttributeError):
        return Restored(None, Notice.DAMAGED)


class _NewerError(ValueError):
    """Of a later version than this program knows."""


def _content(token: object) -> list[Any]:
    """The values of a token, after its version."""
    if not isinstance(token, str):
        raise TypeError("token")
    if len(token) > LONGEST:
        raise TooLargeError
    version, *values = unpack(token, LARGEST)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError("version")
    if version > VERSION:
        raise _NewerError
    return list(values)


def _rest(values: list[Any]) -> tuple[dict[str, Any], int]:
    """The fields of a backup but its past, and how many of its scenarios could not be read."""
    saved_on, language, theme, scenario, sample, scenarios, forecasts, shapes = values
    if len(scenarios) > MOST_SCENARIOS or len(forecasts) > MOST_FORECASTS:
        raise TooLargeError
    present = None if scenario is None else _scenario(scenario)
    named = [(name, _scenario(token)) for name, token in scenarios]
    foretold = [(day, _scenario(token)) for day, token in forecasts]
    found = {
        "saved_on": dt.date.fromisoformat(saved_on),
        "language": language,
        "theme": theme,
        "scenario": present,
        "sample": sample,
        "scenarios": tuple(Named(name=name, scenario=one) for name, one in named if one is not None),
        "forecasts": tuple(
            Forecast(made_on=dt.date.fromisoformat(day), scenario=one) for day, one in foretold if one is not None
        ),
        "shapes": tuple(Shape(headers=tuple(headers), answers=tuple(map(tuple, given))) for headers, given in shapes),
    }
    lost = [one for one in (*named, *foretold) if one[1] is None]
    return found, len(lost) + (present is None and scenario is not None)


def _scenario(token: object) -> Scenario | None:
    """A scenario's own token opened; None where it cannot be."""
    if not isinstance(token, str):
        raise TypeError("token")
    return from_link(token, longest=LONGEST_SCENARIO).scenario


def _past(values: list[Any]) -> Past:
    start, as_of, columns = values
    if len(columns) != len(FIELDS):
        raise ValueError("columns")
    days = {number for number, name in enumerate(FIELDS) if name in ("invoiced_on", "paid_on")}
    written = [
        [day and dt.date.fromisoformat(day) for day in column] if number in days else column
        for number, column in enumerate(columns)
    ]
    projects = (dict(zip(FIELDS, row, strict=True)) for row in zip(*written, strict=True))
    return Past(
        projects=tuple(Project(**project) for project in projects),
        start=dt.date.fromisoformat(start),
        as_of=dt.date.fromisoformat(as_of),
    )
