"""Lists of goods and partners stand in the order their names are read in, page by page."""

from typing import Any

import pytest

from jxc_desktop.catalog.add_category import NewCategory, add_category
from jxc_desktop.catalog.lookups import categories
from jxc_desktop.catalog.search import search
from jxc_desktop.documents.partners import PartnerKind, search_partners
from jxc_desktop.insights import asking, offered
from jxc_desktop.insights.answers import CATEGORY, SUPPLIER
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.text import clean
from tests.stocked import Stocked

READ = ["阿尔卑斯糖", "apple 苹果汁", "百事可乐", "Budweiser 百威", "重庆火锅", "宏宝莱雪糕", "娃哈哈", "味全酸奶"]
MADE = ["味全酸奶", "宏宝莱雪糕", "重庆火锅", "Budweiser 百威", "阿尔卑斯糖", "娃哈哈", "apple 苹果汁", "百事可乐"]


@pytest.fixture
def named(stocked: Stocked) -> Stocked:
    for number, name in enumerate(MADE):
        stocked.add_item(name, code=f"N{number}")
        stocked.add_supplier(name)
    return stocked


def _paged(named: Stocked, name: str, sort: str) -> list[Any]:
    one, after, found = report(name), None, []
    at = [column.key for column in one.columns_for(named.session, one.answers())].index("name")
    with named.shop.reading() as conn:
        while True:
            page = asking.run(one, conn, named.session, one.answers(), sort=sort, after=after, limit=3)
            found += [row.cells[at] for row in page.rows]
            if (after := page.next) is None:
                return [cell for cell in found if cell in READ]


@pytest.mark.parametrize("name", ["stock.items", "suppliers.list"])
def test_names_are_sorted_as_they_are_read_in_pages_that_leave_nothing_out(named: Stocked, name: str) -> None:
    assert _paged(named, name, "name") == READ
    assert _paged(named, name, "-name") == READ[::-1]


def test_what_is_looked_up_by_name_stands_as_it_is_read(named: Stocked) -> None:
    with named.shop.reading() as conn:
        assert [hit.item.name for hit in search(conn, "").items if hit.item.name in READ] == READ
        first = search_partners(conn, PartnerKind.SUPPLIER, limit=4)
        rest = search_partners(conn, PartnerKind.SUPPLIER, after=first.next)
        assert [one.name for one in (*first.partners, *rest.partners) if one.name in READ] == READ
        assert [one.title for one in offered.choices(SUPPLIER, conn) if one.title in READ] == READ


def test_goods_that_read_alike_lose_none_between_two_pages(stocked: Stocked) -> None:
    for name in ("王记", "汪记", "旺季", "忘记"):
        stocked.add_item(name, code=name)
    one, after, found = report("stock.items"), None, set[str]()
    with stocked.shop.reading() as conn:
        while True:
            page = asking.run(one, conn, stocked.session, one.answers(), sort="name", after=after, limit=1)
            found |= {clean(str(row.cells[0])) for row in page.rows}
            if (after := page.next) is None:
                break
    assert found >= {"王记", "汪记", "旺季", "忘记"}


def test_categories_stand_as_they_are_read(stocked: Stocked) -> None:
    for name in ("调味", "烟酒", "百货", "冲饮"):
        stocked.act(add_category, NewCategory(name))
    with stocked.shop.reading() as conn:
        assert [one.name for one in categories(conn)] == ["百货", "冲饮", "调味", "烟酒"]
        assert [one.title for one in offered.choices(CATEGORY, conn)] == ["百货", "冲饮", "调味", "烟酒"]
