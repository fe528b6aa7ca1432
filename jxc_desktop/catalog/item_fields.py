"""What an item's card says, as it is handed in; and the checks every item goes through."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jxc_desktop.catalog.barcode import trimmed, without_hyphens
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean

NO_PRICE = Price(0)
ONE = Quantity.of(1)
MOST_CODE = 32
MOST_UNITS = 10
MOST_BARCODES = 30
_MOST_SHELF_DAYS = 36_500


class BarcodeSource(StrEnum):
    """Who gave a code (row 25): 厂码, 店内码, 供应商码."""

    MAKER = "maker"
    INSTORE = "instore"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class NewBarcode:
    """One code of an item in one of its units."""

    code: str
    source: BarcodeSource = BarcodeSource.MAKER


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A further unit: `factor` base units make one. A price of 0 derives from the factor (rule 6)."""

    name: str
    factor: Quantity
    barcodes: tuple[NewBarcode, ...] = ()
    retail_price: Price = NO_PRICE
    member_price: Price = NO_PRICE
    wholesale_price: Price = NO_PRICE
    purchase_price: Price = NO_PRICE


@dataclass(frozen=True, slots=True)
class NewItem:
    """A whole card. `code` "" takes the next number; `instore_code` gives the base unit a code of the shop's own;
    `allow_shared` lets a barcode stand on several goods (一码多品, rule 16)."""

    name: str
    code: str = ""
    unit: str = "个"
    barcodes: tuple[NewBarcode, ...] = ()
    spec: str = ""
    brand: str = ""
    category_id: int | None = None
    tax_code: str = ""
    purchase_price: Price = NO_PRICE
    retail_price: Price = NO_PRICE
    member_price: Price = NO_PRICE
    wholesale_price: Price = NO_PRICE
    floor_price: Price = NO_PRICE
    least_quantity: Quantity = NONE
    most_quantity: Quantity = NONE
    weighed: bool = False
    plu: str = ""
    batched: bool = False
    shelf_life_days: int = 0
    bin: str = ""
    note: str = ""
    supplier_id: int | None = None
    units: tuple[NewUnit, ...] = ()
    instore_code: bool = False
    allow_shared: bool = False

    @property
    def label(self) -> str:
        """How refusals name it: name and 规格."""
        return f"{self.name} {self.spec}".strip()

    def all_barcodes(self) -> Iterator[NewBarcode]:
        """The codes of every unit."""
        yield from self.barcodes
        for unit in self.units:
            yield from unit.barcodes


def tidied(new: NewItem) -> NewItem:
    """The card with its texts cleaned and codes trimmed, checked by itself.

    Refused "item.name_missing", "item.code_wrong", "barcode.wrong", "barcode.twice", "unit.twice", "unit.name_missing",
    "unit.factor_wrong", "item.too_many_units", "item.too_many_barcodes", "price.negative", "item.limits_crossed",
    "item.plu_wrong", "item.shelf_life_wrong", "text.too_long".
    """
    name, unit = clean(new.name, most=100), clean(new.unit, most=10) or "个"
    if not name:
        raise Refused("item.name_missing")
    code = trimmed(new.code)
    if code and not _is_code(code):
        raise Refused("item.code_wrong", code=code[:40], most=MOST_CODE)
    tidy = dataclasses.replace(
        new,
        name=name,
        code=code,
        unit=unit,
        spec=clean(new.spec, most=60) if new.spec else "",
        brand=clean(new.brand, most=40) if new.brand else "",
        plu=trimmed(new.plu),
        barcodes=_tidied_codes(new.barcodes),
        units=tuple([_tidied_unit(one) for one in new.units]),
    )
    _check_codes(tidy)
    _check_units(tidy)
    _check_figures(tidy)
    return tidy


def _tidied_unit(unit: NewUnit) -> NewUnit:
    name = clean(unit.name, most=10)
    if not name:
        raise Refused("unit.name_missing")
    return dataclasses.replace(unit, name=name, barcodes=_tidied_codes(unit.barcodes))


def _tidied_codes(barcodes: tuple[NewBarcode, ...]) -> tuple[NewBarcode, ...]:
    return tuple([NewBarcode(checked_barcode(one.code), one.source) for one in barcodes if trimmed(one.code)])


def checked_barcode(code: str) -> str:
    """A barcode as stored: 1 to 32 visible ASCII signs, any check digit; Refused "barcode.wrong"."""
    plain = without_hyphens(trimmed(code))
    if not _is_code(plain) or not plain.isascii() or " " in plain or "*" in plain:
        raise Refused("barcode.wrong", code=code[:40], most=MOST_CODE)
    return plain


def _is_code(code: str) -> bool:
    return 0 < len(code) <= MOST_CODE and code.isprintable()


def _check_codes(new: NewItem) -> None:
    codes = [one.code for one in new.all_barcodes()]
    if len(codes) > MOST_BARCODES:
        raise Refused("item.too_many_barcodes", item=new.label, most=MOST_BARCODES)
    for code in codes:
        if codes.count(code) > 1:
            raise Refused("barcode.twice", code=code, item=new.label)


def _check_units(new: NewItem) -> None:
    if len(new.units) > MOST_UNITS:
        raise Refused("item.too_many_units", item=new.label, most=MOST_UNITS)
    names = [new.unit, *[unit.name for unit in new.units]]
    for unit in new.units:
        if names.count(unit.name) > 1:
            raise Refused("unit.twice", unit=unit.name, item=new.label)
        if unit.factor <= NONE:
            raise Refused("unit.factor_wrong", unit=unit.name, item=new.label)


def _check_figures(new: NewItem) -> None:
    prices = [new.purchase_price, new.retail_price, new.member_price, new.wholesale_price, new.floor_price]
    for unit in new.units:
        prices += [unit.retail_price, unit.member_price, unit.wholesale_price, unit.purchase_price]
    if any(price.e4 < 0 for price in prices):
        raise Refused("price.negative", item=new.label)
    if new.least_quantity < NONE or NONE < new.most_quantity < new.least_quantity or new.most_quantity < NONE:
        raise Refused("item.limits_crossed", item=new.label)
    if new.plu and not (new.plu.isascii() and new.plu.isdigit() and len(new.plu) <= 7):
        raise Refused("item.plu_wrong", plu=new.plu[:40], item=new.label)
    if not 0 <= new.shelf_life_days <= _MOST_SHELF_DAYS:
        raise Refused("item.shelf_life_wrong", item=new.label)
