"""A seeded year of the sample shop: deliveries, sales, refunds, counts, rent, payments, hand-overs."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import Connection

from jxc_desktop.catalog.ask_labels import LabelCopies
from jxc_desktop.catalog.label_queue import waiting_labels
from jxc_desktop.catalog.labels_printed import LabelsPrinted, labels_printed
from jxc_desktop.finance.lookups import categories, customer_debt, fund_balances, supplier_debt
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.finance.spend import CategoryPart, Spend, spend
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.ledger.funds import FundKind
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.checkout import Checkout, SaleDone, SaleLine, checkout
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, close_shift
from jxc_desktop.sales.lookups import sale
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.refund import Refund, ReturnLine, refund
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.shifts import current_shift
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.sample.people import Cast
from jxc_desktop.sample.player import Player
from jxc_desktop.sample.shelf import Ware, running_out
from jxc_desktop.stock.count_item import CountItem, Tally, count_item
from jxc_desktop.stock.post_count import PostCount, post_count
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.takes import Scope
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from jxc_desktop.usecase import Session

CASH, BANK = 1, 4
FLOAT = Money(30_000)
_HOURS = (8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 17, 18, 18, 18, 19, 19, 20, 21)
_TENDERS = (TenderKind.WECHAT,) * 5 + (TenderKind.ALIPAY,) * 3 + (TenderKind.CASH,) * 2
_BUSY_DAYS, _BUSIER = 35, 3  # the last weeks are the ones looked at first: today by the hour, thirty days of profit
_FACES = (10_000, 5000, 2000, 1000, 500, 100, 50, 10)


class Year:
    """Plays day after day; the same seed and days give the same shop to the fen."""

    def __init__(self, player: Player, cast: Cast, shelf: list[Ware], seed: int = 20261122) -> None:
        self._player, self._cast, self._shelf = player, cast, shelf
        self._chance = Random(seed)
        self._likings = [ware.liking for ware in shelf]
        self._busy_from = date.max

    def run(self, first: date, last: datetime, told: Callable[[int, int], None]) -> None:
        """Play from `first` up to the moment `last`; the last day's shift stays open. `told(done, of)` days."""
        days = (last.date() - first).days + 1
        self._busy_from = last.date() - timedelta(days=_BUSY_DAYS)
        for number in range(days):
            day = first + timedelta(days=number)
            self._one_day(day, last if day == last.date() else None)
            told(number + 1, days)

    def _one_day(self, day: date, until: datetime | None) -> None:
        cashier = self._cast.cashiers[day.toordinal() % 2]
        with self._player.day() as conn:
            self._player.play(cashier, _at(day, 7, 50), open_shift, OpenShift(FLOAT))
            self._office(conn, day)
            done = [self._sell(conn, cashier, at) for at in self._moments(day) if until is None or at <= until]
            self._mishaps(conn, day, [one for one in done if one], until)
            if until is None:
                self._hand_over(conn, cashier, _at(day, 22, 5))

    def _moments(self, day: date) -> list[datetime]:
        busy = 17 + 6 * (day.weekday() >= 5) + (5 if day.month in (1, 2, 7, 8) else 0) + self._chance.randrange(5)
        busy *= _BUSIER if day > self._busy_from else 1
        moments = [_at(day, self._chance.choice(_HOURS), self._chance.randrange(60)) for _ in range(busy)]
        return sorted(at + timedelta(seconds=self._chance.randrange(60)) for at in moments)

    # --- the counter ---------------------------------------------------------------------------------------------

    def _sell(self, conn: Connection, cashier: Session, at: datetime) -> SaleDone | None:
        customer = self._customer()
        lines = self._basket(conn, customer)
        if not lines:
            return None
        tender = TenderKind.ACCOUNT if customer in self._cast.accounts else self._chance.choice(_TENDERS)
        due = Money.total(line.price.times(line.quantity) for line in lines)
        tendered = next_note(due) if tender is TenderKind.CASH else due
        request = Checkout(lines, (TenderWanted(tender, tendered),), customer_id=customer)
        who = self._cast.manager if tender is TenderKind.ACCOUNT else cashier
        return self._player.play(who, at, checkout, request)

    def _customer(self) -> int | None:
        throw = self._chance.random()
        if throw < 0.02:
            return self._chance.choice(self._cast.accounts)
        return self._chance.choice(self._cast.members) if throw < 0.15 else None

    def _basket(self, conn: Connection, customer: int | None) -> tuple[SaleLine, ...]:
        many = self._chance.choice((1, 1, 2, 2, 3, 3, 4, 5))
        lines = []
        for ware in {w.item_id: w for w in self._chance.choices(self._shelf, self._likings, k=many)}.values():
            wanted = self._chance.choice((1, 1, 1, 1, 2, 2, 3)) * (4 if customer in self._cast.accounts else 1)
            held = on_hand(conn, ware.item_id).quantity.thousandths // 1000
            if quantity := min(wanted, held):
                lines.append(SaleLine(ware.unit_id, Quantity.of(quantity), self._price(ware, customer)))
        return tuple(lines)

    def _price(self, ware: Ware, customer: int | None) -> Price:
        if customer in self._cast.accounts:
            return ware.wholesale
        return ware.member if customer else ware.retail

    def _hand_over(self, conn: Connection, cashier: Session, at: datetime) -> None:
        shift = current_shift(conn, cashier.till)
        if shift is None:
            return
        expected = shift_slip(conn, shift.id).drawer.expected
        off = Money(self._chance.choice((0, 0, 0, 0, 0, 0, 10, -10, 50)))
        counted = expected + off
        notes = tuple(NoteCount(Money(face), pieces) for face, pieces in in_notes(counted))
        over = counted - FLOAT
        handed = over if over > ZERO else ZERO
        request = CloseShift(notes, handed_over=handed, hand_over_fund_id=BANK if handed else None)
        self._player.play(cashier, at, close_shift, request)

    # --- the office ----------------------------------------------------------------------------------------------

    def _office(self, conn: Connection, day: date) -> None:
        if day.weekday() in (0, 3):
            self._print_labels(conn, _at(day, 8, 10))
            for number in range(len(self._cast.suppliers)):
                self._restock(conn, number, _at(day, 8, 20 + number))
        if day.weekday() == 1:
            self._bank(conn, day)
        if day.day == 5:
            self._rent(conn, day)
        if day.day in (10, 25):
            self._pay(conn, day)
        if day.day == 28:
            self._collect(conn, day)
        if day.month % 3 == 0 and day.day == 20:
            self._count(conn, day)

    def _print_labels(self, conn: Connection, at: datetime) -> None:
        """Those of the last delivery, before the next one comes."""
        waiting = tuple(LabelCopies(label.goods.unit_id, label.copies) for label in waiting_labels(conn))
        if waiting:
            self._player.play(self._cast.manager, at, labels_printed, LabelsPrinted(waiting))

    def _restock(self, conn: Connection, number: int, at: datetime) -> None:
        short = running_out(conn, self._shelf, number)[:40]
        if not short:
            return
        supplier = self._cast.suppliers[number]
        lines = tuple(
            OrderedLine(ware.unit_id, quantity, price=self._drifted(ware, at.date())) for ware, quantity in short
        )
        order = self._player.play(self._cast.manager, at, order_goods, OrderGoods(supplier, lines))
        received = tuple(ReceivedLine(line.unit_id, line.quantity, price=line.price) for line in lines)
        note = f"HF{at:%m%d}{number}"
        direct = ReceiveGoods(supplier, received, order_id=order.document_id, delivery_note=note)
        self._player.play(self._cast.manager, at + timedelta(minutes=40), receive_goods, direct)

    def _drifted(self, ware: Ware, day: date) -> Price:
        """Purchase prices creep by up to 6 % over the year and jump back, as suppliers' do."""
        return Price(ware.purchase.e4 * (100 + (day.month + ware.item_id) % 7) // 10_000 * 100)

    def _bank(self, conn: Connection, day: date) -> None:
        """What the wallets took goes to the bank, less 0.6 %."""
        for held in fund_balances(conn):
            if held.fund.kind in (FundKind.WECHAT, FundKind.ALIPAY) and held.balance > Money(1000):
                fee = held.balance.share(6, 1000)
                request = TransferFunds(held.fund.id, BANK, held.balance, fee)
                self._player.play(self._cast.owner, _at(day, 8, 50), transfer_funds, request)

    def _rent(self, conn: Connection, day: date) -> None:
        kinds = {one.name: one.id for one in categories(conn, "expense")}
        parts = (
            CategoryPart(kinds["房租"], Money(120_000)),
            CategoryPart(kinds["水电费"], Money(21_530 + day.month * 310)),
            CategoryPart(kinds["工资"], Money(320_000)),
            CategoryPart(kinds["广告宣传费"], Money(8_000 + day.month % 4 * 6_000)),
        )
        self._player.play(self._cast.owner, _at(day, 9), spend, Spend(BANK, parts))

    def _pay(self, conn: Connection, day: date) -> None:
        for number, supplier in enumerate(self._cast.suppliers):
            debt = supplier_debt(conn, supplier).balance
            part = debt.share(2, 3) if number != 1 else debt
            if part > ZERO:
                request = PaySupplier(supplier, (FundPart(BANK, part),))
                self._player.play(self._cast.owner, _at(day, 9, 30 + number), pay_supplier, request)

    def _collect(self, conn: Connection, day: date) -> None:
        for number, customer in enumerate(self._cast.accounts):
            debt = customer_debt(conn, customer).balance
            if debt > ZERO:
                request = ReceiveMoney(customer, (FundPart(BANK, debt.share(4 - number, 5)),))
                self._player.play(self._cast.owner, _at(day, 10, number), receive_money, request)

    def _count(self, conn: Connection, day: date) -> None:
        who, at = self._cast.manager, _at(day, 7, 55)
        take = self._player.play(who, at, start_count, StartCount(scope=Scope.PART))
        for ware in self._chance.sample(self._shelf, 30):
            held = on_hand(conn, ware.item_id).quantity
            off = self._chance.choice((0, 0, 0, 0, -1, -1, 1))
            counted = max(held + Quantity.of(off), Quantity.of(0))
            line = CountItem(take.take_id, ware.unit_id, counted, Tally.FIRST)
            self._player.play(who, at, count_item, line)
        self._player.play(who, _at(day, 7, 58), post_count, PostCount(take.take_id))

    def _mishaps(self, conn: Connection, day: date, done: list[SaleDone], until: datetime | None) -> None:
        if until is not None:
            return
        if done and self._chance.random() < 0.12:
            sold = sale(conn, self._chance.choice(done).document_id)
            line = sold.lines[0]
            back = Refund(sold.number, (ReturnLine(line.id, line.quantity),), reason="顾客不要了")
            self._player.play(self._cast.manager, _at(day, 21, 40), refund, back)
        if day.day == 15:
            held = [ware for ware in self._shelf if on_hand(conn, ware.item_id).quantity >= Quantity.of(2)]
            if not held:
                return
            lost = LostLine(self._chance.choice(held).unit_id, Quantity.of(1), Reason.EXPIRED)
            self._player.play(self._cast.manager, _at(day, 21, 50), write_off, WriteOff((lost,)))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def next_note(due: Money) -> Money:
    """What a customer hands over: the next round note."""
    for note in (1000, 2000, 5000, 10_000):
        if due.fen <= note:
            return Money(note)
    return Money((due.fen + 9999) // 10_000 * 10_000)


def in_notes(total: Money) -> list[tuple[int, int]]:
    """The drawer by denomination; the last odd fen cannot be counted in notes and are left out."""
    left, found = max(total.fen, 0), []
    for face in _FACES:
        pieces, left = divmod(left, face)
        if pieces:
            found.append((face, pieces))
    return found
