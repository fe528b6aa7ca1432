"""销售毛利表: what was sold, what it cost and what is left, by item, category, customer, cashier, day (E2)."""

from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, cast, func, literal, null, select, union_all
from sqlalchemy.types import Text

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.answers import CATEGORY, CUSTOMER, FROM, SEARCH, TO, Answers, Asked, Choice, Question
from jxc_desktop.insights.items import CODE, SPEC, UNIT, narrowed
from jxc_desktop.insights.papers import SALES
from jxc_desktop.insights.periods import loose, no_moves, stretch
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.sales.tables import sale_header, sale_line, sales_day, sales_month
from jxc_desktop.security.tables import app_user
from jxc_desktop.words import mark, tr

_YUAN = mark("¥")
_SUMS = ("sold", "returned", "amount", "discount", "net", "cost", "receipts")


def _of_month() -> list[Any]:
    """The sums of the month summary, under the same names as those of single lines."""
    total, book = func.sum, sales_month
    return [
        total(book.c.sold_quantity).label("sold"),
        total(book.c.returned_quantity).label("returned"),
        total(book.c.amount_fen).label("amount"),
        total(book.c.discount_fen).label("discount"),
        total(book.c.amount_fen - book.c.tax_fen).label("net"),
        total(book.c.cost_fen).label("cost"),
        total(book.c.lines).label("receipts"),
    ]


def _by_line() -> list[Any]:
    line, base = sale_line.c, sale_line.c.base_quantity
    is_return = document.c.kind.in_(("retail_return", "sales_return"))
    return [
        func.sum(case((is_return, 0), else_=base)).label("sold"),
        func.sum(case((is_return, -base), else_=0)).label("returned"),
        func.sum(line.amount_fen).label("amount"),
        func.sum(line.gross_fen - line.amount_fen).label("discount"),
        func.sum(line.amount_fen - line.tax_fen).label("net"),
        func.sum(line.cost_fen).label("cost"),
        func.sum(case((is_return, 0), (document.c.reverses_id.is_(None), 1), else_=-1)).label("receipts"),
    ]


def sold_by_item(reader: Reader) -> Any:
    """Sums of each item: whole months from the month summary, the days of broken months from their lines."""
    answers = reader.answers
    span = stretch(answers["from"], answers["to"], no_moves(reader.conn))
    parts: list[Any] = [
        select(loose(sales_month.c.item_id).label("item_id"), *_kept(reader, _of_month()))
        .where(span.in_months(sales_month.c.month))
        .group_by(loose(sales_month.c.item_id))
    ]
    if span.days:
        parts.append(
            select(loose(sale_line.c.item_id).label("item_id"), *_kept(reader, _by_line()))
            .select_from(document.join(sale_line, sale_line.c.document_id == document.c.id))
            .where(document.c.kind.in_(SALES), span.in_days(document.c.business_day))
            .group_by(loose(sale_line.c.item_id))
        )
    if len(parts) == 1:
        return parts[0].subquery()
    rows = union_all(*parts).subquery()
    sums = [func.sum(rows.c[key]).label(key) for key in _keys(reader)]
    return select(rows.c.item_id, *sums).group_by(rows.c.item_id).subquery()


def _kept(reader: Reader, sums: list[Any]) -> list[Any]:
    """The sums this person may ask for."""
    return [column for column in sums if reader.sees_cost or column.key != "cost"]


def _keys(reader: Reader) -> list[str]:
    return [key for key in _SUMS if reader.sees_cost or key != "cost"]


def _by_item(reader: Reader) -> Any:
    rows = sold_by_item(reader)
    return (
        select(
            item.c.id,
            item.c.code,
            item.c.name,
            item.c.spec,
            item.c.unit,
            cast(item.c.id, Text).label("opens_key"),
            *[rows.c[key] for key in _keys(reader)],
        )
        .select_from(rows.join(item, item.c.id == rows.c.item_id))
        .where(*narrowed(reader))
    )


