"""One colour for each role, in every chart.

The values are the placeholders that Streamlit's plotly theme replaces in the browser by the colours of the present
theme (.streamlit/config.toml, `chartCategoricalColors`), so light and dark switch without a new chart.
"""

from __future__ import annotations

from typing import Final

from model import Arm

PROJECTS: Final = "#000001"
RETAINERS: Final = "#000002"
BILLS: Final = "#000003"
GOOD: Final = "#000004"
OTHER: Final = "#000005"
MUTED: Final = "#000008"
"""What is only possible, or only assumed."""

GROUND: Final = "#000038"
"""What lies behind the chart: edges that keep neighbours apart."""

CLIENTS: Final = (RETAINERS, GOOD, OTHER, "#000006", "#000007", MUTED)
"""Hues for clients in a stack, the largest first; after them it begins again."""

ARMS: Final = {Arm.PROJECTS_ONLY: PROJECTS, Arm.WITH_RETAINERS: RETAINERS}

SEQUENCE: Final = tuple(f"#0000{number}" for number in range(11, 21))
"""Placeholders of the sequential colours, from little to much."""
