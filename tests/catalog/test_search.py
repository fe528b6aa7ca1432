"""Items are found by code, barcode, pinyin and any part of the name, in a steady order, page by page."""

import json
from pathlib import Path

import pytest
from sqlalchemy import case, update

from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.search import Rank, search
from jxc_desktop.catalog.tables import item
from jxc_desktop.catalog.write_items import write_items
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.catalog.goods import added, cola
from tests.catalog.test_items import NOW, Tx


def bad_searches() -> list[str]:
    lines = Path(__file__).with_name("bad_inputs.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return [row["input"] for row in rows if row["where"] == "search"]


def names(shop: ShopFile, text: str, **options: object) -> list[str]:
    with shop.reading() as conn:
        return [hit.item.name for hit in search(conn, text, **options).items]  # type: ignore[arg-type]  # by name


@pytest.fixture
def shelf(shop: ShopFile, owner: Session) -> ShopFile:
    added(shop, owner, cola(code="K1"))
    added(shop, owner, NewItem("绿茶 50%果汁", brand="康师傅", code="cqkl"))
    added(shop, owner, NewItem("长城干红_礼盒", barcodes=(NewBarcode("ABC-1"),)))
    return shop


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6901234567892", ["重庆可乐"]),
        ("67892", ["重庆可乐"]),
        ("zqkl", ["重庆可乐"]),
        ("ZhongQing", ["重庆可乐"]),
        ("chongqingke", ["重庆可乐"]),
        ("cqkl", ["绿茶 50%果汁", "重庆可乐"]),
        ("可乐 330", ["重庆可乐"]),
        ("３３０ＭＬ", ["重庆可乐"]),
        ("lvcha", ["绿茶 50%果汁"]),
        ("康师傅", ["绿茶 50%果汁"]),
        ("ccgh", ["长城干红_礼盒"]),
        ("abc", ["长城干红_礼盒"]),
        ("%", ["绿茶 50%果汁"]),
        ("_", ["长城干红_礼盒"]),
        ("没有的", []),
    ],
)
def test_every_way_to_an_item(shelf: ShopFile, text: str, found: list[str]) -> None:
    assert names(shelf, text) == found


def test_a_code_comes_before_a_beginning_before_a_part(shop: ShopFile, owner: Session) -> None:
    for new in (NewItem("冰可乐"), NewItem("可乐糖"), NewItem("甲", code="可乐"), NewItem("阿可乐")):
        added(shop, owner, new)
    assert names(shop, "可乐") == ["甲", "可乐糖", "阿可乐", "冰可乐"]
    with shop.reading() as conn:
        assert [hit.rank for hit in search(conn, "可乐").items] == [
            Rank.CODE, Rank.BEGINNING, Rank.ANYWHERE, Rank.ANYWHERE,
        ]  # fmt: skip


def sold(shop: ShopFile, name: str, at: str) -> None:
    with shop.writing() as conn:
        conn.execute(update(item).where(item.c.name == name).values(last_sold_at=at))


def test_of_the_same_rank_what_was_sold_last_comes_first(shop: ShopFile, owner: Session) -> None:
    for new in (NewItem("冰可乐"), NewItem("阿可乐"), NewItem("可乐糖"), NewItem("可乐饼"), NewItem("甲", code="可乐")):
        added(shop, owner, new)
    sold(shop, "阿可乐", "2026-11-20T09:00:00")
    sold(shop, "冰可乐", "2026-11-21T09:00:00")
    sold(shop, "可乐糖", "2026-10-01T09:00:00")
    assert names(shop, "可乐") == ["甲", "可乐糖", "可乐饼", "冰可乐", "阿可乐"]
    assert names(shop, "") == ["阿可乐", "冰可乐", "甲", "可乐饼", "可乐糖"]


@pytest.mark.parametrize("text", bad_searches())
def test_odd_signs_are_sought_as_they_are(shelf: ShopFile, text: str) -> None:
    assert all(text in name for name in names(shelf, text))


@pytest.mark.parametrize("text", ["", "货", "h", "货 1"])
def test_pages_give_every_item_once(shop: ShopFile, owner: Session, text: str) -> None:
    items = [NewItem(f"货{i // 2}", code=f"货{i:03d}" if i == 7 else f"{i:03d}") for i in range(40)]
    with shop.writing() as conn:
        write_items(Tx(conn, owner, NOW, NOW.date(), "x"), items)
        when = case((item.c.id % 3 == 0, ""), (item.c.id % 3 == 1, "2026-11-22T09:00:00"), else_="2026-11-21T09:00:00")
        conn.execute(update(item).values(last_sold_at=when))
    with shop.reading() as conn:
        whole = [hit.item.item_id for hit in search(conn, text, limit=100).items]
        paged, after = [], None
        while True:
            page = search(conn, text, limit=7, after=after)
            paged += [hit.item.item_id for hit in page.items]
            if (after := page.next) is None:
                break
    assert paged == whole and len(set(whole)) == len(whole) > 7


def test_retired_items_and_other_categories_stay_out(shelf: ShopFile) -> None:
    assert names(shelf, "可乐", active=False) == []
    assert names(shelf, "可乐", category_id=9) == []
    assert len(names(shelf, "")) == 3


def test_fifty_thousand_items_are_read_from_the_narrow_index_alone(shop: ShopFile) -> None:
    with shop.reading() as conn:
        found = "SELECT sort_key, id FROM item WHERE active = 1 AND search_key LIKE '%x%'"
        asked = f"{found} ORDER BY last_sold_at DESC, sort_key"
        plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
    assert "COVERING INDEX ix_item_search" in plan[0][3]
