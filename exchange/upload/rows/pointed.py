"""What is said and asked of columns: several that could be it, those taken by their cells, those pointed at twice."""

from __future__ import annotations

from exchange.upload.columns.table import Table
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.question import Option
from exchange.upload.words.vocabulary import Meaning

_ASKED: tuple[tuple[Meaning, str], ...] = (("amount", "which_column"), ("date", "which_date"))
_TOLD: tuple[Meaning, ...] = ("date", "amount", "client", "description", "currency")


def tell_columns(table: Table, draft: Draft) -> None:
    """Say which columns their cells explain; show apart those that could be it, the first counting meanwhile."""
    chosen = table.chosen
    taken = [
        (meaning, column)
        for meaning in _TOLD
        for column in chosen.all(meaning)[:1]
        if chosen.told.get(column.index) == "cells"
    ]
    if not table.heading.lines and not chosen.pointed:
        letters = ", ".join(column.letter for _, column in taken)
        draft.ask("columns", (Option("right", example=letters),), "right", letters=letters)
    elif table.heading.lines:
        for meaning, column in taken:
            draft.warn("by_cells", None, column, case=meaning)
    for meaning, question in _ASKED:
        twins = chosen.twins.get(meaning)
        if twins:
            shown = tuple(
                Option(str(c.index + 1), f"{c.label} ({c.letter})", example=next((t for t in c.distinct if t), ""))
                for c in twins
            )
            also = meaning == "date" and "amount" in chosen.twins
            case = "" if len({c.words for c in twins}) == 1 and twins[0].words else "cells"
            draft.ask(question, shown, shown[0].code, optional=also, column=twins[0].label, case=case)
