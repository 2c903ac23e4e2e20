"""The clients of the past in words: marks, chances and shares."""

from __future__ import annotations

import pandas as pd
import pytest

from locales import language
from locales.frequencies import COARSE
from model import ProjectHistory
from model.past.clients.client import named_clients
from model.past.clients.posterior import outlook
from ui.past_projects import clients
from ui.session.view import View
from ui.widgets import parts

ROWS = [
    *(("Monthly", f"2024-{month:02}-05", 300.0) for month in range(1, 13)),
    *(("Gone quiet", f"2024-{month:02}-07", 900.0) for month in (1, 2, 3)),
    ("Once", "2024-05-01", 100.0),
    *(("Small", f"2024-{month:02}-09", 20.0) for month in (2, 11)),
    ("Tiny", "2024-12-09", 10.0),
    ("", "2024-06-01", 40.0),
]
ENGLISH, SPANISH = (View(language(code)) for code in ("en-GB", "es-ES"))


def past(rows: list[tuple[str, str, float]]) -> ProjectHistory:
    frame = pd.DataFrame(rows, columns=["client", "invoiced_on", "amount"])
    return ProjectHistory.from_frames(frame, start="2024-01", as_of="2024-12")


def shown(here: View) -> pd.DataFrame:
    history = past(ROWS)
    everyone = tuple(client for client, _ in named_clients(history))
    believed = outlook(everyone, history.exposure)
    assert believed is not None
    return clients.table(here, history, believed)


@pytest.fixture(autouse=True)
def in_euros(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(View, "money", lambda self, amount, digits=None: self.language.money(amount, "EUR", digits))


def test_who_a_year_hangs_on_stands_first_with_months_share_and_chances() -> None:
    table = shown(ENGLISH)
    assert list(table.index)[:2] == ["Monthly", "Gone quiet"]
    assert "" not in table.index
    monthly, quiet = table.loc["Monthly"], table.loc["Gone quiet"]
    assert monthly["Months with work"] == "●" * 12
    assert quiet["Months with work"] == "●●●○○○○○○○○○"
    assert (monthly["Last one"], quiet["Last one"]) == ("Dec 2024", "Mar 2024")
    # 3,600 and 2,700 of 6,490.
    assert (monthly["Share of the past"], quiet["Share of the past"]) == ("55%", "42%")
    assert monthly["Still a client"] == "over 9 in 10"
    assert monthly["In a year"] in {"2 in 3", "4 in 5"}
    assert quiet["Still a client"] in {"under 1 in 10", "1 in 10", "1 in 5"}


def test_a_client_with_a_fixed_bill_brings_it() -> None:
    brings = shown(ENGLISH).loc["Monthly", "Brings a month"]
    assert 240 < float(str(brings).removeprefix("€")) <= 300


def test_the_same_in_spanish() -> None:
    row = shown(SPANISH).loc["Monthly"]
    assert row["Sigue siendo cliente"] == "más de 9 de cada 10"
    assert row["Parte del historial"] == SPANISH.language.percent(0.55)


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0, "under 1 in 10"),
        (0.09, "1 in 10"),
        (0.3, "1 in 3"),
        (0.66, "2 in 3"),
        (0.9, "9 in 10"),
        (1, "over 9 in 10"),
    ],
)
def test_a_chance_is_said_no_finer_than_it_is_known(probability: float, said: str) -> None:
    assert ENGLISH.language.odds(probability) == said


def test_chances_are_said_in_their_order() -> None:
    said = [ENGLISH.language.odds(step / 200) for step in range(201)]
    assert len(list(dict.fromkeys(said))) == len(COARSE) + 2
    assert [one for one, before in zip(said, [None, *said], strict=False) if one != before] == list(dict.fromkeys(said))


def test_how_few_bring_half_is_said_where_they_are_few() -> None:
    assert parts.half(ENGLISH, past(ROWS)) == "One of your 5 clients brought half of the money."
    assert parts.half(ENGLISH, past(ROWS[:15])) == ""
