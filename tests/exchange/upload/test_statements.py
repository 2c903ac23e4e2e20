"""Statements and lists that programmes exchange: read where they hold movements, named where they do not."""

# ruff: noqa: E501  # the lines of these files are as long as programmes write them

from __future__ import annotations

import datetime as dt

import pytest

from exchange import Reading, read_projects

TODAY = dt.date(2026, 11, 23)
OFX = """OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>USD<BANKTRANLIST><DTSTART>20260101
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260312120000[-5:EST]<TRNAMT>1250.00<FITID>1<NAME>CEDAR HILL BOOKS<MEMO>Invoice 12 &amp; more
</STMTTRN>
<STMTTRN><TRNTYPE>POS<DTPOSTED>20260313<TRNAMT>-20.10<FITID>2<NAME>GROCER</STMTTRN>
<STMTTRN><TRNTYPE>INT<DTPOSTED>20260331<TRNAMT>0.10<FITID>3<NAME>INTEREST</STMTTRN>
<STMTTRN><TRNTYPE>DIRECTDEP<DTPOSTED>20260402<TRNAMT>640.00<FITID>4<NAME>ORBIT FOODS</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
QIF = """!Type:Bank
D3/12'26
T1,250.00
PCedar Hill Books
MInvoice 12
LIncome:Consulting
^
D3/13'26
T-20.10
PGrocer
LFood
^
D3/31'26
T500.00
PSavings
L[Savings]
^
D4/ 2'26
T640.00
POrbit Foods
^
"""
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><TtlNtries/>
<Ntry><Amt Ccy="EUR">1250.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-12</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Bodegas Alarte SL</Nm></Dbtr></RltdPties><RmtInf><Ustrd>Factura 12</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">20.10</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-13</Dt></BookgDt><AddtlNtryInf>MERCADONA</AddtlNtryInf></Ntry>
<Ntry><Amt Ccy="EUR">940.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-04-02T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Amt Ccy="EUR">640.00</Amt><RltdPties><Dbtr><Pty><Nm>Taller Ruzafa</Nm></Pty></Dbtr></RltdPties></TxDtls><TxDtls><Amt Ccy="EUR">300.00</Amt><RltdPties><Dbtr><Nm>Bodegas Alarte SL</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
MT940 = """:20:STARTUMS
:25:NL00BANK0123456789
:28C:1/1
:60F:C260311EUR2000,00
:61:2603120312C1250,00NTRFNONREF
:86:166?00GUTSCHRIFT?20Invoice 12?32CEDAR HILL?33 BOOKS LTD
:61:260313D20,10NMSCNONREF
:86:005?00LASTSCHRIFT?20Groceries?32GROCER
:61:2604020402C640,NTRFNONREF
:86:/TRTP/SEPA/IBAN/NL11/BIC/XX/NAME/ORBIT FOODS BV/REMI/Website/EREF/1
:62F:C260402EUR3869,90
"""
CHARGES = """{"data":[
{"id":"ch_1","object":"charge","amount":125000,"currency":"usd","created":1773316800,"status":"succeeded","billing_details":{"name":"Cedar Hill"}},
{"id":"ch_2","object":"charge","amount":64000,"currency":"usd","created":1775131200,"status":"failed","billing_details":{"name":"Orbit"}}]}"""
LINES = """{"date":"2026-03-12","customer":{"name":"Cedar Hill"},"total":1250.125,"paid":true}
{"date":"2026-04-12","customer":{"name":"Orbit"},"total":640,"paid":false}"""


def read(text: str, encoding: str = "utf-8") -> Reading:
    return read_projects(text.encode(encoding), today=TODAY)


def sums(said: Reading) -> dict[str, float]:
    return {str(name): float(money) for name, money in said.projects.groupby("client")["amount"].sum().items()}


@pytest.mark.parametrize(
    ("text", "wanted", "currency", "out"),
    [
        (OFX, {"CEDAR HILL BOOKS": 1250.0, "ORBIT FOODS": 640.0}, "USD", {3: "expense", 4: "interest"}),
        (QIF, {"Cedar Hill Books": 1250.0, "Orbit Foods": 640.0}, None, {3: "expense", 4: "own_transfer"}),
        (CAMT, {"Bodegas Alarte SL": 1550.0, "Taller Ruzafa": 640.0}, "EUR", {3: "expense"}),
        (MT940, {"CEDAR HILL BOOKS LTD": 1250.0, "ORBIT FOODS BV": 640.0}, "EUR", {3: "expense"}),
    ],
    ids=["ofx", "qif", "camt", "mt940"],
)
def test_a_statement_is_read_by_its_movements(
    text: str, wanted: dict[str, float], currency: str | None, out: dict[int, str]
) -> None:
    said = read(text)
    assert sums(said) == wanted
    assert said.currency == currency
    assert (str(said.projects["invoiced_on"].min())[:10], str(said.projects["invoiced_on"].max())[:10]) == (
        "2026-03-12",
        "2026-04-02",
    )
    assert dict(zip(said.excluded["row"], said.excluded["reason"], strict=True)) == out
    assert [question.id for question in said.questions if not question.optional] == ["which_credits"]
    assert all(
        not problem.text(language).startswith("upload.") for problem in said.problems for language in ("en", "es")
    )


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1></OFX>", "ofx"),
        ("!Type:Cat\nNFood\n^\n", "qif"),
        (CAMT.replace("<Ntry>", "<Other>").replace("</Ntry>", "</Other>"), "camt"),
        (CAMT.replace("<Document", '<!DOCTYPE a [<!ENTITY b "c">]><Document'), "camt"),
        (CAMT[:700], "camt"),
        (":20:X\n:25:Y\n:60F:C260311EUR2000,00\n", "mt940"),
        ('{"name": "Acme", "active": true}', "json"),
        ('{"name": ', "json"),
        ("[" * 100_000 + "[1]", "json"),
    ],
)
def test_one_without_movements_is_called_what_it_is(text: str, case: str) -> None:
    said = read(text)
    assert said.status == "rejected"
    assert [(problem.code, dict(problem.params)["case"]) for problem in said.errors] == [("not_a_table", case)]
    assert all("CSV" in problem.text(language) for problem in said.errors for language in ("en", "es"))


def test_a_list_of_charges_counts_cents() -> None:
    said = read(CHARGES)
    assert sums(said) == {"Cedar Hill": 1250.0}
    assert {"cents", "status"} <= {problem.code for problem in said.problems}


def test_objects_within_objects_and_one_a_line_are_rows() -> None:
    said = read(LINES)
    assert sums(said) == {"Cedar Hill": 1250.125}
    assert said.open["client"].tolist() == ["Orbit"]


def test_a_marked_file_in_another_encoding_is_a_statement_too() -> None:
    assert sums(read(OFX, "utf-16")) == sums(read(OFX))
