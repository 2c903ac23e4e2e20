"""One server where nothing leads out: run inside a network namespace of its own, it prints what was seen as JSON.

`unshare --net python -m tests.hosting.alone COMMAND...`. Packets to anywhere vanish, as behind a closed egress, and
each is noted on its way.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Final

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.person import Person
from tests.browser.server import PATIENCE, ROOT
from ui.session.screens import SCREENS

PORT: Final = 8501
OWN: Final = f"http://127.0.0.1:{PORT}"
ORIGINS: Final = {"own": OWN, "none": None, "evil": "http://evil.example", "odd": "http://[", "null": "null"}
"""What is asked with; none of the last three is this server's."""

HERE: Final = "10.77.0.2"
ROUTES: Final = (
    "link set lo up", f"addr add {HERE}/32 dev lo", f"route add default dev lo src {HERE}",
)  # fmt: skip


@dataclass
class Ear:
    """Hears every packet of the namespace, and keeps those that ask or reach for something outside."""

    sent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to listen."""
        wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        wire.bind(("lo", 0))
        threading.Thread(target=self._listen, args=(wire,), daemon=True).start()

    def _listen(self, wire: socket.socket) -> None:
        while True:
            frame = wire.recv(65535)
            kind, protocol, there = frame[12:14], frame[23], socket.inet_ntoa(frame[30:34])
            # No name is asked for either, not even of a name server on this machine.
            if kind == b"\x08\x00" and (protocol == socket.IPPROTO_UDP or not there.startswith("127.")):
                self.sent.append(f"{protocol} to {there}")


def answer(path: str, **headers: str) -> tuple[int, float]:
    """Status of a request, and seconds until it was there."""
    began = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status, time.monotonic() - began
    finally:
        connection.close()


def healthy() -> bool:
    try:
        return answer("/_stcore/health")[0] == 200
    except OSError:
        return False


def handshake(origin: str | None) -> tuple[int, float]:
    asked = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", **({"Origin": origin} if origin else {}),
    }  # fmt: skip
    return answer("/_stcore/stream", **asked)


async def every_page() -> dict[str, Any]:
    """A visit of all pages: how many there were, and the faults that were shown."""
    faults: list[str] = []

    def hear(raw: bytes) -> None:
        seen = ForwardMsg.FromString(raw)
        if seen.delta.new_element.WhichOneof("type") == "exception":
            faults.append(seen.delta.new_element.exception.message)

    person = Person(PORT, hears=hear)
    await person.arrive()
    for screen in SCREENS[1:]:
        await person.turn_to(screen.name)
    await person.turn_to("")
    await person.move(900.0)
    await person.leave()
    return {"faults": faults, "figures": len(person.figures)}


def main() -> None:
    """Start the server, visit it, print what was seen; at last send a packet out, which must be heard."""
    for route in ROUTES:
        subprocess.run(["ip", *route.split()], check=True)
    ear = Ear()
    began = time.monotonic()
    with subprocess.Popen(sys.argv[1:], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not healthy():
                if server.poll() is not None or time.monotonic() - began > PATIENCE:
                    sys.exit("the server does not answer")
                time.sleep(0.05)
            seen: dict[str, Any] = {"up": time.monotonic() - began}
            seen["visit"] = asyncio.run(every_page())
            seen["handshakes"] = {name: handshake(origin) for name, origin in ORIGINS.items()}
            seen["sent"] = list(ear.sent)
        finally:
            server.terminate()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.sendto(b"", ("192.0.2.1", 9))
    time.sleep(0.2)
    seen["heard"] = ear.sent[len(seen["sent"]) :]
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main()
