"""Statuses in words that nobody knows: asked about, never taken for paid."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from exchange.upload.reading.question import Option
from exchange.upload.rows.classes import Classes
from exchange.upload.rows.days import Days
from exchange.upload.rows.sheet import Sheet
from exchange.upload.words.folding import plain
from exchange.upload.words.statuses import Status

MOST: Final = 4
"""Unknown words that are asked about one by one; more of them are asked about together."""
_REGIONS: Final = frozenset({"state", "estado", "provincia"})
"""Headers that may be of addresses."""
_MEANT: Final[dict[str, Status]] = {"paid": "paid", "open": "open", "void": "void"}
"""Answers, and the status that they give."""


def asked_statuses(sheet: Sheet, classes: Classes, days: Days, amount: np.ndarray) -> Classes:
    """The classes with statuses that no word told as the person says; not paid meanwhile.

    Nothing is asked where days or amounts of payment say it, nor of an account's word that its money out bears too.
    """
    words = _unknown(sheet, classes)
    if days.paid is not None or sheet.chosen.has("paid_amount") or sheet.chosen.has("due"):
        return classes
    if sheet.nature == "ledger":
        usual = set(words[(amount < 0) & (words != "")].tolist())
        words = np.where(np.isin(words, list(usual)), "", words)
    earned = sheet.draft.free & np.isin(classes.kind, ["", "income", "invoice", "in"]) & (amount > 0) & (words != "")
    frame = pd.DataFrame({"word": words[earned], "amount": amount[earned]})
    sums = frame.groupby("word")["amount"].agg(["size", "sum"]).sort_values("sum", ascending=False, kind="stable")
    told = classes.status != ""
    column = sheet.chosen.get("status")
    if sums.empty or column is None or (column.words in _REGIONS and not told.any() and len(sums) > MOST):
        return classes
    status = classes.status.copy()
    asked = {str(word): [str(word)] for word in sums.index}
    written = {plain(text)[:40]: text[:40] for each in sheet.chosen.all("status") for text in each.distinct}
    if len(asked) > MOST:
        asked = {"other": list(asked)}
    for name, meant in asked.items():
        rows = earned & np.isin(words, meant)
        options = tuple(Option(code, rows=int(rows.sum())) for code in _MEANT)
        said = ", ".join(f"“{written[word]}”" for word in meant[:8])
        answer = sheet.draft.ask(
            f"status_of:{name}",
            options,
            "open",
            words=said,
            column=column.label,
            count=int(rows.sum()),
            amount=round(float(amount[rows].sum()), 2),
        )
        status[np.isin(words, meant)] = _MEANT[answer or "open"]
    return replace(classes, status=status)


def _unknown(sheet: Sheet, classes: Classes) -> np.ndarray:
    """`[row]` the word of a status cell that says nothing known; "" elsewhere."""
    words = np.full(len(classes.status), "", dtype=object)
    if sheet.nature == "time" or (classes.status != "").all():
        return words
    for column in sheet.chosen.all("status"):
        said = np.where(column.blank, "", column.each(lambda text: plain(text)[:40]))
        words = np.where((words == "") & (classes.status == ""), said, words)
    return words
