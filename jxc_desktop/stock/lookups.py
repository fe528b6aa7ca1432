"""Reads of the stock room: what is on hand by item, and what is running low."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, select, tuple_

from jxc_desktop.catalog.tables import category, item, item_unit
from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.ledger.reading import all_held, held, worth

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class StockRow:
    """One item and what lies of it; `value` and `average` (per base unit) only with the cost permission."""

    item_id: int
    code: str
    name: str
    spec: str
    unit: str
    category: str
    bin: str
    quantity: Quantity
    least: Quantity
    most: Quantity
    retail_price: Price
    value: Money | None
    average: Price | None

    @property
    def key(self) -> Key:
        """Where the next page begins."""
        return self.name, self.item_id


@dataclass(frozen=True, slots=True)
class StockTotals:
    """How many items lie there, and their value at cost where it may be seen."""

    items: int
    value: Money | None


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


def stock_list(
    conn: Connection,
    *,
    warehouse_id: int | None = None,
    search: str = "",
    category_id: int | None = None,
    held_only: bool = False,
    after: Key | None = None,
    limit: int = 100,
    with_cost: bool = False,
) -> list[StockRow]:
    """Items by name with what lies in one warehouse or all; the next page begins `after` the last row's key."""
    quantity = held(item.c.id, warehouse_id)
    columns = [
        item.c.id,
        item.c.code,
        item.c.name,
        item.c.spec,
        item.c.unit,
        category.c.name.label("category"),
        item.c.bin,
        quantity.label("quantity"),
        item.c.least_quantity,
        item.c.most_quantity,
        item.c.retail_price_e4,
        *([worth(item.c.id, warehouse_id).label("value_fen")] if with_cost else []),
    ]
    statement = select(*columns).select_from(item.outerjoin(category, category.c.id == item.c.category_id))
    statement = statement.where((item.c.active == 1) | (quantity != 0))
    for word in fold_for_search(search).split():
        statement = statement.where(item.c.search_key.contains(word, autoescape=True))
    if category_id is not None:
        statement = statement.where(item.c.category_id == category_id)
    if held_only:
        statement = statement.where(quantity != 0)
    if after is not None:
        statement = statement.where(tuple_(item.c.name, item.c.id) > after)
    return [_row(row) for row in conn.execute(statement.order_by(item.c.name, item.c.id).limit(limit))]


def _row(row: Any) -> StockRow:
    value = Money(row.value_fen) if hasattr(row, "value_fen") else None
    quantity = Quantity(row.quantity)
    return StockRow(
        row.id,
        row.code,
        row.name,
        row.spec,
        row.unit,
        row.category or "",
        row.bin,
        quantity,
        Quantity(row.least_quantity),
        Quantity(row.most_quantity),
        Price(row.retail_price_e4),
        value,
        Price.of(value, quantity) if value is not None else None,
    )


def stock_totals(conn: Connection, *, warehouse_id: int | None = None, with_cost: bool = False) -> StockTotals:
    """The foot of the stock list."""
    items, value = all_held(conn, warehouse_id)
    return StockTotals(items, value if with_cost else None)


def low_stock(conn: Connection, *, warehouse_id: int | None = None, limit: int = 500) -> list[LowRow]:
    """Active items under their least quantity (row 29): those that are out first, then by how far they fell."""
    quantity = held(item.c.id, warehouse_id)
    columns = [
        item.c.id,
        item_unit.c.id.label("unit_id"),
        item.c.code,
        item.c.name,
        item.c.spec,
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
        .order_by(out_first, quantity * 1000 / item.c.least_quantity, item.c.name, item.c.id)
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
