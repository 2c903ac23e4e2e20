"""Who comes without a scenario: doors, examples in their money, and bills that follow their own past."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import OpenApp
from tests.app.pages import scenario, turn_to, words
from ui.session.example import FOLDER, LIVES, Person


def upload(app: AppTest, times: float, currency: str) -> AppTest:
    """Give the writer's projects as a file of one's own, `times` as dear."""
    rows = pd.read_csv(FOLDER / LIVES[Person.WRITER].past)
    rows = rows.assign(amount=rows["amount"] * times, currency=currency)
    turn_to(app, "past_projects")
    return app.file_uploader(key="upload").upload("mine.csv", rows.to_csv(index=False).encode(), "text/csv").run()


@pytest.mark.parametrize(
    ("locale", "fee", "said"),
    [
        ("es-CL", 200_000, "$200.000"),
        ("ja-JP", 50_000, "¥50,000"),
        ("de-DE", 500, "500\xa0€"),
        ("en-IN", 10_000, "₹10,000"),
    ],
)
def test_the_example_speaks_in_the_money_of_the_reader(open_app: OpenApp, locale: str, fee: float, said: str) -> None:
    app = open_app(locale)
    assert scenario(app).planned.fee == fee
    assert said in words(app)
    assert "exchange:overview" not in [box.key for box in app.text_input], "nothing was earned in another money"
    slider = app.slider(key="drag:planned.fee")
    assert (slider.max, slider.step) == (6 * fee, fee / 10)


@pytest.mark.parametrize("person", Person)
def test_every_example_can_be_opened_and_every_page_of_it(open_app: OpenApp, person: Person) -> None:
    app = open_app("en-GB")
    if person is not Person.WRITER:
        app.button(key=f"doors:{person.value}").click().run()
    assert not app.exception
    assert app.button(key=f"doors:{person.value}").disabled
    for page in ("past_projects", "retainers", "convert", "overview"):
        turn_to(app, page)
    assert person.value in words(app)


def test_the_doors_lead_to_the_file_and_to_the_ranges(open_app: OpenApp) -> None:
    app = open_app()
    app.button(key="doors:figures").click().run()
    assert not app.exception
    assert app.text_input(key="range_text:fee_low").value == "408"


def test_bills_and_cash_follow_a_past_of_ones_own_until_they_are_said(open_app: OpenApp) -> None:
    app = upload(open_app("es-CO"), 4_000, "COP")
    found = scenario(app)
    # 48,520 in 24 months, times 4,000: 8,086,667 a month; seven tenths of it are 5,660,667, in two digits 5,700,000.
    assert (found.monthly_bills, found.opening_cash) == (5_700_000, 11_400_000)
    # An hour brings about 93 times 4,000, and the example's retainers take 5.4 of them.
    assert found.list_rate == pytest.approx(4_000 * 93.15, rel=0.01)
    assert found.planned.fee == pytest.approx(found.planned.hours * found.list_rate, rel=0.03)
    assert "$8.086.667" in words(app)
    app.text_input(key="life:monthly_bills").set_value("4.000.000").run()
    assert scenario(app).monthly_bills == 4_000_000
    assert not [box for box in app.text_input if box.key == "life:monthly_bills"], "it is not asked again"


def test_what_somebody_lives_on_stays_when_a_file_comes(open_app: OpenApp) -> None:
    app = open_app("en-US")
    app.text_input(key="typed:monthly_bills").set_value("1900").run()
    assert scenario(upload(app, 3, "USD")).monthly_bills == 1900
