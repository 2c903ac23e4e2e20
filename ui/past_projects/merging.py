"""A newer file laid upon the projects that a person keeps on their device: what it adds, and what differs."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from exchange import Reading
from exchange.backup.merge import Merged, merge
from exchange.backup.past import Past as KeptPast
from exchange.backup.past import Project
from ui.session import holding, state
from ui.session.view import View
from ui.widgets import parts
from ui.widgets.fold import fold

_BASE: Final = "merge:base"
_ALONE: Final = "merge:alone"
_REFUSED: Final = "merge:refused"

MOST: Final = 200
"""Changed projects that are listed."""


def begin(content: str) -> None:
    """A file was given: it is laid upon the past that is kept, if it is not that one which lies upon it already.

    Args:
        content: digest of the file.
    """
    past = state.past()
    if past is not None and past.origin.content == content:
        return
    state.forget("merge:")
    if past is not None and not past.sample and holding.holding().on:
        state.remember(_BASE, KeptPast.of(past.whole, past.left_out))


def end() -> None:
    """There is nothing any more that a file would be laid upon."""
    state.forget("merge:")


def together(found: Reading) -> Merged | None:
    """What a file makes of the past that is kept; None where it stands alone.

    Raises:
        ValueError: where they cannot be added; the page says why.
    """
    base: KeptPast | None = state.recalled(_BASE)
    state.forget(_REFUSED)
    if base is None or state.recalled(_ALONE):
        return None
    try:
        return merge(base, KeptPast.of(found.history))
    except ValidationError:
        state.remember(_REFUSED, "keep.trouble.too_many")
        raise
    except ValueError:
        state.remember(_REFUSED, "merge.money")
        raise


def choose(*, alone: bool) -> None:
    """Whether the file stands alone or is added to what was there."""
    state.remember(_ALONE, alone)


def stands_alone() -> bool:
    """Whether the person had the file stand alone, though there is something to add it to."""
    return bool(state.recalled(_BASE) is not None and state.recalled(_ALONE))


def refused() -> str | None:
    """The text that says why a file was not added; None where it was."""
    said: str | None = state.recalled(_REFUSED)
    return said


def show(here: View, merged: Merged) -> None:
    """What the file added, what differs, and what neither tells."""
    counted = {"added": merged.added, "same": merged.same, "changed": len(merged.changed)}
    what = [here.plural(f"merge.{name}", count) for name, count in counted.items() if count or name == "added"]
    st.markdown(here.text("merge.what", what=" · ".join(what)))
    if merged.strangers:
        st.warning(here.text("merge.strangers"), icon=":material/content_copy:")
    for name, count in (("gap", merged.gap), ("missing", merged.missing)):
        if count:
            st.caption(here.plural(f"merge.{name}", count))
    if merged.changed:
        box = fold("past:changes", here.text("merge.changes"), ":material/compare:")
        if box.open:
            with box:
                parts.sheet(changes(here, merged))


def changes(here: View, merged: Merged) -> pd.DataFrame:
    """Every project that both have with other values: whose, and both."""
    some = merged.changed[:MOST]
    text = here.language.text
    names = [one.after.client or one.after.project or one.after.reference for one in some]
    return pd.DataFrame(
        {
            text("past.meaning.date"): [here.language.date(one.after.invoiced_on) for one in some],
            text("merge.before"): [_said(here, one.before) for one in some],
            text("merge.after"): [_said(here, one.after) for one in some],
        },
        index=pd.Index(names, name=text("past.table.client")),
    )


def _said(here: View, project: Project) -> str:
    amount = here.language.money(project.amount, project.currency or here.scenario.currency, 2)
    if project.waits:
        return here.language.text("merge.waits", amount=amount)
    if project.paid_on is None:
        return amount
    return here.language.text("merge.paid", amount=amount, day=here.language.date(project.paid_on))
