"""Ordering goods (采购订单): a draft that can be revised, or posted at once; receipts then count against its lines."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, update

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, advance, write_document
from jxc_desktop.documents.places import require_in_use
from jxc_desktop.documents.tables import document
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.order_state import OrderState, an_order, ordered_lines, state_of
from jxc_desktop.purchasing.supplier_of import known_supplier
from jxc_desktop.purchasing.tables import order_line
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """So much of one unit; without a price the last purchase price stands."""

    unit_id: int
    quantity: Quantity
    price: Price | None = None
    due_day: date | None = None


@dataclass(frozen=True, slots=True)
class OrderGoods:
    """An order to a supplier: new, or a draft (`order_id`) written anew; `draft` keeps it unposted."""

    supplier_id: int
    lines: tuple[OrderedLine, ...]
    order_id: int | None = None
    draft: bool = False
    memo: str = ""
    warehouse_id: int | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    """The order as it is now; a draft has no number, and without the cost permission the sum is not told."""

    document_id: int
    number: str
    state: OrderState
    total: Money | None


_INSERT = Prepared(
    insert(order_line),
    [
        "document_id",
        "line_no",
        "item_id",
        "unit_id",
        "quantity",
        "base_quantity",
        "price_e4",
        "amount_fen",
        "received_quantity",
        "due_day",
    ],
)


@use_case(mark("Order goods"), needs=Permission.ORDER_GOODS, touches={Topic.PURCHASES})
def order_goods(tx: Tx, request: OrderGoods) -> OrderPlaced:
    """Write, revise or post an order (row 2); nothing reaches the books.

    Refused "supplier.unknown", "order.empty", "order.quantity", "price.negative", "item.unknown", "unit.too_fine",
    "paper.unknown", "paper.not_now", "till.stopped", "warehouse.*", "draft.*".
    """
    known_supplier(tx.conn, request.supplier_id)
    rows = _rows(tx, request)
    total = Money(sum(int(row["amount_fen"]) for row in rows))
    if request.order_id is None:
        made = _new(tx, request, total)
    else:
        made = _revised(tx, request, total, request.order_id)
    _INSERT.run_many(tx.conn, [{"document_id": made.id, **row} for row in rows])
    discard(tx, request.draft_id, Kind.PURCHASE_ORDER)
    state = state_of(made, ordered_lines(tx.conn, made.id))
    return OrderPlaced(made.id, made.number, state, total if tx.may(Permission.SEE_COST) else None)


def _rows(tx: Tx, request: OrderGoods) -> list[dict[str, int | str]]:
    if not request.lines:
        raise Refused("order.empty")
    rows: list[dict[str, int | str]] = []
    for number, line in enumerate(request.lines, 1):
        unit = unit_by_id(tx.conn, line.unit_id)
        if line.quantity <= NONE:
            raise Refused("order.quantity", item=unit.label)
        price = line.price if line.price is not None else unit.purchase_price
        if price.e4 < 0:
            raise Refused("price.negative", item=unit.label)
        rows.append(
            {
                "line_no": number,
                "item_id": unit.item_id,
                "unit_id": unit.unit_id,
                "quantity": line.quantity.thousandths,
                "base_quantity": unit.base_quantity(line.quantity).thousandths,
                "price_e4": price.e4,
                "amount_fen": price.times(line.quantity).fen,
                "received_quantity": 0,
                "due_day": line.due_day.isoformat() if line.due_day else "",
            }
        )
    return rows


def _new(tx: Tx, request: OrderGoods, total: Money) -> Paper:
    return write_document(
        tx,
        Kind.PURCHASE_ORDER,
        partner_id=request.supplier_id,
        warehouse_id=request.warehouse_id or tx.session.warehouse_id,
        total=total,
        memo=request.memo,
        draft=request.draft,
    )


def _revised(tx: Tx, request: OrderGoods, total: Money, order_id: int) -> Paper:
    old = an_order(tx.conn, order_id)
    if old.state is not State.DRAFT:
        raise Refused("paper.not_now", number=old.number, state=old.state)
    warehouse = request.warehouse_id or old.warehouse_id
    require_in_use(tx.conn, tx.session.till, warehouse)
    tx.conn.execute(delete(order_line).where(order_line.c.document_id == old.id))
    values = {
        "partner_id": request.supplier_id,
        "warehouse_id": warehouse,
        "total_fen": total.fen,
        "memo": request.memo,
    }
    tx.conn.execute(update(document).where(document.c.id == old.id).values(values))
    return old if request.draft else advance(tx, old, State.POSTED)
