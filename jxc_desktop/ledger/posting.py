"""`post`: the only writer of the stock book and the journal, and of the sums kept beside them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Broken, Refused
from jxc_desktop.ledger.chart import Account
from jxc_desktop.ledger.costing import IssueAt, Move, Negative, Receipt, Revalue, Route, Want, cost
from jxc_desktop.ledger.tables import account_month, journal_line, posting, stock_balance, stock_month, stock_move
from jxc_desktop.storage.prepared import AddTo, Prepared
from jxc_desktop.usecase.tx import Tx


class Line(NamedTuple):
    """One journal line: `amount` is positive for a debit, negative for a credit."""

    account: str
    amount: Money
    partner_id: int = 0
    fund_id: int = 0
    memo: str = ""


def debit(account: str, amount: Money, *, partner_id: int = 0, fund_id: int = 0, memo: str = "") -> Line:
    """A debit of `amount` (a negative amount is a red debit)."""
    return Line(account, amount, partner_id, fund_id, memo)


def credit(account: str, amount: Money, *, partner_id: int = 0, fund_id: int = 0, memo: str = "") -> Line:
    """A credit of `amount`."""
    return Line(account, -amount, partner_id, fund_id, memo)


def variance_lines(moves: Sequence[Move]) -> list[Line]:
    """COGS against inventory for the adjusting moves that `cost` appended (负库存成本调整, return variances)."""
    return _variance(_stray(moves))


def _stray(moves: Sequence[Move]) -> Money:
    return Money.total(move.value for move in moves if move.route is Route.COST_ADJUSTMENT)


def _variance(stray: Money) -> list[Line]:
    return [debit(Account.COGS, -stray), debit(Account.INVENTORY, stray)] if stray else []


_SEAL = Prepared(insert(posting), [c.name for c in posting.c])
_LINE = Prepared(insert(journal_line), [c.name for c in journal_line.c if c.name != "id"])
_MOVE = Prepared(insert(stock_move), [c.name for c in stock_move.c if c.name != "id"])
_SHELF = AddTo(
    stock_balance,
    ["item_id", "warehouse_id", "batch_id"],
    sums=["quantity", "value_fen"],
    last=["average_quantity", "average_value_fen"],
)
_STOCK_MONTH = AddTo(stock_month, ["item_id", "warehouse_id", "route", "month"], sums=["quantity", "value_fen"])
_ACCOUNT_MONTH = AddTo(account_month, ["account", "partner_id", "fund_id", "month"], sums=["debit_fen", "credit_fen"])


def post(tx: Tx, document_id: int, lines: Sequence[Line], moves: Sequence[Move] = (), day: str | None = None) -> None:
    """Write one paper's journal lines and stock moves into both books under its business `day`.

    Broken where the lines do not sum to zero or the inventory account does not move by what the moves are
    worth; the database refuses the same by itself.
    """
    lines = [line for line in lines if line.amount]
    _check(lines, moves)
    business_day = day or tx.day
    common = {
        "document_id": document_id,
        "line_count": len(lines),
        "move_count": len(moves),
        "business_day": business_day,
        "posted_at": tx.moment,
        "month": business_day[:7],
    }
    line_rows = [_line_row(common, number, line) for number, line in enumerate(lines, 1)]
    _LINE.run_many(tx.conn, line_rows)
    _ACCOUNT_MONTH.run_many(tx.conn, line_rows)
    if moves:
        move_rows = [_move_row(common, number, move) for number, move in enumerate(moves, 1)]
        _MOVE.run_many(tx.conn, move_rows)
        _SHELF.run_many(tx.conn, move_rows)
        _STOCK_MONTH.run_many(tx.conn, move_rows)
    _SEAL.run(tx.conn, **common)


def _check(lines: Sequence[Line], moves: Sequence[Move]) -> None:
    off = sum(line.amount.fen for line in lines)
    if off:
        raise Broken(f"the journal is off by {off} fen: {lines}")
    booked = sum(line.amount.fen for line in lines if line.account == Account.INVENTORY)
    worth = sum(move.value.fen for move in moves)
    if booked != worth:
        raise Broken(f"inventory is booked at {booked} fen, the moves are worth {worth}: {lines} {moves}")


def _line_row(common: Mapping[str, object], number: int, line: Line) -> dict[str, object]:
    """What a line leaves in the journal and in the month's sums."""
    fen = line.amount.fen
    return {
        **common,
        "line_no": number,
        "account": str(line.account),
        "partner_id": line.partner_id,
        "fund_id": line.fund_id,
        "amount_fen": fen,
        "memo": line.memo,
        "debit_fen": max(fen, 0),
        "credit_fen": max(-fen, 0),
    }


