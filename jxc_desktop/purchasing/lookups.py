"""Reads of purchasing: receipts and returns in lists, a receipt with what can go back, last prices."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from jxc_desktop.catalog.goods_columns import line_columns, with_goods
from jxc_desktop.catalog.tables import item_unit
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import paper
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.receive_goods import ReceiveGoods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.returnable import returnable_lines
from jxc_desktop.purchasing.tables import receipt_line


@dataclass(frozen=True, slots=True)
class ReceiptHead:
    """One receipt (or return) in a list; `total` is the gross bill, None without the cost permission."""

    document_id: int
    number: str
    state: State
    supplier_id: int
    supplier: str
    business_day: str
    total: Money | None
    memo: str
    is_mirror: bool
    answers_id: int | None


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of a receipt; `returned` and `returnable` in the line's own unit."""

    id: int
    line_no: int
    item_id: int
    unit_id: int
    code: str
    name: str
    spec: str
    unit: str
    factor: Quantity
    quantity: Quantity
    price: Price | None
    amount: Money | None
    cost: Money | None
    gift: bool
    returned: Quantity
    returnable: Quantity
    expiry_day: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt with its lines."""

    head: ReceiptHead
    lines: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class LastPrice:
    """What an item last cost, per which unit, when and from whom."""

    price: Price
    unit: str
    unit_id: int
    business_day: str
    number: str
    supplier: str


def receipts(
    conn: Connection,
    *,
    supplier_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
    before_id: int | None = None,
    limit: int = 100,
    with_cost: bool = True,
) -> list[ReceiptHead]:
    """Goods receipts and their mirrors, newest first; the next page begins `before_id` of the last one."""
    statement = _narrowed(_heads(Kind.GOODS_RECEIPT, with_cost), supplier_id, first, last, before_id)
    return [_head(row) for row in conn.execute(statement.limit(limit))]


def receipt(conn: Connection, receipt_id: int, *, with_cost: bool = True) -> Receipt:
    """One receipt and what of it can still go back; Refused "paper.unknown"."""
    row = conn.execute(_heads(Kind.GOODS_RECEIPT, with_cost).where(document.c.id == receipt_id)).first()
    if row is None:
        raise Refused("paper.unknown", number=str(receipt_id))
    back = {line.id: line.returned for line in returnable_lines(conn, receipt_id).values()}
    lines = conn.execute(_lines(receipt_id, with_cost))
    return Receipt(_head(row), tuple(_line(each, back[each.id]) for each in lines))


def last_price(conn: Connection, item_id: int, supplier_id: int | None = None) -> LastPrice | None:
    """The price on the newest unreversed receipt of an item, of one supplier or of any; gifts do not count."""
    statement = (
        select(
            receipt_line.c.price_e4,
            item_unit.c.name,
            item_unit.c.id,
            document.c.business_day,
            document.c.number,
            partner.c.name.label("supplier"),
        )
        .select_from(
            receipt_line.join(document, document.c.id == receipt_line.c.document_id)
            .join(item_unit, item_unit.c.id == receipt_line.c.unit_id)
            .join(partner, partner.c.id == document.c.partner_id)
        )
        .where(receipt_line.c.item_id == item_id, receipt_line.c.gift == 0)
        .where(document.c.state == str(State.POSTED), document.c.reverses_id.is_(None))
        .order_by(receipt_line.c.id.desc())
        .limit(1)
    )
    if supplier_id is not None:
        statement = statement.where(document.c.partner_id == supplier_id)
    row = conn.execute(statement).first()
    return LastPrice(Price(row[0]), row[1], row[2], row[3], row[4], row[5]) if row else None


def copy_of_receipt(conn: Connection, receipt_id: int) -> ReceiveGoods:
    """A receipt as a request again, to be corrected after its reversal (rule 4); Refused "paper.unknown"."""
    old = paper(conn, receipt_id)
    if old.kind is not Kind.GOODS_RECEIPT or old.partner_id is None:
        raise Refused("paper.unknown", number=old.number)
    rows = conn.execute(
        select(receipt_line).where(receipt_line.c.document_id == old.id).order_by(receipt_line.c.line_no)
    ).all()
    return ReceiveGoods(
        old.partner_id,
        tuple(_asked_again(row) for row in rows),
        order_id=old.answers_id,
        warehouse_id=old.warehouse_id,
        other_cost=Money(sum(row.cost_share_fen for row in rows)),
        delivery_note=old.memo,
    )


def _asked_again(row: Any) -> ReceivedLine:
    exact = Price(row.price_e4).times(Quantity(row.quantity)) == Money(row.amount_fen)
    return ReceivedLine(
        row.unit_id,
        Quantity(row.quantity),
        price=Price(row.price_e4) if exact and not row.gift else None,
        amount=None if exact or row.gift else Money(row.amount_fen),
        gift=bool(row.gift),
        expiry_day=date.fromisoformat(row.expiry_day) if row.expiry_day else None,
        order_line_id=row.order_line_id,
        made_day=date.fromisoformat(row.made_day) if row.made_day else None,
    )


def _heads(kind: Kind, with_cost: bool) -> Select[Any]:
    columns = [
        document.c.id,
        document.c.number,
        document.c.state,
        document.c.partner_id,
        document.c.business_day,
        document.c.memo,
        document.c.reverses_id,
        document.c.answers_id,
        partner.c.name.label("supplier"),
        *([document.c.total_fen] if with_cost else []),
    ]
    joined = document.join(partner, partner.c.id == document.c.partner_id)
    return select(*columns).select_from(joined).where(document.c.kind == str(kind))


def _narrowed(
    statement: Select[Any], supplier_id: int | None, first: date | None, last: date | None, before_id: int | None
) -> Select[Any]:
    if supplier_id is not None:
        statement = statement.where(document.c.partner_id == supplier_id)
    if first is not None:
        statement = statement.where(document.c.business_day >= first.isoformat())
    if last is not None:
        statement = statement.where(document.c.business_day <= last.isoformat())
    if before_id is not None:
        statement = statement.where(document.c.id < before_id)
    return statement.order_by(document.c.id.desc())


def _head(row: Any) -> ReceiptHead:
    return ReceiptHead(
        row.id,
        row.number or "",
        State(row.state),
        row.partner_id,
        row.supplier,
        row.business_day,
        Money(row.total_fen) if hasattr(row, "total_fen") else None,
        row.memo,
        row.reverses_id is not None,
        row.answers_id,
    )


def _lines(receipt_id: int, with_cost: bool) -> Select[Any]:
    columns = [
        *line_columns(receipt_line),
        item_unit.c.factor,
        receipt_line.c.quantity,
        receipt_line.c.base_quantity,
        receipt_line.c.gift,
        receipt_line.c.expiry_day,
    ]
    if with_cost:
        columns += [receipt_line.c.price_e4, receipt_line.c.amount_fen, receipt_line.c.cost_fen]
    mine = receipt_line.c.document_id == receipt_id
    return select(*columns).select_from(with_goods(receipt_line)).where(mine).order_by(receipt_line.c.line_no)


def _line(row: Any, returned: Quantity) -> ReceiptLine:
    def in_unit(base: int) -> Quantity:
        return Quantity(div_half_up(base * 1000, row.factor))

    costed = hasattr(row, "cost_fen")
    return ReceiptLine(
        row.id,
        row.line_no,
        row.item_id,
        row.unit_id,
        row.code,
        row.name,
        row.spec,
        row.unit,
        Quantity(row.factor),
        Quantity(row.quantity),
        Price(row.price_e4) if costed else None,
        Money(row.amount_fen) if costed else None,
        Money(row.cost_fen) if costed else None,
        bool(row.gift),
        in_unit(returned.thousandths),
        in_unit(row.base_quantity - returned.thousandths),
        row.expiry_day,
    )
