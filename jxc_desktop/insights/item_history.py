"""What happened to one item: how much there is and how fast it goes; every line it was bought and sold on."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from jxc_desktop.catalog.tables import item_unit
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.answers import FROM, TO, Asked, Question
from jxc_desktop.insights.items import SOLD_BY
from jxc_desktop.insights.offered import item_id
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.insights.spoken import KINDS, STATES
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import balances
from jxc_desktop.ledger.tables import stock_move
from jxc_desktop.purchasing.tables import receipt_line, return_line
from jxc_desktop.sales.tables import sale_line
from jxc_desktop.words import mark

_YUAN = mark("¥")
_DAYS = 30


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What lies of an item in all warehouses and what was sold of it, net, in the last 30 days; in base units."""

    on_hand: Quantity
    sold: Quantity

    @property
    def days_left(self) -> int | None:
        """For how many days the stock lasts at this pace; None where nothing sells or nothing is there."""
        if self.sold.thousandths <= 0 or self.on_hand.thousandths <= 0:
            return None
        return self.on_hand.thousandths * _DAYS // self.sold.thousandths


def item_figures(conn: Connection, item_id: int, today: date) -> ItemFigures:
    """The figures of one item as they stand now; zeros where it never moved."""
    sold = select(func.coalesce(-func.sum(stock_move.c.quantity), 0)).where(
        stock_move.c.item_id == item_id,
        stock_move.c.business_day.between((today - timedelta(days=_DAYS - 1)).isoformat(), today.isoformat()),
        stock_move.c.route.in_(SOLD_BY),
    )
    return ItemFigures(balances.on_hand(conn, item_id).quantity, Quantity(conn.execute(sold).scalar_one()))


_ITEM = Question("item", mark("Item"), Asked.ITEM, required=True)
_PAPER = (
    Column("day", mark("Day"), Kind.DAY, width=96),
    Column("number", mark("Number"), Kind.CODE, width=172),
    Column("kind", mark("Paper"), width=96, says=KINDS),
)
_HOW_MANY = (
    Column("unit", mark("Unit"), width=52),
    Column("quantity", mark("Quantity"), Kind.QUANTITY, width=60),
    Column("base", mark("Pieces"), Kind.QUANTITY, width=66),
)
_STATE = Column("state", mark("State"), Kind.TAG, width=84, shown=False, says=STATES)


def _lines(reader: Reader, line: Any, own: Any, sign: int, *more: Any) -> Select[Any]:
    """The lines of one kind of paper; `own` keeps the ids of several kinds apart."""
    answers = reader.answers
    return (
        select(
            own.label("id"),
            document.c.id.label("document_id"),
            document.c.business_day.label("day"),
            func.coalesce(document.c.number, "").label("number"),
            document.c.kind.label("kind"),
            func.coalesce(partner.c.name, "").label("partner"),
            func.coalesce(partner.c.sort_key, "").label("partner_by"),
            item_unit.c.name.label("unit"),
            (sign * line.c.quantity).label("quantity"),
            (sign * line.c.base_quantity).label("base"),
            (sign * line.c.amount_fen).label("amount"),
            document.c.state.label("state"),
            *more,
        )
        .select_from(
            line.join(document, document.c.id == line.c.document_id)
            .join(item_unit, item_unit.c.id == line.c.unit_id)
            .outerjoin(partner, partner.c.id == document.c.partner_id)
        )
        .where(
            line.c.item_id == item_id(reader.conn, answers),
            document.c.business_day.between(answers["from"], answers["to"]),
        )
    )


def _bought(reader: Reader) -> list[Select[Any]]:
    back = literal(0).label("price")
    return [
        _lines(reader, receipt_line, receipt_line.c.id * 2, 1, receipt_line.c.price_e4.label("price")),
        _lines(reader, return_line, return_line.c.id * 2 + 1, -1, back),
    ]


def _sold(reader: Reader) -> Select[Any]:
    line = sale_line.c
    profit = (line.amount_fen - line.tax_fen - line.cost_fen).label("profit")
    price, discount = line.price_e4.label("price"), (line.discount_fen + line.round_off_fen).label("discount")
    return _lines(reader, sale_line, line.id, 1, price, discount, profit)


def _opens_paper(row: Any) -> Opens:
    return Opens(Thing.DOCUMENT, row["document_id"])


BOUGHT = Report(
    name="purchasing.of_item",
    title=mark("Purchase history"),
    room="purchasing",
    columns=(
        *_PAPER,
        Column("partner", mark("Supplier"), width=110, stretch=True),
        *_HOW_MANY,
        Column("price", mark("Price"), Kind.PRICE, _YUAN, width=76, cost=True),
        Column("amount", mark("Amount"), Kind.MONEY, _YUAN, width=88, cost=True),
        _STATE,
    ),
    questions=(_ITEM, FROM, TO),
    body=Listing(_bought, _opens_paper, sums=("base", "amount")),
    sort="-day",
)
SOLD = Report(
    name="sales.of_item",
    title=mark("Sales history"),
    room="sales",
    columns=(
        *_PAPER,
        Column("partner", mark("Customer"), width=110, stretch=True),
        *_HOW_MANY,
        Column("price", mark("Price"), Kind.PRICE, _YUAN, width=76),
        Column("discount", mark("Discount"), Kind.MONEY, _YUAN, width=84, shown=False),
        Column("amount", mark("Amount"), Kind.MONEY, _YUAN, width=88),
        Column("profit", mark("Gross profit"), Kind.MONEY, _YUAN, width=84, cost=True),
        _STATE,
    ),
    questions=(_ITEM, FROM, TO),
    body=Listing(_sold, _opens_paper, sums=("base", "discount", "amount", "profit")),
    sort="-day",
)
REPORTS = (BOUGHT, SOLD)
