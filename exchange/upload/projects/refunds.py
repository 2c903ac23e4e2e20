"""Refunds taken off the projects that they refund."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import numpy as np

from exchange.upload.projects.records import Records
from exchange.upload.reading.draft import MOST_PROBLEMS, Draft
from exchange.upload.rows.lines import Lines
from exchange.upload.words.folding import same_name

_TOKEN = re.compile(r"[\w./#-]*\d[\w./#-]*")
_CENT = 0.005
_SEEN = 200
"""Characters of a text in which a number is looked for."""
_NEAR = 200
"""Records before and after a refund that it may be laid to."""
_NONE = np.empty(0, dtype=int)


def net(draft: Draft, records: Records, lines: Lines, refunds: np.ndarray) -> Records:
    """The records with refunds (body rows, negative or positive amounts) taken off those that they refund.

    Which one: the record named by the refund's reference or text; else the same client's latest earlier record of
    just that amount; else the client's latest earlier records one after another, then later ones. What finds no
    record is said and left out.
    """
    if not len(refunds):
        return records
    frame = records.frame
    amounts = frame["amount"].to_numpy(dtype=float, copy=True)
    currencies = frame["currency"].to_numpy(dtype=object)
    days = frame["date"].to_numpy()
    tokens, by_client = _index(records, lines), _by_client(records)
    lost: list[tuple[int, float]] = []
    over: list[tuple[int, float]] = []
    for row in refunds.tolist():
        money = abs(float(lines.amount[row]))
        client = same_name(str(lines.client[row]))
        named = _named(tokens, lines, row, currencies)
        candidates: list[int] = []
        if named is not None or client:
            own = by_client.get((client, lines.currency[row]), _NONE)
            candidates = _candidates(own, amounts, days, lines.date[row], money)
        if named is not None:
            candidates = [named, *(number for number in candidates if number != named)]
        first, left = _take(amounts, candidates, money)
        draft.set(row, "excluded", "refund_unmatched" if first is None else "refund")
        if first is None:
            lost.append((row, left))
        else:
            draft.into[row] = records.members[first][0]
            if left >= _CENT:
                over.append((row, left))
    for code, found in (("refund_unmatched", lost), ("refund_too_large", over)):
        for row, left in found[:MOST_PROBLEMS]:
            draft.warn(code, draft.row(row), amount=round(left, 2))
    return replace(records, frame=frame.assign(amount=np.round(amounts, 6)))


def _take(amounts: np.ndarray, candidates: list[int], money: float) -> tuple[int | None, float]:
    """Take `money` off `amounts` [record], one candidate after another; the first that gave, and what none gave."""
    first = None
    for number in candidates:
        taken = min(money, float(amounts[number]))
        if taken <= 0:
            continue
        amounts[number] -= taken
        money -= taken
        first = number if first is None else first
        if money < _CENT:
            break
    return first, money


def _by_client(records: Records) -> dict[tuple[str, object], np.ndarray]:
    """The records of each client and currency, by day."""
    frame = records.frame
    names = [same_name(str(name)) for name in frame["client"]]
    currencies = frame["currency"].tolist()
    found: dict[tuple[str, object], list[int]] = defaultdict(list)
    for number in np.argsort(frame["date"].to_numpy(), kind="stable").tolist():
        found[names[number], currencies[number]].append(number)
    return {key: np.array(numbers) for key, numbers in found.items()}


def _index(records: Records, lines: Lines) -> dict[str, int]:
    """Numbers and ids of the records' rows -> record."""
    tokens: dict[str, int] = {}
    for number, members in enumerate(records.members):
        for row in members:
            for cells in lines.identity:
                token = str(cells[row])[:_SEEN].strip().casefold()
                if len(token) > 2 and any(map(str.isdigit, token)):
                    tokens.setdefault(token, number)
    mentioned: dict[str, int] = {}
    for number, members in enumerate(records.members):
        for row in members:
            for cells in lines.pointing:
                for found in _TOKEN.findall(str(cells[row])[:_SEEN].casefold()):
                    token = found.strip(".#-")
                    if len(token) > 3 and (found.startswith("#") or not token.isdigit()):
                        mentioned[token] = number if mentioned.get(token, number) == number else -1
    return {**{token: number for token, number in mentioned.items() if number >= 0}, **tokens}


def _named(tokens: dict[str, int], lines: Lines, row: int, currencies: np.ndarray) -> int | None:
    """The record whose number or id stands in the refund's reference or text."""
    for cells in lines.pointing:
        text = str(cells[row])[:_SEEN].strip().casefold()
        for token in [text, *(found.strip(".#-") for found in _TOKEN.findall(text))]:
            number = tokens.get(token)
            if number is not None and currencies[number] == lines.currency[row]:
                return number
    return None


def _candidates(own: np.ndarray, amounts: np.ndarray, days: np.ndarray, day: np.datetime64, left: float) -> list[int]:
    """A client's records (`own`, by day) in the order in which a refund looks at them, the nearest _NEAR each way."""
    now = int(np.searchsorted(days[own], day, side="right")) if len(own) else 0
    before, after = own[max(0, now - _NEAR) : now][::-1], own[now : now + _NEAR]
    exact = before[np.abs(amounts[before] - left) < _CENT]
    enough = before[amounts[before] > left]
    return list(dict.fromkeys(np.concatenate([exact, enough, before, after]).tolist()))
