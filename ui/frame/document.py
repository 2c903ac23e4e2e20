"""What the document is beyond its page: its title in tab and history, its language, what keys reach, its sheets."""

from __future__ import annotations

from typing import Final

import streamlit as st

from model import Arm
from ui.frame import omissions, paper, words
from ui.session.screens import OVERVIEW, Screen
from ui.session.view import View

SCRIPT: Final = f"""{paper.SCRIPT}
{words.SCRIPT}
{omissions.SCRIPT}
let watch

export default function ({{ data }}) {{
  document.documentElement.lang = data.lang
  speak(data.lang.slice(0, 2))
  one = data.one
  watch ??= setInterval(mend, 250)
}}
"""

_component: Final = st.components.v2.component("iguala_document", js=SCRIPT)


def describe(here: View, screen: Screen) -> None:
    """Name the language of the words and the page, let keys reach all tables, and make the Overview one sheet."""
    _component(key="document", data={"lang": here.language.tag, "one": screen is OVERVIEW}, width="content")
    st.set_page_config(page_title=title(here, screen))


def title(here: View, screen: Screen) -> str:
    """The page's title: plain text; the Overview's begins with the figure that it is opened for."""
    page = here.language.text(f"page.{screen.name}")
    if screen is not OVERVIEW:
        return here.language.text("app.title", page=page)
    amount = here.money(here.projection.stability[Arm.WITH_RETAINERS].reliable_income.value)
    return here.language.text("app.title.overview", page=page, amount=amount)
