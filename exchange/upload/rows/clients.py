"""Who paid: names out of payment descriptions, and different spellings that may be one client."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from exchange.upload.words.folding import fold, plain, same_name
from exchange.upload.words.kinds import NOBODY

_FROM = re.compile(
    r"\b(?:received(?: money)?|money added|pago de hito|payments?|pagos?|transf(?:er(?:encias?)?|\.)?|dinero añadido"
    r"|dinero recibido|recibid[oa]|abonos?|ingresos?|spei(?: recibido)?|deposit[os]*|wire|ach|zelle|bizum|giro|cobro"
    r"|funds|credit|milestone|invoice|tip)"
    r"(?:\s+(?:recibid[oa]s?|inmediata|sepa|nacional|interbancaria|payment|transfer|credit|received"
    r"|electr[oó]nic[oa]|money|release))*"
    r"\s*(?:from|de|by|desde|por|del)\b[:\s]+(?:cliente |client )?(?P<name>.+)$",
    re.IGNORECASE,
)
_CLEARED = re.compile(
    r"^ORIG CO NAME:\s*(?P<name>.+?)\s*(?:\b(?:ORIG ID|DESC DATE|CO ENTRY|DES|SEC|TRACE#|IND ID|INDN|ID)\b\s*:.*)?$"
    r"|^(?P<company>.+?)\s+DES:.*$"
    r"|\bORIG(?:INATOR)?\s*:\s*(?P<origin>.+?)\s*(?:\bID\s*:.*)?$",
    re.IGNORECASE,
)
"""How clearing houses write a transfer: the company, then fields with a colon."""
_ORDERED = re.compile(r"\b(?:por orden de|orden de:|ordenante:?|del cliente)\s+(?P<name>.+)$", re.IGNORECASE)
"""How Mexican and Spanish banks name who sent a transfer, behind the bank that carried it."""
_CARRIED = re.compile(
    r"^(?:spei(?: recibid[oa])?|pago cuenta de terceros?|dep[oó]sito de terceros?) ?[a-z]*[ /]*"
    r"[a-z]{0,7}\d[\d ]{3,}\d "
    r"(?:bnet )?(?P<name>[^\d ].*)$",
    re.IGNORECASE,
)
"""How Mexican banks write a transfer: the bank, its numbers, and whoever sent it."""
_FORM = re.compile(
    r",\s+(?=(?:s\.?\s?[al]\.?(?:u\.?)?|s\.?c\.?|s\.? ?de ?r\.?l\.?|inc|llc|ltd|limited|gmbh|co|corp|plc|pty|bv|sarl"
    r"|lda)\b)",
    re.IGNORECASE,
)
"""A comma before the legal form of a firm: part of its name."""
_TAIL = re.compile(
    r"(?:\s*[,;]?\s+(?:with reference|with ref|ref(?:erence|erencia)?[.:]?\s|for\b|on\b|concepto|por concepto|conc[.:]"
    r"|motivo|factura|fra\.?\s|fact\.?\s|invoice|inv[-. #]|para\b|via\b|through|clabe\b|con rfc\b|con clave"
    r"|project\b|n[ºo°]\s|cuenta\b|iban\b|order\b).*$|\s+[-–—|/]\s+.*$|\s*[(\[].*$"
    r"|\s*[,;:]\s*(?:concepto|ref|factura|fra|invoice).*$|\s+#?\d[\d/-]{2,}\s*$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\s*(?:[-–—|:,/·]|\()\s*#?(?:invoice|inv|factura|fra|fact|order|pedido|project|ref|no|nº|n°)?"
    r"[\s.#:º-]*[A-Z]{0,5}[-/]?\d[\w/-]*\)?\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:payment|pago|subscription|invoice|factura|charge|cobro)\s+(?:for|de|from|to|by)\s+"
    r"|(?:invoice|factura|inv|fra)[\s.#:-]*[\w/-]*\d[\w/-]*"
    r"\s*[-–—:|]\s*)",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(
    r"(?:(?:payment|refund|pago|cobro|reembolso)\s+(?:for|of|de|del)\s+)?(?:order|pedido|invoice|factura|fra|inv)\.?"
    r"[\s.#:º-]*[A-Z]{0,5}[-/]?\d[\w/-]*$",
    re.IGNORECASE,
)
"""`Payment for Order #3001`: a number, and nobody."""
_CONTACT = re.compile(r"\s*[(<\[]\s*[^()<>\[\]\s]+@[^()<>\[\]\s]+\s*[)>\]]\s*$")
_LEGAL = frozenset(
    "sl slu sa sau sc scp cb sociedad limitada anonima de cv srl llc inc ltd limited gmbh co corp company plc bv ag kg"
    " the".split()
)


@lru_cache(maxsize=65536)
def payer(text: str) -> str:
    """The name in a description such as `Received money from Acme with reference 7`; "" where it names nobody."""
    line = " ".join(text.split())[:300]
    found = _CLEARED.search(line) or _ORDERED.search(line) or _CARRIED.search(line) or _FROM.search(line)
    if not found:
        return ""
    return _tailless(next((told for told in found.groupdict().values() if told), ""))


def _tailless(name: str) -> str:
    before = None
    while before != name:
        before, name = name, _TAIL.sub("", name)
    return name.strip(" .,;:-*\"'")


@lru_cache(maxsize=65536)
def derived(text: str) -> str:
    """The name in front of an invoice number or the like: `Fathom Games - INV-0103` -> `Fathom Games`."""
    name = payer(text)
    if name:
        return name
    line = " ".join(text.split())[:300]
    if _NUMBER_ONLY.match(line):
        return ""
    name = _LEAD.sub("", line)
    return _NUMBERED.sub("", name).strip(" .,;:-")


_MOVED = re.compile(
    r"^(?:(?:electronic|direct|mobile|remote|branch|cash|online|customer|wire|ach|bank|book|incoming|inward|faster|real|time"
    r"|third|party|fund|funds|internet|mb|banking|spei|sepa|neft|imps|rtgs|upi|edi|giro|pix|ted|doc|swift|chaps|bacs|fpi|fps"
    r"|bgc|zelle|credit|cr|deposit|deposito|transfer|transf|tfr|trf|trn|payment|pymt|pmt|recibid[oa]|recibida|recibido"
    r"|transferencias?|abono|ingreso|inmediata|interbancaria|nacional|a|favor|de|del|received|from|por|orden|pago|cobro"
    r"|misc|e-?transfer|interac|eft|osko|gutschrift|[uü]berweisung|vir|virement|re[cç]u|recebid[oa]|internac(?:ional)?"
    r"|n[oó]mina|p2[am]|bnet|terceros?|cuenta|onlinepayment|[a-z]{0,7}\d{5,})"
    r"(?:[\s.:*/-]+|$))+",
    re.IGNORECASE,
)
"""Words before a payer's name that say only how the money came."""
_NUMBER = (
    r"(?:(?:invoice|inv|factura|fact?|fra|bill|order|pedido|job|ref|nro|num|no|n[ºo°]|trace|id|fp|ach pmt|edi pymnts?"
    r"|pymnts?|pmt|payroll|des|concepto|conf|rechnung|motif)(?:(?=\d)|\b)[\s.:#º-]*)+[A-Z]{0,5}[\w/-]*\d[\w/-]*|#?\d[\d/.-]{3,}"
)
_FIRST = re.compile(rf"^(?:{_NUMBER})[\s,:;/-]+", re.IGNORECASE)
_LAST = re.compile(
    rf"[\s,:;/-]+(?:(?:{_NUMBER})|(?:ach|edi|pmt|pymnts?|payment|transfer|payouts?|consulting fee|fees?)"
    r"|(?=[\w-]{7,40}\s*$)(?=[^\W\d]*-?[^\W\d]*\d)(?=\d*-?\d*[a-z])[\w-]+)\s*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[-–—|/]\s+|\s+/(?=\w)|\s*,\s+|\s+,|\s*;\s*")