def _by_category(reader: Reader) -> Any:
    rows = sold_by_item(reader)
    key = func.coalesce(item.c.category_id, 0)
    return (
        select(
            key.label("id"),
            literal("").label("code"),
            func.coalesce(func.max(category.c.name), literal(tr("No category"))).label("name"),
            literal("").label("spec"),
            literal("").label("unit"),
            cast(key, Text).label("opens_key"),
            *[func.sum(rows.c[key]).label(key) for key in _keys(reader)],
        )
        .select_from(
            rows.join(item, item.c.id == rows.c.item_id).outerjoin(category, category.c.id == item.c.category_id)
        )
        .where(*narrowed(reader))
        .group_by(key)
    )


def _by_header(reader: Reader, key: Any, code: Any, name: Any, tables: Any) -> Any:
    answers = reader.answers
    where: list[ColumnElement[bool]] = [
        document.c.kind.in_(SALES),
        document.c.business_day.between(answers["from"], answers["to"]),
    ]
    if wanted := answers.whole("customer"):
        where.append(document.c.partner_id == wanted)
    if answers["q"]:
        where.append(func.lower(name).contains(answers["q"].lower(), autoescape=True))
    header = sale_header.c
    is_sale = document.c.kind.in_(("retail_sale", "sales_issue"))
    sums = [
        func.sum(case((is_sale, header.pieces), else_=0)).label("sold"),
        func.sum(case((is_sale, 0), else_=header.pieces)).label("returned"),
        func.sum(header.due_fen).label("amount"),
        func.sum(header.gross_fen - header.due_fen).label("discount"),
        func.sum(header.due_fen - header.tax_fen).label("net"),
        func.sum(header.cost_fen).label("cost"),
        func.sum(case((~is_sale, 0), (document.c.reverses_id.is_(None), 1), else_=-1)).label("receipts"),
    ]
    empty = [literal("").label("spec"), literal("").label("unit"), cast(key, Text).label("opens_key")]
    return (
        select(key.label("id"), code.label("code"), name.label("name"), *empty, *_kept(reader, sums))
        .select_from(tables)
        .where(*where)
        .group_by(key)
    )


_HEADERS = document.join(sale_header, sale_header.c.document_id == document.c.id)


def _by_customer(reader: Reader) -> Any:
    tables = _HEADERS.outerjoin(partner, partner.c.id == document.c.partner_id)
    name = func.coalesce(func.max(partner.c.name), literal(tr("Walk-in customers")))
    return _by_header(
        reader, func.coalesce(document.c.partner_id, 0), func.coalesce(func.max(partner.c.code), ""), name, tables
    )


def _by_cashier(reader: Reader) -> Any:
    tables = _HEADERS.join(app_user, app_user.c.id == sale_header.c.cashier_id)
    return _by_header(reader, sale_header.c.cashier_id, literal(""), func.max(app_user.c.name), tables)


def _by_day(reader: Reader) -> Any:
    """Days from the day summary alone: no quantities."""
    answers = reader.answers
    day = sales_day.c
    nothing = [cast(null(), Text).label(key) for key in ("spec", "unit")]
    return (
        select(
            day.day.label("id"),
            day.day.label("code"),
            day.day.label("name"),
            *nothing,
            day.day.label("opens_key"),
            *[literal(0).label(key) for key in ("sold", "returned")],
            func.sum(day.amount_fen).label("amount"),
            literal(0).label("discount"),
            func.sum(day.amount_fen - day.tax_fen).label("net"),
            *([func.sum(day.cost_fen).label("cost")] if reader.sees_cost else []),
            func.sum(day.receipts).label("receipts"),
        )
        .where(day.day.between(answers["from"], answers["to"]))
        .group_by(day.day)
    )


_WAYS = {
    "item": _by_item,
    "category": _by_category,
    "customer": _by_customer,
    "cashier": _by_cashier,
    "day": _by_day,
}


