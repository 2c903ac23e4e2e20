"""Twelve squares: one for each month of the year that is told."""

from __future__ import annotations

import numpy as np

from locales import language
from model import Arm, Scenario
from ui.overview.squares import rows


def test_a_square_is_an_outline_where_the_month_is_clearly_short() -> None:
    scenario = Scenario(monthly_bills=1000, currency="EUR", start_month="2026-11")
    year = np.array([899.0, 900.0, 2500.5] + [0.0] * 9, dtype=np.float32)
    content = rows({Arm.PROJECTS_ONLY: year}, scenario, language("es-ES"), "en palabras")
    (row,) = content["rows"]
    assert [month["paid"] for month in row["months"]] == [False, True, True] + [False] * 9
    assert row["months"][1]["said"] == "diciembre de 2026: 900\u00a0€"
    assert content["months"][:3] == ["nov", "dic", "ene"]
    assert content["sentence"] == "en palabras"


def test_each_future_has_its_hue() -> None:
    scenario = Scenario()
    year = np.ones(6)
    content = rows({Arm.WITH_RETAINERS: year, Arm.PROJECTS_ONLY: year}, scenario, language("en"), "")
    assert [row["hue"] for row in content["rows"]] == [1, 0]
    assert len(content["months"]) == 6
