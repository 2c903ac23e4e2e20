"""The app without a browser: Streamlit's own test runner.

The script comes from a string: beside a file it would see `pages/` and run in the mode that the frame turns off.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = "from ui.frame.frame import run\nrun()\n"

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app() -> OpenApp:
    """Starts a session: a browser's locale, and what its address holds."""

    def start(locale: str = "en-US", **query: str) -> AppTest:
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app.context = {"locale": locale, "timezone": "Europe/Madrid", "url": "http://localhost:8501/"}
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return start
