"""Bank statements in the notations that programmes exchange (OFX, QIF, CAMT, MT940), as tables of their movements."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, TypeAlias
from xml.etree import ElementTree as ET

from exchange.upload.file.grid import Grid
from exchange.upload.file.source import Refusal
from exchange.upload.file.text import decode

Notation: TypeAlias = Literal["ofx", "qif", "camt", "mt940"]
HEADER: Final = ["Booking date", "Name", "Description", "Amount", "Currency", "Type", "Transaction ID"]
"""What the columns are called, in words that the reader of tables knows."""

_HEAD = 4000
_TYPES: Final[Mapping[str, str]] = {
    "INT": "interest",
    "DIV": "dividend",
    "FEE": "fee",
    "SRVCHG": "fee",
    "ATM": "cash machine",
    "CASH": "cash",
    "POS": "card purchase",
    "DIRECTDEBIT": "direct debit",
    "XFER": "transfer",
}
"""Kinds of OFX movements that say what a movement is."""
_MOVEMENT = re.compile(r"<STMTTRN>(.*?)(?=<STMTTRN>|</BANKTRANLIST>|</STMTTRN>|\Z)", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<([A-Z0-9.]{2,32})>([^<\r\n]*)", re.IGNORECASE)
_CURRENCY = re.compile(r"<CURDEF>\s*([A-Z]{3})", re.IGNORECASE)
_LINE = re.compile(r":61:(\d{6})(?:\d{4})?(R?)([CD])[A-Z]?([\d]{1,15},\d{0,2})(?:[A-Z]\w{3})?([^\n]*)")
_OPENING = re.compile(r":60[FM]:[CD]\d{6}([A-Z]{3})")
_TAG = re.compile(r"^:(\d\d[A-Z]?):", re.MULTILINE)
_NAMED = re.compile(r"\?32([^?]*)(?:\?33([^?]*))?|/(?:NAME|ORDP/NAME|NAAM)/([^/\n]*)")
_CODE = re.compile(r"\?\d\d|/(?:TRTP|IBAN|BIC|NAME|REMI|EREF|ORDP|BENM|USTD|MARF|CSID|ID)/")


def notation(data: bytes) -> Notation | None:
    """In which notation a statement is written; None for any other file."""
    head = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    low = head.lower()
    if low.startswith(b"ofxheader") or (b"<ofx>" in low and b"<html" not in low):
        return "ofx"
    if low.startswith((b"!type:", b"!account", b"!option:", b"!clear:")):
        return "qif"
    if low.startswith(b"<") and re.search(rb"camt\.05[234]", low):
        return "camt"
    if re.search(rb"(?m)^:20:", head) and re.search(rb"(?m)^:(?:25|28C?|60[FM]|61):", head):
        return "mt940"
    return None


def read(data: bytes, written: Notation) -> Grid | Refusal:
    """The movements of a statement as a table, money out with a minus; a refusal where there are none."""
    decoded = decode(data)
    movements = [] if decoded is None else list(_READERS[written](decoded[0]))
    if not movements:
        return Refusal("not_a_table", (("case", written),))
    return Grid([HEADER, *movements])


def _ofx(text: str) -> Iterator[list[str]]:
    found = _CURRENCY.search(text)
    currency = found[1].upper() if found else ""
    for block in _MOVEMENT.finditer(text):
        told: dict[str, str] = {}
        for name, value in _FIELD.findall(block[1]):
            told.setdefault(name.upper(), html.unescape(value).strip())
        day = told.get("DTPOSTED", "")[:8]
        iso = f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch(r"\d{8}", day) else day
        kind = _TYPES.get(told.get("TRNTYPE", "").upper(), "")
        yield [
            iso,
            told.get("NAME", ""),
            told.get("MEMO", ""),
            told.get("TRNAMT", ""),
            currency,
            kind,
            told.get("FITID", ""),
        ]


def _qif(text: str) -> Iterator[list[str]]:
    """Records of lines that begin with what they tell and end with `^`; lists of accounts and categories aside."""
    told: dict[str, str] = {}
    money = True
    for line in text.splitlines():
        if line.startswith("!"):
            money = line.casefold().startswith(("!type:bank", "!type:cash", "!type:ccard", "!type:oth"))
            told = {}
        elif line.startswith("^"):
            if money and "D" in told:
                day = re.sub(r"\s", "", told["D"]).replace("'", "/")
                own = "internal transfer" if told.get("L", "").startswith("[") else told.get("L", "")
                amount = told.get("T") or told.get("U", "")
                yield [day, told.get("P", ""), told.get("M", ""), amount, "", own, told.get("N", "")]
            told = {}
        elif line:
            told.setdefault(line[0], line[1:].strip())


def _camt(text: str) -> Iterator[list[str]]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # no statement declares what its words stand for
        return
    try:
        root = ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314  # without declarations, as checked
    except ET.ParseError:
        return
    for element in root.iter():  # names without their namespace, of which there are many versions
        element.tag = element.tag.rpartition("}")[2]
    for entry in root.iter("Ntry"):
        details = entry.findall("NtryDtls/TxDtls")
        apart = details if len(details) > 1 and all(_amount(one) is not None for one in details) else [None]
        for detail in apart:
            yield _entry(entry, detail if detail is not None else entry, details)


def _entry(entry: ET.Element, part: ET.Element, details: list[ET.Element]) -> list[str]:
    amount = _amount(part)
    if amount is None:
        amount = _amount(entry)
    out = entry.findtext("CdtDbtInd", "").strip() == "DBIT"
    side = "Cdtr" if out else "Dbtr"
    own = part if part is not entry or not details else details[0]
    names = [own.findtext(f".//RltdPties/{side}/{name}", "") for name in ("Nm", "Pty/Nm")]
    words = [*(found.text or "" for found in own.iterfind(".//RmtInf/Ustrd")), entry.findtext("AddtlNtryInf", "")]
    day = next(
        (
            entry.findtext(f"{of}/{form}", "")
            for of in ("BookgDt", "ValDt")
            for form in ("Dt", "DtTm")
            if entry.findtext(f"{of}/{form}")
        ),
        "",
    )
    value = "" if amount is None else (amount.text or "").strip()
    return [
        day[:10],
        next((name.strip() for name in names if name.strip()), ""),
        " ".join(word.strip() for word in words if word.strip()),
        f"-{value}" if out else value,
        "" if amount is None else amount.get("Ccy", ""),
        "",
        own.findtext(".//AcctSvcrRef", "") or entry.findtext("AcctSvcrRef", ""),
    ]


def _amount(part: ET.Element) -> ET.Element | None:
    found = part.find("Amt")
    return part.find("AmtDtls/TxAmt/Amt") if found is None else found


def _mt940(text: str) -> Iterator[list[str]]:
    opening = _OPENING.search(text)
    currency = opening[1] if opening else ""
    marks = list(_TAG.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    fields = [(mark[1], text[mark.start() : end].strip()) for mark, end in zip(marks, ends, strict=True)]
    for number, (tag, field) in enumerate(fields):
        line = _LINE.match(field) if tag == "61" else None
        if line is None:
            continue
        after = fields[number + 1] if number + 1 < len(fields) else ("", "")
        said = after[1].removeprefix(":86:").removesuffix("-}").strip() if after[0] == "86" else ""
        flat = re.sub(r"\n", "", said)
        name = _NAMED.search(flat)
        out = (line[3] == "D") != bool(line[2])
        day = f"20{line[1][:2]}-{line[1][2:4]}-{line[1][4:]}"
        yield [
            day,
            " ".join(part.strip() for part in name.groups() if part).strip() if name else "",
            " ".join(_CODE.sub(" ", flat if name else said).split()),
            ("-" if out else "") + line[4].replace(",", ".").removesuffix("."),
            currency,
            "",
            line[5].strip()[:40],
        ]


_READERS: Final[Mapping[Notation, Callable[[str], Iterator[list[str]]]]] = {
    "ofx": _ofx,
    "qif": _qif,
    "camt": _camt,
    "mt940": _mt940,
}
