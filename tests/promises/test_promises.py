"""Every figure that a page of the method names is computed from the model, or held by a test; a new one is found."""

from __future__ import annotations

import pytest

from tests.promises import (
    calibration,
    clients,
    conversion,
    glossary,
    hindsight,
    how_it_works,
    measures,
    method,
    past,
    projection,
    rates,
    readme,
    retainers,
    screens,
    settings,
    sweeps,
)
from tests.promises.claim import ROOT, held, holds, lists, says
from tests.promises.figures import figures
from tests.promises.page import Page, page, plain

METHOD = {
    "README": readme,
    "docs/glossary": glossary,
    "docs/method": method,
    "docs/method/past": past,
    "docs/method/clients": clients,
    "docs/method/projection": projection,
    "docs/method/measures": measures,
    "docs/method/retainers": retainers,
    "docs/method/rates": rates,
    "docs/method/conversion": conversion,
    "docs/method/sweeps": sweeps,
    "docs/method/hindsight": hindsight,
    "docs/method/calibration": calibration,
}
PAGES = [
    page("how it works", how_it_works.written(), how_it_works.CLAIMS),
    page("screens", screens.written(), screens.CLAIMS),
    page("settings", settings.written(), settings.CLAIMS),
]
PAGES += [page(name, (ROOT / f"{name}.md").read_text("utf-8"), room.CLAIMS) for name, room in METHOD.items()]


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_what_a_page_claims_is_true(shown: Page) -> None:
    faults = shown.faults()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_every_figure_of_a_page_is_claimed(shown: Page) -> None:
    left = shown.unclaimed()
    assert not left, "\n".join(left)


CLAIMED = says("Three of 100 futures, 2.5 % of them", 3, 100, 0.025)


def test_a_figure_that_nobody_claims_is_found() -> None:
    known = "## Futures\nThree of\n100 futures, 2.5 % of them ([see](there_7.md))."
    said = f"{known} A tenth is `b / 4` (Kish 1965, section 3.2).\n"
    assert page("made up", said, [CLAIMED]).unclaimed() == [
        "tenth in: A tenth is b / 4 (Kish , ).",
        "4 in: A tenth is b / 4 (Kish , ).",
    ]
    assert page("made up", "| a | b |\n| --- | --- |\n| x | .5 |\n", []).unclaimed() == [".5 in: | x | .5 |"]


def test_a_figure_that_is_wrong_is_found() -> None:
    said = "Three of 100 futures, 2.5 % of them."
    assert page("made up", said, [CLAIMED]).faults() == []
    (wrong,) = page("made up", said, [says(CLAIMED.words, 3, 100, 0.0256)]).faults()
    assert "0.025 is said, 0.0256 is true" in wrong
    assert page("made up", said, [says(CLAIMED.words, 3, 100)]).faults()
    assert page("made up", said, [holds("Three of 100", lambda: False)]).faults()
    assert page("made up", "Four of 100 futures, 2.5 % of them.", [CLAIMED]).faults()


def test_a_test_that_holds_nothing_is_found() -> None:
    here = "tests/promises/test_promises.py"
    said = "Three of 100 futures, 2.5 % of them."
    assert page("made up", said, [held(said, f"{here}::test_a_figure_that_is_wrong_is_found")]).faults() == []
    assert page("made up", said, [held(said, f"{here}::test_of_nothing")]).faults()
    assert page("made up", "41 of them.", [held("41 of them", f"{here}::test_figures_are_read")]).faults()


def test_a_list_that_is_not_whole_is_found() -> None:
    said = "Two kinds: apples and pears."
    assert page("made up", said, [lists("Two kinds", "apples", "pears")]).faults() == []
    assert page("made up", said, [lists("Two kinds", "apples")]).faults()
    assert page("made up", said, [lists("Two kinds", "apples", "plums")]).faults()


def test_figures_are_read() -> None:
    def read(text: str, language: str = "en") -> list[float]:
        return [round(figure.value, 9) for figure in figures(text, language)]

    assert read("two of three, half, 1,234.5, .05, d = 0..4, 59 %, P90") == [2, 3, 0.5, 1234.5, 0.05, 0, 4, 0.59, 0.9]
    assert read("nine tenths, three quarters; l_{t-1}, nu_0, q^2, x_12, chi2") == [0.9, 0.75, 1]
    assert read("1.234,50 y 2.000, no 0.5", "es") == [1234.5, 2000, 0.5]
    assert read("dos de cada tres, la mitad, un décimo, media jornada", "es") == [2, 3, 0.5, 0.1, 0.5]
    assert [figure.says(value) for figure in figures("0.59") for value in (0.5865, 0.5949, 0.5951, 0.58)] == [
        True, True, False, False,
    ]  # fmt: skip
    assert plain("# A\nb [c](d-1.md), *e* 34, 2015.\n\n1. f\n") == "# A b c, e, . ¶ f"
