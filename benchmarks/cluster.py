"""Several servers behind the balancer of `deploy/nginx`, on loopback."""

from __future__ import annotations

import subprocess
import time
import urllib.request
from pathlib import Path
from types import TracebackType

from tests.browser.server import Server, free_port
from tests.hosting import nginx

ROOT = Path(__file__).parents[1]


class Cluster:
    """Three servers and their balancer; started on entry, ended on exit.

    Args:
        folder: for logs and the balancer's own files.
    """

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder
        self.servers = [Server(folder / f"server{number}.log") for number in range(1, 4)]
        self._nginx: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Cluster:
        for server in self.servers:
            server.start()
        configuration = self._configure()
        with (self.folder / "nginx.log").open("ab") as log:
            self._nginx = subprocess.Popen(
                [str(nginx.find() or "nginx"), "-c", str(configuration), "-p", str(self.folder), "-g", "daemon off;"],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._nginx is not None:
            self._nginx.terminate()
            self._nginx.wait(10)
        for server in self.servers:
            server.stop()

    def _configure(self) -> Path:
        """The balancer's own configuration, in this folder, with these servers and this port."""
        configuration = self.folder / "nginx.conf"
        text = (ROOT / "deploy" / "nginx" / configuration.name).read_text()
        configuration.write_text(text.replace("/tmp/nginx", str(self.folder / "nginx")))
        (self.folder / "listen.conf").write_text(f"listen 127.0.0.1:{self.port};\n")
        places = (f"{number} {server.url.removeprefix('http://')};" for number, server in enumerate(self.servers, 1))
        (self.folder / "replicas.conf").write_text("\n".join(places) + "\n")
        return configuration

    @property
    def url(self) -> str:
        """Address of the balancer."""
        return f"http://127.0.0.1:{self.port}"

    def _wait(self) -> None:
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"{self.url}/balancer/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError((self.folder / "nginx.log").read_text())
