"""Items from their first card to their last: codes, units, prices, and who may change what."""

import dataclasses
import json
from datetime import datetime

import pytest
from sqlalchemy import select

from jxc_desktop.catalog.add_category import NewCategory, add_category, ensure_categories
from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.barcode import is_valid
from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.edit_category import EditCategory, edit_category
from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.find import find, item_by_id
from jxc_desktop.catalog.give_instore_codes import GiveInstoreCodes, give_instore_codes
from jxc_desktop.catalog.item_fields import NO_PRICE, NewBarcode, NewItem, NewUnit
from jxc_desktop.catalog.lookups import ItemCard, categories, item_card
from jxc_desktop.catalog.quick_add import QuickItem, quick_add
from jxc_desktop.catalog.remove_items import ItemsRemoved, remove_items
from jxc_desktop.catalog.retire_item import RestoreItem, RetireItem, restore_item, retire_item
from jxc_desktop.catalog.search import search
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Negative
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx, do
from jxc_desktop.usecase.tables import action
from jxc_desktop.words import say_refusal, speak
from tests.catalog.goods import COLA, COLA_BOX, added, cola
from tests.sales.till import Till, paid
from tests.stocked import Stocked

CLERK = Session(1, "仓管", Role.CLERK)
CASHIER = Session(1, "收银", Role.CASHIER)


NOW = datetime(2026, 11, 22, 9)


def received(shop: ShopFile, session: Session) -> int:
    """An item with five on the shelf."""
    goods = Stocked(shop, session)
    goods.supplier_id = goods.add_supplier()
    item_id = goods.add_item("冰红茶")
    goods.receive("冰红茶", 5, "2")
    return item_id


def card(shop: ShopFile, item_id: int, *, with_cost: bool = True) -> ItemCard:
    with shop.reading() as conn:
        return item_card(conn, item_id, with_cost=with_cost)


def refusal(shop: ShopFile, session: Session, new: NewItem) -> Refused:
    with pytest.raises(Refused) as refused:
        added(shop, session, new)
    for language in ("en", "zh_CN"):
        speak(language)
        said = say_refusal(refused.value)
        assert "{" not in said and refused.value.key not in said
    return refused.value


def test_a_card_is_kept_whole(shop: ShopFile, owner: Session) -> None:
    made = added(shop, owner, cola())
    kept = card(shop, made.item_id)
    assert (kept.code, kept.name, kept.spec, kept.unit) == ("000001", "重庆可乐", "330ml", "瓶")
    base, box = kept.units
    assert (base.unit_id, base.factor, base.barcodes[0].code) == (made.unit_id, Quantity.of(1), COLA)
    assert (box.name, box.factor, box.retail_price, box.barcodes[0].code) == ("箱", Quantity.of(12), NO_PRICE, COLA_BOX)


def test_a_price_left_empty_derives_and_a_typed_one_wins(shop: ShopFile, owner: Session) -> None:
    box = NewUnit("箱", Quantity.of(12), (NewBarcode(COLA_BOX),), retail_price=Price.parse("33"))
    added(shop, owner, cola(units=(box,)))
    with shop.reading() as conn:
        [found] = find(conn, COLA_BOX)
    assert (found.retail_price, found.purchase_price) == (Price.parse("33"), Price.parse("24"))


@pytest.mark.parametrize("code", [COLA, "０６９０１２３４５６７８９２"])
def test_a_barcode_that_others_have_is_refused_by_name(shop: ShopFile, owner: Session, code: str) -> None:
    added(shop, owner, cola())
    refused = refusal(shop, owner, NewItem("别的", barcodes=(NewBarcode(code),)))
    assert refused.key == "barcode.taken"
    assert refused.facts["item"] == "重庆可乐 330ml"


def test_a_retired_items_barcode_is_free_until_it_comes_back(shop: ShopFile, owner: Session) -> None:
    old = added(shop, owner, cola())
    do(shop, owner, retire_item, RetireItem(old.item_id))
    with shop.reading() as conn:
        assert find(conn, COLA) == []
    new = added(shop, owner, NewItem("新装可乐", barcodes=(NewBarcode(COLA),)))
    with pytest.raises(Refused, match=r"barcode\.taken"):
        do(shop, owner, restore_item, RestoreItem(old.item_id))
    do(shop, owner, restore_item, RestoreItem(old.item_id, allow_shared=True))
    with shop.reading() as conn:
        assert {found.item_id for found in find(conn, COLA)} == {old.item_id, new.item_id}


