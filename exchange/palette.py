"""Colours on paper: those of the light theme (.streamlit/config.toml), one for each role."""

from __future__ import annotations

from typing import Final

from model import Arm

COLOURS: Final = {Arm.PROJECTS_ONLY: "#D55E00", Arm.WITH_RETAINERS: "#0072B2"}
BILLS: Final = "#3A3F47"
