"""A declared report on paper says what the screen says."""

from datetime import datetime

import pytest

from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.report_paper import report_paper
from jxc_desktop.paper.table_paper import Kind
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.stocked import Stocked

AT = datetime(2026, 11, 22, 14, 36)


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("水")
    made.add_item("可乐")
    made.receive("水", 10, "1.20")
    made.receive("可乐", 3, "2")
    return made


def test_columns_order_and_sums_are_those_of_the_screen(goods: Stocked, shop: ShopFile, owner: Session) -> None:
    asked = report("stock.on_hand")
    with shop.reading() as conn:
        paper = report_paper(
            asked, conn, owner, asked.answers(), "禾丰", AT, "周禾", sort="-value", shown=("name", "quantity", "value")
        )
        rows = list(paper.rows)
    assert [column.kind for column in paper.columns] == [Kind.TEXT, Kind.QUANTITY, Kind.MONEY]
    assert [row.cells[0] for row in rows] == ["水", "可乐"]
    assert paper.totals[0].cells[1:] == (Quantity.of(13), Money(1800))


def test_the_days_and_the_filters_stand_on_the_paper(goods: Stocked, shop: ShopFile, owner: Session) -> None:
    asked = report("stock.papers")
    answers = asked.answers({"from": "2026-11-01", "to": "2026-11-22", "kind": "stock_writeoff"})
    with shop.reading() as conn:
        paper = report_paper(asked, conn, owner, answers, "禾丰", AT, "周禾")
    assert "2026-11-01" in paper.subtitle and "2026-11-22" in paper.subtitle
    assert paper.scope != ""
