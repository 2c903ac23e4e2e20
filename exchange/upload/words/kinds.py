"""What a row is, from the words of its type and description cells, in English and Spanish.

The words are matched in `folding.plain` text (no case, no accents, `_` as a space); of several classes the first
in the table wins, so that "withdrawal fee" is a fee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from exchange.upload.words.folding import plain

Kind = Literal[
    "",
    "income",
    "invoice",
    "payment",
    "refund",
    "fee",
    "own",
    "conversion",
    "move",
    "expense",
    "bought",
    "interest",
    "tax",
    "loan",
    "cash",
    "person",
    "quote",
    "total",
    "in",
    "out",
    "neutral",
    "break",
    "hold",
]
_TYPES: tuple[tuple[Kind, str], ...] = (
    ("total", r"^(sub ?)?totale?s?\b(?! (payment|invoice))"),
    (
        "conversion",
        r"\bconver(sion|t|ted|tir|tido|siones)\b|^cambiar$|\bexchange\b|cambio de (divisa|moneda)|\bfx\b|conversao",
    ),
    (
        "refund",
        (
            r"refund|reembols|devoluci|\bdevol\b|\breversal|reverso|charge ?back|contracargo|dispute|disputa"
            r"|credit (memo|note)|nota de credito|rectificativa|factura de abono|^e$|egreso"
            r"|estorno|^adjustment$|^(order )?cancell?(ation|ed)$|^cancelaci"
        ),
    ),
    ("break", r"^break$|^pausa$|^descanso$|^time off$"),
    (
        "fee",
        (
            r"\bfees?\b|comisi|\btarifa|charges? for|membership|subscription|suscripcion|\bconnects\b|\btaxa\b"
            r"|cuota (tarjeta|mantenimiento)|mantenimiento (de )?cuenta|processor cover|platform tip|gastos bancarios"
            r"|^vat on|iva (de )?comision|^tax(es)?$|withholding"
        ),
    ),
    (
        "own",
        (
            r"\bpay ?outs?\b|withdraw|\bretir(o|ada|ado)\b|traspaso|bank deposit|deposito bancario|get paid\b"
            r"|entre (mis )?cuentas|cuenta propia|own (account|transfer)|balance transfer|cash ?out"
            r"|disburse|\bsweep\b"
            r"|internal transfer|transferencia interna|transfer to (my|your|own|bank|u\.?s\.? bank)|\bsaque\b"
            r"|transferencia a (mi|su) cuenta|^transfer to\b|fondos? a(gregados|nadidos) desde"
            r"|add(ed)? funds from (bank|card)"
            r"|desde (la|su|tu) cuenta bancaria|ingreso de fondos|^journal"
        ),
    ),
    ("interest", r"\binteres|interest|cash ?back|dividend|rewards?\b|rendimiento|bonificacion|remuneracion cuenta"),
    (
        "tax",
        (
            r"hacienda|\baeat\b|agencia tributaria|\bagencia trib|tax (refund|payment)|\birs\b|\bhmrc\b"
            r"|seguridad social"
            r"|\bseg\.? social|\btgss\b|\bimpuesto|\bmodelo \d{3}|tesoreria"
            r"|\bs\.?a\.?t\.? devol|\b(dev(olucion)?|devol)\.? (de )?(isr|iva|irpf|impuestos?|tax)"
            r"|\b(isr|iva|irpf) sat\b|\breta\b"
        ),
    ),
    (
        "loan",
        (
            r"\bprestamos?\b|\bloans?\b|financiacion|\baportacion|\baporte de (socio|capital)"
            r"|capital (contribution|introduced|injection)"
            r"|owner'?s? (contribution|investment|equity|deposit|draw)|director'?s? loan|\bfondos propios\b|own funds"
            r"|\bcredito personal|hipoteca|mortgage|anticipo de nomina|advance repay"
        ),
    ),
    ("cash", r"(en|de) efectivo|\befectivo\b|cash (deposit|in)|\bcajero\b|\batm\b|ingreso ventanilla"),
    ("person", r"\bbizum\b|\bvenmo from\b|loteria"),
    ("quote", r"\bquotes?\b|estimate|presupuesto|pro ?forma|cotizacion|sales order|oferta"),
    (
        "bought",
        (
            r"\bcard\b|\btarjeta\b|purchase|\bcompra|\brecibo\b|adeudo|bill user payment|pre ?approved"
            r"|direct debit|domicilia|\bpos\b|pago de servicio|pago tarjeta"
        ),
    ),
    (
        "expense",
        (
            r"expense|\bgastos?\b|^bill\b|^bills$|facturas? recibidas?|^recibidas?$|^n$|nomina|supplier|proveedor"
            r"|vendor|^check$|payroll|nosotros pagamos|cost of goods"
        ),
    ),
    ("payment", r"^payments?( received)?$|^cobros?$|^pago recibido$|^recibo de pago|^p$|^receive payment$"),
    ("hold", r"\bhold\b|retencion|reserve\b|release\b|bloqueo"),
    ("invoice", r"^(customer )?invoices?$|^facturas?( emitidas?| de venta)?$|^i$|^emitidas?$|^ingresos?$"),
    ("move", r"^transfer(encia)?s?$|^transfer(encia)? (de|from)\b|^wire|^spei|^sepa"),
    (
        "income",
        (
            r"payment|\bpagos?\b|\bcharges?\b|\bsales?\b|venta|hourly|fixed|bonus|milestone|\border"
            r"|contribution|sponsor"
            r"|\btips?\b|propina|deposit|deposito|top ?up|income|ingreso|cobro|factura|invoice"
            r"|received|recibid|donation"
            r"|revenue|earning|pagamento|a su favor|added funds|subscription payment|receipt|abono"
            r"|transf|credit received"
        ),
    ),
    ("in", r"^(\+|in|credit|cr|c|haber|abono|entrada|credito|ingreso|h|haben|money in|incoming|crdt|kredit)$"),
    ("out", r"^(-|out|debit|dr|d|debe|cargo|salida|debito|gasto|soll|money out|outgoing|dbit)$"),
    ("neutral", r"^(neutral|memo|internal)$"),
)

_TYPE_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _TYPES)
FLAGS = frozenset({"", "0", "1", "yes", "no", "true", "false", "y", "n", "si", "x", "verdadero", "falso"})
"""What a yes/no cell may hold, plain."""
NO = frozenset({"", "0", "no", "false", "n", "falso"})

_WAYS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(into.split("|")), frozenset(out.split("|")))
    for into, out in (
        (
            "credit|credits|cr|crdt|money in|in|incoming|inflow|deposit|+",
            "debit|debits|dr|dbit|money out|out|outgoing|outflow|withdrawal|-",
        ),
        ("c|cr", "d|dr"),
        ("k|kredit", "d|debet"),
        ("h|haber|haben", "d|s|debe|soll"),
        ("abono|abonos|haber|credito|entrada|ingreso", "cargo|cargos|debe|debito|salida|gasto|retiro"),
        ("a", "c"),
    )
)
"""Words for money in, and those for money out that go with them."""


def ways(texts: Iterable[str]) -> dict[str, Kind] | None:
    """What each word of a column says of the way of the money, where all of them do and both ways are named."""
    words = {plain(text) for text in texts} - {""}
    for into, out in _WAYS:
        if words <= into | out and words & into and words & out:
            return {word: "in" if word in into else "out" for word in words}
    return None


NOBODY = re.compile(
    r"^(transf(erencia|er|\.)?s?( recibida| de terceros| inmediata| sepa| bancaria"
    r"| interbancaria)*( a su favor)?|abono( por)?"
    r"( transferencia)?( spei| recibida| interbancaria)*|ingreso"
    r"|deposit[o]?s?( de terceros)?|deposito( en cuenta| recibido)?"
    r"|payment( received)?|pago( recibido)?"
    r"|incoming( wire| transfer| payment)*|wire( transfer)?( in)?|received|credit|spei( recibido)?|cobro"
    r"|ach( credit)?"
    r"|mobile deposit|remote deposit|check deposit|cheque|ingreso (de )?cheque|abono remesa)[ .\d/-]*$"
)
"""Descriptions of money in that name nobody."""

TOTAL = re.compile(
    r"^[a-z]+( \d{4})? total:?$"
    r"|^(grand |sub|sub |sub-)?tota(l|is|les|ls)\b|^suma(s|tori[oa])?\b|^sum\b|^gesamt|^importe total\b"
    r"|^saldo (inicial|final|anterior)\b"
    r"|^(opening|closing|starting|ending|beginning) balance\b|^(report )?totals?:?$|^net income$"
)
"""First words of rows that repeat other rows' money."""


