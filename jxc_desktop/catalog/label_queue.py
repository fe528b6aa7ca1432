"""The labels that wait to be printed (row 77): what deliveries and price changes put there, and what waits now."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from jxc_desktop.catalog.find import ItemUnit, units_by_id
from jxc_desktop.catalog.lookups import unit_codes
from jxc_desktop.catalog.tables import item, item_unit, waiting_label
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.price import Price
from jxc_desktop.storage.prepared import Prepared, PreparedIn
from jxc_desktop.usecase import Tx

MOST_COPIES = 999
LabelPrices = dict[int, tuple[Price, Price]]


class Why(StrEnum):
    """What put a label into the queue."""

    RECEIVED = "received"
    PRICE_CHANGED = "price_changed"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class WaitingLabel:
    """So many labels of an item in one of its units; `goods.barcode` is the code that goes under the price."""

    goods: ItemUnit
    copies: int
    why: Why
    at: str


_ADD = Prepared(insert(waiting_label), ["unit_id", "copies", "why", "at"])
_ROWS = Prepared(select(waiting_label.c.id, waiting_label.c.unit_id).order_by(waiting_label.c.id))
_COPIES = Prepared(select(waiting_label.c.unit_id, func.sum(waiting_label.c.copies)).group_by(waiting_label.c.unit_id))
_TAKE = Prepared(delete(waiting_label).where(waiting_label.c.id == bindparam("row")))
_PUT = Prepared(update(waiting_label).where(waiting_label.c.id == bindparam("row")).values(copies=bindparam("left")))
_UNITS_OF = PreparedIn(lambda ids: select(item_unit.c.id).where(item_unit.c.item_id.in_(ids), item_unit.c.active == 1))


def waiting_labels(conn: Connection) -> tuple[WaitingLabel, ...]:
    """What waits, what came last first; at today's prices. Goods that are no longer sold need no label."""
    w = waiting_label
    waits = (
        select(func.max(w.c.id).label("last"), func.sum(w.c.copies).label("copies")).group_by(w.c.unit_id).subquery()
    )
    rows = conn.execute(
        select(w.c.unit_id, waits.c.copies, w.c.why, w.c.at)
        .select_from(
            waits.join(w, w.c.id == waits.c.last)
            .join(item_unit, item_unit.c.id == w.c.unit_id)
            .join(item, item.c.id == item_unit.c.item_id)
        )
        .where(item.c.active == 1, item_unit.c.active == 1)
        .order_by(w.c.at.desc(), item.c.sort_key, w.c.unit_id)
    ).all()
    units = units_by_id(conn, [row.unit_id for row in rows])
    codes = unit_codes(conn, list(units))
    labels = {key: replace(goods, barcode=codes.get(key, goods.code)) for key, goods in units.items()}
    return tuple(
        [WaitingLabel(labels[row.unit_id], min(row.copies, MOST_COPIES), Why(row.why), row.at) for row in rows]
    )


def await_labels(tx: Tx, labels: Iterable[tuple[ItemUnit, int]], why: Why) -> None:
    """So many more labels of each wait, at most MOST_COPIES of one."""
    wanted = [_row(tx, goods.unit_id, min(copies, MOST_COPIES), why) for goods, copies in labels if copies > 0]
    _ADD.run_many(tx.conn, wanted)
    if wanted:
        tx.touched.add(Topic.LABELS)


def label_prices(conn: Connection, item_ids: Sequence[int]) -> LabelPrices:
    """The prices on the labels of these items' units: retail and member."""
    units = units_by_id(conn, [row[0] for row in _UNITS_OF.all(conn, list(item_ids))])
    return {unit_id: (unit.retail_price, unit.member_price) for unit_id, unit in units.items()}


def await_new_prices(tx: Tx, before: LabelPrices, item_ids: Sequence[int]) -> None:
    """One label waits of each unit whose price is another than `before`, where one waits already that one does.

    A box whose price follows the bottle's has a label on the shelf only where it has a code of its own.
    """
    now = label_prices(tx.conn, item_ids)
    changed = [unit_id for unit_id, prices in now.items() if unit_id in before and before[unit_id] != prices]
    coded = unit_codes(tx.conn, changed)
    units = units_by_id(tx.conn, changed).values()
    labelled = [unit for unit in units if unit.unit == unit.base_unit or unit.unit_id in coded]
    waits = waiting_copies(tx.conn)
    rows = [_row(tx, unit.unit_id, 0 if waits[unit.unit_id] else 1, Why.PRICE_CHANGED) for unit in labelled]
    _ADD.run_many(tx.conn, rows)
    if labelled:
        tx.touched.add(Topic.LABELS)


def waiting_copies(conn: Connection) -> Counter[int]:
    """How many labels of each unit wait."""
    return Counter({unit_id: min(int(copies), MOST_COPIES) for unit_id, copies in _COPIES.all(conn)})


def put_copies(tx: Tx, wanted: Mapping[int, int]) -> None:
    """Exactly so many of each unit wait, none of it where it is 0; what waited already keeps its place."""
    rows: dict[int, list[int]] = {unit_id: [] for unit_id in wanted}
    for row, unit_id in _ROWS.all(tx.conn):
        if unit_id in rows:
            rows[unit_id].append(row)
    kept = {unit_id: rows[unit_id].pop() for unit_id, copies in wanted.items() if copies > 0 and rows[unit_id]}
    _TAKE.run_many(tx.conn, [{"row": row} for gone in rows.values() for row in gone])
    _PUT.run_many(tx.conn, [{"row": row, "left": wanted[unit_id]} for unit_id, row in kept.items()])
    fresh = [unit_id for unit_id, copies in wanted.items() if copies > 0 and unit_id not in kept]
    _ADD.run_many(tx.conn, [_row(tx, unit_id, wanted[unit_id], Why.ASKED) for unit_id in fresh])


def _row(tx: Tx, unit_id: int, copies: int, why: Why) -> dict[str, object]:
    return {"unit_id": unit_id, "copies": copies, "why": str(why), "at": tx.moment}
