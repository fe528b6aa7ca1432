"""Reads of the stock room: what is on hand by item, and what is running low."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, select

from jxc_desktop.catalog.goods_columns import NAMED
from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.reading import held


@dataclass(frozen=True, slots=True)
class LowRow:
    """An item below its least quantity; `missing` fills it up to `most` (to `least` where no most is set)."""

    item_id: int
    unit_id: int
    code: str
    name: str
    spec: str
    unit: str
    quantity: Quantity
    least: Quantity
    most: Quantity
    missing: Quantity
    supplier_id: int | None
    supplier: str


def low_stock(conn: Connection, *, warehouse_id: int | None = None, limit: int = 500) -> list[LowRow]:
    """Active items under their least quantity (row 29): those that are out first, then by how far they fell."""
    quantity = held(item.c.id, warehouse_id)
    columns = [
        item.c.id,
        item_unit.c.id.label("unit_id"),
        *NAMED,
        item.c.unit,
        quantity.label("quantity"),
        item.c.least_quantity,
        item.c.most_quantity,
        item.c.supplier_id,
        partner.c.name.label("supplier"),
    ]
    base_unit = (item_unit.c.item_id == item.c.id) & (item_unit.c.name == item.c.unit)
    joined = item.join(item_unit, base_unit).outerjoin(partner, partner.c.id == item.c.supplier_id)
    out_first = case((quantity <= 0, 0), else_=1)
    statement = (
        select(*columns)
        .select_from(joined)
        .where(item.c.active == 1, item.c.least_quantity > 0, quantity < item.c.least_quantity)
        .order_by(out_first, quantity * 1000 / item.c.least_quantity, item.c.sort_key, item.c.id)
        .limit(limit)
    )
    return [_low(row) for row in conn.execute(statement)]


def _low(row: Any) -> LowRow:
    wanted = max(row.most_quantity, row.least_quantity)
    return LowRow(
        row.id,
        row.unit_id,
        row.code,
        row.name,
        row.spec,
        row.unit,
        Quantity(row.quantity),
        Quantity(row.least_quantity),
        Quantity(row.most_quantity),
        Quantity(max(wanted - row.quantity, 0)),
        row.supplier_id,
        row.supplier or "",
    )
