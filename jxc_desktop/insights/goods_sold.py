"""What was sold of goods, by item or together: whole months from their summary, broken ones from their lines."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, case, exists, func, select, union_all

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.tables import document
from jxc_desktop.insights.items import narrowed
from jxc_desktop.insights.papers import SALES
from jxc_desktop.insights.periods import Stretch, loose, no_moves, stretch
from jxc_desktop.insights.report import Reader
from jxc_desktop.kernel.dates import Month
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.tables import stock_month, stock_move
from jxc_desktop.sales.tables import sale_line, sales_day, sales_month

SUMS = ("sold", "returned", "amount", "discount", "net", "cost", "receipts")


def _of_month(keys: Sequence[str]) -> list[Any]:
    """The sums of the month summary, under the same names as those of single lines."""
    book = sales_month.c
    sums: dict[str, Any] = {
        "sold": book.sold_quantity,
        "returned": book.returned_quantity,
        "amount": book.amount_fen,
        "discount": book.discount_fen,
        "net": book.amount_fen - book.tax_fen,
        "cost": book.cost_fen,
        "receipts": book.lines,
    }
    return [func.sum(sums[key]).label(key) for key in keys]


def _by_line(keys: Sequence[str]) -> list[Any]:
    line, base = sale_line.c, sale_line.c.base_quantity
    is_return = document.c.kind.in_(("retail_return", "sales_return"))
    sums: dict[str, Any] = {
        "sold": case((is_return, 0), else_=base),
        "returned": case((is_return, -base), else_=0),
        "amount": line.amount_fen,
        "discount": line.gross_fen - line.amount_fen,
        "net": line.amount_fen - line.tax_fen,
        "cost": line.cost_fen,
        "receipts": case((is_return, 0), (document.c.reverses_id.is_(None), 1), else_=-1),
    }
    return [func.sum(sums[key]).label(key) for key in keys]


def span_of(reader: Reader) -> Stretch:
    """The months and days asked for."""
    return stretch(reader.answers["from"], reader.answers["to"], no_moves(reader.conn))


def _ends(reader: Reader, book: Table = sales_month) -> tuple[str, str]:
    """The first and the last month in a book; where there is none, the first lies behind the last."""
    ends = [select(end(book.c.month)).scalar_subquery() for end in (func.min, func.max)]
    start, end = reader.conn.execute(select(*ends)).one()
    return start or "9999-12", end or ""


def _months(reader: Reader, span: Stretch, book: Table = sales_month) -> list[str]:
    """The months of a book within a stretch, by name: what is wanted is looked up in each of them."""
    start, end = _ends(reader, book)
    first, last = max(span.first_month, start), min(span.last_month, end)
    found = []
    while first <= last:
        found.append(first)
        first = Month.kept(first).plus(1).text()
    return found


def goods_sold(reader: Reader, keys: Sequence[str], *, by_item: bool = True) -> Any:
    """These sums (of SUMS) of each item, labelled "item_id", or of all together; narrowed as the questions say."""
    span, where = span_of(reader), narrowed(reader)
    key = loose(sales_month.c.item_id)
    in_months = span.in_months(sales_month.c.month)
    if reader.only:
        key, in_months = sales_month.c.item_id, sales_month.c.month.in_(_months(reader, span))
    parts = [_grouped(key, _of_month(keys), by_item).where(in_months, *_goods(key, reader, where))]
    if span.days:
        key = loose(sale_line.c.item_id)
        parts.append(
            _grouped(key, _by_line(keys), by_item)
            .select_from(document.join(sale_line, sale_line.c.document_id == document.c.id))
            .where(document.c.kind.in_(SALES), span.in_days(document.c.business_day), *_goods(key, reader, where))
        )
    if len(parts) == 1:
        return parts[0].subquery()
    rows = union_all(*parts).subquery()
    return _grouped(rows.c.get("item_id"), [func.sum(rows.c[one]).label(one) for one in keys], by_item).subquery()


def _grouped(item_id: Any, sums: list[Any], by_item: bool) -> Select[Any]:
    return select(item_id.label("item_id"), *sums).group_by(item_id) if by_item else select(*sums)


def _goods(item_id: Any, reader: Reader, where: list[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """The conditions on the items: those asked for, and those whose lines are to be filled."""
    asked = [item_id.in_(select(item.c.id).where(*where))] if where else []
    return [*asked, item_id.in_(reader.only)] if reader.only else asked


def items_sold(reader: Reader) -> Any:
    """How many items were sold in whole months: of all months, those that have a line."""
    span, where, (start, end) = span_of(reader), narrowed(reader), _ends(reader)
    if span.first_month <= start and end <= span.last_month:
        sold = exists().where(sale_line.c.item_id == item.c.id)
        return select(func.count()).select_from(item).where(sold, *where).scalar_subquery()
    key = loose(sales_month.c.item_id)
    within = [span.in_months(sales_month.c.month), *_goods(key, reader, where)]
    return select(func.count(key.distinct())).where(*within).scalar_subquery()


def net_of_all(reader: Reader) -> Select[Any]:
    """What all the goods asked for brought in over whole months, net, labelled "net"; by the days where that is all."""
    if narrowed(reader):
        return select(goods_sold(reader, ["net"], by_item=False).c.net)
    day = sales_day.c
    within = day.day.between(reader.answers["from"], reader.answers["to"])
    return select(func.sum(day.amount_fen - day.tax_fen).label("net")).where(within)


def adjusted_since(reader: Reader) -> int:
    """What the cost of goods sold was adjusted by on these days, in fen: sold before they came, returned at another
    cost. It stands in the books, and in no line of a sale."""
    span, month, move = span_of(reader), stock_month.c, stock_move.c
    parts = [
        select(func.sum(month.value_fen)).where(
            month.month.in_(_months(reader, span, stock_month)), month.route == str(Route.COST_ADJUSTMENT)
        )
    ]
    if span.days:
        days = span.in_days(move.business_day)
        parts.append(select(func.sum(move.value_fen)).where(days, move.route == str(Route.COST_ADJUSTMENT)))
    return -sum(int(reader.conn.execute(part).scalar() or 0) for part in parts)


def categories_sold(reader: Reader) -> Any:
    """How many categories sold anything in whole months: of each, the first item that did is enough."""
    where = narrowed(reader)
    named = select(item.c.category_id).where(*where).distinct().subquery()
    months = sales_month.c.month.in_(_months(reader, span_of(reader)))
    sold = exists().where(sales_month.c.item_id == item.c.id, months)
    of_it = item.c.category_id.is_not_distinct_from(named.c.category_id)
    found = exists().where(of_it, *where, sold)
    return select(func.count()).select_from(named).where(found).scalar_subquery()
