"""Tokens: any value of JSON as a short text of letters and digits, checked and bounded on the way back.

A token is base64url( raw deflate( JSON ) + CRC32 ). What comes back may be anything that somebody made up: its size is
bounded before and after inflating, and it is plain values, of which nothing is evaluated.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any, Final

DAMAGE: Final = (ValueError, binascii.Error, zlib.error, RecursionError, MemoryError)
"""What `unpack` raises for a text that is no token; more than was allowed is a `TooLargeError` among them."""


MOST_VALUES: Final = 1_000_000
"""Values of one JSON text, as its marks let expect: four million empty lists fit into fifteen kilobytes of a token."""


class TooLargeError(ValueError):
    """More than was allowed."""


def pack(content: Any, largest: int | None = None) -> str:
    """The token of a value of JSON.

    Args:
        content: the value.
        largest: bytes of JSON that are read again; any number where not given.

    Raises:
        TooLargeError: for more than is read again.
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    if largest is not None:
        _bound(text, largest)
    packed = zlib.compress(text, 9, wbits=-15)
    packed += zlib.crc32(packed).to_bytes(4, "big")
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode("ascii")


def unpack(token: str, largest: int) -> Any:
    """The value of a token.

    Args:
        token: any text.
        largest: bytes of JSON beyond which it is not inflated.

    Raises:
        TooLargeError: for more than that.
        ValueError: and what else `DAMAGE` lists, where it is no token.
    """
    inflate = zlib.decompressobj(wbits=-15)
    text = inflate.decompress(body(token), largest)
    if inflate.unconsumed_tail:
        raise TooLargeError
    if not inflate.eof or inflate.unused_data:
        raise ValueError("deflate stream")
    return parsed(text, largest)


def parsed(text: bytes, largest: int) -> Any:
    """The value of a JSON text that anybody may have written, no number of which is infinite or none.

    Raises:
        TooLargeError: for more bytes than that, or more values than any text of ours has.
        ValueError: and what else `DAMAGE` lists, where it is no such text.
    """
    _bound(text, largest)
    return json.loads(text, parse_constant=_refuse)


def _bound(text: bytes, largest: int) -> None:
    if len(text) > largest or sum(map(text.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise TooLargeError


def body(token: str) -> bytes:
    """The packed content of a token, its checksum proved.

    Raises:
        ValueError: where it is no base64, or the checksum does not fit.
    """
    packed = base64.b64decode(token.encode("ascii") + b"=" * (-len(token) % 4), altchars=b"-_", validate=True)
    found, check = packed[:-4], packed[-4:]
    if len(check) < 4 or zlib.crc32(found).to_bytes(4, "big") != check:
        raise ValueError("checksum")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
