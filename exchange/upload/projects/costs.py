"""Tables that are no past projects, by what they say of themselves: costs, contacts, quotes, templates to come."""

from __future__ import annotations

import re

from exchange.upload.columns.table import Table
from exchange.upload.words.folding import fold, plain

_SUPPLIER = re.compile(
    r"\b(?:proveedor(?:es)?|suppliers?|vendors?|acreedor(?:es)?|fournisseurs?|lieferant(?:en)?|emisor"
    r"|gastos?|expenses?|purchases?|compras?|recibidas?)\b"
)
"""Words of headers and sheet names that say that somebody else is paid."""
_CUSTOMER = re.compile(
    r"\b(?:clientes?|customers?|clients?|destinatario|receptor|buyer|payer|pagador|ingresos?|income)\b"
)


def is_costs(table: Table) -> bool:
    """Does the table list what was spent: suppliers in its headers or costs in its name, and no customers?"""
    headers = " ".join(column.words for column in table.columns)
    if _CUSTOMER.search(headers):
        return False
    name = plain((table.grid.sheet or "").replace("_", " "))
    return bool(_SUPPLIER.search(name)) or bool(_SUPPLIER.search(fold(headers)))
