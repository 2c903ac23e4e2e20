"""What Streamlit leaves undone in its document, done from outside."""

from __future__ import annotations

from typing import Final

SCRIPT: Final = r"""
const named = [['[data-testid="stMetricDeltaDescription"]', "title"], ['[data-testid="stCheckbox"] *', "ariaLabel"]]
const mend = () => {
  // A table that is wider than its place scrolls, and the keyboard has to reach it.
  for (const place of document.querySelectorAll('[data-testid="stTable"] > div')) {
    if (place.tabIndex !== 0 && place.scrollWidth > place.clientWidth) place.tabIndex = 0
  }
  // A box for files has a name, so it is more than presentation.
  for (const box of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) {
    box.role = "group"
  }
  // Names that are read out hold marks of Markdown, which on the screen are none.
  for (const [at, by] of named) {
    for (const element of document.querySelectorAll(at)) {
      const bare = element[by]?.replace(/\*\*(.+?)\*\*/g, "$1").replace(/\\([!-\/:-@[-`{-~])/g, "$1")
      if (bare && bare !== element[by]) element[by] = bare
    }
  }
}
"""
