"""A refund comes off the project that it refunds: of its currency, and of several the latest before it."""

from __future__ import annotations

import datetime as dt

from exchange import Reading, read_projects

TODAY = dt.date(2026, 11, 23)
HEAD = "Date,Client,Invoice number,Description,Amount,Currency\n"


def read(rows: str) -> Reading:
    return read_projects((HEAD + rows).encode(), today=TODAY)


def amounts(said: Reading) -> dict[int, float]:
    """First row of each project -> its amount."""
    return {rows[0]: amount for rows, amount in zip(said.projects["rows"], said.projects["amount"], strict=True)}


def test_a_refund_that_names_an_invoice_of_another_currency_is_not_taken_off_it() -> None:
    said = read(
        "2026-01-05,Acme,INV-101,Site,1000,EUR\n"
        "2026-01-20,Acme,INV-102,Logo,700,USD\n"
        "2026-02-02,Birch,INV-103,Copy,400,EUR\n"
        "2026-03-01,Acme,CN-1,Refund of INV-101,-300,USD\n"
    )
    assert amounts(said) == {2: 1000, 3: 400, 4: 400}


def test_dollars_do_not_refund_a_client_who_paid_in_euros() -> None:
    said = read(
        "2026-01-05,Acme,A1,Site,1000,EUR\n2026-02-02,Birch,A2,Copy,400,USD\n2026-03-01,Acme,A3,Site,-300,USD\n"
    )
    assert amounts(said) == {2: 1000, 3: 400}
    assert "refund_unmatched" in {problem.code for problem in said.problems}


def test_of_several_projects_the_latest_before_it_is_refunded() -> None:
    three = "2026-01-05,Acme,A1,x,500,EUR\n2026-02-05,Acme,A2,x,500,EUR\n2026-06-05,Acme,A4,x,500,EUR\n"
    other = "2026-02-02,Birch,B1,y,900,EUR\n"
    assert amounts(read(three + other + "2026-03-01,Acme,A3,x,-200,EUR\n")) == {2: 500, 3: 300, 4: 500, 5: 900}
    # One of just its amount comes first: the latest of those that have it.
    exact = "2026-01-05,Acme,A1,x,200,EUR\n2026-01-25,Acme,A2,x,200,EUR\n2026-02-05,Acme,A3,x,500,EUR\n"
    assert amounts(read(exact + other + "2026-03-01,Acme,A4,x,-200,EUR\n")) == {2: 200, 4: 500, 5: 900}


def test_a_refund_that_no_project_covers_alone_goes_back_from_the_latest() -> None:
    rows = "2026-01-05,Acme,A1,x,300,EUR\n2026-02-05,Acme,A2,x,300,EUR\n2026-02-25,Acme,A3,x,300,EUR\n"
    said = read(rows + "2026-02-02,Birch,B1,y,900,EUR\n2026-03-01,Acme,A4,x,-400,EUR\n")
    assert amounts(said) == {2: 300, 3: 200, 5: 900}
