"""Lists of goods: all items with prices, stock and sales; stock on hand by warehouse; what runs low (rows 14, 29)."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, Select, case, func, select

from jxc_desktop.catalog.tables import category, item, item_barcode
from jxc_desktop.documents.tables import partner, warehouse
from jxc_desktop.insights.answers import CATEGORY, SEARCH, SUPPLIER, WAREHOUSE, Asked, Choice, Question
from jxc_desktop.insights.periods import Place, loose, on_shelves
from jxc_desktop.insights.rates import rounded
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Tag, Thing
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.tables import stock_balance, stock_move
from jxc_desktop.words import mark

_YUAN = mark("¥")
SOLD_BY = (Route.RETAIL, Route.SALE, Route.SALES_RETURN)
STATUS = {
    "short": Tag(mark("Running low"), "warn"),
    "out": Tag(mark("Sold out"), "bad"),
    "stopped": Tag(mark("Not for sale")),
}
_STATUS = Question(
    "status",
    mark("State"),
    Asked.CHOICE,
    choices=tuple(Choice(code, tag.text) for code, tag in STATUS.items()),
    chips=True,
)

NAME = Column("name", mark("Item"), width=220, stretch=True)
CODE = Column("code", mark("Code"), Kind.CODE, width=110)
SPEC = Column("spec", mark("Spec"), width=84)
UNIT = Column("unit", mark("Unit"), width=52)
CATEGORY_NAME = Column("category", mark("Category"), width=80)


def quantity_of(warehouse_id: int, amount: Any = stock_balance.c.quantity) -> ColumnElement[int]:
    """What lies of the row's item in one warehouse, or in all."""
    held = select(func.sum(amount)).where(stock_balance.c.item_id == item.c.id)
    if warehouse_id:
        held = held.where(stock_balance.c.warehouse_id == warehouse_id)
    return func.coalesce(held.scalar_subquery(), 0)


def matching(text: str) -> list[ColumnElement[bool]]:
    """Every word of a search must be found in an item's search key: code, name, 规格, brand, barcodes, pinyin."""
    return [item.c.search_key.contains(word, autoescape=True) for word in fold_for_search(text).split()]


def narrowed(reader: Reader) -> list[ColumnElement[bool]]:
    """The conditions of the questions every list of goods asks."""
    answers = reader.answers
    where = matching(answers.get("q", ""))
    if wanted := answers.whole("category"):
        where.append(item.c.category_id == wanted)
    if wanted := answers.whole("supplier"):
        where.append(item.c.supplier_id == wanted)
    return where


def opens_item(row: RowMapping) -> Opens:
    """The item's card."""
    return Opens(Thing.ITEM, row["id"])


_BARCODE: ScalarSelect[Any] = (
    select(func.min(item_barcode.c.code)).where(item_barcode.c.item_id == item.c.id).scalar_subquery()
)
GOODS = item.outerjoin(category, category.c.id == item.c.category_id).outerjoin(
    partner, partner.c.id == item.c.supplier_id
)
IDENTITY: tuple[Any, ...] = (
    item.c.id.label("id"),
    item.c.code.label("code"),
    item.c.name.label("name"),
    item.c.spec.label("spec"),
    item.c.unit.label("unit"),
    func.coalesce(category.c.name, "").label("category"),
    func.coalesce(partner.c.name, "").label("supplier"),
    func.coalesce(_BARCODE, "").label("barcode"),
    item.c.bin.label("bin"),
)
_MARGIN = case(
    (
        (item.c.retail_price_e4 > 0) & (item.c.purchase_price_e4 > 0),
        rounded((item.c.retail_price_e4 - item.c.purchase_price_e4) * 1000, item.c.retail_price_e4),
    ),
    else_=0,
)


def sold_since(first: str) -> Any:
    """Net quantity sold of each item since a day."""
    net = -func.sum(stock_move.c.quantity)
    return (
        select(loose(stock_move.c.item_id).label("item_id"), net.label("quantity"))
        .where(stock_move.c.business_day >= first, stock_move.c.route.in_(SOLD_BY))
        .group_by(loose(stock_move.c.item_id))
        .subquery()
    )


def _items(reader: Reader) -> Select[Any]:
    answers = reader.answers
    held = quantity_of(answers.whole("warehouse"))
    sold = sold_since((answers.today - timedelta(days=29)).isoformat())
    status = case(
        (item.c.active == 0, "stopped"),
        (held <= 0, "out"),
        (held < item.c.least_quantity, "short"),
        else_="",
    )
    where = narrowed(reader)
    where.append(item.c.active == (0 if answers["status"] == "stopped" else 1))
    if answers["status"] in ("out", "short"):
        where.append(status == answers["status"])
    value = quantity_of(answers.whole("warehouse"), stock_balance.c.value_fen)
    return (
        select(
            *IDENTITY,
            item.c.brand.label("brand"),
            item.c.purchase_price_e4.label("purchase_price"),
            item.c.retail_price_e4.label("retail_price"),
            item.c.member_price_e4.label("member_price"),
            item.c.wholesale_price_e4.label("wholesale_price"),
            _MARGIN.label("margin"),
            func.coalesce(sold.c.quantity, 0).label("sold"),
            held.label("stock"),
            *([value.label("value")] if reader.sees_cost else []),
            status.label("status"),
        )
        .select_from(GOODS.outerjoin(sold, sold.c.item_id == item.c.id))
        .where(*where)
    )


