"""Lists of papers: purchase, sales, stock and money papers, orders and the receipts of a day."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, func, literal, or_, select

from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.kinds import State
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.answers import FROM, SEARCH, TO, Asked, Choice, Question, this_day
from jxc_desktop.insights.rates import rounded
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Tag, Thing
from jxc_desktop.insights.spoken import KINDS, STATES
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.ledger.tables import fund_account
from jxc_desktop.purchasing.tables import order_line
from jxc_desktop.sales.tables import sale_header, tender
from jxc_desktop.security.tables import app_user
from jxc_desktop.words import mark, tr

PURCHASE = (Paper.GOODS_RECEIPT, Paper.PURCHASE_RETURN)
SALES = (Paper.RETAIL_SALE, Paper.RETAIL_RETURN, Paper.SALES_ISSUE, Paper.SALES_RETURN)
STOCK = (Paper.STOCK_TAKE, Paper.COUNT_GAIN, Paper.COUNT_LOSS, Paper.STOCK_WRITEOFF, Paper.STOCK_OVERAGE)
# What their papers name as an amount goes the other way: in a list it stands below zero, so that sums are the net.
_RETURNS = (Paper.PURCHASE_RETURN, Paper.RETAIL_RETURN, Paper.SALES_RETURN)
MONEY = (
    Paper.MONEY_RECEIPT,
    Paper.MONEY_PAYMENT,
    Paper.EXPENSE,
    Paper.OTHER_INCOME,
    Paper.FUND_TRANSFER,
    Paper.SHIFT_CLOSE,
    Paper.OPENING_SETUP,
    Paper.VOUCHER,
)

_STATE = Question("state", mark("State"), Asked.CHOICE, choices=tuple(Choice(s, t.text) for s, t in STATES.items()))
_PARTNER = Question("partner", mark("Partner"), Asked.PARTNER)
_DAY = Column("day", mark("Day"), Kind.DAY, width=96)
_NUMBER = Column("number", mark("Number"), Kind.CODE, width=172)
_KIND = Column("kind", mark("Paper"), width=96, says=KINDS)
_PARTY = Column("partner", mark("Partner"), width=140, stretch=True)
_ORDER_STATES = STATES | {
    State.POSTED: Tag(mark("On the way")),
    "partial": Tag(mark("Partly here"), "warn"),
    "arrived": Tag(mark("All here"), "ok"),
}
_STATE_COLUMN = Column("state", mark("State"), Kind.TAG, width=84, says=STATES)
_WHO = Column("who", mark("Prepared by"), width=84)
_MEMO = Column("memo", mark("Note"), width=140)
_POSTED = Column("posted", mark("Posted at"), Kind.MOMENT, width=120, shown=False)


def kind_question(kinds: tuple[Paper, ...]) -> Question:
    """Which of these kinds."""
    return Question("kind", mark("Paper"), Asked.CHOICE, choices=tuple(Choice(k, KINDS[k].text) for k in kinds))


def opens_document(row: RowMapping) -> Opens:
    """The row's own paper."""
    return Opens(Thing.DOCUMENT, row["id"])


_COMMON: tuple[Any, ...] = (
    document.c.id.label("id"),
    document.c.business_day.label("day"),
    func.coalesce(document.c.number, "").label("number"),
    document.c.kind.label("kind"),
    func.coalesce(partner.c.name, "").label("partner"),
    func.coalesce(partner.c.sort_key, "").label("partner_by"),
    case((document.c.kind.in_(_RETURNS), -document.c.total_fen), else_=document.c.total_fen).label("total"),
    document.c.state.label("state"),
    app_user.c.name.label("who"),
    document.c.memo.label("memo"),
    func.coalesce(document.c.posted_at, "").label("posted"),
)
_FROM = document.outerjoin(partner, partner.c.id == document.c.partner_id).join(
    app_user, app_user.c.id == document.c.created_by
)


def of_kinds(reader: Reader, kinds: tuple[Paper, ...], *more: Any, tables: Any = _FROM) -> list[Select[Any]]:
    """One select for each kind, filtered by the answers that the report asks for."""
    answers = reader.answers
    wanted = [kind for kind in kinds if answers.get("kind", "") in ("", kind)]
    where: list[ColumnElement[bool]] = []
    if "from" in answers:
        where.append(document.c.business_day.between(answers["from"], answers["to"]))
    if state := answers.get("state", ""):
        where.append(document.c.state == state)
    if party := answers.whole("partner"):
        where.append(document.c.partner_id == party)
    if text := fold_for_search(answers.get("q", "")):
        where.append(
            or_(
                document.c.number.contains(text.upper(), autoescape=True),
                func.lower(partner.c.name).contains(text, autoescape=True),
                partner.c.pinyin.contains(text, autoescape=True),
                document.c.memo.contains(text, autoescape=True),
            )
        )
    plain = select(*_COMMON, *more).select_from(tables).where(*where)
    return [plain.where(document.c.kind == kind) for kind in wanted]


def _papers(name: str, title: str, kinds: tuple[Paper, ...], *, cost: bool, needs: tuple[Permission, ...]) -> Report:
    return Report(
        name=name,
        title=title,
        room=name.split(".")[0],
        columns=(
            _DAY,
            _NUMBER,
            _KIND,
            _PARTY,
            Column("total", mark("Amount"), Kind.MONEY, mark("¥"), cost=cost, width=110),
            _MEMO,
            _WHO,
            _STATE_COLUMN,
            _POSTED,
        ),
        questions=(SEARCH, FROM, TO, kind_question(kinds), _PARTNER, _STATE),
        body=Listing(lambda reader: of_kinds(reader, kinds), opens_document, ("total",) if kinds is PURCHASE else ()),
        needs=needs,
        sort="-day",
    )


