"""What a session has its device keep, once the person chose to."""

from __future__ import annotations

from typing import Final

import streamlit as st
from pydantic import ValidationError

from exchange.backup import backup
from exchange.backup.backup import Backup, Named, Shape, past_token, rest_token
from exchange.backup.past import Past as KeptPast
from exchange.link import to_link
from exchange.token import TooLargeError
from model import Scenario
from ui.session import device, forecasts, shelf, state
from ui.session.clock import today
from ui.session.holding import SHAPES, hold, holding
from ui.session.returning import answer

TOO_MANY: Final = "too_many"
"""The trouble of a past that is larger than is kept."""

_TOKENS: Final = "keeping:tokens"


def finish(language: str) -> None:
    """At the end of a run, have the browser keep what is to be kept.

    Args:
        language: code of the language that the page speaks.
    """
    renew(language)
    now = holding()
    device.mount(
        answer,
        session=f"{now.session}:{now.turn}",
        put=now.tokens if now.on else None,
        asks=not now.turn,
        erase=now.erased,
        theme=now.theme if now.on else "",
    )


def present(language: str) -> Backup:
    """All that is to be kept, as it is now.

    Args:
        language: code of the language that the page speaks.
    """
    now, behind = holding(), state.past()
    before = now.kept
    own, _ = state.languages()
    past, scenario, sample = (before.past, before.scenario, before.sample) if before else (None, None, False)
    if behind is not None and not behind.sample:
        if behind is not now.behind or past is None:
            past = KeptPast.of(behind.whole, behind.left_out)
        scenario, sample = state.scenario(), False
    elif past is None and state.own():
        scenario, sample = state.scenario() if state.token() else None, behind is not None
    return Backup(
        saved_on=today(st.context.timezone),
        language="" if language == own.code else language,
        theme=now.theme,
        past=past,
        scenario=scenario,
        sample=sample,
        scenarios=tuple(Named(name=one.name, scenario=one.scenario) for one in shelf.kept()),
        forecasts=forecasts.held(),
        shapes=_shapes(),
    )


def _shapes() -> tuple[Shape, ...]:
    """What was answered, by headers; what is longer than is kept is left out."""
    found = []
    answers: dict[tuple[str, ...], dict[str, str]] = state.recalled(SHAPES, {})
    for headers, given in answers.items():
        try:
            found.append(Shape(headers=headers, answers=tuple(given.items())))
        except ValidationError:
            continue
    return tuple(found[-backup.MOST_SHAPES :])


def renew(language: str) -> None:
    """Where the device keeps things, have the session know what those are now.

    Args:
        language: code of the language that the page speaks.
    """
    now = holding()
    if not now.on:
        return
    try:
        kept = present(language)
    except ValidationError:
        hold(on=False, trouble=TOO_MANY)
        return
    if kept != now.kept or not now.tokens[0]:
        same = now.kept is not None and kept.past is now.kept.past and now.tokens[1]
        try:
            past = now.tokens[1] if same else "" if kept.past is None else past_token(kept.past)
            tokens = rest_token(kept, _written), past
        except TooLargeError:
            tokens = "", ""
        if not tokens[0] or max(map(len, tokens)) > backup.LONGEST:
            hold(on=False, trouble=TOO_MANY)
            return
        hold(kept=kept, tokens=tokens)
    behind = state.past()
    if behind is not None and not behind.sample:
        hold(behind=behind)


def _written(scenario: Scenario) -> str:
    """A scenario's token with its names; those of the last run are not made anew."""
    tokens: dict[Scenario, str] = st.session_state.setdefault(_TOKENS, {})
    if scenario not in tokens:
        if len(tokens) > backup.MOST_SCENARIOS + backup.MOST_FORECASTS:
            tokens.clear()
        tokens[scenario] = to_link(scenario, names=True)
    return tokens[scenario]
