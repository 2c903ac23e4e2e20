"""What any page is on paper: its answer, figures, charts and tables, and nothing that can only be pressed."""

from __future__ import annotations

from typing import Final

PRESSED: Final = (
    "stSidebar",
    "stHeader",
    "stToolbar",
    "stSkipLink",
    "stTopNav",
    "stButton",
    "stDownloadButton",
    "stFileUploader",
    "stPopover",
    "stPageLink",
    "stSlider",
    "stTooltipIcon",
    "stButtonGroup",
    "stElementToolbar",
    "stBottom",
)
"""Streamlit's names for what is only there to be pressed or dragged."""

WHOLE: Final = ("stPlotlyChart", "stMetric", "stAlert", "stTable tr", "stHeading", "stBidiComponentRegular")
"""What no sheet may cut in two."""


def _named(names: tuple[str, ...]) -> str:
    parts = (name.split(" ") for name in names)
    return ", ".join(" ".join([f"[data-testid={first}]", *rest]) for first, *rest in parts)


STYLE: Final = f"""<style>
@media print {{
  @page {{margin: 12mm;}}
  {_named(PRESSED)}, .st-key-guest, .st-key-address_bar {{display: none !important;}}
  html, body, #root, #root > div, [data-testid=stApp], [data-testid=stAppViewContainer], [data-testid=stMain] {{
    display: block !important; position: static !important; height: auto !important; width: auto !important;
    overflow: visible !important; background: #fff !important;
  }}
  [data-testid=stMainBlockContainer] {{padding: 0 !important; max-width: none !important;}}
  {_named(WHOLE)} {{break-inside: avoid;}}
  [data-testid=stHeading] {{break-after: avoid;}}
}}
</style>"""
"""Streamlit scrolls inside its page, of which paper would show one screen: so on paper the page lies flat."""