def _move_row(common: Mapping[str, object], number: int, move: Move) -> dict[str, object]:
    """What a move leaves in the stock book, on the shelf and in the month's sums."""
    return {
        **common,
        "move_no": number,
        "line_no": move.line_no,
        "item_id": move.item_id,
        "warehouse_id": move.warehouse_id,
        "batch_id": move.batch_id,
        "route": str(move.route),
        "quantity": move.quantity.thousandths,
        "value_fen": move.value.fen,
        "balance_quantity": move.balance_quantity.thousandths,
        "balance_value_fen": move.balance_value.fen,
        "provisional": int(move.provisional),
        "average_quantity": move.average_quantity,
        "average_value_fen": move.average_value_fen,
    }


_LINES_OF = Prepared(
    select(
        journal_line.c.account,
        journal_line.c.amount_fen,
        journal_line.c.partner_id,
        journal_line.c.fund_id,
        journal_line.c.memo,
    )
    .where(journal_line.c.document_id == bindparam("document"))
    .order_by(journal_line.c.line_no)
)
_MOVES_OF = Prepared(
    select(
        stock_move.c.id,
        stock_move.c.line_no,
        stock_move.c.item_id,
        stock_move.c.warehouse_id,
        stock_move.c.batch_id,
        stock_move.c.route,
        stock_move.c.quantity,
        stock_move.c.value_fen,
    )
    .where(stock_move.c.document_id == bindparam("document"))
    .order_by(stock_move.c.id)
)
_GONE_SINCE = Prepared(
    select(func.count())
    .select_from(stock_move)
    .where(
        stock_move.c.item_id == bindparam("item"),
        stock_move.c.warehouse_id == bindparam("warehouse"),
        stock_move.c.batch_id == bindparam("batch"),
        stock_move.c.id > bindparam("after"),
        stock_move.c.document_id != bindparam("document"),
        stock_move.c.quantity < 0,
    )
)


def mirror(tx: Tx, original_id: int, reversal_id: int, negative: Negative = Negative.FORBID) -> list[Move]:
    """Post the exact opposite of a posted paper (红冲, rule 4) as the postings of `reversal_id`; its moves.

    Goods that came in leave at the value they came at, goods that went out come back at the cost they left at, and
    what a return left for COGS is taken back with them. Refused "reverse.goods_gone" where what came in has partly
    gone out since (rule 5), "stock.short".
    """
    wants: list[Want] = []
    strays = ZERO
    for move_id, line_no, item, warehouse, batch, route, quantity, value in _MOVES_OF.all(
        tx.conn, document=original_id
    ):
        place = {"line_no": line_no, "item_id": item, "warehouse_id": warehouse, "batch_id": batch}
        if quantity == 0:
            if not isinstance(wants[-1], Receipt):  # goods sold below zero were settled by what came in
                raise Refused("reverse.goods_gone")
            wants.append(Revalue(**place, value=Money(-value)))
            strays += Money(value)
        elif quantity < 0:
            wants.append(Receipt(**place, route=Route(route), quantity=Quantity(-quantity), value=Money(-value)))
        else:
            gone = _GONE_SINCE.first(
                tx.conn, item=item, warehouse=warehouse, batch=batch, after=move_id, document=original_id
            )[0]
            if gone:
                raise Refused("reverse.goods_gone")
            wants.append(IssueAt(**place, route=Route(route), quantity=Quantity(quantity), value=Money(value)))
    moves = cost(tx, wants, negative)
    lines = [
        Line(account, Money(-amount), partner, fund, memo)
        for account, amount, partner, fund, memo in _LINES_OF.all(tx.conn, document=original_id)
    ]
    post(tx, reversal_id, lines + _variance(_stray(moves) + strays), moves)
    return moves
