"""A person at a slider, without a browser: Streamlit's own protocol over a web socket, on loopback only."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qs

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

HOST: Final = "127.0.0.1"
SLIDER: Final = "drag:planned.fee"
PATIENCE: Final = 60.0


@dataclass
class Person:
    """One session through the balancer.

    Attributes:
        port: of the balancer.
        cookie: the balancer's, from the first answer.
        slider: id of the slider that is moved.
        figures: the texts of the four figures, as last seen.
        query: what the address holds, as last seen.
        waits: seconds from each move to the end of its answer.
        reconnects: how often the connection was lost and made again.
    """

    port: int
    cookie: str = ""
    slider: str = ""
    figures: list[str] = field(default_factory=list)
    query: str = ""
    waits: list[float] = field(default_factory=list)
    reconnects: int = 0
    socket: ClientConnection | None = None

    async def arrive(self) -> None:
        """Open the page: first its HTML, for the cookie, then the socket."""
        if not self.cookie:
            self.cookie = await asyncio.to_thread(self._page)
        await self._connect()

    async def move(self, fee: float) -> None:
        """Move the slider and wait for the end of the answer; a lost connection is made again, with the address."""
        began = time.perf_counter()
        try:
            await self._run(fee)
        except (websockets.ConnectionClosed, OSError, TimeoutError):
            await self.come_back()
            await self._run(fee)
        self.waits.append(time.perf_counter() - began)

    async def come_back(self) -> None:
        """Connect again after the server was lost, as the browser does: with the address, and no session."""
        self.reconnects += 1
        for attempt in range(40):
            try:
                await self._connect()
            except (websockets.WebSocketException, OSError, TimeoutError):
                await asyncio.sleep(0.25 * min(attempt + 1, 4))
            else:
                return
        raise ConnectionError("no server took the session")

    async def leave(self) -> None:
        """Close the window."""
        if self.socket is not None:
            await self.socket.close()

    def _page(self) -> str:
        with urllib.request.urlopen(f"http://{HOST}:{self.port}/", timeout=30) as answer:
            cookies = answer.headers.get_all("Set-Cookie") or []
        return "; ".join(cookie.partition(";")[0] for cookie in cookies)

    async def _connect(self) -> None:
        self.socket = await connect(
            f"ws://{HOST}:{self.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": self.cookie},
            max_size=None,
            open_timeout=PATIENCE,
        )
        await self._run(None)
        # The component that keeps the address is mounted by the second run.
        await self._run(None)

    async def _run(self, fee: float | None) -> None:
        if self.socket is None:
            raise ConnectionError("not connected")
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.context_info.timezone = "Europe/Madrid"
        state.context_info.locale = "en-US"
        if fee is not None:
            moved = state.widget_states.widgets.add()
            moved.id = self.slider
            moved.double_array_value.data.append(fee)
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            figures: list[str] = []
            while True:
                seen = ForwardMsg()
                seen.ParseFromString(await self.socket.recv(decode=False))
                kind = seen.WhichOneof("type")
                if kind == "delta":
                    self._read(seen, figures)
                elif kind == "script_finished" and seen.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
        if figures:
            self.figures = figures

    def _read(self, message: ForwardMsg, figures: list[str]) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "metric":
            figures.append(element.metric.body)
        elif kind == "slider" and SLIDER in element.slider.id:
            self.slider = element.slider.id
        elif kind == "bidi_component":
            self._address(element.bidi_component)

    def _address(self, component: Any) -> None:
        """What the page would put into the address bar."""
        text = component.json or (component.mixed.json if component.HasField("mixed") else "")
        try:
            data = json.loads(text) if text else {}
        except ValueError:
            return
        if isinstance(data, dict) and data.get("put") and "s" in parse_qs(data.get("query", "")):
            self.query = data["query"]
