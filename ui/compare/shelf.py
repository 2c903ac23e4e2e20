"""The shelf: which kept scenarios stand beside the present one, and how they come there."""

from __future__ import annotations

from typing import Final

import streamlit as st

from exchange.backup.backup import LONGEST_NAME
from exchange.backup.backup import MOST_SCENARIOS as MOST_KEPT
from ui.session import shelf, state
from ui.session.names import numbered
from ui.session.shelf import Kept, kept
from ui.session.trail import Cause
from ui.session.view import View

BESIDE: Final = 3
"""Kept scenarios that stand beside the present one."""

ALONE: Final = "alone"
"""The option that is always there: the present life, project by project."""

_NAMED: Final = "kept: "
"""Before the name in an option, so that no name can be taken for `ALONE`."""

_NAME: Final = "shelf:name"
_CHOSEN: Final = "shelf:chosen"
_ASKED: Final = "shelf:asked"


def chosen(here: View) -> list[Kept]:
    """The scenarios to compare: the present one, then those that are chosen; draws the controls."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            here.text("compare.name"),
            key=_NAME,
            max_chars=LONGEST_NAME,
            placeholder=here.language.text("compare.name.example"),
            autocomplete="off",
        )
        st.button(
            here.text("compare.keep"),
            key="shelf:keep",
            icon=":material/bookmark_add:",
            on_click=_keep,
            args=(here,),
            disabled=len(kept()) >= MOST_KEPT,
        )
    _question(here)
    # The options of a multiselect are text, not Markdown.
    names = {ALONE: here.language.text("compare.alone")} | {_NAMED + one.name: one.name for one in kept()}
    st.session_state.setdefault(_CHOSEN, state.recalled("shelf:chosen", [ALONE]))
    picked = st.multiselect(
        here.text("compare.choose"),
        list(names),
        format_func=names.__getitem__,
        max_selections=BESIDE,
        key=_CHOSEN,
        placeholder=here.language.text("compare.choose.placeholder"),
    )
    # A widget's own state is lost while another page is shown.
    state.remember("shelf:chosen", picked)
    if kept():
        _manage(here)
    else:
        st.caption(here.text("compare.kept.none"))
    found = [Kept(here.language.text("compare.present"), here.scenario)]
    for option in picked:
        if option == ALONE:
            found.append(Kept(here.language.text("compare.alone"), here.scenario.without_retainers()))
        else:
            found += [one for one in kept() if _NAMED + one.name == option]
    return found


def _manage(here: View) -> None:
    """Take a kept scenario up again, or let it go."""
    box = st.expander(here.plural("compare.kept", len(kept())), key="shelf:manage", on_change="rerun")
    if not box.open:
        return
    with box:
        for number, one in enumerate(kept()):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(one.name)
                st.button(
                    here.text("compare.use"),
                    key=f"shelf:use:{number}",
                    on_click=state.put,
                    args=(one.scenario, Cause.KEPT),
                )
                st.button(
                    here.text("compare.forget"),
                    key=f"shelf:forget:{number}",
                    type="tertiary",
                    on_click=_forget,
                    args=(one.name,),
                )
        st.caption(here.text("compare.kept.where"))


def _question(here: View) -> None:
    """Whether the scenario that has the typed name already is to go, or both are to stay."""
    name = state.recalled(_ASKED)
    if name is None:
        return
    st.warning(here.text("compare.taken", name=name), icon=":material/help:")
    with st.container(horizontal=True):
        st.button(here.text("compare.taken.replace"), key="shelf:replace", on_click=_put, args=(here, name))
        st.button(
            here.text("compare.taken.both"),
            key="shelf:both",
            on_click=lambda: _put(here, numbered(name, {one.name for one in kept()}, LONGEST_NAME)),
            disabled=len(kept()) >= MOST_KEPT,
        )


def _keep(here: View) -> None:
    """Keep the present scenario under the typed name, or the next free number; ask where the name is taken."""
    typed = " ".join(str(st.session_state[_NAME]).split())[:LONGEST_NAME]
    taken = {one.name for one in kept()}
    unnamed = (here.language.text("compare.numbered", number=number) for number in range(1, MOST_KEPT + 2))
    if typed in taken:
        state.remember(_ASKED, typed)
    else:
        _put(here, typed or next(option for option in unnamed if option not in taken))


def _put(here: View, name: str) -> None:
    """Keep the present scenario under a name, in place of one that had it."""
    state.forget(_ASKED)
    others = tuple(one for one in kept() if one.name != name)
    shelf.put((*others, Kept(name, here.scenario)))
    picked = [option for option in st.session_state.get(_CHOSEN, []) if option != _NAMED + name]
    st.session_state[_CHOSEN] = [*picked, _NAMED + name][-BESIDE:]
    st.session_state[_NAME] = ""


def _forget(name: str) -> None:
    state.forget(_ASKED)
    shelf.put(tuple(one for one in kept() if one.name != name))
    st.session_state[_CHOSEN] = [option for option in st.session_state.get(_CHOSEN, []) if option != _NAMED + name]
