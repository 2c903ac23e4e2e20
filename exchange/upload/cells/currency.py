"""Which currency money is in: codes, symbols and names, in cells, headers and title lines."""

from __future__ import annotations

import re
from functools import lru_cache

CODES = frozenset(
    "AED ARS AUD BGN BOB BRL CAD CHF CLP CNY COP CRC CZK DKK DOP EGP EUR GBP GTQ HKD HNL HUF IDR ILS INR ISK JPY KES"
    " KRW KWD MAD MXN MYR NGN NIO NOK NZD PAB PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD"
    " UYU VES VND ZAR".split()
)

DOLLAR = "$"
"""A bare dollar sign: a currency only once the country is known."""

HOME = {
    "cuit": "ARS",
    "cuil": "ARS",
    "rut": "CLP",
    "nit": "COP",
    "cnpj": "BRL",
    "cpf": "BRL",
    "siret": "EUR",
    "abn": "AUD",
    "gstin": "INR",
    "rfc": "MXN",
}
"""Words of headers that name a country's tax number, and so its currency."""

_SYMBOLS = {
    "US$": "USD",
    "U$S": "USD",
    "USD$": "USD",
    "U$D": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD$": "CAD",
    "MX$": "MXN",
    "MEX$": "MXN",
    "MN$": "MXN",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "SG$": "SGD",
    "R$": "BRL",
    "AR$": "ARS",
    "CLP$": "CLP",
    "COP$": "COP",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
    "₴": "UAH",
    "zł": "PLN",
    "ZŁ": "PLN",
    "Kč": "CZK",
    "KČ": "CZK",
    "S/": "PEN",
    "S/.": "PEN",
    "$": DOLLAR,
    "RS": "INR",
    "RS.": "INR",
}

_NAMES = {
    "euro": "EUR",
    "euros": "EUR",
    "us dollar": "USD",
    "us dollars": "USD",
    "united states dollar": "USD",
    "dolar": "USD",
    "dolares": "USD",
    "dolar estadounidense": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "peso mexicano": "MXN",
    "pesos mexicanos": "MXN",
    "mexican peso": "MXN",
    "m n": "MXN",
    "mxp": "MXN",
    "moneda nacional": "MXN",
    "pound sterling": "GBP",
    "british pound": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "libra esterlina": "GBP",
    "libras": "GBP",
    "yen": "JPY",
    "japanese yen": "JPY",
    "swiss franc": "CHF",
    "real": "BRL",
    "real brasileno": "BRL",
    "reais": "BRL",
    "peso argentino": "ARS",
    "peso chileno": "CLP",
    "peso colombiano": "COP",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "swedish krona": "SEK",
}

_MONEY_MARK = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]{2,3}\$|[ACRSU]\$[SD]?|S/\.?|zł|ZŁ|K[čČ]|Rs\.?)|[€£¥₹₩₽₺₪₫₱₦₴$]|(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])"
)


@lru_cache(maxsize=4096)
def of_cell(text: str) -> str | None:
    """The currency of a currency column's cell: `usd`, `Euro - EUR`, `€`, `Peso mexicano`; None if it is none."""
    text = text.strip()[:60]
    bare = text.upper()
    if bare in CODES:
        return bare
    if bare in _SYMBOLS:
        return _SYMBOLS[bare]
    for word in re.findall(r"[A-Z]{3}", bare):
        if word in CODES:
            return str(word)
    name = re.sub(r"[^a-z ]+", " ", text.casefold().replace("ó", "o").replace("ñ", "n").replace("á", "a"))
    return _NAMES.get(" ".join(name.split())) or in_money(text)


@lru_cache(maxsize=4096)
def in_money(text: str) -> str | None:
    """The currency written in an amount (`900,00 €`, `US$1,085`, `+1.000,00EUR`), DOLLAR for a bare one."""
    text = text[:200]
    for mark in _MONEY_MARK.findall(text):
        code = _SYMBOLS.get(mark) or _SYMBOLS.get(mark.upper()) or (mark.upper() if mark.upper() in CODES else None)
        if code:
            return code
    words = re.search(r"[A-Za-zó]{4,}", text)
    return _NAMES.get(words[0].casefold().replace("ó", "o")) if words else None


@lru_cache(maxsize=1024)
def in_header(name: str) -> str | None:
    """The currency that a header carries: `Amount (EUR)`, `IMPORTE EUR`, `Total €`, `Total in US$`."""
    name = name[:200]
    bracket = re.search(r"[(\[]\s*([^)\]]{1,6})\s*[)\]]", name)
    if bracket and (code := of_cell(bracket[1])):
        return code
    for word in re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", name.replace("_", " ")):
        if word in CODES:
            return str(word)
    words = name.casefold().replace("_", " ").split()
    if len(words) > 1 and words[-1].upper() in CODES and words[-1] not in ("all", "try", "top"):
        return words[-1].upper()
    symbol = re.search(r"[€£¥]|US\$|R\$|MX\$|\$", name)
    return in_money(symbol[0]) if symbol else None
