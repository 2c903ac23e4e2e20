"""Which sheets of a workbook are the past projects: one shape together, income before costs, else asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange.upload.columns.table import Table
from exchange.upload.file.grid import Grid
from exchange.upload.file.sheets import lay_below
from exchange.upload.projects.purpose import costs_named, is_costs, purpose
from exchange.upload.projects.wide import months_across
from exchange.upload.reader import find_table
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.problem import Problem
from exchange.upload.reading.question import Option, Question
from exchange.upload.words.folding import plain
from exchange.upload.words.months import year_in


@dataclass(frozen=True)
class Choice:
    """What is read, what is asked about it, and what is said of the sheets that are not read."""

    grid: Grid
    question: Question | None = None
    problems: tuple[Problem, ...] = ()


def choose_sheets(grids: Sequence[Grid], answers: Mapping[str, str], today: dt.date) -> Choice:
    """The sheets to read as one grid. A single table is not asked about; nor is one shape, nor income beside costs."""
    if len(grids) == 1:
        return Choice(grids[0])
    found = {number: table for number, grid in enumerate(grids) if (table := find_table(grid, {})) is not None}
    tables = {number: table for number, table in found.items() if table.is_list} or found
    if not any(table.is_list for table in found.values()) and (spread := _spread(grids, answers, today)) is not None:
        return spread
    if len(tables) < 2 and "sheet" not in answers:
        return Choice(grids[next(iter(tables), 0)])
    costs = [number for number, table in tables.items() if is_costs(table)]
    other = [number for number, table in tables.items() if purpose(table, "invoices") in ("quotes", "templates")]
    earning = [number for number in tables if number not in (*costs, *other)] or list(tables)
    best = max(earning, key=lambda number: len(grids[number].rows))
    alike = [number for number in earning if _order(tables[best], tables[number]) is not None]
    options = [_option(grids, [number]) for number in tables]
    if len(alike) > 1:
        options.insert(0, _option(grids, alike))
    proposed = options[0].code if len(alike) > 1 else _name(grids, best)
    said = _named(grids, tables, answers["sheet"]) if "sheet" in answers else ""
    draft = Draft(1, 0, {"sheet": said} if said else {}, today)
    clear = set(alike) == set(earning)
    draft.ask("sheet", tuple(options), proposed, optional=clear, case="several" if clear else "")
    answer = draft.questions[0].answer or proposed
    wanted = [number for number in range(len(grids)) if _name(grids, number) in answer.split("|")]
    if len(tables) > 1:
        left = [_name(grids, number) for number in range(len(grids)) if number not in wanted]
        for number in costs:
            if number not in wanted:
                draft.warn("costs_sheet", sheet=_name(grids, number))
        names = tuple(name for name in left if name not in {_name(grids, number) for number in costs})
        if names:
            draft.warn("sheets_unread", sheets=names)
    grid = _joined(grids, [number for number in wanted if number in tables] or [wanted[0]], tables)
    return Choice(grid, draft.questions[0], tuple(draft.problems))


def _name(grids: Sequence[Grid], number: int) -> str:
    return grids[number].sheet or str(number + 1)


def _option(grids: Sequence[Grid], numbers: Sequence[int]) -> Option:
    names = [_name(grids, number) for number in numbers]
    return Option("|".join(names), ", ".join(names), rows=sum(len(grids[number].rows) for number in numbers))


def _named(grids: Sequence[Grid], tables: Mapping[int, Table], answer: str) -> str:
    """An answer as names of sheets joined by `|`: from names, numbers from 1, or `all` tables; else as it is."""
    names = [_name(grids, number) for number in range(len(grids))]
    if answer.strip().casefold() == "all":
        return "|".join(names[number] for number in tables)
    known = {str(number): name for number, name in enumerate(names, 1)} | {name.casefold(): name for name in names}
    found = [known[part] for part in map(str.strip, answer.casefold().split("|")) if part in known]
    return "|".join(found) or answer


def _order(first: Table, other: Table) -> list[int] | None:
    """Where the columns of `first` stand in `other`; None where the two are not of one shape."""
    named = [column.words for column in first.columns if column.words]
    places = {column.words: column.index for column in reversed(other.columns) if column.words}
    if set(named) != set(places) or len(set(named)) < len(named):
        same = [c.words for c in first.columns] == [c.words for c in other.columns]
        return list(range(len(first.columns))) if same and named else None
    if len(first.columns) != len(other.columns):
        return None
    rest = iter([column.index for column in other.columns if not column.words])
    return [places[column.words] if column.words else next(rest, column.index) for column in first.columns]


def _spread(grids: Sequence[Grid], answers: Mapping[str, str], today: dt.date) -> Choice | None:
    """Sheets with months across: those of the same columns and a year each read together, the others said."""
    across = {number: found[0] for number, grid in enumerate(grids) if (found := months_across(grid)) is not None}
    if len(across) < 2:
        return None
    heads = {number: [plain(cell) for cell in grids[number].rows[at]] for number, at in across.items()}
    costs = [number for number in across if costs_named(_name(grids, number), " ".join(heads[number]))]
    earning = [number for number in across if number not in costs] or list(across)
    alike = [n for n in earning if heads[n] == heads[earning[0]] and year_in([_name(grids, n)]) is not None]
    kept = alike if earning[0] in alike else earning[:1]
    options = [_option(grids, [number]) for number in across]
    if len(kept) > 1:
        options.insert(0, _option(grids, kept))
    proposed = _option(grids, kept).code
    draft = Draft(1, 0, {"sheet": answers["sheet"]} if "sheet" in answers else {}, today)
    clear = set(kept) == set(earning)
    draft.ask("sheet", tuple(options), proposed, optional=clear, case="several" if clear else "")
    names = (draft.questions[0].answer or proposed).split("|")
    wanted = [number for number in across if _name(grids, number) in names] or kept
    for number in costs:
        if number not in wanted:
            draft.warn("costs_sheet", sheet=_name(grids, number))
    left = tuple(_name(grids, n) for n in range(len(grids)) if n not in (*wanted, *costs))
    if left:
        draft.warn("sheets_unread", sheets=left)
    grid = grids[wanted[0]]
    wanted = [number for number in wanted if grids[number].width == grid.width]
    if len(wanted) > 1:
        data = [across[number] + 1 for number in wanted]
        grid = lay_below([grids[number] for number in wanted], data, [range(grid.width)] * len(wanted))
    return Choice(grid, draft.questions[0], tuple(draft.problems))


def _joined(grids: Sequence[Grid], numbers: Sequence[int], tables: Mapping[int, Table]) -> Grid:
    """The sheets as one grid: those of the first one's shape; a single one as it is."""
    if len(numbers) == 1 or numbers[0] not in tables:
        return grids[numbers[0]]
    first = tables[numbers[0]]
    orders = {number: _order(first, tables[number]) for number in numbers}
    kept = [number for number in numbers if orders[number] is not None]
    return lay_below(
        [grids[number] for number in kept],
        [tables[number].heading.row + 1 for number in kept],
        [order for number in kept if (order := orders[number]) is not None],
    )
