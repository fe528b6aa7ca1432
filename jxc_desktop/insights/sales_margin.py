"""销售毛利表: what was sold, what it cost and what is left, by item, category, customer, cashier, day (E2)."""

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    case,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.types import Text

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.answers import CATEGORY, CUSTOMER, FROM, SEARCH, TO, Answers, Asked, Choice, Question
from jxc_desktop.insights.goods_sold import (
    SUMS,
    adjusted_since,
    categories_sold,
    goods_sold,
    items_sold,
    net_of_all,
    span_of,
)
from jxc_desktop.insights.items import CODE, SPEC, UNIT
from jxc_desktop.insights.papers import SALES
from jxc_desktop.insights.periods import booked
from jxc_desktop.insights.rates import average, margin, rounded, with_rates
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing, Totals
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.sales.tables import sale_header, sales_day
from jxc_desktop.security.tables import app_user
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_YUAN = mark("¥")
_NEEDS: dict[str, tuple[str, ...]] = {
    **{key: (key,) for key in SUMS},
    "quantity": ("sold", "returned"),
    "profit": ("net", "cost"),
    "margin": ("net", "cost"),
    "share": ("net",),
    "average": ("amount", "receipts"),
}
_ADDED = (*SUMS, "quantity", "profit")
_NAMED = ("code", "name", "spec", "unit")


def _keys(reader: Reader) -> list[str]:
    """The sums behind the columns this reader has."""
    needed = {key for column in reader.columns for key in _NEEDS.get(column.key, ())}
    return [key for key in SUMS if key in needed]


def _by_item(reader: Reader) -> Any:
    rows = goods_sold(reader, _keys(reader))
    wanted = [column.key for column in reader.columns if column.key in _NAMED]
    names: list[Any] = [item.c[key] for key in wanted]
    names += [item.c.sort_key.label("name_by")] if "name" in wanted else []
    source = rows.join(item, item.c.id == rows.c.item_id) if names else rows
    sums = [rows.c[key] for key in _keys(reader)]
    key = cast(rows.c.item_id, Text).label("opens_key")
    return select(rows.c.item_id.label("id"), *names, key, *sums).select_from(source)


def _by_category(reader: Reader) -> Any:
    rows, keys = goods_sold(reader, _keys(reader)), _keys(reader)
    block = func.coalesce(item.c.category_id, 0)
    sums = [func.sum(rows.c[one]).label(one) for one in keys]
    goods = rows.join(item, item.c.id == rows.c.item_id)
    blocks = select(block.label("id"), *sums).select_from(goods).group_by(block).subquery()
    key = blocks.c.id
    name = func.coalesce(category.c.name, literal(tr("No category"))).label("name")
    named = blocks.outerjoin(category, category.c.id == key)
    return select(key, name, cast(key, Text).label("opens_key"), *[blocks.c[one] for one in keys]).select_from(named)


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
    sums = {
        "sold": func.sum(case((is_sale, header.pieces), else_=0)),
        "returned": func.sum(case((is_sale, 0), else_=header.pieces)),
        "amount": func.sum(header.due_fen),
        "discount": func.sum(header.gross_fen - header.due_fen),
        "net": func.sum(header.due_fen - header.tax_fen),
        "cost": func.sum(header.cost_fen),
        "receipts": func.sum(case((~is_sale, 0), (document.c.reverses_id.is_(None), 1), else_=-1)),
    }
    return (
        select(
            key.label("id"),
            code.label("code"),
            name.label("name"),
            cast(key, Text).label("opens_key"),
            *[sums[one].label(one) for one in _keys(reader)],
        )
        .select_from(tables)
        .where(*where)
        .group_by(key)
    )


_HEADERS = document.join(sale_header, sale_header.c.document_id == document.c.id)


def _by_customer(reader: Reader) -> Any:
    tables = _HEADERS.outerjoin(partner, partner.c.id == document.c.partner_id)
    name = func.coalesce(func.max(partner.c.name), literal(tr("Walk-in customers")))
    code, read = (func.coalesce(func.max(column), "") for column in (partner.c.code, partner.c.sort_key))
    found = _by_header(reader, func.coalesce(document.c.partner_id, 0), code, name, tables)
    return found.add_columns(read.label("name_by"))


def _by_cashier(reader: Reader) -> Any:
    tables = _HEADERS.join(app_user, app_user.c.id == sale_header.c.cashier_id)
    return _by_header(reader, sale_header.c.cashier_id, literal(""), func.max(app_user.c.name), tables)


