"""Retainers: a table that keeps what was typed, and everything below it following."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from model import Planned, ProjectHistory, Retainer, Stress
from tests.app.conftest import OpenApp
from tests.app.pages import charts, have_past, scenario, take, turn_to, words

TAB = "retainers:tab"
ROWS = (
    Retainer(client="Acme", monthly_fee=800, hours_per_month=10, term_months=6),
    Retainer(client="Boreal <b>", monthly_fee=500, hours_per_month=5, term_months=12, starts_in=2),
)


def open_page(open_app: OpenApp, tab: str = "", locale: str = "en-US", **changes: Any) -> AppTest:
    app = turn_to(open_app(locale), "retainers")
    if changes:
        take(app, **changes)
    if tab:
        app.session_state[TAB] = tab
        app.run()
    assert not app.exception
    return app


def edit(app: AppTest, **edits: Any) -> AppTest:
    """Type into the table as the browser reports it: edits since the rows were last drawn anew."""
    key = f"retainers:{app.session_state['editor_version']}"
    app.session_state[key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | edits
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> list[str]:
    return [text for text in words(app).splitlines() if text]


def test_the_example_is_three_at_500(open_app: OpenApp) -> None:
    app = open_page(open_app)
    assert "3 retainers: $1,500 a month for 16.2 hours" in words(app)
    assert "Fees a month: $1,500" in words(app)
    assert "An hour brings: $92.59" in words(app)
    assert "Planned with the sliders: 3 retainers of $500 a month for 5.4 hours each" in words(app)


def test_the_block_becomes_rows_of_the_same_terms(open_app: OpenApp) -> None:
    app = open_page(open_app, discount=0.1)
    before = scenario(app).portfolio
    app.button(key="planned:rows").click().run()
    after = scenario(app)
    assert after.planned.count == 0
    assert [row.fee for row in after.retainers] == [row.fee for row in before]
    assert [row.slot for row in after.retainers] == [0, 1, 2]
    assert len(app.dataframe[0].value) == 3
    assert "3 retainers: $1,350 a month for 16.2 hours" in words(app)


def test_every_edit_is_kept_and_every_figure_follows(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    edits: dict[int, dict[str, Any]] = {0: {"monthly_fee": "900"}}
    for number in range(6):
        edits[0] = {"monthly_fee": f"{900 + 10 * number}"}
        edits[1] = {"client": f"Client {number}"}
        edit(app, edited_rows=edits)
        first, second = scenario(app).retainers
        assert first.monthly_fee == 900 + 10 * number
        assert (first.client, second.client) == ("Acme", f"Client {number}")
        assert f"2 retainers: ${1400 + 10 * number:,} a month for 15 hours" in words(app)


def test_rows_come_and_go_without_disturbing_the_others(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    edit(app, added_rows=[{"client": "New", "monthly_fee": "300"}])
    assert [(row.client, row.slot) for row in scenario(app).retainers] == [("Acme", 0), ("Boreal <b>", 1), ("New", 2)]
    assert scenario(app).retainers[2].hours_per_month == scenario(app).planned.hours
    edit(app, deleted_rows=[0])
    assert [(row.client, row.slot) for row in scenario(app).retainers] == [("Boreal <b>", 1), ("New", 2)]
    edit(app, edited_rows={1: {"monthly_fee": "350"}})
    assert scenario(app).retainers[1].monthly_fee == 350
    assert len(app.dataframe[0].value) == 2


def test_every_added_row_is_signed(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0))
    edit(app, added_rows=[{}])
    edit(app, added_rows=[{}])
    assert [row.acceptance for row in scenario(app).retainers] == [1, 1]
    assert all(row.signed for row in scenario(app).retainers)


def test_a_row_as_a_form_from_an_empty_table(open_app: OpenApp) -> None:
    app = open_page(open_app, locale="es-ES", planned=Planned(count=0, fee=400, hours=4))
    assert "Añade una iguala, pega filas" in words(app)
    app.button(key="retainers:add").click().run()
    assert scenario(app).retainers == (Retainer(slot=0, monthly_fee=400, hours_per_month=4, term_months=6),)
    fill(app, client="Acme", monthly_fee="1.500,50 €", hours_per_month="2,5", starts_in="2 años")
    (row,) = scenario(app).retainers
    assert (row.client, row.monthly_fee, row.hours_per_month, row.starts_in) == ("Acme", 1500.5, 2.5, 0)
    assert "Fila 1, Empieza: «2 años»" in words(app)
    fill(app, monthly_fee="900")
    assert scenario(app).retainers[0].client == "Acme", "what was not touched stays"
    app.button(key="retainers:repeat").click().run()
    assert [(row.client, row.slot, row.monthly_fee) for row in scenario(app).retainers] == [
        ("Acme", 0, 900),
        ("Acme (2)", 1, 900),
    ]
    assert picker(app).value == 1, "the new row is in the form"
    assert picker(app).options == ["1 · Acme", "2 · Acme (2)"]
    edit(app, edited_rows={1: {"hours_per_month": "7"}})
    fill(app, client="Boreal")
    assert scenario(app).retainers[1].hours_per_month == 7, "what the grid changed is not brought back by the form"


def picker(app: AppTest) -> Selectbox[Any]:
    """The choice of a row in the form."""
    return next(box for box in app.selectbox if str(box.key).startswith("form:row"))


def fill(app: AppTest, **texts: str) -> AppTest:
    """Type into the form's fields and save."""
    for name, text in texts.items():
        app.text_input(key=f"cell:{name}").set_value(text)
    next(button for button in app.button if button.label in ("Guardar", "Save")).click().run()
    assert not app.exception
    return app


