"""Four examples: each a life of its own, in the money of the reader, with the same chances everywhere."""

from __future__ import annotations

import pytest

from exchange.link import from_link, to_link
from model import Arm, project
from ui.session.example import Example, Person, example, whose
from ui.session.foreign import foreign

HERE = "Europe/Madrid"


@pytest.mark.parametrize("person", Person)
def test_an_example_is_worth_the_same_in_any_money(person: Person) -> None:
    dollars, pesos = (example(currency, HERE, person).scenario for currency in ("USD", "CLP"))
    assert pesos.currency == "CLP"
    assert pesos.monthly_bills == 400 * dollars.monthly_bills
    assert (pesos.planned.hours, pesos.list_rate) == pytest.approx(
        (dollars.planned.hours, 400 * dollars.list_rate), 1e-4
    )
    here, there = (project(one.but(n_paths=400)).stability for one in (dollars, pesos))
    for arm in Arm:
        assert there[arm].ruin.value == pytest.approx(here[arm].ruin.value, abs=0.01)
        assert there[arm].reliable_income.value == pytest.approx(400 * here[arm].reliable_income.value, rel=0.01)


@pytest.mark.parametrize("person", Person)
def test_an_example_is_found_again_by_its_link(person: Person) -> None:
    start = example("JPY", HERE, person)
    opened = from_link(to_link(start.scenario)).scenario
    assert opened is not None
    assert whose(opened.income, opened.currency, HERE) is person
    assert whose(opened.income.but(currency="USD"), opened.currency, HERE) is person, "as earlier links say it"
    assert whose(opened.income.but(as_of=opened.income.as_of - 1), "JPY", HERE) is None


@pytest.mark.parametrize("person", Person)
def test_an_examples_past_is_told_in_the_money_of_its_bills(person: Person) -> None:
    assert foreign(example("EUR", HERE, person).scenario) is None


def test_the_four_lives_are_what_they_are_called() -> None:
    lives: dict[Person, Example] = {person: example("USD", HERE, person) for person in Person}
    writer, developer, consultant, photographer = lives.values()
    assert (writer.scenario.planned.count, writer.scenario.planned.fee) == (3, 500)
    assert developer.scenario.income.largest_client_share == pytest.approx(0.76, abs=0.05)
    assert len(developer.scenario.retainers) == 1
    assert consultant.history is None
    assert consultant.scenario.income.prior.typed
    assert consultant.scenario.beginning
    assert photographer.history is not None
    assert photographer.history.projects is not None


def test_where_nothing_is_known_of_a_money_the_example_is_in_dollars() -> None:
    assert example("VES", HERE).scenario.currency == "USD"
