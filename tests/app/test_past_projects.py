"""A file's columns and rows pointed at, seen before it counts, kept for the session, in both languages."""

from __future__ import annotations

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from exchange import Reading
from locales import language
from tests.app.conftest import OpenApp
from tests.app.pages import turn_to, words

BANK = b"""06/22/2026,1800.00,*,CEDAR HILL BOOKS
06/10/2026,-84.12,*,GROCER PORTLAND
05/28/2026,950.00,*,ORBIT FOODS
04/28/2026,700.00,*,ORBIT FOODS
"""
"""An account without headers: 3,450 came in, 84.12 went out."""

LIST = b"""Date,Client,Amount,Paid amount
2026-01-12,Acme,121,100
2026-02-12,Bolt,242,200
2026-03-12,Cedar,363,300
"""


def give(app: AppTest, content: bytes, name: str = "file.csv") -> AppTest:
    app.file_uploader(key="upload").set_value((name, content, "text/csv"))
    app.run()
    assert not app.exception
    return app


def on_page(open_app: OpenApp, content: bytes, locale: str = "en-US") -> AppTest:
    return give(turn_to(open_app(locale), "past_projects"), content)


def unfold(app: AppTest, fold: str = "columns") -> AppTest:
    app.session_state[f"kept:fold:past:{fold}"] = True
    app.run()
    assert not app.exception
    return app


def meanings(app: AppTest) -> list[str]:
    return [str(box.value) for box in app.selectbox if box.key and box.key.startswith("strip:column")]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def point(app: AppTest, column: int, meaning: str) -> AppTest:
    app.selectbox(key=f"strip:column:{column}").set_value(meaning).run()
    assert not app.exception
    return app


def past(app: AppTest) -> float:
    """What the figures rest on."""
    return float(app.session_state["past"].history.projects["amount"].sum())


def reading(app: AppTest) -> Reading:
    waits = "kept:reading" in app.session_state
    found: Reading = app.session_state["kept:reading"] if waits else app.session_state["past"].source
    return found


def test_a_file_without_headers_opens_its_columns_and_waits_for_one_look(open_app: OpenApp) -> None:
    app = on_page(open_app, BANK)
    assert meanings(app) == ["date", "amount", "ignored", "description"]
    assert "3 projects, $3,450" in words(app)
    assert app.session_state["past"].sample
    press(app, "point:use")
    assert reading(app).answers["columns"] == "right"
    assert [
        question.id for question in reading(app).questions if question.answer is None and not question.optional
    ] == ["which_credits"]


def test_clients_stand_with_their_months_and_chances_in_both_languages(open_app: OpenApp) -> None:
    for locale, title, half in (
        ("en-US", "Your clients", "clients brought half of the money"),
        ("es-ES", "Tus clientes", "clientes aportaron la mitad del dinero"),
    ):
        app = turn_to(open_app(locale), "past_projects")
        assert title in [str(each.value) for each in app.header]
        assert half in words(app)
        (table,) = (each.value for each in app.table if "Lumen" in each.value.index)
        assert "●" in table.loc["Lumen"].iloc[-1]
    app = on_page(open_app, LIST)
    assert "No client came back in a later month" in words(app)


def test_what_changes_is_seen_before_it_counts(open_app: OpenApp) -> None:
    app = unfold(on_page(open_app, LIST))
    before = past(app)
    assert before == 726
    point(app, 4, "amount")
    assert meanings(app) == ["date", "client", "ignored", "amount"]
    assert "3 projects, $600" in words(app)
    assert "So far: 3 projects, $726" in words(app)
    assert past(app) == before, "nothing counts yet"
    press(app, "point:use")
    assert past(app) == 600
    assert "So far" not in words(app)


def test_a_file_that_was_not_understood_opens_with_what_is_missing(open_app: OpenApp) -> None:
    app = on_page(open_app, b"one,two,three\nAcme,12.3.,2026-01-02\nBolt,30,2026-02-02\nCedar,40,2026-03-02\n")
    assert reading(app).status == "rejected"
    assert not app.error, "it is not refused"
    assert words(app).count("The amount is missing") == 2, "above, and where one points"
    assert app.button(key="point:use").disabled
    point(app, 2, "date")
    assert words(app).count("The amount is missing") == 2, "two days and no money"
    point(app, 3, "date")
    point(app, 2, "amount")
    assert "2 projects, $70" in words(app)
    assert "Row 2, column two holds “12.3.”" in words(app), "a cell is named by its row and column"
    press(app, "point:use")
    assert past(app) == 70
    assert "is missing" not in words(app)


def test_rows_are_taken_out_and_taken_back(open_app: OpenApp) -> None:
    app = unfold(on_page(open_app, LIST))
    assert [(box.label, box.value) for box in app.checkbox] == [("2", True), ("3", True), ("4", True)]
    app.checkbox(key="strip:row:3").uncheck().run()
    assert "2 projects, $484" in words(app)
    assert "set aside by you" in words(app)
    app.checkbox(key="strip:row:3").check().run()
    assert "3 projects, $726" in words(app)
    assert "So far" not in words(app), "as it was"