_ABOUT = re.compile(r"(?:conf|confirmation|ref|reference|referencia|id|concepto|motif)\b", re.IGNORECASE)
"""Parts of a line that tell which payment it is, and not whose."""


@lru_cache(maxsize=65536)
def statement_name(text: str) -> str:
    """The payer of a bank line: whom it names, else what is left of the line without what only says how money came."""
    line = _FORM.sub(" ", " ".join(text.split())[:200].lstrip("'\""))
    told = payer(line)
    coded = line.count("/") > 2
    for part in _PARTS.split(told or line):
        rest = part if told else _MOVED.sub("", part)
        name = _bare(rest.split("/")[0] if coded else rest)
        if sum(map(str.isalpha, name)) > 2 and not _ABOUT.match(name):
            return name
    return told or line


def _bare(name: str) -> str:
    """A name without numbers of documents before and behind it."""
    before = None
    while before != name:
        before, name = name, _LAST.sub("", _FIRST.sub("", name))
    return name.strip(" .,;:-*\"'")


@lru_cache(maxsize=65536)
def nameless(text: str) -> bool:
    """Does a bank line say only that money came?"""
    return bool(NOBODY.match(plain(text))) or not _MOVED.sub("", text[:200].strip()).strip()


def tidy(name: str) -> str:
    """A client's name without the address behind it: `Ana Ruiz (ana@x.example)` -> `Ana Ruiz`."""
    return _CONTACT.sub("", name).strip() or name.strip() if len(name) <= 300 else name.strip()


