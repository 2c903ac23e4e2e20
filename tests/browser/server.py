"""A real server of the dashboard on a free port, as `make run` starts it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60.0
"""Seconds until a server must answer: far more than it takes, for a machine that is busy with other tests."""


class Server:
    """A server process that can be started, stopped, and started again on the same port.

    Attributes:
        url: its address without a slash at the end.
    """

    def __init__(self, log: Path, app: Path = ROOT / "app.py", options: tuple[str, ...] = ()) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        self._folder = app.parent
        self._command = [sys.executable, "-m", "streamlit", "run", str(app)]
        self._command += ["--server.address=127.0.0.1", f"--server.port={port}", *options]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start a fresh process, which knows no visitor, and wait until it answers.

        Raises:
            RuntimeError: with what the server printed, when it ends or stays silent.
        """
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + PATIENCE
        while not self.healthy():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"the server does not answer:\n{self.printed()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End the process at once, as a crash does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        """Another process at the same address, as after a crash or a deployment."""
        self.stop()
        self.start()

    def healthy(self) -> bool:
        """Whether it answers on its health address."""
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:  # noqa: S310  # loopback
                return bool(answer.status == 200)
        except OSError:
            return False

    def memory(self) -> float:
        """Megabytes of its memory that are in use; Linux alone tells."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def descriptors(self) -> int:
        """Files and sockets that it has open; Linux alone tells."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))

    def printed(self) -> str:
        """Everything it has printed so far, over all its processes."""
        return self._log.read_text("utf-8", errors="replace")


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
