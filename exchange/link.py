"""The scenario as a link: small, versioned, without names, and never trusted.

A token is base64url( raw deflate( JSON ) + CRC32 ). The JSON is positional: a list of values by the order of fields
that belongs to the version, retainers by column, and last the version of the model that gave the figures. Every value
is written, so a later default changes no old link. What comes back is bounded in size before and after inflating, and
every field passes the constructor: nothing is evaluated.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar
from urllib.parse import parse_qs, urlsplit

from model.past.income import ProjectIncome
from model.past.summary import DelayCounts, LogSummary, OpenInvoice, Prior
from model.projection.retainer import Retainer
from model.projection.scenario import Planned, Scenario
from model.types import Frozen
from model.version import VERSION as MODEL

VERSION: Final = 3
MODEL_NAMED: Final = 3
"""The first version that names its model."""

PARAMETER: Final = "s"
LONGEST_TOKEN: Final = 8_000
"""Characters; browsers and balancers in between refuse longer addresses."""

COMFORTABLE_TOKEN: Final = 2_000
"""Characters; longer links may be cut by chat programs."""

LARGEST_TEXT: Final = 64_000
"""Bytes after inflating."""

_FIRST: Final[dict[type[Frozen], tuple[str, ...]]] = {
    Scenario: (
        "converted", "list_rate", "monthly_bills", "opening_cash", "tax_rate", "capacity_hours", "selling_hours",
        "opening_backlog_hours", "patience", "enquiries", "feast_or_famine", "renewal", "past_kept", "past_lost",
        "trial_conversion", "cancellation", "late", "replacement", "horizon_months", "start_month", "n_paths",
        "seed", "currency", "stresses", "discount",
    ),
    Planned: ("count", "fee", "hours", "term", "start"),
    Retainer: (
        "slot", "client", "monthly_fee", "hours_per_month", "term_months", "starts_in", "months_left", "renewals",
        "ladder", "renewal", "acceptance", "discount", "perks_hours", "converts", "notice_months", "paid",
        "use_mean", "use_cv", "unused", "overage_rate",
    ),
    ProjectIncome: ("as_of", "counts", "exposure", "largest_client_share", "currency"),
    LogSummary: ("n", "mean", "squares", "design_effect"),
    DelayCounts: ("preset", "paid", "survived", "fixed_days"),
    OpenInvoice: ("amount", "age_months"),
    Prior: ("projects_low", "projects_high", "fee_low", "fee_high", "typed"),
}  # fmt: skip

FIELDS: Final[dict[int, dict[type[Frozen], tuple[str, ...]]]] = {
    1: _FIRST,
    # A retainer's own chances.
    2: _FIRST | {Retainer: (*_FIRST[Retainer], "trial_conversion", "cancellation", "late")},
    # Who begins with nothing under way; and the version of the model, which earlier links do not name.
    3: _FIRST
    | {
        Retainer: (*_FIRST[Retainer], "trial_conversion", "cancellation", "late"),
        Scenario: (*_FIRST[Scenario], "beginning"),
    },
}
"""The order of fields of every version ever sent. A version is never changed once it was sent: a new one is added."""


class Notice(StrEnum):
    """Why a link did not give its scenario, or gave it with other figures than it was sent with."""

    DAMAGED = "damaged"
    NEWER = "newer"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    CHANGED = "changed"
    """The model has changed since."""
    MOVED = "moved"
    """It began within its own past, and begins now in the month after."""

    @property
    def given(self) -> bool:
        """Whether the scenario is there all the same."""
        return self in {Notice.CHANGED, Notice.MOVED}


@dataclass(frozen=True)
class Opened:
    """What a link gave: a scenario, perhaps with something to say of it, or the reason why there is none."""

    scenario: Scenario | None
    notice: Notice | None = None
    version: int | None = None


def to_link(scenario: Scenario, *, names: bool = False) -> str:
    """The scenario's token, for the parameter `s` of the address.

    Args:
        scenario: what to carry.
        names: whether the clients' names travel too.
    """
    fields = FIELDS[VERSION]
    income = scenario.income
    retainers = scenario.retainers if names else tuple(_nameless(row) for row in scenario.retainers)
    content = [
        VERSION,
        _values(scenario, fields[Scenario]),
        _values(scenario.planned, fields[Planned]),
        _columns(retainers, fields[Retainer]),
        [
            _values(income, fields[ProjectIncome]),
            _values(income.fees, fields[LogSummary]),
            None if income.rates is None else _values(income.rates, fields[LogSummary]),
            _values(income.delays, fields[DelayCounts]),
            _columns(income.open_invoices, fields[OpenInvoice]),
            _values(income.prior, fields[Prior]),
        ],
        MODEL,
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    packed = zlib.compress(text, 9, wbits=-15)
    packed += zlib.crc32(packed).to_bytes(4, "big")
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode("ascii")


def from_link(text: str, *, longest: int = LONGEST_TOKEN) -> Opened:
    """Open a token, or an address that carries one. Never raises: whatever is wrong with it becomes a notice.

    Args:
        text: the token or the address.
        longest: characters beyond which a token is not looked at; a file may bring more than an address.
    """
    token = _token(text)
    if len(token) > longest:
        return Opened(None, Notice.TOO_LARGE)
    try:
        content = _unpack(token)
    except _TooLargeError:
        return Opened(None, Notice.TOO_LARGE)
    except (ValueError, binascii.Error, zlib.error, RecursionError):
        return Opened(None, Notice.DAMAGED)
    version = content[0] if isinstance(content, list) and content else None
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return Opened(None, Notice.DAMAGED)
    if version > VERSION:
        return Opened(None, Notice.NEWER, version)
    try:
        *parts, model = content if version >= MODEL_NAMED else [*content, None]
        scenario, moved = _scenario(parts, FIELDS[version])
        notice = Notice.MOVED if moved else Notice.CHANGED if model != MODEL else None
        return Opened(scenario, notice, version)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Opened(None, Notice.REFUSED, version)


class _TooLargeError(ValueError):
    """More text than any scenario has."""


def _token(text: str) -> str:
    """The token of an address, or the text itself."""
    text = text.strip()
    if "://" not in text and "?" not in text:
        return text
    try:
        return parse_qs(urlsplit(text).query, max_num_fields=100).get(PARAMETER, [""])[-1]
    except ValueError:
        return ""


def _unpack(token: str) -> Any:
    packed = base64.b64decode(token.encode("ascii") + b"=" * (-len(token) % 4), altchars=b"-_", validate=True)
    body, check = packed[:-4], packed[-4:]
    if len(check) < 4 or zlib.crc32(body).to_bytes(4, "big") != check:
        raise ValueError("checksum")
    inflate = zlib.decompressobj(wbits=-15)
    text = inflate.decompress(body, LARGEST_TEXT)
    if inflate.unconsumed_tail:
        raise _TooLargeError
    if not inflate.eof or inflate.unused_data:
        raise ValueError("deflate stream")
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _scenario(content: Any, fields: dict[type[Frozen], tuple[str, ...]]) -> tuple[Scenario, bool]:
    """The scenario, and whether its start had to be moved out of its own past."""
    _, chosen, planned, retainers, (income, fees, rates, delays, open_invoices, prior) = content
    past = ProjectIncome(
        **_named(income, fields[ProjectIncome]),
        fees=LogSummary(**_named(fees, fields[LogSummary])),
        rates=None if rates is None else LogSummary(**_named(rates, fields[LogSummary])),
        delays=DelayCounts(**_named(delays, fields[DelayCounts])),
        open_invoices=tuple(_rows(OpenInvoice, open_invoices, fields[OpenInvoice])),
        prior=Prior(**_named(prior, fields[Prior])),
    )
    values = _named(chosen, fields[Scenario])
    moved = bool(past.counts) and values["start_month"] <= str(past.as_of)
    if moved:
        values["start_month"] = str(past.as_of + 1)
    return Scenario(
        income=past,
        planned=Planned(**_named(planned, fields[Planned])),
        retainers=tuple(_rows(Retainer, retainers, fields[Retainer])),
        **values,
    ), moved


def _nameless(retainer: Retainer) -> Retainer:
    return Retainer(**{**dict(retainer), "client": ""})


def _values(value: Frozen, names: Sequence[str]) -> list[Any]:
    return [_plain(getattr(value, name)) for name in names]


def _columns(rows: Sequence[Frozen], names: Sequence[str]) -> list[Any]:
    """The number of rows, then the values by column; a column that is the same in every row is written once."""
    columns = ([_plain(getattr(row, name)) for row in rows] for name in names)
    return [len(rows), *(column[:1] if all(value == column[0] for value in column) else column for column in columns)]


def _plain(value: Any) -> Any:
    """JSON's own values: whole floats as integers, months as text, sets sorted."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, StrEnum) else value
    if isinstance(value, frozenset):
        return sorted(str(member) for member in value)
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return str(value)


def _named(values: Any, names: Sequence[str]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


Row = TypeVar("Row", bound=Frozen)


def _rows(kind: type[Row], content: Any, names: Sequence[str]) -> Iterable[Row]:
    count, *columns = content
    if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= 200 or len(columns) != len(names):
        raise ValueError("rows")
    wide = [column * count if len(column) == 1 else column for column in columns]
    if any(len(column) != count for column in wide):
        raise ValueError("columns")
    for number in range(count):
        yield kind(**{name: column[number] for name, column in zip(names, wide, strict=True)})
