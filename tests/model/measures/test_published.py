"""The table of published figures is whole, and each comparison is one of like with like."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from model.measures.published import PUBLISHED, Comparable, Published, Unit, beside
from model.measures.volatility import Volatility

BOUNDS = {
    Unit.SHARE: (0, 1),
    Unit.CHANGE: (-1, 1),
    Unit.MONTHS_A_YEAR: (0, 12),
    Unit.WEEKS: (0, 52),
    Unit.DAYS: (0, 366),
    Unit.TIMES: (1, 10),
}

AS_READ = """
    0.36 5 2 6 0.65 0.41 0.47 0.86 0.39 0.33 0.55 0.34 2.5-2.7 2.6-2.7 0.32 0.28 0.05 0.17 0.09 0.14 0.25 0.73 -0.20
    0.22 0.41 0.16 0.21 0.06 4-6 0.43 0.30 0.07 0.10-0.12 0.31-0.49 13 27 62 0.18 0.126
"""
"""The figures in the order of the table, copied a second time, from the notes that were taken of the sources."""


def test_each_figure_is_the_one_that_was_read() -> None:
    read = [re.fullmatch(r"(-?[\d.]+)(?:-([\d.]+))?", text) for text in AS_READ.split()]
    pairs = [(float(found[1]), None if found[2] is None else float(found[2])) for found in read if found]
    assert [(figure.value, figure.high) for figure in PUBLISHED] == pairs


@pytest.mark.parametrize("figure", PUBLISHED, ids=lambda figure: figure.id)
def test_each_figure_is_of_its_unit_and_names_its_source(figure: Published) -> None:
    low, high = BOUNDS[figure.unit]
    for value in (figure.value, figure.value if figure.high is None else figure.high):
        assert low <= value <= high
    assert figure.high is None or figure.high > figure.value
    assert re.fullmatch(r"[a-z0-9_]+", figure.id)
    assert re.search(r"(19|20)\d\d|survey", figure.source)


def test_ids_differ() -> None:
    assert len({figure.id for figure in PUBLISHED}) == len(PUBLISHED)


def test_every_comparison_has_company_of_its_own_unit() -> None:
    for measure in Comparable:
        company = beside(measure)
        assert company
        months = measure in {Comparable.SPIKES, Comparable.DIPS, Comparable.SWINGS_OF_MEDIAN}
        assert {figure.unit for figure in company} == {Unit.MONTHS_A_YEAR if months else Unit.SHARE}


def test_a_comparison_is_a_field_of_the_persons_own_volatility() -> None:
    own = {field.name for field in fields(Volatility)}
    joint = {Comparable.SWINGS_OF_MEDIAN: {"spikes_of_median", "dips_of_median"}, Comparable.LARGEST_CLIENT: set()}
    for measure in Comparable:
        assert joint.get(measure, {measure.value}) <= own
