"""A table whose rows have a box each to tick; what is ticked takes effect at once, and the table is drawn anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import pandas as pd
import streamlit as st

from ui.session import state

BOX: Final = "counts"
"""The column of boxes."""

WIDE: Final = 220
"""Pixels of a column of long texts."""


def ticked(
    name: str,
    base: pd.DataFrame,
    heads: Mapping[str, str],
    *,
    right: Collection[str] = (),
    wide: Collection[str] = (),
) -> list[bool]:
    """[row] what is ticked.

    Args:
        name: of the table, one in all pages.
        base: rows x columns, written; `BOX` says what is ticked at first.
        heads: what stands over each column.
        right: columns of numbers.
        wide: columns of long texts.
    """
    edited = st.data_editor(
        base,
        key=f"{name}:{_drawn(name)}",
        hide_index=True,
        disabled=[column for column in base.columns if column != BOX],
        column_config={
            column: st.column_config.Column(
                heads[column], alignment="right" if column in right else None, width=WIDE if column in wide else None
            )
            for column in base.columns
        },
        height=min(420, 60 + 35 * len(base)),
    )
    return [bool(mark) for mark in edited[BOX]]


def anew(name: str) -> None:
    """Draw a table without what was ticked in it: the rows are others now."""
    state.remember(f"{name}_version", _drawn(name) + 1)


def _drawn(name: str) -> int:
    times: int = state.recalled(f"{name}_version", 0)
    return times
