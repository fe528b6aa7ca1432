"""Opening a stock-take (盘点) while the shop goes on selling."""

from dataclasses import dataclass

from sqlalchemy import func, insert, select

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.tables import stock_take
from jxc_desktop.stock.takes import Scope
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class StartCount:
    """What is to be counted; `blind` keeps the book figures from the counters until it is posted."""

    scope: Scope = Scope.ALL
    category_id: int | None = None
    warehouse_id: int | None = None
    blind: bool = False
    memo: str = ""


@dataclass(frozen=True, slots=True)
class CountStarted:
    """The open take and how many items it covers (0: open end)."""

    take_id: int
    items: int


@use_case(mark("Start a stock-take"), needs=Permission.COUNT_STOCK, touches={Topic.STOCK})
def start_count(tx: Tx, request: StartCount) -> CountStarted:
    """Row 20. Several may be open at once.

    Refused "count.category" where a category is needed or is not there, and as `write_document`.
    """
    if request.scope is Scope.CATEGORY:
        known = select(category.c.id).where(category.c.id == request.category_id)
        if tx.conn.execute(known).first() is None:
            raise Refused("count.category")
    made = write_document(
        tx,
        Kind.STOCK_TAKE,
        warehouse_id=request.warehouse_id or tx.session.warehouse_id,
        memo=request.memo,
        draft=True,
    )
    by_category = request.category_id if request.scope is Scope.CATEGORY else None
    tx.conn.execute(
        insert(stock_take).values(
            document_id=made.id, scope=str(request.scope), category_id=by_category, blind=int(request.blind)
        )
    )
    return CountStarted(made.id, _items(tx, request.scope, by_category))


def _items(tx: Tx, scope: Scope, category_id: int | None) -> int:
    if scope is Scope.PART:
        return 0
    statement = select(func.count()).select_from(item).where(item.c.active == 1)
    if category_id is not None:
        statement = statement.where(item.c.category_id == category_id)
    return int(tx.conn.execute(statement).scalar_one())
