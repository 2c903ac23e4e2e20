"""Small files in which one row differs from its neighbours: what is made of it."""

from __future__ import annotations

import datetime as dt

from exchange import Reading, read_projects

TODAY = dt.date(2026, 11, 23)


def read(text: str) -> Reading:
    return read_projects(text.encode(), today=TODAY)


def left_out(said: Reading) -> dict[int, str]:
    """Row -> why it is no project: of those left out, and of those that hold the table together."""
    parts = said.excluded, said.structural
    return {row: why for part in parts for row, why in zip(part["row"], part["reason"], strict=True)}


def test_a_row_without_a_currency_has_that_of_its_amount_or_of_all_others() -> None:
    said = read("Client,Date,Amount,Currency\nAna,2026-01-05,100,EUR\nBea,2026-02-05,£200,\nCia,2026-03-05,300,MXN\n")
    assert list(said.projects["currency"]) == ["EUR", "GBP", "MXN"]
    said = read("Client,Date,Amount,Currency\nAna,2026-01-05,100,EUR\nBea,2026-02-05,200,\nCia,2026-03-05,300,EUR\n")
    assert list(said.projects["currency"]) == ["EUR"] * 3


def test_money_in_alone_is_income() -> None:
    said = read("Date,Client,Credit\n2026-01-05,Ana Ltd,100\n2026-02-05,Bea Ltd,200\n")
    assert list(said.projects["amount"]) == [100, 200]
    assert said.understanding.amount_basis == "credit_debit"
    assert read("Date,Description,Debit\n2026-01-05,Ana Ltd,100\n").status == "rejected"


def test_a_shift_needs_both_its_ends_and_an_empty_one_is_none() -> None:
    said = read(
        "Date,Client,Start time,End time\n2026-01-05,Ana,09:00,10:30\n2026-01-06,Ana,,\n2026-01-07,Ana,9:00,\n"
        "2026-01-08,Bea,23:30,00:30\n"
    )
    assert list(said.projects["hours"]) == [1.5, 1.0]
    assert left_out(said) == {1: "header", 3: "zero", 4: "bad_hours"}


def test_hours_of_nobody_are_left_out_and_an_invoice_of_nobody_is_asked_about() -> None:
    hours = read("Date,Client,Hours,Rate\n2026-01-05,Ana,2,50\n2026-02-05,,3,50\n")
    assert list(hours.projects["amount"]) == [100]
    assert left_out(hours) == {1: "header", 3: "no_client"}
    invoices = read("Client,Invoice date,Amount\nAna,2026-01-05,100\n,2026-02-05,200\n")
    assert list(invoices.projects["client"]) == ["Ana", "Ana"]
    assert "client_blank" in [question.id for question in invoices.questions]


def test_names_that_begin_alike_are_asked_about_where_two_words_agree() -> None:
    names = ("Acme Design", "Acme Design Studio", "Acme Foods")
    file = "Client,Date,Amount\n" + "".join(f"{name},2026-01-0{day},{day}00\n" for day, name in enumerate(names, 1))
    said = read(file)
    merged = read_projects(file.encode(), {"client_names": "merge"}, today=TODAY)
    assert merged.projects["client"].nunique() == 2
    assert said.projects["client"].nunique() == 3


def test_the_last_heading_names_its_one_row_too() -> None:
    said = read(
        "Fecha,Tema,Importe\nAna Ltd,,\n2026-01-05,web,100\n2026-02-05,web,200\nBerta SA,,\n2026-03-05,ad,300\n"
    )
    assert list(said.projects["client"]) == ["Ana Ltd", "Ana Ltd", "Berta SA"]
    assert left_out(said) == {1: "header", 2: "heading", 5: "heading"}


def test_a_word_below_the_rows_is_a_footer_and_heads_nothing() -> None:
    said = read("Invoice date,Client,Amount\n2026-01-05,Ana,100\n2026-02-05,Bea,200\nThank you\n")
    assert left_out(said) == {1: "header", 4: "footer"}


def test_days_of_an_account_are_read_so_that_none_is_still_to_come() -> None:
    said = read(
        "Fecha;Concepto;Importe;Saldo\n10/12/2026;Cobro Ana SL;100,00;1100,00\n"
        "10/11/2026;Cobro Berta SL;100,00;1000,00\n11/10/2026;Cobro Ana SL;200,00;900,00\n"
    )
    days = [dt.date(2026, 10, 12), dt.date(2026, 10, 11), dt.date(2026, 11, 10)]
    assert [day.date() for day in said.projects["invoiced_on"]] == days
