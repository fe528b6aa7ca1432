"""Ctrl K: items, papers by number and partners in one short list."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from jxc_desktop.catalog.find import find
from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.items import matching, quantity_of
from jxc_desktop.insights.report import Thing
from jxc_desktop.insights.spoken import KINDS
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is, its id, and two lines to show."""

    thing: Thing
    key: int
    title: str
    detail: str


def search(conn: Connection, session: Session, text: str, limit: int = 8) -> tuple[Hit, ...]:
    """At most `limit` hits of each kind: what a scanned code stands for first, then items, papers, partners."""
    word = fold_for_search(text)[:80]
    if not word:
        return ()
    exact = [unit.item_id for unit in find(conn, text[:80])]
    hits: dict[tuple[Thing, int], Hit] = {}
    for found in (_items(conn, exact, word, limit), _papers(conn, word, limit), _partners(conn, session, word, limit)):
        for hit in islice(found, limit):
            hits.setdefault((hit.thing, hit.key), hit)
    return tuple(hits.values())


def _items(conn: Connection, exact: list[int], word: str, limit: int) -> Iterator[Hit]:
    held = quantity_of(0)
    found = select(item.c.id, item.c.name, item.c.spec, item.c.unit, item.c.code, held)
    if exact:
        yield from map(_item, conn.execute(found.where(item.c.id.in_(exact))))
    yield from map(_item, conn.execute(_best_items(found, word).limit(limit)))


def _best_items(found: Select[Any], word: str) -> Select[Any]:
    return found.where(item.c.active == 1, *matching(word)).order_by(item.c.last_sold_at.desc(), item.c.name, item.c.id)


def _item(row: Any) -> Hit:
    key, name, spec, unit, code, held = row
    stock = tr("{quantity} {unit} in stock", quantity=grouped(Quantity(held)), unit=unit)
    return Hit(Thing.ITEM, key, f"{name} {spec}".strip(), f"{code} · {stock}")


def _papers(conn: Connection, word: str, limit: int) -> Iterator[Hit]:
    """By number as printed, without its dashes as bars carry it, or by its last digits of today's run."""
    number = word.upper()
    plain = number.replace("-", "")
    columns = select(document.c.id, document.c.number, document.c.kind, document.c.business_day, partner.c.name)
    joined = columns.select_from(document.outerjoin(partner, partner.c.id == document.c.partner_id))
    if len(plain) < 3 or not plain.isascii():
        return
    start = number if "-" in number or len(plain) < 10 else f"{plain[:2]}-{plain[2:10]}-{plain[10:]}"
    starts: ColumnElement[bool] = document.c.number.between(start, start + "\uffff")
    if len(plain) == 16:
        starts = document.c.number == f"{plain[:2]}-{plain[2:10]}-{plain[10:12]}-{plain[12:]}"
    for key, found, kind, day, who in conn.execute(joined.where(starts).order_by(document.c.number).limit(limit)):
        yield Hit(Thing.DOCUMENT, key, found, " · ".join(filter(None, (tr(KINDS[kind].text), day, who))))


_PARTNER_NEEDS = {"supplier": (Permission.RECEIVE_GOODS, Permission.PAY_SUPPLIER, Permission.ASK_REPORTS)}


def _partners(conn: Connection, session: Session, word: str, limit: int) -> Iterator[Hit]:
    fields = (partner.c.name, partner.c.pinyin, partner.c.code, partner.c.phone)
    where = or_(*[func.lower(field).contains(word, autoescape=True) for field in fields])
    found = select(partner.c.id, partner.c.name, partner.c.kind, partner.c.phone)
    for key, name, kind, phone in conn.execute(
        found.where(where, partner.c.active == 1).order_by(partner.c.name, partner.c.id).limit(limit)
    ):
        needs = _PARTNER_NEEDS.get(kind, ())
        if not needs or any(session.may(permission) for permission in needs):
            said = tr("Supplier") if kind == "supplier" else tr("Customer")
            yield Hit(Thing.PARTNER, key, name, " · ".join(filter(None, (said, phone))))
