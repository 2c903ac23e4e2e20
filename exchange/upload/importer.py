"""From an uploaded file to its `Reading`: load it, choose the sheet, read it, preview the answers to its questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from exchange.upload.file import book, objects, page, source, statement, text
from exchange.upload.file.source import Refusal, Source
from exchange.upload.reader import read_sheet
from exchange.upload.reading.loaded import Loaded
from exchange.upload.reading.problem import Problem
from exchange.upload.reading.reading import BARE, Reading
from exchange.upload.reading.stakes import by_stake
from exchange.upload.sheets import choose_sheets

PREVIEWED = 5_000
"""Rows up to which every answer to a question is shown with what it would give."""


def read_projects(
    source: Source,
    answers: Mapping[str, str] | None = None,
    today: dt.date | None = None,
    progress: Callable[[float], None] | None = None,
) -> Reading:
    """Read past projects from an export or a hand-made table.

    `source`: a path, bytes or a binary file object; what it is is seen from its bytes (text in any usual encoding and
    delimiter, XLSX, XLS, ODS). `answers`: question id -> option code, number or text, for questions of an earlier
    reading. `today`: the day up to which dates are plausible (default: the system's). `progress` is called with
    shares of the work done, 0 to 1.

    Never raises for what a file holds: what cannot be read is a `Problem`, what cannot be decided a `Question`.
    """
    tell = progress or _silent
    tell(0.0)
    loaded = load(source)
    tell(0.4)
    if isinstance(loaded, Refusal):
        return rejected(loaded, today)
    reading = read_loaded(loaded, dict(answers or {}), today, tell)
    tell(1.0)
    return reading


def load(origin: Source) -> Loaded | Refusal:
    """The sheets of a source, or why there are none."""
    data = source.load(origin)
    if isinstance(data, Refusal):
        return data
    if not data:
        return Refusal("empty")
    told = _told(data)
    if told is not None:
        return told
    kind = source.kind(data)
    if isinstance(kind, Refusal):
        return kind
    if kind == "workbook":
        grids = book.read(data)
        return grids if isinstance(grids, Refusal) else Loaded(tuple(grids))
    if kind == "page":
        found = page.read(data)
        return found if isinstance(found, Refusal) else Loaded((found,))
    content = text.read(data)
    if isinstance(content, Refusal):
        return content
    problems = []
    if content.cleaned:
        problems.append(Problem("warning", "nul", content.cleaned[0], None, (("rows", content.cleaned[:50]),)))
    if content.broken_quotes:
        problems.append(Problem("warning", "broken_quotes"))
    return Loaded((content.grid,), content.encoding, content.delimiter, tuple(problems))


def _told(data: bytes) -> Loaded | Refusal | None:
    """The table that a statement or a list of objects tells; None for a file of another kind."""
    notation = statement.notation(data)
    if notation is None and not objects.is_json(data):
        return None
    found = objects.read(data) if notation is None else statement.read(data, notation)
    said = () if notation is None else (Problem("warning", "statement", None, None, (("case", notation),)),)
    return found if isinstance(found, Refusal) else Loaded((found,), problems=said)


def read_loaded(
    loaded: Loaded,
    answers: Mapping[str, str],
    today: dt.date | None = None,
    progress: Callable[[float], None] | None = None,
) -> Reading:
    """Read a loaded file with the given answers."""
    today = today or dt.date.today()  # noqa: DTZ011  # a person's own day, as their files have it
    choice = choose_sheets(loaded.grids, answers, today)
    grid, question = choice.grid, choice.question
    reading = read_sheet(grid, answers, today, progress or _silent)
    if question is not None:
        reading = replace(reading, questions=(question, *reading.questions))
        if reading.status == "ready" and question.answer is None and not question.optional:
            reading = replace(reading, status="questions")
    understanding = replace(
        reading.understanding,
        encoding=loaded.encoding,
        delimiter=loaded.delimiter,
        sheet=grid.sheet,
        sheets=tuple(one.sheet or "" for one in loaded.grids),
    )
    reading = replace(
        reading,
        problems=(*loaded.problems, *choice.problems, *reading.problems),
        understanding=understanding,
        source=loaded,
        grid=grid,
        again=partial(read_loaded, loaded, today=today),
        answers={question: answer for question, answer in answers.items() if question != BARE},
        today=today,
    )
    if progress is None and BARE in answers:
        return reading
    reading = _previewed(reading)
    return replace(reading, questions=by_stake(reading.questions))


def _silent(_share: float) -> None:
    """Nobody watches the progress."""


def rejected(refusal: Refusal, today: dt.date | None = None) -> Reading:
    """The reading of what is no table."""
    return Reading("rejected", problems=(Problem("error", refusal.code, None, None, refusal.params),), today=today)


def _previewed(reading: Reading) -> Reading:
    """With what each answer to an open or answered choice would give, for files of modest size."""
    if reading.source is None or sum(len(grid.rows) for grid in reading.source.grids) > PREVIEWED:
        return reading
    questions = []
    for question in reading.questions:
        if question.kind != "choice" or not 1 < len(question.options) <= 12:
            questions.append(question)
            continue
        options = []
        for option in question.options:
            answers = {**reading.answers, question.id: option.code, BARE: ""}
            options.append(replace(option, preview=read_loaded(reading.source, answers, reading.today).preview))
        questions.append(replace(question, options=tuple(options)))
    return replace(reading, questions=tuple(questions))
