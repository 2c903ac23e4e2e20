"""The server keeps nothing: after a visit with names, a link and files, neither its log nor its disk knows of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload

from exchange.link import to_link
from locales import language
from model import Planned, Retainer
from tests.browser.conftest import OpenVisit
from tests.browser.server import Server
from tests.browser.test_share import download, offered, open_share
from ui.session.example import example

CLIENT, RETAINER, BROKEN = "Wqzclient", "Wqzretainer", "Wqzbroken"
"""Words that stand in an upload, a link, and an upload that cannot be read; found nowhere else."""


def past() -> str:
    rows = [
        f"{2024 + place // 12}-{place % 12 + 1:02d}-07,{CLIENT} {place % 3},{500 + 37 * place},USD"
        for place in range(22)
    ]
    return "\n".join(["date,client,amount,currency", *rows])


def test_a_visit_leaves_no_trace(
    visit: OpenVisit, cold_server: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "TMPDIR"):
        (tmp_path / variable).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / variable))
    server = cold_server()
    speaker = language("en-US")
    row = Retainer(client=RETAINER, monthly_fee=800, hours_per_month=7, term_months=6)
    shared = example("USD", "Europe/Madrid").scenario.but(retainers=(row,), planned=Planned(count=1))
    token = to_link(shared, names=True)
    visitor = visit(f"/past_projects?s={token}", at=server)
    visitor.forgive("404")  # a fresh server is asked for its settings below the page's address first

    box = visitor.page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    unreadable: FilePayload = {
        "name": f"{BROKEN}.csv",
        "mimeType": "text/csv",
        "buffer": f"{BROKEN}\x00;\n{BROKEN}".encode(),
    }
    visitor.give(unreadable, box)
    readable: FilePayload = {"name": f"{CLIENT}.csv", "mimeType": "text/csv", "buffer": past().encode()}
    visitor.give(readable)
    assert not [name for name in visitor.page.evaluate("() => Object.keys(localStorage)") if name.startswith("iguala")]
    visitor.act(lambda page: page.get_by_role("button", name=speaker.text("keep.choose")).first.click())
    assert visitor.page.evaluate("() => localStorage.iguala_past"), "kept in the browser, and nowhere else"
    visitor.turn_to("Convert")
    assert CLIENT in visitor.text(), "the upload was read"
    open_share(visitor, speaker)
    visitor.act(lambda page: page.get_by_text(speaker.text("share.names"), exact=True).click())
    link = offered(visitor.page).partition("s=")[2]
    for name in ("xlsx", "report", "file"):
        download(visitor, speaker.text(f"share.{name}"), tmp_path)
    visit(f"/?s={link}", at=server)
    visit(f"/?s={link[:-9]}", at=server)

    server.stop()
    log = server.printed()
    assert "You can now view" in log, "it did log"
    for private in (CLIENT, RETAINER, BROKEN, token[:24], link[:24], link[-24:]):
        assert private not in log
        for folder in ("HOME", "TMPDIR"):
            kept = [file for file in (tmp_path / folder).rglob("*") if file.is_file()]
            assert not [file for file in kept if private.encode() in file.read_bytes() or private in file.name]
