"""What stands folded away beside the answer: bills, tax, income and the year, typed as a person types."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from exchange.link import from_link, to_link
from locales import language
from model import Scenario
from model.projection.costs import Costs, OneOff, Steady
from model.projection.season import MOST_WEEKS, Season
from model.projection.tax import Due
from tests.app.conftest import OpenApp

INCOME, BILLS = "other_income", "costs.one_offs"


def held(app: AppTest) -> Scenario:
    scenario = app.session_state["scenario"]
    assert isinstance(scenario, Scenario)
    return scenario


def test_a_partner_a_laptop_and_a_quarterly_tax(open_app: OpenApp) -> None:
    app = open_app()
    for group in ("money", "bills"):
        app.session_state[f"group:{group}"] = True
    app.run()
    bare = to_link(held(app))
    start = held(app).start_month
    app.button(key=f"add:{INCOME}").click().run()
    app.text_input(key=f"entry:{INCOME}:0:amount").set_value("1,200").run()
    app.selectbox(key=f"entry:{INCOME}:0:last").select(str(start + 5)).run()
    app.selectbox(key=f"entry:{INCOME}:0:first").select(str(start + 7)).run()
    assert held(app).other_income == (Steady(amount=1200, last=start + 5),)
    assert any("cannot end before it begins" in caption.value for caption in app.caption)
    app.button(key=f"add:{BILLS}").click().run()
    app.text_input(key=f"entry:{BILLS}:0:amount").set_value("900").run()
    app.text_input(key="month:costs.by_month:2").set_value("600").run()
    assert held(app).costs.by_month[2] == 600
    assert held(app).costs.one_offs[0].amount == 900
    app.slider(key="drag:tax_rate").set_value(25.0).run()
    assert not [box for box in app.text_input if box.key == "typed:tax.owed"]
    app.selectbox(key="choose:tax.due").select(Due.SPAIN).run()
    app.text_input(key="typed:tax.owed").set_value("50,000").run()
    assert not app.exception
    assert any("belong to the tax office" in text.value for text in app.markdown)
    assert any("difference is missing" in warning.value for warning in app.warning)
    assert from_link(to_link(held(app))).scenario == held(app)
    app.button(key=f"remove:{INCOME}:0").click().run()
    assert held(app).other_income == ()
    app.button(key="restore").click().run()
    assert to_link(held(app)) == bare


def test_a_bill_of_another_year_says_that_it_is_never_due(open_app: OpenApp) -> None:
    app = open_app()
    app.session_state["group:bills"] = True
    app.run()
    app.button(key=f"add:{BILLS}").click().run()
    app.session_state["scenario"] = held(app).but(start_month=held(app).start_month + 3)
    app.run()
    assert any("nothing is due" in caption.value for caption in app.caption)


def test_a_year_that_cannot_be_is_bounded_or_said_in_spanish_too(open_app: OpenApp) -> None:
    """The last month with enquiries set to none, and six weeks off in one month."""
    app = open_app("es-ES")
    app.session_state["group:year"] = True
    january = Season(enquiries=(1, *[0] * 11))
    app.session_state["scenario"] = held(app).but(season=january)
    app.run()
    app.text_input(key="month:season.enquiries:0").set_value("0").run()
    assert held(app).season == january
    assert any("no hay forma" in caption.value for caption in app.caption)
    app.text_input(key="month:season.weeks_off:7").set_value("6").run()
    assert held(app).season.weeks_off[7] == MOST_WEEKS
    assert any("«6»" in caption.value for caption in app.caption)
    assert not app.exception


def test_what_ends_before_it_begins_and_what_is_never_due_are_said_in_spanish_too(open_app: OpenApp) -> None:
    app, spoken = open_app("es-ES"), language("es")
    app.session_state["group:bills"] = True
    start = held(app).start_month
    app.session_state["scenario"] = held(app).but(
        costs=Costs(one_offs=(OneOff(month=start - 1, amount=900),)), other_income=(Steady(amount=5, last=start),)
    )
    app.run()
    assert any(
        caption.value == spoken.text("entries.outside", month=spoken.month(start - 1)) for caption in app.caption
    )
    app.selectbox(key=f"entry:{INCOME}:0:first").select(str(start + 2)).run()
    assert held(app).other_income[0].first is None
    assert any(caption.value == spoken.text("entries.backwards") for caption in app.caption)
