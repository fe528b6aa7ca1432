"""Reads of customers: cards with what is owed."""

from dataclasses import dataclass

from sqlalchemy import Connection

from jxc_desktop.documents.partners import (
    Partner,
    PartnerKind,
    PartnerPlace,
    partner_by_id,
    search_partners,
)
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.ledger.balances import owed_by


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer and what he owes us on account (negative: we owe him)."""

    partner: Partner
    owed: Money

    @property
    def room(self) -> Money:
        """How much more he may buy on account (row 81): nothing without a limit, never less than nothing."""
        return max(ZERO, self.partner.credit_limit - self.owed)


@dataclass(frozen=True, slots=True)
class Customers:
    """A page of customers by name."""

    rows: tuple[Customer, ...]
    next: PartnerPlace | None


def customer(conn: Connection, customer_id: int) -> Customer:
    """One customer; Refused "partner.unknown"."""
    return _customer(conn, partner_by_id(conn, customer_id, PartnerKind.CUSTOMER))


def customers(
    conn: Connection, text: str = "", *, after: PartnerPlace | None = None, limit: int = 50, active: bool = True
) -> Customers:
    """A page of those found by any part of the name, pinyin, code, or phone (its last four digits too)."""
    found = search_partners(conn, PartnerKind.CUSTOMER, text, after=after, limit=limit, active=active)
    return Customers(tuple([_customer(conn, one) for one in found.partners]), found.next)


def _customer(conn: Connection, known: Partner) -> Customer:
    return Customer(known, owed_by(conn, known.id))
