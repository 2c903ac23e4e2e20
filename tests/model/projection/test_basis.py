"""What a fee is for: hours, pieces, access; by hand, and what stays as it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from exchange.paper.offer import offer_sheet
from locales import language
from model import Arm, Draws, Planned, Retainer, Scenario, fit, project
from model.projection.season import Season
from tests.model.pasts import past

DRAWS = Draws(1, 300)
TODAY = dt.date(2026, 11, 29)
ROW = Retainer(
    monthly_fee=800, hours_per_month=12, pieces=4, basis="pieces", term_months=6, ladder=(6,), renewal=1.0,
    cancellation=0, late=0, use_cv=0.4,
)  # fmt: skip
BASE = Scenario(income=fit(past()), planned=Planned(count=0), n_paths=300, horizon_months=12, start_month="2026-01")


def of(**changes: Any) -> Scenario:
    return BASE.but(retainers=(ROW.but(**changes),))


def test_a_piece_has_its_price_and_takes_its_hours() -> None:
    """Of four pieces for 800 one costs 200; asked for five on average, one more is billed a month later."""
    assert ROW.piece == 200
    found = project(of(use_mean=1.25), DRAWS)
    assert found.retainer_income == pytest.approx(np.tile([800] + [1000] * 11, (300, 1)))
    assert found.retainer_hours.mean() == pytest.approx(15, rel=0.05)
    assert found.retainer_hours.std() > 3, "what they take is the freelancer's own risk"


def test_a_further_piece_rises_with_the_fee_or_costs_its_hours() -> None:
    risen = project(of(use_mean=1.25, rise=0.1, expansion=0.5), DRAWS).retainer_income
    # Six pieces at 220 from the seventh month on: 1,320, and a piece and a half more of the month before.
    assert risen[0, 5:8] == pytest.approx([1000, 1320 + 200, 1320 + 330])
    assert ROW.but(overage_rate=50).piece == 150
    assert project(of(use_mean=1.25, overage_rate=50), DRAWS).retainer_income[0, 1] == pytest.approx(950)


def test_pieces_are_carried_as_pieces() -> None:
    """Half a piece a month more than agreed: after eight months the four that may be carried are used up."""
    found = project(of(use_mean=1.125, unused="carry"), DRAWS).retainer_income
    assert found == pytest.approx(np.tile([800] * 9 + [900] * 3, (300, 1)))


def test_access_promises_no_hours() -> None:
    """Much more than expected is billed to nobody, and takes hours as ever."""
    found = project(of(basis="access", use_mean=2.0, unused="carry"), DRAWS)
    assert found.retainer_income == pytest.approx(np.full((300, 12), 800))
    by_hours = project(of(basis="hours", use_mean=2.0, unused="carry"), DRAWS)
    assert np.array_equal(found.retainer_hours, by_hours.retainer_hours)


def test_access_owes_no_hours_after_weeks_off() -> None:
    away = {"season": Season(weeks_off=(0, 4.4, *[0] * 10))}
    access, carried = (project(of(basis=each, unused="carry").but(**away), DRAWS) for each in ("access", "hours"))
    assert not access.retainer_hours[:, 1].any()
    assert (carried.retainer_hours[:, 2] > access.retainer_hours[:, 2]).all()


def test_by_the_hour_is_todays_figures_to_the_digit() -> None:
    plain = of(basis="hours", pieces=1, use_mean=1.2)
    for pieces in (1, 7):
        for arm in Arm:
            found = project(plain.but(retainers=(plain.retainers[0].but(pieces=pieces),)), DRAWS).received(arm)
            assert np.array_equal(found, project(plain, DRAWS).received(arm))


def test_pieces_are_bounded() -> None:
    for refused in (0, -1, 1001):
        with pytest.raises(ValidationError):
            ROW.but(pieces=refused)


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_the_offer_speaks_of_what_is_agreed(spoken: str) -> None:
    speaker = language(spoken)

    def page(row: Retainer, scope: str = "") -> str:
        return offer_sheet(row, speaker, "EUR", TODAY, scope).decode()

    by_pieces = page(ROW.but(hours_per_month=37, discount=0.1), "<i>Four articles</i>")
    assert speaker.text("offer.pieces.value", pieces="4") in by_pieces
    assert speaker.money(180, "EUR", 2) in by_pieces, "what one costs after the discount"
    assert speaker.text("offer.overage.pieces.value", rate=speaker.money(200, "EUR", 2)) in by_pieces
    assert "&lt;i&gt;Four articles" in by_pieces
    access = page(ROW.but(basis="access", hours_per_month=37))
    assert speaker.text("offer.access.value") in access
    assert speaker.text("offer.objection.unused.access") in access
    for sheet in (by_pieces, access):
        assert "37" not in sheet, "how long it takes is nobody else's business"
        assert speaker.text("offer.unused") not in sheet
