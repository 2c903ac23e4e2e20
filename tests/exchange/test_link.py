"""The link: it carries the whole scenario, and nothing it brings is trusted."""

from __future__ import annotations

import base64
import json
import tracemalloc
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.link import COMFORTABLE_TOKEN, FIELDS, LONGEST_TOKEN, PARTS, VERSION, Notice, from_link, to_link
from exchange.tail import GROUPS, OPTIONAL, optional_names, tail
from model import Planned, ProjectIncome, Retainer, Scenario, Stress, fit, project
from model.past.clients.client import Client
from model.past.summary import DelayCounts, LogSummary, OpenInvoice, Prior
from model.projection.costs import Costs, OneOff, Steady
from model.projection.season import Season
from model.projection.tax import Tax
from model.types import Frozen
from model.version import VERSION as MODEL
from tests.model.pasts import past

FIXTURES = Path(__file__).with_name("links.txt")
"""A token of every version ever sent, with the bills and the number of rows it must give."""


def nameless(scenario: Scenario) -> Scenario:
    return scenario.but(retainers=tuple(Retainer(**{**dict(row), "client": ""}) for row in scenario.retainers))


def clients(count: int, months: int) -> tuple[Client, ...]:
    """As many, who came back in a quarter of the months, with amounts as uneven as real ones."""
    rng = np.random.default_rng(4)
    found = []
    for _ in range(count):
        seen = np.flatnonzero(rng.random(months) < rng.beta(1.2, 3))
        seen = seen if seen.size else np.array([int(rng.integers(months))])
        logs = rng.normal(6.5, 0.5) + 0.4 * rng.standard_normal(seen.size)
        squares = float(((logs - logs.mean()) ** 2).sum())
        invoices = seen.size + int(rng.poisson(0.3 * seen.size))
        found.append(
            Client(
                months=seen.tolist(), projects=invoices, mean=round(float(logs.mean()), 3), squares=round(squares, 3)
            )
        )
    return tuple(found)


@cache
def full(retainers: int = 12) -> Scenario:
    """A full portfolio: fitted history of three years with hours and delays, every setting moved."""
    rows = tuple(
        Retainer(
            client=f"Ñandú & Söhne <b>{number}</b>",
            monthly_fee=437.55 + 13.3 * number,
            hours_per_month=3 + 0.7 * number,
            term_months=(2, 6, 12)[number % 3],
            starts_in=number % 5,
            renewals=number % 3,
            trial_conversion=None if number % 4 else 0.65,
            cancellation=None if number % 4 else 0.03,
            late=None if number % 4 else 0.25,
            known=None if number % 3 else number // 3,
            discount=round(0.013 * number, 3),
            acceptance=round(1 - 0.021 * number, 3),
            use_mean=round(0.9 + 0.02 * number, 2),
            paid="arrears" if number % 2 else "advance",
            perks_hours=0.25 * number,
        )
        for number in range(retainers)
    )
    income = fit(past(years=3))
    income = ProjectIncome(
        **{
            **dict(income),
            "open_invoices": [OpenInvoice(amount=317.31 * n + 90.07, age_months=n % 4) for n in range(9)],
            "clients": clients(20, len(income.counts)),
            "exchange_rate": 18.25,
        }
    )
    return Scenario(
        income=income, retainers=rows, discount=0.07, converted=0.83, list_rate=87.5, monthly_bills=1834.22,
        opening_cash=5211.9, tax_rate=0.21, capacity_hours=133, selling_hours=3.5, opening_backlog_hours=17,
        patience=1.7, enquiries=0.93, feast_or_famine=0.2, renewal=0.81, past_kept=4, past_lost=1,
        trial_conversion=0.44, cancellation=0.013, late=0.17, replacement=0.05, horizon_months=31, n_paths=4000,
        seed=77, currency="EUR", stresses=frozenset(Stress),
        planned=Planned(count=5, fee=612.5, hours=6, term=9, start=2), beginning=True,
        costs=Costs(
            by_month=(0, 0, 612.5, *[0] * 9), one_offs=(OneOff(month="2027-10", amount=1499.9),), growth=0.025
        ),
        rate_growth=0.03, tax=Tax(due="spain", owed=1234.5, counted=False),
        season=Season(enquiries=(1, 1, 1, 1, 1, 1.2, 1, 0.3, 1, 1, 1, 1.5), weeks_off=(*[0] * 7, 3.5, 0, 0, 0, 1)),
        other_income=(Steady(amount=800), Steady(amount=350.5, first="2026-12", last="2027-06")),
    )  # fmt: skip