PURCHASE_PAPERS = _papers("purchasing.papers", mark("Purchase papers"), PURCHASE, cost=True, needs=())
STOCK_PAPERS = _papers("stock.papers", mark("Stock papers"), STOCK, cost=True, needs=())
MONEY_PAPERS = _papers(
    "finance.papers",
    mark("Money papers"),
    MONEY,
    cost=False,
    needs=(Permission.SPEND, Permission.TAKE_MONEY, Permission.PAY_SUPPLIER, Permission.ASK_REPORTS),
)


def _ordered(reader: Reader) -> Select[Any]:
    lines = (
        select(
            order_line.c.document_id.label("order_id"),
            func.sum(order_line.c.base_quantity).label("ordered"),
            func.sum(order_line.c.received_quantity).label("received"),
            func.max(order_line.c.due_day).label("due"),
        )
        .group_by(order_line.c.document_id)
        .subquery()
    )
    tables = _FROM.outerjoin(lines, lines.c.order_id == document.c.id)
    more = [func.coalesce(lines.c[key], 0).label(key) for key in ("ordered", "received")]
    came = case(
        (document.c.state != State.POSTED, document.c.state),
        (lines.c.received >= lines.c.ordered, "arrived"),
        (lines.c.received > 0, "partial"),
        else_=document.c.state,
    )
    more.append(came.label("came"))
    orders = of_kinds(
        reader, (Paper.PURCHASE_ORDER,), *more, func.coalesce(lines.c.due, "").label("due"), tables=tables
    )[0]
    if reader.answers["waiting"]:
        orders = orders.where(document.c.state == State.POSTED, lines.c.received < lines.c.ordered)
    return orders


ORDERS = Report(
    name="purchasing.orders",
    title=mark("Purchase orders"),
    room="purchasing",
    columns=(
        _DAY,
        _NUMBER,
        _PARTY,
        Column("due", mark("Due"), Kind.DAY, width=96),
        Column("ordered", mark("Ordered"), Kind.QUANTITY, width=90),
        Column("received", mark("Arrived"), Kind.QUANTITY, width=90),
        Column("total", mark("Amount"), Kind.MONEY, mark("¥"), cost=True, width=110),
        _WHO,
        Column("came", mark("State"), Kind.TAG, width=96, says=_ORDER_STATES),
    ),
    questions=(SEARCH, _PARTNER, _STATE, Question("waiting", mark("Still to come"), Asked.FLAG)),
    body=Listing(_ordered, opens_document, sums=("total",)),
    sort="-day",
)

_TENDERS = (
    select(func.aggregate_strings(func.coalesce(fund_account.c.name, tender.c.kind), "、"))
    .select_from(tender.outerjoin(fund_account, fund_account.c.id == tender.c.fund_id))
    .where(tender.c.document_id == document.c.id)
    .scalar_subquery()
)
_SALES_FROM = _FROM.outerjoin(sale_header, sale_header.c.document_id == document.c.id)
_NET = func.coalesce(sale_header.c.due_fen - sale_header.c.tax_fen, 0)
_PROFIT = _NET - func.coalesce(sale_header.c.cost_fen, 0)


def _sold(reader: Reader, kinds: tuple[Paper, ...]) -> list[Select[Any]]:
    more = [
        func.coalesce(sale_header.c.at, "").label("at"),
        func.coalesce(sale_header.c.pieces, 0).label("pieces"),
        func.coalesce(sale_header.c.discount_fen + sale_header.c.round_off_fen, 0).label("discount"),
        func.coalesce(func.replace(_TENDERS, "account", literal(tr("On account"))), "").label("tenders"),
        _PROFIT.label("profit"),
        case((_NET != 0, rounded(_PROFIT * 1000, _NET)), else_=None).label("margin"),
    ]
    return of_kinds(reader, kinds, *more, tables=_SALES_FROM)


def _sales(
    name: str, title: str, kinds: tuple[Paper, ...], questions: tuple[Question, ...], *, one_day: bool = False
) -> Report:
    return Report(
        name=name,
        title=title,
        room="sales",
        columns=(
            replace(_DAY, shown=not one_day),
            Column("at", mark("Time"), Kind.MOMENT, width=110, shown=one_day),
            _NUMBER,
            _KIND,
            Column("partner", mark("Customer"), width=120, stretch=True),
            Column("pieces", mark("Pieces"), Kind.COUNT, width=70),
            Column("discount", mark("Discount"), Kind.MONEY, mark("¥"), width=90),
            Column("total", mark("Amount"), Kind.MONEY, mark("¥"), width=110),
            Column("profit", mark("Gross profit"), Kind.MONEY, mark("¥"), width=100, cost=True),
            Column("margin", mark("Margin"), Kind.PERCENT, "%", width=80, cost=True, sortable=False),
            Column("tenders", mark("Paid by"), width=120, sortable=False),
            Column("who", mark("Cashier"), width=84),
            _STATE_COLUMN,
        ),
        questions=questions,
        body=Listing(
            lambda reader: _sold(reader, kinds), opens_document, sums=("pieces", "discount", "total", "profit")
        ),
        sort="-day",
    )


SALES_PAPERS = _sales(
    "sales.papers", mark("Sales papers"), SALES, (SEARCH, FROM, TO, kind_question(SALES), _PARTNER, _STATE)
)
_TODAY = Question("from", mark("From"), Asked.DAY, this_day, required=True)
RECEIPTS = _sales(
    "sales.receipts",
    mark("Receipts of the day"),
    SALES[:2],
    (SEARCH, _TODAY, TO, kind_question(SALES[:2])),
    one_day=True,
)
REPORTS = (PURCHASE_PAPERS, ORDERS, SALES_PAPERS, RECEIPTS, STOCK_PAPERS, MONEY_PAPERS)
