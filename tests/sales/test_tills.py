"""Tills: another one, another name or warehouse, out of use and back, and what may not rest."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.documents.places import tills, warehouses
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.add_till import NewTill, add_till
from jxc_desktop.sales.basket import Basket, Goods
from jxc_desktop.sales.close_shift import CloseShift, close_shift
from jxc_desktop.sales.edit_till import EditTill, edit_till
from jxc_desktop.sales.hold_sale import DropHeld, Hold, drop_held, hold_sale
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do
from jxc_desktop.usecase.tables import action
from tests.sales.till import Till, paid
from tests.stocked import so_many


def refusal(till: Till, verb: object, request: object, **options: object) -> str:
    with pytest.raises(Refused) as refused:
        till.act(verb, request, **options)  # type: ignore[arg-type]  # any verb
    return refused.value.key


@pytest.fixture
def second(till: Till) -> Session:
    """Whoever sits at till 02."""
    till.act(add_till, NewTill("02", 1))
    return replace(till.session, till="02")


def test_a_second_till_sells_out_of_a_second_warehouse(shop: ShopFile, owner: Session) -> None:
    back = do(shop, owner, add_warehouse, NewWarehouse("后仓")).result.warehouse_id
    do(shop, owner, add_till, NewTill("02", back))
    with shop.reading() as conn:
        assert [one.name for one in warehouses(conn)] == ["门店仓", "后仓"]
        assert [(one.code, one.name, one.warehouse_id) for one in tills(conn)] == [("01", "01", 1), ("02", "02", back)]
    assert sign_in(shop, "周禾", Secret("2468"), till="02").warehouse_id == back
    assert sign_in(shop, "周禾", Secret("2468")).till == "01"


@pytest.mark.parametrize(
    ("new", "key"),
    [
        (NewTill("1", 1), "till.invalid"),
        (NewTill("01", 1), "till.same_code"),
        (NewTill("03", 9), "warehouse.unknown"),
        (NewTill("٠٣", 1), "till.invalid"),
    ],
)
def test_a_till_that_cannot_be_is_refused(till: Till, new: NewTill, key: str) -> None:
    assert refusal(till, add_till, new) == key


def test_a_till_gets_another_name_and_another_warehouse(till: Till) -> None:
    back = till.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    till.act(edit_till, EditTill("01", back, "门口"))
    assert [(one.code, one.name, one.warehouse_id) for one in till.ask(tills)] == [("01", "门口", back)]
    with till.shop.reading() as conn:
        told = conn.execute(select(action.c.before, action.c.after).order_by(action.c.id.desc())).first()
    assert told is not None
    assert [json.loads(each) for each in told] == [
        {"name": "01", "warehouse": "门店仓", "active": True},
        {"name": "门口", "warehouse": "后仓", "active": True},
    ]
    assert refusal(till, edit_till, EditTill("07", back)) == "till.unknown"
    assert refusal(till, edit_till, EditTill("01", 9)) == "warehouse.unknown"


def test_a_till_rests_after_its_shift_and_its_held_sales_and_comes_back(till: Till, second: Session) -> None:
    rest = EditTill("02", 1, "窗口", active=False)
    till.act(open_shift, OpenShift(), session=second)
    assert refusal(till, edit_till, rest) == "till.shift_open"
    till.act(close_shift, CloseShift(()), session=second)
    water = Basket().add(Goods.of(till.ask(unit_by_id, till.unit("水"))), so_many(1))
    held = till.act(hold_sale, Hold(water), session=second).held_id
    assert refusal(till, edit_till, rest) == "till.held_sales"
    till.act(drop_held, DropHeld(held))
    till.act(edit_till, rest)
    assert [one.code for one in till.ask(tills)] == ["01"]
    assert [one.name for one in till.ask(tills, active_only=False)] == ["01", "窗口"]
    with till.shop.reading() as conn:
        row = conn.execute(select(action).order_by(action.c.id.desc())).first()
    assert row is not None
    assert (json.loads(row.before)["name"], json.loads(row.after)["name"]) == ("02", "窗口")
    till.act(edit_till, EditTill("02", 1, "窗口"))
    assert [one.code for one in till.ask(tills)] == ["01", "02"]


def test_the_till_in_use_here_and_the_last_one_stay(till: Till, second: Session) -> None:
    assert refusal(till, edit_till, EditTill("01", 1, active=False)) == "till.is_here"
    till.act(edit_till, EditTill("02", 1, active=False))
    assert refusal(till, edit_till, EditTill("01", 1, active=False), session=second) == "till.last"


def test_nobody_works_at_a_till_out_of_use(till: Till, second: Session) -> None:
    """Whoever still sits there when another computer stops it."""
    till.act(edit_till, EditTill("02", 1, active=False))
    water = Basket().add(Goods.of(till.ask(unit_by_id, till.unit("水"))), so_many(1))
    assert refusal(till, open_shift, OpenShift(), session=second) == "till.stopped"
    assert refusal(till, hold_sale, Hold(water), session=second) == "till.stopped"
    with pytest.raises(Refused, match=r"till\.stopped"):
        sign_in(till.shop, "周禾", Secret("2468"), till="02")
    with pytest.raises(Refused, match=r"till\.unknown"):
        sign_in(till.shop, "周禾", Secret("2468"), till="09")


def test_a_till_comes_back_only_into_a_warehouse_in_use(till: Till, second: Session) -> None:
    back = till.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    till.act(edit_till, EditTill("02", back, active=False))
    till.act(edit_warehouse, EditWarehouse(back, "后仓", active=False))
    assert refusal(till, edit_till, EditTill("02", back)) == "warehouse.stopped"
    till.act(edit_till, EditTill("02", 1))
    assert till.ask(tills)[1].warehouse_id == 1


def test_a_till_that_moved_out_of_a_warehouse_sells_no_more_out_of_it(till: Till) -> None:
    """Whoever signed in before the move works out of the old warehouse until he signs in again."""
    back = till.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    till.act(edit_till, EditTill("01", back))
    old = replace(till.session, warehouse_id=till.act(add_warehouse, NewWarehouse("二楼")).warehouse_id)
    till.act(edit_warehouse, EditWarehouse(old.warehouse_id, "二楼", active=False))
    till.change(negative_stock="allow")
    with pytest.raises(Refused, match=r"warehouse\.stopped"):
        till.sell(till.line("水"), tenders=(paid("2.00"),), session=old)