def _asked(reader: Reader) -> Select[Any]:
    # Summed once, for the lines and for their shares.
    rows = _WAYS[reader.answers["by"]](reader).cte("sold").prefix_with("MATERIALIZED")
    whole = select(func.sum(rows.c.net)).select_from(rows).scalar_subquery()
    cost = []
    if reader.sees_cost:
        profit = rows.c.net - rows.c.cost
        margin = case((rows.c.net != 0, profit * 1000 // rows.c.net), else_=0)
        cost = [rows.c.cost.label("cost"), profit.label("profit"), margin.label("margin")]
    return select(
        *[rows.c[key].label(key) for key in ("id", "code", "name", "spec", "unit", "opens_key")],
        literal(reader.answers["by"]).label("by_id"),
        rows.c.opens_key.label("opens_id"),
        *[rows.c[key].label(key) for key in ("sold", "returned", "amount", "discount", "net", "receipts")],
        (rows.c.sold - rows.c.returned).label("quantity"),
        *cost,
        case((whole != 0, rows.c.net * 1000 // whole), else_=0).label("share"),
        case((rows.c.receipts > 0, rows.c.amount // rows.c.receipts), else_=0).label("average"),
    )


def _opens(row: RowMapping) -> Opens | None:
    by, key = row["by_id"], row["opens_id"]
    if by == "item":
        return Opens(Thing.ITEM, int(key))
    if by == "customer" and key != "0":
        return Opens(Thing.PARTNER, int(key))
    if by == "day":
        return Opens(Thing.REPORT, "sales.receipts", (("from", key), ("to", key)))
    if by == "category":
        return Opens(Thing.REPORT, "sales.margin", (("by", "item"), ("category", key)))
    return None


def _finish(sums: dict[str, Any]) -> dict[str, Any]:
    """The rates of the totals line, from its sums."""
    if sums.get("net") and "profit" in sums:
        sums["margin"] = sums["profit"] * 1000 // sums["net"]
    if sums.get("receipts"):
        sums["average"] = sums["amount"] // sums["receipts"]
    return sums


def _unfit(answers: Answers) -> frozenset[str]:
    by = answers["by"]
    if by == "item":
        return frozenset({"average"})
    unfit = {"spec", "unit", "sold", "returned", "quantity"}
    if by != "customer":
        unfit.add("code")
    if by == "day":
        unfit.add("discount")
    if by == "category":
        unfit |= {"receipts", "average"}
    return frozenset(unfit)


_BY = Question(
    "by",
    mark("Group by"),
    Asked.CHOICE,
    "item",
    (
        Choice("item", mark("Item")),
        Choice("category", mark("Category")),
        Choice("customer", mark("Customer")),
        Choice("cashier", mark("Cashier")),
        Choice("day", mark("Day")),
    ),
    required=True,
)

MARGIN = Report(
    name="sales.margin",
    title=mark("Gross profit report"),
    room="sales",
    columns=(
        CODE,
        Column("name", mark("Name"), width=200, stretch=True),
        SPEC,
        UNIT,
        Column("sold", mark("Sold"), Kind.QUANTITY, width=76),
        Column("returned", mark("Returned"), Kind.QUANTITY, width=76),
        Column("quantity", mark("Net quantity"), Kind.QUANTITY, width=80),
        Column("amount", mark("Sales incl. tax"), Kind.MONEY, _YUAN, width=104),
        Column("discount", mark("Discount"), Kind.MONEY, _YUAN, width=90),
        Column("net", mark("Revenue"), Kind.MONEY, _YUAN, width=104),
        Column("cost", mark("Cost of sales"), Kind.MONEY, _YUAN, width=104, cost=True),
        Column("profit", mark("Gross profit"), Kind.MONEY, _YUAN, width=104, cost=True),
        Column("margin", mark("Margin"), Kind.PERCENT, "%", width=76, cost=True),
        Column("share", mark("Share"), Kind.PERCENT, "%", width=70),
        Column("receipts", mark("Receipts"), Kind.COUNT, width=70),
        Column("average", mark("Per receipt"), Kind.MONEY, _YUAN, width=90),
    ),
    questions=(FROM, TO, _BY, CATEGORY, CUSTOMER, SEARCH),
    body=Listing(
        _asked,
        _opens,
        sums=("sold", "returned", "quantity", "amount", "discount", "net", "cost", "profit", "receipts"),
        finish=_finish,
    ),
    needs=(Permission.ASK_REPORTS,),
    sort="-amount",
    unfit=_unfit,
    listed=True,
)
REPORTS = (MARGIN,)
