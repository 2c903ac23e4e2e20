"""A reading as plain values: what `python -m exchange` prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from exchange.upload.reading.question import Question
from exchange.upload.reading.reading import Reading
from exchange.upload.words.wording import Speaker


def listing(reading: Reading, language: Speaker = "en") -> dict[str, Any]:
    """The reading as JSON values: ISO days, amounts as decimal text, null for what the file does not say.

    `paid_date` is given where the file or an answer tells it, not where the row's own day stands for it.
    """
    understanding = reading.understanding
    return {
        "status": reading.status,
        "questions": [_question(question, language) for question in reading.questions],
        "problems": [
            {"severity": p.severity, "code": p.code, "row": p.row, "column": p.column, "text": p.text(language)}
            for p in reading.problems
        ],
        "projects": _projects(reading.projects, dated=reading.has_paid_dates),
        "open": _projects(reading.open, dated=False),
        "excluded": _rows(reading.excluded),
        "structural": _rows(reading.structural),
        "understood": {
            name: getattr(understanding, name)
            for name in (
                "encoding",
                "delimiter",
                "decimal",
                "date_format",
                "header_row",
                "sheet",
                "layout",
                "nature",
                "amount_basis",
                "currency",
            )
        }
        | {"columns": dict(understanding.columns), "sheets": list(understanding.sheets)},
        "table": [
            {
                "column": column.number,
                "letter": column.letter,
                "header": column.label,
                "meaning": column.meaning,
                "told_by": column.told,
                "samples": list(column.samples),
            }
            for column in understanding.table
        ],
        "answers": dict(reading.answers),
    }


def _question(question: Question, language: Speaker) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "text": question.text(language),
        "default": question.default,
        "optional": question.optional,
        "answer": question.answer,
        "options": [
            {
                "code": option.code,
                "label": question.label(option, language),
                "example": option.example,
                "rows": option.rows,
                "amount": option.amount,
                "currency": option.currency,
                "preview": None
                if option.preview is None
                else {
                    "projects": option.preview.projects,
                    "totals": dict(option.preview.totals),
                    "first": option.preview.first,
                    "last": option.preview.last,
                },
            }
            for option in question.options
        ],
    }


def _projects(frame: pd.DataFrame, *, dated: bool) -> list[dict[str, Any]]:
    return [
        {
            "client": client or None,
            "project": project or None,
            "date": _day(invoiced),
            "amount": _decimal(amount),
            "currency": currency if isinstance(currency, str) else None,
            "hours": None if pd.isna(hours) else round(float(hours), 4),
            "paid_date": _day(paid) if dated else None,
            "rows": list(rows),
        }
        for client, project, invoiced, paid, amount, currency, hours, rows, _ in frame.itertuples(index=False)
    ]


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {"row": int(row), "reason": str(reason)}
        | ({"into": int(into)} if into is not None and not pd.isna(into) else {})
        for row, reason, into in frame[["row", "reason", "into"]].itertuples(index=False)
    ]


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else value.date().isoformat()


def _decimal(value: Any) -> str | None:
    if pd.isna(value):
        return None
    exact = Decimal(repr(round(value, 6)))
    return str(exact.quantize(Decimal("0.01"))) if exact == exact.quantize(Decimal("0.01")) else str(exact.normalize())
