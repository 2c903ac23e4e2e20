"""What is asked: words that nobody knows, and the dearest question first."""

from __future__ import annotations

import datetime as dt

import pytest

from exchange import read_projects
from exchange.upload.words.statuses import Status, of_status

TODAY = dt.date(2026, 11, 23)
FILE = b"""Date,Client,Number,Amount,Status
2026-01-15,Acme,1,100.00,Paid
2026-02-16,Bolt,2,300.00,Paid
2026-02-16,Bolt,2,300.00,Paid
2026-03-17,Acme,3,900.00,Girada
2026-04-18,Acme,4,50.00,Credited
"""


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Not fully paid", "open"),
        ("Aún no pagada", "open"),
        ("To be paid", "open"),
        ("A cobrar", "open"),
        ("Falta pago", "open"),
        ("En mora", "open"),
        ("Completed - unpaid", "open"),
        ("Emitida", "open"),
        ("Emitida y cobrada", "paid"),
        ("sent & paid", "paid"),
        ("100 % pagado", "paid"),
        ("pagado 50%", "partial"),
        ("Mitad", "partial"),
        ("Chargeback", "failed"),
        ("En disputa", "failed"),
        ("closed lost", "failed"),
        ("Conciliada", "paid"),
        ("TBC", "pending"),
        ("Girada", ""),
        ("Credited", ""),
        ("whatever", ""),
    ],
)
def test_statuses_are_read_whole_with_what_they_deny(word: str, status: Status) -> None:
    assert of_status(word) == status


def test_the_dearest_question_comes_first_and_each_shows_what_it_gives() -> None:
    said = read_projects(FILE, today=TODAY)
    ids = [question.id for question in said.questions]
    assert ids == ["status_of:girada", "duplicate", "status_of:credited", "dates"]
    previews = [option.preview for option in said.questions[0].options if option.preview]
    assert [sum(money for _, money in preview.totals) for preview in previews] == [1300.0, 400.0, 400.0]


def test_an_answer_says_what_a_word_means() -> None:
    said = read_projects(FILE, {"status_of:girada": "paid", "status_of:credited": "void", "duplicate": "once"}, TODAY)
    assert said.status == "ready"
    assert said.projects.groupby("client")["amount"].sum().to_dict() == {"Acme": 1000.0, "Bolt": 300.0}
    assert dict(zip(said.excluded["row"], said.excluded["reason"], strict=True)) == {4: "duplicate", 6: "void"}


def test_a_word_that_money_out_bears_too_is_the_usual_one_of_an_account() -> None:
    file = b"""Date,Description,Amount,State
2026-01-15,Transfer from Acme,500.00,Autonomo
2026-01-16,Card purchase,-20.00,Autonomo
2026-02-15,Transfer from Bolt,400.00,Autonomo
2026-02-16,Direct debit,-30.00,Autonomo
"""
    said = read_projects(file, today=TODAY)
    assert not any(question.kin == "status_of" for question in said.questions)
    assert said.projects["amount"].sum() == 900
