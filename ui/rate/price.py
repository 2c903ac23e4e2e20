"""The price of a retainer: fee, hours, rate and discount, tied together, on the planned block of the scenario."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st
from pydantic import ValidationError

from model import Planned
from model.bounds import bounds
from model.projection.offer import Offer, solve
from ui.session import state
from ui.session.view import View
from ui.widgets.box import number

PARTS: Final = ("fee", "hours", "rate", "discount")
"""The four numbers, the first of which gives way unless another is chosen."""

_GIVES_WAY: Final = "price:gives_way"


def offer(here: View) -> Offer:
    """The price of the planned block; its rate is the fee before the discount over the hours.

    A fee for no hours has no rate: the usual one stands there, and `rate_known` is False.
    """
    planned = here.scenario.planned
    rate = planned.fee / planned.hours if planned.hours else here.scenario.list_rate
    return Offer(planned.hours, rate, here.scenario.discount)


def fee(here: View) -> float:
    """Money a month that one client pays, the discount taken off; also where the fee buys no hours."""
    return here.scenario.planned.fee * (1 - here.scenario.discount)


def show(here: View) -> None:
    """The four boxes and the choice of the one that gives way."""
    priced = offer(here)
    away = st.segmented_control(
        here.text("price.gives_way"),
        PARTS,
        default=PARTS[0],
        required=True,
        format_func=lambda part: here.text(f"price.{part}"),
        key=_GIVES_WAY,
        persist_state="session",
        help=here.text("price.gives_way.help"),
    )
    away = str(away or PARTS[0])
    values = {"fee": fee(here), "hours": priced.hours, "rate": priced.rate, "discount": priced.discount}
    with st.grid(4, min_column_width=150, gap="small"):
        for part in ("hours", "rate", "discount", "fee"):
            low, high = _bounds(part)
            with st.container():
                number(
                    here,
                    f"price:{part}",
                    here.label(f"price.{part}.label"),
                    values[part],
                    partial(_change, here, part, away),
                    low=low,
                    high=high,
                    scale=100 if part == "discount" else 1,
                    money=part in {"fee", "rate"},
                    disabled=part == away,
                )
    refused = state.recalled("price:refused", "")
    if refused:
        st.warning(here.text(refused), icon=":material/block:")
        state.remember("price:refused", "")


def sentence(here: View) -> str:
    """The price in words, for a Markdown slot."""
    planned = here.scenario.planned
    paid = fee(here)
    if planned.fee == 0:
        return here.text("price.sentence.free")
    if planned.hours == 0:
        return here.text("price.sentence.no_hours", fee=exact(here, paid))
    priced = offer(here)
    key = "price.sentence.discount" if priced.discount else "price.sentence"
    values = {"fee": exact(here, paid), "rate": exact(here, priced.rate)}
    if priced.discount:
        values |= {
            "discount": here.language.percent(priced.discount, 0 if _whole(priced.discount * 100) else 1),
            "after": exact(here, priced.discounted_rate),
        }
    return here.plural(key, planned.hours, **values)


def exact(here: View, amount: float) -> str:
    """An amount with its cents, where it has some."""
    return here.money(amount, 0 if _whole(amount) else 2)


def _whole(amount: float) -> bool:
    return abs(amount - round(amount)) < 0.005


def _bounds(part: str) -> tuple[float, float]:
    if part == "hours":
        return bounds(Planned, "hours")
    if part == "discount":
        return bounds(type(state.scenario()), "discount")
    return bounds(Planned, "fee")


def _change(here: View, part: str, away: str, value: float) -> None:
    """Take one number, let another give way, keep the other two; refuse aloud what no number can make true."""
    present = offer(here)
    values: dict[str, float] = {
        "fee": fee(here),
        "hours": present.hours,
        "rate": present.rate,
        "discount": present.discount,
        part: value,
    }
    del values[away]
    try:
        found = solve(**values)
    except ValueError:
        found = None
    if found is None:
        state.remember("price:refused", f"price.refused.{away}")
        return
    if found.discount < 0:
        state.remember("price:refused", "price.refused.surcharge")
        return
    planned = here.scenario.planned.model_dump() | {"hours": found.hours, "fee": round(found.list_price, 6)}
    try:
        state.put(here.scenario.but(planned=Planned(**planned), discount=round(found.discount, 10)))
    except ValidationError:
        state.remember("price:refused", "price.refused.bounds")
