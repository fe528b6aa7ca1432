"""Customers: the phone is the key, credit is not the cashier's to give."""

from datetime import date

import pytest

from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.customers.edit_customer import EditCustomer, edit_customer
from jxc_desktop.customers.lookups import customer, customers
from jxc_desktop.customers.retire_customer import (
    RestoreCustomer,
    RetireCustomer,
    restore_customer,
    retire_customer,
)
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do

CASHIER = Session(1, "收银", Role.CASHIER)
LI = NewCustomer("李重", "138 0013-8000", birthday=date(1990, 2, 28), tags="老客", level=PriceLevel.MEMBER)


def add(shop: ShopFile, session: Session, new: NewCustomer) -> int:
    return do(shop, session, add_customer, new).result.customer_id


def found(shop: ShopFile, text: str) -> list[str]:
    with shop.reading() as conn:
        return [row.partner.name for row in customers(conn, text).rows]


def test_a_customer_is_found_by_name_pinyin_phone_and_its_last_four_digits(shop: ShopFile) -> None:
    li = add(shop, CASHIER, LI)
    add(shop, CASHIER, NewCustomer("王芳", "13900139000"))
    for text in ("李", "lz", "lc", "lizhong", "138", "8000", "k0001", "老客", "李 8000"):
        assert found(shop, text) == ["李重"], text
    assert found(shop, "0013") == [] and found(shop, "%") == [] and found(shop, "\0") == []
    assert found(shop, "") == ["李重", "王芳"] or found(shop, "") == ["王芳", "李重"]
    with shop.reading() as conn:
        known = customer(conn, li)
        assert (known.partner.code, known.partner.phone, known.partner.birthday) == (
            "K0001",
            "13800138000",
            LI.birthday,
        )
        assert (known.owed, known.room) == (ZERO, ZERO)


@pytest.mark.parametrize(
    ("new", "key"),
    [
        (NewCustomer(" "), "partner.name_missing"),
        (NewCustomer("李二", "13800138000"), "partner.same_phone"),
        (NewCustomer("李三", code="k0001"), "partner.same_code"),
        (NewCustomer("无名", "电话"), "phone.wrong"),
        (NewCustomer("无名", "12"), "phone.wrong"),
        (NewCustomer("公司", tax_id="91110000600037341N"), "tax_id.wrong"),
        (NewCustomer("公司", term_days=-1), "partner.term_wrong"),
        (NewCustomer("公司", credit_limit=Money(-1)), "partner.limit_wrong"),
    ],
)
def test_a_card_that_cannot_be_is_refused(shop: ShopFile, owner: Session, new: NewCustomer, key: str) -> None:
    add(shop, owner, LI)
    with pytest.raises(Refused) as refused:
        add(shop, owner, new)
    assert refused.value.key == key


def test_two_people_of_one_name_differ_by_phone(shop: ShopFile, owner: Session) -> None:
    add(shop, owner, LI)
    add(shop, owner, NewCustomer("李重", "13700137000"))
    add(shop, owner, NewCustomer("李重"))
    with pytest.raises(Refused, match=r"partner\.same_name"):
        add(shop, owner, NewCustomer("李重"))


def test_the_cashier_edits_but_gives_no_credit_and_no_wholesale_price(shop: ShopFile, owner: Session) -> None:
    li = add(shop, owner, NewCustomer("李重", credit_limit=Money(50000), term_days=30))
    same = NewCustomer("李重", note="不要袋子", credit_limit=Money(50000), term_days=30)
    do(shop, CASHIER, edit_customer, EditCustomer(li, same))
    for more in (
        NewCustomer("李重", credit_limit=Money(90000), term_days=30),
        NewCustomer("李重", credit_limit=Money(50000), term_days=30, level=PriceLevel.WHOLESALE),
    ):
        with pytest.raises(Refused, match=r"permission\.missing"):
            do(shop, CASHIER, edit_customer, EditCustomer(li, more))
    with shop.reading() as conn:
        kept = customer(conn, li).partner
    assert (kept.note, kept.credit_limit, kept.code) == ("不要袋子", Money(50000), "K0001")


def test_a_retired_customer_is_out_of_the_lists_and_his_phone_is_free(shop: ShopFile, owner: Session) -> None:
    li = add(shop, owner, LI)
    do(shop, owner, retire_customer, RetireCustomer(li))
    assert found(shop, "李") == []
    add(shop, owner, NewCustomer("李新", LI.phone))
    with pytest.raises(Refused, match=r"partner\.same_phone"):
        do(shop, owner, restore_customer, RestoreCustomer(li))
    with pytest.raises(Refused, match=r"partner\.unknown"):
        do(shop, owner, retire_customer, RetireCustomer(99))


def test_pages_give_everyone_once(shop: ShopFile, owner: Session) -> None:
    for number in range(9):
        add(shop, owner, NewCustomer("同名", f"1380013800{number}"))
    ids, after = [], None
    with shop.reading() as conn:
        while True:
            page = customers(conn, "同", limit=4, after=after)
            ids += [row.partner.id for row in page.rows]
            if (after := page.next) is None:
                break
    assert len(ids) == len(set(ids)) == 9
