"""The end of a reading: projects and open invoices as frames, every row accounted for, the status."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from exchange.upload.cells import amounts
from exchange.upload.columns.heading import Heading
from exchange.upload.columns.table import Table
from exchange.upload.file.grid import Grid
from exchange.upload.projects import settlement
from exchange.upload.projects.assembly import Assembled
from exchange.upload.projects.records import Records
from exchange.upload.projects.understood import shown
from exchange.upload.reading.draft import Draft
from exchange.upload.reading.problem import Param
from exchange.upload.reading.question import Option
from exchange.upload.reading.reading import COLUMNS, Reading, Understanding, empty_projects, empty_rows

FEW = 3
"""Fewer projects than this say nothing about how income varies."""


def refuse(draft: Draft, grid: Grid, code: str, table: Table | None, **params: Param) -> Reading:
    """A sheet that is no list of projects: all its rows are structural, the error says what is missing."""
    draft.error(code, None, None, **params)
    rows = range(1, len(grid.rows) + 1)
    structural = pd.DataFrame(
        {"row": list(rows), "reason": ["unread"] * len(grid.rows), "into": [None] * len(grid.rows)}
    )
    number = None if table is None else table.heading.number
    structural.loc[structural["row"] == number, "reason"] = "header"
    return Reading(
        "rejected",
        structural=structural,
        problems=tuple(draft.problems),
        understanding=Understanding(header_row=number, table=() if table is None else shown(table)),
    )


def finish(draft: Draft, heading: Heading, made: Assembled, understanding: Understanding) -> Reading:
    """The reading of a sheet whose rows are all placed or members of the records that were made."""
    frame, waiting = _frame(draft, made.records), made.waiting
    money = frame["amount"].to_numpy(dtype=float)
    gone = ~np.isnan(money) & (money < 0.005)
    members = made.records.members
    if gone.any():
        draft.set(members.rows_of(gone), "excluded", "refunded")
        frame, waiting, members = frame[~gone].reset_index(drop=True), waiting[~gone], members.only(~gone)
    frame = _rated(draft, frame)
    paid = _of(frame, ~waiting)
    target, rates = settlement.choose(draft, paid if len(paid) else frame, frame[waiting])
    frame, keep = settlement.converted(draft, frame, target, rates)
    draft.set(members.rows_of(~keep), "excluded", "other_currency")
    draft.set(members.rows_of(keep & waiting), "open")
    draft.set(members.rows_of(keep & ~waiting), "project")
    projects, unpaid = _of(frame, keep & ~waiting), _of(frame, keep & waiting)
    unpaid["paid_on"] = pd.Series(pd.NaT, index=unpaid.index, dtype="datetime64[s]")
    projects, dated = _payment_days(draft, projects, dated=made.dated)
    _say_thin(draft, projects, unpaid)
    draft.put(draft.free, "excluded", "not_income")
    nothing = projects.empty and unpaid.empty and not any(q.answer is None and not q.optional for q in draft.questions)
    if nothing:
        draft.error("no_projects")
    asked = any(question.answer is None and not question.optional for question in draft.questions)
    return Reading(
        status="rejected" if nothing else "questions" if asked else "ready",
        projects=projects,
        open=unpaid,
        excluded=_left_out(draft),
        structural=_structural(draft, heading),
        questions=tuple(draft.questions),
        problems=tuple(draft.problems),
        understanding=replace(understanding, currency=target),
        has_paid_dates=dated,
    )


def _frame(draft: Draft, records: Records) -> pd.DataFrame:
    found = records.frame
    if found.empty:
        return empty_projects()
    rows = np.empty(len(found), dtype=object)
    rows[:] = list(records.members.below(draft.first))
    frame = pd.DataFrame(
        {
            "client": found["client"].astype(object),
            "project": found["project"].astype(object),
            "invoiced_on": found["date"],
            "paid_on": found["paid"],
            "amount": found["amount"].astype(float),
            "currency": found["currency"].astype(object).where(found["currency"].notna(), None),
            "hours": found["hours"].astype(float),
            "rows": rows,
            "reference": found["ref"].astype(object),
        }
    )
    return frame[list(COLUMNS)]


def _of(frame: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    """Some rows of a frame, counted anew; the frame itself where they are all."""
    return frame if rows.all() else frame[rows].reset_index(drop=True)


def _rated(draft: Draft, frame: pd.DataFrame) -> pd.DataFrame:
    """Hours without money: what an hour is worth is asked, once for all or by client (`Acme=80|60 EUR`)."""
    if frame.empty or frame["amount"].notna().any():
        return frame
    hours = frame.groupby("client")["hours"].sum()
    named = [str(name) for name in hours.index if name][:100]  # nobody can write a rate beside no name
    options = tuple(Option(name, name, rows=int((frame["client"] == name).sum())) for name in named)
    answer = draft.ask("rate", options, None, kind="number", hours=round(float(frame["hours"].sum()), 2))
    if not answer:
        return frame
    frame = frame.copy()
    for part in answer.split("|"):
        name, sign, rate = part.rpartition("=")
        value = float(amounts.read([rate.strip()]).values[0])
        if not value > 0:
            draft.warn("unknown_answer", question="rate", answer=part[:40])
            continue
        mine = frame["client"].str.casefold() == name.strip().casefold() if sign else frame["amount"].isna()
        frame.loc[mine, "amount"] = (frame.loc[mine, "hours"] * value).round(2)
        if code := amounts.currencies([rate])[0]:
            frame.loc[mine, "currency"] = code
    if frame["amount"].isna().any():
        draft.reopen("rate")
    return frame


def _payment_days(draft: Draft, projects: pd.DataFrame, *, dated: bool) -> tuple[pd.DataFrame, bool]:
    """Days of payment: the file's; else the day of the row itself, unless the person says that it is the invoice's."""
    if dated or projects.empty:
        unknown = projects["paid_on"].isna()
        if unknown.any():
            draft.warn("paid_without_date", count=int(unknown.sum()))
        return projects, dated
    projects = projects.copy()
    answer = draft.ask("dates", (Option("received"), Option("invoiced")), "received", optional=True)
    if answer == "invoiced":
        typed = draft.ask("delay", (), "30", kind="number", optional=True) or "30"
        days = float(amounts.read([typed]).values[0])
        if not 0 <= days <= 720:
            draft.warn("unknown_answer", question="delay", answer=typed[:40])
            days = 30.0
        projects["paid_on"] = projects["invoiced_on"] + pd.to_timedelta(round(days), unit="D")
        return projects, True
    projects["paid_on"] = projects["invoiced_on"]
    return projects, False


def _say_thin(draft: Draft, projects: pd.DataFrame, unpaid: pd.DataFrame) -> None:
    if 0 < len(projects) < FEW:
        draft.warn("too_few", n=len(projects), needed=FEW)
    elif len(projects) >= FEW and projects["invoiced_on"].min() == projects["invoiced_on"].max():
        draft.warn("one_date", day=projects["invoiced_on"].iloc[0].date().isoformat())
    if len(projects) + len(unpaid) and (projects["client"] == "").all() and len(projects):
        draft.warn("no_clients")


def _left_out(draft: Draft) -> pd.DataFrame:
    rows, reasons = draft.rows_at("excluded")
    if not len(rows):
        return empty_rows()
    into = [draft.row(draft.into[int(row)]) if int(row) in draft.into else None for row in rows]
    return pd.DataFrame(
        {
            "row": rows + draft.first,
            "reason": pd.Series(reasons, dtype=object),
            "into": pd.Series(into, dtype=object),
            "amount": draft.worth[rows],
            "currency": pd.Series(draft.codes[rows], dtype=object),
        }
    )


def _structural(draft: Draft, heading: Heading) -> pd.DataFrame:
    rows, found = draft.rows_at("structural")
    numbers = [*range(1, heading.row + 2), *(rows + draft.first).tolist()]
    reasons = ["preamble"] * (heading.row + 1 - heading.lines) + ["header"] * heading.lines + found
    return pd.DataFrame({"row": numbers, "reason": reasons, "into": pd.Series([None] * len(numbers), dtype=object)})
