"""The balancer: a visitor stays with one server in all they do, and nothing passes that should not."""

from __future__ import annotations

import asyncio
import http.client
import re
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.cluster import ROOT, Cluster
from benchmarks.person import Person
from exchange.link import to_link
from locales import language
from tests.browser.test_overview import figures, sentence
from tests.browser.test_share import download, open_share, scenario
from tests.browser.visit import Visit
from tests.hosting import nginx
from tests.hosting.loop import finish
from ui.session.screens import SCREENS

SERVERS = ("1", "2", "3")
HANDSHAKE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip
OpenWindow = Callable[..., Visit]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    nginx.needed()
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture
def window(browser: Browser, cluster: Cluster) -> Iterator[OpenWindow]:
    """Opens a window on an address; `on` chooses the server by the cookie. No window may see a fault."""
    opened: list[Visit] = []

    def open_window(path: str = "/", on: int | None = None) -> Visit:
        context = browser.new_context(locale="en-US", timezone_id="Europe/Madrid", accept_downloads=True)
        if on is not None:
            context.add_cookies([{"name": "iguala_server", "value": str(on), "url": cluster.url}])
        visitor = Visit(context.new_page(), cluster.url)
        opened.append(visitor)
        return visitor.go(path)

    yield open_window
    faults = [fault for visitor in opened for fault in visitor.faults]
    for visitor in opened:
        visitor.page.context.close()
    assert not faults


