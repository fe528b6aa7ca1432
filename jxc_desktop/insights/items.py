"""Lists of goods: all items with prices, stock and sales; stock on hand by warehouse; what runs low (rows 14, 29)."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, Select, case, exists, func, select, true

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
# What runs low is counted as everywhere else: what is sold out already is among it, where a least is kept.
_CHIPS = {"short": mark("Low or out"), "out": STATUS["out"].text, "stopped": STATUS["stopped"].text}
_STATUS = Question(
    "status",
    mark("State"),
    Asked.CHOICE,
    choices=tuple(Choice(code, title) for code, title in _CHIPS.items()),
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
    item.c.sort_key.label("name_by"),
    item.c.spec.label("spec"),
    item.c.unit.label("unit"),
    func.coalesce(category.c.name, "").label("category"),
    func.coalesce(partner.c.name, "").label("supplier"),
    func.coalesce(partner.c.sort_key, "").label("supplier_by"),
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


def _goods_with_sold(reader: Reader) -> tuple[Any, list[Any]]:
    """The goods, joined with what was sold of them in 30 days where that is asked for, net; and its column."""
    if not any(column.key == "sold" for column in reader.columns):
        return GOODS, []
    days = [(reader.answers.today - timedelta(days=ago)).isoformat() for ago in range(30)]
    move, item_id = stock_move.c, loose(stock_move.c.item_id)
    # Goods known already are looked up day by day, however often they were sold.
    within = move.business_day.in_(days) if reader.only else move.business_day.between(days[-1], days[0])
    some = [within, *([move.item_id.in_(reader.only)] if reader.only else [])]
    sold = select(item_id.label("item_id"), (-func.sum(move.quantity)).label("quantity"))
    rows = sold.where(*some, move.route.in_(SOLD_BY)).group_by(item_id).subquery()
    return GOODS.outerjoin(rows, rows.c.item_id == item.c.id), [func.coalesce(rows.c.quantity, 0).label("sold")]


def _known(reader: Reader) -> list[ColumnElement[bool]]:
    """The condition that an item is one of those whose lines are to be filled."""
    return [item.c.id.in_(reader.only)] if reader.only else []


def _runs_low(held: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """The condition that less lies of an item than the least its card says."""
    return [item.c.least_quantity > 0, held < item.c.least_quantity]


def _always(reader: Reader) -> bool:
    return True


def _items(reader: Reader) -> Select[Any]:
    answers = reader.answers
    held = quantity_of(answers.whole("warehouse"))
    source, sold = _goods_with_sold(reader)
    status = case(
        (item.c.active == 0, "stopped"),
        (held <= 0, "out"),
        (held < item.c.least_quantity, "short"),
        else_="",
    )
    where = narrowed(reader)
    where.append(item.c.active == (0 if answers["status"] == "stopped" else 1))
    if answers["status"] == "out":
        where.append(held <= 0)
    elif answers["status"] == "short":
        where += _runs_low(held)
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
            *sold,
            held.label("stock"),
            *([value.label("value")] if reader.sees_cost else []),
            status.label("status"),
        )
        .select_from(source)
        .where(*where, *_known(reader))
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
    body=Listing(
        _items,
        opens_item,
        sums=("sold", "stock", "value"),
        faint=lambda row: row["status"] == "stopped",
        in_two_steps=_always,
    ),
    sort="name",
)


_PLACES = 100_000  # what lies of an item in a warehouse has the id item * 100,000 + warehouse


def _on_hand(reader: Reader) -> Select[Any]:
    figures = {"quantity", "unit_cost", "value"}
    if not figures & {column.key for column in reader.columns}:
        return _places(reader)
    sums = ("quantity", "value_fen") if reader.sees_cost else ("quantity",)
    items = sorted({one // _PLACES for one in reader.only}) or None
    place = Place(reader.answers.whole("warehouse"), items=items, sums=sums)
    held = on_shelves(("item_id", "warehouse_id"), place).subquery()
    where = narrowed(reader)
    if not reader.answers["empty"]:
        where.append(held.c.quantity != 0)
    cost = []
    if reader.sees_cost:
        price = case((held.c.quantity > 0, rounded(held.c.value_fen * 100_000, held.c.quantity)), else_=0)
        cost = [held.c.value_fen.label("value"), price.label("unit_cost")]
    source = GOODS.join(held, held.c.item_id == item.c.id).join(warehouse, warehouse.c.id == held.c.warehouse_id)
    quantity = held.c.quantity.label("quantity")
    return select(*_of_place(), quantity, *cost).select_from(source).where(*where)


def _places(reader: Reader) -> Select[Any]:
    """The same without figures: in the order of the goods, so that a page looks no further than its own lines."""
    shelf, wanted = stock_balance.c, reader.answers.whole("warehouse")
    here = [shelf.item_id == item.c.id, shelf.warehouse_id == warehouse.c.id]
    where = [*narrowed(reader), *([warehouse.c.id == wanted] if wanted else [])]
    lies = select(func.sum(shelf.quantity)).where(*here).scalar_subquery() != 0
    where.append(exists().where(*here) if reader.answers["empty"] else lies)
    return select(*_of_place()).select_from(GOODS.join(warehouse, true())).where(*where)


def _of_place() -> list[Any]:
    return [
        (item.c.id * _PLACES + warehouse.c.id).label("id"),
        item.c.id.label("item_id"),
        *[column for column in IDENTITY if column.key != "id"],
        warehouse.c.name.label("warehouse"),
        item.c.retail_price_e4.label("retail_price"),
    ]


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
        in_two_steps=_always,
    ),
    sort="name",
    listed=True,
)


def _low(reader: Reader) -> Select[Any]:
    held = quantity_of(reader.answers.whole("warehouse"))
    source, sold = _goods_with_sold(reader)
    aim = case((item.c.most_quantity > 0, item.c.most_quantity), else_=item.c.least_quantity * 2)
    return (
        select(
            *IDENTITY,
            held.label("stock"),
            item.c.least_quantity.label("least"),
            item.c.most_quantity.label("most"),
            *sold,
            (item.c.least_quantity - held).label("missing"),
            (aim - held).label("proposed"),
            case((held <= 0, "out"), else_="short").label("status"),
        )
        .select_from(source)
        .where(
            item.c.active == 1,
            *_runs_low(held),
            *narrowed(reader),
            *_known(reader),
        )
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
    body=Listing(_low, opens_item, sums=(), in_two_steps=_always),
    sort="-missing",
    listed=True,
)
REPORTS = (ITEMS, ON_HAND, LOW)
