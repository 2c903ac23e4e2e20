"""A person at the dashboard, without a browser: Streamlit's own protocol over a web socket, on loopback only.

What the browser part of Streamlit does is done here too: every run carries the states of all widgets and the query with
which the page was loaded; the address component hands its query back a moment after a change; a lost connection is made
again at once; cookies are kept.
"""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

HOST: Final = "127.0.0.1"
FEE: Final = "drag:planned.fee"
"""The slider that is moved."""

PATIENCE: Final = 60.0
SOON: Final = 0.4
"""Seconds after which the address component hands back what it holds."""


@dataclass
class Person:
    """One window of a browser.

    Attributes:
        port: of the balancer, or of a server.
        query: of the address with which the page is loaded.
        locale: of the browser.
        cookies: what the balancer gave.
        address: the query that the address bar holds by now.
        widgets: the states of all widgets that have one, by id.
        figures: the texts of the page's figures, as last seen.
        waits: seconds from each move to the end of its answer.
        absences: seconds from each loss of the connection to the page being there again.
        hears: is given every message of the server, as it came.
    """

    port: int
    query: str = ""
    locale: str = "en-US"
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = ""
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    figures: tuple[str, ...] = ()
    waits: list[float] = field(default_factory=list)
    absences: list[float] = field(default_factory=list)
    hears: Callable[[bytes], object] = lambda _: None
    _socket: ClientConnection | None = None
    _session: str = ""
    _page: str = ""
    _pages: dict[str, str] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _remember: tuple[str, str, str] | None = None

    async def arrive(self) -> None:
        """Open the page: first its HTML and the health, for the cookies, then the socket."""
        self.address = self.query
        for path in (f"/?{self.query}", "/_stcore/health"):
            await asyncio.to_thread(self._http, urllib.request.Request(f"http://{HOST}:{self.port}{path}"))
        await self._connect()

    async def think(self, seconds: float) -> None:
        """Look at the page; a connection that is lost meanwhile is made again at once."""
        if self._socket is None:
            raise ConnectionError("not connected")
        try:
            async with asyncio.timeout(seconds):
                await self._socket.wait_closed()
        except TimeoutError:
            return
        await self._come_back()

    async def move(self, fee: float) -> None:
        """Move the slider and wait for the end of the answer."""
        state = WidgetState(id=self._ids[FEE])
        state.double_array_value.data.append(fee)
        self.widgets[FEE] = state
        began = time.perf_counter()
        await self._surely()
        self.waits.append(time.perf_counter() - began)
        await self._hand_back()

    async def turn_to(self, page: str) -> None:
        """Open another page of the navigation, by its address; once it is there, the states of the old one are gone."""
        self._page = self._pages[page]
        await self._surely()
        self.widgets.clear()
        await self._hand_back()

    async def upload(self, name: str, content: bytes, key: str = "upload") -> None:
        """Give a file to the page's upload box."""
        request = BackMsg()
        request.file_urls_request.request_id = "1"
        request.file_urls_request.session_id = self._session
        request.file_urls_request.file_names.append(name)
        urls = (await self._ask(request, _gives_urls)).file_urls_response.file_urls[0]
        await asyncio.to_thread(self._put, urls.upload_url, name, content)
        state = WidgetState(id=self._ids[key])
        file = state.file_uploader_state_value.uploaded_file_info.add()
        file.name, file.size, file.file_id = name, len(content), urls.file_id
        file.file_urls.CopyFrom(urls)
        self.widgets[key] = state
        await self._surely()

    async def leave(self) -> None:
        """Close the window."""
        if self._socket is not None:
            await self._socket.close()

    async def _surely(self) -> None:
        """Run the page; where the connection is lost on the way, make it again, which runs the page too."""
        try:
            await self._run()
        except (websockets.ConnectionClosed, OSError, TimeoutError):
            await self._come_back()

    async def _come_back(self) -> None:
        """Connect again after the server was lost, with what the browser holds, and no session.

        The browser takes half a second for it (measured in Chromium); the address component is no slower.
        """
        began = time.perf_counter()
        await asyncio.sleep(SOON)
        self._hand_over()
        for attempt in range(60):
            try:
                await self._connect()
            except (websockets.WebSocketException, OSError, TimeoutError):
                await asyncio.sleep(min(0.25 * (attempt + 1), 1))
            else:
                self.absences.append(time.perf_counter() - began)
                return
        raise ConnectionError("no server took the session")

    def _put(self, url: str, name: str, content: bytes) -> None:
        mark = "a-line-between-the-parts"
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'
        self._http(
            urllib.request.Request(
                f"http://{HOST}:{self.port}{url}",
                data=head.encode() + content + f"\r\n--{mark}--\r\n".encode(),
                headers={
                    "Content-Type": f"multipart/form-data; boundary={mark}",
                    "X-Xsrftoken": self.cookies.get("_streamlit_xsrf", ""),
                },
                method="PUT",
            )
        )

    def _http(self, request: urllib.request.Request) -> None:
        request.add_header("Cookie", self._jar())
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            answer.read()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                self._keep(cookie)

    def _jar(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _keep(self, cookie: str) -> None:
        name, _, value = cookie.partition(";")[0].partition("=")
        self.cookies[name.strip()] = value

    async def _connect(self) -> None:
        self._socket = await connect(
            f"ws://{HOST}:{self.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": self._jar()},
            max_size=None,
            open_timeout=PATIENCE,
        )
        if self._socket.response is not None:
            for cookie in self._socket.response.headers.get_all("Set-Cookie"):
                self._keep(cookie)
        await self._run()

    async def _hand_back(self) -> None:
        """What the address component does a moment after a change: its state, in a run of its fragment."""
        if self._remember is None:
            return
        fragment = self._remember[2]
        await self.think(SOON)
        if not self._hand_over():
            return
        try:
            await self._run(fragment)
        except (websockets.ConnectionClosed, OSError, TimeoutError):
            await self._come_back()

    def _hand_over(self) -> bool:
        """Put what the address component has to remember among the states; False where there is nothing new."""
        if self._remember is None:
            return False
        component, query, _ = self._remember
        self._remember = None
        self.widgets["address"] = WidgetState(id=component, json_value=json.dumps({"query": query}))
        return True

    async def hurry(self, fee: float, page: str) -> None:
        """Move the slider and turn to another page before the answer is there; wait for the end of that page."""
        if self._socket is None:
            raise ConnectionError("not connected")
        state = WidgetState(id=self._ids[FEE])
        state.double_array_value.data.append(fee)
        self.widgets[FEE] = state
        await self._socket.send(self._rerun().SerializeToString())
        self._page = self._pages[page]
        begun = False

        def there(seen: ForwardMsg) -> bool:
            nonlocal begun
            if seen.WhichOneof("type") == "new_session":
                begun = seen.new_session.page_script_hash == self._page
            return begun and seen.WhichOneof("type") == "script_finished"

        await self._ask(self._rerun(), there)
        self.widgets.clear()

    async def _run(self, fragment: str = "") -> None:
        await self._ask(self._rerun(fragment), lambda seen: seen.WhichOneof("type") == "script_finished")

    def _rerun(self, fragment: str = "") -> BackMsg:
        """What the browser sends to have the page run."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash, state.fragment_id = self.query, self._page, fragment
        state.widget_states.widgets.extend(self.widgets.values())
        state.context_info.timezone, state.context_info.locale = "Europe/Madrid", self.locale
        return message

    async def _ask(self, message: BackMsg, answers: Callable[[ForwardMsg], bool]) -> ForwardMsg:
        """Send a message, and read what the server sends until it has answered."""
        if self._socket is None:
            raise ConnectionError("not connected")
        await self._socket.send(message.SerializeToString())
        figures: list[str] = []
        async with asyncio.timeout(PATIENCE):
            while True:
                raw = await self._socket.recv(decode=False)
                self.hears(raw)
                seen = ForwardMsg()
                seen.ParseFromString(raw)
                kind = seen.WhichOneof("type")
                if kind == "new_session":
                    self._session, figures = seen.new_session.initialize.session_id, []
                elif kind == "navigation":
                    self._pages = {page.url_pathname: page.page_script_hash for page in seen.navigation.app_pages}
                elif kind == "delta":
                    self._read(seen.delta, figures)
                if answers(seen) and seen.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
        self.figures = tuple(figures) or self.figures
        return seen

    def _read(self, delta: Delta, figures: list[str]) -> None:
        """Note a figure, a widget's id, or what the address bar is to hold."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "metric":
            figures.append(element.metric.body)
        elif kind in ("slider", "file_uploader"):
            widget = getattr(element, kind).id
            self._ids[widget.rpartition("-")[2]] = widget
        elif kind == "bidi_component" and element.bidi_component.component_name == "iguala_address":
            component = element.bidi_component
            data = json.loads(component.mixed.json if component.HasField("mixed") else component.json)
            if data["put"]:
                self.address = data["query"]
                if data["remember"] != data["remembered"]:
                    self._remember = (component.id, data["remember"], delta.fragment_id)

    @property
    def token(self) -> str:
        """The scenario in the address bar; "" where it is the untouched example."""
        return parse_qs(self.address).get("s", [""])[0]


def _gives_urls(seen: ForwardMsg) -> bool:
    return seen.WhichOneof("type") == "file_urls_response"
