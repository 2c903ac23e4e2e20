"""Keeping on this device: the choice, said plainly, and what became of it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from exchange.backup.backup import Backup
from ui.session import holding, keeping, state
from ui.session.view import View


def choice(here: View, place: str) -> None:
    """What is kept on this device and the way to erase it; or what would be, and the way to choose it.

    Args:
        here: the page's view.
        place: where it stands, one name for each place.
    """
    keeping.renew(here.language.code)
    now = holding.holding()
    trouble(here)
    if now.on and now.kept is not None:
        st.markdown(f"**{here.text('keep.on')}** {summary(here, now.kept)}")
        st.caption(here.text("keep.where"))
        st.button(here.text("keep.erase"), key=f"erase:{place}", icon=":material/delete:", on_click=holding.erase)
        return
    if now.erased and not now.on:
        st.caption(here.text("keep.erased"))
    st.button(here.text("keep.choose"), key=f"keep:{place}", icon=":material/bookmark_add:", on_click=holding.keep)
    st.caption(f"{here.text('keep.what')} {here.text('keep.where')}")


def trouble(here: View) -> None:
    """Why something could not be kept or read, where it could not."""
    now = holding.holding()
    if now.trouble:
        st.warning(here.text(f"keep.trouble.{now.trouble}"), icon=":material/warning:")
    if now.lost:
        st.warning(here.plural("keep.lost", now.lost), icon=":material/warning:")


def summary(here: View, kept: Backup) -> str:
    """What is kept, in numbers."""
    counted = [
        "" if kept.past is None else projects(here, kept),
        here.plural("keep.scenarios", len(kept.scenarios)) if kept.scenarios else "",
        here.plural("keep.forecasts", len(kept.forecasts)) if kept.forecasts else "",
    ]
    return " · ".join(filter(None, counted)) or here.text("keep.settings")


def projects(here: View, kept: Backup) -> str:
    """How many projects are kept, and up to when; "" without any."""
    if kept.past is None:
        return ""
    last = kept.past.projects[-1].invoiced_on
    return here.plural(
        "keep.projects", len(kept.past.projects), month=here.language.month(pd.Period(last, freq="M"), "long")
    )


def back_to_the_example(here: View) -> None:
    """The way back to the example; where something is kept on the device, it is asked whether that goes too."""
    st.button(
        here.text("inputs.restore"),
        key="restore",
        type="tertiary",
        icon=":material/restart_alt:",
        on_click=_ask,
    )
    if not state.recalled("restore:asked"):
        return
    with st.container(border=True, key="restore_question", gap="xsmall"):
        st.markdown(here.text("keep.restore"))
        st.button(
            here.text("keep.restore.erase"),
            key="restore:erase",
            on_click=lambda: holding.restore(and_erase=True),
            width="stretch",
        )
        st.button(
            here.text("keep.restore.keep"),
            key="restore:keep",
            on_click=lambda: holding.restore(and_erase=False),
            width="stretch",
        )
        st.button(
            here.text("keep.restore.not"),
            key="restore:not",
            type="tertiary",
            on_click=lambda: state.forget("restore:asked"),
            width="stretch",
        )


def _ask() -> None:
    if holding.holding().on:
        state.remember("restore:asked", value=True)
    else:
        state.restore()
