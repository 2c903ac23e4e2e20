"""The offer sheet: what a client is offered, to print or to send. It holds none of the freelancer's private figures.

`templates/offer.html` is what the terms stand in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from exchange.listing import months_named
from exchange.paper.sheet import sheet
from locales import Language
from model import Retainer
from model.projection.retainer import Basis, Billing

OBJECTIONS: Final = ("commit", "unused", "more", "bad", "price", "stop")
"""What clients usually ask before they agree, each with its answer in the texts."""

SHORT: Final = 3
"""Months up to which a first term is called short."""


def offer_sheet(retainer: Retainer, language: Language, currency: str, today: dt.date, scope: str = "") -> bytes:
    """The sheet as UTF-8 HTML in the client's language.

    Of the retainer only the client's name and the terms that the client sees are read: not what is assumed about
    renewal, acceptance or use, nor the hours that pieces or access take, and nothing of the past or of other clients.

    Args:
        retainer: what is offered.
        language: the client's.
        currency: of the fee.
        today: the day that is printed on it.
        scope: what is offered, in the freelancer's own words; nothing where empty.
    """
    text, number, kind = language.text, language.number, _kind(retainer)
    counted = retainer.basis is not Basis.ACCESS
    return sheet(
        "offer.html",
        language,
        title=text("offer.title.for", client=retainer.client) if retainer.client.strip() else text("offer.title"),
        lead=text(f"offer.lead{kind}"),
        scope=scope.strip(),
        terms=list(_terms(retainer, language, currency)),
        counted=[text(f"offer.report.{name}{kind}") for name in ("agreed", "used")] if counted else [],
        agreed=number(retainer.pieces if retainer.basis is Basis.PIECES else retainer.hours_per_month),
        replies=[(_objection(name, retainer, language), _reply(name, retainer, language)) for name in OBJECTIONS],
        date=language.date(today, "long"),
    )


def _kind(retainer: Retainer) -> str:
    """How the keys of words end that are others by pieces and for access."""
    return "" if retainer.basis is Basis.HOURS else f".{retainer.basis}"


def _terms(retainer: Retainer, language: Language, currency: str) -> Iterator[tuple[str, str]]:
    text, number = language.text, language.number
    yield text("offer.fee"), text("offer.a_month", amount=language.money(retainer.fee, currency, 2))
    yield from _bought(retainer, language, currency)
    if retainer.perks_hours:
        yield text("offer.perks"), text("offer.perks.value", minutes=number(round(retainer.perks_hours * 60)))
    yield text("offer.term"), language.plural("offer.months", retainer.term_months)
    later = retainer.term_after(retainer.term_months)
    if later != retainer.term_months:
        yield text("offer.then"), language.plural("offer.months", later)
    yield text("offer.paid"), _paid(retainer, language, currency)
    if retainer.prepaid and retainer.prepay_discount:
        share = language.percent(retainer.prepay_discount, None)
        yield text("offer.prepay"), text("offer.prepay.value", share=share)
    if retainer.prepaid:
        yield text("offer.refund"), text("offer.refund.value")
    yield from _beyond(retainer, language, currency)
    counted = retainer.basis is not Basis.ACCESS
    if step := retainer.rise if counted else retainer.step:
        yield text("offer.rise"), language.percent(step, None)
    if retainer.expansion and counted:
        way = "more" if retainer.expansion > 0 else "less"
        share = language.percent(abs(retainer.expansion), None)
        yield text(f"offer.expansion{_kind(retainer)}"), text(f"offer.expansion.{way}", share=share)
    if retainer.months_off:
        yield text("offer.off"), months_named(retainer.months_off, language)
    yield text("offer.notice"), language.plural("offer.months", retainer.notice_months)


def _bought(retainer: Retainer, language: Language, currency: str) -> Iterator[tuple[str, str]]:
    """What the fee is for, and the price of one of it."""
    text, number = language.text, language.number
    if retainer.basis is Basis.ACCESS:
        yield text("offer.access"), text("offer.access.value")
    elif retainer.basis is Basis.PIECES:
        yield text("offer.pieces"), text("offer.pieces.value", pieces=number(retainer.pieces))
        yield text("offer.piece"), language.money(retainer.fee / retainer.pieces, currency, 2)
    else:
        yield text("offer.hours"), text("offer.hours.value", hours=number(retainer.hours_per_month))
        if retainer.hours_per_month:
            yield text("offer.rate"), language.money(retainer.fee / retainer.hours_per_month, currency, 2)


def _beyond(retainer: Retainer, language: Language, currency: str) -> Iterator[tuple[str, str]]:
    """What becomes of what is not used, and what more costs; access has neither."""
    if retainer.basis is Basis.ACCESS:
        return
    text, kind = language.text, _kind(retainer)
    yield text(f"offer.unused{kind}"), text(f"offer.unused{kind}.{retainer.unused}")
    if retainer.basis is Basis.PIECES:
        rate = language.money(retainer.piece, currency, 2)
        yield text("offer.overage.pieces"), text("offer.overage.pieces.value", rate=rate)
    elif retainer.overage_rate is not None:
        rate = language.money(retainer.overage_rate, currency, 2)
        yield text("offer.overage"), text("offer.overage.value", rate=rate)


def _paid(retainer: Retainer, language: Language, currency: str) -> str:
    """When the fee is paid; of several months at once how much, where no month is left out."""
    if retainer.billing is Billing.MONTH:
        return language.text(f"offer.paid.{retainer.paid}")
    whole = retainer.months_at_once == retainer.term_months
    when = language.text(f"offer.paid.{Billing.TERM if whole else retainer.billing}.{retainer.paid}")
    if retainer.months_off:
        return when
    amount = language.money(retainer.fee * retainer.months_at_once, currency, 2)
    return language.text("offer.paid.amount", when=when, amount=amount)


def _objection(name: str, retainer: Retainer, language: Language) -> str:
    return language.text(f"offer.objection.{name}{_kind(retainer) if name == 'unused' else ''}")


def _reply(name: str, retainer: Retainer, language: Language) -> str:
    text, kind = language.text, _kind(retainer)
    notice = language.plural("offer.months", retainer.notice_months)
    if name == "price" and retainer.prepaid and retainer.prepay_discount:
        return text("offer.reply.price.prepay", share=language.percent(retainer.prepay_discount, None))
    if name == "stop":
        return text("offer.reply.stop.work" if kind else "offer.reply.stop", notice=notice)
    if name == "unused":
        return text(
            "offer.reply.unused.access"
            if retainer.basis is Basis.ACCESS
            else f"offer.reply.unused{kind}.{retainer.unused}"
        )
    if name == "bad" and retainer.term_months <= SHORT:
        return text("offer.reply.bad.short")
    if name == "bad":
        return text("offer.reply.bad.notice", notice=notice)
    if name == "commit":
        return text("offer.reply.commit", term=language.plural("offer.months", retainer.term_months))
    return text(f"offer.reply.{name}{kind}")
