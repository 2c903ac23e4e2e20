"""Tables that are no past projects, by what they say of themselves: costs, contacts, quotes, templates to come."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from exchange.upload.columns.guess import MONEY, WORK
from exchange.upload.columns.table import Table
from exchange.upload.words.folding import fold, plain
from exchange.upload.words.layouts import Nature

Purpose: TypeAlias = Literal["", "costs", "contacts", "quotes", "templates"]

_SUPPLIER: Final = re.compile(
    r"\b(?:proveedor(?:es)?|suppliers?|vendors?|acreedor(?:es)?|fournisseurs?|lieferant(?:en)?"
    r"|expense (?:date|amount|category|type|total|name)|(?:fecha|importe|tipo|categoria|concepto) (?:de |del )?gasto)\b"
)
"""Words of headers that say that somebody else is paid."""
_COSTS: Final = re.compile(r"\b(?:gastos?|expenses?|purchases?|compras?|recibidas?|proveedor(?:es)?|suppliers?)\b")
"""Words of the names of sheets of costs."""
_CUSTOMER: Final = re.compile(
    r"\b(?:clientes?|customers?|clients?|destinatario|receptor|buyer|payer|pagador|ingresos?|income)\b"
)
_QUOTE: Final = re.compile(
    r"\b(?:estimates?|quot(?:e|es|ation)|proposal|cotizacion) (?:#|no|num|number|date|id|status|total|amount)(?: |$)"
    r"|\b(?:n|no|num|numero|nro|fecha|estado|#) (?:de |del )?(?:presupuesto|cotizacion|oferta)\b"
    r"|\b(?:quoted|estimated) on\b"
)
_INVOICED: Final = re.compile(r"\b(?:invoices?|facturas?|paid|pagad[ao]|cobrad[ao]|payments?|pagos?|cobros?)\b")
_REPEATED: Final = re.compile(r"\b(?:frequency|frecuencia|periodicidad|recurr\w+|templates?|plantilla|repeats?)\b")
_NEXT: Final = re.compile(r"\b(?:next|proxim[ao]|start|inicio)\b")
_REACHED: Final = re.compile(r"\b(?:e ?mails?|phone|mobile|telefono|movil|correo|address|direccion|website|web)\b")
"""Words of headers under which somebody can be reached."""


def purpose(table: Table, nature: Nature) -> Purpose:
    """What a table that is no past projects is for; "" for all others, and for accounts and hours."""
    headers = [column.words for column in table.columns]
    joined = " | ".join(headers)
    if nature in ("ledger", "time", "entries"):
        return ""
    if not any(table.chosen.all(meaning) for meaning in (*MONEY, *WORK)):
        reached = sum(bool(_REACHED.search(words)) for words in headers)
        return "contacts" if reached > 1 or (reached and table.chosen.has("client")) else ""
    if is_costs(table):
        return "costs"
    if _QUOTE.search(joined) and not _INVOICED.search(joined):
        return "quotes"
    days = table.chosen.get("date")
    if days is not None and _REPEATED.search(joined) and _NEXT.search(days.words):
        return "templates"
    return ""


def is_costs(table: Table) -> bool:
    """Does the table list what was spent: suppliers in its headers or costs in its name, and no customers?"""
    return costs_named(table.grid.sheet or "", " ".join(column.words for column in table.columns))


def costs_named(sheet: str, headers: str) -> bool:
    """Do the name of a sheet and its headers, folded, say that it lists what was spent?"""
    if _CUSTOMER.search(headers):
        return False
    return bool(_COSTS.search(plain(sheet.replace("_", " ")))) or bool(_SUPPLIER.search(fold(headers)))
