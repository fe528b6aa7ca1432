"""Money papers: what they book, what they settle, and that a reversal leaves nothing behind."""

from typing import Any

import pytest
from sqlalchemy import insert

from jxc_desktop.documents.tables import partner
from jxc_desktop.finance.lookups import categories, customer_debt, fund_balances, supplier_debt
from jxc_desktop.finance.money_paper import BillPart, FundPart, ReverseMoney, reverse_money
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.finance.set_opening import OpeningAccount, OpeningDebt, SetOpening, set_opening
from jxc_desktop.finance.spend import CategoryPart, Spend, TakeIncome, spend, take_income
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.balances import account_balance
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, UseCase, do

CASH, WECHAT, BANK = 1, 2, 4
SUPPLIER, CUSTOMER = 1, 2


@pytest.fixture
def trading(shop: ShopFile, owner: Session) -> ShopFile:
    """A shop that owes a supplier 300, is owed 80 by a customer and has 1,000 in the drawer."""
    with shop.writing() as conn:
        for kind, name in (("supplier", "宏发商贸"), ("customer", "老陈餐馆")):
            conn.execute(insert(partner).values(kind=kind, code=name, name=name, created_at="2026-01-01"))
    opening = SetOpening(
        customers=(OpeningDebt(CUSTOMER, Money(8000)),),
        suppliers=(OpeningDebt(SUPPLIER, Money(30000)),),
        funds=(FundPart(CASH, Money(100_000)),),
    )
    do(shop, owner, set_opening, opening)
    return shop


def in_funds(shop: ShopFile) -> dict[int, int]:
    with shop.reading() as conn:
        return {b.fund.id: b.balance.fen for b in fund_balances(conn)}


def test_what_is_left_over_at_the_opening_is_the_owners_capital(trading: ShopFile) -> None:
    with trading.reading() as conn:
        assert account_balance(conn, Account.CAPITAL) == Money(-(100_000 + 8000 - 30000))


def test_a_payment_without_named_bills_pays_the_oldest_and_the_rest_is_an_advance(
    trading: ShopFile, owner: Session
) -> None:
    do(trading, owner, pay_supplier, PaySupplier(SUPPLIER, (FundPart(CASH, Money(35000)),)))
    with trading.reading() as conn:
        debt = supplier_debt(conn, SUPPLIER)
    assert debt.balance == Money(-5000)
    assert [item.open for item in debt.items] == [Money(-5000)]


def test_a_discount_settles_the_bill_without_money(trading: ShopFile, owner: Session) -> None:
    request = PaySupplier(SUPPLIER, (FundPart(CASH, Money(20000)), FundPart(BANK, Money(9500))), discount=Money(500))
    do(trading, owner, pay_supplier, request)
    with trading.reading() as conn:
        assert supplier_debt(conn, SUPPLIER).items == ()
        assert account_balance(conn, Account.OTHER_GAINS) == Money(-500)
    assert in_funds(trading)[CASH] == 80_000
    assert in_funds(trading)[BANK] == -9500


@pytest.mark.parametrize("fen", [0, -100])
def test_no_part_of_a_bill_is_nothing_or_less(trading: ShopFile, owner: Session, fen: int) -> None:
    with trading.reading() as conn:
        bill = supplier_debt(conn, SUPPLIER).items[0].document_id
    request = PaySupplier(SUPPLIER, (FundPart(CASH, Money(9000)),), bills=(BillPart(bill, Money(fen)),))
    with pytest.raises(Refused, match=r"money\.not_positive"):
        do(trading, owner, pay_supplier, request)


def test_more_than_is_open_of_a_bill_cannot_be_settled(trading: ShopFile, owner: Session) -> None:
    with trading.reading() as conn:
        bill = customer_debt(conn, CUSTOMER).items[0].document_id
    request = ReceiveMoney(CUSTOMER, (FundPart(CASH, Money(9000)),), bills=(BillPart(bill, Money(9000)),))
    with pytest.raises(Refused, match="settle.too_much"):
        do(trading, owner, receive_money, request)
    assert in_funds(trading)[CASH] == 100_000


def test_a_reversed_receipt_of_money_opens_its_bill_again(trading: ShopFile, owner: Session) -> None:
    made = do(trading, owner, receive_money, ReceiveMoney(CUSTOMER, (FundPart(CASH, Money(8000)),))).result
    do(trading, owner, reverse_money, ReverseMoney(made.document_id))
    with trading.reading() as conn:
        debt = customer_debt(conn, CUSTOMER)
    assert debt.balance == Money(8000)
    assert [item.open for item in debt.items] == [Money(8000)]
    with pytest.raises(Refused, match="paper.not_now"):
        do(trading, owner, reverse_money, ReverseMoney(made.document_id))


