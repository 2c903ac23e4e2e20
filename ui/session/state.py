"""The session: one scenario, and the past it was fitted from.

The scenario is the only truth. Widgets show it and change it through `change`; the address repeats it; the projection
is computed from it. It is decoded from the address once, before any widget is drawn.
"""

from __future__ import annotations

from collections.abc import Collection
from time import monotonic
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from exchange.link import from_link, to_link
from locales import LANGUAGES, Language, match
from model import Scenario
from model.hindsight.forecast import Forecast
from ui.session import address, forecasts
from ui.session.example import Example, Person, example, whose
from ui.session.fields import with_value
from ui.session.past import Past
from ui.session.trail import Cause, Moment, Step, Trail

_SCENARIO: Final = "scenario"
_ARRIVED: Final = "arrived"
_EXAMPLE: Final = "example"
_LANGUAGE: Final = "language"
_PAST: Final = "past"
_NOTICE: Final = "notice"
_RUNS: Final = "runs"
_RETURNED: Final = "returned"
_OWN: Final = "own"
_SENT: Final = "sent"
_TRAIL: Final = "trail"
_KEPT: Final = "kept:"

LASTING: Final = frozenset({"shelf", "share:opened", "upload_file"})
"""What going back to the example leaves where it is: what a person kept on purpose, and which files have been read,
that one which still lies in its box is not read again."""


def begin() -> None:
    """Count the run; on the session's first, take language and scenario from the address, before any widget."""
    st.session_state[_RUNS] = st.session_state.get(_RUNS, 0) + 1
    if _SCENARIO in st.session_state:
        return
    arriving, st.session_state[_RETURNED] = address.recall()
    st.session_state[_OWN] = address.owned(arriving.get(address.SCENARIO, ""))
    own = match(st.context.locale)
    asked = arriving.get(address.LANGUAGE, own.code)
    st.session_state[_LANGUAGE] = (own, asked if asked in LANGUAGES else own.code)
    start = example(own.region_currency, st.context.timezone)
    first = start.scenario
    if address.SCENARIO in arriving:
        opened = from_link(arriving[address.SCENARIO])
        first = opened.scenario or first
        st.session_state[_NOTICE] = opened.notice
    st.session_state[_EXAMPLE] = start.scenario
    st.session_state[_SCENARIO] = st.session_state[_ARRIVED] = first
    # A link carries a summary, never projects; only the sample is at hand for everybody.
    if (person := whose(first.income, first.currency, st.context.timezone)) is not None:
        known = _of(example(first.currency, st.context.timezone, person))
        if known.past is not None:
            st.session_state[_PAST] = known.past
    if first != start.scenario:
        forecasts.hold(Forecast.undated(first))
    if not back() and first != start.scenario:
        st.session_state[_SENT] = True
        st.session_state[_TRAIL] = Trail((Step(_of(start), Cause.LINK),))


def _of(start: Example) -> Moment:
    """An example with its past, if it has one."""
    return Moment(start.scenario, None if start.history is None else Past(start.history, sample=True))


def languages() -> tuple[Language, str]:
    """The reader's own language, from the browser, and the code of the one the session began with."""
    held: tuple[Language, str] = st.session_state[_LANGUAGE]
    return held


def first_run() -> bool:
    """Whether this is the session's first run: the browser may bring values of widgets from before a restart."""
    return bool(st.session_state.get(_RUNS, 0) <= 1)


def settled() -> bool:
    """Whether everything on screen shows one scenario, and the address may be kept.

    Not at the end of the first run of someone who was here before a restart: their browser brought values of widgets
    while the page was being drawn, and Streamlit has put the bare address of the page in place of theirs.
    """
    return not (first_run() and (st.session_state[_RETURNED] or scenario() != arrived()))


def scenario() -> Scenario:
    """The session's scenario."""
    held: Scenario = st.session_state[_SCENARIO]
    return held


def arrived() -> Scenario:
    """The scenario with which the session began."""
    held: Scenario = st.session_state[_ARRIVED]
    return held


def by_link() -> bool:
    """Whether what is here is somebody else's scenario, or rests on it, and the reader has not taken it over."""
    return bool(st.session_state.get(_SENT))


def own() -> bool:
    """Whether the scenario is the reader's: made here, taken over, or changed since it came."""
    return not by_link() or scenario() != arrived()


def bereft() -> bool:
    """Whether the reader's figures rest on projects that are not here, as after a restart or a reload."""
    return past() is None and bool(scenario().income.counts) and not by_link()


def back() -> bool:
    """Whether the reader was here before this session, and had a scenario of their own."""
    return bool(st.session_state[_RETURNED] or st.session_state[_OWN])


def notice() -> str | None:
    """Code of what was wrong with the link, as long as nothing has been changed since it was opened."""
    code: str | None = st.session_state.get(_NOTICE)
    return code if scenario() == arrived() else None


def past() -> Past | None:
    """The past projects; None for a link's guest, or after a session was lost."""
    held: Past | None = st.session_state.get(_PAST)
    return held


