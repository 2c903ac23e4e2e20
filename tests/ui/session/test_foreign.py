"""A past in another currency than the bills: what follows its rate, and when a rate is let go."""

from __future__ import annotations

import pytest

from model import Scenario, fit
from tests.model.pasts import past
from ui.past_projects.history import refitted
from ui.session.fields import with_value
from ui.session.foreign import at_home, at_rate, foreign, unpriced
from ui.session.past import Past

HOME = Scenario(income=fit(past()), currency="EUR", monthly_bills=20_000)


def test_bills_in_another_currency_ask_for_a_rate() -> None:
    assert foreign(HOME) is None
    moved = with_value(HOME, "currency", "MXN")
    assert foreign(moved) == unpriced(moved) == "EUR"
    assert moved.monthly_bills == HOME.monthly_bills
    priced = at_rate(moved, 20.0)
    assert foreign(priced) == "EUR"
    assert unpriced(priced) is None
    assert foreign(Scenario(currency="MXN")) is None


def test_the_hourly_rate_follows_where_the_past_gave_it() -> None:
    moved = with_value(HOME, "currency", "MXN")
    assert at_rate(moved, 20.0).list_rate == pytest.approx(20 * HOME.list_rate, rel=1e-3)
    assert at_rate(moved.but(list_rate=777.0), 20.0).list_rate == 777.0


def test_a_rate_goes_with_its_currency() -> None:
    priced = at_rate(with_value(HOME, "currency", "MXN"), 20.0)
    assert with_value(priced, "currency", "EUR") == HOME
    assert unpriced(with_value(priced, "currency", "COP")) == "EUR"


def test_the_next_file_in_that_currency_is_counted_at_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.past_projects.history.start_after", lambda history: history.as_of_month + 1)
    priced = at_rate(with_value(HOME, "currency", "MXN"), 20.0)
    longer = refitted(priced, past(years=3), "EUR")
    assert (longer.currency, longer.income.exchange_rate) == ("MXN", 20.0)
    other = past(years=3).exchanged(1.0, "USD")
    assert refitted(priced, other, "USD").income.exchange_rate == 1
    assert refitted(priced, other, "USD").currency == "USD"


def test_pages_see_the_past_in_the_money_of_the_bills() -> None:
    told = Past(past(), sample=False)
    assert at_home(told, HOME) is told
    home = at_home(told, at_rate(with_value(HOME, "currency", "MXN"), 20.0))
    assert home.history.received.sum() == pytest.approx(20 * told.history.received.sum())
    assert set(home.history.all["currency"]) == {"MXN"}
