"""When a component may tell the server something: not in the middle of a change of page."""

from __future__ import annotations

from typing import Final

SOON: Final = """
let waiting, telling

// Sent in the middle of a change of page, a state would name the page that is left, and Streamlit would
// empty the one that has come. So it waits while the script runs, and after each click, which may be one on a link.
const soon = (tell) => {
  telling = tell ?? telling
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState
    if (state && state !== "notRunning") return soon()
    waiting = undefined
    telling()
  }, 400)
}
for (const event of ["click", "popstate"]) window.addEventListener(event, () => waiting && soon(), true)
"""
"""The head of a component's script: `soon(tell)` calls `tell` when the page has come to rest."""
