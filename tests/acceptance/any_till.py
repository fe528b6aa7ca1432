"""Deeds at the counter and at the desk: selling, refunds, shifts, payments; and the choice of what comes next."""

from typing import Any

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.settings import RoundOff
from jxc_desktop.finance.money_paper import FundPart, ReverseMoney, reverse_money
from jxc_desktop.finance.pay_supplier import BillPart, PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.finance.set_opening import OpeningDebt, OpeningStock, SetOpening, set_opening
from jxc_desktop.finance.spend import CategoryPart, Spend, TakeIncome, spend, take_income
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.sales.basket import Basket
from jxc_desktop.sales.basket import Goods as BasketGoods
from jxc_desktop.sales.checkout import Checkout, SaleDone, SaleLine, checkout
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, close_shift
from jxc_desktop.sales.drawer import CashMove, move_cash
from jxc_desktop.sales.hold_sale import DropHeld, Hold, Resume, drop_held, hold_sale, resume_sale
from jxc_desktop.sales.lookups import sale, sale_numbered
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.refund import (
    LooseLine,
    LooseRefund,
    Refund,
    RefundDone,
    ReturnLine,
    refund,
    refund_without_receipt,
)  # fmt: skip
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.sales.till_events import Reprint, reprint
from jxc_desktop.sales.void_sale import Void, void_sale
from tests.acceptance.any_day import ALIPAY, BANK, CASH, WECHAT, Ware
from tests.acceptance.any_goods import Goods, _base
from tests.acceptance.book_of_ours import Effect

FUND = {TenderKind.CASH: CASH, TenderKind.WECHAT: WECHAT, TenderKind.ALIPAY: ALIPAY, TenderKind.BANK: BANK}
_STEP = {RoundOff.CUT_FEN: 10, RoundOff.ROUND_JIAO: 10, RoundOff.CUT_JIAO: 100, RoundOff.ROUND_YUAN: 100}


