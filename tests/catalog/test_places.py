"""Warehouses, tills and the rates of a day."""

from datetime import date

import pytest

from jxc_desktop.catalog.add_till import NewTill, add_till
from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.lookups import categories, tax_rates, tills, warehouses
from jxc_desktop.kernel.permission import Role
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
