"""Sessions of closed windows end, soon and wholly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from cachetools import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from ui.gate import leavers


class Session:
    """Counts how often it was ended."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.ended = 0

    def shutdown(self) -> None:
        self.ended += 1


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> MemorySessionStorage:
    """Where a server keeps the sessions of closed windows."""
    kept = MemorySessionStorage()
    server: Any = SimpleNamespace(_session_mgr=SimpleNamespace(_session_storage=kept))
    monkeypatch.setattr("streamlit.runtime.exists", lambda: True)
    monkeypatch.setattr("streamlit.runtime.get_instance", lambda: server)
    return kept


def keep(storage: MemorySessionStorage, name: str) -> Session:
    session = Session(name)
    storage.save(SimpleNamespace(session=session))  # type: ignore[arg-type]  # all that is read of it
    return session


def test_who_waited_long_enough_is_ended_and_nobody_else(
    storage: MemorySessionStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(TTLCache.__init__, "__defaults__", (lambda: now[0], None))
    early = keep(storage, "early")
    leavers.shorten()
    now[0] = leavers.STAYS / 2
    late = keep(storage, "late")
    assert leavers.end() == 0
    now[0] = leavers.STAYS + 1
    assert leavers.end() == 1
    assert (early.ended, late.ended) == (1, 0)
    assert storage.get("late") is not None, "a connection that comes back finds its session"


def test_a_server_without_such_a_store_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.runtime.exists", lambda: False)
    leavers.shorten()
    assert leavers.end() == 0


def test_what_is_given_back_is_collected() -> None:
    seen: list[int] = []

    class Circle:
        def __init__(self) -> None:
            self.self = self

        def __del__(self) -> None:
            seen.append(1)

    Circle()
    leavers.give_back()
    assert seen == [1]