def test_an_item_that_one_warehouse_owes_and_another_holds_is_not_put_away(shop: ShopFile, owner: Session) -> None:
    goods = Till(shop, owner)
    goods.supplier_id = goods.add_supplier()
    water = goods.add_item("水", retail_price_e4=20000)
    goods.change(negative_stock=Negative.ALLOW)
    goods.sell(goods.line("水", 5), tenders=(paid("10.00", TenderKind.WECHAT),))
    back = goods.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    goods.receive("水", 5, "1.00", warehouse_id=back)
    assert goods.shelf("水")[0] == "0"
    with pytest.raises(Refused) as refused:
        do(shop, owner, retire_item, RetireItem(water))
    assert (refused.value.key, refused.value.facts["quantity"]) == ("item.has_stock", Quantity.of(-5))


def test_an_item_taken_up_again_wakes_its_category_and_no_other_card_names_a_resting_one(
    shop: ShopFile, owner: Session
) -> None:
    drinks = do(shop, owner, add_category, NewCategory("饮料")).result.category_id
    old = added(shop, owner, cola(category_id=drinks))
    do(shop, owner, retire_item, RetireItem(old.item_id))
    do(shop, owner, edit_category, EditCategory(drinks, "饮料", active=False))
    with pytest.raises(Refused, match=r"item\.category_gone"):
        added(shop, owner, NewItem("雪碧", category_id=drinks))
    do(shop, owner, edit_item, EditItem(old.item_id, cola(category_id=drinks, note="旧款")))
    do(shop, owner, restore_item, RestoreItem(old.item_id))
    with shop.reading() as conn:
        assert [one.name for one in categories(conn)] == ["饮料"]


def test_the_card_of_a_retired_item_may_be_written_though_others_have_its_scale_code(
    shop: ShopFile, owner: Session
) -> None:
    apples = NewItem("苹果", unit="公斤", weighed=True, plu="12")
    old = added(shop, owner, apples)
    do(shop, owner, retire_item, RetireItem(old.item_id))
    added(shop, owner, dataclasses.replace(apples, name="红富士"))
    do(shop, owner, edit_item, EditItem(old.item_id, dataclasses.replace(apples, note="去年的")))
    with pytest.raises(Refused, match=r"item\.same_plu"):
        do(shop, owner, restore_item, RestoreItem(old.item_id))


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"name": " "}, "item.name_missing"),
        ({"code": "x" * 33}, "item.code_wrong"),
        ({"barcodes": (NewBarcode("条码"),)}, "barcode.wrong"),
        ({"barcodes": (NewBarcode("3*4"),)}, "barcode.wrong"),
        ({"barcodes": (NewBarcode("1"), NewBarcode("1"))}, "barcode.twice"),
        ({"units": (NewUnit("瓶", Quantity.of(2)),)}, "unit.twice"),
        ({"units": (NewUnit(" ", Quantity.of(2)),)}, "unit.name_missing"),
        ({"units": (NewUnit("箱", Quantity.of(0)),)}, "unit.factor_wrong"),
        ({"units": tuple(NewUnit(f"箱{i}", Quantity.of(2)) for i in range(11))}, "item.too_many_units"),
        ({"barcodes": tuple(NewBarcode(f"A{i}") for i in range(31))}, "item.too_many_barcodes"),
        ({"retail_price": Price(-1)}, "price.negative"),
        ({"least_quantity": Quantity.of(9), "most_quantity": Quantity.of(3)}, "item.limits_crossed"),
        ({"plu": "12345678"}, "item.plu_wrong"),
        ({"shelf_life_days": -1}, "item.shelf_life_wrong"),
        ({"category_id": 99}, "item.category_gone"),
        ({"tax_code": "77"}, "tax_code.unknown"),
        ({"supplier_id": 99}, "partner.unknown"),
    ],
)
def test_a_card_that_cannot_be_is_refused(shop: ShopFile, owner: Session, changes: dict[str, object], key: str) -> None:
    assert refusal(shop, owner, cola(**changes)).key == key


