"""What a browser's storage or a file of everything may hold after somebody tampered with it: a notice, or a session.

What is taken can be kept again as it is, taken up by a session of its own, laid upon another past, and shown.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from functools import cache
from typing import Any, Final

import streamlit as st

from exchange.backup import backup
from exchange.backup.backup import Backup, Restored, from_file, from_tokens, past_token, rest_token
from exchange.token import pack, unpack
from model import fit
from tests.exchange.backup.test_backup import full
from tests.fuzz.links import VALUES
from tests.ui.session.test_keeping import begin, own
from ui.frame import keep
from ui.session import keeping, returning, state
from ui.session.past import Past

EDGES: Final[tuple[Any, ...]] = (
    *VALUES, "1970-01-01", "2199-12-31", "2026-02-29", "0001-01-01", 1e12, 1e-12, 1e6, "A\u0000", "\u202e", "[",
)  # fmt: skip
"""Wrong values, and those at the bounds of what may be kept."""


@cache
def _tokens() -> tuple[str, str]:
    one = full()
    assert one.past is not None
    return rest_token(one), past_token(one.past)


def kept_thing_is_taken_up(rng: random.Random) -> None:
    """A storage or a file with anything in place of anything.

    Raises:
        AssertionError: when what is taken is not what is kept of it again.
    """
    tokens = [_changed(rng, token) if rng.random() < 0.6 else token for token in _tokens()]
    if rng.random() < 0.2:
        raw = list(rng.choice(tokens))
        for _ in range(rng.randint(1, 4)):
            raw[rng.randrange(len(raw))] = chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x3000))))
        tokens[rng.randrange(2)] = "".join(raw[: rng.choice((len(raw), rng.randint(0, len(raw))))])
    found = from_tokens(*tokens)
    if rng.random() < 0.1 and found.backup is not None:
        data = bytearray(backup.to_file(found.backup))
        data[rng.randrange(len(data))] = rng.randrange(256)
        found = from_file(bytes(data))
    assert (found.backup is None) == (found.notice is not None)
    if found.backup is not None:
        _lives(found.backup, laid=rng.random() < 0.5)


def _lives(found: Backup, *, laid: bool) -> None:
    """A session takes it up: on its own, or laid upon a past that is there."""
    written = rest_token(found), "" if found.past is None else past_token(found.past)
    assert from_tokens(*written) == Restored(found), "what is taken can be kept again"
    begin()
    if laid:
        scenario, history = own()
        state.put_past(Past(history, sample=False), scenario)
        keep._take(found)
    else:
        returning.take(found)
    again = keeping.present("en")
    assert from_tokens(rest_token(again), "" if again.past is None else past_token(again.past)) == Restored(again)
    behind = state.past()
    if behind is not None:
        fit(behind.history)
    st.session_state.clear()


def _changed(rng: random.Random, token: str) -> str:
    """A token with other values inside and a checksum that fits."""
    content = copy.deepcopy(unpack(token, backup.LARGEST))
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        place = content
        while isinstance(place, list) and place:
            number = rng.randrange(len(place))
            if not isinstance(place[number], list) or not place[number] or rng.random() < 0.1:
                place[number] = _value(rng, place)
                break
            place = place[number]
    try:
        return pack(content)
    except ValueError:
        return token


def _value(rng: random.Random, beside: list[Any]) -> Any:
    """Anything: at the edges, a day, or what stands beside it."""
    chosen = rng.random()
    if chosen < 0.2:
        return (dt.date(1970, 1, 1) + dt.timedelta(days=rng.randrange(90_000))).isoformat()
    return copy.deepcopy(rng.choice(beside if chosen < 0.4 else EDGES))
