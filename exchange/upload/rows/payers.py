"""The client of every row: a column, the heading above, an address, or the words of a payment."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from exchange.upload.file.grid import Column
from exchange.upload.reading.question import Option
from exchange.upload.rows import clients
from exchange.upload.rows.sheet import Sheet
from exchange.upload.words.folding import same_name

_PLATFORM = re.compile(r"milestone|project fee|escrow|\bhito\b|freelancer|fiverr|upwork|payoneer", re.IGNORECASE)

_DOUBTFUL = ("private", "loan", "own_transfer", "cash", "tax")
"""Reasons for which money in is left out by a word, and that a person may know better."""
_OFFERED = 200
"""Payers that are offered to choose from."""
_MERGED = 0.25
"""Share of blank names from which they may be merged cells."""
_CHARGED = 0.3
"""Share of the payments that bear a fee from which the file is a platform's."""


def name_rows(sheet: Sheet, income: np.ndarray, refund: np.ndarray, amount: np.ndarray, *, typed: bool) -> np.ndarray:
    """Client [row], "" where nothing names one. Asks which credits count where only a bank's words name the payer."""
    draft, chosen = sheet.draft, sheet.chosen
    used = income | refund
    column = chosen.get("client")
    if column is not None:
        names = _named(sheet, column, used)
        if sheet.nature == "time":
            draft.put(used & (names == ""), "excluded", "no_client")
    elif (sheet.groups[used] != "").any():
        names = sheet.groups
    elif sheet.nature == "ledger" and not _platform(sheet, income, typed=typed):
        return clients.spelled_alike(_bank(sheet, income, amount))
    else:
        names = _described(sheet, used, income)
    if sheet.nature == "time":
        _leave_unbilled(sheet, used)
    names = clients.spelled_alike(names)
    statement = column is not None and (sheet.booked or _spent(sheet))
    if statement and not _platform(sheet, income, typed=typed):
        _ask_credits(sheet, names, income, amount, optional=not sheet.booked)
    return _merged(sheet, names, income)


def _named(sheet: Sheet, column: Column, used: np.ndarray) -> np.ndarray:
    """Names `[row]` of the client column, where it is blank of the others, else out of an account's descriptions."""
    chosen = sheet.chosen
    names = np.where(column.blank, "", column.each(clients.tidy))
    if sheet.nature == "invoices":
        names = _filled_down(sheet, names, used)
    for other in chosen.all("client")[1:]:
        names = np.where(names == "", np.where(other.blank, "", other.each(clients.tidy)), names)
    names = _other_side(sheet, names if sheet.source is None else names[sheet.source])
    if sheet.nature == "ledger":
        for other in [*chosen.all("description")[:1], *chosen.all("note")[:1]]:
            told = other.each(clients.payer)
            names = np.where((names == "") & used, told, names)
    return names


def _filled_down(sheet: Sheet, names: np.ndarray, used: np.ndarray) -> np.ndarray:
    """Names `[row]`, blank ones as the one above, where cells were merged: every name stands once, above its rows."""
    rows = np.flatnonzero(used)
    told = names[rows]
    blank = told == ""
    filled = told[~blank]
    if not len(rows) or blank[0] or blank.mean() < _MERGED or len(set(filled.tolist())) < len(filled):
        return names
    options = (Option("same", rows=int(blank.sum())), Option("apart", rows=int(blank.sum())))
    if sheet.draft.ask("client_blank", options, "same", optional=True) != "same":
        return names
    out = names.copy()
    out[rows] = told[np.maximum.accumulate(np.where(blank, 0, np.arange(len(rows))))]
    return out


def _other_side(sheet: Sheet, names: np.ndarray) -> np.ndarray:
    """Names `[row]` of senders, the recipient's where the sender is the person whose file it is: who asks is paid too.

    That person stands in most rows, on one side or the other.
    """
    recipient, sender = sheet.chosen.get("recipient"), sheet.chosen.get("client")
    if recipient is None or sender is None or not {"from", "sender"} & set(sender.words.split()):
        return names
    other = recipient.text
    seen = pd.Series([name for side in (names, other) for name in set(side.tolist()) if name]).value_counts()
    rows = {name: int(((names == name) | (other == name)).sum()) for name in seen.index[seen > 1]}
    own = max(rows, key=lambda name: rows[name], default="")
    return np.where(names == own, other, names) if own else names


