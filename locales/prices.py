"""How large amounts are in other currencies: what a made-up example in US dollars is multiplied by.

Source: World Bank, International Comparison Program, "PPP conversion factor, GDP (LCU per international $)", indicator
PA.NUS.PPP, year 2024, as listed in github.com/datasets/ppp (public domain). What a fee of 500 dollars buys in the
United States costs 436 x 500 pesos in Chile.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DOLLAR: Final = "USD"
"""The money in which the examples are written."""

PPP: Final[Mapping[str, float]] = MappingProxyType(
    {
        "USD": 1,
        "AED": 2.33,
        "ARS": 420,
        "AUD": 1.37,
        "BOB": 2.37,
        "BRL": 2.49,
        "CAD": 1.15,
        "CHF": 0.949,
        "CLP": 436,
        "CNY": 3.53,
        "COP": 1444,
        "CRC": 308,
        "CZK": 12.8,
        "DKK": 6.05,
        "DOP": 23.5,
        "EGP": 6.25,
        "EUR": 0.701,
        "GBP": 0.664,
        "GTQ": 3.32,
        "HKD": 5.61,
        "HNL": 11.4,
        "HUF": 176,
        "IDR": 4748,
        "ILS": 3.50,
        "INR": 20.4,
        "ISK": 142,
        "JPY": 94.5,
        "KES": 43.3,
        "KRW": 809,
        "MAD": 3.96,
        "MXN": 9.92,
        "MYR": 1.40,
        "NGN": 176,
        "NIO": 12.0,
        "NOK": 9.14,
        "NZD": 1.46,
        "PEN": 1.78,
        "PHP": 19.4,
        "PKR": 67.0,
        "PLN": 1.95,
        "PYG": 2619,
        "RON": 1.88,
        "SAR": 1.85,
        "SEK": 8.49,
        "SGD": 0.804,
        "THB": 10.5,
        "TRY": 11.4,
        "UAH": 11.7,
        "UYU": 26.4,
        "VND": 6957,
        "ZAR": 7.43,
    }
)
"""Units of a currency that buy what a dollar buys in the United States; the euro as in Germany."""

ROUND: Final = (1, 1.5, 2, 2.5, 4, 5, 10)
"""What a factor is rounded to, times a power of ten: round fees stay round."""


def scale(currency: str) -> float:
    """What amounts in dollars are multiplied by to be of a usual size in a currency.

    At least 1, since 500 is a usual retainer in euros and pounds too; 1 where the currency is not listed.
    """
    factor = PPP.get(currency, 1.0)
    power = 10.0 ** math.floor(math.log10(factor))
    return max(1.0, power * min(ROUND, key=lambda step: abs(math.log(step * power / factor))))
