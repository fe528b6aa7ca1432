"""From one scan to the goods it means, how much of them, and the amount a scale's label fixed."""

from dataclasses import dataclass

from sqlalchemy import Connection

from jxc_desktop.catalog.find import ItemUnit, find, weighed_item
from jxc_desktop.catalog.scale_code import ScaleCode, read_scale_code, scale_formats
from jxc_desktop.catalog.scan import Scan, ScanKind, read_scan
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up

ONE = Quantity.of(1)
_MOST_LABEL = Money(99_999_999)
_GRAMS = {"克": 1, "g": 1, "两": 50, "斤": 500, "市斤": 500, "公斤": 1000, "千克": 1000, "kg": 1000}


@dataclass(frozen=True, slots=True)
class ScannedItem:
    """`quantity` counts in the item's unit as scanned; `amount` is set where a label fixed it."""

    item: ItemUnit
    quantity: Quantity
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan and the items it may mean: one, or several to choose from, last sold first (rule 16)."""

    scan: Scan
    items: tuple[ScannedItem, ...] = ()


def scanned(conn: Connection, text: str) -> Scanned:
    """Read a scan and look it up; never an item that was not meant (row 72).

    Only kind CODE has items. Refused as `read_scan`, "scan.unknown", "scan.glued" (two scans run together; the parts
    are in `read_scan(text).parts`), "scale.amount_zero", "scale.amount_too_big", "scale.no_price", "scale.unit".
    """
    formats = scale_formats(conn)
    scan = read_scan(text, formats)
    if scan.kind is not ScanKind.CODE:
        return Scanned(scan)
    label = read_scale_code(scan.code, formats)
    goods = weighed_item(conn, label.plu) if label else None
    if label and goods:
        return Scanned(scan, (_weighed(goods, label, scan.quantity),))
    quantity = scan.quantity or ONE
    items = find(conn, scan.code)
    if not items:
        _refuse_unknown(scan)
    if scan.weight_g is not None and len(items) == 1 and items[0].weighed:
        return Scanned(scan, (ScannedItem(items[0], _weight(items[0], scan.weight_g)),))
    return Scanned(scan, tuple([ScannedItem(found, quantity) for found in items]))


def _refuse_unknown(scan: Scan) -> None:
    if scan.parts:
        raise Refused("scan.glued", code=scan.code, first=scan.parts[0], second=scan.parts[1])
    raise Refused("scan.unknown", code=scan.code)


def _weighed(goods: ItemUnit, label: ScaleCode, times: Quantity | None) -> ScannedItem:
    """The label's amount wins, and the quantity is the weight or amount / price to 3 places; with the weight alone
    the amount is weight x price, half-up. 3.50 yuan of goods at 4.00 a kg is 0.875 kg."""
    if times and times != ONE:
        raise Refused("scale.once", item=goods.label)
    quantity = None if label.weight_g is None else _weight(goods, label.weight_g)
    if not goods.retail_price and (quantity is None or label.amount is None):
        raise Refused("scale.no_price", item=goods.label)
    amount = label.amount
    if amount is None:
        amount = goods.retail_price.times(quantity or ONE)
    elif quantity is None:
        quantity = Quantity(div_half_up(amount.fen * 100 * 1000, goods.retail_price.e4))
    if not amount or not quantity:
        raise Refused("scale.amount_zero", item=goods.label)
    if amount > _MOST_LABEL:
        raise Refused("scale.amount_too_big", item=goods.label, amount=amount)
    return ScannedItem(goods, quantity, amount)


def _weight(goods: ItemUnit, grams: int) -> Quantity:
    return Quantity(div_half_up(grams * 1000, grams_of(goods.base_unit, goods.label)))


def grams_of(unit: str, item: str) -> int:
    """What one of a weight unit weighs; Refused "scale.unit" for a unit that is no weight."""
    grams = _GRAMS.get(unit.strip().lower())
    if grams is None:
        raise Refused("scale.unit", item=item, unit=unit)
    return grams
