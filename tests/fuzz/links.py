"""Links and scenario files that somebody has tampered with: a scenario within all bounds, or a notice."""

from __future__ import annotations

import base64
import copy
import json
import random
import zlib
from functools import cache
from typing import Any, Final

from exchange.link import Opened, from_link, to_link
from exchange.scenario_file import from_file, to_file
from tests.exchange.test_link import full

VALUES: Final[tuple[Any, ...]] = (
    None, "NaT", [], {}, 1e308, -1e308, -1, 0, 1, "", True, False, "9999999-01", "2026-13", "2026-02", [[]], 10**400,
    2**63, 1e-300, "\ud800", "<script>", "=1+1", "x" * 500, {"a": 1}, [None] * 50, 0.1, 5e-324, "EUR", "advance",
)  # fmt: skip


@cache
def originals() -> tuple[str, ...]:
    """Tokens of a small, a middling and a full portfolio."""
    return tuple(to_link(full(rows), names=True) for rows in (0, 3, 40))


@cache
def contents() -> tuple[Any, ...]:
    """What they carry."""
    return tuple(json.loads(zlib.decompress(_raw(token)[:-4], wbits=-15)) for token in originals())


def tampered_link_is_opened(rng: random.Random) -> None:
    """A link or a file with anything in place of anything.

    Raises:
        AssertionError: when what is opened does not come back from its own link.
    """
    way = rng.random()
    if way < 0.6:
        opened = from_link(_packed(_changed(rng)))
    elif way < 0.75:
        raw = bytearray(_raw(rng.choice(originals())))
        for _ in range(rng.randint(1, 4)):
            raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
        opened = from_link(_token(bytes(raw[: rng.choice((len(raw), rng.randint(0, len(raw))))])))
    elif way < 0.9:
        characters = "".join(chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x3000)))) for _ in range(60))
        opened = from_link(rng.choice(("", "https://iguala.example/?s=", "?s=")) + characters[: rng.randint(0, 60)])
    else:
        data = bytearray(to_file(full(1)) if rng.random() < 0.02 else _file(_packed(_changed(rng))))
        if rng.random() < 0.7:
            data[rng.randrange(len(data))] = rng.randrange(256)
        opened = from_file(bytes(data))
    _holds(opened)


def _holds(opened: Opened) -> None:
    assert (opened.scenario is not None) == (opened.notice is None or opened.notice.given), opened.notice
    if opened.scenario is not None:
        again = from_link(to_link(opened.scenario, names=True), longest=10**6)
        if again.scenario is None:
            raise AssertionError(again.notice)
        before, after = opened.scenario.model_dump(), again.scenario.model_dump()
        assert before == after, {name for name in before if before[name] != after[name]}


def _changed(rng: random.Random) -> Any:
    content = copy.deepcopy(rng.choice(contents()))
    for _ in range(rng.choice((1, 1, 2, 5))):
        place = content
        while isinstance(place, list) and place:
            number = rng.randrange(len(place))
            if not isinstance(place[number], list) or not place[number] or rng.random() < 0.1:
                place[number] = copy.deepcopy(rng.choice(VALUES))
                break
            place = place[number]
    return content


def _file(token: str) -> bytes:
    return json.dumps({"kind": "iguala scenario", "model": "0.2.0", "scenario": token}, indent=1).encode()


def _packed(content: Any) -> str:
    body = zlib.compress(json.dumps(content).encode(), 1, wbits=-15)
    return _token(body + zlib.crc32(body).to_bytes(4, "big"))


def _token(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _raw(token: str) -> bytes:
    return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
