"""Partners with what is owed, on either side of the trade: cards, pages of them, and who may be put away."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from sqlalchemy import Connection

from jxc_desktop.documents.partners import (
    Partner,
    PartnerKind,
    PartnerPlace,
    keep_partner,
    partner_by_id,
    search_partners,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import owed_by, owed_to
from jxc_desktop.usecase.tx import Tx


@dataclass(frozen=True, slots=True)
class Owing:
    """A partner and what is owed: a customer to us, by us to a supplier (negative: the other way round)."""

    KIND: ClassVar[PartnerKind]
    partner: Partner
    owed: Money


Card = TypeVar("Card", bound=Owing)


@dataclass(frozen=True, slots=True)
class OwingPage(Generic[Card]):
    """A page of partners by name; `next` is None on the last one."""

    rows: tuple[Card, ...]
    next: PartnerPlace | None


def owing(card: type[Card], conn: Connection, partner_id: int) -> Card:
    """One partner; Refused "partner.unknown"."""
    return _card(card, conn, partner_by_id(conn, partner_id, card.KIND))


def owing_page(
    card: type[Card],
    conn: Connection,
    text: str = "",
    *,
    after: PartnerPlace | None = None,
    limit: int = 50,
    active: bool = True,
) -> OwingPage[Card]:
    """A page of those found by any part of the name, pinyin, code, or phone (its last four digits too)."""
    found = search_partners(conn, card.KIND, text, after=after, limit=limit, active=active)
    return OwingPage(tuple([_card(card, conn, one) for one in found.partners]), found.next)


def retire_partner(tx: Tx, kind: PartnerKind, partner_id: int) -> Partner:
    """Papers and history stay; Refused "partner.unknown", "partner.unsettled" while money is owed either way."""
    known = partner_by_id(tx.conn, partner_id, kind)
    if open_amount := _OWED[kind](tx.conn, known.id):
        raise Refused("partner.unsettled", name=known.name, amount=open_amount)
    return keep_partner(tx, kind, known.id, active=False)


_OWED = {PartnerKind.CUSTOMER: owed_by, PartnerKind.SUPPLIER: owed_to}


def _card(card: type[Card], conn: Connection, known: Partner) -> Card:
    return card(known, _OWED[card.KIND](conn, known.id))
