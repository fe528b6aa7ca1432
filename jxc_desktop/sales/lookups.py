"""Reads of the sales room: receipts for printing, reprint and refund, held sales, today, favourites."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import paper_numbered
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import funds
from jxc_desktop.sales.hold_sale import price_moved, read_basket
from jxc_desktop.sales.sold import StoredLine, stored_lines, stored_tenders
from jxc_desktop.sales.tables import held_sale, sale_header, sale_line
from jxc_desktop.security.tables import app_user


@dataclass(frozen=True, slots=True)
class SaleLineShown:
    """One line of a receipt; on a refund's slip its figures are positive too. `returnable` is in the base unit."""

    id: int
    line_no: int
    item_id: int
    unit_id: int
    code: str
    name: str
    unit: str
    quantity: Quantity
    list_price: Price
    price: Price
    gross: Money
    discount: Money
    round_off: Money
    amount: Money
    reason: str
    base_quantity: Quantity
    returnable: Quantity


@dataclass(frozen=True, slots=True)
class TenderShown:
    """One tender; `name` is the fund account's, empty where it was put on account."""

    kind: str
    fund_id: int
    name: str
    tendered: Money
    amount: Money
    reference: str


@dataclass(frozen=True, slots=True)
class Sale:
    """A receipt or a refund slip, in positive figures; `answers` is the receipt a refund or a mirror belongs to."""

    document_id: int
    kind: Kind
    number: str
    state: State
    at: datetime
    business_day: str
    till: str
    cashier: str
    shift_id: int | None
    customer_id: int | None
    customer: str
    lines: tuple[SaleLineShown, ...]
    gross: Money
    discount: Money
    round_off: Money
    due: Money
    tenders: tuple[TenderShown, ...]
    change: Money
    pieces: int
    answers: str
    memo: str

    @property
    def is_refund(self) -> bool:
        """Whether goods came back on it."""
        return self.kind is Kind.RETAIL_RETURN


@dataclass(frozen=True, slots=True)
class HeldSale:
    """One line of the list of held sales; `pieces` and `total` as they were then."""

    id: int
    till: str
    held_at: datetime
    cashier: str
    first_item: str
    pieces: int
    total: Money
    customer_id: int | None
    price_changed: bool


@dataclass(frozen=True, slots=True)
class PastSale:
    """One earlier sale of a customer or a till."""

    document_id: int
    number: str
    at: datetime
    due: Money
    pieces: int
    kinds: int


def sale_numbered(conn: Connection, number: str) -> Sale:
    """By the number on the receipt or the bars under it; Refused "paper.unknown", "sale.not_one"."""
    return sale(conn, paper_numbered(conn, number).id)


def sale(conn: Connection, document_id: int) -> Sale:
    """A receipt or refund slip with its lines and tenders; Refused "sale.not_one" for another paper."""
    original = document.alias("original")
    row = conn.execute(
        select(
            document.c.kind,
            document.c.number,
            document.c.state,
            document.c.business_day,
            document.c.till,
            document.c.partner_id,
            partner.c.name.label("customer"),
            app_user.c.name.label("cashier"),
            original.c.number.label("answers"),
            document.c.memo,
            sale_header,
        )
        .select_from(
            sale_header.join(document, document.c.id == sale_header.c.document_id)
            .join(app_user, app_user.c.id == sale_header.c.cashier_id)
            .outerjoin(partner, partner.c.id == document.c.partner_id)
            .outerjoin(original, original.c.id == document.c.answers_id)
        )
        .where(document.c.id == document_id)
    ).first()
    if row is None:
        raise Refused("sale.not_one")
    sign = -1 if row.kind == Kind.RETAIL_RETURN else 1
    return Sale(
        document_id,
        Kind(row.kind),
        row.number,
        State(row.state),
        datetime.fromisoformat(row.at),
        row.business_day,
        row.till,
        row.cashier,
        row.shift_id,
        row.partner_id,
        row.customer or "",
        tuple(_line(line, sign) for line in stored_lines(conn, document_id)),
        Money(sign * row.gross_fen),
        Money(sign * row.discount_fen),
        Money(sign * row.round_off_fen),
        Money(sign * row.due_fen),
        _tenders(conn, document_id, sign),
        Money(row.change_fen),
        sign * row.pieces,
        row.answers or "",
        row.memo,
    )


def _line(line: StoredLine, sign: int) -> SaleLineShown:
    sold = line.sold.reckoned
    return SaleLineShown(
        line.id,
        line.line_no,
        line.item_id,
        line.unit_id,
        line.code,
        line.label,
        line.unit,
        line.quantity * sign,
        line.list_price,
        line.price,
        Money(sign * sold.gross.fen),
        Money(sign * sold.discount.fen),
        Money(sign * sold.round_off.fen),
        Money(sign * sold.amount.fen),
        line.reason,
        line.sold.base_quantity * sign,
        line.returnable if sign > 0 else Quantity(0),
    )


def _tenders(conn: Connection, document_id: int, sign: int) -> tuple[TenderShown, ...]:
    names = {fund.id: fund.name for fund in funds(conn, active_only=False)}
    return tuple(
        TenderShown(
            tender.kind,
            tender.fund_id,
            names.get(tender.fund_id, ""),
            Money(sign * tender.tendered.fen),
            Money(sign * tender.amount.fen),
            tender.reference,
        )
        for tender in stored_tenders(conn, document_id)
    )


def held_sales(conn: Connection, till: str | None = None) -> list[HeldSale]:
    """The sales that wait at a till (or at any), newest first; those whose prices have moved say so."""
    statement = (
        select(held_sale, app_user.c.name)
        .join_from(held_sale, app_user, app_user.c.id == held_sale.c.user_id)
        .where(held_sale.c.ended_at == "")
        .order_by(held_sale.c.id.desc())
    )
    if till is not None:
        statement = statement.where(held_sale.c.till == till)
    return [
        HeldSale(
            row.id,
            row.till,
            datetime.fromisoformat(row.held_at),
            row.name,
            row.first_item,
            row.pieces,
            Money(row.total_fen),
            row.partner_id,
            price_moved(conn, read_basket(row.basket)),
        )
        for row in conn.execute(statement).all()
    ]


def last_sale_of_till(conn: Connection, till: str) -> PastSale | None:
    """The sale this till made last (上一单)."""
    found = _past(conn, document.c.till == till, 1)
    return found[0] if found else None


def _past(conn: Connection, whose: ColumnElement[bool], limit: int) -> list[PastSale]:
    lines = select(func.count(func.distinct(sale_line.c.item_id))).where(sale_line.c.document_id == document.c.id)
    rows: Any = conn.execute(
        select(
            document.c.id,
            document.c.number,
            sale_header.c.at,
            sale_header.c.due_fen,
            sale_header.c.pieces,
            lines.scalar_subquery(),
        )
        .join_from(document, sale_header, sale_header.c.document_id == document.c.id)
        .where(whose, document.c.kind == str(Kind.RETAIL_SALE), document.c.state == str(State.POSTED))
        .where(document.c.reverses_id.is_(None))
        .order_by(document.c.id.desc())
        .limit(limit)
    )
    return [
        PastSale(d, number, datetime.fromisoformat(at), Money(due), n, kinds) for d, number, at, due, n, kinds in rows
    ]
