"""Retainers as the rows of a table, and back: whatever stands in a cell, what comes back is what the model accepts.

Every cell is text, as the reader's language writes it: a share in per cent, a start as a month, a ladder as "2, 6, 12".
The grid's own columns of numbers would read "2,5" as 25 in every language. A cell that nobody touched stands for the
value behind it, to the last digit; one that cannot be read for certain stays as it was, and a note says so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from locales import Language
from model import Retainer
from model.bounds import bounds
from model.projection.scenario import MOST_RETAINERS
from ui.retainers.cell import KINDS, RefusedError, Writing, shown, taken
from ui.session.months import understood_month
from ui.session.names import LONGEST_NAME, numbered
from ui.session.typed import UnreadableError

ALWAYS: Final = tuple(KINDS)[:5]
"""Columns that are always in sight: client, fee, hours, term, start."""

LATEST_START: Final = int(bounds(Retainer, "starts_in")[1])
MOST_RENEWALS: Final = int(bounds(Retainer, "renewals")[1])

STATUS: Final = "status"
"""The column that says whether a retainer is signed; it stands for an acceptance of 1."""

SIGNED, PLANNED = "signed", "planned"
EVEN_CHANCE: Final = 0.5
"""Acceptance of a retainer that was signed and is now only planned, until somebody says better."""

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Note:
    """What had to be changed to make a row of what was typed.

    Attributes:
        code: "started" (a start in the past), "bounded" (a value out of bounds, its nearest taken), "rows" (too many of
            them), or why a cell stays as it was: the code of a `RefusedError`.
        position: of the row, from 0.
        column: that it concerns; "" where it is the row.
        typed: the cell's text.
        stands: what the cell shows now.
    """

    code: str
    position: int
    column: str = ""
    typed: str = ""
    stands: str = ""


@dataclass(frozen=True)
class Sheet:
    """The table of one reader.

    Attributes:
        start_month: the first projected month.
        writing: how the reader writes.
    """

    start_month: pd.Period
    writing: Writing

    @property
    def language(self) -> Language:
        """The reader's."""
        return self.writing.language

    def table(self, retainers: Sequence[Retainer]) -> pd.DataFrame:
        """The retainers as a frame: `slot`, `status` and every column of `KINDS`, one row each."""
        rows = [self.written(retainer) for retainer in retainers]
        return pd.DataFrame(rows, columns=["slot", STATUS, *KINDS], dtype=object)

    def written(self, retainer: Retainer) -> dict[str, Any]:
        """One row of the table."""
        row = {name: shown(getattr(retainer, name), kind, self.language) for name, kind in KINDS.items()}
        row["known"] = self.writing.named(retainer.known)
        # A contract that runs began before the projection; one that lies ahead has its whole first term before it.
        elapsed = 0 if retainer.starts_in else max(retainer.term_months - retainer.first_term, 0)
        row["starts_in"] = self.language.month(self.start_month + retainer.starts_in - elapsed)
        return {"slot": retainer.slot, STATUS: SIGNED if retainer.acceptance == 1 else PLANNED, **row}

    def retainers(
        self, rows: Sequence[Row], before: Sequence[Retainer], usual: Retainer
    ) -> tuple[tuple[Retainer, ...], list[Note]]:
        """The retainers that edited rows stand for, and what had to be changed.

        Args:
            rows: as `table` writes them; a new row has no slot and may have gaps.
            before: the retainers that the table showed before it was edited.
            usual: what fills the gaps of a row.
        """
        notes: list[Note] = []
        known = {retainer.slot: retainer for retainer in before}
        if len(rows) > MOST_RETAINERS:
            notes.append(Note("rows", MOST_RETAINERS))
        used: set[int] = set()
        found: list[Retainer] = []
        for position, row in enumerate(rows[:MOST_RETAINERS]):
            slot = _slot(row.get("slot"))
            old = None if slot in used else known.get(slot)
            read = self._read(row, old, usual, position, notes)
            if old is None:
                slot = _free(used | {each for each in known if each is not None})
                read = unlike(read, (*before, *found))
            used.add(slot or 0)
            found.append(read.but(slot=slot))
        return tuple(found), notes

    def _read(self, row: Row, old: Retainer | None, usual: Retainer, position: int, notes: list[Note]) -> Retainer:
        base = old or usual
        values: dict[str, Any] = {}
        before = self.written(base)
        for name in KINDS:
            cell = row.get(name)
            if name == "starts_in" or _same(cell, before[name]) or (old is None and _empty(cell)):
                continue
            text = "" if _empty(cell) else str(cell)
            try:
                values[name], whole = taken(text, name, self.writing)
            except RefusedError as error:
                notes.append(Note(error.code, position, name, text, before[name] or ""))
                continue
            if not whole:
                stands = shown(values[name], KINDS[name], self.language)
                notes.append(Note("bounded", position, name, text, stands or ""))
        status = row.get(STATUS)
        acceptance = values.get("acceptance", base.acceptance)
        # A new row's hidden cell is empty: whoever adds a retainer has one.
        values["acceptance"] = _acceptance(SIGNED if _empty(status) else str(status), acceptance, base)
        read = Retainer(**{**dict(base), **values})
        return self._started(row.get("starts_in"), before["starts_in"], read, old, position, notes)

    def _started(
        self, cell: object, before: str, retainer: Retainer, old: Retainer | None, position: int, notes: list[Note]
    ) -> Retainer:
        """The retainer with its start; one in the past is a contract that runs, in the term that it has got to."""
        unmoved = old is not None and cell == before
        if old is None and (_empty(cell) or cell == before):
            return retainer
        if unmoved and old is not None and retainer.months_left != old.months_left:
            # The months left were typed: of a contract that runs they say when its term began.
            return retainer if not retainer.starts_in else retainer.but(months_left=None)
        try:
            month = understood_month("" if _empty(cell) else str(cell), self.language)
        except UnreadableError as error:
            notes.append(Note(error.fault, position, "starts_in", "" if _empty(cell) else str(cell), before))
            return retainer
        ahead = (month - self.start_month).n
        if ahead >= 0:
            starts = min(ahead, LATEST_START)
            if starts != ahead:
                stands = self.language.month(self.start_month + starts)
                notes.append(Note("bounded", position, "starts_in", str(cell), stands))
            return retainer.but(starts_in=starts, months_left=retainer.months_left if unmoved else None)
        moved = _running(retainer, -ahead)
        if old is None or (moved.months_left, moved.term_months) != (old.months_left, old.term_months):
            notes.append(Note("started", position))
        return moved


