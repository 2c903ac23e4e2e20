"""The past as bars: every month of it, the mean, and the months without money."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.history import PALE, history
from locales import language
from model import ProjectHistory
from tests.model.pasts import past


@pytest.fixture(scope="module")
def known() -> ProjectHistory:
    return past()


def test_bars_are_the_money_received(known: ProjectHistory) -> None:
    (bars,) = history(known, language("en"), "USD")["data"]
    assert bars["y"] == pytest.approx(known.monthly["received"].tolist(), abs=0.01)
    assert len(bars["hovertext"]) == len(known.months)


def test_every_dry_spell_is_shaded_and_named_once(known: ProjectHistory) -> None:
    *shades, mean = history(known, language("es"), "EUR")["layout"]["shapes"]
    assert [(shade["x0"] + 0.5, shade["x1"] - 0.5) for shade in shades] == [
        ((first - known.start).n, (last - known.start).n) for first, last in known.dry_spells
    ]
    assert sum(shade["showlegend"] for shade in shades) == min(len(shades), 1)
    assert mean["y0"] == mean["y1"] == pytest.approx(known.monthly["received"].mean())
    assert language("es").money(mean["y0"], "EUR") in mean["name"]


def test_a_month_seen_in_part_is_pale_and_says_so() -> None:
    rows = pd.DataFrame({"invoiced_on": pd.to_datetime(["2026-01-10", "2026-02-10", "2026-03-02"]), "amount": 100.0})
    part = ProjectHistory.from_frames(rows, as_of="2026-03-03")
    (bars,) = history(part, language("en"), "USD")["data"]
    assert bars["marker"]["opacity"] == [1.0, 1.0, PALE]
    assert [("(in part)" in said) for said in bars["hovertext"]] == [False, False, True]
