"""What a finger needs: nothing on a phone's screen that is pressed is smaller than it."""

from __future__ import annotations

from typing import Final

LEAST: Final = 40
"""Pixels that what is pressed measures at least, either way."""

STYLE: Final = f"""<style>
@media (max-width: 640px) {{
  [data-testid="stMain"] button, [data-testid="stMain"] summary, [data-testid="stMain"] [role="tab"],
  [data-testid="stMain"] [data-testid="stPageLink-NavLink"], [data-testid="stMain"] label:has(input),
  [data-testid="stMain"] input:not([type="checkbox"], [type="radio"], [type="range"]),
  [data-testid="stHeader"] button {{min-height: {LEAST}px; min-width: {LEAST}px;}}
  [data-testid="stMain"] [role="tab"] {{flex: none;}}
  [data-testid="stMain"] summary, [data-testid="stMain"] label:has(input) {{align-items: center;}}
  [data-testid="stCaptionContainer"] label {{margin-block: -0.75rem; vertical-align: middle;}}
  [data-testid="stRadioCaption"] {{margin-top: -0.75rem;}}
  [data-testid="stTooltipIcon"] button, [data-testid="stTooltipHoverTarget"] {{justify-content: center;}}
}}
</style>"""
