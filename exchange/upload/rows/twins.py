"""Several columns of one name: which of them counts is the person's to say."""

from __future__ import annotations

from exchange.upload.columns.table import Table
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.question import Option
from exchange.upload.words.vocabulary import Meaning

_ASKED: tuple[tuple[Meaning, str], ...] = (("amount", "which_column"), ("date", "which_date"))


def ask_twins(table: Table, draft: Draft) -> None:
    """Show columns of one name apart, the first counting meanwhile."""
    twins = table.chosen.twins
    for meaning, question in _ASKED:
        if meaning in twins:
            options = tuple(
                Option(str(c.index + 1), f"{c.label} ({c.letter})", example=next((t for t in c.distinct if t), ""))
                for c in twins[meaning]
            )
            also = meaning == "date" and "amount" in twins
            draft.ask(question, options, options[0].code, optional=also, column=twins[meaning][0].label)
