"""Deeds of the back of the shop: ordering, receiving, returning, counting, writing off, and taking it back."""

from dataclasses import dataclass
from typing import Any

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.purchasing.close_order import CloseOrder, close_order
from jxc_desktop.purchasing.lookups import receipt
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from jxc_desktop.purchasing.reverse_return import ReverseReturn, reverse_return
from jxc_desktop.stock.count_item import CountItem, Tally, UncountItem, count_item, uncount_item
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.post_count import AbandonCount, PostCount, Uncounted, abandon_count, post_count
from jxc_desktop.stock.reasons import GAIN_REASONS, LOSS_REASONS
from jxc_desktop.stock.reverse_adjustment import ReverseAdjustment, reverse_adjustment
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.takes import Scope
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.acceptance.book_of_ours import Effect
from tests.acceptance.somebody import CASH, Somebody, Ware


@dataclass(slots=True)
class Counting:
    """An open take: item -> (counted, book when it was first counted), in thousandths."""

    take_id: int
    scope: Scope
    warehouse: int
    seen: dict[int, tuple[int, int]]


class BackRoom(Somebody):
    """Purchasing and stock."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.orders: list[tuple[int, int, list[tuple[Ware, Quantity]]]] = []
        self.receipts: dict[int, tuple[list[tuple[Ware, int]], int]] = {}
        self.returns: dict[int, int | None] = {}
        self.adjusted: list[int] = []
        self.takes: list[Counting] = []

    def place(self) -> int:
        return 2 if self.likely(10) else 1

    # --- purchasing ---

    def order(self) -> None:
        supplier = self.chance.choice(self.suppliers)
        lines = [(ware, self.some(ware)) for ware in (self.ware() for _ in range(self.chance.randint(1, 3)))]
        asked = tuple(OrderedLine(w.unit_id, q, self.chance.choice([None, Price(30_000)])) for w, q in lines)
        placed = self.act(order_goods, OrderGoods(supplier, asked, draft=self.likely(30)))
        if placed and not placed.number:
            placed = self.act(order_goods, OrderGoods(supplier, asked, placed.document_id)) or placed
        if placed:
            self.orders.append((placed.document_id, supplier, lines))

    def close_an_order(self) -> None:
        if self.orders:
            self.act(close_order, CloseOrder(self.chance.choice(self.orders)[0]))

    def receive_on_order(self) -> None:
        if not self.orders:
            return
        order_id, supplier, ordered = self.chance.choice(self.orders)
        lines = [(self.other_unit(ware), quantity) for ware, quantity in ordered if self.likely(80)]
        self._receive(supplier, [(w, q, ReceivedLine(w.unit_id, q)) for w, q in lines], order_id)

    def receive(self) -> None:
        wares = [self.ware() for _ in range(self.chance.randint(1, 4))]
        lines = [(ware, self.some(ware, 30)) for ware in wares]
        self._receive(self.chance.choice(self.suppliers), [(w, q, self._received(w, q)) for w, q in lines], None)

    def _received(self, ware: Ware, quantity: Quantity) -> ReceivedLine:
        if self.likely(10):
            return ReceivedLine(ware.unit_id, quantity, gift=True)
        if self.likely(40):
            return ReceivedLine(ware.unit_id, quantity, amount=Money(self.chance.randint(0, 30_000)))
        price = Price(self.chance.randint(0, 100_000))
        return ReceivedLine(ware.unit_id, quantity, price)

    def _receive(self, supplier: int, lines: list[tuple[Ware, Quantity, ReceivedLine]], order_id: int | None) -> None:
        other = self.yuan(20) if self.likely(20) else ZERO
        place = self.place()
        paid_from = self.chance.randint(1, 4) if self.likely(30) else None
        asked = tuple(line for _, _, line in lines)
        got = self.act(
            receive_goods,
            ReceiveGoods(supplier, asked, order_id, place, other, "", paid_from, 50, self.back_dated()),
        )
        if not got:
            return
        if order_id is None:
            assert got.total == sum((amount_of(line) for line in asked), other)
        effect = Effect()
        for ware, quantity, _ in lines:
            effect.stock[ware.item_id, place] += base_of(ware, quantity)
        effect.owed[supplier] += got.total.fen
        self.did(got.document_id, effect)
        if got.payment_id and paid_from:
            self.did(got.payment_id, _money_out(supplier, got.total.fen, paid_from))
        line_ids = [line.id for line in self.ask(receipt, got.document_id).lines]
        self.receipts[got.document_id] = (
            [(w, i) for (w, _, _), i in zip(lines, line_ids, strict=True)],
            got.payment_id or 0,
        )

    def return_some(self) -> None:
        if not self.receipts:
            return
        receipt_id = self.chance.choice(list(self.receipts))
        lines = [(self.other_unit(ware), line_id) for ware, line_id in self.receipts[receipt_id][0] if self.likely(60)]
        head = self.ask(receipt, receipt_id).head
        asked = [(ware, line_id, self.some(ware)) for ware, line_id in lines]
        to_fund = self.chance.randint(1, 4) if self.likely(30) else None
        parts = tuple(ReturnedLine(line_id, q, ware.unit_id) for ware, line_id, q in asked)
        back = self.act(return_goods, ReturnGoods(receipt_id, parts, to_fund, "", self.back_dated()))
        if not back:
            return
        place = next(w for (_, w), n in self.ours.papers[receipt_id].stock.items() if n)
        effect = Effect()
        for ware, _, quantity in asked:
            effect.stock[ware.item_id, place] -= base_of(ware, quantity)
        effect.owed[head.supplier_id] -= back.total.fen
        self.did(back.document_id, effect)
        self.returns[back.document_id] = back.refund_id
        if back.refund_id and to_fund:
            self.did(back.refund_id, _money_out(head.supplier_id, -back.total.fen, to_fund))

    def reverse_a_receipt(self) -> None:
        if not self.receipts:
            return
        chosen = self.chance.choice([self.chance.choice(list(self.receipts)), list(self.receipts)[-1]])
        done = self.act(reverse_receipt, ReverseReceipt(chosen))
        if done:
            self.undid(chosen, done.document_id, self.receipts.pop(chosen)[1])

    def reverse_a_return(self) -> None:
        if not self.returns:
            return
        chosen = self.chance.choice(list(self.returns))
        done = self.act(reverse_return, ReverseReturn(chosen))
        if done:
            self.undid(chosen, done.document_id, self.returns.pop(chosen))

    # --- stock ---

    def lose(self) -> None:
        self._adjust(write_off, WriteOff, LostLine, LOSS_REASONS, -1)

    def find(self) -> None:
        self._adjust(overage, Overage, FoundLine, GAIN_REASONS, 1)

    def _adjust(self, verb: Any, request: Any, line: Any, reasons: Any, sign: int) -> None:
        wares = [self.ware() for _ in range(self.chance.randint(1, 3))]
        lines = [(ware, self.some(ware, 5)) for ware in wares]
        place = self.place()
        asked = tuple(line(ware.unit_id, q, self.chance.choice(reasons)) for ware, q in lines)
        done: Any = self.act(verb, request(asked, place, "", self.back_dated()))
        if done:
            effect = Effect()
            for ware, quantity in lines:
                effect.stock[ware.item_id, place] += sign * base_of(ware, quantity)
            self.did(done.document_id, effect)
            self.adjusted.append(done.document_id)

    def reverse_an_adjustment(self) -> None:
        if not self.adjusted:
            return
        chosen = self.chance.choice(self.adjusted)
        done = self.act(reverse_adjustment, ReverseAdjustment(chosen))
        if done:
            self.adjusted.remove(chosen)
            self.undid(chosen, done.document_id)

    def begin_count(self) -> None:
        scope, place = self.chance.choice([Scope.ALL, Scope.PART]), self.place()
        started = self.act(start_count, StartCount(scope, None, place, self.likely(30)))
        if started:
            self.takes.append(Counting(started.take_id, scope, place, {}))

    def count(self) -> None:
        if not self.takes:
            return
        take, ware = self.chance.choice(self.takes), self.ware()
        tally = self.chance.choice(list(Tally))
        book = self.ask(on_hand, ware.item_id, take.warehouse).quantity.thousandths
        quantity = Quantity(max(book + self.chance.randint(-2, 2) * 1000, 0)) if self.likely(50) else self.some(ware)
        if self.act(count_item, CountItem(take.take_id, ware.unit_id, quantity, tally)):
            base, old = base_of(ware, quantity), take.seen.get(ware.item_id)
            added = (old[0] + base, old[1]) if old and tally is Tally.ADD else (base, book)
            take.seen[ware.item_id] = added

    def uncount(self) -> None:
        for take in self.takes:
            item = self.chance.choice([*take.seen, self.ware().item_id])
            if self.act(uncount_item, UncountItem(take.take_id, item)):
                take.seen.pop(item, None)

    def give_up_a_count(self) -> None:
        if self.takes:
            take = self.chance.choice(self.takes)
            if self.act(abandon_count, AbandonCount(take.take_id)):
                self.takes.remove(take)

    def end_count(self) -> None:
        if not self.takes:
            return
        take = self.chance.choice(self.takes)
        uncounted = self.chance.choice([Uncounted.LEAVE, Uncounted.LEAVE, Uncounted.ZERO])
        rest = {ware.item_id for ware in self.wares} - set(take.seen)
        books = {item: self.ask(on_hand, item, take.warehouse).quantity.thousandths for item in rest}
        posted = self.act(post_count, PostCount(take.take_id, uncounted))
        if not posted:
            return
        self.takes.remove(take)
        if uncounted is Uncounted.ZERO:
            take.seen |= {item: (0, book) for item, book in books.items()}
        for paper, sign in ((posted.gain_id, 1), (posted.loss_id, -1)):
            effect = Effect()
            for item, (counted, book) in take.seen.items():
                if (counted - book) * sign > 0:
                    effect.stock[item, take.warehouse] += counted - book
            assert bool(paper) == bool(effect.stock)
            if paper:
                self.did(paper, effect)
                self.adjusted.append(paper)


def base_of(ware: Ware, quantity: Quantity) -> int:
    return quantity.thousandths * ware.factor // 1000


def amount_of(line: ReceivedLine) -> Money:
    if line.gift:
        return ZERO
    if line.amount is not None:
        return line.amount
    whole = (line.price or Price(0)).e4 * line.quantity.thousandths
    return Money((whole + 50_000) // 100_000)


def _money_out(supplier: int, fen: int, fund: int) -> Effect:
    effect = Effect()
    effect.owed[supplier] -= fen
    effect.funds[fund] -= fen
    effect.cash -= fen if fund == CASH else 0
    return effect
