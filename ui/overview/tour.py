"""A tour of the first screen in five steps, which can be left at any time and taken again.

A component of ours: it costs the server nothing, stands above the page without covering what it speaks of, and leaves
everything behind it in use. Nothing is remembered of who took it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from ui.session.view import View

STEPS: Final = {
    "answer": ".st-key-answer",
    "years": ".st-key-years",
    "levers": ".st-key-levers",
    "own": ".st-key-doors",
    "share": ".st-key-tools",
}
"""What each step speaks of (`tour.<step>`), and where on the page that is."""

_STYLE: Final = """
.tour { font-family: var(--st-font); font-size: 1rem; color: var(--st-text-color); }
button { font: inherit; font-size: 0.875rem;
  color: inherit; background: var(--st-background-color); cursor: pointer; min-height: 2.5rem;
  padding: 0.25rem 0.75rem; border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
@media (max-width: 640px) { button { min-height: 2.75rem; } }
.card { position: fixed; inset: auto 0 1rem; margin: 0 auto; box-sizing: border-box; padding: 1rem;
  width: min(28rem, calc(100vw - 1.5rem)); border: 2px solid var(--st-primary-color); border-radius: 0.6rem;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  box-shadow: 0 0.5rem 2rem rgba(0, 0, 0, 0.35); }
@media (max-width: 640px) { .card { bottom: 4.5rem; } }
.card h2 { margin: 0; font-size: 1.05rem; outline: none; }
.card p { margin: 0.5rem 0 0.75rem; line-height: 1.4; }
.ways { display: flex; gap: 0.5rem; }
.ways .leave { margin-left: auto; }
"""

_SCRIPT: Final = """
const tours = new WeakMap()
const part = (parent, tag, kind) => {
  const element = document.createElement(tag)
  element.className = kind
  parent.append(element)
  return element
}

const built = (root) => {
  const start = part(root, "button", "start")
  const card = part(root, "section", "card")
  card.popover = "manual"
  card.setAttribute("role", "dialog")
  const title = part(card, "h2", "")
  title.id = "title"
  title.tabIndex = -1
  card.setAttribute("aria-labelledby", "title")
  const text = part(card, "p", "")
  text.id = "text"
  card.setAttribute("aria-describedby", "text")
  const ways = part(card, "div", "ways")
  const [back, next, leave] = ["back", "next", "leave"].map(kind => part(ways, "button", kind))
  const tour = { start, card, title, text, back, next, leave, at: -1, marked: null }

  const unmark = () => {
    if (!tour.marked) return
    for (const [name, value] of Object.entries(tour.before)) tour.marked.style[name] = value
    tour.marked = null
  }
  tour.end = () => {
    unmark()
    tour.at = -1
    if (card.matches(":popover-open")) card.hidePopover()
  }
  tour.go = (at, focus = true) => {
    const { steps } = tour.data
    if (at < 0 || at >= steps.length) {
      tour.end()
      start.focus()
      return
    }
    unmark()
    tour.at = at
    title.textContent = steps[at].title
    text.textContent = steps[at].text
    back.hidden = at === 0
    next.textContent = at === steps.length - 1 ? tour.data.done : tour.data.next
    leave.hidden = at === steps.length - 1
    if (!card.matches(":popover-open")) card.showPopover()
    const place = document.querySelector(steps[at].place)
    if (place) {
      const { outline, outlineOffset, scrollMarginTop } = place.style
      tour.before = { outline, outlineOffset, scrollMarginTop }
      tour.marked = place
      const colour = getComputedStyle(root).getPropertyValue("--st-primary-color")
      Object.assign(place.style, { outline: `3px solid ${colour}`, outlineOffset: "6px", scrollMarginTop: "9rem" })
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
      if (focus) place.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" })
    }
    if (focus) title.focus({ preventScroll: true })
  }
  start.onclick = () => tour.go(0)
  back.onclick = () => tour.go(tour.at - 1)
  next.onclick = () => tour.go(tour.at + 1)
  leave.onclick = () => tour.go(-1)
  card.onkeydown = event => {
    const way = { Escape: -1 - tour.at, ArrowRight: 1, ArrowLeft: tour.at ? -1 : 0 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    event.stopPropagation()
    tour.go(tour.at + way)
  }
  tours.set(root, tour)
  return tour
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".tour")
  const tour = tours.get(root) ?? built(root)
  tour.data = data
  tour.start.textContent = data.start
  tour.back.textContent = data.back
  tour.leave.textContent = data.leave
  // A lever that is moved meanwhile draws the page anew: the step stays, and so does the focus.
  if (tour.at >= 0) tour.go(tour.at, false)
  return () => setTimeout(() => root.isConnected || tour.end())
}
"""

_component: Final = st.components.v2.component("iguala_tour", html="<div\nclass='tour'></div>", css=_STYLE, js=_SCRIPT)


def show(here: View, taken: Sequence[str]) -> None:
    """The button that starts the tour of some of the steps; the rest happens in the browser."""
    text = here.language.text
    steps = [
        {
            "title": text("tour.step", number=number, count=len(taken), title=text(f"tour.{step}")),
            "text": text(f"tour.{step}.text"),
            "place": STEPS[step],
        }
        for number, step in enumerate(taken, 1)
    ]
    words = {word: text(f"tour.go.{word}") for word in ("start", "back", "next", "leave", "done")}
    _component(key="tour", data={"steps": steps, **words}, width="content")
