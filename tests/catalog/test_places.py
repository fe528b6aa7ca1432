"""Warehouses, categories and the rates of a day: made, renamed, out of use and back."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from jxc_desktop.catalog.add_category import NewCategory, add_category
from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.edit_category import EditCategory, edit_category
from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.lookups import categories, tax_rates
from jxc_desktop.catalog.retire_item import RetireItem, retire_item
from jxc_desktop.catalog.set_tax_rate import SetTaxRate, set_tax_rate
from jxc_desktop.documents.places import warehouses
from jxc_desktop.finance.set_opening import OpeningStock, SetOpening, set_opening
from jxc_desktop.insights.paper_facts import paper_facts
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.post_count import AbandonCount, abandon_count
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, UseCase, do
from jxc_desktop.usecase.tables import action
from tests.stocked import Stocked, so_many


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


def test_a_warehouse_gets_another_name(shop: ShopFile, owner: Session) -> None:
    back = do(shop, owner, add_warehouse, NewWarehouse("后仓")).result.warehouse_id
    do(shop, owner, edit_warehouse, EditWarehouse(back, "二楼"))
    with shop.reading() as conn:
        assert [one.name for one in warehouses(conn)] == ["门店仓", "二楼"]
    for wrong, key in (
        (EditWarehouse(back, "门店仓"), "warehouse.same_name"),
        (EditWarehouse(back, " "), "warehouse.name_missing"),
        (EditWarehouse(9, "九楼"), "warehouse.unknown"),
    ):
        with pytest.raises(Refused) as refused:
            do(shop, owner, edit_warehouse, wrong)
        assert refused.value.key == key


def test_a_warehouse_rests_when_it_is_empty_and_comes_back(stocked: Stocked) -> None:
    back = stocked.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    rest = EditWarehouse(back, "后仓", active=False)
    stocked.receive("可乐", 3, "2.00", warehouse_id=back)
    assert refusal(stocked, edit_warehouse, rest) == "warehouse.not_empty"
    lost = (LostLine(stocked.unit("可乐"), so_many(3), Reason.DAMAGED),)
    stocked.act(write_off, WriteOff(lost, warehouse_id=back))
    take = stocked.act(start_count, StartCount(warehouse_id=back)).take_id
    assert refusal(stocked, edit_warehouse, rest) == "warehouse.count_open"
    stocked.act(abandon_count, AbandonCount(take))
    stocked.act(edit_warehouse, rest)
    assert [one.name for one in stocked.ask(warehouses)] == ["门店仓"]
    assert [one.name for one in stocked.ask(warehouses, active_only=False)] == ["门店仓", "后仓"]
    stocked.act(edit_warehouse, EditWarehouse(back, "后仓"))
    assert [one.name for one in stocked.ask(warehouses)] == ["门店仓", "后仓"]


def test_the_warehouse_a_till_stands_in_stays(stocked: Stocked) -> None:
    assert refusal(stocked, edit_warehouse, EditWarehouse(1, "门店仓", active=False)) == "warehouse.has_till"


def test_a_warehouse_out_of_use_is_on_no_new_paper_and_old_ones_name_it(stocked: Stocked) -> None:
    back = stocked.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    got = stocked.receive("可乐", 3, "2.00", warehouse_id=back)
    stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    again = stocked.receive("可乐", 3, "2.00", warehouse_id=back)
    lost = (LostLine(stocked.unit("可乐"), so_many(3), Reason.DAMAGED),)
    stocked.act(write_off, WriteOff(lost, warehouse_id=back))
    stocked.act(edit_warehouse, EditWarehouse(back, "后仓", active=False))
    found = (FoundLine(stocked.unit("可乐"), so_many(1), price=Price.parse("2")),)
    goods = (OpeningStock(stocked.unit("可乐"), so_many(1), Money(200)),)
    for verb, request in (
        (start_count, StartCount(warehouse_id=back)),
        (overage, Overage(found, warehouse_id=back)),
        (set_opening, SetOpening(stock=goods, warehouse_id=back)),
        (reverse_receipt, ReverseReceipt(again.document_id)),
    ):
        assert refusal(stocked, verb, request) == "warehouse.stopped"
    with pytest.raises(Refused, match=r"warehouse\.stopped"):
        stocked.receive("可乐", 3, "2.00", warehouse_id=back)
    with pytest.raises(Refused, match=r"warehouse\.unknown"):
        stocked.receive("可乐", 3, "2.00", warehouse_id=99)
    assert stocked.ask(paper_facts, got.document_id, with_cost=True).warehouse == "后仓"


def refusal(stocked: Stocked, verb: UseCase[Any, Any], request: object) -> str:
    with pytest.raises(Refused) as refused:
        stocked.act(verb, request)
    return refused.value.key


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
        told = conn.execute(select(action.c.before, action.c.after).order_by(action.c.id.desc())).first()
    assert (before.basis_points, after.basis_points, after.name) == (1300, 1150, "11.5%")
    assert told is not None and [json.loads(each)["basis_points"] for each in told] == [1200, 1150]
    for wrong in (SetTaxRate("13", 900, date(2026, 11, 22)), SetTaxRate("13", -1, date(2027, 1, 1))):
        with pytest.raises(Refused, match=r"tax_rate\."):
            do(shop, owner, set_tax_rate, wrong, now=now)
