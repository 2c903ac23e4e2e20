"""Twenty possible years as dots on one axis of money a month: where each stands, and what draws them.

A component of ours and no figure, as the squares are (ui/overview/squares.py): the dots grow with the width of the
screen, move to their new places when a lever moves, and can be reached and chosen by finger and key.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, Final

import streamlit as st

from locales import Language
from model import Arm, Scenario
from model.measures.buffer import falls_short
from model.types import Floats
from ui.overview.squares import HUES

WIDE, NARROW = 0.028, 0.05
"""Diameter of a dot as a share of the drawing's width, on a wide screen and on a phone."""

HIGHEST: Final = 8
"""Diameters that a row is high at most: where more dots stand on one spot, they cover each other in part."""

_STYLE: Final = """
.years { container-type: inline-size; font-family: var(--st-font); font-size: 0.875rem; color: var(--st-text-color); }
.plot { --d: 2.8cqw; --levels: var(--wide); position: relative; margin: 0 calc(var(--d) / 2); }
@container (max-width: 480px) { .plot { --d: 5cqw; --levels: var(--narrow); } }
.name { position: relative; z-index: 1; width: fit-content; padding: 0.15rem 0.4rem 0.15rem 0;
  background: var(--st-background-color); }
.row { position: relative; box-sizing: content-box; border-bottom: 1px solid var(--st-border-color);
  height: calc((var(--levels) + 1.15) * var(--d)); margin-bottom: 0.5rem; }
.dot { --level: var(--wide); position: absolute; box-sizing: border-box; padding: 0; width: var(--d); height: var(--d);
  left: calc(var(--x) * 100% - var(--d) / 2); bottom: calc(var(--level) * var(--d) + 2px); border-radius: 50%;
  border: max(2px, 0.16 * var(--d)) solid var(--hue); background: var(--hue); cursor: pointer;
  forced-color-adjust: none; }
@container (max-width: 480px) { .dot { --level: var(--narrow); } .row { min-height: 44px; } }
.dot[data-short] { background: transparent; }
.dot[aria-pressed=true], .dot:focus-visible { outline: 2px solid var(--st-text-color); outline-offset: 1px;
  z-index: 2; }
@media (prefers-reduced-motion: no-preference) {
  .dot { transition: left 0.3s, bottom 0.3s; }
}
.bills { position: absolute; top: 1.3rem; bottom: 1.4rem; left: calc(var(--x) * 100%);
  border-left: 2px dashed var(--st-text-color); opacity: 0.75; pointer-events: none; }
.bill { position: relative; height: 1.3rem; }
.bill span, .axis span { position: absolute; left: calc(var(--x) * 100%); transform: translateX(-50%);
  white-space: nowrap; font-size: 0.8rem; }
.bill span[data-edge=low], .axis span[data-edge=low] { transform: none; }
.bill span[data-edge=high], .axis span[data-edge=high] { transform: translateX(-100%); }
.axis { position: relative; height: 1.2rem; }
@container (max-width: 480px) { .axis span:nth-child(even) { display: none; } }
.join { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
.join * { fill: none; stroke: var(--st-text-color); stroke-width: 2px; }
.said { margin: 0.5rem 0 0; min-height: 2.7em; line-height: 1.35; }
@container (max-width: 480px) { .said { min-height: 4.05em; } }
"""

