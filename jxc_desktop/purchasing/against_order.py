"""Goods that come in on an order: which line they answer, at what price, and that they are not too many."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.settings import settings
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.order_state import Ordered, ordered_lines
from jxc_desktop.purchasing.received_lines import ReceivedLine, Worked
from jxc_desktop.usecase import Tx


def matched(
    conn: Connection, order_id: int, lines: Sequence[ReceivedLine]
) -> tuple[list[ReceivedLine], list[Price | None]]:
    """Each line with its order line (the item's own where none is named) and the ordered price of its unit.

    Refused "order.not_ordered" for goods that are not on the order and no gift.
    """
    ordered = ordered_lines(conn, order_id)
    known = {one.id: one for one in ordered}
    taken: dict[int, Quantity] = defaultdict(lambda: Quantity(0))
    answered: list[ReceivedLine] = []
    prices: list[Price | None] = []
    for line in lines:
        unit = unit_by_id(conn, line.unit_id)
        found = known.get(line.order_line_id) if line.order_line_id else _line_for(ordered, unit, line, taken)
        if found is None or found.item_id != unit.item_id:
            if not line.gift or line.order_line_id:
                raise Refused("order.not_ordered", item=unit.label)
            answered.append(line)
            prices.append(None)
            continue
        taken[found.id] += unit.base_quantity(line.quantity)
        answered.append(replace(line, order_line_id=found.id))
        prices.append(found.price_per(unit.factor))
    return answered, prices


def _line_for(ordered: list[Ordered], unit: ItemUnit, line: ReceivedLine, taken: dict[int, Quantity]) -> Ordered | None:
    same = [one for one in ordered if one.item_id == unit.item_id]
    if line.gift:
        same = [one for one in same if not one.price]
    roomy = (one for one in same if one.remaining - taken[one.id] >= unit.base_quantity(line.quantity))
    return next(roomy, same[-1] if same else None)


def tolerated(tx: Tx, over_percent: int) -> int:
    """How many percent of an order may come on top: what the shop tolerates, more where a manager lets it in.

    Row 2: off by default. Refused "permission.missing" (APPROVE_OVER_RECEIPT) past the shop's own tolerance.
    """
    shop = settings(tx.conn).over_receipt_percent
    if over_percent > shop:
        tx.require(Permission.APPROVE_OVER_RECEIPT)
    return max(over_percent, shop)


def check_room(conn: Connection, order_id: int, lines: Sequence[Worked], over_percent: int) -> None:
    """Refused "order.over_receipt" where more comes in than is left, `over_percent` of the order allowed on top."""
    coming: dict[int, Quantity] = defaultdict(lambda: Quantity(0))
    names: dict[int, ItemUnit] = {}
    for line in lines:
        if line.asked.order_line_id:
            coming[line.asked.order_line_id] += line.base_quantity
            names[line.asked.order_line_id] = line.unit
    for one in ordered_lines(conn, order_id):
        most = one.base_quantity.thousandths * (100 + max(over_percent, 0)) // 100
        if coming[one.id] and one.received.thousandths + coming[one.id].thousandths > most:
            unit = names[one.id]
            raise Refused("order.over_receipt", item=unit.label, left=one.remaining, unit=unit.base_unit)
