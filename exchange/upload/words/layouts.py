"""What is peculiar to some known exports, as data: what a header or word means there and nowhere else.

A layout holds where a file has all the headers of its `signature`. Everything else about these files, and files of
sources that are not here, is understood from their headers and cells.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from exchange.upload.words.kinds import Kind
from exchange.upload.words.statuses import Status
from exchange.upload.words.vocabulary import Meaning

Nature = Literal["invoices", "ledger", "time", "entries"]
"""What the rows of a file are: invoices or projects, movements of money, hours worked, accounting entries."""


@dataclass(frozen=True)
class Layout:
    """One known export.

    `signature`: folded headers that all stand in such a file; `columns`: meaning -> folded header to use for it;
    `types`, `statuses`: words (plain) with their class; `nature`: what its rows are, where headers mislead;
    `drop`: headers that must not be used; `bank`: an account that need not hold payments of clients only.
    """

    name: str
    signature: frozenset[str]
    columns: tuple[tuple[Meaning, str], ...] = ()
    types: tuple[tuple[str, Kind], ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()
    nature: Nature | None = None
    drop: frozenset[str] = field(default=frozenset())
    bank: bool = False


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "wise_history",
        frozenset({"direction", "source name", "target name", "source currency", "target currency"}),
        (
            ("client", "source name"),
            ("amount", "target amount after fees"),
            ("currency", "target currency"),
            ("direction", "direction"),
            ("fee", "source fee amount"),
            ("note", "reference"),
        ),
        nature="ledger",
    ),
    Layout(
        "wise_statement",
        frozenset({"transferwise id", "amount", "payer name", "payee name", "running balance"}),
        nature="ledger",
    ),
    Layout(
        "revolut_business",
        frozenset({"date started utc", "date completed utc", "state", "payer", "amount"}),
        (
            ("date", "date completed utc"),
            ("amount", "amount"),
            ("client", "sender name"),
            ("status", "state"),
            ("currency", "payment currency"),
        ),
        (
            ("topup", "income"),
            ("transfer", "move"),
            ("card payment", "expense"),
            ("card refund", "expense"),
            ("exchange", "conversion"),
            ("cashback", "interest"),
            ("loan", "loan"),
        ),
        nature="ledger",
        drop=frozenset({"payer", "total amount", "orig amount", "orig currency"}),
    ),
    Layout(
        "paypal",
        frozenset({"currency", "gross", "net", "type", "reference txn id"}),
        types=(
            ("payment hold", "hold"),
            ("payment release", "hold"),
            ("payment refund", "refund"),
            ("hold on balance for dispute investigation", "hold"),
            ("general credit card deposit", "own"),
            ("payment review hold", "hold"),
            ("payment review release", "hold"),
            ("account hold for open authorization", "hold"),
            ("reversal of general account hold", "hold"),
            ("cancellation of hold for dispute resolution", "hold"),
        ),
        nature="ledger",
    ),
    Layout(
        "stripe_balance",
        frozenset({"type", "source", "amount", "net", "currency", "description"}),
        types=(
            ("adjustment", "refund"),
            ("payment", "income"),
            ("charge", "income"),
            ("payout", "own"),
            ("transfer", "own"),
            ("stripe fee", "fee"),
            ("application fee", "income"),
            ("payout failure", "own"),
            ("payment failure refund", "refund"),
            ("topup", "own"),
            ("reserve transaction", "hold"),
            ("contribution", "fee"),
            ("tax fee", "fee"),
        ),
        nature="ledger",
    ),
    Layout(
        "stripe_itemised",
        frozenset({"balance transaction id", "reporting category", "gross", "net", "currency"}),
        types=(
            ("charge", "income"),
            ("payout", "own"),
            ("payout reversal", "own"),
            ("transfer", "own"),
            ("dispute", "refund"),
            ("dispute reversal", "refund"),
            ("refund", "refund"),
            ("refund failure", "refund"),
            ("partial capture reversal", "refund"),
            ("network cost", "fee"),
            ("tax", "fee"),
            ("topup", "own"),
            ("other adjustment", "hold"),
            ("risk reserved funds", "hold"),
        ),
        nature="ledger",
    ),
    Layout(
        "sat_metadata",
        frozenset({"uuid", "rfc emisor", "rfc receptor", "monto", "efecto comprobante"}),
        (
            ("client", "nombre receptor"),
            ("date", "fecha emision"),
            ("status", "estatus"),
            ("type", "efecto comprobante"),
        ),
        (
            ("i", "invoice"),
            ("ingreso", "invoice"),
            ("e", "refund"),
            ("egreso", "refund"),
            ("p", "payment"),
            ("pago", "payment"),
            ("n", "expense"),
            ("nomina", "expense"),
            ("t", "neutral"),
            ("traslado", "neutral"),
        ),
        (("1", "paid"), ("0", "void"), ("vigente", "paid"), ("cancelado", "void")),
        "invoices",
    ),
    Layout(
        "invoice_ninja",
        frozenset({"amount", "balance", "paid to date", "status id"}),
        (("due", "balance"), ("status", "status id"), ("ref", "number"), ("date", "date")),
        statuses=(("1", "draft"), ("2", "open"), ("3", "partial"), ("4", "paid"), ("5", "void"), ("6", "void")),
        nature="invoices",
    ),
    Layout(
        "open_collective",
        frozenset({"datetime", "type", "kind", "is refund", "opposite account name"}),
        (("client", "opposite account name"), ("type", "kind"), ("direction", "type"), ("date", "datetime")),
        (
            ("expense", "move"),
            ("contribution", "income"),
            ("added funds", "income"),
            ("host fee", "fee"),
            ("host fee share", "fee"),
            ("payment processor fee", "fee"),
            ("payment processor cover", "fee"),
            ("platform tip", "fee"),
            ("balance transfer", "own"),
            ("prepaid payment method", "own"),
            ("tax", "fee"),
        ),
        nature="ledger",
    ),
    Layout(
        "harvest_invoices",
        frozenset({"issue date", "last payment date", "invoice amount", "paid amount", "balance", "subtotal"}),
        (
            ("due", "balance"),
            ("paid_date", "last payment date"),
            ("ref", "id"),
            ("base", "subtotal"),
            ("total", "invoice amount"),
        ),
        nature="invoices",
    ),
    Layout(
        "zoho_invoice",
        frozenset({"invoice date", "invoice number", "invoice status", "item total", "total", "balance"}),
        (("due", "balance"), ("ref", "invoice number")),
        nature="invoices",
    ),
    Layout(
        "wave_ledger",
        frozenset({"transaction id", "transaction date", "account type", "account group"}),
        (
            ("client", "customer"),
            ("date", "transaction date"),
            ("txn", "transaction id"),
            ("description", "transaction description"),
        ),
        nature="entries",
    ),
    Layout(
        "freshbooks_time",
        frozenset({"date", "client", "service", "team member", "hours"}),
        nature="time",
        drop=frozenset({"status", "seconds"}),
    ),
    Layout(
        "bbva_es",
        frozenset({"f valor", "concepto", "movimiento", "importe", "disponible"}),
        (("date", "fecha"), ("description", "concepto"), ("note", "observaciones"), ("type", "movimiento")),
        nature="ledger",
        bank=True,
    ),
    Layout(
        "payoneer",
        frozenset({"transaction date", "credit amount", "debit amount", "running balance"}),
        (("currency", "currency"), ("description", "description"), ("date", "transaction date")),
        nature="ledger",
        drop=frozenset({"store name", "source", "target", "transfer amount currency"}),
    ),
    Layout(
        "fiverr", frozenset({"order number", "buyer", "total", "revenue"}), (("amount", "total"), ("client", "buyer"))
    ),
    Layout(
        "ko_fi",
        frozenset({"from", "message", "received", "given", "currency", "transaction type"}),
        (("credit", "received"), ("debit", "given"), ("client", "from"), ("type", "transaction type")),
        nature="ledger",
    ),
    Layout("github_sponsors", frozenset({"sponsor handle", "processed amount", "transaction date"}), nature="ledger"),
)


def glued(header: str) -> str:
    """A folded header without its spaces, as capitals leave it: `InvoiceDate`, `INVOICEDATE`."""
    return header.replace(" ", "")


def recognise(headers: Collection[str]) -> Layout | None:
    """The layout of a file with these folded headers, the most specific if several hold."""
    known = set(map(glued, headers))
    matching = [layout for layout in LAYOUTS if set(map(glued, layout.signature)) <= known]
    return max(matching, key=lambda layout: len(layout.signature), default=None)
