"""Where every row of a file went: it counts, it is asked about, or it does not count, why, and how it comes back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from exchange import Reading
from exchange.upload.words.wording import reason
from ui.past_projects import history, pointing
from ui.past_projects.ticks import BOX, anew, ticked
from ui.session.view import View
from ui.widgets import parts

LISTED: Final = 500
"""Rows that do not count which are listed to take back: of more those that move most money."""

CELLS: Final = 6
"""Cells of a row by which a person knows it again."""

NAMED: Final = 4
"""Reasons that are named in one line."""

Use = Callable[[Mapping[str, str]], None]
"""Lets answers count."""


def show(here: View, found: Reading, use: Use) -> None:
    """The three places with their sums; the rows that do not count by reason, each to be taken back."""
    frame = _left(found)
    parts.sheet(_sums(here, found, frame))
    if frame.empty:
        return
    with st.container(horizontal=True, gap="small"):
        for code, mine in _by_reason(frame):
            if pointing.can_return(code):
                st.button(
                    here.plural("past.place.all", len(mine), why=reason(code, here.language)),
                    key=f"back:{code}",
                    icon=":material/undo:",
                    on_click=_return,
                    args=(here, found, use, mine["row"].tolist(), "" if code == pointing.ASIDE else code),
                )
    _list(here, found, frame, use)


def left_out(here: View, found: Reading) -> str:
    """How many rows do not count, and for which reasons mostly, in one line for a Markdown slot; "" for none."""
    if found.excluded.empty:
        return ""
    groups = _by_reason(found.excluded)
    counts = [f" ({here.language.number(len(mine))})" if len(groups) > 1 else "" for _, mine in groups]
    named = [f"{reason(code, here.language)}{count}" for (code, _), count in zip(groups[:NAMED], counts, strict=False)]
    said = "; ".join(named + ["…"] * (len(groups) > NAMED))
    return here.plural("past.place.left_out", len(found.excluded), why=said)


def _left(found: Reading) -> pd.DataFrame:
    """The rows that do not count: left out of the file, or set aside since by the person."""
    frame = found.excluded[["row", "reason", "amount", "currency"]]
    aside = history.left_out() if found.status == "ready" else frozenset()
    if not aside:
        return frame
    counted = _of(found.projects, aside)
    own = pd.DataFrame(
        {
            "row": [rows[0] for rows in counted["rows"]],
            "reason": pointing.ASIDE,
            "amount": counted["amount"].tolist(),
            "currency": counted["currency"].tolist(),
        }
    )
    return pd.concat([frame, own], ignore_index=True) if len(frame) else own


def _by_reason(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The rows of each reason, the commonest first."""
    groups = [(str(code), mine) for code, mine in frame.groupby("reason", sort=False)]
    return sorted(groups, key=lambda group: -len(group[1]))


def _sums(here: View, found: Reading, left: pd.DataFrame) -> pd.DataFrame:
    """Place x (rows, money): what counts, what is asked about, what does not count by reason, and what is no row."""
    text = here.language.text
    asked = found.asked
    counting = found.rows - asked - frozenset(left["row"])
    whole = pd.concat([found.projects, found.open])
    lines: dict[str, tuple[int, str]] = {}
    lines[text("past.place.counting")] = (len(counting), _money(here, found, _of(whole, counting)))
    if asked:
        waiting = [_of(whole, asked), left.loc[left["row"].isin(asked)]]
        frame = pd.concat([part[["amount", "currency"]] for part in waiting if len(part)])
        lines[text("past.place.asked")] = (len(asked), _money(here, found, frame))
    for code, mine in _by_reason(left[~left["row"].isin(asked)]):
        name = text("past.place.because", why=reason(code, here.language))
        lines[name] = (len(mine), _money(here, found, mine))
    if len(found.structural):
        lines[text("past.place.structural")] = (len(found.structural), "")
    return pd.DataFrame(
        {
            text("past.reason.count"): [here.language.number(rows) for rows, _ in lines.values()],
            text("past.table.amount"): [money for _, money in lines.values()],
        },
        index=pd.Index(list(lines), name=text("past.place")),
    )


def _of(projects: pd.DataFrame, rows: frozenset[int]) -> pd.DataFrame:
    return projects.loc[_touching(projects, rows)]


def _touching(projects: pd.DataFrame, rows: frozenset[int]) -> np.ndarray:
    """`[project]` bool: those that came from some of these rows."""
    return np.array([not rows.isdisjoint(mine) for mine in projects["rows"]], dtype=bool)


def _money(here: View, found: Reading, frame: pd.DataFrame) -> str:
    """The money of some rows, each currency by itself."""
    known = frame.dropna(subset="amount")
    unit = found.currency or here.scenario.currency
    sums = known["amount"].astype(float).groupby(known["currency"].fillna(unit)).sum()
    return " + ".join(here.language.money(float(money), str(code)) for code, money in sums.items()) or "–"


def amounts(here: View, found: Reading, rows: pd.DataFrame) -> list[str]:
    """[row] amounts to the cent, each in its own currency, else in the file's; a dash where none was read."""
    unit = found.currency or here.scenario.currency
    return [
        "–" if math.isnan(money) else here.language.money(money, code if isinstance(code, str) else unit, 2)
        for money, code in zip(rows["amount"].tolist(), rows["currency"].tolist(), strict=True)
    ]


def _list(here: View, found: Reading, frame: pd.DataFrame, use: Use) -> None:
    """The rows that do not count, each with a box that takes it back; without a day or an amount it cannot be."""
    text = here.language.text
    some = frame[frame["reason"].isin([code for code in frame["reason"].unique() if pointing.can_return(code)])]
    if len(some) > LISTED:
        some = some.loc[some["amount"].abs().nlargest(LISTED).index.sort_values()]
        st.caption(here.text("past.place.largest", count=LISTED))
    if some.empty:
        return
    st.caption(here.text("past.place.tick"))
    cells = [[cell for cell in found.cells(row) if cell.strip()][:CELLS] for row in some["row"]]
    base = pd.DataFrame(
        {
            BOX: False,
            "row": [history.named(row, found) for row in some["row"]],
            "amount": amounts(here, found, some),
            "cells": [" · ".join(mine) for mine in cells],
            "reason": [reason(code, here.language) for code in some["reason"]],
        }
    )
    heads = {name: text(f"past.table.{name}") for name in (BOX, "row", "amount")}
    heads |= {"cells": text("past.found"), "reason": text("past.reason")}
    back = some.loc[ticked("places", base, heads, right=("amount",)), "row"].tolist()
    if back:
        anew("places")
        _return(here, found, use, back, "")
        st.rerun()


def _return(here: View, found: Reading, use: Use, rows: list[int], code: str) -> None:
    """Take rows back: those that the person set aside where they are listed, and those that the file's reading left."""
    aside = history.left_out() if found.status == "ready" else frozenset()
    own = {row for row in rows if row in aside}
    if own:
        mine = {row for group in found.projects["rows"] if set(group) & own for row in group}
        history.leave_out(here.scenario, aside - mine)
    if rest := set(rows) - own:
        use(pointing.give_back(found.answers, rest, code if not own else ""))
