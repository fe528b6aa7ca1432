"""Ctrl K puts goods in the same order as every other search: codes, beginnings, parts, then what sold last."""

from sqlalchemy import update

from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.tables import item
from jxc_desktop.insights.search import search
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.catalog.goods import added


def test_a_code_is_before_a_beginning_and_a_part_that_sold_yesterday(shop: ShopFile, owner: Session) -> None:
    for new in (NewItem("甲 K1 盒"), NewItem("K1 糖"), NewItem("K1 饼"), NewItem("乙", code="K1")):
        added(shop, owner, new)
    with shop.writing() as conn:
        conn.execute(update(item).where(item.c.name == "甲 K1 盒").values(last_sold_at="2026-11-21T10:00:00"))
        conn.execute(update(item).where(item.c.name == "K1 饼").values(last_sold_at="2026-11-20T10:00:00"))
    with shop.reading() as conn:
        assert [hit.title for hit in search(conn, owner, "k1")] == ["乙", "K1 饼", "K1 糖", "甲 K1 盒"]
