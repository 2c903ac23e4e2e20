"""Amounts of the examples in other currencies: of the size that they have in life, and round."""

from __future__ import annotations

import pytest

from locales.prices import PPP, scale
from ui.widgets.choices import CURRENCIES


def test_every_currency_that_is_offered_has_a_size() -> None:
    assert set(CURRENCIES) <= set(PPP)


@pytest.mark.parametrize(
    ("currency", "fee"),
    [
        *(("USD", 500), ("EUR", 500), ("GBP", 500), ("MXN", 5_000), ("COP", 750_000), ("CLP", 200_000)),
        *(("ARS", 200_000), ("PEN", 1_000), ("BRL", 1_250), ("JPY", 50_000), ("INR", 10_000), ("XXX", 500)),
    ],
)
def test_a_fee_of_500_dollars(currency: str, fee: float) -> None:
    assert 500 * scale(currency) == pytest.approx(fee)


def test_it_buys_about_as_much_everywhere() -> None:
    """A rounded factor is near the published one; moneys that are worth more than a dollar keep 1."""
    for currency, factor in PPP.items():
        assert scale(currency) / factor == pytest.approx(1, rel=0.4) or (factor < 1 and scale(currency) == 1), currency
