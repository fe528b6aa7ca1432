"""A stock-take as the verbs see it: what it covers, whether it is blind, what has been counted."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, paper
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.tables import count_line, stock_take
from jxc_desktop.usecase import Tx


class Scope(StrEnum):
    """全盘, one category, or 抽盘: only what gets counted (row 20)."""

    ALL = "all"
    CATEGORY = "category"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Take:
    """A stock-take that is still being counted."""

    paper: Paper
    scope: Scope
    category_id: int | None
    blind: bool
    warehouse_id: int


@dataclass(frozen=True, slots=True)
class Counted:
    """One item of a take: how much was counted, and what the book said at that moment, both in the base unit."""

    item_id: int
    counted: Quantity
    book: Quantity
    last_move_id: int
    times: int
    user_id: int

    @property
    def variance(self) -> Quantity:
        """盈亏数量 = counted - book at that moment (rule 10): what is sold later changes neither."""
        return self.counted - self.book


def open_take(tx: Tx, take_id: int) -> Take:
    """Refused "paper.unknown", "count.not_open" where it is posted or given up."""
    found = paper(tx.conn, take_id)
    row: Any = tx.conn.execute(select(stock_take).where(stock_take.c.document_id == take_id)).first()
    if found.kind is not Kind.STOCK_TAKE or row is None:
        raise Refused("paper.unknown", number=found.number or str(take_id))
    if found.state is not State.DRAFT:
        raise Refused("count.not_open", number=found.number or str(take_id))
    warehouse = found.warehouse_id or tx.session.warehouse_id
    return Take(found, Scope(row.scope), row.category_id, bool(row.blind), warehouse)


def counted_of(conn: Connection, take_id: int, item_id: int) -> Counted | None:
    """What was counted of one item so far."""
    mine = (count_line.c.document_id == take_id) & (count_line.c.item_id == item_id)
    row = conn.execute(select(count_line).where(mine)).first()
    return _counted(row) if row else None


def all_counted(conn: Connection, take_id: int) -> list[Counted]:
    """Everything counted so far."""
    rows = conn.execute(select(count_line).where(count_line.c.document_id == take_id).order_by(count_line.c.id))
    return [_counted(row) for row in rows]


def _counted(row: Any) -> Counted:
    return Counted(row.item_id, Quantity(row.counted), Quantity(row.book), row.last_move_id, row.times, row.user_id)
