"""What purchasing keeps beside the books, recounted: costs of its lines, received and returned quantities."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from jxc_desktop.ledger import Finding, Route
from jxc_desktop.ledger.proof import Check, differences
from jxc_desktop.ledger.reading import PAPER_AND_ITEM, moved_by_paper
from jxc_desktop.purchasing.tables import order_line, receipt_line, return_line


def receipts_are_their_moves(conn: Connection) -> Iterator[Finding]:
    """Every receipt's lines brought in what the stock book says, at that cost."""
    moved = moved_by_paper(Route.PURCHASE)
    yield from differences(conn, "receipts_are_their_moves", PAPER_AND_ITEM, _lines(receipt_line, 1), moved)


def returns_are_their_moves(conn: Connection) -> Iterator[Finding]:
    """Every return's lines took out what the stock book says, at that cost."""
    moved = moved_by_paper(Route.PURCHASE_RETURN)
    yield from differences(conn, "returns_are_their_moves", PAPER_AND_ITEM, _lines(return_line, -1), moved)


def orders_are_their_receipts(conn: Connection) -> Iterator[Finding]:
    """What an order line says came in is the sum of the receipt lines that answer it."""
    counted = func.coalesce(func.sum(receipt_line.c.base_quantity), 0)
    rows = (
        select(order_line.c.id, order_line.c.received_quantity, counted)
        .select_from(order_line.outerjoin(receipt_line, receipt_line.c.order_line_id == order_line.c.id))
        .group_by(order_line.c.id)
        .having(order_line.c.received_quantity != counted)
    )
    for line, kept, found in conn.execute(rows):
        yield Finding("orders_are_their_receipts", f"order line {line}", str(kept), str(found))


def nothing_went_back_twice(conn: Connection) -> Iterator[Finding]:
    """No receipt line has more returned than it brought in."""
    back = func.sum(return_line.c.base_quantity)
    rows = (
        select(receipt_line.c.id, receipt_line.c.base_quantity, back)
        .select_from(receipt_line.join(return_line, return_line.c.receipt_line_id == receipt_line.c.id))
        .group_by(receipt_line.c.id)
        .having(back > receipt_line.c.base_quantity)
    )
    for line, received, returned in conn.execute(rows):
        yield Finding("nothing_went_back_twice", f"receipt line {line}", str(received), str(returned))


def _lines(lines: Table, sign: int) -> Select[Any]:
    return select(
        lines.c.document_id,
        lines.c.item_id,
        (sign * func.sum(lines.c.base_quantity)).label("quantity"),
        (sign * func.sum(lines.c.cost_fen)).label("value_fen"),
    ).group_by(lines.c.document_id, lines.c.item_id)


CHECKS: tuple[Check, ...] = (
    receipts_are_their_moves,
    returns_are_their_moves,
    orders_are_their_receipts,
    nothing_went_back_twice,
)
