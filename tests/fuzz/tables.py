"""Made-up lists of past projects whose truth is known, written in the ways in which people and programs write them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Final, NamedTuple

from exchange import Reading, read_projects
from locales import language

TODAY: Final = dt.date(2026, 11, 23)
LANGUAGES: Final = ("en", "es")
CLIENTS: Final = (
    "Acme Ltd", "Bolt & Sons", "Café Ñandú", "O'Neil, Pérez y Cía", "Zoë Studio", 'The "Good" Co', "Hotel Mar Menor",
    "Ayuntamiento de Vigo", "21 Grams", "Total Design", "Mayo Clinic", "Société Générale", "X", "Fee Free Ltd",
)  # fmt: skip

HEADS: Final = {
    "en": (("Date", "Invoice date"), ("Client", "Customer"), ("Amount", "Net amount"), "Hours", "Notes"),
    "es": (("Fecha", "Fecha factura"), ("Cliente",), ("Importe", "Base imponible"), "Horas", "Observaciones"),
}
MONTHS: Final = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(),
}

DAYS: Final[dict[str, Callable[[dt.date, str], str]]] = {
    "iso": lambda day, _: day.isoformat(),
    "slashes": lambda day, _: f"{day:%d/%m/%Y}",
    "points": lambda day, _: f"{day:%d.%m.%Y}",
    "short": lambda day, _: f"{day.day}/{day.month}/{day:%y}",
    "american": lambda day, _: f"{day:%m/%d/%Y}",
    "named": lambda day, words: f"{day.day} {MONTHS[words][day.month - 1]} {day.year}",
    "clock": lambda day, _: f"{day.isoformat()} 14:05:09",
}

AMOUNTS: Final[dict[str, Callable[[Decimal], str]]] = {
    "plain": lambda money: f"{money:.2f}",
    "english": lambda money: f"{money:,.2f}",
    "spanish": lambda money: f"{money:,.2f}".translate(str.maketrans(",.", ".,")),
    "comma": lambda money: f"{money:.2f}".replace(".", ","),
    "euros": lambda money: f"{money:,.2f}".translate(str.maketrans(",.", ".,")) + " €",
    "dollars": lambda money: f"${money:,.2f}",
    "spaces": lambda money: f"{money:,.2f}".replace(",", "\u00a0").replace(".", ","),
}


class Job(NamedTuple):
    """One project of the truth."""

    day: dt.date
    client: str
    amount: Decimal
    hours: Decimal


class Made(NamedTuple):
    """A file, its truth, and the ways in which it is written."""

    content: bytes
    jobs: tuple[Job, ...]
    ways: tuple[str, ...]


def make(rng: random.Random) -> Made:
    """A file of one to forty projects."""
    jobs = tuple(_job(rng) for _ in range(rng.randint(1, 40)))
    words, day_way, money_way = rng.choice(LANGUAGES), rng.choice([*DAYS]), rng.choice([*AMOUNTS])
    if day_way in ("slashes", "short", "american") and not any(job.day.day > 12 for job in jobs):
        jobs = (*jobs, jobs[0]._replace(day=jobs[0].day.replace(day=28)))  # the order of the day must show
    columns: list[tuple[str, Callable[[Job], str]]] = [
        (rng.choice(HEADS[words][0]), lambda job: DAYS[day_way](job.day, words)),
        (rng.choice(HEADS[words][1]), lambda job: job.client),
        (rng.choice(HEADS[words][2]), lambda job: AMOUNTS[money_way](job.amount)),
    ]
    if rng.random() < 0.4:
        mark = "," if money_way in ("spanish", "comma", "euros", "spaces") else "."
        columns.append((str(HEADS[words][3]), lambda job: f"{job.hours}".replace(".", mark)))
    if rng.random() < 0.3:
        columns.append((str(HEADS[words][4]), lambda job: "" if job.hours < 30 else "ok"))
    rng.shuffle(columns)
    rows = [[head for head, _ in columns], *([cell(job) for _, cell in columns] for job in jobs)]
    width = len(columns)
    ways = [words, day_way, money_way]
    if rng.random() < 0.2:
        ways.append("blank rows")
        for _ in range(rng.randint(1, 3)):
            rows.insert(rng.randint(1, len(rows)), [""] * width)
    if rng.random() < 0.2:
        ways.append("titles")
        rows[:0] = [["Sam Rivera"] + [""] * (width - 1), [""] * width]
    delimiter, line_end = rng.choice(",;\t|"), rng.choice(["\n", "\r\n"])
    encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    out = io.StringIO(newline="")
    plain = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    quoted = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    rng.choice((plain, quoted)).writerows(rows)
    return Made(out.getvalue().encode(encoding), jobs, (*ways, repr(delimiter), repr(line_end), encoding))


def _job(rng: random.Random) -> Job:
    day = dt.date(2023, 1, 1) + dt.timedelta(days=rng.randrange(1400))
    cents = rng.choice([rng.randint(1, 99), rng.randint(100, 99_999), rng.randint(100_000, 9_999_999)])
    return Job(day, rng.choice(CLIENTS), Decimal(cents) / 100, Decimal(rng.randint(1, 300)) / 4)


def truth_is_told(rng: random.Random) -> None:
    """A made file gives the sums by client and the days of its truth, and each of its rows has one place.

    Raises:
        AssertionError: when it does not.
    """
    made = make(rng)
    said = read_projects(made.content, today=TODAY)
    wanted: dict[str, Decimal] = defaultdict(Decimal)
    for job in made.jobs:
        wanted[job.client.casefold()] += job.amount
    found: dict[str, Decimal] = defaultdict(Decimal)
    for client, amount in zip(said.projects["client"], said.projects["amount"], strict=True):
        found[str(client).casefold()] += Decimal(str(round(float(amount), 2)))
    repeats = len(made.jobs) != len({(job.day, job.client, job.amount) for job in made.jobs})
    context = (made.ways, [problem.code for problem in said.problems], made.content[:400])
    if not repeats:  # the same project twice may be one: that is asked
        assert dict(found) == dict(wanted), context
        days = sorted(day.date() for day in said.projects["invoiced_on"])
        assert days == sorted(job.day for job in made.jobs), context
    holds(said)


def holds(said: Reading) -> None:
    """What must hold of every reading: each row in one place, all said in words.

    Raises:
        AssertionError: when it does not.
    """
    for tag in LANGUAGES:
        texts = [problem.text(tag) for problem in said.problems]
        texts += [question.text(tag) for question in said.questions]
        texts += [question.label(option, tag) for question in said.questions for option in question.options]
        assert not any(text.startswith("upload.") for text in texts), texts
    if said.status != "rejected" and said.grid is not None:
        placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
        placed += [*said.excluded["row"], *said.structural["row"]]
        assert set(placed) == set(range(1, len(said.grid.rows) + 1)), sorted(placed)
        assert said.understanding.nature == "wide" or len(placed) == len(set(placed)), sorted(placed)
    if said.status == "ready" and said.projects["amount"].notna().any():
        shown = said.projects["amount"].sum() + said.open["amount"].sum()
        assert abs(said.history.all["amount"].sum() - shown) < 0.01
        assert language("en-US").money(float(shown), "USD")
