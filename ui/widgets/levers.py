"""The levers beside the answer, drawn from the list of fields."""

from __future__ import annotations

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.session.fields import FIRST, MORE, Field
from ui.session.view import View
from ui.widgets import keep
from ui.widgets.choices import CHOICES
from ui.widgets.fold import fold
from ui.widgets.sliders import slider

ICONS: Final = {
    "planned": ":material/tune:",
    "work": ":material/schedule:",
    "retainers": ":material/autorenew:",
    "money": ":material/payments:",
    "bills": ":material/receipt_long:",
    "year": ":material/calendar_month:",
    "stress": ":material/thunderstorm:",
    "simulation": ":material/casino:",
}

OF_DATES: Final = frozenset({"tax.owed", "tax.counted"})
"""Fields that do nothing where tax has no dates."""

_ROW: Final = '> [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]'

STYLE: Final = f"""<style>
.st-key-beside {_ROW} > [data-testid="stColumn"]:has(.st-key-levers) {{min-width: 16.5rem;}}
.st-key-fold-levers > div > details[open] {{border: 0;}}
.st-key-fold-levers > div > details[open] > [data-testid="stExpanderDetails"] {{padding: 0.5rem 0 0;}}
</style>"""
"""A slider with its box needs that much; the page beside it gives way. Groups stand in no second frame."""

FOLDED: Final = f"""<style>
.st-key-fold {{display: none;}}
.stVerticalBlock > :has(> .st-key-beside) {{container-type: inline-size;}}
.st-key-beside {_ROW} {{flex-direction: row-reverse;}}
@container (max-width: 800px) {{
  .st-key-beside {_ROW} {{flex-direction: column;}}
  .st-key-beside {_ROW} > [data-testid="stColumn"] {{flex: none; width: 100%%;}}
  .st-key-fold {{display: flex;}}
  %s
}}
</style>"""
"""In a narrow window the levers stand above what they move, behind a switch, for they are longer than a screen."""

CLOSED: Final = ".stVerticalBlock > :has(> .st-key-levers), .st-key-levers {display: none;}"


def beside(
    here: View, width: tuple[int, int] = (11, 4), *, folded: bool = False
) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draw the levers beside what they move.

    Args:
        here: the page's view.
        width: shares of the page's width, of its own part and of the levers.
        folded: whether they stand above the page in a narrow window, behind a switch; else below it.

    Returns:
        What the page is drawn in, and what may follow below the levers.
    """
    st.html(STYLE)
    with st.container(key="beside"):
        # Who hears the page or goes by keys comes to the levers where they stand in a narrow window.
        side, page = st.columns(width[::-1], gap="small") if folded else st.columns(width, gap="small")[::-1]
    with side:
        if folded:
            with st.container(key="fold"):
                shown = st.toggle(here.text("inputs.fold"), key="levers:fold", persist_state="session")
            st.html(FOLDED % ("" if shown else CLOSED))
        with st.container(border=True, key="levers", gap="xsmall"):
            levers(here)
        below = st.container()
    return page, below


def levers(here: View) -> None:
    """Draw the levers: the first ones in sight, the rest behind "More", in groups that are drawn when opened."""
    for field in FIRST:
        _draw(here, field)
    with fold("levers", here.text("inputs.others"), ":material/more_horiz:"):
        for group, fields in MORE.items():
            more = st.expander(here.text(f"group.{group}"), key=f"group:{group}", on_change="rerun", icon=ICONS[group])
            if more.open:
                with more:
                    for field in fields:
                        if field.name not in OF_DATES or here.scenario.tax.dated:
                            _draw(here, field)
    keep.back_to_the_example(here)


def _draw(here: View, field: Field) -> None:
    CHOICES.get(field.kind, slider)(here, field)
