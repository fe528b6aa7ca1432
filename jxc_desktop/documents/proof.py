"""What is out of use holds nothing: its own tables held against the books."""

from collections.abc import Iterator

from sqlalchemy import Connection

from jxc_desktop.documents.places import till_with_drawer, tills, warehouses
from jxc_desktop.ledger import Finding
from jxc_desktop.ledger.balances import goods_in, in_fund
from jxc_desktop.ledger.funds import funds
from jxc_desktop.ledger.proof import Check


def warehouses_out_of_use_are_empty(conn: Connection) -> Iterator[Finding]:
    """No goods lie in one, and no till in use sells out of it."""
    standing = {till.warehouse_id: till.code for till in tills(conn)}
    for one in warehouses(conn, active_only=False):
        held = 0 if one.active else goods_in(conn, one.id)
        if held:
            yield Finding("warehouses_out_of_use_are_empty", f"warehouse {one.id}", "0", str(held))
        if not one.active and one.id in standing:
            yield Finding("warehouses_out_of_use_are_empty", f"warehouse {one.id}", "", f"till {standing[one.id]}")


def funds_out_of_use_are_empty(conn: Connection) -> Iterator[Finding]:
    """No money lies in one, and no open shift has it for its drawer."""
    for one in funds(conn, active_only=False):
        if one.active:
            continue
        if held := in_fund(conn, one.id, one.account):
            yield Finding("funds_out_of_use_are_empty", f"fund {one.id}", "0", held.text())
        if till := till_with_drawer(conn, one.id):
            yield Finding("funds_out_of_use_are_empty", f"fund {one.id}", "", f"till {till}")


CHECKS: tuple[Check, ...] = (warehouses_out_of_use_are_empty, funds_out_of_use_are_empty)
