"""Whatever is typed into a cell of the table of retainers, or into a box for a number or a month."""

from __future__ import annotations

import math
import random
from typing import Any, Final

import pandas as pd

from locales import Language, language
from model import Retainer
from model.projection.scenario import MOST_RETAINERS
from ui.retainers.cell import KINDS, Writing
from ui.retainers.cells import Sheet
from ui.session.months import understood_month
from ui.session.typed import UnreadableError, understood

FIRST: Final = pd.Period("2026-11", freq="M")
USUAL: Final = Retainer(monthly_fee=500, hours_per_month=5, term_months=6)
READERS: Final = {tag: language(tag) for tag in ("en-US", "en-GB", "en-IN", "es-ES", "es-MX", "es-CR", "es-CL")}
CURRENCIES: Final = ("USD", "EUR", "GBP", "MXN", "JPY", "INR")

PIECES: Final = (
    "0", "1", "5", "9", "00", "000", "12", "500", "1500", "999999999999999", ".", ",", "'", " ", "\u00a0", "\u202f",
    "-", "\N{MINUS SIGN}", "+", "%", "(", ")", "$", "\u20ac", "EUR", "MXN", "euros", "pesos", "e", "e9", "x", "nan",
    "inf", "Nov 2026", "nov 2026", "11/2026", "2026-11",
    "enero", "Marzo 2027", "30/02/2026", "29/2/2028", "6, 12", "2; 6", "/",
    "yes", "no", "s\u00ed", "\u0661", "\u200b", "\U0001f600", "<b>", "=1+1", "\n", "\t", "\u202e", "renews", "advance",
)  # fmt: skip


def text(rng: random.Random) -> str:
    """What somebody might type, or paste, or a cat on the keyboard."""
    return "".join(rng.choice(PIECES) for _ in range(rng.choice((0, 1, 1, 2, 3, 4, 9, 40))))


def box_is_understood(rng: random.Random) -> None:
    """A number that is one, a month that is one, or a word on why there is none.

    Raises:
        AssertionError: when a number is none, or does not come back as this reader's language writes it.
    """
    typed, reader = text(rng), rng.choice([*READERS.values()])
    try:
        found = understood(typed, reader, percent=rng.random() < 0.5, money=rng.random() < 0.5)
    except UnreadableError:
        pass
    else:
        assert math.isfinite(found), typed
        assert any(letter.isdigit() for letter in typed), typed
        _comes_back(found, reader)
    try:
        month = understood_month(typed, reader)
    except UnreadableError:
        return
    assert understood_month(reader.month(month), reader) == month, typed


def _comes_back(number: float, reader: Language) -> None:
    if 0 <= number < 1e12 and round(number, 2) == number:
        written = reader.number(number, 2)
        assert understood(written, reader) == number, written


def cell_is_understood(rng: random.Random) -> None:
    """Rows of any cells: retainers within all bounds, and what the table then shows stands for just these.

    Raises:
        AssertionError: when a row is lost, or reading the table again changes it.
    """
    sheet = Sheet(FIRST, Writing(rng.choice([*READERS.values()]), rng.choice(CURRENCIES)))
    before: tuple[Retainer, ...] = ()
    for _ in range(2):  # a table that is typed over once it stands
        rows: list[dict[str, Any]] = [sheet.written(row) for row in before]
        rows += [dict.fromkeys(("slot", "status", *KINDS)) for _ in range(rng.randint(0, 3))]
        for row in rows:
            for name in rng.sample([*KINDS], rng.randint(0, 5)):
                row[name] = text(rng)
        before, _ = sheet.retainers(rows, before, USUAL)
        assert len(before) == min(len(rows), MOST_RETAINERS)
        again, notes = sheet.retainers([sheet.written(row) for row in before], before, USUAL)
        assert (again, notes) == (before, []), rows
