"""Void a sale of this shift (反结账): its mirror in red, never a deletion (TRADE.md row 39, rule 4)."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, paper_numbered, write_reversal
from jxc_desktop.documents.settle import release, settle_mirror
from jxc_desktop.documents.tables import document
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, mirror
from jxc_desktop.sales.bill import Reckoned
from jxc_desktop.sales.sale_rows import LineRow, SaleRows, TenderRow, write_rows
from jxc_desktop.sales.shifts import shift_now
from jxc_desktop.sales.sold import StoredLine, StoredTender, stored_lines, stored_tenders
from jxc_desktop.sales.tables import sale_header
from jxc_desktop.sales.till_events import EventKind, record
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class Void:
    """Take a whole sale back as if it had not been."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class Voided:
    """The red bill; `lookups.basket_again(original_id)` puts the goods on the counter again."""

    document_id: int
    number: str
    original_id: int
    original: str


@use_case(
    mark("Void a sale"),
    needs=Permission.REVERSE,
    touches={Topic.SALES, Topic.STOCK, Topic.FUNDS, Topic.BOOKS, Topic.CUSTOMERS, Topic.SHIFTS},
)
def void_sale(tx: Tx, request: Void) -> Voided:
    """The goods are back at the cost they left at, the money in red.

    Refused "reason.missing", "paper.unknown", "refund.not_a_sale", "void.*", and as `write_reversal`.
    """
    if not request.reason:
        raise Refused("reason.missing")
    sale = paper_numbered(tx.conn, request.number)
    shift_id = _check(tx, sale)
    lines, tenders = stored_lines(tx.conn, sale.id), stored_tenders(tx.conn, sale.id)
    change, pieces = tx.conn.execute(
        select(sale_header.c.change_fen, sale_header.c.pieces).where(sale_header.c.document_id == sale.id)
    ).one()
    release(tx, sale.id)
    red = write_reversal(tx, sale)
    mirror(tx, sale.id, red.id)
    rows = SaleRows(
        Kind.RETAIL_SALE,
        [_red_line(line) for line in lines],
        [_red_tender(tender) for tender in tenders],
        shift_id,
        Money(-change),
        -pieces,
        is_mirror=True,
    )
    write_rows(tx, red.id, rows)
    if sale.partner_id is not None:
        settle_mirror(tx, sale.partner_id, Account.RECEIVABLE, sale.id, red.id)
    record(tx, EventKind.VOIDED, shift_id, document_id=sale.id, about=request.reason)
    return Voided(red.id, red.number, sale.id, sale.number)


def _check(tx: Tx, sale: Paper) -> int:
    if sale.kind is not Kind.RETAIL_SALE or sale.state is not State.POSTED or sale.total < ZERO:
        raise Refused("refund.not_a_sale", number=sale.number)
    shift_id = shift_now(tx.conn, tx.session.till)
    sold_in = tx.conn.execute(
        select(sale_header.c.shift_id).where(sale_header.c.document_id == sale.id)
    ).scalar_one_or_none()
    if shift_id is None or sold_in != shift_id:
        raise Refused("void.other_shift", number=sale.number)
    if _returns(tx.conn, sale.id):
        raise Refused("void.has_returns", number=sale.number)
    return shift_id


def _returns(conn: Connection, sale_id: int) -> int:
    answered = (document.c.answers_id == sale_id) & (document.c.kind == str(Kind.RETAIL_RETURN))
    return conn.execute(select(func.count()).select_from(document).where(answered)).scalar_one()


def _red_line(line: StoredLine) -> LineRow:
    sold = line.sold
    reckoned = Reckoned(-sold.reckoned.gross, -sold.reckoned.discount, -sold.reckoned.round_off, -sold.reckoned.amount)
    return LineRow(
        line.item_id,
        line.unit_id,
        -line.quantity,
        -sold.base_quantity,
        line.list_price,
        line.price,
        reckoned,
        -sold.tax,
        -sold.cost,
        line.basis_points,
        line.reason,
        line.id,
    )


def _red_tender(tender: StoredTender) -> TenderRow:
    return TenderRow(tender.kind, tender.fund_id, "", "", -tender.tendered, -tender.amount, tender.reference)
