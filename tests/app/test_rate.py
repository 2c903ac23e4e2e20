"""Rate: four numbers tied together, extras against a discount, and the discount one can afford."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model import Planned
from model.rates.affordable import affordable_discount
from tests.app.conftest import OpenApp
from tests.app.pages import charts, scenario, take, turn_to, words

KEY = "rate:tab"


def at_the_articles_rate(app: AppTest) -> AppTest:
    """Three retainers of 500 for five hours: a hundred an hour."""
    return take(turn_to(app, "rate"), planned=Planned(), list_rate=100)


def type_in(app: AppTest, part: str, text: str) -> AppTest:
    return app.text_input(key=f"price:{part}").set_value(text).run()


def adapt(app: AppTest, part: str) -> AppTest:
    app.session_state["price:gives_way"] = part
    return app.run()


def test_the_articles_offer_by_hand(open_app: OpenApp) -> None:
    app = at_the_articles_rate(open_app())
    assert "5 hours at $100: the client pays $500 a month." in words(app)
    type_in(app, "hours", "10")
    type_in(app, "discount", "10")
    assert "10 hours at $100, 10% off: the client pays $900 a month, and an hour brings you $90." in words(app)
    assert app.text_input(key="price:fee").value == "900"
    assert app.text_input(key="price:fee").disabled
    assert (scenario(app).planned.hours, scenario(app).planned.fee, scenario(app).discount) == (10, 1000, 0.1)
    assert "They save $100 a month when they use all 10 hours; below 9 hours" in words(app)


@pytest.mark.parametrize(
    ("away", "part", "typed", "hours", "rate", "discount", "fee"),
    [
        ("fee", "rate", "80", "5", "80", "0", "400"),
        ("hours", "fee", "1,200", "12", "100", "0", "1,200"),
        ("rate", "fee", "650", "5", "130", "0", "650"),
        ("discount", "fee", "450", "5", "100", "10", "450"),
        ("rate", "hours", "4", "4", "125", "0", "500"),
    ],
)
def test_the_one_that_gives_way_follows(
    open_app: OpenApp, away: str, part: str, typed: str, hours: str, rate: str, discount: str, fee: str
) -> None:
    app = type_in(adapt(at_the_articles_rate(open_app()), away), part, typed)
    shown = {name: app.text_input(key=f"price:{name}").value for name in ("hours", "rate", "discount", "fee")}
    assert shown == {"hours": hours, "rate": rate, "discount": discount, "fee": fee}


@pytest.mark.parametrize(
    ("away", "part", "typed", "said"),
    [
        ("discount", "fee", "600", "it would be a surcharge"),
        ("discount", "fee", "100", "leave its bounds"),
        ("hours", "fee", "900000", "leave its bounds"),
        ("rate", "hours", "0", "a fee for no hours has none"),
        ("hours", "rate", "0", "No number of hours"),
        ("fee", "hours", "many", "not a number"),
        ("fee", "hours", "301", "“301” is more than it can be: the most, 300"),
        ("fee", "hours", "1.5k", "“1.5k” cannot be read with certainty, so nothing changed"),
        ("fee", "rate", "€90", "“€90” names another currency than the scenario’s (USD), so nothing changed"),
        ("fee", "discount", "70", "“70” is more than it can be: the most, 50"),
    ],
)
def test_what_no_number_makes_true_is_refused_aloud(
    open_app: OpenApp, away: str, part: str, typed: str, said: str
) -> None:
    app = adapt(turn_to(open_app(), "rate"), away)
    before = scenario(app)
    type_in(app, part, typed)
    assert not app.exception
    assert said in words(app)
    if "most" not in said:
        assert scenario(app) == before


def test_no_fee_and_no_hours_have_their_words(open_app: OpenApp) -> None:
    app = type_in(turn_to(open_app(), "rate"), "rate", "0")
    assert "such a retainer only costs you hours" in words(app)
    app = turn_to(app, "rate", key=KEY, tab="Discount or extras")
    assert "no price to discount" in words(app)
    planned = scenario(app).planned
    take(app, planned=planned.but(hours=0.0, fee=300.0))
    assert "$300 a month for no set hours" in words(app)
    app = turn_to(app, "rate", key=KEY, tab="What an hour brings")
    assert "Without agreed hours there is no rate an hour" in words(app)


def test_decimals_are_typed_as_the_reader_writes_them(open_app: OpenApp) -> None:
    app = type_in(turn_to(open_app("es-ES"), "rate"), "discount", "12,5")
    assert scenario(app).discount == pytest.approx(0.125)
    assert "12,5\N{NO-BREAK SPACE}% de descuento" in words(app)


def test_three_arguments_and_the_even_points_by_hand(open_app: OpenApp) -> None:
    app = at_the_articles_rate(open_app())
    type_in(app, "hours", "10")
    type_in(app, "discount", "10")
    app = turn_to(app, "rate", key=KEY, tab="Discount or extras")
    said = words(app)
    assert (
        "10 hours for $1,000 become $900: an hour brings $90 instead of $100. Over a year that is $1,200 less" in said
    )
    assert "On 10 other hours a month that is $100 a month lost" in said
    assert "all 120 hours of a month sold this way you earn $10,800 instead of $12,000" in said
    assert (
        "30 minutes of extras cost you $50 a month; the discount, $100. You keep $50, and an hour brings $95.24" in said
    )
    assert "60 minutes cost the same as the discount. 66.7 minutes bring an hour down to the same rate." in said
    assert charts(app) == 1
    app.text_input(key="extras:hours").set_value("60").run()
    assert "just as much as the discount" in words(app)
    app.text_input(key="extras:hours").set_value("90").run()
    assert "dearer by $50" in words(app)


def test_the_affordable_discount_is_the_models(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "rate", key=KEY, tab="The discount you can afford")
    for choice, aversion in (("relaxed", 1), ("usual", 2), ("cautious", 4)):
        app.radio(key="afford:aversion").set_value(choice).run()
        found = affordable_discount(scenario(app), aversion)
        expected = f"{found.discount.value:.1%}" if found.discount else "nothing"
        assert (f"up to {expected}" in words(app)) or ("no worse than project by project" in words(app))
    assert charts(app) == 1
    take(app, planned=scenario(app).planned.but(count=0))
    assert "There is no fee to discount" in words(app)
    assert charts(app) == 0


def test_the_same_price_by_the_piece_and_for_access(open_app: OpenApp) -> None:
    app = at_the_articles_rate(open_app())
    turn_to(app, "rate", key=KEY, tab="By pieces, or for access")
    assert "One piece costs $125 and takes you 1.25 hours: an hour brings you $100." in words(app)
    app.text_input(key="kinds:pieces").set_value("2").run()
    type_in(app, "discount", "10")
    assert "One piece costs $225 and takes you 2.5 hours: an hour brings you $90." in words(app)
    assert "Below 1.8 of 2 pieces" in words(app)
    assert "Each further piece is $250" in words(app)
    app.text_input(key="kinds:spread").set_value("0").run()
    assert "In one month in ten it is 5.0 or more, and an hour brings $90 or less." in words(app)
