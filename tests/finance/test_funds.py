"""Fund accounts and categories of expense and income: another name, out of use, and what may not rest."""

import pytest

from jxc_desktop.finance.add_fund_account import NewFund, add_fund_account
from jxc_desktop.finance.edit_cash_category import EditCashCategory, edit_cash_category
from jxc_desktop.finance.edit_fund import EditFund, edit_fund
from jxc_desktop.finance.lookups import all_categories, categories, fund_balances
from jxc_desktop.finance.money_paper import FundPart, ReverseMoney, reverse_money
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import FundKind
from jxc_desktop.sales.close_shift import CloseShift, close_shift
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do


def names(shop: ShopFile) -> list[str]:
    with shop.reading() as conn:
        return [held.fund.name for held in fund_balances(conn)]


def refusal(shop: ShopFile, owner: Session, request: EditFund) -> str:
    with pytest.raises(Refused) as refused:
        do(shop, owner, edit_fund, request)
    return refused.value.key


def test_a_fund_rests_when_it_is_empty_and_comes_back(shop: ShopFile, owner: Session) -> None:
    second = do(shop, owner, add_fund_account, NewFund("农行卡", FundKind.BANK)).result.id
    do(shop, owner, set_opening, SetOpening(funds=(FundPart(second, Money(5000)),)))
    assert refusal(shop, owner, EditFund(second, "农行卡", active=False)) == "fund.not_empty"
    do(shop, owner, transfer_funds, TransferFunds(second, 1, Money(5000)))
    do(shop, owner, edit_fund, EditFund(second, "农行旧卡", active=False))
    assert "农行旧卡" not in names(shop) and "农行卡" not in names(shop)
    do(shop, owner, edit_fund, EditFund(second, "农行旧卡"))
    assert "农行旧卡" in names(shop)


def test_the_fund_that_an_open_drawer_is_rests_after_the_shift(shop: ShopFile, owner: Session) -> None:
    drawer = do(shop, owner, add_fund_account, NewFund("二号钱箱", FundKind.CASH)).result.id
    do(shop, owner, open_shift, OpenShift(cash_fund_id=drawer))
    assert refusal(shop, owner, EditFund(drawer, "二号钱箱", active=False)) == "fund.in_drawer"
    do(shop, owner, edit_fund, EditFund(drawer, "门口钱箱"))
    do(shop, owner, close_shift, CloseShift(()))
    do(shop, owner, edit_fund, EditFund(drawer, "门口钱箱", active=False))
    assert "门口钱箱" not in names(shop)


def test_no_money_goes_through_a_fund_out_of_use_nor_back_into_it(shop: ShopFile, owner: Session) -> None:
    card = do(shop, owner, add_fund_account, NewFund("农行卡", FundKind.BANK)).result.id
    do(shop, owner, set_opening, SetOpening(funds=(FundPart(card, Money(5000)),)))
    moved = do(shop, owner, transfer_funds, TransferFunds(card, 1, Money(5000))).result
    do(shop, owner, edit_fund, EditFund(card, "农行卡", active=False))
    for verb, request in (
        (transfer_funds, TransferFunds(1, card, Money(100))),
        (set_opening, SetOpening(funds=(FundPart(card, Money(100)),))),
        (reverse_money, ReverseMoney(moved.document_id)),
    ):
        with pytest.raises(Refused, match=r"fund\.stopped"):
            do(shop, owner, verb, request)  # type: ignore[arg-type]  # each verb with its own request
    do(shop, owner, edit_fund, EditFund(card, "农行卡"))
    do(shop, owner, reverse_money, ReverseMoney(moved.document_id))


def test_the_last_account_of_a_kind_and_a_name_twice_are_refused(shop: ShopFile, owner: Session) -> None:
    with shop.reading() as conn:
        first, second = fund_balances(conn)[:2]
    assert refusal(shop, owner, EditFund(first.fund.id, first.fund.name, active=False)) == "fund.last_of_kind"
    assert refusal(shop, owner, EditFund(first.fund.id, second.fund.name)) == "fund.same_name"
    assert refusal(shop, owner, EditFund(first.fund.id, "")) == "name.missing"
    assert refusal(shop, owner, EditFund(99, "哪里")) == "fund.unknown"


def test_a_category_out_of_use_is_not_offered_and_keeps_its_english_until_it_is_renamed(
    shop: ShopFile, owner: Session
) -> None:
    with shop.reading() as conn:
        rent, water = categories(conn, "expense")[:2]
    do(shop, owner, edit_cash_category, EditCashCategory(rent.id, active=False))
    do(shop, owner, edit_cash_category, EditCashCategory(water.id, "水费"))
    with pytest.raises(Refused, match=r"cash_category\.same_name"):
        do(shop, owner, edit_cash_category, EditCashCategory(water.id, rent.name))
    with shop.reading() as conn:
        kept = {one.id: one for one in all_categories(conn)}
        assert rent.id not in {one.id for one in categories(conn, "expense")}
    assert (kept[rent.id].name, kept[rent.id].english) == (rent.name, rent.english)
    assert (kept[water.id].name, kept[water.id].english) == ("水费", "水费")
