"""Which pages may open a session: those of this server's own address, and those that its settings name.

Streamlit would ask further: with an origin that it does not know it compares the machine's own addresses, and asks a
public one for them, each time anew, while everybody waits. Nothing is sent anywhere, so nothing is asked.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st


def known(origin: str | None, host: str) -> bool:
    """Whether a WebSocket may be opened.

    Args:
        origin: of the page, as its browser says; None where no browser asks.
        host: by which the server was asked.
    """
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    try:
        page = urlsplit(origin)
        name = page.hostname
    except ValueError:
        return False
    return bool(name) and (page.netloc.lower() == host.lower() or name in _named())


def _named() -> set[str | None]:
    """This machine, and what the settings `serverAddress` and `corsAllowedOrigins` name."""
    others = [st.get_option("browser.serverAddress"), *st.get_option("server.corsAllowedOrigins")]
    return {
        "localhost",
        "127.0.0.1",
        *(urlsplit(other if "//" in other else f"//{other}").hostname for other in others),
    }
