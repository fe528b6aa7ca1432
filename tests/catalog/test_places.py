"""Warehouses, tills and the rates of a day."""

from datetime import date, datetime

import pytest

from jxc_desktop.catalog.add_category import NewCategory, add_category
from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.add_till import NewTill, add_till
from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.edit_category import EditCategory, edit_category
from jxc_desktop.catalog.edit_till import EditTill, edit_till
from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.lookups import categories, tax_rates, tills, warehouses
from jxc_desktop.catalog.retire_item import RetireItem, retire_item
from jxc_desktop.catalog.set_tax_rate import SetTaxRate, set_tax_rate
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do


def test_a_second_till_sells_out_of_a_second_warehouse(shop: ShopFile, owner: Session) -> None:
    back = do(shop, owner, add_warehouse, NewWarehouse("后仓")).result.warehouse_id
    do(shop, owner, add_till, NewTill("02", back))
    with shop.reading() as conn:
        assert [one.name for one in warehouses(conn)] == ["门店仓", "后仓"]
        assert [(one.code, one.warehouse_id) for one in tills(conn)] == [("01", 1), ("02", back)]
        assert categories(conn) == ()


@pytest.mark.parametrize(
    ("new", "key"),
    [
        (NewTill("1", 1), "till.invalid"),
        (NewTill("01", 1), "till.same_code"),
        (NewTill("03", 9), "warehouse.unknown"),
        (NewTill("٠٣", 1), "till.invalid"),
    ],
)
def test_a_till_that_cannot_be_is_refused(shop: ShopFile, owner: Session, new: NewTill, key: str) -> None:
    with pytest.raises(Refused) as refused:
        do(shop, owner, add_till, new)
    assert refused.value.key == key


def test_a_warehouse_has_a_name_of_its_own(shop: ShopFile, owner: Session) -> None:
    for name, key in ((" ", "warehouse.name_missing"), ("门店仓", "warehouse.same_name")):
        with pytest.raises(Refused) as refused:
            do(shop, owner, add_warehouse, NewWarehouse(name))
        assert refused.value.key == key
    with pytest.raises(Refused, match=r"permission\.missing"):
        do(shop, Session(1, "收银", Role.CASHIER), add_warehouse, NewWarehouse("后仓"))


def test_the_small_rate_goes_back_to_three_percent_in_2028(shop: ShopFile) -> None:
    with shop.reading() as conn:
        now = {rate.code: rate.basis_points for rate in tax_rates(conn, date(2026, 11, 22))}
        later = {rate.code: rate.basis_points for rate in tax_rates(conn, date(2028, 1, 1))}
    assert (now["small"], later["small"], now["13"]) == (100, 300, 1300)


def test_a_till_and_a_warehouse_get_another_name_and_a_till_another_warehouse(shop: ShopFile, owner: Session) -> None:
    back = do(shop, owner, add_warehouse, NewWarehouse("后仓")).result.warehouse_id
    do(shop, owner, edit_warehouse, EditWarehouse(back, "二楼"))
    do(shop, owner, edit_till, EditTill("01", back, "门口"))
    with shop.reading() as conn:
        assert [one.name for one in warehouses(conn)] == ["门店仓", "二楼"]
        assert [(one.code, one.name, one.warehouse_id) for one in tills(conn)] == [("01", "门口", back)]
    with pytest.raises(Refused, match=r"warehouse\.same_name"):
        do(shop, owner, edit_warehouse, EditWarehouse(back, "门店仓"))
    for wrong in (EditTill("07", back), EditTill("01", 9)):
        with pytest.raises(Refused):
            do(shop, owner, edit_till, wrong)


def test_a_category_rests_when_nothing_on_sale_stands_in_it_and_a_list_that_names_it_wakes_it(
    shop: ShopFile, owner: Session
) -> None:
    drinks = do(shop, owner, add_category, NewCategory("饮料")).result.category_id
    cola = do(shop, owner, add_item, NewItem("可乐", "瓶", retail_price=Price.parse("3"), category_id=drinks)).result
    with pytest.raises(Refused, match=r"category\.in_use"):
        do(shop, owner, edit_category, EditCategory(drinks, "饮料", active=False))
    do(shop, owner, retire_item, RetireItem(cola.item_id))
    do(shop, owner, edit_category, EditCategory(drinks, "酒水", active=False))
    with shop.reading() as conn:
        assert categories(conn) == ()
        assert [one.name for one in categories(conn, active_only=False)] == ["酒水"]


def test_the_law_changes_a_rate_from_a_day_on_and_no_day_that_has_been(shop: ShopFile, owner: Session) -> None:
    now = datetime(2026, 11, 22, 10)
    do(shop, owner, set_tax_rate, SetTaxRate("13", 1200, date(2027, 1, 1)), now=now)
    do(shop, owner, set_tax_rate, SetTaxRate("13", 1150, date(2027, 1, 1)), now=now)
    with shop.reading() as conn:
        before = {rate.code: rate for rate in tax_rates(conn, date(2026, 12, 31))}["13"]
        after = {rate.code: rate for rate in tax_rates(conn, date(2027, 1, 1))}["13"]
    assert (before.basis_points, after.basis_points, after.name) == (1300, 1150, "11.5%")
    for wrong in (SetTaxRate("13", 900, date(2026, 11, 22)), SetTaxRate("13", -1, date(2027, 1, 1))):
        with pytest.raises(Refused, match=r"tax_rate\."):
            do(shop, owner, set_tax_rate, wrong, now=now)
