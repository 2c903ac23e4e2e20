"""As promised: a list of hours becomes one client's report, and only the person sees what an hour brought."""

from __future__ import annotations

from exchange.link import to_link
from locales import language
from model import Planned, Retainer, Scenario
from tests.app.conftest import OpenApp
from tests.app.pages import turn_to, words

ROW = Retainer(client="Acme", monthly_fee=900, hours_per_month=10, term_months=6, months_left=6)
LIST = (
    b"Date,Client,Hours,Notes\n2026-09-30,Acme,4,Plan\n2026-10-05,Acme,9,Draft\n2026-10-20,Acme,3,Call\n"
    b"2026-10-07,Bolt,50,Secret\n2026-10-08,Acme,many,Lost\n"
)
TAB = {"en-US": "As promised", "es-ES": "Lo prometido"}


def test_a_list_of_hours_becomes_the_report_of_one_client(open_app: OpenApp) -> None:
    scenario = Scenario(planned=Planned(count=0), retainers=(ROW,), list_rate=70, n_paths=100, currency="EUR")
    app = turn_to(
        open_app("es-ES", s=to_link(scenario, names=True)), "retainers", key="retainers:tab", tab="Lo prometido"
    )
    app.file_uploader(key="promised_file").set_value(("hours.csv", LIST, "text/csv")).run()
    assert not app.exception
    said, spoken = words(app), language("es-ES")
    assert "fila 6" in said
    assert "Hours" in said
    assert "Secret" not in said
    assert spoken.text("hours.title.for", client="Acme", month="octubre de 2026") in said
    # Two hours beyond the ten agreed, at the hourly rate where the contract names none: (900 + 2 x 70) / 12.
    assert spoken.money((900 + 2 * 70) / 12, "EUR", 2) in said


def test_typed_hours_need_no_list(open_app: OpenApp) -> None:
    app = turn_to(open_app(), "retainers", key="retainers:tab", tab="As promised")
    app.text_input(key="promised:used").set_value("4").run()
    app.text_area(key="promised:done").set_value("Call\n\n<b>Draft</b>").run()
    assert not app.exception
    planned = Planned()
    assert language("en-US").money(planned.fee / 4, "USD", 2) in words(app)
