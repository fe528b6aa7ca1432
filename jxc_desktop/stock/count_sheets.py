"""Stock-takes read for the count page and the variance table (盘点盈亏表, layout E10)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, null, or_, select, tuple_

from jxc_desktop.catalog.goods_columns import NAMED
from jxc_desktop.catalog.tables import category, item
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.tables import document, warehouse
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.reading import held
from jxc_desktop.security.tables import app_user
from jxc_desktop.stock.tables import count_line, stock_take
from jxc_desktop.stock.takes import Scope

Key = tuple[str, int]


class Show(StrEnum):
    """Which rows of the sheet."""

    ALL = "all"
    COUNTED = "counted"
    UNCOUNTED = "uncounted"
    VARIANCE = "variance"


@dataclass(frozen=True, slots=True)
class TakeHead:
    """One take and how far it has got: `counted` of `items` (of an open-ended one: of what was counted)."""

    take_id: int
    number: str
    state: State
    scope: Scope
    category: str
    warehouse_id: int
    warehouse: str
    blind: bool
    started_at: str
    memo: str
    counted: int
    items: int


@dataclass(frozen=True, slots=True)
class CountRow:
    """One item of the sheet, in the base unit; None where not counted or, in a blind take, not to be seen yet."""

    item_id: int
    code: str
    name: str
    spec: str
    unit: str
    bin: str
    book: Quantity | None
    counted: Quantity | None
    variance: Quantity | None
    cost: Money | None
    retail_price: Price
    variance_retail: Money | None
    reason: str
    counted_at: str
    counted_by: str
    sort_key: str

    @property
    def key(self) -> Key:
        """Where the next page begins."""
        return self.sort_key, self.item_id


def takes(
    conn: Connection, *, open_only: bool = False, before_id: int | None = None, limit: int = 50
) -> list[TakeHead]:
    """Stock-takes, newest first."""
    statement = _heads()
    if open_only:
        statement = statement.where(document.c.state == str(State.DRAFT))
    if before_id is not None:
        statement = statement.where(document.c.id < before_id)
    return [_head(row) for row in conn.execute(statement.order_by(document.c.id.desc()).limit(limit))]


def open_takes(conn: Connection) -> list[TakeHead]:
    """Those that are still being counted."""
    return takes(conn, open_only=True)


def take(conn: Connection, take_id: int) -> TakeHead:
    """One take; Refused "paper.unknown"."""
    row = conn.execute(_heads().where(document.c.id == take_id)).first()
    if row is None:
        raise Refused("paper.unknown", number=str(take_id))
    return _head(row)


def count_rows(
    conn: Connection,
    take_id: int,
    *,
    show: Show = Show.ALL,
    after: Key | None = None,
    limit: int = 200,
    with_cost: bool = False,
    latest_first: bool = False,
) -> list[CountRow]:
    """The sheet by item name; the next page begins `after` the last row's key. `cost` is known once it is posted.

    `latest_first` puts what was counted last on top instead (one page only): what the counter sees while he scans.
    """
    head = take(conn, take_id)
    if show is Show.VARIANCE and _hidden(head):
        return []
    statement = _sheet(head, with_cost).where(_narrowed(head, show))
    if after is not None:
        statement = statement.where(tuple_(item.c.sort_key, item.c.id) > after)
    latest = (count_line.c.counted_at.desc(), count_line.c.id.desc())
    order = (*(latest if latest_first else ()), item.c.sort_key, item.c.id)
    return [_row(row, head) for row in conn.execute(statement.order_by(*order).limit(limit))]


def _heads() -> Select[Any]:
    counted = select(func.count()).where(count_line.c.document_id == document.c.id).scalar_subquery()
    in_scope = (item.c.active == 1) & (
        stock_take.c.category_id.is_(None) | (item.c.category_id == stock_take.c.category_id)
    )
    all_items = select(func.count()).select_from(item).where(in_scope).correlate(stock_take).scalar_subquery()
    columns = [
        document.c.id,
        document.c.number,
        document.c.state,
        document.c.warehouse_id,
        document.c.created_at,
        document.c.memo,
        stock_take.c.scope,
        stock_take.c.blind,
        category.c.name.label("category"),
        warehouse.c.name.label("warehouse"),
        counted.label("counted"),
        case((stock_take.c.scope == str(Scope.PART), counted), else_=all_items).label("items"),
    ]
    joined = (
        document.join(stock_take, stock_take.c.document_id == document.c.id)
        .join(warehouse, warehouse.c.id == document.c.warehouse_id)
        .outerjoin(category, category.c.id == stock_take.c.category_id)
    )
    return select(*columns).select_from(joined).where(document.c.kind == str(Kind.STOCK_TAKE))


def _head(row: Any) -> TakeHead:
    return TakeHead(
        row.id,
        row.number or "",
        State(row.state),
        Scope(row.scope),
        row.category or "",
        row.warehouse_id,
        row.warehouse,
        bool(row.blind),
        row.created_at,
        row.memo,
        row.counted,
        max(row.items, row.counted),
    )


def _sheet(head: TakeHead, with_cost: bool) -> Select[Any]:
    """Items beside their count; what is not counted shows the present book while the take is open."""
    is_open = head.state is State.DRAFT
    present: ColumnElement[Any] = held(item.c.id, head.warehouse_id) if is_open else null()
    columns = [
        item.c.id,
        *NAMED,
        item.c.sort_key,
        item.c.unit,
        item.c.bin,
        item.c.retail_price_e4,
        func.coalesce(count_line.c.book, present).label("book"),
        count_line.c.counted,
        count_line.c.reason,
        count_line.c.counted_at,
        app_user.c.name.label("counted_by"),
        *([count_line.c.variance_cost_fen] if with_cost and not is_open else []),
    ]
    mine = (count_line.c.item_id == item.c.id) & (count_line.c.document_id == head.take_id)
    joined = item.outerjoin(count_line, mine).outerjoin(app_user, app_user.c.id == count_line.c.user_id)
    return select(*columns).select_from(joined)


def _narrowed(head: TakeHead, show: Show) -> ColumnElement[bool]:
    counted, covered = count_line.c.id.is_not(None), _covered(head)
    if show is Show.COUNTED:
        return counted
    if show is Show.UNCOUNTED:
        return and_(covered, ~counted)
    if show is Show.VARIANCE:
        return count_line.c.counted != count_line.c.book
    return or_(covered, counted)


def _covered(head: TakeHead) -> ColumnElement[bool]:
    if head.scope is Scope.PART:
        return false()
    if head.scope is Scope.ALL:
        return item.c.active == 1
    of_take = select(stock_take.c.category_id).where(stock_take.c.document_id == head.take_id).scalar_subquery()
    return and_(item.c.active == 1, item.c.category_id == of_take)


def _hidden(head: TakeHead) -> bool:
    return head.blind and head.state is State.DRAFT


def _row(row: Any, head: TakeHead) -> CountRow:
    seen = not _hidden(head)
    variance = row.counted - row.book if seen and row.counted is not None else None
    price = Price(row.retail_price_e4)
    return CountRow(
        row.id,
        row.code,
        row.name,
        row.spec,
        row.unit,
        row.bin,
        Quantity(row.book) if seen and row.book is not None else None,
        Quantity(row.counted) if row.counted is not None else None,
        Quantity(variance) if variance is not None else None,
        Money(row.variance_cost_fen) if row.counted is not None and hasattr(row, "variance_cost_fen") else None,
        price,
        price.times(Quantity(variance)) if variance is not None else None,
        row.reason or "",
        row.counted_at or "",
        row.counted_by or "",
        row.sort_key,
    )
