"""One item as a list states it, cleaned and parsed."""

from dataclasses import dataclass

from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Pack:
    """A further unit of an item (TRADE.md row 24): `factor` base units make one; a price of None derives from it."""

    unit: str
    factor: Quantity
    barcodes: tuple[str, ...] = ()
    retail_price: Price | None = None
    purchase_price: Price | None = None


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One row of a goods list. Texts are "" and figures None where the list says nothing; a price is never 0.

    `tax_rate` is in hundredths of a percent; prices are for one `unit`, the base unit.
    """

    row_number: int
    name: str
    code: str = ""
    barcodes: tuple[str, ...] = ()
    spec: str = ""
    category: str = ""
    brand: str = ""
    unit: str = ""
    purchase_price: Price | None = None
    retail_price: Price | None = None
    member_price: Price | None = None
    wholesale_price: Price | None = None
    floor_price: Price | None = None
    stock_quantity: Quantity | None = None
    least_quantity: Quantity | None = None
    most_quantity: Quantity | None = None
    shelf_life_days: int | None = None
    plu: str = ""
    weighed: bool = False
    tax_rate: int | None = None
    supplier: str = ""
    note: str = ""
    active: bool = True
    pack: Pack | None = None
