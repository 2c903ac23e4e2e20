"""The server's settings: known to the installed Streamlit, readable in both themes, told apart by every eye."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from streamlit import config

ROOT = Path(__file__).parents[1]
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
THEMES = ("light", "dark")

# What dichromats see, as linear RGB: Machado, Oliveira and Fernandes (2009), table 1, severity 1.
EYES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour: str) -> NDArray[np.float64]:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of the Web Content Accessibility Guidelines 2.2."""
    dark, light = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    xyz = XYZ @ np.clip(rgb, 0, 1) / XYZ.sum(axis=1)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def flat(settings: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def backgrounds(theme: str) -> list[str]:
    colours, names = SETTINGS["theme"][theme], ("backgroundColor", "secondaryBackgroundColor")
    return [part[name] for part in (colours, colours["sidebar"]) for name in names]


@pytest.mark.parametrize("option", [name for name, _ in flat(SETTINGS)])
def test_the_installed_streamlit_knows_the_option(option: str) -> None:
    assert option in config.get_config_options()


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_every_background(theme: str) -> None:
    colours = SETTINGS["theme"][theme]
    words = {
        name: colour for name, colour in colours.items() if re.search(r"[tT]extColor$|^linkColor$|^primaryColor$", name)
    }
    assert len(words) >= 10
    for name, colour in words.items():
        for background in backgrounds(theme):
            assert contrast(colour, background) >= 4.5, name
    for hue in ("orange", "blue", "green", "red", "yellow", "violet", "gray"):
        assert contrast(colours[f"{hue}TextColor"], colours[f"{hue}BackgroundColor"]) >= 4.5, hue


@pytest.mark.parametrize("theme", THEMES)
def test_captions_are_faded_text_and_can_be_read(theme: str) -> None:
    text = SETTINGS["theme"][theme]["textColor"]
    for background in backgrounds(theme):
        mixed = [0.6 * int(text[i : i + 2], 16) + 0.4 * int(background[i : i + 2], 16) for i in (1, 3, 5)]
        faded = "#" + "".join(f"{round(channel):02x}" for channel in mixed)
        assert contrast(faded, background) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_areas_stand_out(theme: str) -> None:
    colours = SETTINGS["theme"][theme]
    assert all(contrast(colour, colours["backgroundColor"]) >= 3 for colour in colours["chartCategoricalColors"])


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_three_roles_are_told_apart_by_every_eye(theme: str, eye: str) -> None:
    roles = [lab(EYES[eye] @ linear(colour)) for colour in SETTINGS["theme"][theme]["chartCategoricalColors"][:3]]
    for one, other in itertools.combinations(roles, 2):
        assert np.linalg.norm(one - other) > 25


def test_each_role_has_its_colour_in_words_too() -> None:
    for theme in THEMES:
        colours = SETTINGS["theme"][theme]
        assert colours["chartCategoricalColors"][:2] == [colours["orangeColor"], colours["blueColor"]]


@pytest.mark.parametrize("theme", THEMES)
def test_the_accent_can_be_read_on_its_own_tint(theme: str) -> None:
    accent = SETTINGS["theme"][theme]["primaryColor"]
    for background in backgrounds(theme):
        # What is chosen among several has the accent as its text, on a tint of a tenth of the accent.
        mixed = [0.1 * int(accent[i : i + 2], 16) + 0.9 * int(background[i : i + 2], 16) for i in (1, 3, 5)]
        assert contrast(accent, "#" + "".join(f"{round(channel):02x}" for channel in mixed)) >= 4.5


def test_the_installed_packages_are_the_pinned_ones() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    assert len(pinned) > 30
    assert {name: version(name) for name in pinned} == pinned
