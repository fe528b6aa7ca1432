"""Ctrl K: items, papers by number or sum and partners in one short list."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, Connection, func, or_, select

from jxc_desktop.catalog.search import search as search_items
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import paper_number
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.report import Thing
from jxc_desktop.insights.spoken import KINDS
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
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
    hits: dict[tuple[Thing, int], Hit] = {}
    for found in (
        _items(conn, text[:80], limit),
        _papers(conn, word, limit),
        _papers_over(conn, session, word, limit),
        _partners(conn, session, word, limit),
    ):
        for hit in islice(found, limit):
            hits.setdefault((hit.thing, hit.key), hit)
    return tuple(hits.values())


def _items(conn: Connection, text: str, limit: int) -> Iterator[Hit]:
    for found in search_items(conn, text, limit=limit).items:
        item = found.item
        stock = tr("{quantity} {unit} in stock", quantity=grouped(found.on_hand), unit=item.unit)
        yield Hit(Thing.ITEM, item.item_id, item.label, f"{item.code} · {stock}")


def _papers(conn: Connection, word: str, limit: int) -> Iterator[Hit]:
    """By number as printed, without its dashes as bars carry it, or by how either begins."""
    number = word.upper()
    plain = number.replace("-", "")
    columns = select(document.c.id, document.c.number, document.c.kind, document.c.business_day, partner.c.name)
    joined = columns.select_from(document.outerjoin(partner, partner.c.id == document.c.partner_id))
    if len(plain) < 3 or not plain.isascii():
        return
    start = number if "-" in number or len(plain) < 10 else f"{plain[:2]}-{plain[2:10]}-{plain[10:]}"
    starts: ColumnElement[bool] = document.c.number.between(start, start + "\uffff")
    if whole := paper_number(word):
        starts = document.c.number == whole
    for key, found, kind, day, who in conn.execute(joined.where(starts).order_by(document.c.number).limit(limit)):
        yield Hit(Thing.DOCUMENT, key, found, " · ".join(filter(None, (tr(KINDS[kind].text), day, who))))


_SALES = (Kind.RETAIL_SALE, Kind.RETAIL_RETURN)


def _papers_over(conn: Connection, session: Session, word: str, limit: int) -> Iterator[Hit]:
    """Papers over just this sum, either way, the newest first; only sales for whoever does not see cost."""
    try:
        fen = Money.parse(word).fen
    except Refused:
        return
    if len(word) < 2 or fen <= 0:
        return
    where = [document.c.total_fen.in_((fen, -fen)), document.c.number.is_not(None)]
    if not session.may(Permission.SEE_COST):
        where.append(document.c.kind.in_(_SALES))
    columns = select(document.c.id, document.c.number, document.c.kind, document.c.business_day, document.c.total_fen)
    for key, number, kind, day, total in conn.execute(
        columns.where(*where).order_by(document.c.id.desc()).limit(limit)
    ):
        yield Hit(Thing.DOCUMENT, key, number, " · ".join((tr(KINDS[kind].text), day, grouped(Money(total)))))


_PARTNER_NEEDS = {"supplier": (Permission.RECEIVE_GOODS, Permission.PAY_SUPPLIER, Permission.ASK_REPORTS)}


def _partners(conn: Connection, session: Session, word: str, limit: int) -> Iterator[Hit]:
    fields = (partner.c.name, partner.c.pinyin, partner.c.code, partner.c.phone)
    where = or_(*[func.lower(field).contains(word, autoescape=True) for field in fields])
    found = select(partner.c.id, partner.c.name, partner.c.kind, partner.c.phone)
    for key, name, kind, phone in conn.execute(
        found.where(where, partner.c.active == 1).order_by(partner.c.sort_key, partner.c.id).limit(limit)
    ):
        needs = _PARTNER_NEEDS.get(kind, ())
        if not needs or any(session.may(permission) for permission in needs):
            said = tr("Supplier") if kind == "supplier" else tr("Customer")
            yield Hit(Thing.PARTNER, key, name, " · ".join(filter(None, (said, phone))))
