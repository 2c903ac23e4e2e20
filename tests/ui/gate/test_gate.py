"""What passes the gate, and what does not: origins, uploads, headers."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from tests.hosting.loop import finish
from ui.gate import uploads
from ui.gate.gate import Gate
from ui.gate.headers import headers
from ui.gate.origins import known
from ui.gate.uploads import FILES, Uploads

LARGEST = 20 * 2**20


@pytest.mark.parametrize(
    ("origin", "host", "passes"),
    [
        (None, "app.example.org", True),
        ("https://app.example.org", "app.example.org", True),
        ("https://APP.example.org", "app.Example.org", True),
        ("http://app.example.org:8080", "app.example.org:8080", True),
        ("http://localhost:3000", "app.example.org", True),
        ("https://evil.example", "app.example.org", False),
        ("https://app.example.org.evil.example", "app.example.org", False),
        ("https://app.example.org:444", "app.example.org", False),
        ("https://user@evil.example", "app.example.org", False),
        ("https://localhost.evil.example", "app.example.org", False),
        ("null", "null", False),
        ("", "", False),
        ("http://[", "[", False),
    ],
)
def test_who_may_open_a_session(origin: str | None, host: str, passes: bool) -> None:
    assert known(origin, host) is passes


@pytest.mark.parametrize("named", ["https://other.example.org", "other.example.org"])
def test_who_is_named_in_the_settings_may(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = config.get_option
    own = {"server.corsAllowedOrigins": [named], "browser.serverAddress": "name.example.org"}
    monkeypatch.setattr("ui.gate.origins.st.get_option", lambda name: own.get(name, asked(name)))
    assert known("https://other.example.org", "inside:8501")
    assert known("https://name.example.org", "inside:8501")
    assert not known("https://evil.example", "inside:8501")


def passed(scope: Scope) -> tuple[list[Scope], list[Message]]:
    """What came through the gate, and what was answered."""
    through: list[Scope] = []
    answers: list[Message] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        through.append(scope)
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        answers.append(message)

    finish(Gate(inside)(scope, receive, send))
    return through, answers


def test_a_foreign_page_is_turned_away_and_a_known_one_is_not_looked_up() -> None:
    def asked(origin: bytes) -> Scope:
        return {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"origin", origin), (b"host", b"here")]}

    assert passed(asked(b"http://evil.example")) == ([], [{"type": "websocket.close", "code": 1008}])
    (through,), _ = passed(asked(b"http://here"))
    assert through["headers"] == [(b"host", b"here")]


def test_every_answer_has_the_headers() -> None:
    _, (start,) = passed({"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"app.example.org")]})
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    assert found == {name.lower(): value for name, value in headers("app.example.org").items()}
    assert "wss://app.example.org" in found["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "query", "leads"),
    [
        ("/overview", b"", b"./"),
        ("/overview", b"s=abc&lang=es", b"./?s=abc&lang=es"),
        ("/overview/", b"s=abc", b"../?s=abc"),
        ("/below/a/proxy/overview", b"", b"./"),
        ("//evil.example/overview", b"", b"./"),
        ("/", b"s=abc", None),
        ("/compare", b"", None),
        ("/overviews", b"", None),
        ("/overview/_stcore/health", b"", None),
    ],
)
def test_the_first_screen_has_a_name(path: str, query: bytes, leads: bytes | None) -> None:
    asked = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    through, (start, *_) = passed(asked)
    assert dict(start["headers"]).get(b"location") == leads
    assert bool(through) is (leads is None)
    assert (start["status"] == 307) is (leads is not None)


@pytest.mark.parametrize("host", ["a b", "x; script-src *", "x'", "x\n", ""])
def test_no_host_writes_the_policy(host: str) -> None:
    assert "ws:" not in headers(host)["Content-Security-Policy"]


def put(session: str, size: int | None) -> Scope:
    length = [] if size is None else [(b"content-length", str(size).encode())]
    return {"method": "PUT", "path": f"/_stcore/upload_file/{session}/f", "headers": length}


def held(monkeypatch: pytest.MonkeyPatch, files: dict[str, list[int]]) -> Uploads:
    monkeypatch.setattr(uploads, "_held", lambda: files)
    monkeypatch.setattr(uploads, "_largest", lambda: LARGEST)
    return Uploads()


@pytest.mark.parametrize(
    ("files", "size", "fits"),
    [
        ({}, LARGEST, True),
        ({"me": [LARGEST, LARGEST]}, LARGEST, True),
        ({"me": [LARGEST, LARGEST]}, LARGEST + 1, False),
        ({"me": [LARGEST, LARGEST, 1]}, None, False),
        ({"me": [1] * (FILES - 1)}, 1, True),
        ({"me": [1] * FILES}, 1, False),
        ({"other": [1] * FILES}, 1, True),
        ({f"other {n}": [3 * LARGEST] for n in range(5)}, 1, False),
        ({"me": [3 * LARGEST]}, 0, True),
        ({"me": [3 * LARGEST]}, "9" * 9000, False),
    ],
)
def test_a_session_may_have_so_much_here(
    files: dict[str, list[int]], size: Any, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(monkeypatch, files).arriving(put("me", size)) as found:
        assert found is fits


def test_what_is_on_its_way_counts_until_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    all_uploads = held(monkeypatch, {})
    with (
        all_uploads.arriving(put("me", LARGEST)) as one,
        all_uploads.arriving(put("me", LARGEST)) as two,
        all_uploads.arriving(put("me", LARGEST)) as three,
    ):
        with all_uploads.arriving(put("me", 1)) as four:
            assert (one, two, three, four) == (True, True, True, False)
        with all_uploads.arriving({"method": "DELETE", "path": "/_stcore/upload_file/me/f", "headers": []}) as gone:
            assert gone
    with all_uploads.arriving(put("me", LARGEST)) as again:
        assert again
