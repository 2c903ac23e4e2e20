"""Retainers as the rows of a table, and back: whatever stands in a cell, what comes back is what the model accepts.

A share is shown in per cent, a start as a month, a ladder as "2, 6, 12". The grid in the browser bounds what is typed,
but it is the browser: every cell is bounded here again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from model import Retainer
from model.bounds import bounds
from model.projection.retainer import Payment, Unused
from ui.session.fields import COLUMNS, Kind

KINDS: Final = {field.name.removeprefix("retainer."): field.kind for field in COLUMNS}
"""Column -> what it holds."""

MOST_ROWS: Final = 40
LONGEST_NAME: Final = 120
LATEST_START: Final = int(bounds(Retainer, "starts_in")[1])
LONGEST_TERM: Final = int(bounds(Retainer, "term_months")[1])
MOST_RUNGS: Final = 6

STATUS: Final = "status"
"""The column that says whether a retainer is signed; it stands for an acceptance of 1."""

SIGNED, PLANNED = "signed", "planned"
EVEN_CHANCE: Final = 0.5
"""Acceptance of a retainer that was signed and is now only planned, until somebody says better."""

WHOLE: Final = frozenset({Kind.COUNT, Kind.MONTHS})
Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Note:
    """What had to be changed to make a row of what was typed.

    Attributes:
        code: "started" (a start in the past), "bounded" (a value out of bounds) or "rows" (too many of them).
        position: of the row, from 0.
        column: that it concerns; "" where it is the row.
    """

    code: str
    position: int
    column: str = ""


def table(retainers: Sequence[Retainer], start_month: pd.Period) -> pd.DataFrame:
    """The retainers as a frame: `slot`, `status` and every column of `KINDS`, one row each."""
    rows = [written(retainer, start_month) for retainer in retainers]
    return pd.DataFrame(rows, columns=["slot", STATUS, *KINDS])


def written(retainer: Retainer, start_month: pd.Period) -> dict[str, Any]:
    """One row of the table."""
    row = {name: _written(getattr(retainer, name), kind) for name, kind in KINDS.items()}
    # A contract that runs began before the projection; one that lies ahead has its whole first term before it.
    elapsed = 0 if retainer.starts_in else max(retainer.term_months - retainer.first_term, 0)
    row["starts_in"] = str(start_month + retainer.starts_in - elapsed)
    return {"slot": retainer.slot, STATUS: SIGNED if retainer.acceptance == 1 else PLANNED, **row}


def _written(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind is Kind.SHARE:
        return round(100 * value, 4)
    if kind is Kind.LADDER:
        return ", ".join(str(rung) for rung in value)
    return str(value) if kind is Kind.CHOICE else value


def retainers(
    rows: Sequence[Row], before: Sequence[Retainer], start_month: pd.Period, usual: Retainer
) -> tuple[tuple[Retainer, ...], list[Note]]:
    """The retainers that edited rows stand for, and what had to be changed.

    Args:
        rows: as `table` writes them; a new row has no slot and may have gaps.
        before: the retainers that the table showed before it was edited.
        start_month: the first projected month.
        usual: what fills the gaps of a row.
    """
    notes: list[Note] = []
    known = {retainer.slot: retainer for retainer in before}
    if len(rows) > MOST_ROWS:
        notes.append(Note("rows", MOST_ROWS))
    taken: set[int] = set()
    found = []
    for position, row in enumerate(rows[:MOST_ROWS]):
        slot = _number(row.get("slot"))
        old = known.get(None if slot is None else int(slot))
        old = None if old is None or old.slot in taken else old
        read = _read(row, old or usual, is_new=old is None, position=position, start_month=start_month, notes=notes)
        number = old.slot if old is not None else _free(taken | {each for each in known if each is not None})
        taken.add(number or 0)
        found.append(read.but(slot=number))
    return tuple(found), notes


def _free(taken: set[int]) -> int:
    return next(number for number in range(len(taken) + 1) if number not in taken)


def _read(
    row: Row, old: Retainer, *, is_new: bool, position: int, start_month: pd.Period, notes: list[Note]
) -> Retainer:
    values: dict[str, Any] = {}
    shown = written(old, start_month)
    for name, kind in KINDS.items():
        # A cell that nobody touched stands for the value behind it, to the last digit.
        if name == "starts_in" or _same(row.get(name), shown[name]) or (is_new and _empty(row.get(name))):
            continue
        value, whole = _cell(row.get(name), name, kind, getattr(old, name))
        values[name] = value
        if not whole:
            notes.append(Note("bounded", position, name))
    acceptance = _acceptance(str(row.get(STATUS) or SIGNED), values.get("acceptance", old.acceptance), old)
    retainer = Retainer(**{**dict(old), **values, "acceptance": acceptance})
    return _started(row, retainer, None if is_new else old, position, start_month, notes)


def _cell(cell: object, name: str, kind: Kind, old: Any) -> tuple[Any, bool]:
    """A cell's value, and whether it was taken as it stood."""
    if kind is Kind.TEXT:
        text = "" if _empty(cell) else re.sub(r"\s+", " ", str(cell)).strip()
        return text[:LONGEST_NAME], len(text) <= LONGEST_NAME
    if kind is Kind.LADDER:
        return _ladder(cell, old)
    if kind is Kind.CHOICE:
        choices = [str(choice) for choice in (Payment if name == "paid" else Unused)]
        return (str(cell), True) if str(cell) in choices else (old, _empty(cell))
    low, high = bounds(Retainer, name)
    number = _number(cell)
    if number is None:
        # An empty cell is the default where the model has none, else what stood there.
        return (None if Retainer.model_fields[name].default is None else old), True
    number = number / 100 if kind is Kind.SHARE else number
    bounded = min(max(round(number, 8), low), high)
    if kind is Kind.RATE and bounded < 0.01:
        bounded = 0.01
    return (int(bounded) if kind in WHOLE else bounded), math.isclose(bounded, number, abs_tol=1e-9)


