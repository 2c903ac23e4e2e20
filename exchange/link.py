"""The scenario as a link: small, versioned, without names, and never trusted.

The JSON of its token (exchange/token.py) is positional: a list of values by the order of fields
that belongs to the version, retainers by column, then the version of the model that gave the figures. Every value of
these is written, so a later default changes no old link. Last, and only where there is any, comes what differs from
its default (exchange/tail.py). What comes back is bounded in size before and after inflating, and every field passes
the constructor: nothing is evaluated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from exchange.mending import mended
from exchange.tail import GROUPS, UnknownPlaceError, tail, untailed
from exchange.token import DAMAGE, TooLargeError, pack, unpack
from exchange.values import columns, named, rows, values
from model.past.income import ProjectIncome
from model.past.summary import DelayCounts, LogSummary, OpenInvoice, Prior
from model.projection.retainer import Retainer
from model.projection.scenario import Planned, Scenario
from model.types import Frozen
from model.version import VERSION as MODEL

VERSION: Final = 4
MODEL_NAMED: Final = 3
"""The first version that names its model."""

TAILED: Final = 4
"""The first version that may end with what differs from its default."""

PARTS: Final = 6
"""Values of a link before its tail."""

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

# A retainer's own chances.
_SECOND: Final = _FIRST | {Retainer: (*_FIRST[Retainer], "trial_conversion", "cancellation", "late")}
# Who begins with nothing under way; and the version of the model, which earlier links do not name.
_THIRD: Final = _SECOND | {Scenario: (*_FIRST[Scenario], "beginning")}

FIELDS: Final[dict[int, dict[type[Frozen], tuple[str, ...]]]] = {1: _FIRST, 2: _SECOND, 3: _THIRD, 4: _THIRD}
"""The order of fields of every version ever sent. A version is never changed once it was sent; what comes new joins the
tail of the fourth."""


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
    retainers = scenario.retainers if names else tuple(row.but(client="") for row in scenario.retainers)
    content = [
        VERSION,
        values(scenario, fields[Scenario]),
        values(scenario.planned, fields[Planned]),
        _columns(retainers, fields[Retainer]),
        [
            values(income, fields[ProjectIncome]),
            values(income.fees, fields[LogSummary]),
            None if income.rates is None else values(income.rates, fields[LogSummary]),
            values(income.delays, fields[DelayCounts]),
            _columns(income.open_invoices, fields[OpenInvoice]),
            values(income.prior, fields[Prior]),
        ],
        MODEL,
    ]
    if last := tail(scenario):
        content.append(last)
    return pack(content)


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
        content = unpack(mended(token), LARGEST_TEXT)
    except TooLargeError:
        return Opened(None, Notice.TOO_LARGE)
    except DAMAGE:
        return Opened(None, Notice.DAMAGED)
    version = content[0] if isinstance(content, list) and content else None
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return Opened(None, Notice.DAMAGED)
    if version > VERSION:
        return Opened(None, Notice.NEWER, version)
    try:
        last: Any = []
        if version >= TAILED and len(content) > PARTS:
            *content, last = content
        *parts, model = content if version >= MODEL_NAMED else [*content, None]
        scenario, moved = _scenario(parts, FIELDS[version], last)
        notice = Notice.MOVED if moved else Notice.CHANGED if model != MODEL else None
        return Opened(scenario, notice, version)
    except UnknownPlaceError:
        return Opened(None, Notice.NEWER, version)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Opened(None, Notice.REFUSED, version)


def _token(text: str) -> str:
    """The token of an address, or the text itself."""
    text = text.strip()
    if "://" not in text and "?" not in text:
        return text
    try:
        return parse_qs(urlsplit(text).query, max_num_fields=100).get(PARAMETER, [""])[-1]
    except ValueError:
        return ""


def _scenario(content: Any, fields: dict[type[Frozen], tuple[str, ...]], last: Any) -> tuple[Scenario, bool]:
    """The scenario, and whether its start had to be moved out of its own past."""
    _, chosen, planned, retainers, (income, fees, rates, delays, open_invoices, prior) = content
    count, *_ = retainers
    more = untailed(last, count)
    past = ProjectIncome(
        **named(income, fields[ProjectIncome]),
        fees=LogSummary(**named(fees, fields[LogSummary])),
        rates=None if rates is None else LogSummary(**named(rates, fields[LogSummary])),
        delays=DelayCounts(**named(delays, fields[DelayCounts])),
        open_invoices=tuple(rows(OpenInvoice, open_invoices, fields[OpenInvoice])),
        prior=Prior(**named(prior, fields[Prior])),
        **more.get(ProjectIncome, {}),
    )
    chosen = named(chosen, fields[Scenario])
    moved = bool(past.counts) and chosen["start_month"] <= str(past.as_of)
    if moved:
        chosen["start_month"] = str(past.as_of + 1)
    return Scenario(
        income=past,
        planned=Planned(**named(planned, fields[Planned]), **more.get(Planned, {})),
        retainers=tuple(rows(Retainer, retainers, fields[Retainer], more.get(Retainer))),
        **chosen,
        **{name: kind(**more.get(kind, {})) for name, kind in GROUPS.items()},
        **more.get(Scenario, {}),
    ), moved


def _columns(listed: Sequence[Frozen], names: Sequence[str]) -> list[Any]:
    return columns([values(row, names) for row in listed], len(names))