def test_codes_and_scale_codes_are_nobody_elses(shop: ShopFile, owner: Session) -> None:
    apple = added(shop, owner, NewItem("苹果", code="A1", weighed=True, plu="301"))
    assert refusal(shop, owner, NewItem("梨", code="A1")).key == "item.same_code"
    assert refusal(shop, owner, NewItem("梨", weighed=True, plu="301")).key == "item.same_plu"
    do(shop, owner, retire_item, RetireItem(apple.item_id))
    assert refusal(shop, owner, NewItem("梨", code="A1")).key == "item.code_retired"


def test_codes_taken_by_hand_are_skipped(shop: ShopFile, owner: Session) -> None:
    added(shop, owner, NewItem("甲", code="000002"))
    assert [added(shop, owner, NewItem(name)).code for name in ("乙", "丙")] == ["000001", "000003"]


def test_in_store_codes_are_never_given_twice(shop: ShopFile, owner: Session) -> None:
    one = added(shop, owner, NewItem("散装瓜子", instore_code=True))
    first = card(shop, one.item_id).units[0].barcodes[0].code
    assert first == "2000000000015" and is_valid(first)
    added(shop, owner, NewItem("手写的", barcodes=(NewBarcode("2000000000022"),)))
    do(shop, owner, edit_item, EditItem(one.item_id, NewItem("散装瓜子")))
    two = added(shop, owner, NewItem("散装花生"))
    given = do(shop, owner, give_instore_codes, GiveInstoreCodes((two.item_id,))).result
    assert given.codes[0].code == "2000000000039"
    again = do(shop, owner, give_instore_codes, GiveInstoreCodes((two.item_id,))).result
    assert again == given and len(card(shop, two.item_id).units[0].barcodes) == 1
    with shop.reading() as conn:
        assert [found.item.name for found in search(conn, "200000000003").items] == ["散装花生"]


def test_a_code_of_the_pool_typed_by_hand_and_taken_off_again_is_not_given_out(shop: ShopFile, owner: Session) -> None:
    made = added(shop, owner, NewItem("甲", barcodes=(NewBarcode("2000000000015"),)))
    do(shop, owner, edit_item, EditItem(made.item_id, NewItem("甲")))
    other = added(shop, owner, NewItem("乙", instore_code=True))
    assert card(shop, other.item_id).units[0].barcodes[0].code == "2000000000022"


def test_the_cashier_adds_an_unknown_code_and_sells_on(shop: ShopFile) -> None:
    made = do(shop, CASHIER, quick_add, QuickItem("6900000000010", "新货", Price.parse("5.5"))).result
    with shop.reading() as conn:
        assert find(conn, "6900000000010") == [
            dataclasses.replace(item_by_id(conn, made.item_id), barcode="6900000000010")
        ]
    with pytest.raises(Refused, match=r"item\.price_missing"):
        do(shop, CASHIER, quick_add, QuickItem("", "白送", Price(0)))
    with pytest.raises(Refused, match=r"permission\.missing"):
        added(shop, CASHIER, NewItem("不行"))


def test_editing_keeps_codes_units_and_search_in_step(shop: ShopFile, owner: Session) -> None:
    made = added(shop, owner, cola())
    bag = NewUnit("提", Quantity.of(6), (NewBarcode(COLA_BOX),), retail_price=Price.parse("17"))
    changed = cola(name="天府可乐", unit="罐", barcodes=(NewBarcode("6900000000010"),), units=(bag,))
    do(shop, owner, edit_item, EditItem(made.item_id, changed))
    kept = card(shop, made.item_id)
    assert [(u.name, [b.code for b in u.barcodes]) for u in kept.units] == [
        ("罐", ["6900000000010"]),
        ("提", [COLA_BOX]),
    ]
    assert (kept.code, kept.units[0].unit_id) == (made.code, made.unit_id)
    with shop.reading() as conn:
        assert find(conn, COLA) == []
        assert [hit.item.name for hit in search(conn, "tfkl").items] == ["天府可乐"]
        assert search(conn, "cqkl").items == ()


def test_a_unit_on_papers_keeps_its_factor_and_is_only_put_aside(shop: ShopFile, owner: Session) -> None:
    item_id = received(shop, owner)
    old = card(shop, item_id)
    with_box = NewItem(old.name, unit=old.unit, units=(NewUnit("箱", Quantity.of(12)),))
    do(shop, owner, edit_item, EditItem(item_id, with_box))
    wider = dataclasses.replace(with_box, units=(NewUnit("箱", Quantity.of(24)),))
    with pytest.raises(Refused, match=r"unit\.factor_in_use"):
        do(shop, owner, edit_item, EditItem(item_id, wider))
    with pytest.raises(Refused, match=r"unit\.base_in_use"):
        do(shop, owner, edit_item, EditItem(item_id, NewItem(old.name, unit="箱")))
    with pytest.raises(Refused, match=r"item\.has_stock"):
        do(shop, owner, retire_item, RetireItem(item_id))