def test_an_expense_leaves_the_fund_and_income_enters_it(trading: ShopFile, owner: Session) -> None:
    with trading.reading() as conn:
        rent = categories(conn, "expense")[0].id
        scrap = categories(conn, "income")[0].id
    do(trading, owner, spend, Spend(CASH, (CategoryPart(rent, Money(2000)), CategoryPart(rent, Money(1)))))
    do(trading, owner, take_income, TakeIncome(WECHAT, (CategoryPart(scrap, Money(300)),)))
    assert in_funds(trading)[CASH] == 100_000 - 2001
    assert in_funds(trading)[WECHAT] == 300
    with trading.reading() as conn:
        assert account_balance(conn, Account.SELLING_EXPENSE) == Money(2001)


def test_an_expense_by_an_income_category_is_refused(trading: ShopFile, owner: Session) -> None:
    with trading.reading() as conn:
        scrap = categories(conn, "income")[0].id
    with pytest.raises(Refused, match="cash_category.unknown"):
        do(trading, owner, spend, Spend(CASH, (CategoryPart(scrap, Money(1)),)))


def test_a_transfer_loses_only_its_fee(trading: ShopFile, owner: Session) -> None:
    do(trading, owner, transfer_funds, TransferFunds(CASH, BANK, Money(50_000), Money(30)))
    assert in_funds(trading)[CASH] == 50_000
    assert in_funds(trading)[BANK] == 49_970


@pytest.mark.parametrize("amount", [ZERO, Money(-1)])
def test_no_money_paper_takes_nothing_or_less(trading: ShopFile, owner: Session, amount: Money) -> None:
    with pytest.raises(Refused, match="money.not_positive"):
        do(trading, owner, pay_supplier, PaySupplier(SUPPLIER, (FundPart(CASH, amount),)))


def test_inventory_cannot_be_opened_by_a_bare_figure(shop: ShopFile, owner: Session) -> None:
    with pytest.raises(Refused, match="opening.account"):
        do(shop, owner, set_opening, SetOpening(accounts=(OpeningAccount("1405", Money(1)),)))


def test_the_same_request_pays_once(trading: ShopFile, owner: Session) -> None:
    request = PaySupplier(SUPPLIER, (FundPart(CASH, Money(100)),))
    first = do(trading, owner, pay_supplier, request, request_id="click")
    again = do(trading, owner, pay_supplier, request, request_id="click")
    assert again.replayed and again.result == first.result
    assert in_funds(trading)[CASH] == 99_900
    with pytest.raises(Refused, match="request.mismatch"):
        other = PaySupplier(SUPPLIER, (FundPart(CASH, Money(200)),))
        do(trading, owner, pay_supplier, other, request_id="click")


@pytest.mark.parametrize(
    ("verb", "request_"),
    [
        (pay_supplier, PaySupplier(CUSTOMER, (FundPart(CASH, Money(100)),))),
        (pay_supplier, PaySupplier(99, (FundPart(CASH, Money(100)),))),
        (receive_money, ReceiveMoney(SUPPLIER, (FundPart(CASH, Money(100)),))),
        (set_opening, SetOpening(customers=(OpeningDebt(SUPPLIER, Money(100)), OpeningDebt(CUSTOMER, Money(100))))),
        (set_opening, SetOpening(suppliers=(OpeningDebt(SUPPLIER, Money(100)), OpeningDebt(99, Money(100))))),
    ],
)
def test_nobody_is_paid_as_what_he_is_not(
    trading: ShopFile, owner: Session, verb: UseCase[Any, Any], request_: object
) -> None:
    with pytest.raises(Refused, match="partner.unknown"):
        do(trading, owner, verb, request_)


@pytest.mark.parametrize(
    ("verb", "request_"),
    [
        (pay_supplier, PaySupplier(SUPPLIER, (FundPart(99, Money(100)),))),
        (receive_money, ReceiveMoney(CUSTOMER, (FundPart(99, Money(100)),))),
        (spend, Spend(99, (CategoryPart(1, Money(100)),))),
        (transfer_funds, TransferFunds(CASH, 99, Money(100))),
    ],
)
def test_a_fund_that_is_not_there_is_refused_by_name(
    trading: ShopFile, owner: Session, verb: UseCase[Any, Any], request_: object
) -> None:
    with pytest.raises(Refused, match="fund.unknown"):
        do(trading, owner, verb, request_)
