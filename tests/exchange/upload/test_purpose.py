"""Tables that are no income are called what they are, and count only where a person says so."""

# ruff: noqa: E501  # the lines of these files are as long as they are

from __future__ import annotations

import datetime as dt

import pytest

from exchange import read_projects

TODAY = dt.date(2026, 11, 23)
OTHER = {
    "costs": (
        "costs",
        """Date,Supplier,Category,Amount
2026-01-05,Paper Mill,Office,50.00
2026-02-05,Train Line,Travel,20.00
2026-03-05,Paper Mill,Office,40.00
""",
    ),
    "contacts": (
        "contacts",
        """Name,Email,Phone,Created
Acme,a@acme.example,123456,2026-01-05
Bolt,b@bolt.example,223456,2026-02-05
Cog,c@cog.example,323456,2026-03-05
""",
    ),
    "quotes": (
        "quotes",
        """Estimate Number,Estimate Date,Customer,Total,Status
EST-1,2026-01-05,Acme,500.00,Sent
EST-2,2026-02-05,Bolt,900.00,Accepted
EST-3,2026-03-05,Acme,200.00,Declined
""",
    ),
    "presu": (
        "quotes",
        """Nº Presupuesto;Fecha;Cliente;Importe
P-1;05/01/2026;Acme;500,00
P-2;15/02/2026;Bolt;900,00
P-3;25/03/2026;Acme;200,00
""",
    ),
    "templ": (
        "templates",
        """Template Name,Customer,Frequency,Next Date,Amount
Hosting,Acme,Monthly,2026-12-05,50.00
Retainer,Bolt,Monthly,2026-12-15,500.00
Care,Cog,Monthly,2026-12-25,80.00
""",
    ),
    "gastos": (
        "costs",
        """Fecha;Proveedor;Concepto;Base imponible;IVA;Total
05/01/2026;Papelera;Papel;50,00;10,50;60,50
15/02/2026;Renfe;Tren;20,00;2,00;22,00
25/03/2026;Papelera;Papel;40,00;8,40;48,40
""",
    ),
    "expcat": (
        "costs",
        """Expense Date,Merchant,Category,Expense Amount
2026-01-05,Paper Mill,Office,50.00
2026-02-05,Train Line,Travel,20.00
2026-03-05,Paper Mill,Office,40.00
""",
    ),
    "vend": (
        "costs",
        """Bill Date,Vendor,Bill Number,Amount,Status
2026-01-05,Paper Mill,1,50.00,Paid
2026-02-05,Train Line,2,20.00,Paid
2026-03-05,Paper Mill,3,40.00,Paid
""",
    ),
}


@pytest.mark.parametrize("name", OTHER)
def test_what_is_no_income_is_called_what_it_is(name: str) -> None:
    case, text = OTHER[name]
    said = read_projects(text.encode(), today=TODAY)
    assert said.status == "rejected"
    assert [(problem.code, dict(problem.params).get("case")) for problem in said.errors] == [("purpose", case)]
    assert all(len(problem.text(language)) > 50 for problem in said.errors for language in ("en", "es"))
    assert said.understanding.table


def test_a_person_may_know_better() -> None:
    said = read_projects(OTHER["costs"][1].encode(), {"column:2": "client"}, TODAY)
    assert said.projects.groupby("client")["amount"].sum().to_dict() == {"Paper Mill": 90.0, "Train Line": 20.0}


@pytest.mark.parametrize(
    "text",
    [
        "Date,Client,Supplier,Amount\n2026-01-15,Acme,Mill,10\n2026-02-16,Bolt,Mill,20\n2026-03-17,Acme,Mill,30\n",
        "Date,Client,Quote number,Invoice,Amount\n2026-01-15,Acme,Q1,F1,10\n2026-02-16,Bolt,Q2,F2,20\n2026-03-17,Acme,,F3,30\n",
        "Start date,Client,Email,Phone,Fee\n2026-01-15,Acme,a@x.example,12,10\n2026-02-16,Bolt,b@x.example,13,50\n",
    ],
)
def test_income_that_speaks_of_them_stays_income(text: str) -> None:
    assert read_projects(text.encode(), today=TODAY).projects["amount"].sum() == 60
