"""Reads of suppliers: cards with what is owed."""

from dataclasses import dataclass

from sqlalchemy import Connection

from jxc_desktop.documents.partners import (
    Partner,
    PartnerKind,
    PartnerPlace,
    partner_by_id,
    search_partners,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.balances import owed_to


@dataclass(frozen=True, slots=True)
class Supplier:
    """A supplier and what we owe him (negative: he owes us)."""

    partner: Partner
    owed: Money


@dataclass(frozen=True, slots=True)
class Suppliers:
    """A page of suppliers by name."""

    rows: tuple[Supplier, ...]
    next: PartnerPlace | None


def supplier(conn: Connection, supplier_id: int) -> Supplier:
    """One supplier; Refused "partner.unknown"."""
    return _supplier(conn, partner_by_id(conn, supplier_id, PartnerKind.SUPPLIER))


def suppliers(
    conn: Connection, text: str = "", *, after: PartnerPlace | None = None, limit: int = 50, active: bool = True
) -> Suppliers:
    """A page of those found by any part of the name, pinyin, code, or phone (its last four digits too)."""
    found = search_partners(conn, PartnerKind.SUPPLIER, text, after=after, limit=limit, active=active)
    return Suppliers(tuple([_supplier(conn, one) for one in found.partners]), found.next)


def _supplier(conn: Connection, known: Partner) -> Supplier:
    return Supplier(known, owed_to(conn, known.id))
