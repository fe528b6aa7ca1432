"""销售日报, 收银日报, the shifts of the tills and the sales that are held (rows 34, 46, 47)."""

from typing import Any

from sqlalchemy import Select, case, cast, func, literal, select
from sqlalchemy.types import Text

from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.tables import document, partner, shift
from jxc_desktop.insights.answers import FROM, TO, Asked, Question
from jxc_desktop.insights.papers import SALES
from jxc_desktop.insights.rates import average, margin, with_rates
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.sales.tables import held_sale, sale_header, sales_day, tender
from jxc_desktop.security.tables import app_user
from jxc_desktop.words import mark

_YUAN = mark("¥")
_TILL = Question("till", mark("Till"), Asked.TILL)


def _daily(reader: Reader) -> Select[Any]:
    day = sales_day.c
    answers = reader.answers
    cost = [func.sum(day.cost_fen).label("cost")] if reader.sees_cost else []
    rows = (
        select(
            day.day.label("id"),
            func.sum(day.receipts).label("receipts"),
            func.sum(day.amount_fen).label("amount"),
            func.sum(day.amount_fen - day.tax_fen).label("net"),
            *cost,
        )
        .where(day.day.between(answers["from"], answers["to"]))
        .group_by(day.day)
        .subquery()
    )
    gained = []
    if reader.sees_cost:
        profit = rows.c.net - rows.c.cost
        gained = [rows.c.cost.label("cost"), profit.label("profit"), margin(profit, rows.c.net).label("margin")]
    return select(
        rows.c.id.label("id"),
        rows.c.id.label("day"),
        rows.c.receipts.label("receipts"),
        rows.c.amount.label("amount"),
        rows.c.net.label("net"),
        *gained,
        average(rows.c.amount, rows.c.receipts).label("average"),
    )


DAILY = Report(
    name="sales.daily",
    title=mark("Sales by day"),
    room="sales",
    columns=(
        Column("day", mark("Day"), Kind.DAY, width=110, stretch=True),
        Column("receipts", mark("Receipts"), Kind.COUNT, width=80),
        Column("amount", mark("Sales incl. tax"), Kind.MONEY, _YUAN, width=120),
        Column("net", mark("Revenue"), Kind.MONEY, _YUAN, width=120),
        Column("cost", mark("Cost of sales"), Kind.MONEY, _YUAN, width=120, cost=True),
        Column("profit", mark("Gross profit"), Kind.MONEY, _YUAN, width=120, cost=True),
        Column("margin", mark("Margin"), Kind.PERCENT, "%", width=80, cost=True),
        Column("average", mark("Per receipt"), Kind.MONEY, _YUAN, width=100),
    ),
    questions=(FROM, TO),
    body=Listing(
        _daily,
        lambda row: Opens(Thing.REPORT, "sales.receipts", (("from", row["id"]), ("to", row["id"]))),
        sums=("receipts", "amount", "net", "cost", "profit"),
        finish=with_rates,
    ),
    needs=(Permission.ASK_REPORTS,),
    sort="-day",
    listed=True,
)

_TENDERS = (
    ("cash", mark("Cash")),
    ("wechat", mark("WeChat")),
    ("alipay", mark("Alipay")),
    ("bank", mark("Bank card")),
    ("account", mark("On account")),
)


def _cashiers(reader: Reader) -> Select[Any]:
    answers = reader.answers
    paid = [func.sum(case((tender.c.kind == kind, tender.c.amount_fen), else_=0)).label(kind) for kind, _ in _TENDERS]
    by_paper = (
        select(tender.c.document_id, *paid)
        .select_from(tender.join(document, document.c.id == tender.c.document_id))
        .where(document.c.kind.in_(SALES), document.c.business_day.between(answers["from"], answers["to"]))
        .group_by(tender.c.document_id)
        .subquery()
    )
    is_sale = document.c.kind.in_((Paper.RETAIL_SALE, Paper.SALES_ISSUE))
    sign = case((document.c.reverses_id.is_(None), 1), else_=-1)
    rows = (
        select(
            document.c.business_day.label("day"),
            document.c.till.label("till"),
            sale_header.c.cashier_id,
            func.sum(case((is_sale, sign), else_=0)).label("receipts"),
            func.sum(case((is_sale, sale_header.c.due_fen), else_=0)).label("sold"),
            func.sum(case((is_sale, 0), else_=sign)).label("refunds"),
            func.sum(case((is_sale, 0), else_=sale_header.c.due_fen)).label("refunded"),
            func.sum(sale_header.c.discount_fen + sale_header.c.round_off_fen).label("discount"),
            func.sum(sale_header.c.due_fen).label("amount"),
            *[func.sum(func.coalesce(by_paper.c[kind], 0)).label(kind) for kind, _ in _TENDERS],
        )
        .select_from(
            document.join(sale_header, sale_header.c.document_id == document.c.id).outerjoin(
                by_paper, by_paper.c.document_id == document.c.id
            )
        )
        .where(document.c.kind.in_(SALES), document.c.business_day.between(answers["from"], answers["to"]))
        .group_by(document.c.business_day, document.c.till, sale_header.c.cashier_id)
        .subquery()
    )
    names = [column for column in rows.c if column.key not in ("day", "till", "cashier_id")]
    return select(
        (rows.c.day + literal(" ") + rows.c.till + literal(" ") + cast(rows.c.cashier_id, Text)).label("id"),
        rows.c.day.label("day"),
        rows.c.till.label("till"),
        app_user.c.name.label("who"),
        *[column.label(column.key) for column in names],
    ).select_from(rows.join(app_user, app_user.c.id == rows.c.cashier_id))