_SCRIPT: Final = """
const made = (parent, kind, tag = "div") => {
  const element = document.createElement(tag)
  element.className = kind
  parent.append(element)
  return element
}
const edge = x => x < 0.1 ? "low" : x > 0.9 ? "high" : "middle"
const marked = (parent, x, text) => {
  const mark = made(parent, "", "span")
  mark.style.setProperty("--x", x)
  mark.dataset.edge = edge(x)
  mark.textContent = text
}

const built = (root, rows) => {
  const names = rows.map(row => row.arm).join()
  if (root.dataset.built === names) return
  root.dataset.built = names
  root.replaceChildren()
  const plot = made(root, "plot")
  made(plot, "bill")
  for (const row of rows) {
    made(plot, "name")
    const drawn = made(plot, "row")
    drawn.setAttribute("role", "group")
    row.dots.forEach((_, place) => { made(drawn, "dot", "button").tabIndex = place ? -1 : 0 })
  }
  made(plot, "axis")
  made(plot, "bills")
  const join = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  join.setAttribute("class", "join")
  join.setAttribute("aria-hidden", "true")
  plot.append(join)
  made(root, "said", "p")
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".years")
  const hues = getComputedStyle(root).getPropertyValue("--st-chart-categorical-colors").split(",")
  built(root, data.rows)
  root.setAttribute("role", "group")
  root.setAttribute("aria-label", data.title)
  const all = kind => [...root.querySelectorAll(kind)]
  const [plot, said, join] = [".plot", ".said", ".join"].map(kind => root.querySelector(kind))
  const rows = all(".row")
  plot.style.setProperty("--wide", data.levels[0])
  plot.style.setProperty("--narrow", data.levels[1])
  root.querySelector(".bill").replaceChildren()
  root.querySelector(".axis").replaceChildren()
  marked(root.querySelector(".bill"), data.bills.x, data.bills.name)
  root.querySelector(".bills").style.setProperty("--x", data.bills.x)
  for (const tick of data.ticks) marked(root.querySelector(".axis"), tick.x, tick.name)

  const chosen = { dot: null, across: 0 }
  // Where a dot is on its way to, not where it is: it may still be moving.
  const joined = (dot, across) => {
    if (!dot) [dot, across] = [chosen.dot, chosen.across]
    said.textContent = dot ? dot.said : data.hint
    join.replaceChildren()
    if (!dot || dot.other === null) return
    const size = rows[across].children[0].offsetWidth
    const box = plot.getBoundingClientRect()
    const at = (row, x, level) => {
      const place = row.getBoundingClientRect()
      return [place.left - box.left + x * place.width, place.bottom - box.top - (level + 0.5) * size - 2]
    }
    const [x1, y1] = at(rows[across], dot.x, dot.levels[root.clientWidth > 480 ? 0 : 1])
    const [x2, y2] = at(rows[1 - across], dot.other, 0)
    const part = (tag, values) => {
      const drawn = document.createElementNS("http://www.w3.org/2000/svg", tag)
      for (const [name, value] of Object.entries(values)) drawn.setAttribute(name, value)
      join.append(drawn)
    }
    part("line", { x1, y1, x2, y2 })
    part("circle", { cx: x2, cy: y2, r: size / 2 + 1 })
  }

  data.rows.forEach((row, across) => {
    all(".name")[across].textContent = row.name
    rows[across].setAttribute("aria-label", row.name)
    const dots = [...rows[across].children]
    // A finger is wider than a dot: what it meets beside one counts for the nearest.
    rows[across].onclick = event => {
      if (event.target !== rows[across]) return
      const away = dot => {
        const box = dot.getBoundingClientRect()
        return Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY)
      }
      dots.reduce((near, dot) => away(dot) < away(near) ? dot : near).click()
    }
    dots.forEach((button, place) => {
      const dot = row.dots[place]
      if (dot.chosen) Object.assign(chosen, { dot, across })
      button.style.setProperty("--x", dot.x)
      button.style.setProperty("--wide", dot.levels[0])
      button.style.setProperty("--narrow", dot.levels[1])
      button.style.setProperty("--hue", hues[row.hue])
      button.toggleAttribute("data-short", dot.short)
      button.setAttribute("aria-label", dot.said)
      button.setAttribute("aria-pressed", dot.chosen)
      button.onpointerenter = button.onfocus = () => joined(dot, across)
      button.onpointerleave = button.onblur = () => joined(null)
      button.onclick = () => setTriggerValue("chosen", `${row.arm}:${place}`)
      button.onkeydown = event => {
        const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
        const next = dots[place + step]
        if (!next) return
        event.preventDefault()
        button.tabIndex = -1
        next.tabIndex = 0
        next.focus()
      }
    })
  })
  const [met] = data.rows.flatMap((row, across) => row.dots.map((dot, place) => [dot, across, place]))
    .filter(([, across, place]) => rows[across].children[place].matches(":hover, :focus"))
  joined(...(met ?? [null]))
}
"""