def _by_day(reader: Reader) -> Any:
    """Days from the day summary alone: no quantities."""
    day = sales_day.c
    sums = {
        "amount": func.sum(day.amount_fen),
        "net": func.sum(day.amount_fen - day.tax_fen),
        "cost": func.sum(day.cost_fen),
        "receipts": func.sum(day.receipts),
    }
    names = [day.day.label(key) for key in ("id", "name", "opens_key")]
    within = day.day.between(reader.answers["from"], reader.answers["to"])
    return select(*names, *[sums[key].label(key) for key in _keys(reader)]).where(within).group_by(day.day)


_WAYS = {
    "item": _by_item,
    "category": _by_category,
    "customer": _by_customer,
    "cashier": _by_cashier,
    "day": _by_day,
}


def _asked(reader: Reader) -> Select[Any]:
    """The columns this reader has, from the sums they are made of."""
    by = reader.answers["by"]
    found = _WAYS[by](reader)
    if _in_two_steps(reader):
        rows = found.subquery()
        whole = net_of_all(replace(reader, only=()))
    else:
        rows = found.cte("sold").prefix_with("MATERIALIZED")
        whole = select(func.sum(rows.c.net).label("net")).select_from(rows)
    # Summed once, however often a rate names it.
    all_net = select(whole.cte("whole").prefix_with("MATERIALIZED").c.net).scalar_subquery()
    columns = [column.key for column in reader.columns]
    return select(
        rows.c.id,
        literal(by).label("by_id"),
        rows.c.opens_key.label("opens_id"),
        *[rows.c[key] for key in columns if key in (*_NAMED, *SUMS)],
        *[rows.c[key] for key in ("name_by",) if key in rows.c],
        *[_rate(key, rows.c, all_net).label(key) for key in columns if key in _NEEDS and key not in SUMS],
    )


def _rate(key: str, sums: Any, all_net: Any) -> Any:
    """What is worked out from the sums of a line."""
    if key == "quantity":
        return sums.sold - sums.returned
    if key == "profit":
        return sums.net - sums.cost
    if key == "margin":
        return margin(sums.net - sums.cost, sums.net)
    if key == "share":
        return case((all_net != 0, rounded(sums.net * 1000, all_net)), else_=0)
    return average(sums.amount, sums.receipts)


def _in_two_steps(reader: Reader) -> bool:
    """Items of whole months: summing one column of all of them and the others of 200 is half the work."""
    return reader.answers["by"] == "item" and not span_of(reader).days


def _summed(reader: Reader) -> Select[Any] | None:
    """The sums of whole months without the items between."""
    by = reader.answers["by"]
    if by not in ("item", "category") or span_of(reader).days:
        return None
    sums = goods_sold(reader, _keys(reader), by_item=False).c
    wanted = [column.key for column in reader.columns if column.key in _ADDED]
    made = [sums[key] if key in SUMS else _rate(key, sums, None) for key in wanted]
    count = items_sold(reader) if by == "item" else categories_sold(reader)
    return select(
        count.label("rows_found"), *[func.coalesce(one, 0).label(key) for key, one in zip(wanted, made, strict=True)]
    )


def _agrees_with_books(reader: Reader, totals: Totals) -> Totals:
    """Whether the cost, and what it was adjusted by afterwards, is what the books say (where nothing is left out)."""
    answers = reader.answers
    if not reader.sees_cost or any(answers[key] for key in ("q", "category", "customer")):
        return totals
    [cost] = [cell for cell, column in zip(totals.cells, reader.columns, strict=True) if column.key == "cost"]
    assert isinstance(cost, Money)
    rows = booked(reader.conn, answers["from"], answers["to"], (), ("account", str(Account.COGS)))
    books = Money(sum((debit or 0) - (credit or 0) for debit, credit in reader.conn.execute(rows)))
    adjusted = Money(adjusted_since(reader))
    proof = tr(
        "Cost of sales {cost} ± adjusted afterwards {adjusted} = {books} in the books",
        cost=grouped(cost),
        adjusted=grouped(adjusted),
        books=grouped(books),
    )
    return replace(totals, proof=proof, proven=cost + adjusted == books)


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
        sums=_ADDED,
        finish=with_rates,
        in_two_steps=_in_two_steps,
        summed=_summed,
        proves=_agrees_with_books,
    ),
    needs=(Permission.ASK_REPORTS,),
    sort="-amount",
    unfit=_unfit,
    listed=True,
)
REPORTS = (MARGIN,)