def _ladder(cell: object, old: Any) -> tuple[tuple[int, ...], bool]:
    """Terms in rising order, from any text with numbers in it; without one the ladder that was there."""
    rungs = sorted({min(max(int(number), 1), LONGEST_TERM) for number in re.findall(r"\d{1,4}", str(cell or ""))})
    if not rungs:
        return old, _empty(cell)
    return tuple(rungs[:MOST_RUNGS]), _written(tuple(rungs[:MOST_RUNGS]), Kind.LADDER) == str(cell)


def _acceptance(status: str, acceptance: float, old: Retainer) -> float:
    """The chance to sign: what the status says where it was changed, else the chance itself."""
    was = SIGNED if old.acceptance == 1 else PLANNED
    if status == was or acceptance != old.acceptance:
        return acceptance
    return 1.0 if status == SIGNED else EVEN_CHANCE


def _started(
    row: Row, retainer: Retainer, old: Retainer | None, position: int, start_month: pd.Period, notes: list[Note]
) -> Retainer:
    """The retainer with its start; one in the past is a contract that runs, in the term that it has got to."""
    shown = None if old is None else written(old, start_month)
    cell = row.get("starts_in")
    if _empty(cell):
        return retainer
    if shown is not None and cell == shown["starts_in"] and retainer.months_left != (old and old.months_left):
        # The months left were typed: of a contract that runs they say when its term began.
        return retainer if not retainer.starts_in else retainer.but(months_left=None)
    month = _month(str(cell))
    if month is None:
        notes.append(Note("bounded", position, "starts_in"))
        return retainer
    ahead = (month - start_month).n
    if ahead >= 0:
        unmoved = shown is not None and cell == shown["starts_in"]
        left = retainer.months_left if unmoved else None
        return retainer.but(starts_in=min(ahead, LATEST_START), months_left=left)
    elapsed, term, renewals = -ahead, retainer.term_months, retainer.renewals
    while elapsed >= term:
        elapsed, term, renewals = elapsed - term, retainer.term_after(term), min(renewals + 1, 60)
    moved = retainer.but(starts_in=0, term_months=term, months_left=term - elapsed, renewals=renewals)
    if old is None or (moved.months_left, moved.term_months) != (old.months_left, old.term_months):
        notes.append(Note("started", position))
    return moved


def _month(text: str) -> pd.Period | None:
    try:
        return pd.Period(text, freq="M")
    except ValueError:
        return None


def _empty(cell: object) -> bool:
    return cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)) or cell is pd.NA


def _same(cell: object, shown: object) -> bool:
    return (_empty(cell) and _empty(shown)) or bool(cell == shown)


def _number(cell: Any) -> float | None:
    if _empty(cell):
        return None
    try:
        number = float(cell)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None
