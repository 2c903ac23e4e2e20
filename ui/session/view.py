"""What a page sees of the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, SupportsFloat

from locales import Language
from model import Projection, Scenario
from ui.session import cache, state
from ui.session.escape import plain
from ui.session.foreign import at_home
from ui.session.past import Past

_AT_HOME: Final = "past:at_home"


@dataclass(frozen=True)
class View:
    """The session as a page reads it; the scenario is always the present one.

    Attributes:
        language: the reader's.
    """

    language: Language

    @property
    def scenario(self) -> Scenario:
        """What the person chose."""
        return state.scenario()

    @property
    def past(self) -> Past | None:
        """The past projects, their money in that of the bills; None for a link's guest."""
        held, scenario = state.past(), self.scenario
        if held is None or scenario.income.exchange_rate == 1:
            return held
        key = held, scenario.income.exchange_rate, scenario.currency
        known: tuple[object, Past | None] = state.recalled(_AT_HOME, (None, None))
        if known[0] != key:
            known = key, at_home(held, scenario)
            state.remember(_AT_HOME, known)
        return known[1]

    @property
    def projection(self) -> Projection:
        """Both futures of the scenario."""
        return cache.projection(self.scenario)

    def text(self, key: str, /, **values: str | SupportsFloat) -> str:
        """A text for a Markdown slot: the template is ours, the values are shown as they are."""
        return self.language.text(key, **self._safe(values))

    def label(self, key: str, /) -> str:
        """The name of a box or slider, with the sign of the scenario's currency where it names one.

        Nothing in it is escaped: all of it is ours, one sign of a currency opens no formula, and a screen reader would
        read the marks.
        """
        return self.language.text(key, currency=self.language.currency_symbol(self.scenario.currency))

    def plural(self, key: str, n: SupportsFloat, /, **values: str | SupportsFloat) -> str:
        """A text that counts `n` things, for a Markdown slot."""
        return self.language.plural(key, n, **self._safe({"n": n, **values}))

    def money(self, amount: SupportsFloat, digits: int | None = None) -> str:
        """An amount in the scenario's currency; not yet safe for Markdown (`text` makes it so)."""
        return self.language.money(amount, self.scenario.currency, digits)

    def rounded(self, amount: float) -> float:
        """The number that `money` shows."""
        return self.language.rounded(amount, self.scenario.currency)

    def _safe(self, values: dict[str, str | SupportsFloat]) -> dict[str, str | SupportsFloat]:
        return {
            name: plain(value if isinstance(value, str) else self.language.number(value))
            for name, value in values.items()
        }
