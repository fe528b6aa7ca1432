"""Giving goods back to the supplier (采购退货) at the cost they came at."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import insert

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, paper, write_document
from jxc_desktop.documents.settle import open_items, settle
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, IssueAt, Line, Move, Route, cost, credit, debit, post, variance_lines
from jxc_desktop.purchasing.prompt_money import take_back_at_once
from jxc_desktop.purchasing.returnable import Returnable, Worth, returnable_lines
from jxc_desktop.purchasing.tables import return_line
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """So much of one receipt line, in that line's unit or any other of the item (rule 6)."""

    receipt_line_id: int
    quantity: Quantity
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReturnGoods:
    """Goods of one receipt go back: the bill falls, or money comes back into a fund at once."""

    receipt_id: int
    lines: tuple[ReturnedLine, ...]
    refund_to_fund_id: int | None = None
    memo: str = ""
    day: date | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class GoodsReturned:
    """The return that was posted and what the supplier owes for it, which is cost and told to who may see it."""

    document_id: int
    number: str
    total: Money | None
    refund_id: int | None
    refund_number: str


@dataclass(frozen=True, slots=True)
class _Part:
    asked: ReturnedLine
    unit: ItemUnit
    base: Quantity
    worth: Worth


_INSERT = Prepared(insert(return_line), [c.name for c in return_line.c if c.name != "id"])


@use_case(
    mark("Return goods to the supplier"),
    needs=Permission.RETURN_GOODS,
    touches={Topic.PURCHASES, Topic.STOCK, Topic.SUPPLIERS, Topic.BOOKS},
)
def return_goods(tx: Tx, request: ReturnGoods) -> GoodsReturned:
    """2202 / 1405 (+ 2221 red) at the receipt's own cost, what that leaves over on the shelf to 5401 (row 6, rule 1).

    The other cost of the receipt does not come back: its share goes to 5401. Refused "paper.unknown", "return.*",
    "item.unknown", "unit.too_fine", "stock.short", "fund.*", "permission.missing" (money back at once), "draft.*", and
    as `write_document`.
    """
    receipt = _a_receipt(tx, request.receipt_id)
    parts = _parts(tx, request)
    warehouse = receipt.warehouse_id or tx.session.warehouse_id
    moves = cost(tx, [_want(number, part, warehouse) for number, part in enumerate(parts, 1)])
    total = Money.total(part.worth.amount for part in parts)
    made = write_document(
        tx,
        Kind.PURCHASE_RETURN,
        partner_id=receipt.partner_id,
        warehouse_id=warehouse,
        answers_id=receipt.id,
        total=total,
        memo=request.memo,
        day=request.day.isoformat() if request.day else None,
    )
    _write_lines(tx, made.id, parts)
    post(tx, made.id, _journal(made, parts, moves), moves, day=made.business_day)
    refund = _square(tx, made, receipt, request.refund_to_fund_id)
    discard(tx, request.draft_id, Kind.PURCHASE_RETURN)
    told = total if tx.may(Permission.SEE_COST) else None
    return GoodsReturned(made.id, made.number, told, refund.id if refund else None, refund.number if refund else "")


def _a_receipt(tx: Tx, receipt_id: int) -> Paper:
    receipt = paper(tx.conn, receipt_id)
    if receipt.kind is not Kind.GOODS_RECEIPT or receipt.state is not State.POSTED or receipt.total < ZERO:
        raise Refused("return.not_a_receipt", number=receipt.number or str(receipt_id))
    return receipt


def _parts(tx: Tx, request: ReturnGoods) -> list[_Part]:
    if not request.lines:
        raise Refused("return.empty")
    known = returnable_lines(tx.conn, request.receipt_id)
    parts = []
    for asked in request.lines:
        line = known.get(asked.receipt_line_id)
        if line is None:
            raise Refused("return.not_a_receipt", number=str(asked.receipt_line_id))
        part = _part(tx, asked, line)
        known[line.id] = replace(
            line, returned=line.returned + part.base, returned_worth=_sum(line.returned_worth, part.worth)
        )
        parts.append(part)
    return parts


def _part(tx: Tx, asked: ReturnedLine, line: Returnable) -> _Part:
    unit = unit_by_id(tx.conn, asked.unit_id or line.unit_id)
    if unit.item_id != line.item_id or asked.quantity <= NONE:
        raise Refused("return.quantity", item=unit.label)
    base = unit.base_quantity(asked.quantity)
    if base > line.left:
        raise Refused("return.too_much", item=unit.label, left=line.left, unit=unit.base_unit)
    return _Part(asked, unit, base, line.worth_of(base))


def _sum(one: Worth, other: Worth) -> Worth:
    return Worth(one.amount + other.amount, one.tax + other.tax, one.cost + other.cost)


def _want(number: int, part: _Part, warehouse: int) -> IssueAt:
    return IssueAt(
        number, part.unit.item_id, warehouse, Route.PURCHASE_RETURN, part.base, part.worth.cost, part.unit.label
    )


def _journal(made: Paper, parts: list[_Part], moves: list[Move]) -> list[Line]:
    tax = Money.total(part.worth.tax for part in parts)
    worth = Money.total(part.worth.cost for part in parts)
    return [
        debit(Account.PAYABLE, made.total, partner_id=made.partner_id or 0),
        credit(Account.INVENTORY, worth),
        credit(Account.TAX, tax),
        debit(Account.COGS, worth + tax - made.total),
        *variance_lines(moves),
    ]


def _square(tx: Tx, made: Paper, receipt: Paper, fund_id: int | None) -> Paper | None:
    """Money back at once, else the return pays so much of the receipt's bill as is still open."""
    supplier_id = made.partner_id or 0
    if fund_id is not None:
        return take_back_at_once(tx, made, supplier_id, fund_id)
    items = open_items(tx.conn, supplier_id, Account.PAYABLE)
    due = Money.total(item.open for item in items if item.document_id == receipt.id)
    if min(due, made.total) > ZERO:
        settle(tx, supplier_id, Account.PAYABLE, made.id, [(receipt.id, min(due, made.total))])
    return None


def _write_lines(tx: Tx, document_id: int, parts: list[_Part]) -> None:
    rows = [
        {
            "document_id": document_id,
            "line_no": number,
            "item_id": part.unit.item_id,
            "unit_id": part.unit.unit_id,
            "quantity": part.asked.quantity.thousandths,
            "base_quantity": part.base.thousandths,
            "amount_fen": part.worth.amount.fen,
            "tax_fen": part.worth.tax.fen,
            "cost_fen": part.worth.cost.fen,
            "receipt_line_id": part.asked.receipt_line_id,
        }
        for number, part in enumerate(parts, 1)
    ]
    _INSERT.run_many(tx.conn, rows)
