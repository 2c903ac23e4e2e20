"""Those who left: their sessions end soon, and what they held is given back.

Streamlit keeps the session of a closed window for two minutes, for a connection that comes back, and forgets it when
the next one is kept: on a server that nobody visits any more, never. Here an address holds a scenario, so that little
is lost by a shorter wait. What a session held lies in circles, of which an event loop with three open descriptors is
one: only a full collection ends them, and the allocator gives their memory back only when it is asked.

Source: docs/decisions/gate.md.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
from typing import Any, Final

from cachetools import TTLCache
from streamlit import runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage

STAYS: Final = 40.0
"""Seconds for which a session waits for its window: longer than any reconnection that was measured took."""

LOOKS: Final = 10.0
"""Seconds between two looks for those who left."""

MOST_KEPT: Final = 128
"""Sessions that wait at once, as with Streamlit."""


class Leavers:
    """Ends the sessions of closed windows; its work goes on beside the server's."""

    def __init__(self) -> None:
        self._work: asyncio.Task[None] | None = None

    def watch(self) -> None:
        """Begin, in the server's own event loop; once is enough."""
        if self._work is None and runtime.exists():
            shorten()
            self._work = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOKS)
            if end():
                give_back()


def shorten() -> None:
    """Let sessions wait `STAYS`, those too that wait already."""
    storage = _storage()
    if storage is not None:
        waiting: TTLCache[str, Any] = TTLCache(MOST_KEPT, STAYS)
        waiting.update({info.session.id: info for info in storage.list()})
        storage._cache = waiting  # noqa: SLF001  # no setting names it


def end() -> int:
    """End the sessions that waited long enough; how many there were."""
    storage = _storage()
    if storage is None or not isinstance(storage._cache, TTLCache):  # noqa: SLF001
        return 0
    expired = list(storage._cache.expire())  # noqa: SLF001
    for _, info in expired:
        info.session.shutdown()
    return len(expired)


def give_back() -> None:
    """Collect what nobody holds, and return its memory to the machine."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's; elsewhere the allocator knows itself
    if trim is not None:
        trim(0)


def _storage() -> MemorySessionStorage | None:
    manager = runtime.get_instance()._session_mgr if runtime.exists() else None  # noqa: SLF001
    found = getattr(manager, "_session_storage", None)
    return found if isinstance(found, MemorySessionStorage) else None
