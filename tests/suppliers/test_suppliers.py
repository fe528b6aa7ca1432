"""Suppliers: kept and found, and no retiring while money is owed."""

from datetime import date

import pytest

from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.suppliers.edit_supplier import EditSupplier, edit_supplier
from jxc_desktop.suppliers.lookups import supplier, suppliers
from jxc_desktop.suppliers.retire_supplier import (
    RestoreSupplier,
    RetireSupplier,
    restore_supplier,
    retire_supplier,
)
from jxc_desktop.usecase import Session, do
from tests.stocked import Stocked

TAX_ID = "91152201078377449P"


def test_a_supplier_is_kept_and_found(shop: ShopFile, owner: Session) -> None:
    new = NewSupplier(
        "龙泉批发", "028-8888", tax_id=f" {TAX_ID.lower()} ", licence_until=date(2026, 12, 1), term_days=30
    )
    made = do(shop, owner, add_supplier, new).result
    assert made.code == "G0001"
    with shop.reading() as conn:
        known = supplier(conn, made.supplier_id)
        assert (known.partner.tax_id, known.partner.phone, known.partner.term_days) == (TAX_ID, "0288888", 30)
        assert [row.partner.name for row in suppliers(conn, "lqpf").rows] == ["龙泉批发"]
    do(shop, owner, edit_supplier, EditSupplier(made.supplier_id, NewSupplier("龙泉食品")))
    with shop.reading() as conn:
        assert supplier(conn, made.supplier_id).partner.code == "G0001"
    with pytest.raises(Refused, match=r"partner\.same_name"):
        do(shop, owner, add_supplier, NewSupplier("龙泉食品", "1234567"))
    with pytest.raises(Refused, match=r"permission\.missing"):
        do(shop, Session(1, "收银", Role.CASHIER), add_supplier, NewSupplier("别家"))


def test_a_supplier_we_owe_stays(shop: ShopFile, owner: Session) -> None:
    goods = Stocked(shop, owner)
    goods.supplier_id = goods.add_supplier()
    goods.add_item("冰红茶")
    goods.receive("冰红茶", 5, "2")
    with shop.reading() as conn:
        assert supplier(conn, goods.supplier_id).owed.text() == "10.00"
    with pytest.raises(Refused, match=r"partner\.unsettled"):
        do(shop, owner, retire_supplier, RetireSupplier(goods.supplier_id))
    other = do(shop, owner, add_supplier, NewSupplier("别家")).result.supplier_id
    do(shop, owner, retire_supplier, RetireSupplier(other))
    with shop.reading() as conn:
        assert "别家" not in [row.partner.name for row in suppliers(conn).rows]
    assert do(shop, owner, restore_supplier, RestoreSupplier(other)).result.active
