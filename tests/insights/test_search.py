"""Ctrl K: goods in the same order as every other search, papers by their sum."""

from sqlalchemy import update

from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.tables import item
from jxc_desktop.insights.report import Thing
from jxc_desktop.insights.search import search
from jxc_desktop.kernel.permission import Role
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.catalog.goods import added
from tests.insights.conftest import Trading


def test_a_code_is_before_a_beginning_and_a_part_that_sold_yesterday(shop: ShopFile, owner: Session) -> None:
    for new in (NewItem("甲 K1 盒"), NewItem("K1 糖"), NewItem("K1 饼"), NewItem("乙", code="K1")):
        added(shop, owner, new)
    with shop.writing() as conn:
        conn.execute(update(item).where(item.c.name == "甲 K1 盒").values(last_sold_at="2026-11-21T10:00:00"))
        conn.execute(update(item).where(item.c.name == "K1 饼").values(last_sold_at="2026-11-20T10:00:00"))
    with shop.reading() as conn:
        assert [hit.title for hit in search(conn, owner, "k1")] == ["乙", "K1 饼", "K1 糖", "甲 K1 盒"]


def test_a_paper_is_found_by_its_sum_newest_first_and_only_sales_without_sight_of_cost(
    shop: ShopFile, owner: Session
) -> None:
    trading = Trading(shop, owner)
    trading.supplier_id = trading.add_supplier()
    trading.add_item("可乐", retail_price_e4=30_000)
    trading.deliver("2026-12-01", ("可乐", 7, "4.1"))
    first, second = (trading.sell(day, ("可乐", 1, "28.7")) for day in ("2026-12-02", "2026-12-03"))
    clerk = Session(2, "王丽", Role.CASHIER)
    with trading.shop.reading() as conn:
        papers = [hit.title for hit in search(conn, trading.session, "28.70") if hit.thing is Thing.DOCUMENT]
        assert papers[:2] == [second.number, first.number] and papers[2].startswith("RK-")
        assert [hit.title for hit in search(conn, clerk, "28.7") if hit.thing is Thing.DOCUMENT] == papers[:2]
