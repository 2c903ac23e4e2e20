"""The gate: what every request passes before Streamlit sees it, with or without a balancer before the server."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.gate.headers import headers
from ui.gate.home import homeward
from ui.gate.leavers import Leavers
from ui.gate.origins import known
from ui.gate.uploads import Uploads

POLICY_VIOLATED: Final = 1008
"""Code of a closed WebSocket (RFC 6455); before the handshake it is the answer 403."""

TOO_MANY: Final = 429


class Gate:
    """Turns away foreign WebSockets and uploads beyond the bound, leads home, adds security headers, ends who left."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._uploads = Uploads()
        self._leavers = Leavers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, _with_headers(send, Headers(scope=scope).get("host", "")))
        else:
            await self._app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = Headers(scope=scope)
        if not known(given.get("origin"), given.get("host", "")):
            await send({"type": "websocket.close", "code": POLICY_VIOLATED})
            return
        self._leavers.watch()
        # What was found good here Streamlit need not look up: before its own list it would ask a public address.
        kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"origin"]
        await self._app({**scope, "headers": kept}, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (answer := homeward(scope)) is not None:
            await answer(scope, receive, send)
            return
        with self._uploads.arriving(scope) as fits:
            if fits:
                await self._app(scope, receive, send)
            else:
                await PlainTextResponse("too many uploads", TOO_MANY)(scope, receive, send)


def _with_headers(send: Send, host: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers(host))
        await send(message)

    return sent


MIDDLEWARE: Final = [Middleware(Gate)]
