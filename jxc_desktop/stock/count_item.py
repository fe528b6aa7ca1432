"""Counting one item of a stock-take: a scan adds, a typed total stands, a second count replaces only by choice."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, insert, select, update

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.ledger.reading import last_move
from jxc_desktop.security.tables import app_user
from jxc_desktop.stock.tables import count_line
from jxc_desktop.stock.takes import Counted, Scope, Take, counted_of, open_take
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


class Tally(StrEnum):
    """How a count joins what was counted before."""

    ADD = "add"
    FIRST = "first"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class CountItem:
    """So much of one unit was seen; a negative quantity takes back a scan too many."""

    take_id: int
    unit_id: int
    quantity: Quantity
    tally: Tally = Tally.ADD


@dataclass(frozen=True, slots=True)
class ItemCounted:
    """The item as it stands now, in the base unit; `book` and `variance` are None in a blind take.

    `moved_since` is what the book moved between the first scan of the item and this one: if it is not nothing,
    some of it may have been sold from what was counted already, and counting it again is safer.
    """

    item_id: int
    label: str
    counted: Quantity
    book: Quantity | None
    variance: Quantity | None
    times: int
    moved_since: Quantity


@dataclass(frozen=True, slots=True)
class UncountItem:
    """The item goes back to not counted."""

    take_id: int
    item_id: int


@dataclass(frozen=True, slots=True)
class ItemUncounted:
    """Which it was."""

    item_id: int


@use_case(mark("Count goods"), needs=Permission.COUNT_STOCK, touches={Topic.STOCK})
def count_item(tx: Tx, request: CountItem) -> ItemCounted:
    """Rule 10: the line is stamped with the book at the moment it is first counted (or counted anew).

    Refused "paper.unknown", "count.not_open", "count.other_category", "count.already" (item, counted, by),
    "count.below_nothing", "item.unknown", "unit.too_fine".
    """
    take = open_take(tx, request.take_id)
    unit = unit_by_id(tx.conn, request.unit_id)
    _check_scope(tx, take, unit)
    old = counted_of(tx.conn, take.paper.id, unit.item_id)
    if old and request.tally is Tally.FIRST:
        raise Refused("count.already", item=unit.label, counted=old.counted, by=_name(tx, old.user_id))
    base = _signed_base(unit, request.quantity)
    book = on_hand(tx.conn, unit.item_id, take.warehouse_id).quantity
    moved = NONE
    if old and request.tally is Tally.ADD:
        if last_move(tx.conn, unit.item_id, take.warehouse_id) != old.last_move_id:
            moved = book - old.book
        now = Counted(unit.item_id, old.counted + base, old.book, old.last_move_id, old.times + 1, tx.session.user_id)
    else:
        stamp = last_move(tx.conn, unit.item_id, take.warehouse_id)
        now = Counted(unit.item_id, base, book, stamp, 1, tx.session.user_id)
    if now.counted < NONE:
        raise Refused("count.below_nothing", item=unit.label)
    _store(tx, take, now, anew=now.times == 1, known=old is not None)
    shown = not take.blind
    return ItemCounted(
        unit.item_id,
        unit.label,
        now.counted,
        now.book if shown else None,
        now.variance if shown else None,
        now.times,
        moved,
    )


@use_case(mark("Take back a count"), needs=Permission.COUNT_STOCK, touches={Topic.STOCK})
def uncount_item(tx: Tx, request: UncountItem) -> ItemUncounted:
    """Uncounted is not zero (rule 10). Refused "paper.unknown", "count.not_open"."""
    take = open_take(tx, request.take_id)
    mine = (count_line.c.document_id == take.paper.id) & (count_line.c.item_id == request.item_id)
    tx.conn.execute(delete(count_line).where(mine))
    return ItemUncounted(request.item_id)


def _signed_base(unit: ItemUnit, quantity: Quantity) -> Quantity:
    base = unit.base_quantity(abs(quantity))
    return base if quantity >= NONE else -base


def _check_scope(tx: Tx, take: Take, unit: ItemUnit) -> None:
    if take.scope is Scope.CATEGORY and unit.category_id != take.category_id:
        raise Refused("count.other_category", item=unit.label)


def _name(tx: Tx, user_id: int) -> str:
    return str(tx.conn.execute(select(app_user.c.name).where(app_user.c.id == user_id)).scalar() or "")


def _store(tx: Tx, take: Take, now: Counted, *, anew: bool, known: bool) -> None:
    values: dict[str, int | str] = {
        "counted": now.counted.thousandths,
        "book": now.book.thousandths,
        "last_move_id": now.last_move_id,
        "times": now.times,
        "user_id": now.user_id,
    }
    if anew:
        values["counted_at"] = tx.moment
    if known:
        mine = (count_line.c.document_id == take.paper.id) & (count_line.c.item_id == now.item_id)
        tx.conn.execute(update(count_line).where(mine).values(values))
    else:
        tx.conn.execute(insert(count_line).values(document_id=take.paper.id, item_id=now.item_id, **values))