def test_round_trip_up_to_names_and_whole() -> None:
    scenario = full()
    assert from_link(to_link(scenario)).scenario == nameless(scenario)
    assert from_link(to_link(scenario, names=True)).scenario == scenario
    address = f"https://iguala.example/compare?lang=es&s={to_link(scenario)}"
    assert from_link(address).scenario == nameless(scenario)
    assert from_link(address).notice is None


def test_a_full_portfolio_is_short() -> None:
    assert len(to_link(full())) < COMFORTABLE_TOKEN
    assert len(to_link(full(40))) < LONGEST_TOKEN


def test_no_name_travels_unasked() -> None:
    token = to_link(full())
    text = zlib.decompress(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))[:-4], wbits=-15)
    assert b"and" not in text
    assert (
        "Ñandú"
        in zlib.decompress(
            base64.urlsafe_b64decode((t := to_link(full(), names=True)) + "=" * (-len(t) % 4))[:-4], wbits=-15
        ).decode()
    )


def test_same_figures_to_the_cent() -> None:
    scenario = full(3)
    opened = from_link(to_link(scenario)).scenario
    assert opened is not None
    assert np.array_equal(project(scenario).with_retainers, project(opened).with_retainers)


@pytest.mark.parametrize(
    "kind", [Scenario, Planned, Retainer, ProjectIncome, LogSummary, DelayCounts, OpenInvoice, Prior, *GROUPS.values()]
)
def test_every_field_is_in_the_link(kind: type[Frozen]) -> None:
    """A new field fails here until it has its place in the tail."""
    apart = {
        Scenario: {"income", "planned", "retainers", *GROUPS},
        ProjectIncome: {"fees", "rates", "delays", "open_invoices", "prior"},
    }
    sent = (*FIELDS[VERSION].get(kind, ()), *optional_names(kind))
    assert sorted(sent) == sorted(set(kind.model_fields) - apart.get(kind, set()))


chances = st.floats(0, 1)
retainers = st.builds(
    Retainer,
    client=st.text(max_size=20),
    monthly_fee=st.floats(0, 1e9),
    hours_per_month=st.floats(0, 300),
    term_months=st.integers(1, 36),
    starts_in=st.integers(0, 24),
    months_left=st.none() | st.integers(1, 36),
    renewals=st.integers(0, 60),
    ladder=st.lists(st.integers(1, 36), min_size=1, max_size=6).map(tuple),
    renewal=st.none() | chances,
    trial_conversion=st.none() | chances,
    cancellation=st.none() | chances,
    late=st.none() | chances,
    acceptance=chances,
    discount=st.floats(0, 0.9),
    perks_hours=st.floats(0, 300),
    converts=st.none() | chances,
    notice_months=st.integers(0, 12),
    paid=st.sampled_from(["advance", "arrears"]),
    use_mean=st.floats(0, 3),
    use_cv=st.floats(0, 2),
    unused=st.sampled_from(["expire", "carry"]),
    overage_rate=st.none() | st.floats(0.01, 1e6),
    billing=st.sampled_from(["month", "quarter", "term", "year"]),
    prepay_discount=st.floats(0, 0.9),
    expansion=st.floats(-0.5, 0.5),
    basis=st.sampled_from(["hours", "pieces", "access"]),
    pieces=st.floats(0.1, 1000),
    known=st.none() | st.integers(0, 59),
)
months = st.integers(0, 40).flatmap(
    lambda n: st.tuples(st.lists(st.integers(0, 30), min_size=n, max_size=n), st.just([1.0] * n))
)
summaries = st.builds(
    LogSummary, n=st.integers(0, 999), mean=st.floats(-25, 25), squares=st.floats(0, 1e6), design_effect=st.floats(1, 9)
)
five = st.lists(st.integers(0, 99), min_size=5, max_size=5).map(tuple)


