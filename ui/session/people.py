"""What a person plans for the clients of their past: whom to ask, for what fee and hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from model import Retainer
from model.bounds import bounds
from model.conversion.candidate import Candidate, candidates, sayable
from model.conversion.conversion import acceptance, offer, signing
from model.conversion.walk import MIDDLING, Walk, walk
from ui.session import state
from ui.session.names import LONGEST_NAME
from ui.session.past import Past
from ui.session.view import View

WORTH_ASKING: Final = 0.1
"""Chance to sign from which on somebody is asked before one looks for new clients."""

FIRST_START: Final = 1
"""Months until a retainer starts that is still to be talked about."""

ASKED_FIRST: Final = 2
"""Best candidates that are chosen before anybody chooses."""


@dataclass(frozen=True)
class Choice:
    """What is planned for one client."""

    asked: bool
    fee: float
    hours: float


def found(here: View, past: Past) -> tuple[Candidate, ...]:
    """The candidates of the past, best first; kept until the past or the rate changes."""
    key = past.history, here.scenario.list_rate
    known, kept = state.recalled("plan:candidates", ((None, None), ()))
    if known[0] is key[0] and known[1] == key[1]:
        held: tuple[Candidate, ...] = kept
        return held
    ranked = candidates(past.history, here.scenario.list_rate)
    if known[0] is not key[0]:
        state.remember("plan:choices", {})
    state.remember("plan:candidates", (key, ranked))
    return ranked


def choice(ranked: Sequence[Candidate], candidate: Candidate) -> Choice:
    """What is planned for a client: what was chosen, else what their past suggests."""
    chosen: dict[str, Choice] = state.recalled("plan:choices", {})
    if candidate.client in chosen:
        return chosen[candidate.client]
    first = candidate in ranked[:ASKED_FIRST]
    return Choice(first, candidate.suggested_fee, candidate.suggested_hours)


def choose(ranked: Sequence[Candidate], candidate: Candidate, **changes: object) -> None:
    """Change what is planned for a client."""
    chosen: dict[str, Choice] = dict(state.recalled("plan:choices", {}))
    chosen[candidate.client] = replace(choice(ranked, candidate), **changes)  # type: ignore[arg-type]  # its own fields
    state.remember("plan:choices", chosen)


def asked(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The clients to ask, best first."""
    return [candidate for candidate in ranked if choice(ranked, candidate).asked]


def terms(ranked: Sequence[Candidate], candidate: Candidate, **months: int) -> Retainer:
    """What a client would be offered, with the fee and the hours that are planned for it.

    Args:
        ranked: the candidates, best first.
        candidate: the client.
        months: start and term, where they are not the usual ones.
    """
    chosen = choice(ranked, candidate)
    return offer(candidate, monthly_fee=chosen.fee, hours_per_month=chosen.hours, **months)


def names(here: View) -> tuple[str, ...]:
    """What the clients of the scenario's past are called, by their places: "" for who has no name and cannot be chosen.

    Where the projects are not here, as for a link's guest, they are called by letters.
    """
    summary = here.scenario.income.clients
    if past := state.past():
        told = past.clients
        if tuple(client for client, _ in told) == summary:
            return tuple(name[:LONGEST_NAME] for _, name in told)
    return tuple(
        here.language.text("retainers.known.letter", letter=_letter(place)) if client.count == 1 else ""
        for place, client in enumerate(summary)
    )


def offered(here: View, place: int) -> Retainer:
    """What a client of the past would be offered, by its place: as it bought, where nothing else was chosen."""
    ranked = found(here, here.past) if here.past else ()
    for candidate in ranked:
        if candidate.life and candidate.life.place == place:
            return terms(ranked, candidate, starts_in=FIRST_START)
    scenario = here.scenario
    believed = scenario.income.outlook
    fee = sayable(float(believed.monthly[place])) if believed else scenario.planned.fee
    _, most = bounds(Retainer, "hours_per_month")
    hours = min(max(round(fee / scenario.list_rate * 2) / 2, 0.5), most)
    chance = acceptance(MIDDLING, scenario.planned.term)
    return Retainer(
        monthly_fee=fee,
        hours_per_month=hours,
        term_months=scenario.planned.term,
        starts_in=FIRST_START,
        acceptance=chance,
    )


def _letter(place: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    before, here = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + here)


def ahead(here: View) -> Walk | None:
    """Whom one would sign one after the other, on the terms of the sliders; None where there is nobody to ask."""
    ranked = found(here, here.past) if here.past else ()
    block = here.scenario.planned
    offers: list[Retainer] = []
    for candidate in ranked:
        if signing(candidate, block.term) < WORTH_ASKING:
            continue
        offers.append(terms(ranked, candidate, starts_in=block.start, term_months=block.term))
    return walk(here.scenario, offers) if offers else None
