"""The same goods in their next unit, round and round (Ctrl U)."""

from typing import Any

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.lookups import item_card


def next_unit(conn: Any, goods: ItemUnit) -> ItemUnit | None:
    """The unit after this one on the item's card; None where it has only one."""
    card = item_card(conn, goods.item_id, with_cost=False)
    units = [unit.unit_id for unit in card.units if unit.active]
    if len(units) < 2:
        return None
    at = units.index(goods.unit_id) if goods.unit_id in units else -1
    return unit_by_id(conn, units[(at + 1) % len(units)])
