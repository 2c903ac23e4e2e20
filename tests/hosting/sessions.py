"""What people do to a server, on machines of every kind: `python -m tests.hosting.sessions [hardship ...]`.

For each hardship a server is started in it, and lives through every session below; what breaks is printed. Two tabs, a
hurried hand, an upload cut off, a server killed in the middle of one. Loopback only, bounded in count and time.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.person import Person
from exchange.link import from_link
from tests.browser.server import ROOT, Server
from ui.session.screens import SCREENS

FILE: Final = ROOT / "data" / "sample_projects.csv"

FULL_AND_READ_ONLY: Final = """
cd / && mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" || exit 1
mount -t tmpfs -o size=64k tmpfs "$1" || exit 1
head -c 200000 /dev/zero > "$1/full" 2>/dev/null
export TMPDIR="$1"
shift
exec "$@"
"""
"""The tree cannot be written to, and what is meant for temporary files is full to the last byte."""

HARDSHIPS: Final[dict[str, tuple[str, ...]]] = {
    "none": (),
    "no home": ("-u", "HOME"),
    "a home that is not there": ("HOME=/nonexistent/home",),
    "no locale": ("LC_ALL=C", "PYTHONUTF8=0", "PYTHONIOENCODING=ascii"),
    "a locale that is not there": ("LC_ALL=xx_YY.KOI8-R", "LANG=xx_YY"),
    "Turkish": ("LC_ALL=tr_TR.UTF-8",),
    "where it is tomorrow": ("TZ=Pacific/Kiritimati",),
    "where it is yesterday": ("TZ=Etc/GMT+12",),
    "nowhere": ("TZ=Nowhere/At-all",),
    "full and read-only disks": (),
    "all at once": ("-u", "HOME", "LC_ALL=C", "TZ=Pacific/Kiritimati"),
}
"""What a server is started in: changes of its surroundings, as `env` takes them."""

ON_BAD_DISKS: Final = {"full and read-only disks", "all at once"}


def can_mount() -> bool:
    """Whether this machine lets us have disks of our own."""
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(["unshare", "--mount", "--map-root-user", "true"], check=False, capture_output=True)
    return not tried.returncode


def start(hardship: str, folder: Path) -> Server:
    """A server in a hardship."""
    server = Server(folder / "log.txt")
    around = ["env", *HARDSHIPS[hardship]]
    if hardship in ON_BAD_DISKS:
        disk = folder / "disk"
        disk.mkdir()
        around += ["unshare", "--mount", "--map-root-user", "sh", "-c", FULL_AND_READ_ONLY, str(ROOT), str(disk)]
    server._command[:0] = around
    server.start()
    return server


def person(server: Server, faults: list[str], **known: dict[str, str]) -> Person:
    """Somebody who notes every exception that a page shows."""

    def hear(raw: bytes) -> None:
        seen = ForwardMsg.FromString(raw)
        if seen.delta.new_element.WhichOneof("type") == "exception":
            faults.append(seen.delta.new_element.exception.message)

    return Person(int(server.url.rpartition(":")[2]), hears=hear, **known)  # type: ignore[arg-type]  # cookies alone


def fee_of(one: Person) -> float:
    """The planned fee that the address of somebody carries.

    Raises:
        AssertionError: when it carries no scenario.
    """
    scenario = from_link(one.token).scenario
    assert scenario is not None
    return scenario.planned.fee


async def every_page(server: Server, faults: list[str]) -> None:
    """A visit of all pages, and a file given on the way."""
    one = person(server, faults)
    await one.arrive()
    for screen in SCREENS[1:]:
        await one.turn_to(screen.name)
        if screen.name == "past_projects":
            await one.upload(FILE.name, FILE.read_bytes())
    await one.leave()


async def two_tabs(server: Server, faults: list[str]) -> None:
    """Two tabs of one browser, each with a scenario of its own."""
    left = person(server, faults)
    await left.arrive()
    right = person(server, faults, cookies=left.cookies)
    await right.arrive()
    await asyncio.gather(left.move(900.0), right.move(1200.0))
    assert (fee_of(left), fee_of(right)) == (900.0, 1200.0)
    assert left.figures != right.figures
    await asyncio.gather(left.leave(), right.leave())


async def in_a_hurry(server: Server, faults: list[str]) -> None:
    """A slider and a page turned at once, there and back."""
    one = person(server, faults)
    await one.arrive()
    for fee, page in ((800.0, "rate"), (1100.0, "retainers")):
        await one.hurry(fee, page)
        await one.turn_to("")
        assert one.figures
    await one.leave()


async def cut_off(server: Server, faults: list[str]) -> None:
    """A network that goes away in the middle of an upload, then a server: whoever comes next is served."""
    port = int(server.url.rpartition(":")[2])
    head = "PUT /_stcore/upload_file/x/y HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n"
    half = head.encode() + b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n" + b"a" * 100_000
    with socket.create_connection(("127.0.0.1", port)) as gone:
        gone.sendall(half)
    assert server.healthy()
    with socket.create_connection(("127.0.0.1", port)) as killed:
        killed.sendall(half)
        await asyncio.to_thread(server.kill)
    await asyncio.to_thread(server.start)
    one = person(server, faults)
    await one.arrive()
    await one.turn_to("past_projects")
    await one.upload(FILE.name, FILE.read_bytes())
    await one.leave()


SESSIONS: Final[tuple[Callable[[Server, list[str]], Awaitable[None]], ...]] = (
    every_page, two_tabs, in_a_hurry, cut_off,
)  # fmt: skip


async def live(server: Server) -> list[str]:
    """All sessions on one server; what was shown or printed that should not be."""
    faults: list[str] = []
    for session in SESSIONS:
        await session(server, faults)
    _, broken, where = server.printed().partition("Traceback")
    return [*faults, broken + where] if broken else faults


def main(chosen: list[str]) -> int:
    """Live through the hardships, all of them unless some are named; the exit code is 1 where something broke."""
    broken = 0
    for hardship in chosen or HARDSHIPS:
        if hardship in ON_BAD_DISKS and not can_mount():
            sys.stdout.write(f"{hardship}: left out, no disks of one's own can be had here\n")
            continue
        with tempfile.TemporaryDirectory() as folder:
            server = start(hardship, Path(folder))
            try:
                faults = asyncio.run(live(server))
            finally:
                server.stop()
        broken += bool(faults)
        sys.stdout.write(f"{hardship}: {'; '.join(faults) or 'held'}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
