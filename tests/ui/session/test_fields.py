"""Every field that a person can change is wired: a widget or a reason, and words in both languages."""

from __future__ import annotations

import math

import pytest
from pydantic import BaseModel
from pydantic import Field as Bound

from locales import LANGUAGES, language
from model import Scenario
from model.bounds import bounds
from model.types import Probability
from ui.session.fields import (
    COLUMNS,
    ELSEWHERE,
    FIRST,
    LISTED,
    MORE,
    OWNERS,
    SLIDERS,
    Field,
    Kind,
    value_of,
    with_value,
)

ALL = (*SLIDERS, *COLUMNS)
CHOSEN = {Kind.STRESSES, Kind.MONTH, Kind.CURRENCY, Kind.SWITCH, Kind.CHOICE, *LISTED}
"""Kinds without a least and a most."""
PREFIX = {model: owner for owner, model in OWNERS.items()}


def names(model: type[BaseModel]) -> set[str]:
    return {f"{PREFIX[model]}.{field}".lstrip(".") for field in model.model_fields}


@pytest.mark.parametrize("model", OWNERS.values())
def test_every_field_has_a_place(model: type[BaseModel]) -> None:
    placed = [field.name for field in ALL] + list(ELSEWHERE)
    assert names(model) <= set(placed)
    assert len(placed) == len(set(placed)), "a field stands in two places"


def test_no_place_is_left_of_a_field_that_is_gone() -> None:
    known = set().union(*map(names, OWNERS.values()))
    assert {field.name for field in ALL} | ELSEWHERE.keys() <= known


def test_a_new_field_would_be_missed() -> None:
    class Grown(Scenario):
        holidays: int = 0

    assert "holidays" not in {field.name for field in ALL} | ELSEWHERE.keys()
    assert "holidays" in Grown.model_fields


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("field", ALL, ids=lambda field: field.name)
def test_every_field_has_a_label_and_an_explanation(field: Field, code: str) -> None:
    spoken = language(code)
    assert spoken.text(field.label, currency="$")
    assert spoken.text(field.help)
    assert all(spoken.has(f"group.{group}") for group in MORE)


@pytest.mark.parametrize("field", [field for field in SLIDERS if field.reach is not None], ids=lambda field: field.name)
def test_a_slider_reaches_no_further_than_its_field(field: Field) -> None:
    low, high = field.bounds
    assert field.reach is not None
    assert low < field.reach <= high


@pytest.mark.parametrize(
    "field",
    [field for field in SLIDERS if field.kind not in CHOSEN],
    ids=lambda field: field.name,
)
def test_bounds_are_the_models(field: Field) -> None:
    scenario = Scenario()
    low, high = field.bounds
    for inside in (low, high):
        value = int(inside) if isinstance(value_of(scenario, field.name), int) else inside
        assert value_of(with_value(scenario, field.name, value), field.name) == value
    for outside in (low - 1, high + 1):
        with pytest.raises(ValueError, match="1 validation error"):
            with_value(scenario, field.name, outside)


def test_bounds_of_an_optional_and_of_an_open_field() -> None:
    class Model(BaseModel):
        chance: Probability | None = None
        above: float = Bound(gt=0, default=1)
        free: float = 0

    assert bounds(Model, "chance") == (0, 1)
    low, high = bounds(Model, "above")
    assert 0 < low < 1e-300
    assert math.isinf(high)
    assert bounds(Model, "free") == (-math.inf, math.inf)


def test_what_is_in_sight_is_what_the_overview_promises() -> None:
    assert {
        "planned.count",
        "planned.fee",
        "monthly_bills",
    } == {field.name for field in FIRST}