ITEMS = Report(
    name="stock.items",
    title=mark("Items"),
    room="stock",
    columns=(
        NAME,
        SPEC,
        Column("barcode", mark("Barcode"), Kind.CODE, width=132),
        Column("code", mark("Code"), Kind.CODE, width=90, shown=False),
        CATEGORY_NAME,
        Column("supplier", mark("Supplier"), width=104),
        Column("brand", mark("Brand"), width=84, shown=False),
        UNIT,
        Column("purchase_price", mark("Purchase price"), Kind.PRICE, _YUAN, width=92, cost=True),
        Column("retail_price", mark("Retail price"), Kind.PRICE, _YUAN, width=92),
        Column("member_price", mark("Member price"), Kind.PRICE, _YUAN, width=92, shown=False),
        Column("wholesale_price", mark("Wholesale price"), Kind.PRICE, _YUAN, width=92, shown=False),
        Column("margin", mark("Margin"), Kind.PERCENT, "%", width=84, cost=True),
        Column("sold", mark("Sold 30 days"), Kind.QUANTITY, width=84),
        Column("stock", mark("Stock"), Kind.QUANTITY, width=84),
        Column("value", mark("Stock at cost"), Kind.MONEY, _YUAN, width=100, cost=True, shown=False),
        Column("bin", mark("Shelf"), width=70, shown=False),
        Column("status", mark("State"), Kind.TAG, width=92, says=STATUS),
    ),
    questions=(SEARCH, CATEGORY, SUPPLIER, WAREHOUSE, _STATUS),
    body=Listing(_items, opens_item, sums=("sold", "stock", "value"), faint=lambda row: row["status"] == "stopped"),
    sort="name",
)


def _on_hand(reader: Reader) -> Select[Any]:
    sums = ("quantity", "value_fen") if reader.sees_cost else ("quantity",)
    held = on_shelves(("item_id", "warehouse_id"), Place(reader.answers.whole("warehouse"), sums=sums)).subquery()
    where = narrowed(reader)
    if not reader.answers["empty"]:
        where.append(held.c.quantity != 0)
    cost = []
    if reader.sees_cost:
        price = case((held.c.quantity > 0, rounded(held.c.value_fen * 100_000, held.c.quantity)), else_=0)
        cost = [held.c.value_fen.label("value"), price.label("unit_cost")]
    identity = [column for column in IDENTITY if column.key != "id"]
    return (
        select(
            (held.c.item_id * 100_000 + held.c.warehouse_id).label("id"),
            item.c.id.label("item_id"),
            *identity,
            warehouse.c.name.label("warehouse"),
            held.c.quantity.label("quantity"),
            *cost,
            item.c.retail_price_e4.label("retail_price"),
        )
        .select_from(
            GOODS.join(held, held.c.item_id == item.c.id).join(warehouse, warehouse.c.id == held.c.warehouse_id)
        )
        .where(*where)
    )


ON_HAND = Report(
    name="stock.on_hand",
    title=mark("Stock on hand"),
    room="stock",
    columns=(
        CODE,
        NAME,
        SPEC,
        UNIT,
        CATEGORY_NAME,
        Column("warehouse", mark("Warehouse"), width=90),
        Column("bin", mark("Shelf"), width=70, shown=False),
        Column("barcode", mark("Barcode"), Kind.CODE, width=130, shown=False),
        Column("quantity", mark("Quantity"), Kind.QUANTITY, width=90),
        Column("unit_cost", mark("Unit cost"), Kind.PRICE, _YUAN, width=90, cost=True),
        Column("value", mark("Value at cost"), Kind.MONEY, _YUAN, width=110, cost=True),
        Column("retail_price", mark("Retail price"), Kind.PRICE, _YUAN, width=90),
    ),
    questions=(SEARCH, WAREHOUSE, CATEGORY, SUPPLIER, Question("empty", mark("Empty ones too"), Asked.FLAG)),
    body=Listing(
        _on_hand,
        lambda row: Opens(Thing.REPORT, "stock.ledger", (("item", str(row["item_id"])),)),
        sums=("quantity", "value"),
    ),
    sort="name",
    listed=True,
)


def _low(reader: Reader) -> Select[Any]:
    held = quantity_of(reader.answers.whole("warehouse"))
    sold = sold_since((reader.answers.today - timedelta(days=29)).isoformat())
    aim = case((item.c.most_quantity > 0, item.c.most_quantity), else_=item.c.least_quantity * 2)
    return (
        select(
            *IDENTITY,
            held.label("stock"),
            item.c.least_quantity.label("least"),
            item.c.most_quantity.label("most"),
            func.coalesce(sold.c.quantity, 0).label("sold"),
            (item.c.least_quantity - held).label("missing"),
            (aim - held).label("proposed"),
            case((held <= 0, "out"), else_="short").label("status"),
        )
        .select_from(GOODS.outerjoin(sold, sold.c.item_id == item.c.id))
        .where(item.c.active == 1, item.c.least_quantity > 0, held < item.c.least_quantity, *narrowed(reader))
    )


_TAGGED = Column("status", mark("State"), Kind.TAG, width=84, says=STATUS)
LOW = Report(
    name="stock.low",
    title=mark("Running low"),
    room="stock",
    columns=(
        CODE,
        NAME,
        SPEC,
        UNIT,
        Column("supplier", mark("Supplier"), width=110),
        Column("stock", mark("Stock"), Kind.QUANTITY, width=80),
        Column("least", mark("At least"), Kind.QUANTITY, width=80),
        Column("most", mark("At most"), Kind.QUANTITY, width=80),
        Column("missing", mark("Missing"), Kind.QUANTITY, width=80),
        Column("sold", mark("Sold 30 days"), Kind.QUANTITY, width=90),
        Column("proposed", mark("To order"), Kind.QUANTITY, width=80),
        _TAGGED,
    ),
    questions=(SEARCH, WAREHOUSE, CATEGORY, SUPPLIER),
    body=Listing(_low, opens_item, sums=()),
    sort="-missing",
    listed=True,
)
REPORTS = (ITEMS, ON_HAND, LOW)
