"""Numbers as people type them, in either language."""

from __future__ import annotations

import pytest

from locales import language
from ui.session.typed import read_number

SPAIN = language("es-ES")
MEXICO = language("es-MX")
BRITAIN = language("en-GB")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1500", 1500),
        ("1.500", 1500),
        ("1.500,75", 1500.75),
        ("1500,75", 1500.75),
        ("1500.75", 1500.75),
        ("1,500.75", 1500.75),
        ("1.500.000", 1_500_000),
        ("12,5", 12.5),
        ("0,125", 0.125),
        (" 1 500,5 € ", 1500.5),
        ("€ 90", 90),
        ("-3", -3),
        (",5", 0.5),
    ],
)
def test_a_spanish_hand(text: str, expected: float) -> None:
    assert read_number(text, SPAIN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,500", 1500),
        ("1,500.75", 1500.75),
        ("1500.125", 1500.125),
        ("12,5", 12.5),
        ("1.500,75", 1500.75),
        ("$1,500", 1500),
        ("1'500", 1500),
        ("1,500,000", 1_500_000),
    ],
)
@pytest.mark.parametrize("reader", [BRITAIN, MEXICO], ids=["en-GB", "es-MX"])
def test_a_hand_that_puts_a_point_before_decimals(reader: object, text: str, expected: float) -> None:
    assert read_number(text, reader) == expected  # type: ignore[arg-type]  # parametrised


@pytest.mark.parametrize("text", ["", "  ", "abc", "-", ".", "1e400x", "one", "--5", "1-2", "5 or 6", "∞", "NaN"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text, BRITAIN) is None
    assert read_number(text, SPAIN) is None


@pytest.mark.parametrize("reader", [SPAIN, BRITAIN, MEXICO], ids=["es-ES", "en-GB", "es-MX"])
@pytest.mark.parametrize("amount", [0, 0.5, 12.25, 999, 1500, 1500.75, 1_234_567.89])
def test_what_the_language_writes_is_read_back(reader: object, amount: float) -> None:
    assert read_number(reader.number(amount), reader) == amount  # type: ignore[attr-defined, arg-type]