def test_what_was_deleted_can_be_brought_back(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    before = scenario(app).retainers
    edit(app, deleted_rows=[0])
    assert "Deleted: Acme." in words(app)
    app.button(key="retainers:undo").click().run()
    assert scenario(app).retainers == before
    assert "Deleted" not in words(app)
    app.session_state["retainers:form"] = True
    app.run()
    picker(app).select_index(1).run()
    app.button(key="retainers:delete").click().run()
    assert scenario(app).retainers == before[:1]
    edit(app, added_rows=[{}])
    assert not [button for button in app.button if button.key == "retainers:undo"], "other rows have come"


def test_what_cannot_stand_is_bounded_and_said_once(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    edit(app, edited_rows={1: {"hours_per_month": "5,000"}})
    assert scenario(app).retainers[1].hours_per_month == 300
    assert "Row 2, Hours a month: “5,000” is not possible; the nearest possible value, 300, stands there now." in words(
        app
    )
    assert "Row 2" not in words(app.run())


def test_a_start_in_the_past_is_a_contract_that_runs(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    began = str(scenario(app).start_month - 8)
    edit(app, edited_rows={0: {"starts_in": began}})
    row = scenario(app).retainers[0]
    assert (row.term_months, row.months_left, row.renewals) == (12, 10, 1)
    assert "Row 1 began in the past" in words(app)
    assert "a term of 12 months with 10 months left; renewals so far: 1" in words(app)


def test_further_columns_on_request(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    order = app.dataframe[0].proto.column_order
    assert list(order)[:5] == ["client", "monthly_fee", "hours_per_month", "term_months", "starts_in"]
    app.session_state["more_columns"] = True
    app.run()
    app.pills(key="editor:columns").set_value(["status", "renewal"]).run()
    assert [*order, "status", "renewal"] == list(app.dataframe[0].proto.column_order)
    edit(app, edited_rows={0: {"renewal": "90", "status": "planned"}})
    assert (scenario(app).retainers[0].renewal, scenario(app).retainers[0].acceptance) == (0.9, 0.5)


def test_a_row_has_its_own_chances_until_its_cells_are_emptied(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0), retainers=ROWS)
    edits: dict[int, dict[str, Any]] = {0: {"trial_conversion": "80", "cancellation": "2 %", "late": "30%"}}
    edit(app, edited_rows=edits)
    first, second = scenario(app).retainers
    assert (first.trial_conversion, first.cancellation, first.late) == (0.8, 0.02, 0.3)
    assert (second.trial_conversion, second.cancellation, second.late) == (None, None, None)
    edits[0] = {"trial_conversion": None, "cancellation": None, "late": None}
    edit(app, edited_rows=edits)
    assert scenario(app).retainers == tuple(row.but(slot=slot) for slot, row in enumerate(ROWS))


def test_odd_rows_have_their_message(open_app: OpenApp) -> None:
    odd = (
        Retainer(client="Free", monthly_fee=0, hours_per_month=5, term_months=6),
        Retainer(client="Idle", monthly_fee=300, hours_per_month=0, term_months=6),
        Retainer(client="Twice", monthly_fee=300, hours_per_month=4, term_months=6),
        Retainer(client="twice", monthly_fee=300, hours_per_month=4, term_months=6, starts_in=5),
        Retainer(client="Vast", monthly_fee=300, hours_per_month=120, term_months=6, starts_in=3, prepay_discount=0.1),
        Retainer(client="Ready", monthly_fee=300, hours_per_month=0, term_months=6, basis="access", pieces=3),
    )
    app = open_page(open_app, planned=Planned(count=0), retainers=odd)
    warnings = [str(warning.value).replace("\\", "") for warning in app.warning]
    month = scenario(app).start_month
    assert "Free: no fee. It only costs you hours." in warnings
    assert any(text.startswith("Idle: a fee for no hours.") for text in warnings)
    assert any(text.startswith("Vast: less for paying ahead does nothing here") for text in warnings)
    assert any(text.startswith("Ready: the number of pieces does nothing here") for text in warnings)
    assert any(f"two retainers at once from {(month + 5).strftime('%B %Y')} on" in text for text in warnings)
    assert any(
        f"From {(month + 3).strftime('%B %Y')} on the retainers ask for up to 133 hours" in text for text in warnings
    )
    one_after_the_other = (odd[2], odd[3].but(starts_in=6, slot=None))
    take(app, retainers=one_after_the_other)
    assert not app.warning


def test_forty_retainers_are_a_full_table(open_app: OpenApp) -> None:
    row = Retainer(monthly_fee=100, hours_per_month=1, term_months=6)
    app = open_page(open_app, retainers=(row,) * 40)
    assert app.button(key="planned:rows").disabled
    edit(app, added_rows=[{}])
    assert len(scenario(app).retainers) == 40
    assert "holds 40 retainers at most" in words(app)
    assert charts(app) == 2


@pytest.mark.parametrize(
    ("tab", "drawn", "part"),
    [
        ("Contracts", 2, "Next talk: "),
        ("Money", 2, "is committed"),
        ("Comings and goings", 1, "lost at a term’s end"),
        ("Hours", 1, "You have 120. The retainers fit in every month."),
        ("Dependence", 0, "in your past the largest client brought 20%"),
        ("What if", 0, "of your past, who is expected to bring most, is gone"),
    ],
)
def test_each_tab_draws_when_it_is_open(open_app: OpenApp, tab: str, drawn: int, part: str) -> None:
    app = open_page(open_app, tab, planned=Planned(count=0), retainers=ROWS)
    assert charts(app) == drawn
    assert part in words(app).replace("**", "")


@pytest.mark.parametrize("tab", ["Contratos", "Dinero", "Altas y bajas", "Horas", "Dependencia", "¿Y si…?"])
def test_spanish(open_app: OpenApp, tab: str) -> None:
    app = open_page(open_app, tab, locale="es-ES")
    assert "3 igualas: 1.500 € al mes por 16,2 horas" in words(app).replace("\xa0", " ")


def test_a_clients_name_is_shown_as_it_is(open_app: OpenApp) -> None:
    hostile = Retainer(client="![x](http://evil.example/p.png)<b>", monthly_fee=500, hours_per_month=5, term_months=6)
    for tab in ("Contracts", "Money", "Dependence"):
        app = open_page(open_app, tab, planned=Planned(count=0), retainers=(hostile,))
        spoken = "\n".join(str(text.value) for text in (*app.markdown, *app.caption, *app.warning))
        assert "![x](" not in spoken
        assert "<b>" not in "".join(chart.proto.spec for chart in app.get("plotly_chart"))


def test_each_stress_shows_before_and_after(open_app: OpenApp) -> None:
    app = open_page(open_app, "What if")
    before = {metric.label: metric.proto.delta_description for metric in app.metric if metric.proto.delta_description}
    seen = set()
    for stress in Stress:
        app.button(key=f"stress:{stress}").click().run()
        after = {metric.label: metric.value for metric in app.metric if metric.proto.delta_description}
        assert {
            metric.label: metric.proto.delta_description for metric in app.metric if metric.label in before
        } == before
        seen.add(tuple(after.values()))
    assert len(seen) == len(Stress)
    app.button(key="stress:keep").click().run()
    assert scenario(app).stresses == {Stress.FEWER_ENQUIRIES}
    assert {metric.label: metric.value for metric in app.metric if metric.label in after} == after
    app.button(key="stress:keep").click().run()
    assert not scenario(app).stresses
    app.session_state["stress:table"] = True
    app.run()
    assert len(app.table[-1].value) == len(Stress)


def test_without_retainers_the_page_asks_for_one(open_app: OpenApp) -> None:
    app = open_page(open_app, planned=Planned(count=0))
    assert "Nothing in the table yet" in words(app)
    assert charts(app) == 0


def test_a_row_that_names_a_client_of_the_past_takes_over_what_it_bought(open_app: OpenApp) -> None:
    months = pd.date_range("2025-01-01", periods=12, freq="MS") + pd.Timedelta(days=9)
    frame = pd.DataFrame(
        [
            {"client": name, "invoiced_on": day, "amount": amount, "hours": amount / 100}
            for name, amount in (("Ana", 900.0), ("Bea", 300.0))
            for day in months
        ]
    )
    history = ProjectHistory.from_frames(frame)
    app = have_past(turn_to(open_app(), "retainers"), history)
    take(app, planned=Planned(count=0))
    app.button(key="retainers:add").click().run()
    app.button(key="retainers:add").click().run()
    app.selectbox(key="cell:known").set_value("Bea")
    fill(app, hours_per_month="2")
    other, row = scenario(app).retainers
    assert (row.client, row.known, row.monthly_fee, row.hours_per_month, row.starts_in) == ("Bea", 1, 300, 2, 1)
    assert 0 < row.acceptance < 1
    assert other.known is None
    assert "Row 2 is Bea of your past" in words(app)