def decimals(low: int, high: int) -> st.SearchStrategy[float]:
    return st.integers(1000 * low, 1000 * high).map(lambda number: number / 1000)


def _known(seen: int) -> st.SearchStrategy[tuple[Client, ...]]:
    """Clients of a past of so many months."""
    if not seen:
        return st.just(())
    came = st.lists(st.integers(0, seen - 1), min_size=1, unique=True).map(sorted)
    numbers = {"projects": st.integers(1, 999), "mean": decimals(-25, 25), "squares": decimals(0, 10**6)}
    once = st.builds(
        Client, months=st.integers(0, seen - 1).map(lambda month: (month,)), count=st.integers(1, 9), **numbers
    )
    return st.lists(st.builds(Client, months=came, **numbers) | once, max_size=60).map(tuple)


incomes = months.flatmap(
    lambda seen: st.builds(
        ProjectIncome,
        as_of=st.sampled_from(["2019-02", "2026-10"]),
        counts=st.just(tuple(seen[0])),
        exposure=st.just(tuple(seen[1])),
        fees=summaries,
        rates=st.none() | summaries,
        delays=st.builds(
            DelayCounts,
            preset=st.sampled_from(["default", "spain_60"]),
            paid=five,
            survived=five,
            fixed_days=st.none() | st.integers(0, 120),
        ),
        open_invoices=st.lists(
            st.builds(OpenInvoice, amount=st.floats(0, 1e9), age_months=st.integers(0, 99)), max_size=5
        ).map(tuple),
        prior=st.builds(Prior, projects_low=st.floats(0.01, 1), projects_high=st.floats(1, 50), typed=st.booleans()),
        largest_client_share=st.none() | chances,
        clients=_known(len(seen[0])),
        currency=st.none() | st.sampled_from(["EUR", "MXN"]),
    )
)
scenarios = st.builds(
    Scenario,
    income=incomes,
    planned=st.builds(
        Planned,
        count=st.integers(0, 12),
        fee=st.floats(0, 1e9),
        hours=st.floats(0, 300),
        term=st.integers(1, 36),
        start=st.integers(0, 24),
    ),
    retainers=st.lists(retainers, max_size=5).map(tuple),
    monthly_bills=st.floats(0, 1e9),
    list_rate=st.floats(1e-6, 1e6),
    late=chances,
    horizon_months=st.integers(6, 60),
    start_month=st.sampled_from([None, "2026-11", "2031-01"]),
    seed=st.integers(0, 2**32 - 1),
    currency=st.sampled_from(["USD", "COP"]),
    stresses=st.frozensets(st.sampled_from(list(Stress))),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios)
def test_any_scenario_comes_back(scenario: Scenario) -> None:
    assert from_link(to_link(scenario)).scenario == nameless(scenario)
    assert from_link(to_link(scenario, names=True)).scenario == scenario


def packed(content: Any) -> str:
    """A token of any content, with a right checksum."""
    body = zlib.compress(content if isinstance(content, bytes) else json.dumps(content).encode(), 9, wbits=-15)
    return base64.urlsafe_b64encode(body + zlib.crc32(body).to_bytes(4, "big")).rstrip(b"=").decode()


def unpacked(token: str) -> Any:
    return json.loads(zlib.decompress(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))[:-4], wbits=-15))


