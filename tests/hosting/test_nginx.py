"""nginx is found, installed, or its absence said: each way on a machine made up for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.hosting import nginx


class Machine:
    """Commands that a made-up machine has, and those that were run on it."""

    def __init__(self, *commands: str) -> None:
        self.commands = set(commands)
        self.ran: list[list[str]] = []

    def which(self, command: str) -> str | None:
        return f"/usr/sbin/{command}" if command in self.commands else None

    def run(self, command: list[str], **options: object) -> None:
        assert options["stdin"] == subprocess.DEVNULL, "nobody is there to answer"
        self.ran.append(command)
        self.commands.update(set(command) & {"nginx"})


def put(machine: Machine, monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(nginx, "PLACES", ())
    monkeypatch.setattr(shutil, "which", machine.which)
    monkeypatch.setattr(subprocess, "run", machine.run)
    monkeypatch.setattr("os.geteuid", lambda: 0 if root else 1000)


@pytest.mark.parametrize(("commands", "steps"), [(("nginx", "apt-get"), 0), (("apt-get",), 2)])
def test_root_has_it_after_at_most_one_installation(
    commands: tuple[str, ...], steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(*commands)
    put(machine, monkeypatch, root=True)
    assert nginx.install() == Path("/usr/sbin/nginx")
    assert len(machine.ran) == steps


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_it_only_continuous_integration_fails(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine("apt-get")
    put(machine, monkeypatch, root=False)
    monkeypatch.setenv("CI", ci)
    assert nginx.main() == status
    assert machine.ran == []
    assert "apt install nginx" in capsys.readouterr().err
    with pytest.raises((pytest.fail.Exception, pytest.skip.Exception)) as left:
        nginx.needed()
    assert left.type is (pytest.fail.Exception if ci else pytest.skip.Exception)
