"""A purchase return read for its slip."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from jxc_desktop.catalog.goods_columns import line_columns, with_goods
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import paper
from jxc_desktop.documents.partners import partner_by_id
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.tables import return_line


@dataclass(frozen=True, slots=True)
class BackLine:
    """One line of a return in the unit it went back in; price and amount are None without the cost permission."""

    name: str
    spec: str
    unit: str
    quantity: Quantity
    price: Price | None
    amount: Money | None


@dataclass(frozen=True, slots=True)
class PurchaseReturn:
    """A return with its lines; `receipt` is the number of the receipt it answers."""

    number: str
    business_day: str
    supplier: str
    receipt: str
    memo: str
    lines: tuple[BackLine, ...]


def purchase_return(conn: Connection, return_id: int, *, with_cost: bool = True) -> PurchaseReturn:
    """One return, or the mirror of one in red; Refused "paper.unknown"."""
    head = paper(conn, return_id)
    if head.kind is not Kind.PURCHASE_RETURN or head.partner_id is None or head.answers_id is None:
        raise Refused("paper.unknown", number=head.number)
    columns = [*line_columns(return_line), return_line.c.quantity, *([return_line.c.amount_fen] if with_cost else [])]
    rows = select(*columns).select_from(with_goods(return_line)).where(return_line.c.document_id == head.id)
    return PurchaseReturn(
        head.number,
        head.business_day,
        partner_by_id(conn, head.partner_id).name,
        paper(conn, head.answers_id).number,
        head.memo,
        tuple(_line(row, with_cost) for row in conn.execute(rows.order_by(return_line.c.line_no))),
    )


def _line(row: Any, with_cost: bool) -> BackLine:
    quantity = Quantity(row.quantity)
    amount = Money(row.amount_fen) if with_cost else None
    price = Price.of(amount, quantity) if amount is not None else None
    return BackLine(row.name, row.spec, row.unit, quantity, price, amount)
