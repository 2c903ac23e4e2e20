"""How far a payment has come, from the words of its status cell, in English and Spanish.

The words are matched in `folding.plain` text (no case, no accents, `_` as a space); of several classes the first
in the table wins, so that "unpaid" is not "paid".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from exchange.upload.words.folding import plain

Status = Literal["", "paid", "open", "pending", "draft", "void", "failed", "refunded", "partial", "written_off"]

_STATUSES: tuple[tuple[Status, str], ...] = (
    ("draft", r"draft|borrador|pro ?forma|quote|rascunho|entwurf|not sent|unsent|sin enviar|por emitir"),
    ("written_off", r"writ(?:ten|e)[ -]?off|incobrable|bad debt|uncollectible|fallid[ao] cobro"),
    (
        "failed",
        (
            r"den(ied|egad)|charge(?:d )?back|contracargo|disput"
            r"|fail|fallid|declin|revert|reject|rechazad|refused|error|expired|caducad"
            r"|bounced|returned|unsuccessful"
            r"|devuelt|uncaptured|blocked|negad|lost"
        ),
    ),
    (
        "open",
        (
            r"(?:not|never)(?: yet| been| fully| completely| entirely)* (?:paid|received|settled|collected|cleared"
            r"|completed?|charged|banked)|(?:to be|will be|will|to) (?:paid|pay|collect|received?|charged?|invoiced)"
            r"|(?:not yet|never|aun no|todavia no|falta|en mora|moros[oa]|reclamad[ao]|chas(?:ing|ed)|in collection)\b"
            r"|a (?:cobrar|pagar)\b"
            r"|(?:paid|received) ?(?:=|:|-)? ?no\b"
            r"|no(?: se ha| esta| fue)? (?:pagad|cobrad|recibid|liquidad|abonad|saldad)"
            r"|sin (?:pagar|cobrar|recibir|liquidar|saldar|abonar)|un(?:paid|settled|cleared|collected|received)\b"
            r"|(?:awaiting|pending|outstanding) payment|(?:pend|pte|pdte|pendiente)\.? (?:de )?(?:pago|cobro)"
            r"|impagad|adeudad"
        ),
    ),
    ("void", r"void|anulad|nul[ao]s?\b|cancel(?!able)|delet|revers|eliminad|storn|inactive$|archived$"),
    ("partial", r"partial|parcial|part[- ]paid|partly|half\b|mitad\b|medio pagad|\d{1,2} ?%"),
    ("refunded", r"refund|reembolsad"),
    (
        "paid",
        (
            r"(?:sent|enviad[ao]s?|emitid[ao]s?|issued|invoiced|facturad[ao]s?|delivered|entregad[ao]s?)"
            r" *(?:&|and|y|,|/|\+) *(?:paid|pagad|cobrad|received|recibid)|100 ?%"
        ),
    ),
    (
        "open",
        (
            r"sent\b|enviad|overdue|vencid|past due|awaiting|open|due|owed|owing|debe\b|deuda"
            r"|viewed|vist[ao]|emitid|outstanding|por (cobrar|pagar)|authori[sz]ed|approved"
            r"|issued|billed|facturad|timbrad|unbilled|offen|no$|false$|payable|invoiced|submitted|remitid|abiert|aceptad"
            r"|accepted|late\b|vencer"
        ),
    ),
    (
        "pending",
        (
            r"pend|pte\b|pdte\b|processing|in process|in progress|en (curso|proceso|tramite)|on hold|held"
            r"|unclaimed|waiting"
            r"|incomplete|aguard|created"
            r"|clearing|hold\b|tbc\b|tbd\b|retenid|scheduled|programad|upcoming"
        ),
    ),
    (
        "paid",
        (
            r"paid|pagad|cobrad|settled|complet|succe|cleared|liquidad|abonad|closed|cerrad|done|execut|saldad"
            r"|ejecutad|received|processed|procesad"
            r"|recibid|vig(ente)?\b|(yes|si|true|x|ok|1|y|s)$|[✓✔]|concluid|available|finished|finalizad"
            r"|posted|bezahlt|pago|collected|capture[d]?\b|confirm"
            r"|reconciled|conciliad|matched|deposited|banked|booked|ingresad|transferid|transferred|hech[oa]s?\b|charged\b"
            r"|delivered|fulfilled|active|contabilizad|validad|released"
        ),
    ),
)
"""Words that a status has, each from the beginning of a word: negations before what they deny."""

_STATUS_PATTERNS = tuple((name, re.compile(rf"(?<![a-z0-9])(?:{pattern})")) for name, pattern in _STATUSES)


@lru_cache(maxsize=4096)
def of_status(text: str, own: tuple[tuple[str, Status], ...] = ()) -> Status:
    """The class of a status cell; `own` are a layout's exact words, which come first."""
    words = plain(text)
    for exact, name in own:
        if words == exact:
            return name
    return next((name for name, pattern in _STATUS_PATTERNS if words and pattern.search(words)), "")
