"""`make pictures` takes the whole page, in the size, theme and language of its name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser

from tests.browser import pictures
from tests.browser.server import Server


def test_a_picture_shows_the_whole_page(browser: Browser, server: Server, tmp_path: Path) -> None:
    pictures.take(server, browser, ["rate-390-dark-es"], tmp_path)
    taken = np.asarray(Image.open(tmp_path / "rate-390-dark-es.png").convert("L"))
    height, width = taken.shape
    assert width == 390
    assert height > pictures.SIZES[390]
    assert taken[:4, :4].max() < 64, "the ground of the dark theme"
