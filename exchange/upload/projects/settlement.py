"""Which currency the history is told in, and the others converted into it at given rates: never added, asked."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from exchange.upload.cells import amounts
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.question import Option


def choose(draft: Draft, projects: pd.DataFrame, waiting: pd.DataFrame) -> tuple[str | None, dict[str, float]]:
    """The currency of the history, and rates into it, asked where projects are in several.

    An answer is a code (`USD`), rates (`AED=0.27`: 1 AED is 0.27 of the other), or both (`USD AED=0.27`).
    """
    counts = (
        projects.groupby("currency")["amount"].agg(["size", "sum"]).sort_values("size", ascending=False, kind="stable")
    )
    codes = [str(code) for code in counts.index]
    sizes, sums = dict(zip(codes, counts["size"], strict=True)), dict(zip(codes, counts["sum"], strict=True))
    if len(codes) < 2:
        return (codes[0] if codes else _first(waiting)), {}
    options = tuple(
        Option(
            code,
            code,
            rows=int(sizes[code]),
            amount=round(float(sums[code]), 2),
            currency=code,
        )
        for code in codes
    )
    answer = (
        draft.ask("currency", options, codes[0], currencies=", ".join(codes), target=codes[0], other=codes[1])
        or codes[0]
    )
    return parse_answer(draft, answer, codes)


def _first(frame: pd.DataFrame) -> str | None:
    known = frame["currency"].dropna()
    return str(known.iloc[0]) if len(known) else None


def parse_answer(draft: Draft, answer: str, codes: Sequence[str]) -> tuple[str, dict[str, float]]:
    """A currency answer as target and rates; what it does not make sense of is said and left aside."""
    rates: dict[str, float] = {}
    target: str | None = None
    for part in re.split(r"[\s;|]+|,(?=\s*[A-Za-z])", answer.strip()):
        code, sign, rate = part.strip().upper().partition("=")
        if not sign:
            target = code if code in codes else target
            continue
        value = amounts.read([rate]).values[0]
        if code in codes and math.isfinite(value) and value > 0:
            rates[code] = float(value)
        else:
            draft.warn("unknown_answer", question="currency", answer=part[:40])
    if target is None:
        target = next((code for code in codes if code not in rates), codes[0])
    rates.pop(target, None)
    return target, rates


def converted(
    draft: Draft, frame: pd.DataFrame, target: str | None, rates: dict[str, float]
) -> tuple[pd.DataFrame, np.ndarray]:
    """Other currencies at the given rates; once the person has chosen, what has no rate is left out."""
    keep = np.ones(len(frame), dtype=bool)
    question = next((q for q in draft.questions if q.id == "currency" and "other" in dict(q.params)), None)
    if target is None or (question is not None and question.answer is None):
        return frame, keep
    frame = frame.copy()
    for code, rate in rates.items():
        mine = frame["currency"] == code
        frame.loc[mine, "amount"] = (frame.loc[mine, "amount"] * rate).round(2)
        frame.loc[mine, "currency"] = target
    unmarked = frame["currency"].isna()
    if unmarked.any():
        draft.warn("currency_unmarked", count=int(unmarked.sum()), currency=target)
        frame.loc[unmarked, "currency"] = target
    keep = (frame["currency"] == target).to_numpy(dtype=bool)
    return frame, keep
