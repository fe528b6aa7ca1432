"""The lists of goods: a page finds its order first and then fills its own lines alone."""

from typing import Any

import pytest
from sqlalchemy import select

from jxc_desktop.insights import asking
from jxc_desktop.insights.items import SOLD_BY
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.tables import stock_move
from tests.insights.conftest import TODAY, Trading
from tests.insights.plans import plans


def lines(trading: Trading, name: str, **given: str) -> dict[str, dict[str, Any]]:
    """Name -> cells by key."""
    one = report(name)
    with trading.shop.reading() as conn:
        page = asking.run(one, conn, trading.session, one.answers(given, TODAY))
    keys = [column.key for column in page.columns]
    return {str(row.cells[keys.index("name")]): dict(zip(keys, row.cells, strict=True)) for row in page.rows}


@pytest.mark.parametrize("name", ["stock.items", "stock.low"])
def test_what_was_sold_in_30_days_is_what_the_stock_book_says(trading: Trading, name: str) -> None:
    for goods, cells in lines(trading, name).items():
        move = stock_move.c
        moved = select(move.quantity).where(
            move.item_id == trading.items[goods],
            move.business_day.between("2026-11-11", TODAY.isoformat()),
            move.route.in_(SOLD_BY),
        )
        with trading.shop.reading() as conn:
            assert cells["sold"] == Quantity(-sum(conn.execute(moved).scalars())), goods


def test_a_page_of_goods_looks_up_what_was_sold_of_its_own_lines(trading: Trading) -> None:
    one = report("stock.items")
    with trading.shop.reading() as conn, plans(conn, "stock_move") as found:
        asking.run(one, conn, trading.session, one.answers({}, TODAY))
    by_move = [plan for plan in found if "stock_move" in plan]
    assert by_move and all("ix_stock_move_day (business_day=? AND item_id=?" in plan for plan in by_move), by_move


def test_stock_on_hand_by_name_reads_no_further_than_its_page(trading: Trading) -> None:
    one = report("stock.on_hand")
    with trading.shop.reading() as conn, plans(conn, "LIMIT") as found:
        asking.run(one, conn, trading.session, one.answers({}, TODAY))
    assert any("SCAN item USING INDEX ix_item_search" in plan for plan in found), found
    assert not any("TEMP B-TREE FOR ORDER BY" in plan for plan in found), found


def test_a_warehouse_and_the_empty_places_narrow_stock_on_hand_in_every_order(trading: Trading) -> None:
    one = report("stock.on_hand")
    for given in ({}, {"warehouse": "1"}, {"warehouse": "2"}, {"empty": "1"}):
        answers = one.answers(given, TODAY)
        with trading.shop.reading() as conn:
            found = [
                {row.key for row in asking.run(one, conn, trading.session, answers, sort=sort).rows}
                for sort in ("name", "-quantity", "warehouse", "value")
            ]
            count = asking.totals(one, conn, trading.session, answers).count
        assert [len(keys) for keys in found] == [count] * 4
        assert all(keys == found[0] for keys in found)