def test_rows_of_one_reason_come_back_by_one_press(open_app: OpenApp) -> None:
    rows = (b"2026-0%d-12,Acme,%d,Paid\n2026-0%d-20,Bolt,%d,Void\n" % (n, 1000 * n, n, 5 * n) for n in range(1, 5))
    app = unfold(on_page(open_app, b"Date,Client,Amount,Status\n" + b"".join(rows)), "places")
    assert past(app) == 10_000
    said = app.table[0].value
    reasons = [str(name) for name in said.index]
    assert [said.iloc[:, 0].tolist(), len(reasons)] == [["4", "4", "1"], 3]
    assert str(said.iloc[1, 1]).replace("\\", "") == "$50"
    (button,) = [button for button in app.button if button.key and button.key.startswith("back:")]
    point(unfold(app), 1, "ignored")
    press(app, str(button.key))
    assert past(app) == 10_050
    assert "The day is missing" in words(app), "what is tried meanwhile goes on being tried"
    point(app, 1, "date")
    assert "8 projects, $10,050" in words(app)


def test_what_was_pointed_at_holds_for_the_next_file_of_its_shape(open_app: OpenApp) -> None:
    app = unfold(on_page(open_app, LIST))
    press(point(app, 4, "amount"), "point:use")
    give(app, LIST.replace(b"2026", b"2025").replace(b"300", b"400"), "next.csv")
    assert past(app) == 700
    assert "Read as you pointed" in words(app)
    press(app, "upload:afresh")
    assert past(app) == 726
    give(app, b"Date,Client,Amount\n2026-01-12,Acme,50\n", "other.csv")
    assert past(app) == 50
    assert "Read as you pointed" not in words(app)


def test_what_is_tried_outlives_a_turn_of_the_page_and_another_language(open_app: OpenApp) -> None:
    app = unfold(on_page(open_app, LIST))
    point(app, 4, "amount")
    turn_to(turn_to(app, "overview"), "past_projects")
    assert "3 projects, $600" in words(app)
    app.segmented_control(key="language_switch").set_value("es").run()
    assert not app.exception
    assert meanings(app) == ["date", "client", "ignored", "amount"]
    assert "3 proyectos" in words(app)
    press(app, "point:use")
    assert past(app) == 600


@pytest.mark.parametrize(("locale", "mark"), [("en-US", ","), ("es-ES", ".")])
def test_marks_and_headers_are_the_persons_to_say(open_app: OpenApp, locale: str, mark: str) -> None:
    app = unfold(
        on_page(open_app, b"Title of it\nDate;Client;Amount\n2026-01-02;Acme;1.250\n2026-02-03;Bolt;2.250\n", locale)
    )
    app.selectbox(key="point:decimal").set_value(mark).run()
    total = language(locale).money(
        3500 if mark == "," else 3.5, reading(app).currency or {"en-US": "USD"}.get(locale, "EUR")
    )
    assert total in words(app)
    app.selectbox(key="point:header_row").set_value("0").run()
    assert not app.exception
    assert app.checkbox(key="strip:row:1").disabled


def book() -> bytes:
    """Two years of one shape, and months across beside them."""
    file = openpyxl.Workbook()
    file.remove(file["Sheet"])
    for name, day in (("2025", "2025-03-01"), ("2026", "2026-03-01")):
        sheet = file.create_sheet(name)
        for row in (["Date", "Client", "Amount"], [day, "Acme", 100], [day, "Bolt", int(name)]):
            sheet.append(row)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def test_sheets_are_chosen_and_months_across_are_told(open_app: OpenApp) -> None:
    app = unfold(on_page(open_app, book()))
    unfold(app, "projects")
    assert list(app.dataframe[0].value["row"]) == ["2 (2025)", "3 (2025)", "2 (2026)", "3 (2026)"]
    assert app.multiselect(key="point:sheet").value == ["2025", "2026"]
    assert past(app) == 100 + 2025 + 100 + 2026
    app.multiselect(key="point:sheet").set_value(["2026"]).run()
    assert "2 projects, $2,126" in words(app)
    give(app, b"Client,Jan 2026,Feb 2026,Mar 2026\nAcme,10,20,30\nBolt,4,5,6\n", "months.csv")
    unfold(app)
    assert "a month or a client in each column" in words(app)
    assert past(app) == 75


CELLS = ("<b>Acme</b>", "$x$ and $y$", "[link](http://evil.example)", "=1+1", "![p](http://evil.example/p.png)")


def test_names_from_a_file_stand_as_they_are(open_app: OpenApp) -> None:
    rows = "".join(f'2026-0{month}-12,"{cell}",100\n' for month, cell in enumerate(CELLS, 1))
    app = unfold(on_page(open_app, f"date,<i>client</i>,amount\n{rows}".encode()))
    raw = "".join(str(getattr(part, "value", "")) for part in app.get("html"))
    for cell in (
        "&lt;b&gt;Acme&lt;/b&gt;",
        "&lt;i&gt;client&lt;/i&gt;",
        "$x$ and $y$",
        "[link](http://evil.example)",
        "=1+1",
    ):
        assert cell in raw
    assert "<b>" not in raw
    shown = [str(name) for table in app.table for name in table.value.to_numpy().ravel()]
    assert r"\<b\>Acme\<\/b\>" in shown


def test_more_payers_than_boxes_are_listed_as_they_are_called(open_app: OpenApp) -> None:
    payers = [f"Payer {letter} & Co. (<b>$x$</b>)" for letter in "ABCDEFGHIJKLM"]
    rows = "".join(f"0{1 + n % 9}/2{n % 8}/2026,{100 + n}.00,*,{name}\n" for n, name in enumerate(payers))
    app = on_page(open_app, f"{rows}06/10/2026,-84.12,*,GROCER\n".encode())
    (listed,) = [box for box in app.multiselect if box.key and "which_credits" in box.key]
    assert len(listed.value) == len(payers)
    assert all("\\" not in name for name in listed.options)
    assert any(name.startswith(payers[0]) for name in listed.options)
