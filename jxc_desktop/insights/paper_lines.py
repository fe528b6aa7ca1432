"""The lines of one paper: what a sale, a goods receipt or a write-off consists of (drill-down, row 68)."""

from typing import Any

from sqlalchemy import RowMapping, Select, literal, select, union_all

from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.insights.answers import Asked, Question
from jxc_desktop.insights.offered import document_id
from jxc_desktop.insights.rates import margin
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.insights.spoken import ROUTES
from jxc_desktop.ledger.tables import stock_move
from jxc_desktop.purchasing.tables import order_line, receipt_line, return_line
from jxc_desktop.sales.tables import sale_line
from jxc_desktop.words import mark

_YUAN = mark("¥")
_DOCUMENT = Question("document", mark("Paper"), Asked.DOCUMENT, required=True)
_IDENTITY = (
    Column("line", mark("Row"), Kind.COUNT, width=44),
    Column("code", mark("Code"), Kind.CODE, width=100),
    Column("name", mark("Item"), width=200, stretch=True),
    Column("spec", mark("Spec"), width=84),
    Column("unit", mark("Unit"), width=56),
    Column("quantity", mark("Quantity"), Kind.QUANTITY, width=80),
)


def _opens_item(row: RowMapping) -> Opens:
    return Opens(Thing.ITEM, row["item_id"])


def _identity(line: Any) -> list[Any]:
    return [
        line.c.id.label("id"),
        line.c.line_no.label("line"),
        item.c.id.label("item_id"),
        item.c.code.label("code"),
        item.c.name.label("name"),
        item.c.sort_key.label("name_by"),
        item.c.spec.label("spec"),
        item_unit.c.name.label("unit"),
        line.c.quantity.label("quantity"),
    ]


def _of(line: Any) -> Any:
    return line.join(item, item.c.id == line.c.item_id).join(item_unit, item_unit.c.id == line.c.unit_id)


def _sold(reader: Reader) -> Select[Any]:
    line = sale_line.c
    net = line.amount_fen - line.tax_fen
    return (
        select(
            *_identity(sale_line),
            line.list_price_e4.label("list_price"),
            line.price_e4.label("price"),
            (line.discount_fen + line.round_off_fen).label("discount"),
            line.amount_fen.label("amount"),
            line.tax_fen.label("tax"),
            line.cost_fen.label("cost"),
            (net - line.cost_fen).label("profit"),
            margin(net - line.cost_fen, net).label("margin"),
            line.reason.label("reason"),
        )
        .select_from(_of(sale_line))
        .where(line.document_id == document_id(reader.conn, reader.answers))
    )


SALE_LINES = Report(
    name="sales.lines",
    title=mark("Lines of a sale"),
    room="sales",
    columns=(
        *_IDENTITY,
        Column("list_price", mark("List price"), Kind.PRICE, _YUAN, width=84, shown=False),
        Column("price", mark("Price"), Kind.PRICE, _YUAN, width=84),
        Column("discount", mark("Discount"), Kind.MONEY, _YUAN, width=84),
        Column("amount", mark("Amount"), Kind.MONEY, _YUAN, width=96),
        Column("tax", mark("Tax"), Kind.MONEY, _YUAN, width=80, shown=False),
        Column("cost", mark("Cost"), Kind.MONEY, _YUAN, width=90, cost=True),
        Column("profit", mark("Gross profit"), Kind.MONEY, _YUAN, width=90, cost=True),
        Column("margin", mark("Margin"), Kind.PERCENT, "%", width=76, cost=True),
        Column("reason", mark("Reason"), width=100),
    ),
    questions=(_DOCUMENT,),
    body=Listing(_sold, _opens_item, sums=("quantity", "discount", "amount", "tax", "cost", "profit")),
    sort="line",
)


def _bought(reader: Reader) -> Select[Any]:
    wanted = document_id(reader.conn, reader.answers)
    parts = []
    for line in (receipt_line, return_line, order_line):
        names = line.c.keys()
        cost = []
        if reader.sees_cost:
            price = line.c.price_e4 if "price_e4" in names else literal(None)
            cost = [price.label("price"), line.c.amount_fen.label("amount")]
            cost.append((line.c.cost_fen if "cost_fen" in names else literal(0)).label("cost"))
        gift = (line.c.gift if "gift" in names else literal(0)).label("gift")
        parts.append(select(*_identity(line), *cost, gift).select_from(_of(line)).where(line.c.document_id == wanted))
    rows = union_all(*parts).subquery()
    return select(*rows.c)


BOUGHT_LINES = Report(
    name="purchasing.lines",
    title=mark("Lines of a purchase paper"),
    room="purchasing",
    columns=(
        *_IDENTITY,
        Column("price", mark("Price"), Kind.PRICE, _YUAN, width=84, cost=True),
        Column("amount", mark("Amount"), Kind.MONEY, _YUAN, width=96, cost=True),
        Column("cost", mark("Cost"), Kind.MONEY, _YUAN, width=96, cost=True),
    ),
    questions=(_DOCUMENT,),
    body=Listing(_bought, _opens_item, sums=("quantity", "amount", "cost")),
    sort="line",
)


def _moved(reader: Reader) -> Select[Any]:
    move = stock_move.c
    return (
        select(
            move.id.label("id"),
            move.line_no.label("line"),
            item.c.id.label("item_id"),
            item.c.code.label("code"),
            item.c.name.label("name"),
            item.c.sort_key.label("name_by"),
            item.c.spec.label("spec"),
            item.c.unit.label("unit"),
            move.route.label("route"),
            move.quantity.label("quantity"),
            move.value_fen.label("value"),
            move.balance_quantity.label("balance"),
        )
        .select_from(stock_move.join(item, item.c.id == move.item_id))
        .where(move.document_id == document_id(reader.conn, reader.answers))
    )


MOVES = Report(
    name="stock.lines",
    title=mark("Stock moved by a paper"),
    room="stock",
    columns=(
        *_IDENTITY,
        Column("route", mark("Way"), width=100, says=ROUTES),
        Column("value", mark("Value at cost"), Kind.MONEY, _YUAN, width=100, cost=True),
        Column("balance", mark("Left after it"), Kind.QUANTITY, width=90),
    ),
    questions=(_DOCUMENT,),
    body=Listing(
        _moved,
        lambda row: Opens(Thing.REPORT, "stock.ledger", (("item", str(row["item_id"])),)),
        sums=("quantity", "value"),
    ),
    sort="line",
)
REPORTS = (SALE_LINES, BOUGHT_LINES, MOVES)
