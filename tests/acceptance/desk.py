"""Deeds at the desk: paying, collecting, expenses, transfers, openings, and taking them back."""

from typing import Any

from jxc_desktop.finance.money_paper import BillPart, FundPart, ReverseMoney, reverse_money
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.finance.set_opening import OpeningDebt, OpeningStock, SetOpening, set_opening
from jxc_desktop.finance.spend import CategoryPart, Spend, TakeIncome, spend, take_income
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import Quantity
from tests.acceptance.back_room import base_of
from tests.acceptance.book_of_ours import Effect
from tests.acceptance.counter import AtTheTill
from tests.acceptance.somebody import CASH


class Desk(AtTheTill):
    """Money papers."""

    def _parts(self) -> tuple[FundPart, ...]:
        return tuple(FundPart(self.chance.randint(1, 4), self.yuan(80)) for _ in range(self.chance.choice([1, 1, 2])))

    def pay(self) -> None:
        self._settle(pay_supplier, PaySupplier, self.chance.choice(self.suppliers), -1)

    def collect(self) -> None:
        self._settle(receive_money, ReceiveMoney, self.chance.choice(self.customers), 1)

    def _settle(self, verb: Any, request: Any, partner: int, sign: int) -> None:
        parts, discount = self._parts(), self.yuan(3) if self.likely(20) else ZERO
        bills: tuple[BillPart, ...] = ()
        if self.likely(30) and self.ours.papers:
            bill = self.chance.choice(list(self.ours.papers)[-12:])
            bills = (BillPart(bill, self.yuan(40)), BillPart(bill, self.yuan(40)))[: self.chance.randint(1, 2)]
        done: Any = self.act(verb, request(partner, parts, bills, discount, "", self.back_dated()))
        if done:
            effect = _moved(parts, sign)
            effect.owed[partner] -= sum(part.amount.fen for part in parts) + discount.fen
            self._money(done.document_id, effect)

    def _money(self, document_id: int, effect: Effect) -> None:
        self.did(document_id, effect)
        self.money.append(document_id)

    def spend(self) -> None:
        self._book(spend, Spend, self.chance.randint(1, 18), -1)

    def earn(self) -> None:
        self._book(take_income, TakeIncome, self.chance.randint(19, 21), 1)

    def _book(self, verb: Any, request: Any, category: int, sign: int) -> None:
        fund, parts = self.chance.randint(1, 4), [self.yuan(50) for _ in range(self.chance.randint(1, 3))]
        lines = tuple(CategoryPart(category, amount) for amount in parts)
        done: Any = self.act(verb, request(fund, lines, "", self.back_dated()))
        if done:
            self._money(done.document_id, _moved([FundPart(fund, amount) for amount in parts], sign))

    def transfer(self) -> None:
        source, target, amount = self.chance.randint(1, 4), self.chance.randint(1, 4), self.yuan(300)
        fee = self.yuan(2) if self.likely(30) else ZERO
        done = self.act(transfer_funds, TransferFunds(source, target, amount, fee, "", self.back_dated()))
        if done:
            effect = _moved([FundPart(source, amount)], -1)
            arrived = _moved([FundPart(target, amount - fee)], 1)
            effect.funds.update(arrived.funds)
            effect.cash += arrived.cash
            self._money(done.document_id, effect)

    def reverse_some_money(self) -> None:
        prompt = [id for _, id in self.receipts.values() if id] + [id for id in self.returns.values() if id]
        if self.money or prompt:
            chosen = self.chance.choice([*self.money, *prompt])
            done = self.act(reverse_money, ReverseMoney(chosen))
            if done:
                self.money = [each for each in self.money if each != chosen]
                self.undid(chosen, done.document_id)

    def set_opening(self) -> None:
        ware, quantity, value = self.ware(), Quantity.of(self.chance.randint(1, 9)), Money(self.chance.randint(0, 9000))
        stock = (OpeningStock(ware.unit_id, quantity, value),) if self.likely(50) else ()
        debts = [
            OpeningDebt(self.chance.choice(whom), Money(self.chance.randint(-9000, 9000)))
            for whom in (self.customers, self.suppliers)
        ]
        part = FundPart(self.chance.randint(1, 4), Money(self.chance.randint(-5000, 50_000)))
        request = SetOpening(stock, (debts[0],), (debts[1],), (part,), day=self.back_dated())
        done = self.act(set_opening, request)
        if done:
            effect = _moved([part], 1)
            effect.cash = 0  # an opening is no money that moves over the counter
            for debt in debts:
                effect.owed[debt.partner_id] += debt.amount.fen
            for one in stock:
                effect.stock[ware.item_id, 1] += base_of(ware, one.quantity)
            self.did(done.document_id, effect)


def _moved(parts: Any, sign: int) -> Effect:
    effect = Effect()
    for part in parts:
        effect.funds[part.fund_id] += sign * part.amount.fen
        effect.cash += sign * part.amount.fen if part.fund_id == CASH else 0
    return effect
