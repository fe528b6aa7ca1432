"""The stock ledger of one item (库存台账, layout E3): opening, moves each with its balance, months, closing."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.ledger.reading import moves


@dataclass(frozen=True, slots=True)
class Figures:
    """Quantity and value at cost (None without the cost permission)."""

    quantity: Quantity
    value: Money | None

    def __add__(self, other: "Figures") -> "Figures":
        value = self.value + other.value if self.value is not None and other.value is not None else None
        return Figures(self.quantity + other.quantity, value)


@dataclass(frozen=True, slots=True)
class CardRow:
    """One move; the side it is not on is None. A cost adjustment has quantity zero and only a value."""

    at: str
    business_day: str
    document_id: int
    kind: Kind
    number: str
    partner: str
    memo: str
    batch_id: int
    route: str
    came: Figures | None
    went: Figures | None
    balance: Figures


@dataclass(frozen=True, slots=True)
class CardMonth:
    """本月合计 and 本年累计 as of a month ("2026-11")."""

    month: str
    came: Figures
    went: Figures
    year_came: Figures
    year_went: Figures
    balance: Figures


@dataclass(frozen=True, slots=True)
class StockCard:
    """上期结存, the rows, a sum after every month, and what is left."""

    opening: Figures
    rows: tuple[CardRow, ...]
    months: tuple[CardMonth, ...]
    closing: Figures


def stock_card(
    conn: Connection,
    item_id: int,
    first: date,
    last: date,
    *,
    warehouse_id: int | None = None,
    with_cost: bool = False,
) -> StockCard:
    """The card of one item from `first` to and with `last` by business day, in one warehouse or over all."""
    nothing = Figures(NONE, ZERO if with_cost else None)
    opening = _sum_before(conn, item_id, warehouse_id, first.isoformat(), with_cost)
    balance = opening
    rows = []
    for raw in _rows(conn, item_id, warehouse_id, first.isoformat(), last.isoformat(), with_cost):
        moved = Figures(Quantity(raw.quantity), Money(raw.value_fen) if with_cost else None)
        balance = balance + moved
        rows.append(_card_row(raw, moved, balance))
    months = _months(conn, item_id, warehouse_id, rows, nothing)
    return StockCard(opening, tuple(rows), tuple(months), balance)


def _sum_before(
    conn: Connection, item_id: int, warehouse_id: int | None, before: str, with_cost: bool, since: str = ""
) -> Figures:
    book = moves(item_id, warehouse_id).subquery()
    summed = [func.coalesce(func.sum(book.c.quantity), 0)]
    if with_cost:
        summed.append(func.coalesce(func.sum(book.c.value_fen), 0))
    row = conn.execute(select(*summed).where(book.c.business_day < before, book.c.business_day >= since)).one()
    return Figures(Quantity(row[0]), Money(row[1]) if with_cost else None)


def _rows(
    conn: Connection, item_id: int, warehouse_id: int | None, first: str, last: str, with_cost: bool
) -> list[Any]:
    book = moves(item_id, warehouse_id).subquery()
    columns = [
        book.c.posted_at,
        book.c.business_day,
        book.c.document_id,
        book.c.batch_id,
        book.c.route,
        book.c.quantity,
        document.c.kind,
        document.c.number,
        document.c.memo,
        partner.c.name.label("partner"),
        *([book.c.value_fen] if with_cost else []),
    ]
    joined = book.join(document, document.c.id == book.c.document_id).outerjoin(
        partner, partner.c.id == document.c.partner_id
    )
    statement = select(*columns).select_from(joined).where(book.c.business_day >= first, book.c.business_day <= last)
    if not with_cost:
        statement = statement.where(book.c.quantity != 0)
    return list(conn.execute(statement.order_by(book.c.business_day, book.c.id)))


def _card_row(raw: Any, moved: Figures, balance: Figures) -> CardRow:
    came = moved.quantity > NONE or (moved.quantity == NONE and (moved.value or ZERO) >= ZERO)
    out = Figures(-moved.quantity, -moved.value if moved.value is not None else None)
    return CardRow(
        raw.posted_at,
        raw.business_day,
        raw.document_id,
        Kind(raw.kind),
        raw.number or "",
        raw.partner or "",
        raw.memo,
        raw.batch_id,
        raw.route,
        moved if came else None,
        None if came else out,
        balance,
    )


def _months(
    conn: Connection, item_id: int, warehouse_id: int | None, rows: list[CardRow], nothing: Figures
) -> list[CardMonth]:
    months: list[CardMonth] = []
    year = ""
    so_far = (nothing, nothing)
    for month, group in groupby(rows, key=lambda row: row.business_day[:7]):
        if month[:4] != year:
            year = month[:4]
            so_far = _year_before(conn, item_id, warehouse_id, rows, year, nothing)
        came, went = nothing, nothing
        last = nothing
        for row in group:
            came = came + row.came if row.came else came
            went = went + row.went if row.went else went
            last = row.balance
        so_far = so_far[0] + came, so_far[1] + went
        months.append(CardMonth(month, came, went, *so_far, last))
    return months


def _year_before(
    conn: Connection, item_id: int, warehouse_id: int | None, rows: list[CardRow], year: str, nothing: Figures
) -> tuple[Figures, Figures]:
    """What came and went in the year before the card's first row, for 本年累计 of a card that begins later."""
    first = rows[0].business_day
    if first[:4] != year:
        return nothing, nothing
    with_cost = nothing.value is not None
    earlier = _rows(conn, item_id, warehouse_id, f"{year}-01-01", _day_before(first), with_cost)
    came, went = nothing, nothing
    for raw in earlier:
        moved = Figures(Quantity(raw.quantity), Money(raw.value_fen) if with_cost else None)
        row = _card_row(raw, moved, moved)
        came = came + row.came if row.came else came
        went = went + row.went if row.went else went
    return came, went


def _day_before(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()
