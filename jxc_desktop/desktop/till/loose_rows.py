"""What comes back without a receipt, line by line: pure values, as the sheet's table shows and edits them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.kit.table import Column, Emph
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.sales.refund import LooseLine
from jxc_desktop.words import tr


@dataclass(frozen=True, slots=True)
class LooseRow:
    """So much of one unit at a price: today's, or less."""

    goods: ItemUnit
    quantity: Quantity
    price: Price

    @property
    def name(self) -> str:
        """The goods."""
        return self.goods.label

    @property
    def unit(self) -> str:
        """What the quantity counts."""
        return self.goods.unit

    @property
    def today(self) -> Price:
        """What it sells at now."""
        return self.goods.retail_price

    @property
    def money(self) -> Money:
        """What is paid back for it."""
        return self.price.times(self.quantity)

    @property
    def amount(self) -> Emph:
        """The same, as it stands in the table."""
        return Emph(self.money)

    @property
    def line(self) -> LooseLine:
        """As the shop is asked for it."""
        return LooseLine(self.goods.unit_id, self.quantity, self.price)

    def may_cost(self, price: Price) -> bool:
        """Whether it may go back at this price: never above today's, where it has one."""
        return price.e4 >= 0 and (price <= self.today or not self.today)


def with_one_more(rows: Sequence[LooseRow], goods: ItemUnit, quantity: Quantity) -> tuple[list[LooseRow], int]:
    """The rows with goods added, and which row it was: the same goods count up, what is weighed stands by itself."""
    made = list(rows)
    for number, row in enumerate(made):
        if row.goods.unit_id == goods.unit_id and not goods.weighed:
            made[number] = replace(row, quantity=row.quantity + quantity)
            return made, number
    made.append(LooseRow(goods, quantity, goods.retail_price))
    return made, len(made) - 1


def loose_columns() -> list[Column]:
    """Price and quantity are typed over."""
    yuan = tr("¥")
    return [
        Column("name", tr("Item"), width=220, stretch=True, sortable=False),
        Column("unit", tr("Unit"), Cell.MUTED, width=56, sortable=False),
        Column("today", tr("Sells at"), Cell.PRICE, yuan, 100, sortable=False),
        Column("price", tr("Goes back at"), Cell.PRICE, yuan, 120, editable=True, sortable=False),
        Column("quantity", tr("Comes back"), Cell.QUANTITY, width=100, editable=True, sortable=False),
        Column("amount", tr("Amount"), Cell.MONEY, yuan, 110, sortable=False),
    ]
