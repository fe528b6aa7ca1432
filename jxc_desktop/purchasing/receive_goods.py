"""Receiving goods (采购入库): direct or on an order, on account or paid at once."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import insert

from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.ledger import Account, Line, Move, Receipt, Route, cost, credit, debit, post, variance_lines
from jxc_desktop.purchasing.against_order import check_room, matched, tolerated
from jxc_desktop.purchasing.learned_prices import PriceSeen, learn, seen
from jxc_desktop.purchasing.order_state import count_received, open_order
from jxc_desktop.purchasing.prompt_money import pay_at_once
from jxc_desktop.purchasing.received_labels import await_received
from jxc_desktop.purchasing.received_lines import ReceivedLine, Worked, work_out
from jxc_desktop.purchasing.supplier_of import known_supplier
from jxc_desktop.purchasing.tables import receipt_line
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ReceiveGoods:
    """A delivery. `other_cost` stands on the supplier's bill and is shared into the lines' cost.

    `over_percent` lets more come in than was ordered: past the shop's own tolerance it needs APPROVE_OVER_RECEIPT
    (row 2); `day` is the books' day only (rule 2).
    """

    supplier_id: int
    lines: tuple[ReceivedLine, ...]
    order_id: int | None = None
    warehouse_id: int | None = None
    other_cost: Money = ZERO
    delivery_note: str = ""
    paid_from_fund_id: int | None = None
    over_percent: int = 0
    day: date | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class GoodsReceived:
    """The receipt that was posted, its bill, and the prices that are not the last ones or had none before.

    Who may not see cost is told neither the bill nor the prices: an order's may be the ones that stand.
    """

    document_id: int
    number: str
    total: Money | None
    tax: Money | None
    payment_id: int | None
    payment_number: str
    prices: tuple[PriceSeen, ...]


_INSERT = Prepared(insert(receipt_line), [c.name for c in receipt_line.c if c.name != "id"])


@use_case(
    mark("Receive goods"),
    needs=Permission.RECEIVE_GOODS,
    touches={Topic.PURCHASES, Topic.STOCK, Topic.ITEMS, Topic.SUPPLIERS, Topic.BOOKS},
)
def receive_goods(tx: Tx, request: ReceiveGoods) -> GoodsReceived:
    """1405 (+ 2221 of a general taxpayer) / 2202 (TRADE.md row 3, section 6).

    Refused "supplier.unknown", "paper.unknown", "order.*", "receipt.*", "item.unknown", "unit.too_fine", "fund.*",
    "permission.missing" (paying, a new sale price, more than was ordered), "price.*", "draft.*", and as
    `write_document`.
    """
    known_supplier(tx.conn, request.supplier_id)
    day = request.day.isoformat() if request.day else tx.day
    worked = _worked(tx, request, day)
    warehouse = request.warehouse_id or tx.session.warehouse_id
    moves = cost(tx, _wants(worked, warehouse))
    total = Money.total(line.amount for line in worked) + request.other_cost
    made = write_document(
        tx,
        Kind.GOODS_RECEIPT,
        partner_id=request.supplier_id,
        warehouse_id=warehouse,
        answers_id=request.order_id,
        total=total,
        memo=request.delivery_note,
        day=day,
    )
    _write_lines(tx, made.id, worked)
    post(tx, made.id, _journal(request.supplier_id, worked, total, moves), moves, day=day)
    told = tx.may(Permission.SEE_COST)
    prices = seen(worked) if told else ()
    await_received(tx, worked)
    learn(tx, worked, request.supplier_id)
    paid = None
    if request.paid_from_fund_id is not None:
        paid = pay_at_once(tx, made, request.supplier_id, request.paid_from_fund_id)
    discard(tx, request.draft_id, Kind.GOODS_RECEIPT)
    return GoodsReceived(
        made.id,
        made.number,
        total if told else None,
        Money.total(line.tax for line in worked) if told else None,
        paid.id if paid else None,
        paid.number if paid else "",
        prices,
    )


def _worked(tx: Tx, request: ReceiveGoods, day: str) -> list[Worked]:
    lines = list(request.lines)
    prices: list[Price | None] = [None] * len(lines)
    if request.order_id is not None:
        open_order(tx.conn, request.order_id, request.supplier_id)
        lines, prices = matched(tx.conn, request.order_id, lines)
    elif any(line.order_line_id is not None for line in lines):
        lines = [replace(line, order_line_id=None) for line in lines]
    worked = work_out(tx.conn, lines, request.other_cost, day, prices)
    if request.order_id is not None:
        check_room(tx.conn, request.order_id, worked, tolerated(tx, request.over_percent))
    return worked


def _wants(worked: list[Worked], warehouse: int) -> list[Receipt]:
    return [
        Receipt(number, line.unit.item_id, warehouse, Route.PURCHASE, line.base_quantity, line.cost)
        for number, line in enumerate(worked, 1)
    ]


def _journal(supplier_id: int, worked: list[Worked], total: Money, moves: list[Move]) -> list[Line]:
    return [
        debit(Account.INVENTORY, Money.total(line.cost for line in worked)),
        debit(Account.TAX, Money.total(line.tax for line in worked)),
        credit(Account.PAYABLE, total, partner_id=supplier_id),
        *variance_lines(moves),
    ]


def _write_lines(tx: Tx, document_id: int, worked: list[Worked]) -> None:
    rows = [
        {
            "document_id": document_id,
            "line_no": number,
            "item_id": line.unit.item_id,
            "unit_id": line.unit.unit_id,
            "quantity": line.asked.quantity.thousandths,
            "base_quantity": line.base_quantity.thousandths,
            "price_e4": line.price.e4,
            "amount_fen": line.amount.fen,
            "cost_share_fen": line.share.fen,
            "tax_fen": line.tax.fen,
            "cost_fen": line.cost.fen,
            "gift": int(line.asked.gift),
            "made_day": line.asked.made_day.isoformat() if line.asked.made_day else "",
            "expiry_day": line.asked.expiry_day.isoformat() if line.asked.expiry_day else "",
            "order_line_id": line.asked.order_line_id,
        }
        for number, line in enumerate(worked, 1)
    ]
    _INSERT.run_many(tx.conn, rows)
    answered = [(line.asked.order_line_id, line.base_quantity) for line in worked]
    count_received(tx.conn, [(line_id, quantity) for line_id, quantity in answered if line_id is not None])
