"""What opens above a page, in Spanish: no word of it is left in English."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import tongues
from tests.browser.conftest import OpenVisit
from tests.browser.visit import Visit

TABLET = (768, 1024)
WRONG = {"name": "foto.png", "mimeType": "image/png", "buffer": b"no scenario"}


def foreign(visitor: Visit) -> list[str]:
    return tongues.foreign(*visitor.page.evaluate(tongues.SAYING))


def test_menus_dialogs_and_refusals_speak_spanish(visit: OpenVisit) -> None:
    visitor = visit("/compare", locale="es-MX", window=TABLET)
    page = visitor.page
    expect(page.get_by_text("3 más")).to_be_visible()
    page.get_by_test_id("stMainMenuButton").click()
    expect(page.get_by_text("Imprimir", exact=True)).to_be_visible()
    expect(page.get_by_text("Hecho con Streamlit", exact=False)).to_be_visible()
    assert foreign(visitor) == []
    page.keyboard.press("Escape")
    for name in ("Guardar", "Compartir"):
        visitor.act(lambda page, name=name: page.get_by_role("button", name=name, exact=True).first.click())  # type: ignore[misc]
        body = page.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        body.locator("input[type=file]").last.set_input_files(WRONG)  # type: ignore[arg-type]
        expect(body.get_by_text("Los archivos image/png no se admiten.")).to_be_attached()
        assert foreign(visitor) == []
        page.keyboard.press("Escape")
        expect(body).to_be_hidden()
    page.get_by_role("combobox").first.click()
    page.keyboard.type("zzz")
    expect(page.get_by_text("Sin resultados")).to_be_visible()
    assert foreign(visitor) == []
