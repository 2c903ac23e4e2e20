"""What every answer tells the browser: load nothing from elsewhere, be framed by nobody else, tell nobody the address.

The address holds the scenario, so it must not travel as a referrer.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from pathlib import Path
from typing import Final

import streamlit as st

FIXED: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

HOST: Final = re.compile(r"[\w.:\[\]-]+")
"""What a host may look like; another one is not repeated in the policy."""


def headers(host: str) -> dict[str, str]:
    """The security headers of an answer to a request that named this host."""
    return {**FIXED, "Content-Security-Policy": policy(host if HOST.fullmatch(host) else "")}


@functools.lru_cache(maxsize=64)
def policy(host: str) -> str:
    """The content security policy: this server alone; Streamlit's inline styles, and the one script in its page.

    A frame of the same address is allowed, because Community Cloud shows the page in one.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {' '.join(_inline())}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


@functools.cache
def _inline() -> tuple[str, ...]:
    """Hashes of the scripts that stand in the page of the installed Streamlit."""
    page = Path(st.__file__).with_name("static") / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL)
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts)
