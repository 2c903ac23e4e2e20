"""The nginx that the tests of the balancer start: where it is, and how it comes there.

`python -m tests.hosting.nginx` installs one where there is none: Debian's package, as root.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from tests import machine

PLACES: Final = (Path("/usr/sbin/nginx"), Path("/usr/local/sbin/nginx"))
"""Where it is kept for root alone."""

HOW: Final = "; install it: apt install nginx (Debian, Ubuntu), dnf install nginx (Fedora), brew install nginx (macOS)"


def find() -> Path | None:
    """The installed nginx; None where there is none."""
    if found := shutil.which("nginx"):
        return Path(found)
    return next((place for place in PLACES if place.exists()), None)


def install() -> Path | None:
    """Find it, or install it; None where neither worked."""
    if found := find():
        return found
    machine.apt("nginx")
    return find()


def needed() -> Path:
    """Where it is; a test that needs it is left out where it is not, and fails with CI=true."""
    found = find()
    if found is None:
        machine.missing("no nginx: `make balancer` installs one")
    return found


def main() -> int:
    """Say where it is; fail without one only where CI=true asks for every test."""
    return machine.say("nginx", install(), "the tests of the balancer", HOW)


if __name__ == "__main__":
    sys.exit(main())
