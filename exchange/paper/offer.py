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
from model.projection.retainer import Billing, Unused

OBJECTIONS: Final = ("commit", "unused", "more", "bad", "price", "stop")
"""What clients usually ask before they agree, each with its answer in the texts."""

SHORT: Final = 3
"""Months up to which a first term is called short."""


def offer_sheet(retainer: Retainer, language: Language, currency: str, today: dt.date) -> bytes:
    """The sheet as UTF-8 HTML in the client's language.

    Of the retainer only the client's name and the terms that the client sees are read: not what is assumed about
    renewal, acceptance or use, and nothing of the past or of other clients.

    Args:
        retainer: what is offered.
        language: the client's.
        currency: of the fee.
        today: the day that is printed on it.
    """
    text = language.text
    return sheet(
        "offer.html",
        language,
        title=text("offer.title.for", client=retainer.client) if retainer.client.strip() else text("offer.title"),
        terms=list(_terms(retainer, language, currency)),
        hours=language.number(retainer.hours_per_month),
        replies=[(name, _reply(name, retainer, language)) for name in OBJECTIONS],
        date=language.date(today, "long"),
    )


def _terms(retainer: Retainer, language: Language, currency: str) -> Iterator[tuple[str, str]]:
    text, number = language.text, language.number
    yield text("offer.fee"), text("offer.a_month", amount=language.money(retainer.fee, currency, 2))
    yield text("offer.hours"), text("offer.hours.value", hours=number(retainer.hours_per_month))
    if retainer.hours_per_month:
        yield text("offer.rate"), language.money(retainer.fee / retainer.hours_per_month, currency, 2)
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
    carry = retainer.unused is Unused.CARRY
    yield text("offer.unused"), text("offer.unused.carry" if carry else "offer.unused.expire")
    if retainer.overage_rate is not None:
        rate = language.money(retainer.overage_rate, currency, 2)
        yield text("offer.overage"), text("offer.overage.value", rate=rate)
    if retainer.rise:
        yield text("offer.rise"), language.percent(retainer.rise, None)
    if retainer.expansion:
        way = "more" if retainer.expansion > 0 else "less"
        yield (
            text("offer.expansion"),
            text(f"offer.expansion.{way}", share=language.percent(abs(retainer.expansion), None)),
        )
    if retainer.months_off:
        yield text("offer.off"), months_named(retainer.months_off, language)
    yield text("offer.notice"), language.plural("offer.months", retainer.notice_months)


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


def _reply(name: str, retainer: Retainer, language: Language) -> str:
    if name == "stop":
        return language.text("offer.reply.stop", notice=language.plural("offer.months", retainer.notice_months))
    if name == "unused":
        return language.text(
            "offer.reply.unused.carry" if retainer.unused is Unused.CARRY else "offer.reply.unused.expire"
        )
    if name == "bad" and retainer.term_months <= SHORT:
        return language.text("offer.reply.bad.short")
    if name == "bad":
        return language.text("offer.reply.bad.notice", notice=language.plural("offer.months", retainer.notice_months))
    if name == "commit":
        return language.text("offer.reply.commit", term=language.plural("offer.months", retainer.term_months))
    return language.text(f"offer.reply.{name}")
