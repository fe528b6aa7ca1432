"""A shop founded with a shorter chart of accounts: opened by this program it has the whole of it."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from jxc_desktop.finance.add_cash_category import NewCashCategory, add_cash_category
from jxc_desktop.finance.edit_cash_category import EditCashCategory, edit_cash_category
from jxc_desktop.finance.first_categories import FIRST_CATEGORIES, lay_categories
from jxc_desktop.finance.lookups import categories
from jxc_desktop.finance.open_shop import reopen_shop
from jxc_desktop.finance.tables import cash_category
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.chart import chart
from jxc_desktop.ledger.tables import account
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do


@pytest.fixture
def older(founded: Path, tmp_path: Path) -> Path:
    """A file without sub-accounts, wages booked to 5602, and a category of its own."""
    path = tmp_path / "older.jxc"
    path.write_bytes(founded.read_bytes())
    with ShopFile.open(path) as shop, shop.writing() as conn:
        subs = [one.code for one in chart() if not one.is_top]
        conn.execute(delete(account).where(account.c.code.in_(subs)))
        conn.execute(delete(cash_category).where(cash_category.c.account.in_(subs), cash_category.c.name != "工资"))
        conn.execute(update(cash_category).where(cash_category.c.name == "工资").values(account="5602"))
        conn.execute(insert(cash_category).values(name="清洁费", english="Cleaning", kind="expense", account="5602"))
    return path


def booked_to(conn: Connection) -> dict[str, str]:
    return {one.name: one.account for kind in ("expense", "income") for one in categories(conn, kind)}


def test_it_gets_the_accounts_and_categories_it_lacks(older: Path) -> None:
    with reopen_shop(older) as shop, shop.reading() as conn:
        assert list(conn.execute(select(account.c.code).order_by(account.c.code)).scalars()) == [
            a.code for a in chart()
        ]
        found = booked_to(conn)
    assert found == {name: str(code) for _, name, _, _, code in FIRST_CATEGORIES} | {"清洁费": "5602"}


def test_a_second_opening_changes_nothing(older: Path) -> None:
    reopen_shop(older).close()
    with reopen_shop(older) as shop, shop.reading() as conn:
        names = list(conn.execute(select(cash_category.c.name)).scalars())
    assert len(names) == len(set(names)) == len(FIRST_CATEGORIES) + 1


def test_a_category_that_the_shop_renamed_does_not_come_back_beside_itself(older: Path, owner: Session) -> None:
    with ShopFile.open(older) as shop:
        with shop.reading() as conn:
            ids = {one.name: one.id for kind in ("expense", "income") for one in categories(conn, kind)}
        do(shop, owner, edit_cash_category, EditCashCategory(ids["工资"], "工资和奖金"))
        do(shop, owner, edit_cash_category, EditCashCategory(ids["运费"], "快递费"))
        do(shop, owner, edit_cash_category, EditCashCategory(ids["房租"], "运费"))
    with reopen_shop(older) as shop, shop.reading() as conn:
        found = booked_to(conn)
    assert (found["工资和奖金"], found["快递费"], found["运费"]) == ("560204", "5601", "5601")
    assert len(found) == len(FIRST_CATEGORIES) + 1 and not {"工资", "房租"} & found.keys()


def test_a_category_of_the_shops_own_is_the_one_of_that_name_from_then_on(older: Path, owner: Session) -> None:
    with ShopFile.open(older) as shop:
        own = do(shop, owner, add_cash_category, NewCashCategory("商品维修费", "5602")).result.id
    reopen_shop(older).close()
    with ShopFile.open(older) as shop:
        do(shop, owner, edit_cash_category, EditCashCategory(own, "修东西"))
        with shop.writing() as conn:
            lay_categories(conn)
            found = booked_to(conn)
    assert found["修东西"] == "5602" and "商品维修费" not in found


@pytest.mark.parametrize(("code", "kind"), [("560101", "expense"), ("5801", "expense"), ("530101", "income")])
def test_a_category_may_stand_for_a_sub_account(shop: ShopFile, owner: Session, code: str, kind: str) -> None:
    do(shop, owner, add_cash_category, NewCashCategory("自己的", code))
    with shop.reading() as conn:
        assert {one.account for one in categories(conn, kind) if one.name == "自己的"} == {code}


@pytest.mark.parametrize("code", ["1001", "5001", "560199", ""])
def test_no_category_stands_for_another_account(shop: ShopFile, owner: Session, code: str) -> None:
    with pytest.raises(Refused, match=r"cash_category\.account"):
        do(shop, owner, add_cash_category, NewCashCategory("自己的", code))
