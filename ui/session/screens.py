"""The screens of the dashboard, and the files they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Screen:
    """One page of the navigation.

    Attributes:
        name: of its file, of its title `page.<name>`, and its address in every language. The address has to be the
            file's name: on a fresh server Streamlit knows the pages by nothing else.
        icon: Material icon.
        shows_past: whether it shows the past projects themselves, and so says by itself that there are none.
    """

    name: str
    icon: str
    shows_past: bool = False

    @property
    def file(self) -> Path:
        """The page's script."""
        return FOLDER / f"{self.name}.py"


OVERVIEW: Final = Screen("overview", ":material/finance_mode:")
PAST_PROJECTS: Final = Screen("past_projects", ":material/history:", shows_past=True)

RETAINERS: Final = Screen("retainers", ":material/contract:")
RATE: Final = Screen("rate", ":material/sell:")
CONVERT: Final = Screen("convert", ":material/swap_horiz:", shows_past=True)
COMPARE: Final = Screen("compare", ":material/compare_arrows:")
HOW_IT_WORKS: Final = Screen("how_it_works", ":material/help:", shows_past=True)

SCREENS: Final = (OVERVIEW, PAST_PROJECTS, RETAINERS, RATE, CONVERT, COMPARE, HOW_IT_WORKS)
"""The navigation, in its order; the first is the default."""
