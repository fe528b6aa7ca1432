"""What waits to be done, each list or page of it one key away (row 65)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from jxc_desktop.catalog.label_queue import waiting_labels
from jxc_desktop.documents.drafts import RULES, drafts
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.tables import document, partner, shift
from jxc_desktop.insights import asking, items, papers
from jxc_desktop.insights.ageing import CUSTOMERS, SUPPLIERS, debts
from jxc_desktop.insights.home import reader_of_debts
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.insights.spoken import KINDS
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.purchasing.tables import order_line
from jxc_desktop.security.tables import app_user
from jxc_desktop.usecase import Session
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

# The page where a half-filled paper is gone on with; the till looks after its own.
PAGES = {
    Kind.GOODS_RECEIPT: "receive",
    Kind.PURCHASE_ORDER: "order",
    Kind.PURCHASE_RETURN: "return",
    Kind.STOCK_WRITEOFF: "adjust",
    Kind.OPENING_SETUP: "opening",
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to be done: what in words, how many, and the list or page of it."""

    key: str
    title: str
    count: int
    detail: str
    opens: Opens


def to_do(conn: Connection, session: Session, day: date) -> tuple[ToDo, ...]:
    """What waits to be done; nothing that this person may not open."""
    makers = (_orders, _low, _overdue, _shifts, _counts, _drafts, _labels)
    return tuple(one for make in makers for one in make(conn, session, day) if one.count)


def _orders(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    if not session.may(Permission.RECEIVE_GOODS):
        return
    found = asking.totals(papers.ORDERS, conn, session, papers.ORDERS.answers({"waiting": "1"}, day)).count
    first = conn.execute(
        select(partner.c.name, order_line.c.due_day)
        .select_from(
            order_line.join(document, document.c.id == order_line.c.document_id).join(
                partner, partner.c.id == document.c.partner_id
            )
        )
        .where(
            document.c.state == State.POSTED,
            document.c.kind == Kind.PURCHASE_ORDER,
            order_line.c.received_quantity < order_line.c.base_quantity,
        )
        .order_by(order_line.c.due_day, document.c.id)
        .limit(1)
    ).first()
    detail = " ".join(filter(None, first)) if first else ""
    opens = Opens(Thing.REPORT, papers.ORDERS.name, (("waiting", "1"),))
    yield ToDo("orders", tr("Orders waiting for goods: {n}", n=found), found, detail, opens)


def _low(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    found = asking.totals(items.LOW, conn, session, items.LOW.answers({}, day)).count
    title = tr("Low or sold out: {n}", n=found)
    yield ToDo("low", title, found, "", Opens(Thing.REPORT, items.LOW.name))


def _overdue(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    sides = (
        (CUSTOMERS, Account.RECEIVABLE, 1, mark("Overdue customers: {n}")),
        (SUPPLIERS, Account.PAYABLE, -1, mark("Suppliers to be paid: {n}")),
    )
    for report, account, sign, title in sides:
        if not report.may_read(session):
            continue
        owed = debts(reader_of_debts(conn, session, day), account, sign, day.isoformat())
        found = [debt for debt in owed if debt.overdue > 0]
        worst = max(found, key=lambda debt: debt.overdue, default=None)
        detail = f"{worst.name} {grouped(Money(worst.overdue))}" if worst else ""
        yield ToDo(report.name, tr(title, n=len(found)), len(found), detail, Opens(Thing.REPORT, report.name))


def _shifts(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    if not session.may(Permission.CLOSE_SHIFT):
        return
    rows = conn.execute(
        select(shift.c.till, app_user.c.name)
        .select_from(shift.join(app_user, app_user.c.id == shift.c.cashier_id))
        .where(shift.c.closed_at == "", shift.c.business_day < day.isoformat())
    ).all()
    detail = "、".join(f"{till} {name}" for till, name in rows[:3])
    opens = Opens(Thing.REPORT, "sales.shifts")
    yield ToDo("shifts", tr("{n} {n:shift|shifts} not handed over", n=len(rows)), len(rows), detail, opens)


def _counts(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    if not session.may(Permission.COUNT_STOCK):
        return
    rows = conn.execute(
        select(document.c.memo, document.c.created_at)
        .where(document.c.kind == Kind.STOCK_TAKE, document.c.state == State.DRAFT)
        .order_by(document.c.id)
    ).all()
    detail = (rows[0][0] or rows[0][1][:10]) if rows else ""
    opens = Opens(Thing.REPORT, "stock.papers", (("kind", "stock_take"), ("state", "draft"), ("from", "1990-01-01")))
    yield ToDo("counts", tr("{n} {n:stock-take|stock-takes} not finished", n=len(rows)), len(rows), detail, opens)


def _drafts(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    """This person's own: a page offers no one else's."""
    for kind, page in PAGES.items():
        if not session.may(RULES[kind][0]):
            continue
        kept = drafts(conn, kind, session.user_id)
        title = tr("Half filled in: {paper}", paper=tr(KINDS[kind].text))
        detail = kept[0].saved_at.replace("T", " ")[5:16] if kept else ""
        yield ToDo("drafts", title, len(kept), detail, Opens(Thing.PAGE, page))


def _labels(conn: Connection, session: Session, day: date) -> Iterator[ToDo]:
    if not session.may(Permission.EDIT_ITEMS):
        return
    found = waiting_labels(conn)
    detail = found[0].goods.name if found else ""
    title = tr("Goods whose labels wait: {n}", n=len(found))
    yield ToDo("labels", title, len(found), detail, Opens(Thing.PAGE, "labels"))