def _leave_unbilled(sheet: Sheet, used: np.ndarray) -> None:
    """Leave out hours marked as not billable, unless that would leave out all of them."""
    column = sheet.chosen.get("billable")
    if column is None:
        return
    no = column.each(lambda word: word.strip().casefold() in ("no", "false", "0", "n", "nein", "falso"), bool)
    if (no & used).any() and (~no & used).any():
        sheet.draft.put(no & used, "excluded", "non_billable")


def _spent(sheet: Sheet) -> bool:
    """An account from which life is paid too: what came in need not be income."""
    reasons = sheet.draft.excluded
    out = reasons["expense"]
    return sheet.nature == "ledger" and out > 0 and out >= reasons["fee"] + reasons["own_transfer"]


def _platform(sheet: Sheet, income: np.ndarray, *, typed: bool) -> bool:
    """A marketplace or payment service rather than a bank.

    It takes a fee of what comes in, or its words say so, or its rows have types, or a status and a payer, and no
    life is paid from it.
    """
    if sheet.layout is not None and not sheet.layout.bank:
        return True
    fee = sheet.chosen.get("fee")
    if fee is not None and income.any() and (np.abs(sheet.figures.values(fee)[income]) > 0).mean() > _CHARGED:
        return True
    columns = sheet.chosen.all("description")[:1]
    if any(_PLATFORM.search(cell) for column in columns for cell in column.distinct[:500]):
        return True
    if _spent(sheet):
        return False
    if typed:
        return True
    if not (sheet.chosen.has("status") and columns and income.any()):
        return False
    return bool((columns[0].each(clients.payer)[income] != "").mean() >= 0.8)


def _described(sheet: Sheet, used: np.ndarray, income: np.ndarray) -> np.ndarray:
    """Names out of descriptions, or addresses; asked unless nearly every description says who paid."""
    draft, chosen = sheet.draft, sheet.chosen
    count = draft.count
    email = (
        next((c for c in chosen.all("client_code") if "to " not in c.words and (~c.blank)[income].mean() > 0.5), None)
        if income.any()
        else None
    )
    if email is not None:
        return email.text
    sources = [
        c for m in ("description", "note", "project") for c in chosen.by_meaning.get(m, []) if (~c.blank)[used].any()
    ]
    if not sources:
        draft.warn("no_client_column")
        return np.full(count, "", dtype=object)
    column = sources[0]
    said = column.each(clients.payer)
    if income.any() and (said[income] != "").mean() >= 0.8:
        return said
    derived = column.each(clients.derived)
    if not (derived[income] != "").any():
        draft.warn("no_client_column")
        return derived
    example = next((f"{column.text[i]} = {derived[i]}" for i in np.flatnonzero(income) if column.text[i]), "")
    options = [
        Option("derived", example=example),
        *(Option(str(c.index + 1), c.label, example=next((t for t in c.distinct if t), "")) for c in sources),
        Option("none"),
    ]
    answer = draft.ask("client_column", tuple(options), "derived", column=column.label)
    if answer == "none":
        return np.full(count, "", dtype=object)
    chosen_column = next((c for c in sources if str(c.index + 1) == answer), None)
    return derived if chosen_column is None else chosen_column.text


def _bank(sheet: Sheet, income: np.ndarray, amount: np.ndarray) -> np.ndarray:
    """Bank lines: propose as clients those that pay by name, and ask; nameless ones are asked apart."""
    draft, chosen = sheet.draft, sheet.chosen
    names = np.full(draft.count, "", dtype=object)
    for column in [*chosen.all("note")[:1], *chosen.all("description")]:
        said = column.each(clients.payer)
        names = np.where((names == "") & (said != ""), said, names)
    for column in [*chosen.all("description"), *chosen.all("note")[:1], *chosen.all("project")[:1]]:
        plain_line = column.each(clients.statement_name)
        anonymous = column.each(clients.nameless, bool)
        names = np.where((names == "") & ~anonymous, plain_line, names)
    for column in chosen.all("type"):
        names = np.where(names == "", column.each(clients.payer), names)
    names = clients.spelled_alike(names)
    _ask_credits(sheet, names, income, amount)
    return names


