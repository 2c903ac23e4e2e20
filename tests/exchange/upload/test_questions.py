"""What is asked: words that nobody knows, and the dearest question first."""

from __future__ import annotations

import datetime as dt

import pytest

from exchange import read_projects
from exchange.upload.rows.clients import spelled_alike, statement_name
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


ACCOUNT = """Fecha;Concepto;Importe;Saldo
14/03/2026;BIZUM DE MARIA LOPEZ;300,00;3.550,00
13/03/2026;COMPRA TARJETA MERCADONA;-20,00;3.250,00
12/03/2026;TRANSFERENCIA DE BODEGAS ALARTE, S.L.;1.250,00;3.270,00
10/03/2026;PRESTAMO BANCO;1.000,00;2.020,00
05/03/2026;TRASPASO ENTRE MIS CUENTAS;500,00;1.020,00
02/02/2026;TRANSFERENCIA DE BODEGAS ALARTE SL;640,00;520,00
01/02/2026;RECIBO LUZ;-60,00;-120,00
"""


def test_money_left_out_for_a_word_is_offered_unticked() -> None:
    said = read_projects(ACCOUNT.encode(), today=TODAY)
    (asked,) = [question for question in said.questions if question.id == "which_credits"]
    assert asked.default == "bodegas alarte sl"
    assert [(option.code, option.amount) for option in asked.options] == [
        ("bodegas alarte sl", 1890.0),
        ("private:maria lopez", 300.0),
        ("loan:prestamo banco", 1000.0),
        ("own_transfer:traspaso entre mis cuentas", 500.0),
    ]
    assert asked.label(asked.options[1], "en") == "MARIA LOPEZ (private payment)"
    assert said.projects["amount"].sum() == 1890


def test_what_is_ticked_counts_and_what_is_not_does_not() -> None:
    said = read_projects(ACCOUNT.encode(), {"which_credits": "bodegas alarte sl|private:maria lopez"}, TODAY)
    assert said.status == "ready"
    assert said.projects.groupby("client")["amount"].sum().to_dict() == {"BODEGAS ALARTE SL": 1890, "MARIA LOPEZ": 300}
    assert set(said.excluded["reason"]) == {"expense", "loan", "own_transfer"}
    none = read_projects(ACCOUNT.encode(), {"which_credits": "private:maria lopez"}, TODAY)
    assert none.projects["client"].tolist() == ["MARIA LOPEZ"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("MISC PAYMENT ORBIT FOODS INC", "ORBIT FOODS INC"),
        ("E-TRANSFER 105633457788 ORBIT FOODS", "ORBIT FOODS"),
        ("e-Transfer received Maria Lopez CA7f3Kd9", "Maria Lopez"),
        ("TRANSFERENCIA RECIBIDA BODEGAS ALARTE SL CONCEPTO FACTURA 12", "BODEGAS ALARTE SL"),
        ("TRANSF INTERNAC RECIBIDA ACME INC", "ACME INC"),
        ("SPEI RECIBIDOSANTANDER/0123456789 014 1234567 ACME SA DE CV", "ACME SA DE CV"),
        ("PAGO CUENTA DE TERCERO 0012345678 BNET ACME", "ACME"),
        ("Zelle payment from ACME INC Conf# abc123", "ACME INC"),
        ("Zelle Transfer Conf# xyz; ACME INC", "ACME INC"),
        ("WIRE TYPE:WIRE IN DATE: 260312 ORIG:ACME INC ID:1234", "ACME INC"),
        ("Stripe Transfer ST-A1B2C3", "Stripe"),
        ("SEPA Credit Transfer ACME GMBH Rechnung 2026-12", "ACME GMBH"),
        ("VIR SEPA RECU /DE ACME SARL /MOTIF FACT 12", "ACME SARL"),
        ("IMPS/P2A/123456789012/ACME PVT LTD/HDFC", "ACME PVT LTD"),
        ("Studio 54 Berlin", "Studio 54 Berlin"),
        ("Agency B2B", "Agency B2B"),
    ],
)
def test_a_line_of_a_bank_names_its_payer(line: str, name: str) -> None:
    assert statement_name(line) == name


def test_one_client_has_one_name() -> None:
    names = [
        "Bodegas Alarte SL",
        "BODEGAS ALARTE, S.L.",
        "Clínica Sol",
        "Clinica Sol",
        "Acme Ltd.",
        "ACME Limited",
        "Acme",
    ]
    told = ["Bodegas Alarte SL"] * 2 + ["Clínica Sol"] * 2 + ["ACME Limited"] * 2 + ["Acme"]
    assert spelled_alike(names).tolist() == told


def test_hours_of_nobody_are_asked_a_rate_of_without_naming_anybody() -> None:
    """A client without a name is no choice: "" has no words, and nobody can write a rate beside it."""
    said = read_projects(b"Date,Hours\n2026-01-15,2\n2026-02-15,3\n2026-03-15,1\n", today=TODAY)
    (asked,) = [question for question in said.questions if question.id == "rate"]
    assert asked.options == ()
    assert said.answered(rate="10").projects["amount"].sum() == 60
