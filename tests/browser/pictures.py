"""Pictures of every page, to be looked at: `make pictures` puts them into build/pictures.

`make pictures ONLY='overview-390-*'` takes those whose name is like that; `make pictures KEEP=docs` also renews the
few that the README shows, from the top of their page and in few colours, so that they are small.
"""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, get_args

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import PATIENCE, ROOT, Server
from tests.browser.visit import Visit
from ui.session.screens import SCREENS

Theme = Literal["light", "dark"]

FOLDER: Final = ROOT / "build" / "pictures"
SIZES: Final = {390: 844, 768: 1024, 1440: 900}
"""Width and height of the windows, in pixels."""
LOCALES: Final = {"en": "en-US", "es": "es-ES"}

KEPT: Final = {
    "overview-1440-light-en": "overview.png",
    "overview-390-light-en": "phone.png",
}
"""Pictures that the README shows, and their names in docs/pictures."""
COLOURS: Final = 96
"""Of a picture that is kept."""


def names() -> list[str]:
    """Of all pictures: page, width, theme and language."""
    pages = [screen.name for screen in SCREENS]
    return ["-".join(map(str, one)) for one in product(pages, SIZES, get_args(Theme), LOCALES)]


def take(server: Server, browser: Browser, wanted: list[str], folder: Path, keep: Path | None = None) -> None:
    """Take the pictures that are wanted into a folder; into `keep` those of the README."""
    for name in wanted:
        page, width, theme, tongue = name.split("-")
        context = browser.new_context(
            locale=LOCALES[tongue],
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": int(width), "height": SIZES[int(width)]},
            timezone_id="Europe/Madrid",
        )
        visitor = Visit(context.new_page(), server.url)
        visitor.page.goto(f"{server.url}/{page}")
        visitor.settle(PATIENCE)
        if keep is not None and name in KEPT:
            _keep(visitor, keep / KEPT[name])
        sys.stdout.write(f"{visitor.picture(folder / f'{name}.png')}\n")
        context.close()


def _keep(visitor: Visit, path: Path) -> None:
    """What stands in the window, in few colours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    visitor.page.screenshot(path=path, animations="disabled")
    Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main(arguments: list[str]) -> int:
    """Take those pictures whose names are like the first argument; the second names the folder of those to keep."""
    like, keep = arguments or ["*"], ROOT / arguments[1] / "pictures" if len(arguments) > 1 else None
    wanted = [name for name in names() if fnmatch(name, like[0])]
    executable = chromium.find()
    if executable is None or not wanted:
        sys.stderr.write("no picture has such a name\n" if executable else "no browser: `make browser` installs one\n")
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log.txt")
        server.start()
        try:
            browser = playwright.chromium.launch(executable_path=executable, args=list(chromium.FLAGS))
            take(server, browser, wanted, FOLDER, keep)
            browser.close()
        finally:
            server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
