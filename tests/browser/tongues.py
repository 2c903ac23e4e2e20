"""What a page says in another language than its own: texts of the other catalogue, and names that no catalogue has."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final

from locales import LANGUAGES
from locales.catalogue import OVERLAYS, catalogue

SAYING: Final = """
() => {
  const said = new Set()
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    for (const by of ['aria-label', 'title', 'placeholder', 'alt']) said.add(element.getAttribute(by) ?? '')
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest('style, script, noscript')) said.add(walk.currentNode.data)
  }
  return [document.documentElement.lang, [...said]]
}
"""
"""The document's language, and every text and name in it, seen or not."""


@functools.cache
def known(code: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The texts of a language without a field, and a pattern for the others: Streamlit's, and those of two words."""
    fixed: set[str] = set()
    filled: set[str] = set()
    for name in (code, *(name for name in OVERLAYS if name.startswith(f"{code}_"))):
        for key, text in ((key, form) for key, forms in catalogue(name).texts.items() for form in forms):
            bare = re.sub(r":\w+\[(.*?)\]|[*`]", r"\1", text).strip()
            if "{" not in bare:
                fixed.add(bare)
            elif key.startswith("streamlit.") or len(re.findall(r"[^\W\d]{3,}", re.sub(r"\{\w+\}", "", bare))) > 1:
                filled.add(r".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", bare)))
    return frozenset(fixed), re.compile("|".join(sorted(filled)))


def foreign(tag: str, said: Iterable[str]) -> list[str]:
    """What of these texts another language says and the one of the tag does not."""
    own = tag[:2]
    fixed, filled = known(own)
    found = []
    for text in {text.strip() for text in said if re.search(r"[^\W\d]{3,}", text)}:
        if text in fixed or filled.fullmatch(text):
            continue
        for code in LANGUAGES:
            others, pattern = known(code)
            if code != own and (text in others or pattern.fullmatch(text)):
                found.append(f"{code} in {own}: {text}")
    return sorted(found)
