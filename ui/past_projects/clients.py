"""The clients of the past: when there was work, what each brings, and how likely it is that they are still there."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from model import ProjectHistory
from model.past.clients.client import SEEN, Client, named_clients
from model.past.clients.posterior import Outlook, outlook
from ui.session.view import View
from ui.widgets import parts

LISTED: Final = 10
"""Clients that are listed: those who bring most in a year."""

MARKED: Final = 24
"""Months that are marked, up to the last."""

WORK: Final = "●"
SILENCE: Final = "○"


def show(here: View, past: ProjectHistory) -> None:
    """Each client in a row, those first on whom a year hangs; nothing where no client has a name."""
    found = [name for _, name in named_clients(past) if name]
    if not found:
        return
    with st.container(border=True):
        _list(here, past, len(found))


def _list(here: View, past: ProjectHistory, named: int) -> None:
    st.header(here.text("past.clients"), anchor=False)
    if said := parts.half(here, past):
        st.markdown(said)
    believed = outlook(tuple(client for client, _ in named_clients(past)), past.exposure)
    if believed is None:
        st.markdown(here.text("past.clients.none"))
        return
    parts.sheet(table(here, past, believed))
    if named > LISTED:
        st.caption(here.plural("past.clients.more", named - LISTED))
    st.caption(here.text("past.clients.how", work=WORK))


def table(here: View, past: ProjectHistory, believed: Outlook) -> pd.DataFrame:
    """The clients who bring most in a year: months with work, money a month, share, chances; in words and figures."""
    everyone = named_clients(past)
    year = believed.monthly * (believed.there + believed.in_a_year)
    listed = [place for place in np.argsort(-year, kind="stable") if everyone[place][1]][:LISTED]
    clients, names = zip(*(everyone[place] for place in listed), strict=True)
    window, shares, text = past.months[-SEEN:], past.clients["share"], here.language.text
    return pd.DataFrame(
        {
            text("past.clients.now"): [here.language.odds(believed.there[place]) for place in listed],
            text("past.clients.year"): [here.language.odds(believed.in_a_year[place]) for place in listed],
            text("past.clients.brings"): [here.money(believed.monthly[place]) for place in listed],
            text("past.clients.share"): [here.language.percent(shares[name]) for name in names],
            text("past.clients.last"): [here.language.month(window[client.months[-1]]) for client in clients],
            text("past.clients.months"): [marks(client, len(window)) for client in clients],
        },
        index=pd.Index(names, name=text("past.table.client")),
    )


def marks(client: Client, months: int) -> str:
    """The last months, one mark each: work, or none."""
    return "".join(WORK if month in client.months else SILENCE for month in range(max(months - MARKED, 0), months))
