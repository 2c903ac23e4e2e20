"""Share: the link to what is on screen, its file, and what is on screen on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import streamlit as st

from exchange.link import COMFORTABLE_TOKEN, LONGEST_TOKEN, to_link
from exchange.paper.report import report
from exchange.scenario_file import SUFFIX, from_file, to_file
from exchange.workbook.table import paths_csv, quantiles_csv
from exchange.workbook.workbook import XLSX, workbook
from ui.session import address, returning, state
from ui.session.clock import today
from ui.session.view import View
from ui.widgets import languages

LARGEST_FILE: Final = 1
"""Megabytes of a scenario file; a real one has a few kilobytes."""


def popover(here: View) -> None:
    """A button that opens the link and the downloads; nothing is computed before it is opened."""
    box = st.popover(here.text("share.title"), icon=":material/link:", key="share", on_change="rerun")
    if not box.open:
        return
    with box:
        _downloads(here, names=_link(here))
        _open(here)


def guest(here: View) -> None:
    """Say to whoever came by a link whose figures they are looking at, until they make it theirs or go back."""
    if not state.by_link():
        return
    said = here.text("share.guest.changed" if state.own() else "share.guest")
    with st.container(horizontal=True, vertical_alignment="center", key="guest"):
        st.info(f"{said} {_whose(here)}", icon=":material/group:")
        st.button(here.text("share.mine"), key="share:mine", on_click=state.adopt)
        own, what = (returning.open_kept, "kept") if returning.offered() else (state.restore, "example")
        st.button(here.text("share.start"), key="share:start", help=here.text(f"share.start.{what}"), on_click=own)


def _whose(here: View) -> str:
    """What the figures of somebody else's scenario rest on."""
    income = here.scenario.income
    if here.past is not None and here.past.sample:
        return here.text("share.guest.sample")
    if not income.counts:
        return here.text("share.guest.typed")
    month = here.language.month(income.as_of, "long")
    return here.plural("share.guest.past", income.evidence.projects, month=month)


def _link(here: View) -> bool:
    """The link, what it holds, and the way out where it is too long. Returns whether names are to travel."""
    st.markdown(here.text("share.what"))
    named = any(row.client for row in here.scenario.retainers)
    names = named and st.checkbox(here.text("share.names"), key="share:names", help=here.text("share.names.help"))
    clients = sum(client.count for client in here.scenario.income.clients)
    bare = clients > 0 and st.checkbox(
        here.text("share.bare"), key="share:bare", help=here.text("share.bare.help"), persist_state="session"
    )
    token = to_link(here.scenario.without_clients() if bare else here.scenario, names=names)
    if len(token) > LONGEST_TOKEN:
        st.warning(here.text("share.too_long"), icon=":material/link_off:")
    else:
        link = f"{st.context.url}?{address.SCENARIO}={token}"
        st.code(link, language=None, wrap_lines=True)
        _letter(here, link)
        if len(token) > COMFORTABLE_TOKEN:
            st.caption(here.text("share.long", characters=len(token)))
    st.caption(here.text("share.with_names" if names else "share.without"))
    if clients:
        st.caption(here.text("share.bare.is") if bare else here.plural("share.clients", clients))
    return names


def _letter(here: View, link: str) -> None:
    """A few words to send with the link, in the language of whoever gets it; nobody is named."""
    box = st.expander(here.text("share.letter"), key="share:letter", on_change="rerun", icon=":material/mail:")
    if not box.open:
        return
    with box:
        theirs = languages.choose(here.text("share.letter.language"), "share:letter:language", here.language.code)
        st.code(theirs.text("share.letter.text", link=link), language=None, wrap_lines=True)


def _downloads(here: View, *, names: bool) -> None:
    """What is on screen as files; each is made when it is asked for."""
    st.markdown(f"**{here.text('share.files')}**")
    projection = here.projection
    printed: dict[str, Any] = {"language": here.language, "today": today(st.context.timezone), "names": names}
    offers: tuple[tuple[str, str, str, str, Callable[[], bytes]], ...] = (
        ("xlsx", "iguala.xlsx", XLSX, ":material/table_view:", partial(workbook, projection, **printed)),
        ("report", "iguala.html", "text/html", ":material/print:", partial(report, projection, **printed)),
        ("csv", "iguala.csv", "text/csv", ":material/csv:", partial(quantiles_csv, projection)),
        ("paths", "iguala-paths.csv", "text/csv", ":material/csv:", partial(paths_csv, projection)),
        ("file", f"scenario{SUFFIX}", "application/json", ":material/save:", partial(to_file, here.scenario)),
    )
    for name, file, kind, icon, make in offers:
        st.download_button(
            here.text(f"share.{name}"),
            make,
            file_name=file,
            mime=kind,
            icon=icon,
            key=f"share:{name}",
            on_click="ignore",
            help=here.text(f"share.{name}.help"),
            width="stretch",
        )


def _open(here: View) -> None:
    """Open a scenario file in place of what is on screen."""
    file = st.file_uploader(here.text("share.open"), type=["json"], key="share:open", max_upload_size=LARGEST_FILE)
    if file is None or file.file_id == state.recalled("share:opened"):
        return
    state.remember("share:opened", file.file_id)
    opened = from_file(file.getvalue())
    if opened.scenario is None:
        st.error(here.text("share.open.failed", reason=here.text(f"link.{opened.notice}")), icon=":material/error:")
        return
    if opened.notice is not None:
        st.toast(here.text(f"link.{opened.notice}"), icon=":material/update:")
    state.put_arriving(opened.scenario)
    st.rerun()
