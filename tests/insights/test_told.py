"""What was done is told in words: titles of verbs, papers and sums, and only what was changed."""

from sqlalchemy import select

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.retire_item import RetireItem, retire_item
from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.customers.edit_customer import EditCustomer, edit_customer
from jxc_desktop.customers.retire_customer import RetireCustomer, retire_customer
from jxc_desktop.insights import told
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.sales.checkout import checkout
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.change_user import ChangeRole, SetPassword, change_role, set_password
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.suppliers.edit_supplier import EditSupplier, edit_supplier
from jxc_desktop.suppliers.retire_supplier import RetireSupplier, retire_supplier
from jxc_desktop.usecase import Session, do
from jxc_desktop.usecase.tables import action
from jxc_desktop.words import speak


def test_a_sale_is_told_by_its_title_its_number_and_its_sum() -> None:
    speak("zh_CN")
    request = '{"lines":[{"unit_id":7}],"number":"","customer_id":3}'
    result = '{"document_id":9,"number":"XS-20261122-01-0009","total":"114.00","due":"114.00"}'
    assert told.title(checkout.name) == "收银"
    assert told.about(request + told.BREAK + result) == "XS-20261122-01-0009 · 114.00"
    assert checkout.name in told.verbs_titled("收银")


def test_a_verb_that_nobody_declares_any_more_keeps_its_name() -> None:
    assert told.title("sales.barter") == "sales.barter"


def test_of_a_change_only_the_fields_that_differ_are_told() -> None:
    speak("zh_CN")
    kept = '{"item_id":1,"name":"可乐","price":"3.00"}' + told.BREAK + '{"item_id":1,"name":"可乐","price":"3.50"}'
    assert (told.was(kept), told.became(kept)) == ("3.00", "3.50")
    assert (told.was(told.BREAK), told.became(told.BREAK + '{"name":"孙强","role":"clerk"}')) == ("", "孙强 · 仓管")


def test_whoever_and_whatever_was_changed_is_named(shop: ShopFile, owner: Session) -> None:
    item = do(shop, owner, add_item, NewItem("可乐", spec="330ml", retail_price=Price.parse("3"))).result
    customer = do(shop, owner, add_customer, NewCustomer("张桂兰")).result.customer_id
    supplier = do(shop, owner, add_supplier, NewSupplier("龙泉食品")).result.supplier_id
    cashier = do(shop, owner, add_user, NewUser("王丽", Role.CASHIER, Secret("1111"))).result.user_id
    do(shop, owner, edit_item, EditItem(item.item_id, NewItem("可乐", spec="330ml", retail_price=Price.parse("3"))))
    do(shop, owner, change_price, ChangePrices((UnitPrices(item.unit_id, Price.parse("3.5")),)))
    do(shop, owner, retire_item, RetireItem(item.item_id))
    do(shop, owner, edit_customer, EditCustomer(customer, NewCustomer("张桂兰", note="常客")))
    do(shop, owner, retire_customer, RetireCustomer(customer))
    do(shop, owner, edit_supplier, EditSupplier(supplier, NewSupplier("龙泉食品", note="周三送货")))
    do(shop, owner, retire_supplier, RetireSupplier(supplier))
    do(shop, owner, change_role, ChangeRole(cashier, Role.CLERK))
    do(shop, owner, set_password, SetPassword(cashier, Secret("2222")))
    with shop.reading() as conn:
        rows = conn.execute(select(action.c.request, action.c.result).order_by(action.c.id)).all()[4:]
    named = [told.about(request + told.BREAK + result) for request, result in rows]
    wanted = ["可乐 330ml"] * 2 + ["可乐"] + ["张桂兰"] * 2 + ["龙泉食品"] * 2 + ["王丽"] * 2
    assert named == wanted
