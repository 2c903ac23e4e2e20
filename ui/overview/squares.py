"""Twelve squares for a year: one for each month, an outline where it is clearly short of the bills.

A component of ours and no figure: the squares follow a phone's width and the theme, and cost a slider step nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from locales import Language
from model import Arm, Scenario
from model.measures.buffer import clearly_short
from model.types import Floats

_STYLE: Final = """
.year { display: grid; gap: 0.35rem 0.3rem; align-items: center; padding: 0.25rem 0 0.5rem;
  grid-template-columns: minmax(5rem, max-content) repeat(12, minmax(0, 2.4rem));
  font-family: var(--st-font); font-size: 0.875rem; color: var(--st-text-color); }
.name { grid-column: 1; padding-right: 0.5rem; }
.month { text-align: center; font-size: 0.75rem; }
.initial { display: none; }
.square { aspect-ratio: 1; box-sizing: border-box; border: 2px solid; border-radius: 0.3rem;
  forced-color-adjust: none; }
@media (max-width: 640px) {
  .year { grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 0.3rem 0.2rem; }
  .name { grid-column: 1 / -1; }
  .corner, .full { display: none; }
  .initial { display: inline; }
}
"""

_SCRIPT: Final = """
const part = (parent, kind, text = "") => {
  const element = document.createElement("span")
  element.className = kind
  element.textContent = text
  parent.append(element)
  return element
}

export default function ({ data, parentElement }) {
  const year = parentElement.querySelector(".year")
  const hues = getComputedStyle(year).getPropertyValue("--st-chart-categorical-colors").split(",")
  year.setAttribute("role", "img")
  year.setAttribute("aria-label", data.sentence)
  year.replaceChildren()
  for (const row of data.rows) {
    part(year, "name", row.name)
    for (const month of row.months) {
      const square = part(year, "square")
      square.style.borderColor = hues[row.hue]
      if (month.paid) square.style.backgroundColor = hues[row.hue]
      square.title = month.said
    }
    for (let gone = row.months.length; gone < 12; gone++) part(year, "gone")
  }
  part(year, "corner")
  for (const month of data.months) {
    const named = part(year, "month")
    part(named, "full", month)
    part(named, "initial", month.charAt(0).toUpperCase())
  }
}
"""

HUES: Final = {Arm.PROJECTS_ONLY: 0, Arm.WITH_RETAINERS: 1}
"""Places of the roles' colours in the theme (.streamlit/config.toml, `chartCategoricalColors`)."""

_component: Final = st.components.v2.component(
    "iguala_squares", html="<div\nclass='year'></div>", css=_STYLE, js=_SCRIPT
)


def squares(content: Mapping[str, Any]) -> None:
    """Draw the rows of squares that `rows` describes."""
    _component(key="squares", data=dict(content))


def rows(years: Mapping[Arm, Floats], scenario: Scenario, language: Language, sentence: str) -> dict[str, Any]:
    """What the squares show: for each future its name, its hue, and for each month whether it pays, with its money.

    Args:
        years: [month] money to live on by arm, up to twelve of the first months.
        scenario: for the months, the bills and the currency.
        language: the reader's.
        sentence: the same in words.
    """
    length = max(len(year) for year in years.values())
    months = scenario.months[:length]
    return {
        "sentence": sentence,
        "months": [language.month(month, "name") for month in months],
        "rows": [
            {
                "name": language.text(f"overview.arm.{arm.value}"),
                "hue": HUES[arm],
                "months": [
                    {
                        "paid": not short,
                        "said": f"{language.month(month, 'long')}: {language.money(amount, scenario.currency)}",
                    }
                    for month, amount, short in zip(
                        months, year, clearly_short(year, scenario.bills_due[: len(year)]), strict=True
                    )
                ],
            }
            for arm, year in years.items()
        ],
    }
