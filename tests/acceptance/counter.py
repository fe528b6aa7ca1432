"""Deeds at the counter: selling, refunds, voiding, holding, shifts and the drawer."""

from dataclasses import replace
from typing import Any

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.settings import RoundOff
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Role
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
from tests.acceptance.back_room import BackRoom, base_of
from tests.acceptance.book_of_ours import Effect
from tests.acceptance.somebody import ALIPAY, BANK, CASH, WECHAT, Ware

FUND = {TenderKind.CASH: CASH, TenderKind.WECHAT: WECHAT, TenderKind.ALIPAY: ALIPAY, TenderKind.BANK: BANK}
_STEP = {RoundOff.CUT_FEN: 10, RoundOff.ROUND_JIAO: 10, RoundOff.CUT_JIAO: 100, RoundOff.ROUND_YUAN: 100}


class AtTheTill(BackRoom):
    """Sales and the drawer."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.sales: list[str] = []
        self.held: list[int] = []
        self.money: list[int] = []

    # --- selling ---

    def sell(self) -> None:
        lines = [self._line(self.ware()) for _ in range(self.chance.choice([1, 1, 2, 3, 5]))]
        if self.likely(30):
            lines.append(self._line(self.other_unit(lines[0][0])))
        customer = self.chance.choice([None, *self.customers])
        kinds = self.chance.choices(list(TenderKind), k=self.chance.choice([1, 1, 2, 3]))
        before = sum((_gross(line) - line.discount).fen for _, line in lines)
        off = Money(self.chance.randint(0, before)) if self.likely(20) and before >= 0 else ZERO
        due = self._rounded(before - off.fen) if TenderKind.CASH in kinds else before - off.fen
        tenders = self._tenders(kinds, due)
        asked = Checkout(tuple(line for _, line in lines), tenders, customer, off, expected_due=Money(due))
        plain = {} if self.likely(80) else {"session": replace(self.owner, role=Role.CASHIER)}
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
        printed = price.times(quantity) if ware.weighed and self.likely(20) else None
        return ware, SaleLine(ware.unit_id, quantity, price, discount, "", printed)

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
        over = self.chance.choice([0, 0, 1, 530, 10_000])
        return tuple(
            TenderWanted(kind, Money(part + over * (kind is TenderKind.CASH)))
            for kind, part in zip(kinds, parts, strict=True)
        )

    def _sold(self, done: SaleDone, lines: list[tuple[Ware, Quantity]], customer: int | None) -> None:
        effect = self._taken(done.tenders, customer)
        for ware, quantity in lines:
            effect.stock[ware.item_id, 1] -= base_of(ware, quantity)
        self.did(done.document_id, effect)
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
                effect.cash += fen if tender.kind == TenderKind.CASH else 0
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
        due = sum(_worth(sold.lines, line.line_id, base_of(ware, line.quantity)) for ware, line in lines)
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
            effect.stock[ware.item_id, 1] += base_of(ware, quantity)
        self.did(done.document_id, effect)

    def void(self) -> None:
        if self.sales:
            number = self.chance.choice([self.chance.choice(self.sales), self.sales[-1]])
            done = self.act(void_sale, Void(number, "打错"))
            if done:
                self.undid(done.original_id, done.document_id)
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

    # --- the drawer ---

    def open(self) -> None:
        first = self.yuan(500)
        if self.act(open_shift, OpenShift(first)):
            self.ours.drawers[self.till] = first.fen

    def move(self) -> None:
        amount = Money(self.chance.randint(-20_000, 20_000))
        fund = self.chance.choice([None, WECHAT, BANK, CASH])
        moved = self.act(move_cash, CashMove(amount, "零钱", fund))
        if moved and moved.document_id and fund:
            effect = Effect(cash=amount.fen)
            effect.funds[CASH] += amount.fen
            effect.funds[fund] -= amount.fen
            self.did(moved.document_id, effect)
            self.money.append(moved.document_id)
        elif moved:
            self.ours.drawers[self.till] += amount.fen

    def close(self) -> None:
        notes = tuple(NoteCount(Money(face), self.chance.randint(0, 9)) for face in (10_000, 500, 10, 1))
        counted = sum(note.face.fen * note.pieces for note in notes)
        handed = Money(self.chance.randint(0, counted)) if self.likely(50) else ZERO
        fund = self.chance.choice([None, BANK])
        closed = self.act(close_shift, CloseShift(notes, handed, fund))
        if closed:
            assert closed.expected.fen == self.ours.drawers[self.till] and closed.counted.fen == counted
            effect = Effect()
            effect.funds[CASH] += counted - closed.expected.fen - (handed.fen if fund else 0)
            effect.funds[BANK] += handed.fen if fund else 0
            self.did(closed.document_id, effect)


def _gross(line: SaleLine) -> Money:
    return line.price.times(line.quantity)


def _came_back(lines: Any) -> list[bool]:
    return [line.returnable != line.base_quantity for line in lines]


def _worth(lines: Any, line_id: int, base: int) -> int:
    """What is paid back for a part of a line of which nothing came back before: pro rata, half-up."""
    line = next(line for line in lines if line.id == line_id)
    whole = line.base_quantity.thousandths
    worth: int = (2 * line.amount.fen * base + whole) // (2 * whole)
    return worth
