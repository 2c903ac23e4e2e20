"""Several servers behind the balancer of `deploy/nginx`, on loopback."""

from __future__ import annotations

import shutil
import subprocess
import time
import urllib.request
from pathlib import Path
from types import TracebackType

from tests.browser.server import Server, free_port

ROOT = Path(__file__).parents[1]


class Cluster:
    """Servers and their balancer; started on entry, ended on exit.

    Args:
        folder: for logs and the balancer's own files.
        replicas: servers.
        app: the script that they run.
    """

    def __init__(self, folder: Path, replicas: int = 3, app: Path = ROOT / "app.py") -> None:
        self.port = free_port()
        self.folder = folder
        self.servers = [Server(folder / f"server{number}.log", app) for number in range(replicas)]
        self._nginx: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Cluster:
        for server in self.servers:
            server.start()
        for name in ("nginx.conf", "listen.conf", "upstream.conf"):
            shutil.copy(ROOT / "deploy" / "nginx" / name, self.folder / name)
        configuration = self.folder / "nginx.conf"
        configuration.write_text(configuration.read_text().replace("/tmp/nginx", str(self.folder / "nginx")))
        (self.folder / "listen.conf").write_text(f"listen 127.0.0.1:{self.port};\n")
        lines = [f"server {server.url.removeprefix('http://')} max_fails=1 fail_timeout=5s;" for server in self.servers]
        (self.folder / "upstream.conf").write_text("\n".join(lines) + "\n")
        with (self.folder / "nginx.log").open("ab") as log:
            self._nginx = subprocess.Popen(
                [nginx() or "nginx", "-c", str(configuration), "-p", str(self.folder), "-g", "daemon off;"],
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


def nginx() -> str | None:
    """The installed nginx; Debian keeps it where only root looks."""
    return shutil.which("nginx") or (found if Path(found := "/usr/sbin/nginx").exists() else None)