def _ask_credits(
    sheet: Sheet, names: np.ndarray, income: np.ndarray, amount: np.ndarray, *, optional: bool = False
) -> None:
    """Ask which payers are clients, and what to do with money that came from nobody; leave out what is not income.

    Where a column names the payers the question is `optional`: it is offered and holds nothing up.
    """
    draft, nameless = sheet.draft, names == ""
    paid_in = income & draft.free & (amount > 0)
    frame = pd.DataFrame({"name": names[paid_in], "amount": amount[paid_in]})
    frame = frame[frame["name"] != ""]
    sums = frame.groupby("name", sort=False)["amount"].agg(["size", "sum"]).sort_values("sum", ascending=False)
    options = tuple(
        Option(same_name(str(name)), str(name), rows=int(row["size"]), amount=round(float(row["sum"]), 2))
        for name, row in sums.head(_OFFERED).iterrows()
    )
    proposed = "|".join(option.code for option in options)
    doubtful = _doubtful(sheet, names, amount)
    if paid_in.any():
        count = int(paid_in.sum()) + sum(option.rows or 0 for option in doubtful)
        shown = (*options, *doubtful)
        answer = draft.ask("which_credits", shown, proposed, kind="many", optional=optional, count=count)
        if answer and answer not in ("proposed", "all", proposed):
            wanted = {part.strip().casefold() for part in answer.split("|")}
            kept = np.array([same_name(str(name)) in wanted for name in names], dtype=bool)
            draft.put(paid_in & ~kept & ~nameless, "excluded", "not_income")
            for reason in _DOUBTFUL:
                named = np.array([f"{reason}:{same_name(str(name))}" in wanted for name in names], dtype=bool)
                draft.take_back(named & draft.because(reason) & (amount > 0))
    unnamed = paid_in & nameless & draft.free
    if unnamed.any():
        rows = np.flatnonzero(unnamed)
        answer = draft.ask(
            "who_paid",
            (Option("leave_out", rows=len(rows)), Option("one_client", rows=len(rows))),
            "leave_out",
            rows=", ".join(str(draft.row(int(row))) for row in rows[:20]),
            amount=round(float(amount[unnamed].sum()), 2),
        )
        if answer != "one_client":
            draft.put(unnamed, "excluded", "who_paid")


def _doubtful(sheet: Sheet, names: np.ndarray, amount: np.ndarray) -> tuple[Option, ...]:
    """Money in that was left out for what its words say, to be ticked where a client paid it: by reason and payer."""
    found: list[Option] = []
    for reason in _DOUBTFUL:
        rows = sheet.draft.because(reason) & (amount > 0) & (names != "")
        sums = pd.DataFrame({"name": names[rows], "amount": amount[rows]}).groupby("name", sort=False)["amount"]
        for name, row in sums.agg(["size", "sum"]).sort_values("sum", ascending=False).head(_OFFERED).iterrows():
            code = f"{reason}:{same_name(str(name))}"
            found.append(Option(code, str(name), rows=int(row["size"]), amount=round(float(row["sum"]), 2)))
    return tuple(found)


def _merged(sheet: Sheet, names: np.ndarray, income: np.ndarray) -> np.ndarray:
    """Names that may be one client: offered as one, apart until the person says so."""
    distinct = sorted(str(name) for name in pd.unique(names[income]) if name)
    groups = clients.maybe_one(distinct)
    if not groups:
        return names
    listed = "; ".join(" = ".join(group) for group in groups[:8])
    answer = sheet.draft.ask("client_names", (Option("apart"), Option("merge")), "apart", optional=True, names=listed)
    if answer != "merge":
        return names
    one = {name: group[0] for group in groups for name in group}
    return np.array([one.get(str(name), name) for name in names], dtype=object)
