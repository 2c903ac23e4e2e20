"""The rows as cards, for a phone: a grid is wider than its screen, and its cells are smaller than a finger.

A component of ours, so that forty rows cost a wide screen, which hides them, one element.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui.retainers import rows
from ui.session.view import View

STYLE: Final = """<style>
.st-key-retainer-cards, .stVerticalBlock > :has(> .st-key-retainer-cards) {display: none;}
@media (max-width: 640px) {
  .st-key-retainer-cards, .stVerticalBlock > :has(> .st-key-retainer-cards) {display: flex;}
  .st-key-retainer-grid, .stVerticalBlock > :has(> .st-key-retainer-grid) {display: none;}
}
</style>"""

_STYLE: Final = """
.cards { display: grid; gap: 0.5rem; margin: 0; padding: 0; list-style: none; font-family: var(--st-font);
  font-size: 1rem; color: var(--st-text-color); }
.card { padding: 0.75rem; border: 1px solid var(--st-border-color); border-radius: 0.6rem; overflow-wrap: anywhere; }
.name { margin: 0; font-weight: 600; }
.said { margin: 0.15rem 0 0.6rem; line-height: 1.4; }
.ways { display: flex; gap: 0.5rem; }
button { flex: 1; min-height: 2.75rem; font: inherit; color: inherit; background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); cursor: pointer; }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
"""

_SCRIPT: Final = """
const part = (parent, tag, kind, text) => {
  const element = document.createElement(tag)
  element.className = kind
  element.textContent = text
  parent.append(element)
  return element
}

// The form is drawn below the cards, and a moment later.
const toForm = (tries = 40) => {
  const form = document.querySelector(".st-key-retainer-fields")
  if (form) form.scrollIntoView({ block: "start" })
  else if (tries) setTimeout(toForm, 100, tries - 1)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".cards")
  list.replaceChildren()
  for (const row of data.rows) {
    const card = part(list, "li", "card", "")
    part(card, "p", "name", row.name)
    part(card, "p", "said", row.said)
    const ways = part(card, "div", "ways", "")
    for (const way of ["edit", "delete"]) {
      const button = part(ways, "button", way, data[way])
      button.setAttribute("aria-label", `${data[way]}: ${row.name}`)
      button.onclick = () => {
        setTriggerValue("pressed", `${way}:${row.slot}`)
        if (way === "edit") toForm()
      }
    }
  }
}
"""

_component: Final = st.components.v2.component("iguala_cards", html="<ul\nclass='cards'></ul>", css=_STYLE, js=_SCRIPT)


def show(here: View) -> None:
    """A card for each row: its name, what it pays and when, and the ways to change it."""
    sheet, text = rows.sheet(here), here.language.text
    shown = [
        {
            "slot": row.slot,
            "name": row.client or text("retainers.name.row", number=number),
            "said": text(
                "retainers.card",
                fee=here.money(row.monthly_fee),
                hours=row.hours_per_month,
                term=row.term_months,
                starts=str(sheet.written(row)["starts_in"]),
            ),
        }
        for number, row in enumerate(here.scenario.retainers, 1)
    ]

    def pressed() -> None:
        way, _, slot = str(st.session_state["cards"]["pressed"] or "").partition(":")
        if way:
            {"edit": rows.edit, "delete": rows.delete}[way](int(slot))

    st.html(STYLE)
    with st.container(key="retainer-cards"):
        _component(
            key="cards",
            data={"rows": shown, "edit": text("retainers.card.edit"), "delete": text("retainers.card.delete")},
            on_pressed_change=pressed,
        )