_CASHIER_SUMS = ("receipts", "sold", "refunds", "refunded", "discount", "amount", *(kind for kind, _ in _TENDERS))
CASHIERS = Report(
    name="sales.cashiers",
    title=mark("Cashiers by day"),
    room="sales",
    columns=(
        Column("day", mark("Day"), Kind.DAY, width=100),
        Column("till", mark("Till"), Kind.CODE, width=50),
        Column("who", mark("Cashier"), width=100, stretch=True),
        Column("receipts", mark("Receipts"), Kind.COUNT, width=70),
        Column("sold", mark("Sales amount"), Kind.MONEY, _YUAN, width=100),
        Column("refunds", mark("Refunds"), Kind.COUNT, width=70),
        Column("refunded", mark("Refunded"), Kind.MONEY, _YUAN, width=96),
        Column("discount", mark("Discount"), Kind.MONEY, _YUAN, width=90),
        Column("amount", mark("Net"), Kind.MONEY, _YUAN, width=104),
        *(Column(kind, title, Kind.MONEY, _YUAN, group=mark("Paid by"), width=96) for kind, title in _TENDERS),
    ),
    questions=(FROM, TO),
    body=Listing(_cashiers, sums=_CASHIER_SUMS),
    needs=(Permission.ASK_REPORTS,),
    sort="-day",
    landscape=True,
    listed=True,
)


def _shifts(reader: Reader) -> Select[Any]:
    answers = reader.answers
    found = select(
        shift.c.id.label("id"),
        shift.c.business_day.label("day"),
        shift.c.till.label("till"),
        shift.c.number.label("number"),
        app_user.c.name.label("who"),
        shift.c.opened_at.label("opened"),
        shift.c.closed_at.label("closed"),
        shift.c.float_fen.label("float"),
        shift.c.expected_fen.label("expected"),
        shift.c.counted_fen.label("counted"),
        shift.c.over_short_fen.label("over_short"),
    ).select_from(shift.join(app_user, app_user.c.id == shift.c.cashier_id))
    if answers["till"]:
        found = found.where(shift.c.till == answers["till"])
    return found.where(shift.c.business_day.between(answers["from"], answers["to"]))


SHIFTS = Report(
    name="sales.shifts",
    title=mark("Shifts"),
    room="sales",
    columns=(
        Column("day", mark("Day"), Kind.DAY, width=100),
        Column("till", mark("Till"), Kind.CODE, width=60),
        Column("number", mark("Shift no."), Kind.COUNT, width=60),
        Column("who", mark("Cashier"), width=100, stretch=True),
        Column("opened", mark("Opened at"), Kind.MOMENT, width=130),
        Column("closed", mark("Closed at"), Kind.MOMENT, width=130),
        Column("float", mark("Float"), Kind.MONEY, _YUAN, width=96),
        Column("expected", mark("Expected"), Kind.MONEY, _YUAN, width=104, sortable=False),
        Column("counted", mark("Counted"), Kind.MONEY, _YUAN, width=104, sortable=False),
        Column("over_short", mark("Over / short"), Kind.MONEY, _YUAN, width=104, sortable=False),
    ),
    questions=(FROM, TO, _TILL),
    body=Listing(_shifts, lambda row: Opens(Thing.SHIFT, row["id"]), sums=("over_short",)),
    needs=(Permission.CLOSE_SHIFT, Permission.ASK_REPORTS),
    sort="-id",
)


def _held(reader: Reader) -> Select[Any]:
    found = (
        select(
            held_sale.c.id.label("id"),
            held_sale.c.held_at.label("at"),
            held_sale.c.till.label("till"),
            held_sale.c.first_item.label("name"),
            held_sale.c.pieces.label("pieces"),
            held_sale.c.total_fen.label("total"),
            app_user.c.name.label("who"),
            func.coalesce(partner.c.name, "").label("partner"),
            func.coalesce(partner.c.sort_key, "").label("partner_by"),
        )
        .select_from(
            held_sale.join(app_user, app_user.c.id == held_sale.c.user_id).outerjoin(
                partner, partner.c.id == held_sale.c.partner_id
            )
        )
        .where(held_sale.c.ended_at == "")
    )
    return found.where(held_sale.c.till == reader.answers["till"]) if reader.answers["till"] else found


HELD = Report(
    name="sales.held",
    title=mark("Held sales"),
    room="sales",
    columns=(
        Column("at", mark("Time"), Kind.MOMENT, width=130),
        Column("till", mark("Till"), Kind.CODE, width=60),
        Column("name", mark("First item"), width=200, stretch=True),
        Column("pieces", mark("Pieces"), Kind.COUNT, width=80),
        Column("total", mark("Amount"), Kind.MONEY, _YUAN, width=110),
        Column("partner", mark("Customer"), width=120),
        Column("who", mark("Cashier"), width=100),
    ),
    questions=(_TILL,),
    body=Listing(_held, sums=("total",)),
    sort="at",
)
REPORTS = (DAILY, CASHIERS, SHIFTS, HELD)