_component: Final = st.components.v2.component("iguala_dots", html="<div\nclass='years'></div>", css=_STYLE, js=_SCRIPT)


def dots(content: Mapping[str, Any], chosen: Callable[[str], None]) -> None:
    """Draw what `content` gives; `chosen` is told "arm:place" of a year that somebody taps."""

    def tapped() -> None:
        if place := st.session_state["dots"]["chosen"]:
            chosen(str(place))

    _component(key="dots", data=dict(content), on_chosen_change=tapped)


def content(
    values: Mapping[Arm, Floats],
    others: Mapping[Arm, Floats],
    said: Mapping[Arm, Sequence[str]],
    scenario: Scenario,
    language: Language,
    chosen: tuple[Arm, int] | None,
) -> dict[str, Any]:
    """What the dots show: for each future its dots from the poorest year on, then the bills and the axis.

    Args:
        values: [20] money a month of the years of each future, ascending.
        others: [20] what the same simulated years bring in the other future; no arm where there is one future only.
        said: what is told of each year.
        scenario: for the bills and the currency.
        language: the reader's.
        chosen: the year whose months are shown, if it is one of these.
    """
    bills = scenario.mean_bills
    highest = max(bills, *(float(some.max()) for some in (*values.values(), *others.values())), 1.0)
    step = tick(highest)
    top = max(highest * 1.03, step)
    heights = {size: {arm: stacked(some / top, size) for arm, some in values.items()} for size in (WIDE, NARROW)}
    tallest = {size: max(max(levels) for levels in rows.values()) for size, rows in heights.items()}
    squeezed = {size: min(1.0, HIGHEST / max(tall, 1)) for size, tall in tallest.items()}

    def levels(arm: Arm, place: int) -> list[float]:
        return [round(heights[size][arm][place] * squeezed[size], 3) for size in (WIDE, NARROW)]

    return {
        "title": language.text("overview.dots.title"),
        "hint": language.text("overview.dots.hint"),
        "levels": [round(tallest[size] * squeezed[size], 3) for size in (WIDE, NARROW)],
        "bills": {
            "x": round(bills / top, 4),
            "name": language.text("charts.bills", bills=language.money(bills, scenario.currency)),
        },
        "ticks": [
            {"x": round(number * step / top, 4), "name": language.money(number * step, scenario.currency)}
            for number in range(math.floor(top / step) + 1)
        ],
        "rows": [
            {
                "arm": arm.value,
                "name": language.text(f"overview.arm.{arm.value}"),
                "hue": HUES[arm],
                "dots": [
                    {
                        "x": round(float(some[place]) / top, 4),
                        "levels": levels(arm, place),
                        "short": bool(falls_short(some, bills)[place]),
                        "other": round(float(others[arm][place]) / top, 4) if arm in others else None,
                        "said": said[arm][place],
                        "chosen": chosen == (arm, place),
                    }
                    for place in range(len(some))
                ],
            }
            for arm, some in values.items()
        ],
    }


def stacked(places: Floats, diameter: float) -> list[int]:
    """The row of each dot, 0 at the bottom: the lowest in which it covers no other.

    Args:
        places: where the dots stand, ascending, as shares of the width.
        diameter: of a dot, likewise.
    """
    last: list[float] = []
    found = []
    for place in map(float, places):
        level = next(row for row in count() if row == len(last) or place - last[row] >= diameter)
        last[level : level + 1] = [place]
        found.append(level)
    return found


def tick(highest: float) -> float:
    """Money between two marks of an axis up to `highest`: 1, 2, 2.5 or 5 times a power of ten, for three to six."""
    rough = highest / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next(nice for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * (1 - 1e-9))