_WRITTEN = {"limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co"}


def _sound(name: str) -> str:
    """What is left of a name without case, accents, points and commas, its legal form in one spelling."""
    words = plain(name.replace(".", "").replace(",", " ")).split()
    return " ".join(_WRITTEN.get(word, word) for word in words) or same_name(name)


def _worth(form: str, count: int) -> tuple[int, bool, int, str]:
    """Commoner spellings first, then those that are not shouted, then those with less between the words."""
    return count, not form.isupper(), -form.count(".") - form.count(","), form


def spelled_alike(names: Sequence[str] | np.ndarray) -> np.ndarray:
    """`names` [row] with every spelling that differs by case, accents and points only given its commonest form."""
    codes, distinct = pd.factorize(np.asarray(names, dtype=object))
    counts = np.bincount(codes, minlength=len(distinct))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in zip(distinct, counts, strict=True):
        forms[_sound(name)][" ".join(name.split())] += int(count)
    best = {key: max(found, key=lambda form: _worth(form, found[form])) for key, found in forms.items()}
    out = np.empty(len(distinct), dtype=object)
    out[:] = [best[_sound(name)] for name in distinct]
    return out[codes] if len(distinct) else np.empty(0, dtype=object)


def maybe_one(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of names that may be one client: equal but for accents and legal form, or one begins the other."""
    if len(names) > 400:
        return ()
    words = {
        name: tuple(w for w in fold(name).split() if w not in _LEGAL)
        for name in names
        if not name.startswith(("=", "+", "-", "@"))
    }
    groups: dict[str, set[str]] = {}
    ordered = sorted((name for name in words if words[name]), key=lambda name: len(words[name]))
    # Names of two words and more have to share both, so few pairs are left to compare.
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in ordered:
        alike[words[name][:2]].append(name)
        if len(words[name]) > 1:
            alike[words[name][:1]].append(name)
    for short in ordered:
        for long in alike[words[short][:2]]:
            if long != short and len(words[long]) >= len(words[short]) and _begins(words[short], words[long]):
                group = groups.get(short) or groups.get(long) or {short}
                group |= {short, long}
                for name in group:
                    groups[name] = group
    distinct = {tuple(sorted(group)) for group in groups.values()}
    return tuple(sorted(distinct))


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if short == long:
        return True
    shared = 0
    for a, b in zip(short, long, strict=False):
        if a != b:
            break
        shared += 1
    letters = sum(len(word) for word in long[:shared])
    if shared == len(short):
        return letters >= 5
    return shared >= 2 and letters >= 9
