"""Programs that the tests drive and no Python package brings: found, installed, or their absence said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest


def apt(*packages: str) -> bool:
    """Install packages of Debian as programs, not as services; False where only somebody else can."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "SYSTEMD_OFFLINE": "1"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "--quiet=2", *arguments], env=quiet, stdin=subprocess.DEVNULL, check=False)
    return True


def required() -> bool:
    """Whether CI=true asks for every test."""
    return os.environ.get("CI") == "true"


def say(name: str, found: Path | None, tests: str, how: str = "") -> int:
    """Say where a program is, or what its absence means and how it comes here; the exit code of a command."""
    if found is not None:
        sys.stdout.write(f"{name}: {found}\n")
        return 0
    outcome = "which CI=true does not allow" if required() else f"so {tests} will be skipped"
    sys.stderr.write(f"{name}: none found and none could be installed, {outcome}{how}\n")
    return 1 if required() else 0


def missing(words: str) -> NoReturn:
    """Leave the running test out; with CI=true it fails."""
    if required():
        pytest.fail(words)
    pytest.skip(words)
