from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model.past.design_effect import design_effect


def effect(clients: str, fees: list[float]) -> float:
    return design_effect(pd.Series(list(clients.replace("-", " "))).str.strip(), np.log(fees))


def test_fees_equal_within_each_client_count_once_for_each() -> None:
    # Correlation 1, shrunk by the 0.3 of one more client: (0.3 + 2) / 3; mean size of a project's client 10 / 4.
    assert effect("AAAB", [100, 100, 100, 900]) == pytest.approx(1 + (10 / 4 - 1) * 2.3 / 3)


def test_fees_that_differ_as_much_within_as_between_count_almost_in_full() -> None:
    assert effect("AABB", [100, 900, 100, 900]) == pytest.approx(1 + (2 - 1) * 0.3 / 3)


def test_correlation_by_hand() -> None:
    # Logs 0, 2 | 3, 5 | 4: means 1, 4, 4, grand 2.8. Between (2 x 3.24 + 2 x 1.44 + 1.44) / 2 = 5.4; within 4 / 2 = 2;
    # typical size (5 - 9 / 5) / 2 = 1.6; correlation 3.4 / (5.4 + 0.6 x 2).
    correlation = 3.4 / 6.6
    expected = 1 + (9 / 5 - 1) * (0.3 + 3 * correlation) / 4
    assert effect("AABBC", list(np.exp([0, 2, 3, 5, 4]))) == pytest.approx(expected)


def test_one_client_tells_nothing_of_how_clients_differ() -> None:
    assert effect("AAAA", [100, 200, 300, 400]) == pytest.approx(1 + 3 * 0.3)


@pytest.mark.parametrize("clients", ["----", "ABCA"[:3], "AABBCC", "ABCDEF", "AB", ""])
def test_no_large_client_no_effect(clients: str) -> None:
    assert effect(clients, [100.0 + number for number in range(len(clients))]) == 1


def test_just_above_a_third() -> None:
    assert effect("AAABCDEF", [100, 101, 99, 500, 600, 700, 800, 900]) > 1
    assert effect("AAABCDEFG", [100, 101, 99, 500, 600, 700, 800, 900, 1000]) == 1
