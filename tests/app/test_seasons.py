"""The seasons of a past: shown with what they change, taken by one press, and taken back."""

from __future__ import annotations

from exchange.link import to_link
from locales import language
from model import ProjectIncome, Scenario
from tests.app.conftest import OpenApp
from tests.app.pages import scenario, turn_to, words

YEAR = (4, 5, 4, 6, 5, 7, 3, 0, 4, 5, 6, 11)
"""Projects of each calendar month: a dead August, a full December."""

SEASONAL = Scenario(income=ProjectIncome(as_of="2025-12", counts=YEAR * 4, exposure=(1.0,) * 48), n_paths=200)
EVEN = SEASONAL.but(income=SEASONAL.income.but(counts=(5,) * 48))


def test_seasons_are_offered_taken_and_taken_back(open_app: OpenApp) -> None:
    app = turn_to(open_app("es-ES", s=to_link(SEASONAL)), "past_projects")
    app.session_state["kept:fold:past:seasons"] = True
    app.run()
    assert not app.exception
    found = SEASONAL.income.seasons
    assert found is not None
    assert found.factors[7] < 0.3
    assert found.factors[11] > 1.5
    assert scenario(app).season.enquiries == ()
    factor = language("es-ES").number(found.factors[11], 2)
    assert f"× {factor}" in words(app)
    app.button(key="seasons:take").click().run()
    assert not app.exception
    assert scenario(app).season.enquiries == found.factors
    assert not [button for button in app.button if button.key == "seasons:take"]
    app.button(key="undo").click().run()
    assert scenario(app) == SEASONAL


def test_a_past_without_seasons_offers_none(open_app: OpenApp) -> None:
    app = turn_to(open_app(s=to_link(EVEN)), "past_projects")
    app.session_state["kept:fold:past:seasons"] = True
    app.run()
    assert not app.exception
    assert "show no season" in words(app)
    assert not [button for button in app.button if button.key == "seasons:take"]
