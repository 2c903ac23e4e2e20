"""Pages and tabs in Streamlit's test runner."""

from __future__ import annotations

import re
from typing import Any

from streamlit.testing.v1 import AppTest

from model import ProjectHistory, Scenario, fit
from ui.session.past import Past
from ui.session.screens import FOLDER


def turn_to(app: AppTest, page: str, *, key: str = "", tab: str | int = "") -> AppTest:
    """Open a page, and the tab with that label or the step with that number."""
    app.switch_page(str(FOLDER / f"{page}.py")).run()
    if tab:
        app.session_state[key] = tab
        app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """All that is said on the page, escapes taken away."""
    said = [
        str(element.value)
        for kind in ("title", "header", "markdown", "caption", "info", "warning", "success")
        for element in getattr(app, kind)
    ]
    said += [f"{metric.label}: {metric.value} {metric.delta}" for metric in app.metric]
    return re.sub(r"\\(.)", r"\1", "\n".join(said))


def scenario(app: AppTest) -> Scenario:
    held: Scenario = app.session_state["scenario"]
    return held


def take(app: AppTest, **changes: Any) -> AppTest:
    """Change the session's scenario."""
    app.session_state["scenario"] = scenario(app).but(**changes)
    return app.run()


def have_past(app: AppTest, history: ProjectHistory | None) -> AppTest:
    """Give the session another past, or take it away."""
    if history is None:
        del app.session_state["past"]
        return app.run()
    app.session_state["past"] = Past(history, sample=False)
    app.session_state["scenario"] = scenario(app).but(income=fit(history), start_month=history.as_of_month + 1)
    return app.run()


def charts(app: AppTest) -> int:
    return len(app.get("plotly_chart"))