def test_a_link_cut_anywhere_is_noticed() -> None:
    token = to_link(full())
    for length in range(0, len(token) - 1, 7):
        opened = from_link(token[:length])
        assert opened.scenario is None
        assert opened.notice is Notice.DAMAGED


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_flipped_bit_is_noticed(data: st.DataObject) -> None:
    raw = bytearray(base64.urlsafe_b64decode((t := to_link(full(2))) + "=" * (-len(t) % 4)))
    bit = data.draw(st.integers(0, 8 * len(raw) - 1))
    raw[bit // 8] ^= 1 << bit % 8
    opened = from_link(base64.urlsafe_b64encode(bytes(raw)).decode())
    assert opened.notice is Notice.DAMAGED


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_noise_never_raises(noise: str) -> None:
    assert from_link(noise).scenario is None


def test_a_bomb_is_refused_without_memory() -> None:
    bomb = packed(b"[" + b"0," * 2_000_000 + b"0]")
    assert len(bomb) < LONGEST_TOKEN
    tracemalloc.start()
    opened = from_link(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert opened.notice is Notice.TOO_LARGE
    assert peak < 2_000_000


def test_a_megabyte_is_refused() -> None:
    assert from_link("A" * 1_000_000).notice is Notice.TOO_LARGE
    assert from_link("https://iguala.example/?s=" + "A" * 1_000_000).notice is Notice.TOO_LARGE


def test_a_later_version_says_so() -> None:
    opened = from_link(packed([VERSION + 1, {"anything": "new"}]))
    assert (opened.notice, opened.version) == (Notice.NEWER, VERSION + 1)


def changed(place: tuple[int, ...], value: Any) -> str:
    """A right token with one value in it replaced."""
    return packed(replaced(unpacked(to_link(full(2))), place, value))


def replaced(content: list[Any], place: tuple[int, ...], value: Any) -> list[Any]:
    """The content with one value in it replaced."""
    first, *rest = place
    inner = replaced(content[first], tuple(rest), value) if rest else value
    return [*content[:first], inner, *content[first + 1 :]]


@pytest.mark.parametrize(
    "token",
    [
        changed((1, 2), -5), changed((1, 2), 1e300), changed((1, 2), "1500"[::-1] + "x"), changed((1, 20), 10**9),
        changed((1, 19), "soon"), changed((1, 22), "<b>"), changed((1, 23), ["rain"]), changed((2, 0), 13),
        changed((3, 0), 10**6), changed((3, 0), -1), changed((3, 3), [1, 2, 3]), changed((3, 1), [0, 0]),
        changed((4, 0, 1), [3] * 700), changed((4, 0, 2), [1]), changed((4, 1), [1]), changed((4, 3, 1), [1, 2]),
        packed([1]), packed([1, 2, 3, 4, 5]), packed([1, [], [], [], []]), packed([1, None, None, None, None]),
    ],
)  # fmt: skip
def test_values_out_of_bounds_are_refused(token: str) -> None:
    assert from_link(token).notice is Notice.REFUSED


@pytest.mark.parametrize(
    "token",
    [packed({}), packed([]), packed(None), packed("text"), packed([True]), packed(["1"]), packed(b"[NaN]"),
     packed(b"[1e999"), packed(b"["*30_000), packed(b"\xff\xfe"), packed(b"cos\nsystem\n(S'ls'\ntR.")],
)  # fmt: skip
def test_what_is_no_scenario_is_damaged(token: str) -> None:
    assert from_link(token).notice is Notice.DAMAGED


def test_what_is_at_its_default_takes_no_room() -> None:
    assert len(unpacked(to_link(Scenario()))) == PARTS
    assert (
        len(unpacked(to_link(Scenario(retainers=(Retainer(monthly_fee=1, hours_per_month=1, term_months=1),)))))
        == PARTS
    )


def test_sixty_clients_are_nine_hundred_characters_more() -> None:
    scenario = full().but(retainers=())
    without = scenario.but(income=scenario.income.but(clients=()))
    many = scenario.but(income=scenario.income.but(clients=clients(60, len(scenario.income.counts))))
    assert len(to_link(many)) - len(to_link(without)) <= 900


@pytest.mark.parametrize(
    "last",
    [
        [1, [0, 60]], [1, [1, 2, 3]], [1], [-1, 2], [True, [2]], [1, [2], 1, [2]], [1, 2], 7, "ab",
        [0, [1, ["f" * 61], [1], [0], [0], [1]]], [0, [1, ["0"], [1], [0], [0], [1]]],
        [0, [1, ["-3"], [1], [0], [0], [1]]],
        [0, [10**9, ["1"], [1], [0], [0], [1]]], [0, [1, [1], [1], [0], [0], [1]]], [0, [1, ["f"], [1], [0], [0], [2]]],
        [0, [1, ["1" + "0" * 40], [1], [0], [0], [1]]], [0, [1, ["1"], [1], ["7"], [0], [1]]],
    ],
)  # fmt: skip
def test_a_tail_is_not_trusted(last: Any) -> None:
    whole = unpacked(to_link(full(2)))[:PARTS]
    assert from_link(packed([*whole, last])).notice is Notice.REFUSED


def test_a_tail_may_be_of_a_later_list() -> None:
    whole = unpacked(to_link(full(2)))[:PARTS]
    assert from_link(packed([*whole, [len(OPTIONAL), 5]])).notice is Notice.NEWER
    assert from_link(packed([*whole, []])).notice is None


def test_a_link_of_another_model_says_so() -> None:
    """All choices are kept; the figures may not be."""
    for model in ("0.1.0", "9.9", None, 7):
        opened = from_link(changed((5,), model))
        assert opened.scenario == nameless(full(2))
        assert opened.notice is Notice.CHANGED
    older = unpacked(to_link(full(2)))[: PARTS - 1]
    older[0], older[1] = 2, older[1][:-1]
    bare = full(2).income.but(
        **{name: ProjectIncome.model_fields[name].default for name in optional_names(ProjectIncome)}
    )
    assert from_link(packed(older)).scenario == nameless(full(2)).but(
        beginning=False,
        income=bare,
        **{name: kind() for name, kind in GROUPS.items()},
        **{name: Scenario.model_fields[name].default for name in optional_names(Scenario)},
        retainers=tuple(row.but(client="", known=None) for row in full(2).retainers),
    )
    assert from_link(packed(older)).notice is Notice.CHANGED


def test_a_start_within_its_past_is_moved_with_a_notice() -> None:
    past_month = str(full(2).income.as_of)
    opened = from_link(changed((1, 19), past_month))
    assert opened.notice is Notice.MOVED
    assert opened.scenario is not None
    assert str(opened.scenario.start_month) == str(full(2).income.as_of + 1)


def test_an_infinite_number_is_refused() -> None:
    text = json.dumps(unpacked(to_link(full(2)))).replace("1834.22", "1e999")
    assert from_link(packed(text.encode())).notice is Notice.REFUSED


def sent() -> list[tuple[str, float, int]]:
    lines = [line.split() for line in FIXTURES.read_text("ascii").splitlines() if line and line[0] != "#"]
    return [(token, float(bills), int(rows)) for token, bills, rows in lines]


@pytest.mark.parametrize(("text", "bills", "clients"), sent())
def test_every_version_stays_readable(text: str, bills: float, clients: int) -> None:
    opened = from_link(text)
    assert opened.scenario is not None
    assert opened.scenario.monthly_bills == bills
    assert len(opened.scenario.retainers) == clients
    assert (opened.notice is None) is (unpacked(text)[PARTS - 1 :][:1] == [MODEL])
    assert bool(tail(opened.scenario)) is (len(unpacked(text)) > PARTS), "nothing that came later is on"


def places(content: Any, at: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Where a value lies, at any depth."""
    if not isinstance(content, list):
        return [at]
    return [at, *(place for number, part in enumerate(content) for place in places(part, (*at, number)))]


@pytest.mark.parametrize("value", [None, "NaT", [], {}], ids=repr)
def test_nothing_in_a_field_never_raises(value: Any) -> None:
    content = unpacked(to_link(full(2)))
    for place in places(content)[1:]:
        assert from_link(packed(replaced(content, place, value))).notice is not Notice.NEWER, place


@pytest.mark.parametrize("month", [None, "NaT", "nan", "now", "2026Q1x", "2026-13", 5, 1e9, True, [], {}])
@pytest.mark.parametrize("place", [(1, 19), (4, 0, 0)], ids=["start", "as of"])
def test_what_is_no_month_is_refused(place: tuple[int, ...], month: Any) -> None:
    assert from_link(changed(place, month)).notice is Notice.REFUSED


def test_a_link_without_its_month_is_refused() -> None:
    """As it was sent to a server that showed a fault until its address was changed."""
    assert from_link((FIXTURES.parent / "null_month.txt").read_text("ascii")).notice is Notice.REFUSED


SENT = to_link(full(2))
DASHED = next(  # a token with two dashes in a row, and one that ends in a mark that chats write in
    token for bills in range(20_000) if "--" in (token := to_link(Scenario(monthly_bills=bills)))
)
ENDING = next(token for bills in range(20_000) if (token := to_link(Scenario(monthly_bills=bills)))[-1] in "-_")


KINDLY = (
    *((SENT, SENT + after) for after in (".", ",", ")", ").", ">", "*", "_", "__", "!", '"', " ", "\n", "%20", "%29")),
    (SENT, SENT + " Look at this!"),
    (SENT, "<" + SENT + ">"),
    (SENT, "3D" + SENT),
    (SENT, f"{SENT[:70]}\n{SENT[70:]}"),
    (SENT, f"{SENT[:70]}=\r\n{SENT[70:140]}=\r\n{SENT[140:]}"),
    (SENT, f"{SENT[:40]}%0A{SENT[40:]}"),
    (SENT, f"{SENT[:40]}%250A {SENT[40:]}"),
    (SENT, "".join(f"%{ord(mark):02X}" for mark in SENT)),
    (SENT, f"{SENT[:9]}\N{ZERO WIDTH SPACE}{SENT[9:]}"),
    (DASHED, DASHED.replace("--", "\N{EM DASH}")),
    (DASHED, DASHED.replace("-", "\N{EN DASH}")),
    *((ENDING, ENDING + after) for after in ("", ".", "_", "-", ")_")),
)
"""What was sent, and what comes out of chats, mails and word processors."""


@pytest.mark.parametrize(("sent", "kindly"), KINDLY, ids=range(len(KINDLY)))
def test_what_programs_add_to_a_link_is_taken_away(sent: str, kindly: str) -> None:
    expected = from_link(sent).scenario
    assert expected is not None
    for address in (kindly, f"https://iguala.example/?s={kindly}"):
        opened = from_link(address)
        assert (opened.scenario, opened.notice) == (expected, None)


@given(st.integers(1, 60), st.sampled_from(["", ".", ")", "%20", " \n"]))
def test_a_cut_link_is_refused_however_it_ends(cut: int, after: str) -> None:
    assert from_link(SENT[:-cut] + after).notice is Notice.DAMAGED


@pytest.mark.parametrize("value", [0.1, 1e-300, True, None])
@pytest.mark.parametrize("column", [3, 4], ids=["means", "squares"])
def test_logs_of_clients_travel_as_whole_units_and_no_others_are_taken(column: int, value: object) -> None:
    """What opens comes back from its own link to the digit: a part of a unit would be lost in the next one."""
    assert unpacked(to_link(full()))[6][0] == 0, "the clients are first among what differs"
    assert from_link(changed((6, 1, column, 0), 6_390)).scenario is not None
    assert from_link(changed((6, 1, column, 0), value)).notice is Notice.REFUSED
