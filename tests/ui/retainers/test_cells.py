"""The table of retainers: whatever is typed, what comes back is what the model accepts, and what stands is kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import language
from model import Retainer, Scenario
from model.projection.retainer import Payment, Unused
from ui.retainers import cells
from ui.retainers.cell import KINDS, Writing
from ui.retainers.cells import Note, Sheet
from ui.session.fields import COLUMNS

FIRST = pd.Period("2026-11", freq="M")
USUAL = Retainer(monthly_fee=500, hours_per_month=5, term_months=6)
NEW = {"slot": None, "client": None, "monthly_fee": None, "hours_per_month": None, "term_months": None}


BRITAIN, SPAIN, MEXICO = (
    Sheet(FIRST, Writing(language(tag), currency))
    for tag, currency in (("en-GB", "GBP"), ("es-ES", "EUR"), ("es-MX", "MXN"))
)
SHEETS = pytest.mark.parametrize("sheet", [BRITAIN, SPAIN, MEXICO], ids=["en-GB", "es-ES", "es-MX"])


def read(
    *rows: dict[str, Any], before: tuple[Retainer, ...] = (), sheet: Sheet = BRITAIN
) -> tuple[tuple[Retainer, ...], list[Note]]:
    return sheet.retainers(rows, before, USUAL)


def edited(retainer: Retainer, sheet: Sheet = BRITAIN, **cell: Any) -> tuple[Retainer, list[Note]]:
    found, notes = read({**sheet.written(retainer), **cell}, before=(retainer,), sheet=sheet)
    return found[0], notes


@st.composite
def contracts(draw: st.DrawFn) -> Retainer:
    term = draw(st.integers(1, 36))
    start = draw(st.integers(0, 24))
    share = st.integers(0, 100).map(lambda whole: whole / 100)
    return Retainer(
        slot=draw(st.integers(0, 99)),
        client=draw(st.text("ab <&*é", max_size=9)).strip().replace("  ", " "),
        monthly_fee=draw(st.integers(0, 10**6)) / 100,
        hours_per_month=draw(st.integers(0, 600)) / 2,
        term_months=term,
        starts_in=start,
        months_left=None if start else draw(st.none() | st.integers(1, term)),
        renewals=draw(st.integers(0, 60)),
        ladder=tuple(sorted(draw(st.sets(st.integers(1, 36), min_size=1, max_size=6)))),
        renewal=draw(st.none() | share),
        trial_conversion=draw(st.none() | share),
        cancellation=draw(st.none() | share),
        late=draw(st.none() | share),
        acceptance=draw(share),
        discount=draw(share) * 0.9,
        perks_hours=draw(st.integers(0, 40)) / 4,
        converts=draw(st.none() | share),
        notice_months=draw(st.integers(0, 12)),
        paid=draw(st.sampled_from(Payment)),
        use_mean=draw(share) * 3,
        use_cv=draw(share) * 2,
        unused=draw(st.sampled_from(Unused)),
        overage_rate=draw(st.none() | st.integers(1, 500).map(float)),
    )


@given(st.sampled_from([BRITAIN, SPAIN, MEXICO]), st.lists(contracts(), max_size=4, unique_by=lambda row: row.slot))
def test_a_table_that_nobody_touched_gives_the_same_retainers(sheet: Sheet, rows: list[Retainer]) -> None:
    frame = sheet.table(rows)
    assert list(frame.columns) == ["slot", "status", *(field.name.removeprefix("retainer.") for field in COLUMNS)]
    found, notes = sheet.retainers(frame.to_dict("records"), rows, USUAL)
    assert not notes
    again = sheet.table(found)
    assert [row.slot for row in found] == [row.slot for row in rows]
    pd.testing.assert_frame_equal(again, frame)
    for one, other in zip(found, rows, strict=True):
        assert one.first_term == other.first_term
        assert one.fee == pytest.approx(other.fee)


JUNK = (
    st.none()
    | st.floats()
    | st.integers(-(10**12), 10**12)
    | st.text(max_size=200)
    | st.text("0123456789.,-%€$ '()", max_size=9)
    | st.sampled_from(["2031-05", "1990-01", "NAN", "ene 2027", "9999-12", "advance", "signed", "6, 2", "<img src=x>"])
)


@given(st.lists(st.fixed_dictionaries({"slot": JUNK, "status": JUNK, **dict.fromkeys(KINDS, JUNK)}), max_size=4))
def test_no_cell_reaches_a_value_that_the_model_refuses(rows: list[dict[str, Any]]) -> None:
    before = (USUAL.but(slot=0),)
    found, _ = SPAIN.retainers(rows, before, USUAL)
    scenario = Scenario(retainers=found)
    assert len(scenario.retainers) == len(rows)
    again, notes = SPAIN.retainers(SPAIN.table(found).to_dict("records"), found, USUAL)
    assert again == found, "what was made of it stands when it is shown again"
    assert not notes


def test_a_new_row_is_a_whole_retainer_from_its_first_moment() -> None:
    (row,), notes = read(NEW)
    assert row == USUAL.but(slot=0)
    assert not notes


def test_an_added_row_is_signed_though_its_hidden_cells_are_empty() -> None:
    first = USUAL.but(slot=0)
    for hidden in (None, "", float("nan"), pd.NA):
        (_, row), notes = read(BRITAIN.written(first), {**NEW, "status": hidden, "acceptance": hidden}, before=(first,))
        assert row.acceptance == 1
        assert not notes
    (row,), _ = read({**NEW, "status": "planned"})
    assert row.acceptance == 0.5


def test_a_row_repeated_is_told_apart_by_its_name() -> None:
    first, second = USUAL.but(slot=0, client="Acme"), USUAL.but(slot=1, client="Acme (2)")
    copy = {**BRITAIN.written(first), "slot": None}
    found, _ = read(*map(BRITAIN.written, (first, second)), copy, copy, before=(first, second))
    assert [row.client for row in found] == ["Acme", "Acme (2)", "Acme (3)", "Acme (4)"]
    follows = {**copy, "starts_in": "May 2027"}
    found, _ = read(BRITAIN.written(first), follows, before=(first,))
    assert [row.client for row in found] == ["Acme", "Acme"], "a second contract of one client is no copy"
    long = USUAL.but(slot=0, client="A" * 120)
    found, _ = read(BRITAIN.written(long), {**BRITAIN.written(long), "slot": None}, before=(long,))
    assert found[1].client == "A" * 116 + " (2)"


def test_deleting_a_row_moves_no_other_identity() -> None:
    rows = tuple(USUAL.but(slot=slot, client=name) for slot, name in enumerate("ABC"))
    left, _ = read(*(BRITAIN.written(row) for row in (rows[0], rows[2])), NEW, before=rows)
    assert [(row.client, row.slot) for row in left[:2]] == [("A", 0), ("C", 2)]
    assert left[2].slot not in (0, 1, 2), "a new row takes no place of one that the table still knows"


def test_values_out_of_bounds_are_bounded_and_said() -> None:
    row = USUAL.but(slot=4)
    hours, notes = edited(row, hours_per_month="1,000")
    assert hours.hours_per_month == 300
    assert notes == [Note("bounded", 0, "hours_per_month", "1,000", "300")]
    assert edited(row, monthly_fee="-5")[0].monthly_fee == 0
    assert edited(row, discount="250 %")[0].discount == 0.9
    assert edited(row, renewal="50")[0].renewal == 0.5
    assert edited(row.but(renewal=0.5), renewal=None)[0].renewal is None
    assert edited(row, overage_rate="0")[0].overage_rate == 0.01
    assert edited(row, monthly_fee="0.50") == (row.but(monthly_fee=0.5), [])
    assert edited(row, starts_in="2031-05") == (
        row.but(starts_in=24),
        [Note("bounded", 0, "starts_in", "2031-05", "Nov 2028")],
    )


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "stands", "code"),
    [
        (BRITAIN, "monthly_fee", "abc", "500", "words"),
        (BRITAIN, "monthly_fee", "", "500", "empty"),
        (BRITAIN, "monthly_fee", "1_000", "500", "doubtful"),
        (BRITAIN, "monthly_fee", "1.2.3", "500", "doubtful"),
        (BRITAIN, "monthly_fee", "£500/month", "500", "doubtful"),
        (BRITAIN, "monthly_fee", "€500", "500", "currency"),
        (SPAIN, "monthly_fee", "1,500", "500", "doubtful"),
        (BRITAIN, "monthly_fee", "1.500", "500", "doubtful"),
        (SPAIN, "monthly_fee", "1,5,0", "500", "doubtful"),
        (SPAIN, "hours_per_month", "5 €", "5", "doubtful"),
        (SPAIN, "term_months", "6,7", "6", "whole"),
        (BRITAIN, "term_months", "6.7", "6", "whole"),
        (SPAIN, "discount", "0,5", "0\xa0%", "share"),
        (BRITAIN, "starts_in", "2027/01/02/2027", "Nov 2026", "doubtful"),
        (BRITAIN, "starts_in", "NAN", "Nov 2026", "words"),
        (BRITAIN, "starts_in", "2027-13", "Nov 2026", "doubtful"),
        (SPAIN, "ladder", "2.5, 6", "2, 6, 12", "doubtful"),
        (BRITAIN, "ladder", "12; then 99", "2, 6, 12", "doubtful"),
        (BRITAIN, "ladder", "none", "2, 6, 12", "words"),
        (BRITAIN, "paid", "sometimes", "advance", "words"),
    ],
)
def test_what_is_not_certain_stays_as_it_was(sheet: Sheet, column: str, typed: str, stands: str, code: str) -> None:
    row = USUAL.but(slot=0)
    assert edited(row, sheet, **{column: typed}) == (row, [Note(code, 0, column, typed, stands)])
    (new,), notes = read({**NEW, column: typed}, sheet=sheet)
    assert new == row
    assert [note.code for note in notes] == ([] if code == "empty" else [code])


def test_the_line_end_of_a_paste_is_no_row() -> None:
    fee, begun = USUAL.but(slot=0, monthly_fee=900), USUAL.but(slot=1)
    assert cells.without_line_end((fee, begun), (), USUAL) == (fee, begun), "one cell, then a press for a new row"
    pasted = fee.but(hours_per_month=7)
    assert cells.without_line_end((pasted, begun), (), USUAL) == (pasted,)
    assert cells.without_line_end((pasted, begun), (USUAL.but(slot=0),), USUAL) == (pasted,)
    assert cells.without_line_end((pasted, begun), (pasted,), USUAL) == (pasted, begun)
    assert cells.without_line_end((pasted, begun), (fee, begun), USUAL) == (pasted, begun)


def test_money_shows_its_cents() -> None:
    assert SPAIN.written(USUAL.but(monthly_fee=1500.5, overage_rate=60.0))["monthly_fee"] == "1.500,50"
    assert SPAIN.written(USUAL.but(monthly_fee=0.5, overage_rate=60.0))["overage_rate"] == "60"


NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
PASTED = {
    # As LibreOffice and Excel put the same three rows on the clipboard in each country.
    "en-GB": ("Acme\t£1,500.50\t2.5\t12\tJan-27\t12.5%", "Bo\t0.50\t0.25\t6\t01/02/2027\t0%"),
    "es-ES": (f"Acme\t1.500,50{NBSP}€\t2,5\t12\tene-27\t12,5{NBSP}%", "Bo\t0,50\t0,25\t6\t01/02/2027\t0%"),
    "es-MX": ("Acme\t$1,500.50\t2.5\t12\tene-27\t12.5%", "Bo\t0.50\t0.25\t6\t2027-02-01\t0%"),
}


@SHEETS
def test_a_block_pasted_out_of_a_spreadsheet_is_exact(sheet: Sheet) -> None:
    names = (*cells.ALWAYS, "discount")
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in PASTED[sheet.language.tag]]
    found, notes = read(*rows, sheet=sheet)
    assert not notes
    assert [
        (row.client, row.monthly_fee, row.hours_per_month, row.term_months, row.starts_in, row.discount)
        for row in found
    ] == [("Acme", 1500.5, 2.5, 12, 2, 0.125), ("Bo", 0.5, 0.25, 6, 3, 0)]
    assert all(row.signed for row in found)
    negative, notes = edited(found[0], sheet, monthly_fee=f"{MINUS}5")
    assert negative.monthly_fee == 0
    assert [(note.code, note.typed) for note in notes] == [("bounded", f"{MINUS}5")]


@pytest.mark.parametrize(("sheet", "marks"), [(SPAIN, ",."), (MEXICO, ".,")], ids=["es-ES", "es-MX"])
@given(cents=st.integers(0, 10**10), grouped=st.booleans(), digits=st.integers(0, 2), signed=st.booleans())
def test_a_fee_is_what_a_hand_of_that_language_wrote(
    sheet: Sheet, marks: str, cents: int, *, grouped: bool, digits: int, signed: bool
) -> None:
    amount = Decimal(cents).scaleb(-digits)
    written = f"{amount:,.{digits}f}" if grouped else f"{amount:.{digits}f}"
    written = written.replace(",", "_").replace(".", marks[0]).replace("_", marks[1])
    sign = {"EUR": " €", "MXN": " pesos"}[sheet.writing.currency] if signed else ""
    row, notes = edited(USUAL.but(slot=0), sheet, monthly_fee=written + sign)
    assert row.monthly_fee == min(float(amount), 1e9)
    assert bool(notes) == (amount > 10**9)


def test_a_start_in_the_past_is_a_contract_that_runs() -> None:
    row = USUAL.but(slot=0)
    running, notes = edited(row, starts_in="Jul 2026")
    assert (running.starts_in, running.term_months, running.months_left, running.renewals) == (0, 6, 2, 0)
    assert running.running
    assert notes == [Note("started", 0)]
    # Eight months ago: six, then the next rung of twelve, two months into it.
    renewed, _ = edited(row, starts_in="2026-03")
    assert (renewed.term_months, renewed.months_left, renewed.renewals) == (12, 10, 1)
    assert BRITAIN.written(renewed)["starts_in"] == "Sept 2026"
    ahead, notes = edited(running, starts_in="February 2027")
    assert (ahead.starts_in, ahead.months_left) == (3, None)
    assert not notes


def test_months_left_say_when_the_term_began() -> None:
    row = USUAL.but(slot=0)
    running, notes = edited(row, months_left="2")
    assert (running.starts_in, running.months_left, running.running) == (0, 2, True)
    assert BRITAIN.written(running)["starts_in"] == "Jul 2026"
    assert not notes
    later = row.but(starts_in=4)
    assert edited(later, months_left="2")[0].months_left is None


def test_signed_or_planned() -> None:
    row = USUAL.but(slot=0)
    assert edited(row, status="planned")[0].acceptance == 0.5
    offered = row.but(acceptance=0.3)
    assert edited(offered, status="signed")[0].acceptance == 1
    assert edited(offered, status="planned")[0].acceptance == 0.3
    assert edited(offered, acceptance="80")[0].acceptance == 0.8


def test_a_ladder_is_whole_months_in_rising_order() -> None:
    row = USUAL.but(slot=0)
    assert edited(row, ladder="3, 6, 12") == (row.but(ladder=(3, 6, 12)), [])
    assert edited(row, ladder="3;6 / 12") == (row.but(ladder=(3, 6, 12)), [])
    ladder, notes = edited(row, ladder="12, 99, 2")
    assert ladder.ladder == (2, 12, 36)
    assert notes == [Note("bounded", 0, "ladder", "12, 99, 2", "2, 12, 36")]


def test_forty_rows_and_no_more() -> None:
    found, notes = read(*([NEW] * 45))
    assert len(found) == 40
    assert len({row.slot for row in found}) == 40
    assert Note("rows", 40) in notes


def test_a_client_of_the_past_is_chosen_by_name_and_kept_by_place() -> None:
    sheet = Sheet(FIRST, Writing(language("en-GB"), "GBP", ("Ana", "", "Bea")))
    row = USUAL.but(slot=0)
    assert sheet.written(row)["known"] is None
    chosen, notes = read({**sheet.written(row), "known": "Bea"}, before=(row,), sheet=sheet)
    assert (chosen[0].known, notes) == (2, [])
    assert sheet.written(chosen[0])["known"] == "Bea"
    cleared, _ = read({**sheet.written(chosen[0]), "known": None}, before=chosen, sheet=sheet)
    assert cleared[0].known is None
    stays, notes = read({**sheet.written(chosen[0]), "known": "Zoe"}, before=chosen, sheet=sheet)
    assert (stays[0].known, [note.code for note in notes]) == (2, ["words"])
    elsewhere, notes = read(SPAIN.written(chosen[0]), before=chosen, sheet=SPAIN)
    assert (elsewhere[0].known, notes) == (2, []), "a reader without the names changes nothing"


@SHEETS
def test_a_rise_of_five_hundred_per_cent_is_bounded_and_said(sheet: Sheet) -> None:
    found, notes = edited(USUAL, sheet, rise="500 %")
    assert found.rise == 1
    assert len(notes) == 1
