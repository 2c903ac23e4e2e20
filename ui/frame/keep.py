"""Keep: what stays on this device, forecasts kept by day, and everything as one file for another device."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st
from pydantic import ValidationError

from exchange.backup.backup import FILE, LARGEST_FILE, Backup, Restored, from_file, to_file
from exchange.backup.merge import merge
from exchange.backup.past import Past as KeptPast
from ui.frame import timeline
from ui.past_projects.history import refitted
from ui.session import holding, keeping, returning, state
from ui.session.screens import PAST_PROJECTS
from ui.session.trail import Cause
from ui.session.view import View
from ui.widgets import keep

MEGABYTES: Final = LARGEST_FILE // 1_000_000
_FILE: Final = "keep:import"
_OUTCOME: Final = "import:outcome"
_REFUSED: Final = "import:refused"


def popover(here: View) -> None:
    """A button that opens what can be kept."""
    box = st.popover(here.text("keep.title"), icon=":material/bookmark:", key="keep", on_change="rerun")
    if not box.open:
        return
    with box:
        keep.choice(here, "popover")
        st.markdown(f"**{here.text('keep.timeline')}**")
        timeline.show(here)
        st.markdown(f"**{here.text('keep.move')}**")
        _move(here)


def welcome(here: View) -> None:
    """Say to who comes back that what they kept is here, or that it can be; and what went wrong with it."""
    now = holding.holding()
    if now.trouble or now.lost:
        keep.trouble(here)
        if now.trouble and not now.on:
            st.button(here.text("keep.erase"), key="erase:welcome", on_click=holding.erase)
    if now.kept is None or now.kept.scenario is None:
        return
    back = now.back and state.scenario() == state.arrived()
    if not (back or returning.offered()):
        return
    what = keep.projects(here, now.kept) or here.text("keep.settings")
    with st.container(horizontal=True, vertical_alignment="center", key="welcome"):
        if not back:
            st.info(here.text("keep.offered", what=what), icon=":material/bookmark:")
            st.button(here.text("keep.open"), key="keep:open", on_click=returning.open_kept)
            return
        st.info(here.text("keep.back", what=what), icon=":material/waving_hand:")
        if now.kept.past is not None:
            label = here.text("keep.add")
            st.page_link(PAST_PROJECTS.file, label=label, icon=":material/upload_file:", width="content")


def _move(here: View) -> None:
    """Everything as one file, and such a file opened."""
    st.caption(here.text("keep.move.what"))
    try:
        kept = keeping.present(here.language.code)
    except ValidationError:
        st.caption(here.text("keep.trouble.too_many"))
    else:
        st.download_button(
            here.text("keep.export"),
            partial(to_file, kept),
            file_name=FILE,
            mime="application/json",
            icon=":material/save:",
            key="keep:export",
            on_click="ignore",
            width="stretch",
        )
    st.file_uploader(here.text("keep.import"), type=["json"], key=_FILE, max_upload_size=MEGABYTES, on_change=_import)
    outcome: Restored | None = state.recalled(_OUTCOME)
    if outcome is None:
        return
    if outcome.backup is None:
        st.error(here.text(f"keep.trouble.{outcome.notice}"), icon=":material/error:")
    elif reason := state.recalled(_REFUSED):
        st.error(here.text(reason), icon=":material/error:")
    else:
        st.success(here.text("keep.imported", what=keep.summary(here, outcome.backup)), icon=":material/check_circle:")
    if outcome.lost:
        st.warning(here.plural("keep.lost", outcome.lost), icon=":material/warning:")


def _import() -> None:
    """A file of everything was given, or taken away."""
    file = st.session_state.get(_FILE)
    state.forget("import:")
    if file is None:
        return
    found = from_file(file.getvalue())
    state.remember(_OUTCOME, found)
    if found.backup is not None:
        state.remember(_REFUSED, _take(found.backup))


def _take(other: Backup) -> str:
    """Take up what a file holds, its projects laid upon one's own; the text that says why not where they cannot be."""
    here = state.past()
    if here is None or here.sample or other.past is None:
        returning.take(other)
        return ""
    try:
        merged = merge(KeptPast.of(here.whole, here.left_out), other.past)
    except ValidationError:
        return "keep.trouble.too_many"
    except ValueError:
        return "keep.import.money"
    behind = returning.behind_it(merged.past)
    scenario = other.scenario or state.scenario()
    if merged.past != other.past:
        scenario = refitted(scenario, behind.history, merged.past.currency)
    returning.add(other)
    state.put_past(behind, scenario, Cause.FILE)
    return ""