TOTAL_ALONE = re.compile(r"(?:grand |sub[- ]?)?total(?:es|s|is)?(?: general)?:?")
"""A cell that says that its row is a total, and nothing else."""


@lru_cache(maxsize=65536)
def of_type(text: str, own: tuple[tuple[str, Kind], ...] = ()) -> Kind:
    """The class of a type or description cell; `own` are a layout's exact words, which come first."""
    words = plain(text)
    for exact, name in own:
        if words == exact:
            return name
    return next((name for name, pattern in _TYPE_PATTERNS if words and pattern.search(words)), "")


_PURCHASE = re.compile(
    r"^(?:compra|purchase|card (?:purchase|payment|transaction|refund)|(?:pago|abono|anulacion) (?:con |de )?tarj|pos\b"
    r"|point of sale|contactless|recibo|adeudo|direct debit|debit card|visa\b|mastercard)"
)


@lru_cache(maxsize=65536)
def of_purchase(text: str) -> bool:
    """Does a description begin as those of purchases do, so that money in gives one back?"""
    return bool(_PURCHASE.match(plain(text)))


REASONS: Mapping[Kind, str] = {
    "fee": "fee",
    "own": "own_transfer",
    "conversion": "conversion",
    "move": "transfer",
    "expense": "expense",
    "bought": "expense",
    "interest": "interest",
    "tax": "tax",
    "loan": "loan",
    "cash": "cash",
    "person": "private",
    "quote": "quote",
    "total": "total",
    "payment": "payment_of_invoice",
    "break": "not_work",
    "hold": "hold",
    "out": "expense",
    "neutral": "conversion",
    "refund": "refund",
}
"""Why a row of each class does not count: the reason codes of `Reading.excluded`."""