def token() -> str:
    """The scenario for the address: "" while it is the untouched example, so that a first visit has a bare one."""
    return "" if scenario() == st.session_state[_EXAMPLE] else link()


def link() -> str:
    """The scenario as a link carries it."""
    return to_link(scenario())


def change(name: str, value: object, cause: Cause = Cause.CHANGE) -> bool:
    """Change one field ("planned.fee"); False, and nothing changed, when the model refuses the value."""
    try:
        new = with_value(scenario(), name, value)
    except ValidationError:
        return False
    _step(Moment(new, past(), by_link()), cause, name)
    return True


def put(new: Scenario, cause: Cause = Cause.CHANGE) -> None:
    """Replace the scenario. One that was kept is the reader's own."""
    _step(Moment(new, past(), by_link() and cause is not Cause.KEPT), cause)


def put_past(behind: Past, new: Scenario, cause: Cause = Cause.UPLOAD) -> None:
    """Replace the past projects, and the scenario by one whose income was fitted from them.

    A scenario of whose months the new past has seen some is kept, to be held against them.
    """
    old, before = scenario(), past()
    made_up = before is not None and before.sample
    if not (behind.sample or made_up) and old.start_month <= behind.history.as_of_month:
        forecasts.hold(Forecast.undated(old))
    _step(Moment(new, behind), cause)


def put_arriving(new: Scenario) -> None:
    """Replace the scenario by one from a file: its past projects are not known, unless they are the present ones."""
    forecasts.hold(Forecast.undated(new))
    _step(Moment(new, past() if new.income == scenario().income else None), Cause.FILE)


def put_kept(new: Scenario, behind: Past | None) -> None:
    """Replace the scenario by one that the person had kept, with the past projects behind it where they are known."""
    _step(Moment(new, behind), Cause.KEPT)


def take_up(new: Scenario, behind: Past | None) -> None:
    """Begin the session with what the person has kept. It is no step: nothing here was theirs before."""
    _show(Moment(new, behind))
    st.session_state[_ARRIVED], st.session_state[_OWN] = new, True


def put_without_past(new: Scenario) -> None:
    """Replace the scenario by one that rests on typed ranges: there are no past projects any more."""
    _step(Moment(new), Cause.RANGES)


def restore(person: Person = Person.WRITER) -> None:
    """Open an example, by default the first one: scenario, past, and the reach of the sliders."""
    _step(_of(example(languages()[0].region_currency, st.context.timezone, person)), Cause.EXAMPLE)
    forget(but=LASTING)


def adopt() -> None:
    """Make what somebody sent the reader's own."""
    st.session_state[_SENT] = False


def _step(new: Moment, cause: Cause, field: str = "") -> None:
    """Every change of the scenario or its past goes this way, and can be undone."""
    now = moment()
    if new.scenario == now.scenario and new.past is now.past:
        st.session_state[_SENT] = new.sent
        return
    st.session_state[_TRAIL] = trail().taken(Step(now, cause, field, monotonic()))
    _show(new)


def _show(new: Moment) -> None:
    st.session_state[_SCENARIO], st.session_state[_SENT] = new.scenario, new.sent
    if new.past is None:
        st.session_state.pop(_PAST, None)
    else:
        st.session_state[_PAST] = new.past


def moment() -> Moment:
    """The session as it is now."""
    return Moment(scenario(), past(), by_link())


def trail() -> Trail:
    """The steps that can be undone and done again."""
    held: Trail = st.session_state.get(_TRAIL, Trail())
    return held


def undo(steps: int = 1) -> None:
    """Take so many of the last steps back."""
    there, st.session_state[_TRAIL] = trail().back(moment(), steps)
    _show(there)


def redo(steps: int = 1) -> None:
    """Do so many undone steps again."""
    there, st.session_state[_TRAIL] = trail().forth(moment(), steps)
    _show(there)


def forget_steps() -> None:
    """Let go of everything that could be undone, as where a person erases what is theirs."""
    st.session_state.pop(_TRAIL, None)


def person() -> Person | None:
    """Whose made-up past the scenario rests on; None where it is somebody's own or a sender's."""
    held = past()
    if not (held.sample if held else scenario().income.prior.typed):
        return None
    return whose(scenario().income, scenario().currency, st.context.timezone)


def remember(key: str, value: Any) -> None:
    """Keep something of the interface for this session: a slider's range, a refused entry."""
    st.session_state[f"{_KEPT}{key}"] = value


def recalled(key: str, default: Any = None) -> Any:
    """What `remember` kept."""
    return st.session_state.get(f"{_KEPT}{key}", default)


def forget(key: str = "", but: Collection[str] = ()) -> None:
    """Forget what `remember` kept under keys that begin like this, except some."""
    lasting = {f"{_KEPT}{name}" for name in but}
    for kept in [kept for kept in st.session_state if str(kept).startswith(f"{_KEPT}{key}")]:
        if kept not in lasting:
            del st.session_state[kept]