def ask(cluster: Cluster, path: str, whose: str = "127.0.0.1", **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body, asked from an address; redirects are not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", cluster.port, timeout=30, source_address=(whose, 0))
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def people(cluster: Cluster) -> list[int]:
    """Sessions that each server has now."""
    counts = []
    for server in cluster.servers:
        with urllib.request.urlopen(f"{server.url}/_stcore/metrics") as answer:  # noqa: S310  # loopback
            found = re.search(r"^active_sessions\S* (\d+)", answer.read().decode(), re.MULTILINE)
        counts.append(int(found[1]) if found else 0)
    return counts


@pytest.mark.parametrize("place", ["compose", "kubernetes"])
def test_the_configuration_is_valid(place: str, tmp_path: Path) -> None:
    program = nginx.needed()
    folder = ROOT / "deploy" / "nginx"
    listen = (folder / place / "listen.conf").read_text()
    # Only a cluster knows its own name server by name.
    (tmp_path / "listen.conf").write_text(re.sub(r"resolver \S+", "resolver 127.0.0.1", listen))
    (tmp_path / "replicas.conf").write_text((folder / place / "replicas.conf").read_text())
    whole = (folder / "nginx.conf").read_text().replace("/tmp/nginx", str(tmp_path / "nginx"))  # noqa: S108
    (tmp_path / "nginx.conf").write_text(whole)
    tested = subprocess.run([program, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr


def test_every_answer_carries_the_headers(cluster: Cluster) -> None:
    for path in ("/", "/rate", "/_stcore/health", "/_stcore/metrics"):
        _, headers, _ = ask(cluster, path)
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "/" not in headers["Server"], "no version"
        assert len(headers.get_all("Content-Security-Policy") or ()) == 1


def test_the_first_screen_has_a_name_here_too(cluster: Cluster) -> None:
    status, headers, _ = ask(cluster, "/overview?s=abc")
    assert (status, headers["Location"]) == (307, "./?s=abc")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1.evil.example", "null", "http://127.0.0.1", "evil"]
)
def test_a_page_of_another_address_reaches_no_server(cluster: Cluster, origin: str) -> None:
    for path in ("/_stcore/stream", "/_stcore/health", "/"):
        assert ask(cluster, path, Origin=origin)[0] == 403


def test_a_page_of_this_address_opens_a_session(cluster: Cluster) -> None:
    for host in (f"127.0.0.1:{cluster.port}", "App.Example.org"):
        shake = {**HANDSHAKE, "Host": host, "Origin": f"https://{host.lower()}"}
        assert ask(cluster, "/_stcore/stream", **shake)[0] == 101


def test_who_asks_too_much_waits_alone(cluster: Cluster) -> None:
    """More sessions in a moment than a whole office opens; the addresses are those of this machine's own loop."""
    answers = [ask(cluster, "/_stcore/stream", whose="127.0.0.2")[0] for _ in range(400)]
    assert answers[:100].count(429) == 0
    assert answers.count(429) > 50
    assert ask(cluster, "/_stcore/stream", **HANDSHAKE)[0] == 101
    assert ask(cluster, "/")[0] == 200


@pytest.mark.parametrize("path", ["metrics", "metrics?families=active_sessions", "agent/openapi.json", "agent/"])
def test_what_is_not_for_visitors_is_closed(cluster: Cluster, path: str) -> None:
    assert ask(cluster, f"/_stcore/{path}")[0] == 404


def test_static_files_are_compressed(cluster: Cluster) -> None:
    page = ask(cluster, "/")[2].decode()
    script = re.search(r'src="\.(/static/js/index[^"]+)"', page)
    assert script
    plain, packed = (ask(cluster, script[1], **{"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
    assert packed[1]["Content-Encoding"] == "gzip"
    assert "immutable" in packed[1]["Cache-Control"]
    assert len(packed[2]) < 0.5 * len(plain[2])


def test_the_cookie_is_given_once_and_no_other_value_passes(cluster: Cluster) -> None:
    given = ask(cluster, "/")[1]["Set-Cookie"]
    assert re.match(r"iguala_server=[123]; Path=/; HttpOnly; SameSite=Lax$", given)
    for server in SERVERS:
        status, headers, _ = ask(cluster, "/", Cookie=f"iguala_server={server}")
        assert (status, headers["Set-Cookie"]) == (200, None)
    for forged in ("4", "127.0.0.1:22", "1x", ""):
        assert re.match("iguala_server=[123];", ask(cluster, "/", Cookie=f"iguala_server={forged}")[1]["Set-Cookie"])


def test_first_visitors_spread(cluster: Cluster) -> None:
    given = [ask(cluster, "/_stcore/health")[1].get_all("Set-Cookie") or [] for _ in range(60)]
    servers = [cookie[14] for cookies in given for cookie in cookies if cookie.startswith("iguala_server=")]
    assert all(servers.count(server) >= 6 for server in SERVERS)


def test_a_link_of_a_megabyte_opens_the_example_with_a_notice(cluster: Cluster, window: OpenWindow) -> None:
    status, headers, _ = ask(cluster, f"/?s={'A' * 1_000_000}")
    assert status == 302
    assert language("en").text("link.damaged") in window(headers["Location"]).text()


def test_two_browsers_on_two_servers_show_equal_figures(cluster: Cluster, window: OpenWindow) -> None:
    link = f"/?s={to_link(scenario())}"
    one, other = window(link, on=1), window(link, on=2)
    for visitor, server in ((one, "1"), (other, "2")):
        cookies = {cookie.get("name"): cookie.get("value") for cookie in visitor.page.context.cookies()}
        assert cookies["iguala_server"] == server
    assert min(people(cluster)[:2]) >= 1
    assert figures(one.page) == figures(other.page)
    assert sentence(one.page) == sentence(other.page)


def test_every_page_works_under_the_policy_and_files_go_both_ways(
    cluster: Cluster, window: OpenWindow, tmp_path: Path
) -> None:
    visitor = window("/", on=3)
    speaker = language("en-US")
    for screen in SCREENS[1:]:
        name = speaker.text(f"page.{screen.name}")
        visitor.turn_to(name)
    visitor.turn_to(speaker.text("page.past_projects"))
    rows = "\n".join(f"2025-{month:02d}-10,Acme,{400 + 20 * month},USD" for month in range(1, 13))
    file = tmp_path / "past.csv"
    file.write_text(f"date,client,amount,currency\n{rows}\n")
    visitor.give(file)
    assert "12 projects" in visitor.text()
    open_share(visitor, speaker)
    assert download(visitor, speaker.text("share.xlsx"), tmp_path).startswith(b"PK")
    assert b"<!doctype html>" in download(visitor, speaker.text("share.report"), tmp_path)


async def through_a_kill(cluster: Cluster) -> tuple[list[Person], list[Person], list[tuple[str, ...]]]:
    """Six people, two on each server; the first server is killed and comes back; then everybody uploads a file."""
    crowd = [Person(cluster.port, cookies={"iguala_server": server}) for server in (*SERVERS, *SERVERS)]
    shown = []
    for number, person in enumerate(crowd):
        await person.arrive()
        await person.move(600.0 + 50 * number)
        shown.append(person.figures)
    hit = [person for person in crowd if person.cookies["iguala_server"] == "1"]
    await asyncio.to_thread(cluster.servers[0].kill)
    await asyncio.gather(*(person.think(3) for person in crowd))
    await asyncio.to_thread(cluster.servers[0].start)
    seen = [person.figures for person in crowd]
    assert seen == shown
    for person in crowd:
        await person.turn_to("past_projects")
        await person.upload("past.csv", b"date,client,amount\n2025-01-01,Acme,500\n")
        await person.leave()
    return crowd, hit, seen


def test_the_people_of_a_lost_server_stay_where_they_went(cluster: Cluster) -> None:
    """An upload that reached another server than the session's would be refused, and `upload` would raise."""
    crowd, hit, _ = finish(through_a_kill(cluster))
    assert len(hit) == 2
    for person in crowd:
        assert bool(person.absences) == (person in hit), "nobody else notices"
    assert all(person.cookies["iguala_server"] in ("2", "3") for person in hit)


def test_the_balancer_writes_nothing_down(cluster: Cluster) -> None:
    token = to_link(scenario(), names=True)
    assert ask(cluster, f"/?s={token}")[0] == 200
    files = [file for file in cluster.folder.rglob("*") if file.is_file() and file.name != "nginx.conf"]
    assert any(file.name == "nginx.log" for file in files)
    assert not [file for file in files if token[:24].encode() in file.read_bytes()]
