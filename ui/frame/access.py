"""What any page does for those who use keys, want no motion, or have their own colours."""

from __future__ import annotations

from typing import Final

KEYED: Final = 'a, button, summary, [tabindex="0"], [role="tab"], [role="option"], [role="menuitem"]'
"""What keys reach beside boxes and sliders, which Streamlit rings itself."""

STYLE: Final = f"""<style>
[data-testid="stMultiSelect"] [data-tag] * {{color: light-dark(#fff, #14171b) !important;}}
[data-testid="stTable"] [data-testid="stMarkdownContainer"] {{overflow: visible;}}
@media (max-width: 640px) {{[data-testid="stTable"] tr:has(> :nth-child(5)) > * {{min-width: 5.25rem;}}}}
[data-testid="stMetricLabel"] :is(div, p, label) {{white-space: normal; overflow: visible;}}
:is({KEYED}):focus-visible {{outline: 2px solid currentColor; outline-offset: 2px;}}
@media (prefers-reduced-motion: reduce) {{
  *, ::before, ::after {{
    animation-duration: 1ms !important; animation-iteration-count: 1 !important; transition-duration: 1ms !important;
    scroll-behavior: auto !important;
  }}
}}
@media (forced-colors: active) {{
  :focus-visible, [data-focus-visible], label:has(:focus-visible) {{
    outline: 3px solid Highlight !important; outline-offset: 2px;
  }}
  .js-plotly-plot, .react-aria-SliderTrack, .react-aria-SliderTrack *, [data-testid="stProgress"] * {{
    forced-color-adjust: none;
  }}
  :is([role="radio"][aria-checked="true"], [role="tab"][aria-selected="true"], a[aria-current="page"]) {{
    forced-color-adjust: none; background: Highlight !important;
  }}
  :is([role="radio"][aria-checked="true"], [role="tab"][aria-selected="true"], a[aria-current="page"]) * {{
    color: HighlightText !important;
  }}
}}
</style>"""
"""Streamlit writes what is chosen in white, which the dark theme's blue does not carry, and has a table's cells scroll
and the names of figures end in dots. On a phone a wide table scrolls rather than have
columns as narrow as a word.

Colours of the system take the place of a page's, and with them goes what only colour tells: what is chosen, where
the keyboard is, how far a slider stands, and the charts, whose hues are told apart on either ground."""
