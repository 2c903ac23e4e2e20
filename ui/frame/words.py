"""Streamlit's own words, which are English in any language: where each stands, so that it is read in the reader's.

What people type and upload stands in the same document. So a word is looked for at its place alone, and as a whole;
where it names something ("Help for {name}"), the name stays as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from locales import LANGUAGES, language


@dataclass(frozen=True, slots=True)
class Place:
    """Where some of Streamlit's words stand.

    Attributes:
        at: CSS selector of the elements that say them.
        names: of the words; `streamlit.<name>` in the catalogues, in English as the installed Streamlit says them.
        by: the attribute that says them; "" for text.
        of: whether ": " and the name of what they belong to may follow.
    """

    at: str
    names: tuple[str, ...]
    by: str = "aria-label"
    of: bool = False


def _named(*testids: str) -> str:
    return ", ".join(f'[data-testid="{testid}"]' for testid in testids)


def _in(testid: str, inside: str = "*") -> str:
    return f'[data-testid="{testid}"] {inside}'


TOOLS: Final = (
    *("search", "fullscreen", "unfullscreen", "columns"),
    *("add_row", "delete_rows", "clear_selection"),
)

PLACES: Final = (
    # The frame
    Place('a[href="#stMain"]', ("skip",), by=""),
    Place(f"{_named('stTopNav', 'stSidebarNav')}, {_in('stTopNav')}", ("pages",)),
    Place(_in("stHeader"), ("more_pages",), by=""),
    Place(_named("stSidebar"), ("sidebar",)),
    Place(f"{_named('stExpandSidebarButton')}, {_in('stExpandSidebarButton')}", ("expand_sidebar",)),
    Place(_in("stSidebar", "button"), ("collapse_sidebar",)),
    Place(_named("stMainMenuButton", "stMainMenuList", "stMainMenu"), ("menu",)),
    Place(_in("stMainMenuList"), ("rerun", "print", "record"), by=""),
    Place(_in("stMainMenuPopover"), ("made",), by=""),
    Place(_in("stMainMenuPopover", "button"), ("copy_version", "copied")),
    Place(_in("stMainMenuPopover", "button"), ("copy_version", "copied"), by="title"),
    Place(_named("stThemeSwitcher"), ("theme",)),
    Place(_in("stThemeSwitcher"), ("light", "dark", "system")),
    Place(_in("stThemeSwitcher"), ("light", "dark", "system"), by=""),
    Place(f"{_named('stStatusWidget')}, {_in('stStatusWidget')}", ("running",)),
    Place(_in("stStatusWidget"), ("stop", "stopping", "connecting"), by=""),
    Place(_named("stToastContainer"), ("notifications",)),
    Place(f"{_in('stToast', 'button')}, [role=dialog] button, {_in('stAlert', 'button')}", ("close",)),
    Place(_named("stToastViewButton"), ("view_more", "view_less"), by=""),
    Place(
        "[data-overlay-container] button, [role=dialog] button, .react-aria-Popover button, "
        + _in("stMultiSelectDropdown", "button"),
        ("dismiss",),
    ),
    Place("[role=dialog] *", ("connection_error", "connection_away"), by=""),
    # Parts of any page
    Place(f"{_named('stTooltipIcon')}, {_in('stTooltipIcon')}", ("help_for", "help")),
    Place(_named("stTabsScrollLeft"), ("tabs_left",)),
    Place(_named("stTabsScrollRight"), ("tabs_right",)),
    Place(f"{_in('stCode', 'button')}", ("copy", "copied")),
    Place(f"{_in('stCode', 'button')}", ("copy", "copied"), by="title"),
    # Boxes
    Place(_in("stNumberInput", "button"), ("less", "more", "clear_value")),
    Place(_named("InputInstructions") + ", " + _in("InputInstructions"), ("enter_to_apply",), by=""),
    Place(_in("stTextInput", "button"), ("clear_entry",)),
    Place(_in("stSelectbox", "button"), ("open", "clear_value")),
    Place(_in("stMultiSelect", "button"), ("open", "clear_all", "remove")),
    Place(_in("stMultiSelect", "[role]"), ("selected",)),
    Place(_in("stSelectbox", "input"), ("choose_option", "no_options"), by="placeholder"),
    Place(_in("stMultiSelect", "input"), ("choose_options", "no_options"), by="placeholder"),
    Place(
        f"{_named('stSelectboxVirtualDropdown')}, .react-aria-Popover [role=listbox] *, {_in('stMultiSelectDropdown')}",
        ("no_results",),
        by="",
    ),
    # A file
    Place(_in("stFileUploader", "button"), ("cancel_upload", "remove", "add_files")),
    Place(_in("stFileUploader", "button *"), ("upload",), by=""),
    Place(_named("stFileUploaderDropzoneInput"), ("file_upload",)),
    Place(_in("stFileUploaderDropzone"), ("drop_file",), by=""),
    Place(_in("stFileUploaderDropzoneInstructions"), ("per_file",), by=""),
    Place(
        f"{_in('stFileUploader', '[role=alert]')}, {_in('stTooltipErrorContent')}",
        ("file_kind", "file_size", "one_file"),
        by="",
    ),
    # Tools over grids and charts
    Place(_in("stElementToolbar", "button"), TOOLS, of=True),
    Place(_in("stTooltipContent"), TOOLS, by=""),
    Place(_in("stDataFrameColumnMenu"), ("sort_up", "sort_down", "autosize", "pin", "unpin", "hide", "format"), by=""),
    Place(_named("stDataFrameColumnMenu"), ("column_menu",)),
    Place("#portal *, .gdg-style *", ("close_search", "previous_result", "next_result")),
)


def _table() -> list[dict[str, object]]:
    """The places with what is said there in each language, as the browser reads them."""
    return [
        {
            "at": place.at,
            "by": place.by,
            "said": [
                [said(name, code) + more for code in LANGUAGES]
                for name in place.names
                for more in ("", ": {name}")[: 1 + place.of]
            ],
        }
        for place in PLACES
    ]


def said(name: str, code: str) -> str:
    """A word of Streamlit's in one of `LANGUAGES`, its field as `{name}`."""
    return language(code).text(f"streamlit.{name}", name="{name}")


