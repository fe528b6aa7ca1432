"""Reads of the catalog: an item's whole card, categories, tax rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from jxc_desktop.catalog.item_fields import NO_PRICE, BarcodeSource
from jxc_desktop.catalog.tables import category, item, item_barcode, item_unit, tax_rate
from jxc_desktop.documents.pinyin_keys import by_pinyin
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.prepared import PreparedIn


@dataclass(frozen=True, slots=True)
class BarcodeCard:
    """One code and who gave it."""

    code: str
    source: BarcodeSource


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A unit as it is kept: prices of 0 derive from the factor; the base unit's stand on the item."""

    unit_id: int
    name: str
    factor: Quantity
    barcodes: tuple[BarcodeCard, ...]
    retail_price: Price
    member_price: Price
    wholesale_price: Price
    purchase_price: Price
    active: bool


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item's whole card; `units` begins with the base unit."""

    item_id: int
    code: str
    name: str
    spec: str
    brand: str
    category_id: int | None
    category: str
    tax_code: str
    unit: str
    purchase_price: Price
    retail_price: Price
    member_price: Price
    wholesale_price: Price
    floor_price: Price
    least_quantity: Quantity
    most_quantity: Quantity
    weighed: bool
    plu: str
    batched: bool
    shelf_life_days: int
    bin: str
    note: str
    pinyin: str
    supplier_id: int | None
    active: bool
    last_sold_at: str
    created_at: str
    changed_at: str
    units: tuple[UnitCard, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A category of goods."""

    id: int
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A rate as it stands on one day, and since which day it has."""

    code: str
    name: str
    basis_points: int
    valid_from: str


_COST = ("purchase_price_e4",)
# The last row of a key wins in a dict: the oldest code of a unit is the one its maker prints on it.
_OLDEST_LAST = item_barcode.c.id.desc()
_UNIT_CODES = PreparedIn(
    lambda ids: (
        select(item_barcode.c.unit_id, item_barcode.c.code)
        .where(item_barcode.c.unit_id.in_(ids))
        .order_by(_OLDEST_LAST)
    )
)
_BASE_CODES = PreparedIn(
    lambda ids: (
        select(item.c.id, item_barcode.c.code)
        .select_from(
            item.join(item_unit, (item_unit.c.item_id == item.c.id) & (item_unit.c.name == item.c.unit)).join(
                item_barcode, item_barcode.c.unit_id == item_unit.c.id
            )
        )
        .where(item.c.id.in_(ids))
        .order_by(_OLDEST_LAST)
    )
)


def item_card(conn: Connection, item_id: int, *, with_cost: bool) -> ItemCard:
    """The whole card; without `with_cost` the purchase prices are not even read (row 89). Refused "item.unknown"."""
    columns = [c for c in item.c if c.name != "search_key" and (with_cost or c.name not in _COST)]
    joined = item.outerjoin(category, category.c.id == item.c.category_id)
    statement = select(*columns, category.c.name.label("category")).select_from(joined).where(item.c.id == item_id)
    found = conn.execute(statement).mappings().first()
    if found is None:
        raise Refused("item.unknown", code=item_id)
    units = _units(conn, item_id, with_cost)
    row = dict(found)
    units.sort(key=lambda unit: (unit.name != row["unit"], unit.factor, unit.unit_id))
    return ItemCard(
        item_id=row["id"],
        category=row["category"] or "",
        least_quantity=Quantity(row["least_quantity"]),
        most_quantity=Quantity(row["most_quantity"]),
        weighed=bool(row["weighed"]),
        batched=bool(row["batched"]),
        active=bool(row["active"]),
        floor_price=Price(row["floor_price_e4"]),
        units=tuple(units),
        **_prices(row),
        **{name: row[name] for name in _AS_THEY_ARE},
    )


_AS_THEY_ARE = (
    "code", "name", "spec", "brand", "category_id", "tax_code", "unit", "plu", "shelf_life_days", "bin", "note",
    "pinyin", "supplier_id", "last_sold_at", "created_at", "changed_at",
)  # fmt: skip


def _prices(row: dict[str, Any]) -> dict[str, Any]:
    kinds = ("purchase_price", "retail_price", "member_price", "wholesale_price")
    return {kind: Price(row[f"{kind}_e4"]) if f"{kind}_e4" in row else NO_PRICE for kind in kinds}


def _units(conn: Connection, item_id: int, with_cost: bool) -> list[UnitCard]:
    columns = [c for c in item_unit.c if with_cost or c.name not in _COST]
    codes: dict[int, list[BarcodeCard]] = {}
    barcodes = select(item_barcode.c.unit_id, item_barcode.c.code, item_barcode.c.source)
    for unit_id, code, source in conn.execute(
        barcodes.where(item_barcode.c.item_id == item_id).order_by(item_barcode.c.id)
    ):
        codes.setdefault(unit_id, []).append(BarcodeCard(code, BarcodeSource(source)))
    rows = conn.execute(select(*columns).where(item_unit.c.item_id == item_id)).mappings()
    return [
        UnitCard(
            unit_id=row["id"],
            name=row["name"],
            factor=Quantity(row["factor"]),
            barcodes=tuple(codes.get(row["id"], ())),
            active=bool(row["active"]),
            **_prices(dict(row)),
        )
        for row in rows
    ]


def unit_codes(conn: Connection, unit_ids: Sequence[int]) -> dict[int, str]:
    """The first barcode of each of these units; units without one are left out."""
    return dict(tuple(row) for row in _UNIT_CODES.all(conn, unit_ids))


def base_codes(conn: Connection, item_ids: Sequence[int]) -> dict[int, str]:
    """The first barcode of each of these items' base units; items without one are left out."""
    return dict(tuple(row) for row in _BASE_CODES.all(conn, item_ids))


def categories(conn: Connection, *, active_only: bool = True) -> tuple[Category, ...]:
    """The categories by name as it is read: those in use, or all."""
    rows = conn.execute(select(category.c.id, category.c.name, category.c.active))
    found = [Category(own_id, name, bool(active)) for own_id, name, active in rows if active or not active_only]
    return tuple(sorted(found, key=lambda one: by_pinyin(one.name)))


def tax_rates(conn: Connection, day: date) -> tuple[TaxRate, ...]:
    """The rates as they stand on a day (rule 14), each code once."""
    standing = {rate.code: rate for rate in dated_rates(conn) if rate.valid_from <= day.isoformat()}
    return tuple(sorted(standing.values(), key=lambda rate: (-rate.basis_points, rate.code)))


def dated_rates(conn: Connection) -> tuple[TaxRate, ...]:
    """Every rate with every day it changes on, what has been and what will be, the oldest first."""
    columns = (tax_rate.c.code, tax_rate.c.name, tax_rate.c.basis_points, tax_rate.c.valid_from)
    rows = conn.execute(select(*columns).order_by(tax_rate.c.valid_from, tax_rate.c.code))
    return tuple([TaxRate(*row) for row in rows])