def test_the_clerk_edits_but_changes_no_price_and_sees_no_cost(shop: ShopFile, owner: Session) -> None:
    made = added(shop, owner, cola())
    assert card(shop, made.item_id, with_cost=False).purchase_price == NO_PRICE
    do(shop, CLERK, edit_item, EditItem(made.item_id, cola(bin="A-3", purchase_price=NO_PRICE)))
    assert card(shop, made.item_id).bin == "A-3"
    assert card(shop, made.item_id).purchase_price == Price.parse("2")
    with pytest.raises(Refused, match=r"permission\.missing"):
        do(shop, CLERK, edit_item, EditItem(made.item_id, cola(retail_price=Price.parse("9"))))


def test_new_prices_are_kept_with_the_old_ones(shop: ShopFile, owner: Session) -> None:
    made = added(shop, owner, cola())
    box = card(shop, made.item_id).units[1].unit_id
    wanted = (
        UnitPrices(made.unit_id, retail_price=Price.parse("3.5"), floor_price=Price.parse("2.5")),
        UnitPrices(box, retail_price=Price.parse("40")),
    )
    changed = do(shop, owner, change_price, ChangePrices(wanted)).result
    assert changed.item_ids == (made.item_id,)
    with shop.reading() as conn:
        assert find(conn, COLA)[0].retail_price == Price.parse("3.5")
        assert find(conn, COLA_BOX)[0].retail_price == Price.parse("40")
        row = conn.execute(select(action).where(action.c.verb == "catalog.change_price")).one()
    before, after = json.loads(row.before), json.loads(row.after)
    assert (before[0]["retail_price"], after[0]["retail_price"]) == ("3.00", "3.50")
    with pytest.raises(Refused, match=r"price\.floor_of_unit"):
        do(shop, owner, change_price, ChangePrices((UnitPrices(box, floor_price=Price(1)),)))
    with pytest.raises(Refused, match=r"price\.negative"):
        do(shop, owner, change_price, ChangePrices((UnitPrices(box, retail_price=Price(-1)),)))
    with pytest.raises(Refused, match=r"permission\.missing"):
        do(shop, CASHIER, change_price, ChangePrices(wanted))


def test_removing_deletes_what_no_paper_names_and_retires_the_rest(shop: ShopFile, owner: Session) -> None:
    sold = received(shop, owner)
    fresh = added(shop, owner, cola())
    with shop.writing() as conn:
        tx = Tx(conn, owner, NOW, NOW.date(), "undo")
        assert remove_items(tx, [sold, fresh.item_id]) == ItemsRemoved(deleted=1, retired=1)
    assert not card(shop, sold).active
    with pytest.raises(Refused, match=r"item\.unknown"):
        card(shop, fresh.item_id)
    assert added(shop, owner, cola()).item_id


def test_categories_are_made_once(shop: ShopFile, owner: Session) -> None:
    drinks = do(shop, owner, add_category, NewCategory("饮料")).result.category_id
    with pytest.raises(Refused, match=r"category\.same_name"):
        do(shop, owner, add_category, NewCategory("饮料 "))
    with pytest.raises(Refused, match=r"category\.name_missing"):
        do(shop, owner, add_category, NewCategory(" "))
    with shop.writing() as conn:
        ids = ensure_categories(Tx(conn, owner, NOW, NOW.date(), "x"), ["饮料", "", "零食", "零食 "])
    assert ids["饮料"] == drinks and ids["零食"] == ids["零食 "] and "" not in ids


def test_a_manager_who_lets_a_price_be_changed_does_not_wipe_the_cost_the_clerk_could_not_see(
    shop: ShopFile, owner: Session
) -> None:
    made = added(shop, owner, cola(purchase_price=Price.parse("1.20")))
    dearer = cola(retail_price=Price.parse("9"), purchase_price=NO_PRICE)
    do(shop, CLERK, edit_item, EditItem(made.item_id, dearer), approver=owner)
    changed = card(shop, made.item_id)
    assert (changed.retail_price, changed.purchase_price) == (Price.parse("9"), Price.parse("1.20"))
