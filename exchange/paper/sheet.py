"""A sheet of paper: a template of `templates/`, filled. Every value is escaped there; a missing one is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from locales import Language

TEMPLATES: Final = Path(__file__).with_name("templates")

_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def sheet(template: str, language: Language, **values: Any) -> bytes:
    """A self-contained document as UTF-8 HTML, without scripts.

    Args:
        template: name of the file.
        language: of its words; the template asks for them by `text`.
        values: what else the template names.
    """
    return _ENVIRONMENT.get_template(template).render(language=language, text=language.text, **values).encode()
