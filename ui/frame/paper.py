"""What any page is on paper: its answer, figures, charts and tables, and nothing that can only be pressed."""

from __future__ import annotations

import json
from typing import Final

PRESSED: Final = (
    "stSidebar",
    "stHeader",
    "stToolbar",
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
)
"""Streamlit's names for what is only there to be pressed or dragged."""

WHOLE: Final = ("stPlotlyChart", "stMetric", "stAlert", "stTable", "stHeading", "stBidiComponentRegular")
"""Streamlit's names for what no sheet may cut in two."""


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(f"[data-testid={name}]" for name in names)


RULES: Final = f"""
{_named(PRESSED)}, .st-key-guest, .st-key-welcome, .st-key-late, .st-key-tools, .st-key-thumbs, .st-key-doors,
.st-key-levers, .st-key-address_bar, a[href="#stMain"],
details:not([open]) {{display: none !important;}}
html, body, #root, #root > div, [data-testid=stApp], [data-testid=stAppViewContainer], [data-testid=stMain] {{
  display: block !important; position: static !important; height: auto !important; width: auto !important;
  overflow: visible !important; background: #fff !important;
}}
[data-testid=stMainBlockContainer] {{
  padding: 0 !important; margin: 0 auto !important; max-width: none !important;
  width: var(--paper-width, auto) !important;
  zoom: var(--paper-zoom, 1); filter: var(--paper-filter, none); print-color-adjust: exact;
}}
{_named(WHOLE)} {{break-inside: avoid;}}
[data-testid=stHeading] {{break-after: avoid;}}
"""
"""Streamlit scrolls inside its page, of which paper would show one screen: on paper the page lies flat."""

STYLE: Final = f"<style>@page {{margin: 12mm;}} @media print {{{RULES}}}</style>"

WIDTH, HEIGHT = 700, 960
"""Pixels that a sheet has inside its margins: those of the narrower A4 and of the shorter Letter."""

SCRIPT: Final = (
    f"const sheet = {json.dumps({'rules': RULES, 'width': WIDTH, 'height': HEIGHT})}"
    """
// A chart is drawn for the width that it has on the screen. So a sheet shows the screen's layout at another size, the
// first page at the size at which it fits one, and dark themes turned to light: dark sheets cost ink.
let one
const lay = () => {
  const block = document.querySelector('[data-testid="stMainBlockContainer"]')
  if (!block) return
  const style = getComputedStyle(block), root = document.documentElement.style
  const width = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
  const dark = getComputedStyle(document.querySelector('[data-testid="stApp"]')).colorScheme === "dark"
  root.setProperty("--paper-filter", dark ? "invert(1) hue-rotate(180deg)" : "none")
  root.setProperty("--paper-width", `${width}px`)
  root.setProperty("--paper-zoom", 1)
  const probe = document.createElement("style")
  probe.textContent = sheet.rules
  document.head.append(probe)
  const high = one && window.innerWidth >= sheet.width ? sheet.height / block.scrollHeight : 1
  probe.remove()
  root.setProperty("--paper-zoom", Math.min(1, sheet.width / width, high))
}
window.addEventListener("beforeprint", lay)
"""
)
