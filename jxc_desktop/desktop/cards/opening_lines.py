"""The lines of an opening and their columns: goods, debts, and sums that lie in funds or accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.kit.table import Column, Emph
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.words import tr


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """So many of a unit and what they cost in all; while no value is typed it follows the purchase price."""

    goods: ItemUnit
    quantity: Quantity
    typed_value: Money | None = None
    held: Quantity = NONE

    @property
    def value(self) -> Money:
        """What they cost in all."""
        return self.goods.purchase_price.times(self.quantity) if self.typed_value is None else self.typed_value

    @property
    def unit_cost(self) -> Price | None:
        """What one costs, None where there is none of it."""
        return Price.of(self.value, self.quantity) if self.quantity else None


@dataclass(frozen=True, slots=True)
class SumLine:
    """A partner, a fund or an account: what stands there now, and what the opening puts there.

    `side` is -1 for accounts that a credit raises; sums are shown the way the account is kept.
    """

    key: int | str
    name: str
    code: str = ""
    now: Money = ZERO
    amount: Money | None = None
    side: int = 1


def goods_columns() -> Sequence[Column]:
    """Over `(number, GoodsLine)` rows."""
    yuan = tr("¥")
    return (
        Column("sign", "", Cell.ORDINAL, width=44, sortable=False, read=_number),
        Column("label", tr("Item"), width=280, stretch=True, sortable=False, read=lambda row: _goods(row).goods.label),
        Column("unit", tr("Unit"), Cell.MUTED, width=70, sortable=False, read=lambda row: _goods(row).goods.unit),
        Column("held", tr("In stock"), Cell.QUANTITY, width=100, sortable=False, read=lambda row: _goods(row).held),
        Column("now", tr("Quantity"), Cell.QUANTITY, width=110, editable=True, sortable=False, read=_quantity_of),
        Column("cost", tr("Cost each"), Cell.PRICE, yuan, 130, sortable=False, read=lambda row: _goods(row).unit_cost),
        Column("value", tr("Value"), Cell.MONEY, yuan, 140, editable=True, sortable=False, read=_value_of),
    )


def sum_columns(name: str, now: str, amount: str) -> Sequence[Column]:
    """Over SumLine rows: who or what, what stands there now, what the opening puts there."""
    yuan = tr("¥")
    return (
        Column("code", tr("Code"), Cell.CODE, width=110, sortable=False),
        Column("name", name, width=280, stretch=True, sortable=False),
        Column("now", now, Cell.MONEY, yuan, 170, sortable=False),
        Column("amount", amount, Cell.MONEY, yuan, 190, editable=True, sortable=False, read=_amount_of),
    )


def _number(row: Any) -> object:
    return row[0]


def _goods(row: Any) -> GoodsLine:
    line: GoodsLine = row[1]
    return line


def _quantity_of(row: Any) -> object:
    return Emph(_goods(row).quantity)


def _value_of(row: Any) -> object:
    return Emph(_goods(row).value)


def _amount_of(row: Any) -> object:
    line: SumLine = row
    return None if line.amount is None else Emph(line.amount)
