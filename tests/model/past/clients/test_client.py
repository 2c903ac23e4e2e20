from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from model import ProjectHistory
from model.past.clients.client import Client, clients_of, named_clients, returning

ROWS = [
    ("Ana", "2024-01-10", 500.0),
    ("Ana", "2024-01-20", 700.0),
    ("Ana", "2024-04-02", 900.0),
    ("Bo", "2024-02-01", 4000.0),
    ("", "2024-03-01", 50.0),
    ("", "2024-03-05", 60.0),
]


def history(rows: list[tuple[str, str, float]]) -> ProjectHistory:
    frame = pd.DataFrame(rows, columns=["client", "invoiced_on", "amount"])
    return ProjectHistory.from_frames(frame, start="2024-01", as_of="2024-06")


def test_a_client_is_the_months_in_which_it_was_invoiced() -> None:
    found = {name: client for client, name in named_clients(history(ROWS)) if name}
    ana = found["Ana"]
    logs = np.log([1200.0, 900.0])
    assert ana.months == (0, 3)
    assert ana.projects == 3
    assert ana.mean == pytest.approx(logs.mean(), abs=5e-4)
    assert ana.squares == pytest.approx(((logs - logs.mean()) ** 2).sum(), abs=5e-4)
    assert found["Bo"] == Client(months=(1,), projects=1, mean=round(float(np.log(4000.0)), 3), squares=0)


def test_a_project_without_a_name_is_a_client_of_its_own() -> None:
    assert [name for _, name in named_clients(history(ROWS))] == ["Bo", "Ana", "", ""]


def test_the_order_of_rows_and_the_names_change_nothing() -> None:
    ours = clients_of(history(ROWS))
    assert clients_of(history(ROWS[::-1])) == ours
    renamed = [({"Ana": "Zoe", "Bo": "Abe"}.get(name, name), day, amount) for name, day, amount in ROWS]
    assert clients_of(history(renamed)) == ours


def test_returning_is_work_in_a_second_month() -> None:
    assert returning(clients_of(history(ROWS)))
    assert not returning(clients_of(history(ROWS[:2] + ROWS[3:])))


def test_months_out_of_order_are_refused() -> None:
    with pytest.raises(ValidationError):
        Client(months=(3, 1), projects=2, mean=0, squares=0)


def test_of_a_long_past_the_last_twenty_years_are_looked_at() -> None:
    rows = [("Ana", "1990-01-10", 500.0), ("Ana", "2010-01-10", 500.0), ("Ana", "2024-12-10", 500.0)]
    frame = pd.DataFrame(rows, columns=["client", "invoiced_on", "amount"])
    (found,) = clients_of(ProjectHistory.from_frames(frame, as_of="2024-12"))
    assert found.months == (60, 239)
    assert found.projects == 2
