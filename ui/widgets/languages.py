"""A row of the languages, each by its own name."""

from __future__ import annotations

from typing import Any

import streamlit as st

from locales import LANGUAGES, Language, language


def choose(label: str, key: str, default: str, region: str | None = None, **more: Any) -> Language:
    """The chosen language.

    Args:
        label: of the row, safe for Markdown.
        key: of the widget.
        default: code of the language that is chosen at first.
        region: whose words and marks it has; the language's own where none is given.
        more: what else Streamlit's row takes.
    """
    code = st.segmented_control(
        label,
        LANGUAGES,
        default=default,
        required=True,
        format_func=lambda code: language(code).name,
        key=key,
        **more,
    )
    return language(f"{code}-{region}" if region else str(code))