SCRIPT: Final = (
    f"const tongues = {json.dumps(LANGUAGES)}, places = {json.dumps(_table(), ensure_ascii=False)}"
    """
const attributes = [...new Set(places.map(place => place.by).filter(by => by))]
const anyName = attributes.map(by => `[${by}]`).join()
const anyText = places.filter(place => !place.by).map(place => place.at).join()
const halves = said => said.split("{name}")
let tongue

// The same words in the reader's language; undefined where the value is none of them, or is in that language.
const translated = (value, forms) => {
  for (const other of tongues.keys()) {
    if (other === tongue) continue
    const [before, after] = halves(forms[other])
    const whole = after === undefined
    const room = value.length - before.length - (after ?? "").length
    if (whole ? value === before : room > 0 && value.startsWith(before) && value.endsWith(after)) {
      return halves(forms[tongue]).join(whole ? "" : value.slice(before.length, before.length + room))
    }
  }
}
const answer = (element, by, value) => {
  for (const place of places) {
    if (place.by !== by) continue
    for (const forms of place.said) {
      const other = translated(value, forms)
      if (other !== undefined && element.matches(place.at)) return other
    }
  }
}
const rename = element => {
  for (const by of attributes) {
    const value = element.getAttribute(by)
    const other = value && answer(element, by, value)
    if (other && other !== value) element.setAttribute(by, other)
  }
}
const retell = element => {
  for (const node of element.childNodes) {
    const value = node.nodeType === Node.TEXT_NODE && node.data.trim()
    const other = value && answer(element, "", value)
    if (other && other !== value) node.data = node.data.replace(value, () => other)
  }
}
const translate = root => {
  if (!(root instanceof HTMLElement)) return
  if (root.matches(anyName)) rename(root)
  if (root.matches(anyText)) retell(root)
  root.querySelectorAll(anyName).forEach(rename)
  root.querySelectorAll(anyText).forEach(retell)
}
const listen = new MutationObserver(changes => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") { if (target instanceof HTMLElement) rename(target) }
    else if (type === "characterData") { if (target.parentElement?.matches(anyText)) retell(target.parentElement) }
    else for (const node of addedNodes) {
      if (node.nodeType !== Node.TEXT_NODE) translate(node)
      else if (target instanceof HTMLElement && target.matches(anyText)) retell(target)
    }
  }
})
const speak = code => {
  const chosen = tongues.indexOf(code)
  if (chosen === tongue) return
  tongue = chosen
  translate(document.body)
  listen.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  })
}
"""
)
"""`speak(code)` has the document speak a language from then on; only what is added or changed is read again."""
