"""The rows a sale, a return or a mirror leaves in this room, and the sums kept beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import bindparam, insert, update

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Account, Line, Move, Route, credit, debit, variance_lines
from jxc_desktop.sales.bill import Reckoned
from jxc_desktop.sales.tables import sale_header, sale_line, sales_day, sales_month, tender
from jxc_desktop.storage.prepared import AddTo, Prepared
from jxc_desktop.usecase import Tx

_LINES = Prepared(insert(sale_line), [c.name for c in sale_line.c if c.name != "id"])
_HEADER = Prepared(insert(sale_header), [c.name for c in sale_header.c])
_TENDERS = Prepared(insert(tender), [c.name for c in tender.c if c.name != "id"])
_MONTH = AddTo(
    sales_month,
    ["item_id", "month"],
    sums=[c.name for c in sales_month.c if c.name not in ("item_id", "month")],
)
_DAY = AddTo(sales_day, ["day", "hour"], sums=["receipts", "amount_fen", "tax_fen", "cost_fen"])
_SOLD = Prepared(
    update(item).where(item.c.id == bindparam("sold_item"), item.c.last_sold_at < bindparam("today")), ["last_sold_at"]
)


class LineRow(NamedTuple):
    """One line as stored: everything of a return or a mirror is negative, so that sums are the net."""

    item_id: int
    unit_id: int
    quantity: Quantity
    base_quantity: Quantity
    list_price: Price
    price: Price
    reckoned: Reckoned
    tax: Money
    cost: Money
    basis_points: int
    reason: str = ""
    answers_line_id: int | None = None


@dataclass(frozen=True, slots=True)
class TenderRow:
    """One tender as stored; `account` is where the money stands, `name` what the receipt calls it."""

    kind: str
    fund_id: int
    account: str
    name: str
    tendered: Money
    amount: Money
    reference: str = ""


@dataclass(frozen=True, slots=True)
class SaleRows:
    """All of one paper."""

    kind: Kind
    lines: Sequence[LineRow]
    tenders: Sequence[TenderRow]
    shift_id: int | None
    change: Money
    pieces: int
    is_mirror: bool = False

    @property
    def tax(self) -> Money:
        """Of all lines."""
        return Money.total(line.tax for line in self.lines)

    @property
    def cost(self) -> Money:
        """Of all lines."""
        return Money.total(line.cost for line in self.lines)

    @property
    def due(self) -> Money:
        """Of all lines."""
        return Money.total(line.reckoned.amount for line in self.lines)


def journal(rows: SaleRows, partner_id: int, moves: Sequence[Move]) -> list[Line]:
    """零售: funds or 1122 / 5001, 2221; 5401 / 1405 (TRADE.md section 6); returns are the same in red."""
    tax, cost = rows.tax, rows.cost
    tenders = [
        debit(t.account, t.amount, fund_id=t.fund_id, partner_id=0 if t.fund_id else partner_id) for t in rows.tenders
    ]
    return [
        *tenders,
        credit(Account.SALES, rows.due - tax),
        credit(Account.TAX, tax),
        debit(Account.COGS, cost),
        credit(Account.INVENTORY, cost),
        *variance_lines(moves),
    ]


def cost_of_lines(moves: Sequence[Move]) -> list[Money]:
    """What each line's goods left at, in line order."""
    return [-move.value for move in moves if move.route is not Route.COST_ADJUSTMENT]


def write_rows(tx: Tx, document_id: int, rows: SaleRows) -> None:
    """The header, lines, tenders and the month's and day's sums of one paper."""
    conn, day = tx.conn, tx.day
    _LINES.run_many(conn, [_line(document_id, number, line) for number, line in enumerate(rows.lines, 1)])
    header = _header(tx, document_id, rows)
    _HEADER.run(conn, **header)
    _TENDERS.run_many(conn, [_tender(document_id, number, t) for number, t in enumerate(rows.tenders, 1)])
    _MONTH.run_many(conn, [_month_sum(rows, line, day[:7]) for line in rows.lines])
    is_sale = rows.kind is Kind.RETAIL_SALE
    sign = -1 if rows.is_mirror else 1
    _DAY.run(
        conn,
        day=day,
        hour=tx.now.hour,
        receipts=sign if is_sale else 0,
        amount_fen=header["due_fen"],
        tax_fen=header["tax_fen"],
        cost_fen=header["cost_fen"],
    )
    if is_sale and not rows.is_mirror:
        # Once a day is enough to put what sells first: an item sold a hundred times today is written once.
        sold = {"last_sold_at": tx.moment, "today": day}
        _SOLD.run_many(conn, [{**sold, "sold_item": line.item_id} for line in rows.lines])


def _line(document_id: int, number: int, line: LineRow) -> dict[str, object]:
    reckoned = line.reckoned
    return {
        "document_id": document_id,
        "line_no": number,
        "item_id": line.item_id,
        "unit_id": line.unit_id,
        "quantity": line.quantity.thousandths,
        "base_quantity": line.base_quantity.thousandths,
        "list_price_e4": line.list_price.e4,
        "price_e4": line.price.e4,
        "gross_fen": reckoned.gross.fen,
        "discount_fen": reckoned.discount.fen,
        "round_off_fen": reckoned.round_off.fen,
        "amount_fen": reckoned.amount.fen,
        "tax_fen": line.tax.fen,
        "cost_fen": line.cost.fen,
        "basis_points": line.basis_points,
        "reason": line.reason,
        "answers_line_id": line.answers_line_id,
    }


def _header(tx: Tx, document_id: int, rows: SaleRows) -> dict[str, object]:
    return {
        "document_id": document_id,
        "shift_id": rows.shift_id,
        "cashier_id": tx.session.user_id,
        "gross_fen": sum(line.reckoned.gross.fen for line in rows.lines),
        "discount_fen": sum(line.reckoned.discount.fen for line in rows.lines),
        "round_off_fen": sum(line.reckoned.round_off.fen for line in rows.lines),
        "due_fen": rows.due.fen,
        "change_fen": rows.change.fen,
        "cost_fen": rows.cost.fen,
        "tax_fen": rows.tax.fen,
        "pieces": rows.pieces,
        "at": tx.moment,
    }


def _tender(document_id: int, number: int, row: TenderRow) -> dict[str, object]:
    return {
        "document_id": document_id,
        "line_no": number,
        "kind": row.kind,
        "fund_id": row.fund_id,
        "tendered_fen": row.tendered.fen,
        "amount_fen": row.amount.fen,
        "reference": row.reference,
    }


def _month_sum(rows: SaleRows, line: LineRow, month: str) -> dict[str, object]:
    is_sale = rows.kind is Kind.RETAIL_SALE
    base, reckoned = line.base_quantity.thousandths, line.reckoned
    return {
        "item_id": line.item_id,
        "month": month,
        "sold_quantity": base if is_sale else 0,
        "returned_quantity": 0 if is_sale else -base,
        "gross_fen": reckoned.gross.fen,
        "discount_fen": reckoned.gross.fen - reckoned.amount.fen,
        "amount_fen": reckoned.amount.fen,
        "tax_fen": line.tax.fen,
        "cost_fen": line.cost.fen,
        "lines": (-1 if rows.is_mirror else 1) if is_sale else 0,
    }
