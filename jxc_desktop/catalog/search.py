"""Finding items by code, barcode, pinyin or any part of the name: codes, beginnings, then what sold last (row 76)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, literal, or_, select, tuple_

from jxc_desktop.catalog.barcode import spellings
from jxc_desktop.catalog.find import ItemUnit, item_by_id
from jxc_desktop.catalog.search_key import LINE
from jxc_desktop.catalog.tables import item, item_barcode
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.text import clean, fold_for_search
from jxc_desktop.ledger.balances import on_hand

_LONGEST = 200


class Rank(IntEnum):
    """How well an item fits what was sought; better ones come first."""

    CODE = 0
    BEGINNING = 1
    ANYWHERE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """The last row of a page: the next page begins behind it. `sold`: when it last was ("" where all are listed)."""

    rank: Rank
    sold: str
    sort_key: str
    item_id: int


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One line of a list of items, in its base unit."""

    item: ItemUnit
    on_hand: Quantity
    rank: Rank


@dataclass(frozen=True, slots=True)
class Found:
    """A page of items; `next` is None on the last one."""

    items: tuple[FoundItem, ...]
    next: Place | None = None


NOTHING = Found(())


def search(
    conn: Connection,
    text: str,
    *,
    after: Place | None = None,
    limit: int = 50,
    category_id: int | None = None,
    active: bool = True,
    warehouse_id: int | None = None,
) -> Found:
    """A page of the items found; several words must all fit; "" gives every item by name, as it is read (pinyin).

    Of the same rank what was sold last comes first, to the day, then by name (row 76).

    `active=False` looks among the retired ones. `on_hand` is of one warehouse, or of all.
    """
    if len(text) > _LONGEST:
        return NOTHING
    words = fold_for_search(text).split()
    if text.strip(" ") and not words:
        return NOTHING
    kept: list[ColumnElement[bool]] = [item.c.active == int(active)]
    if category_id is not None:
        kept.append(item.c.category_id == category_id)
    places = _places(conn, clean(text), words, kept, after, limit + 1)
    shown = [
        FoundItem(item_by_id(conn, p.item_id), on_hand(conn, p.item_id, warehouse_id).quantity, p.rank)
        for p in places[:limit]
    ]
    return Found(tuple(shown), places[limit - 1] if len(places) > limit else None)


def _places(
    conn: Connection, text: str, words: list[str], kept: list[ColumnElement[bool]], after: Place | None, most: int
) -> list[Place]:
    """The next `most` places, found in one walk through the keys."""
    rank: Any = literal(int(Rank.ANYWHERE))
    sold: Any = literal("")
    order: list[Any] = [item.c.sort_key, item.c.id]
    if words:
        fits = and_(*[_fits(word) for word in words])
        begins = (_fits(LINE + words[0]), int(Rank.BEGINNING))
        rank = case(begins, else_=int(Rank.ANYWHERE))
        if coded := _coded(conn, text, kept):
            fits = or_(item.c.id.in_(coded), fits)
            rank = case((item.c.id.in_(coded), int(Rank.CODE)), begins, else_=int(Rank.ANYWHERE))
        kept = [*kept, fits]
        sold = item.c.last_sold_at
        order = [rank, sold.desc(), *order]
    statement = select(rank, sold, item.c.sort_key, item.c.id).where(*kept).order_by(*order).limit(most)
    if after:
        behind = tuple_(item.c.sort_key, item.c.id) > tuple_(literal(after.sort_key), literal(after.item_id))
        behind = or_(sold < after.sold, and_(sold == after.sold, behind))
        statement = statement.where(or_(rank > int(after.rank), and_(rank == int(after.rank), behind)))
    return [Place(Rank(tier), when, sort_key, item_id) for tier, when, sort_key, item_id in conn.execute(statement)]


def _coded(conn: Connection, text: str, kept: Sequence[ColumnElement[bool]]) -> set[int]:
    """The items that have exactly this code, in whatever case it was typed: two look-ups, since an OR of them would
    walk through all items."""
    typed = dict.fromkeys((text, text.upper(), text.lower()))
    spelled = [spelling for each in typed for spelling in spellings(each)]
    barcoded = select(item_barcode.c.item_id).where(item_barcode.c.code.in_(spelled))
    coded = select(item.c.id).where(item.c.code.in_([*typed]))
    ids = {*conn.execute(barcoded).scalars(), *conn.execute(coded).scalars()}
    return set(conn.execute(select(item.c.id).where(item.c.id.in_(ids), *kept)).scalars()) if ids else ids


def _fits(part: str) -> Any:
    return item.c.search_key.contains(part, autoescape=True)