def unlike(new: Retainer, others: Sequence[Retainer]) -> Retainer:
    """A new row that repeats what is always in sight of another one, under a name of its own: "A (2)"."""
    if not new.client or all(_seen(new) != _seen(other) for other in others):
        return new
    return new.but(client=numbered(new.client, {other.client for other in others}, LONGEST_NAME))


def without_line_end(found: Sequence[Retainer], present: Sequence[Retainer], usual: Retainer) -> tuple[Retainer, ...]:
    """The rows without a last one that is only the line end of a paste.

    The grid makes a row of the nothing behind the last line end, and fills it with what a new row begins as. Whoever
    presses for a new row changes nothing else in the same moment; a paste changes several cells.
    """
    known = {row.slot: row for row in present}
    if not found or found[-1].slot in known or found[-1].but(slot=None) != usual:
        return tuple(found)
    changes = sum(
        value != getattr(known.get(row.slot, usual), name)
        for row in found[:-1]
        for name, value in row
        if name != "slot"
    )
    return tuple(found[:-1] if changes > 1 else found)


def _seen(row: Retainer) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in ALWAYS)


def _free(used: set[int]) -> int:
    return next(number for number in range(len(used) + 1) if number not in used)


def _running(retainer: Retainer, elapsed: int) -> Retainer:
    """A retainer that began `elapsed` months before the projection, in the term that it has got to."""
    term, renewals = retainer.term_months, retainer.renewals
    while elapsed >= term:
        elapsed, term, renewals = elapsed - term, retainer.term_after(term), min(renewals + 1, MOST_RENEWALS)
    return retainer.but(starts_in=0, term_months=term, months_left=term - elapsed, renewals=renewals)


def _acceptance(status: str, acceptance: float, old: Retainer) -> float:
    """The chance to sign: what the status says where it was changed, else the chance itself."""
    was = SIGNED if old.acceptance == 1 else PLANNED
    if status == was or acceptance != old.acceptance:
        return acceptance
    return 1.0 if status == SIGNED else EVEN_CHANCE


def _empty(cell: object) -> bool:
    return cell is None or cell is pd.NA or cell == "" or (isinstance(cell, float) and math.isnan(cell))


def _same(cell: object, before: object) -> bool:
    return _empty(before) if _empty(cell) else bool(cell == before)


def _slot(cell: Any) -> int | None:
    """A row's identity: a whole number, which a gap elsewhere in the column makes a float."""
    whole = isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer())
    return int(cell) if whole else None
