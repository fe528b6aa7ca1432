"""From a scanned or typed code to the item, its unit and its prices: the till's one look-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, select

from jxc_desktop.catalog.barcode import spellings, trimmed
from jxc_desktop.catalog.goods_columns import NAMED
from jxc_desktop.catalog.tables import item, item_barcode, item_unit
from jxc_desktop.documents.tables import warehouse
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger.reading import last_retail
from jxc_desktop.storage.prepared import Prepared, PreparedIn


@dataclass(frozen=True, slots=True)
class ItemUnit:
    """An item in one of its units, with that unit's prices (a price left empty derives from the factor, rule 6).

    `factor` is how much of the base unit one of this unit is; a price of 0 means none is set.
    """

    item_id: int
    unit_id: int
    code: str
    name: str
    spec: str
    unit: str
    base_unit: str
    factor: Quantity
    retail_price: Price
    member_price: Price
    wholesale_price: Price
    floor_price: Price
    purchase_price: Price
    category_id: int | None
    supplier_id: int | None
    tax_code: str
    weighed: bool
    active: bool
    shelf_life_days: int
    barcode: str = ""

    def base_quantity(self, quantity: Quantity) -> Quantity:
        """So many of this unit in the base unit; Refused "unit.too_fine" where it is not whole thousandths."""
        factor = self.factor.thousandths
        if factor == 1000:
            return quantity
        exact, rest = divmod(quantity.thousandths * factor, 1000)
        if rest:
            raise Refused("unit.too_fine", unit=self.unit, base=self.base_unit)
        return Quantity(exact)

    @property
    def label(self) -> str:
        """How refusals and lists name it: name and 规格."""
        return f"{self.name} {self.spec}".strip()


_COLUMNS = (
    item.c.id,
    item_unit.c.id,
    *NAMED,
    item_unit.c.name,
    item.c.unit,
    item_unit.c.factor,
    item_unit.c.retail_price_e4,
    item_unit.c.member_price_e4,
    item_unit.c.wholesale_price_e4,
    item_unit.c.purchase_price_e4,
    item.c.retail_price_e4,
    item.c.member_price_e4,
    item.c.wholesale_price_e4,
    item.c.purchase_price_e4,
    item.c.floor_price_e4,
    item.c.category_id,
    item.c.supplier_id,
    item.c.tax_code,
    item.c.weighed,
    item.c.active,
    item.c.shelf_life_days,
)
_UNIT_OF = item.join(item_unit, item_unit.c.item_id == item.c.id)
_BY_BARCODE = Prepared(
    select(*_COLUMNS)
    .select_from(
        item_barcode.join(item, item.c.id == item_barcode.c.item_id).join(
            item_unit, item_unit.c.id == item_barcode.c.unit_id
        )
    )
    .where(item_barcode.c.code == bindparam("code"), item.c.active == 1)
    .order_by(item.c.id)
)
_WAREHOUSES = Prepared(select(warehouse.c.id))
_BASE = item_unit.c.name == item.c.unit
_BY_PLU = Prepared(
    select(*_COLUMNS)
    .select_from(_UNIT_OF)
    .where(item.c.plu == bindparam("plu"), item.c.weighed == 1, _BASE, item.c.active == 1)
    .order_by(item.c.last_sold_at.desc(), item.c.id)
)
_BY_CODE = Prepared(
    select(*_COLUMNS).select_from(_UNIT_OF).where(item.c.code == bindparam("code"), _BASE, item.c.active == 1)
)
_BY_ITEM = Prepared(select(*_COLUMNS).select_from(_UNIT_OF).where(item.c.id == bindparam("id"), _BASE))
_BY_UNIT = Prepared(select(*_COLUMNS).select_from(_UNIT_OF).where(item_unit.c.id == bindparam("id")))
_BY_UNITS = PreparedIn(lambda ids: select(*_COLUMNS).select_from(_UNIT_OF).where(item_unit.c.id.in_(ids)))


def find(conn: Connection, code: str) -> list[ItemUnit]:
    """The items a code stands for: none, one, or several to choose from, last sold first (rule 16).

    A UPC-A of 12 digits and its EAN-13 with a leading zero are the same code (row 73).
    """
    for tried in spellings(code):
        if rows := _BY_BARCODE.all(conn, code=tried):
            found = [_item_unit(row, tried) for row in rows]
            return found if len(found) == 1 else _last_sold_first(conn, found)
    return [_item_unit(row) for row in _BY_CODE.all(conn, code=trimmed(code))]


def _last_sold_first(conn: Connection, found: list[ItemUnit]) -> list[ItemUnit]:
    """By the stock book, to the sale: `item.last_sold_at` knows only the day."""
    places = [row[0] for row in _WAREHOUSES.all(conn)]
    last = {each.item_id: max(last_retail(conn, each.item_id, place) for place in places) for each in found}
    return sorted(found, key=lambda each: -last[each.item_id])


def weighed_item(conn: Connection, plu: str) -> ItemUnit | None:
    """The weighed item a scale's label means: by its PLU as printed, without leading zeros, or by its code."""
    short = plu.lstrip("0") or plu
    for tried in dict.fromkeys((plu, short)):
        if row := _BY_PLU.first(conn, plu=tried):
            return _item_unit(row)
    coded = (_BY_CODE.first(conn, code=tried) for tried in dict.fromkeys((plu, short)))
    found = next((_item_unit(row) for row in coded if row), None)
    return found if found and found.weighed else None


def item_by_id(conn: Connection, item_id: int) -> ItemUnit:
    """An item in its base unit; Refused "item.unknown"."""
    return _only(_BY_ITEM.first(conn, id=item_id), item_id)


def unit_by_id(conn: Connection, unit_id: int) -> ItemUnit:
    """An item in one of its units; Refused "item.unknown"."""
    return _only(_BY_UNIT.first(conn, id=unit_id), unit_id)


def units_by_id(conn: Connection, unit_ids: Iterable[int]) -> dict[int, ItemUnit]:
    """Several at once, by unit id; Refused "item.unknown" for the first that is not there."""
    sought = list(dict.fromkeys(unit_ids))
    found = {row[1]: _item_unit(row) for row in _BY_UNITS.all(conn, sought)}
    for unit_id in sought:
        if unit_id not in found:
            raise Refused("item.unknown", code=unit_id)
    return found


def _only(row: Any, sought: int) -> ItemUnit:
    if row is None:
        raise Refused("item.unknown", code=sought)
    return _item_unit(row)


@lru_cache(maxsize=4096)
def _item_unit(row: Any, barcode: str = "") -> ItemUnit:
    """The same row is the same unit: what was scanned is looked up again when it is paid."""
    identity, unit_id, code, name, spec, unit, base_unit, factor = row[:8]
    prices = [_price(own, base, factor) for own, base in zip(row[8:12], row[12:16], strict=True)]
    floor, category, supplier, tax_code, weighed, active, shelf_life = row[16:]
    return ItemUnit(
        identity,
        unit_id,
        code,
        name,
        spec,
        unit,
        base_unit,
        Quantity(factor),
        prices[0],
        prices[1],
        prices[2],
        _price(0, floor, factor),
        prices[3],
        category,
        supplier,
        tax_code,
        bool(weighed),
        bool(active),
        shelf_life,
        barcode,
    )


def _price(own_e4: int, base_e4: int, factor: int) -> Price:
    if own_e4 or factor == 1000:
        return Price(own_e4 or base_e4)
    return Price(div_half_up(base_e4 * factor, 1000))
