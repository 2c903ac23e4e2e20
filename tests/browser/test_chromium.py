"""A browser is found, installed, or its absence said: each way on a machine made up for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import chromium


class Machine:
    """Commands that a made-up machine has, and those that were run on it."""

    def __init__(self, *commands: str, packages: tuple[str, ...] = ()) -> None:
        self.commands = set(commands)
        self.packages = packages
        self.ran: list[list[str]] = []

    def which(self, command: str) -> str | None:
        return f"/usr/bin/{command}" if command in self.commands else None

    def run(self, command: list[str], **options: object) -> None:
        assert options["stdin"] == subprocess.DEVNULL, "nobody is there to answer"
        self.ran.append(command)
        self.commands.update(set(command) & set(self.packages))


@pytest.fixture(autouse=True)
def no_other_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    monkeypatch.setattr(chromium, "playwright_own", lambda: Path("/no/such/chrome"))


def put(machine: Machine, monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(shutil, "which", machine.which)
    monkeypatch.setattr(subprocess, "run", machine.run)
    monkeypatch.setattr("os.geteuid", lambda: 0 if root else 1000)


def test_an_installed_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine("google-chrome", "apt-get")
    put(machine, monkeypatch, root=True)
    assert chromium.install() == Path("/usr/bin/google-chrome")
    assert machine.ran == []


def test_root_installs_the_package_without_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine("apt-get", packages=("chromium",))
    put(machine, monkeypatch, root=True)
    assert chromium.install() == Path("/usr/bin/chromium")
    update, install = machine.ran
    assert update[-1] == "update"
    assert {"install", "--yes", "chromium"} <= set(install)


def test_a_browser_without_a_driver_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine("chromium", "apt-get", packages=("libatomic1",))
    put(machine, monkeypatch, root=True)
    monkeypatch.setattr(
        chromium, "playwright_own", lambda: Path("/no/such/chrome") if "libatomic1" in machine.commands else None
    )
    assert chromium.install() == Path("/usr/bin/chromium")
    assert len(machine.ran) == 2


@pytest.mark.parametrize("root", [True, False])
def test_others_try_the_browser_of_playwright(root: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(*([] if root else ["apt-get"]))
    put(machine, monkeypatch, root=root)
    assert chromium.install() is None
    assert [command[-2:] for command in machine.ran] == [["install", "chromium"]]
    assert "playwright" in machine.ran[0]


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_a_browser_only_continuous_integration_fails(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(Machine(), monkeypatch, root=False)
    monkeypatch.setenv("CI", ci)
    assert chromium.main() == status
    assert "none found" in capsys.readouterr().err
