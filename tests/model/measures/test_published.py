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
