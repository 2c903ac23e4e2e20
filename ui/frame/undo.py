"""Undo and redo: two buttons, their keys on a keyboard, and the list of steps in words."""

from __future__ import annotations

from typing import Final

import streamlit as st

from exchange.assumptions import chosen
from ui.session import state
from ui.session.escape import plain
from ui.session.trail import Cause, Moment, Step
from ui.session.view import View

NAMED: Final = 2
"""Settings that a step names; of more it counts the rest."""

STYLE: Final = """<style>
.st-key-undo p, .st-key-redo p {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);}
.st-key-undo, .st-key-redo, .st-key-undo-steps {width: auto;}
.st-key-undo_keys, .st-key-undo_tools > :has(> .st-key-undo_keys) {position: absolute; width: 1px;}
@media (max-width: 640px) {
  .st-key-undo_tools {gap: 0;}
  .st-key-undo-steps p {font-size: 0;}
  .st-key-undo-steps button div[aria-hidden] {display: none;}
}
</style>"""
"""Signs for the eye, names for those who do not see them; the keys' component has nothing to show."""

_SCRIPT: Final = """
const TYPED = "textarea, select, [contenteditable='true'], [contenteditable=''], " +
  "input:not([type=range]):not([type=checkbox]):not([type=radio]):not([type=button]):not([type=file])"

let listening

export default function ({ data }) {
  if (listening) window.removeEventListener("keydown", listening)
  listening = (event) => {
    if (event.key.toLowerCase() !== "z" || event.altKey || !(event.ctrlKey || event.metaKey)) return
    const at = event.composedPath()[0]
    if (at instanceof Element && at.closest(TYPED)) return
    const button = document.querySelector(`.st-key-${event.shiftKey ? data.redo : data.undo} button`)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  }
  window.addEventListener("keydown", listening)
}
"""

_keys: Final = st.components.v2.component("iguala_keys", js=_SCRIPT)


def buttons(here: View) -> None:
    """Both buttons, and the list where there is anything in it."""
    trail, now = state.trail(), state.moment()
    pairs = trail.pairs(now)
    done = len(trail.done)
    st.html(STYLE)
    with st.container(horizontal=True, gap="xxsmall", width="content", vertical_alignment="center", key="undo_tools"):
        for name, icon, steps, act in (
            ("undo", ":material/undo:", pairs[:done][-1:], state.undo),
            ("redo", ":material/redo:", pairs[done : done + 1], state.redo),
        ):
            what = f": {said(here, *steps[0])}" if steps else ""
            st.button(
                here.text(f"undo.{name}"),
                key=name,
                icon=icon,
                type="tertiary",
                help=here.text(f"undo.{name}.help") + what,
                disabled=not steps,
                on_click=act,
            )
        if pairs:
            _list(here, pairs, done)
        with st.container(key="undo_keys"):
            _keys(key="keys", data={"undo": "undo", "redo": "redo"})


def _list(here: View, pairs: tuple[tuple[Step, Moment, Moment], ...], done: int) -> None:
    """Every step in words, newest first; a press takes back all from there on, or does all up to there again."""
    box = st.popover(here.text("undo.steps"), icon=":material/list:", key="undo:steps", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(here.text("undo.steps.what"))
        for number in reversed(range(len(pairs))):
            back = number < done
            st.button(
                said(here, *pairs[number]),
                key=f"step:{number}",
                type="tertiary",
                icon=":material/undo:" if back else ":material/redo:",
                on_click=state.undo if back else state.redo,
                args=(done - number if back else number - done + 1,),
            )


def said(here: View, step: Step, before: Moment, after: Moment) -> str:
    """A step in words, for a Markdown slot."""
    if step.cause is Cause.UPLOAD and after.past is not None:
        count = len(after.past.whole.all)
        return here.plural("undo.step.upload", count, file=after.past.origin.name)
    if step.cause is Cause.ASIDE and after.past is not None and before.past is not None:
        fewer = len(before.past.history.all) - len(after.past.history.all)
        return here.plural("undo.step.aside" if fewer > 0 else "undo.step.counted", abs(fewer))
    if step.cause in (Cause.CHANGE, Cause.DRAG):
        return _differences(here, before, after)
    return here.text(f"undo.step.{step.cause}")


def _differences(here: View, before: Moment, after: Moment) -> str:
    """What of the scenario is another, in words."""
    old, new = before.scenario, after.scenario
    parts = [
        f"{plain(two.label)}: {plain(one.written(here.language, old.currency))} → "
        f"{plain(two.written(here.language, new.currency))}"
        for one, two in zip(chosen(old, here.language), chosen(new, here.language), strict=True)
        if one.value != two.value
    ]
    if old.retainers != new.retainers:
        parts.append(_rows(here, before, after))
    if old.income != new.income:
        parts.append(here.text("undo.step.income"))
    said = "; ".join(parts[:NAMED])
    more = len(parts) - NAMED
    return f"{said} {here.plural('undo.step.more', more)}" if more > 0 else said


def _rows(here: View, before: Moment, after: Moment) -> str:
    """What came, went or changed in the table of retainers."""
    old, new = ({row.slot: row for row in moment.scenario.retainers} for moment in (before, after))
    came, went = new.keys() - old.keys(), old.keys() - new.keys()
    if came or went:
        return here.plural("undo.step.came" if came else "undo.step.went", len(came or went))
    changed = sum(new[slot] != row for slot, row in old.items())
    return here.plural("undo.step.rows", max(changed, 1))