class AnyDay(Goods):
    """Everything a shop does, in any order."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.sales: list[str] = []
        self.held: list[int] = []
        self.money: list[int] = []

    # --- selling -----------------------------------------------------------------------------------------------

    def sell(self) -> None:
        lines = [self._line(self.ware()) for _ in range(self.chance.choice([1, 1, 2, 3, 5]))]
        if self.likely(30):
            lines.append(self._line(self.other_unit(lines[0][0])))
        customer = self.chance.choice([None, *self.customers])
        kinds = self.chance.sample(list(TenderKind), self.chance.choice([1, 1, 2, 3]))
        before = sum(line.price.times(line.quantity).fen - line.discount.fen for _, line in lines)
        off = Money(self.chance.randint(0, before)) if self.likely(20) and before >= 0 else ZERO
        due = self._rounded(before - off.fen) if TenderKind.CASH in kinds else before - off.fen
        tenders = self._tenders(kinds, due)
        asked = Checkout(tuple(line for _, line in lines), tenders, customer, off, expected_due=Money(due))
        plain = {} if self.likely(80) else {"session": self.cashier}
        let = {"approver": self.owner} if plain and self.likely(50) else {}
        done = self.act(checkout, asked, **plain, **let)
        if done:
            assert done.due.fen == due == sum(line.amount.fen for line in done.lines)
            self._sold(done, [(ware, line.quantity) for ware, line in lines], customer)

    def _line(self, ware: Ware) -> tuple[Ware, SaleLine]:
        price, quantity = self.ask(unit_by_id, ware.unit_id).retail_price, self.some(ware, 6)
        if self.likely(20):
            price = Price(self.chance.randint(0, 200_000))
        discount = Money(self.chance.randint(0, price.times(quantity).fen)) if self.likely(15) else ZERO
        return ware, SaleLine(ware.unit_id, quantity, price, discount)

    def _rounded(self, fen: int) -> int:
        rules = self.rules()
        if rules.round_off is RoundOff.NONE:
            return fen
        for mode in (rules.round_off, RoundOff.CUT_FEN):
            step = _STEP[mode]
            cut = mode in (RoundOff.CUT_FEN, RoundOff.CUT_JIAO)
            settled = fen // step * step if cut else (fen + step // 2) // step * step
            if abs(fen - settled) <= rules.round_off_most.fen:
                return settled
        return fen

    def _tenders(self, kinds: list[TenderKind], due: int) -> tuple[TenderWanted, ...]:
        cuts = sorted(self.chance.randint(0, max(due, 0)) for _ in kinds[1:])
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, due], strict=True)]
        given = dict(zip(kinds, parts, strict=True))
        if TenderKind.CASH in given:
            given[TenderKind.CASH] += self.chance.choice([0, 0, 1, 530, 10_000])
        return tuple(TenderWanted(kind, Money(fen)) for kind, fen in given.items())

    def _sold(self, done: SaleDone, lines: list[tuple[Ware, Quantity]], customer: int | None) -> None:
        effect = self._taken(done.tenders, customer)
        for ware, quantity in lines:
            effect.stock[ware.item_id, 1] -= _base(ware, quantity)
        self.ours.add(done.document_id, effect)
        self.sales.append(done.number)

    def _taken(self, tenders: Any, customer: int | None, sign: int = 1) -> Effect:
        effect = Effect()
        for tender in tenders:
            fen = sign * tender.amount.fen
            if tender.kind == TenderKind.ACCOUNT:
                assert customer is not None
                effect.owed[customer] += fen
            else:
                assert tender.fund_id == FUND[TenderKind(tender.kind)]
                effect.funds[tender.fund_id] += fen
                effect.drawer += fen if tender.kind == TenderKind.CASH else 0
        return effect

    def take_back(self) -> None:
        if not self.sales:
            return
        number = self.chance.choice([self.chance.choice(self.sales), self.sales[-1]])
        sold = self.ask(sale_numbered, number)
        units = {ware.unit_id: ware for ware in self.wares}
        lines: list[tuple[Ware, ReturnLine]] = []
        for line in sold.lines:
            own = units[line.unit_id]
            unit, quantity = self.other_unit(own), self.some(own, 4)
            if self.likely(40):
                unit = next(w for w in self.wares if w.item_id == own.item_id and w.factor == 1000)
                quantity = line.returnable
            if self.likely(60):
                lines.append((unit, ReturnLine(line.id, quantity, unit.unit_id)))
        asked = tuple(line for _, line in lines)
        due = sum(_worth(sold.lines, line.line_id, _base(ware, line.quantity)) for ware, line in lines)
        tenders = self._tenders([self.chance.choice(list(TenderKind))], due) if self.likely(20) else ()
        done = self.act(refund, Refund(number, asked, tenders, "不要了"))
        if done:
            if len({line.line_id for line in asked}) == len(asked) and not any(_came_back(sold.lines)):
                assert done.due.fen == due
            self._came(done, [(ware, line.quantity) for ware, line in lines], sold.customer_id)

    def take_back_without_receipt(self) -> None:
        lines = [
            (w, LooseLine(w.unit_id, self.some(w, 4), Price(self.chance.randint(0, 90_000)))) for w in [self.ware()]
        ]
        due = sum(line.price.times(line.quantity).fen for _, line in lines)
        customer = self.chance.choice([None, *self.customers])
        tenders = self._tenders([self.chance.choice(list(TenderKind))], due) if due else ()
        done = self.act(
            refund_without_receipt, LooseRefund(tuple(line for _, line in lines), tenders, "无小票", customer)
        )
        if done:
            self._came(done, [(ware, line.quantity) for ware, line in lines], customer)

    def _came(self, done: RefundDone, lines: list[tuple[Ware, Quantity]], customer: int | None) -> None:
        assert done.due == sum((tender.amount for tender in done.tenders), ZERO)
        effect = self._taken(done.tenders, customer, -1)
        for ware, quantity in lines:
            effect.stock[ware.item_id, 1] += _base(ware, quantity)
        self.ours.add(done.document_id, effect)

    def void(self) -> None:
        if self.sales:
            number = self.chance.choice([self.chance.choice(self.sales), self.sales[-1]])
            done = self.act(void_sale, Void(number, "打错"))
            if done:
                self.ours.reverse(done.original_id, done.document_id)
                assert self.ask(sale, done.document_id).due == -self.ask(sale, done.original_id).due

    def hold(self) -> None:
        basket = Basket()
        for _ in range(self.chance.randint(1, 3)):
            ware = self.ware()
            basket = basket.add(BasketGoods.of(self.ask(unit_by_id, ware.unit_id)), self.some(ware))
        held = self.act(hold_sale, Hold(basket))
        if held:
            self.held.append(held.held_id)

    def resume(self) -> None:
        if self.held:
            chosen = self.chance.choice(self.held)
            verb = self.chance.choice([(resume_sale, Resume(chosen)), (drop_held, DropHeld(chosen))])
            self.act(*verb)  # type: ignore[arg-type]  # each with its own request

    def print_again(self) -> None:
        if self.sales:
            self.act(reprint, Reprint(self.chance.choice(self.sales)))

    # --- the drawer --------------------------------------------------------------------------------------------

    def open(self) -> None:
        first = self.yuan(500)
        if self.act(open_shift, OpenShift(first)):
            self.ours.sums.drawer = first.fen

    def move(self) -> None:
        amount = Money(self.chance.randint(-20_000, 20_000))
        fund = self.chance.choice([None, WECHAT, BANK, CASH])
        moved = self.act(move_cash, CashMove(amount, "零钱", fund))
        if moved and moved.document_id and fund:
            effect = Effect(drawer=amount.fen)
            effect.funds[CASH] += amount.fen
            effect.funds[fund] -= amount.fen
            self.ours.add(moved.document_id, effect)
            self.money.append(moved.document_id)
        elif moved:
            self.ours.sums.drawer += amount.fen

    def close(self) -> None:
        notes = tuple(NoteCount(Money(face), self.chance.randint(0, 9)) for face in (10_000, 500, 10, 1))
        counted = sum(note.face.fen * note.pieces for note in notes)
        handed = Money(self.chance.randint(0, counted)) if self.likely(50) else ZERO
        fund = self.chance.choice([None, BANK])
        closed = self.act(close_shift, CloseShift(notes, handed, fund))
        if closed:
            assert closed.expected.fen == self.ours.sums.drawer and closed.counted.fen == counted
            effect = Effect()
            effect.funds[CASH] += counted - closed.expected.fen - (handed.fen if fund else 0)
            effect.funds[BANK] += handed.fen if fund else 0
            self.ours.add(closed.document_id, effect)

    # --- money -------------------------------------------------------------------------------------------------

    def _parts(self) -> tuple[FundPart, ...]:
        return tuple(FundPart(self.chance.randint(1, 4), self.yuan(80)) for _ in range(self.chance.choice([1, 1, 2])))

    def pay(self) -> None:
        self._settle(pay_supplier, PaySupplier, self.chance.choice(self.suppliers), -1)

    def collect(self) -> None:
        self._settle(receive_money, ReceiveMoney, self.chance.choice(self.customers), 1)

    def _settle(self, verb: Any, request: Any, partner: int, sign: int) -> None:
        parts, discount = self._parts(), self.yuan(3) if self.likely(20) else ZERO
        bills = ()
        if self.likely(30) and self.ours.papers:
            bill = self.chance.choice(list(self.ours.papers)[-12:])
            bills = (BillPart(bill, self.yuan(40)), BillPart(bill, self.yuan(40)))[: self.chance.randint(1, 2)]
        done: Any = self.act(verb, request(partner, parts, bills, discount, "", self.back_dated()))
        if done:
            effect = _moved(parts, sign)
            effect.owed[partner] -= sum(part.amount.fen for part in parts) + discount.fen
            self._money(done.document_id, effect)

    def _money(self, document_id: int, effect: Effect) -> None:
        self.ours.add(document_id, effect)
        self.money.append(document_id)

    def spend(self) -> None:
        self._book(spend, Spend, self.chance.randint(1, 7), -1)

    def earn(self) -> None:
        self._book(take_income, TakeIncome, self.chance.choice([8, 9]), 1)

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
            effect.drawer += arrived.drawer
            self._money(done.document_id, effect)

    def reverse_some_money(self) -> None:
        prompt = [id for _, id in self.receipts.values() if id] + [id for id in self.returns.values() if id]
        if self.money or prompt:
            chosen = self.chance.choice([*self.money, *prompt])
            done = self.act(reverse_money, ReverseMoney(chosen))
            if done:
                self.money = [each for each in self.money if each != chosen]
                self.ours.reverse(chosen, done.document_id)

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
            effect.drawer = 0  # an opening is no money that moves over the counter
            for debt in debts:
                effect.owed[debt.partner_id] += debt.amount.fen
            for one in stock:
                effect.stock[ware.item_id, 1] += _base(ware, one.quantity)
            self.ours.add(done.document_id, effect)

    # --- the day -----------------------------------------------------------------------------------------------

    def run(self, deeds: int, check_every: int = 10) -> None:
        """So many deeds, the whole shop proven after every few of them."""
        self.founded()
        self.open()
        chances = {
            self.sell: 28, self.take_back: 10, self.take_back_without_receipt: 2, self.void: 4, self.hold: 2,
            self.resume: 2, self.print_again: 1, self.open: 2, self.close: 1, self.move: 2, self.receive: 12,
            self.order: 3, self.close_an_order: 1, self.receive_on_order: 4, self.return_some: 6,
            self.reverse_a_receipt: 3, self.reverse_a_return: 2, self.lose: 3, self.find: 3,
            self.reverse_an_adjustment: 2, self.begin_count: 2, self.count: 8, self.end_count: 2, self.pay: 5,
            self.collect: 5, self.spend: 2, self.earn: 1, self.transfer: 2, self.reverse_some_money: 3,
            self.set_opening: 1, self.change_mind: 1, self.reprice: 1, self.new_item: 1, self.new_customer: 1,
            self.new_supplier: 1,
        }  # fmt: skip
        for number, deed in enumerate(self.chance.choices(list(chances), list(chances.values()), k=deeds), 1):
            deed()
            if number % check_every == 0 or number == deeds:
                self.check()

    def check(self) -> None:
        with self.shop.reading() as conn:
            wrong = [*prove_shop(conn), *self.ours.differences(conn, self.owner.till)]
        assert wrong == [], wrong


def _moved(parts: Any, sign: int) -> Effect:
    effect = Effect()
    for part in parts:
        effect.funds[part.fund_id] += sign * part.amount.fen
        effect.drawer += sign * part.amount.fen if part.fund_id == CASH else 0
    return effect


def _came_back(lines: Any) -> list[bool]:
    return [line.returnable != line.base_quantity for line in lines]


def _worth(lines: Any, line_id: int, base: int) -> int:
    """What is paid back for a part of a line of which nothing came back before: pro rata, half-up."""
    line = next(line for line in lines if line.id == line_id)
    whole = line.base_quantity.thousandths
    return int(2 * line.amount.fen * base + whole) // (2 * whole)
