"""A real day from an empty file to month figures, played through the verbs as three people would: the acceptance."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from jxc_desktop.catalog.scanned import scanned
from jxc_desktop.catalog.settings import settings
from jxc_desktop.finance.lookups import categories, supplier_debt
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.spend import CategoryPart, Spend, spend
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Finding
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.basket import Basket, Goods
from jxc_desktop.sales.checkout import SaleDone, checkout, request_of
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, close_shift
from jxc_desktop.sales.hold_sale import Hold, Resume, hold_sale, resume_sale
from jxc_desktop.sales.lookups import sale
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.refund import Refund, ReturnLine, refund
from jxc_desktop.sales.round_off import RoundRule
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.sample.build import furnish
from jxc_desktop.sample.people import OWNER, PASSWORD, SHOP_NAME, Cast
from jxc_desktop.sample.player import Player
from jxc_desktop.sample.shelf import Ware, wares
from jxc_desktop.sample.year import BANK, CASH, FLOAT, in_notes, next_note
from jxc_desktop.stock.count_item import CountItem, Tally, count_item
from jxc_desktop.stock.post_count import PostCount, post_count
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.takes import Scope
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session

DELIVERED, SALES, HELD_EVERY = 60, 200, 25
_TILL_OPENS, _MINUTES_A_SALE = 120, 3.5


@dataclass(slots=True)
class DayPlayed:
    """What the day left behind, for its papers; `findings` is what the proof says (nothing)."""

    shop: ShopFile
    owner: Session
    receipt_id: int = 0
    take_id: int = 0
    shift_id: int = 0
    delivered: list[Ware] = field(default_factory=list)
    sold: list[SaleDone] = field(default_factory=list)
    refunds: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def play_day(path: Path, now: datetime) -> DayPlayed:
    """Play the whole of `now`'s day into a new shop at `path`. Refused as `open_shop`."""
    start = now.replace(hour=6, minute=0, second=0, microsecond=0)
    shop = open_shop(path, NewShop(SHOP_NAME, OWNER, PASSWORD), start)
    played = DayPlayed(shop, Session(1, OWNER, Role.OWNER))
    try:
        _Day(played, start).run()
        with shop.reading() as conn:
            played.findings = prove_shop(conn)
    except BaseException:
        shop.close()
        raise
    return played


class _Day:
    """The steps in their order; each scan goes through the till's own look-up."""

    def __init__(self, played: DayPlayed, start: datetime) -> None:
        self._played, self._start = played, start
        self._player = Player(played.shop, "day")
        self._chance = Random(302)
        with played.shop.reading() as conn:
            self._rule = RoundRule.of(settings(conn))

    def run(self) -> None:
        """Opening, delivery, count, sales, hand-over, office."""
        with self._player.day() as conn:
            cast = furnish(self._player, self._played.owner, self._start)
            coded = [ware for ware in wares(conn, self._chance) if ware.barcode]
        self._played.delivered = self._chance.sample(coded, DELIVERED)
        self._receive(cast)
        self._count(cast)
        self._sell_all(cast)
        self._office(cast)

    def _at(self, minutes: float) -> datetime:
        return self._start + timedelta(minutes=minutes)

    def _receive(self, cast: Cast) -> None:
        with self._player.day() as conn:
            lines = []
            for ware in self._played.delivered:
                found = scanned(conn, f"24*{ware.barcode}").items[0]
                lines.append(ReceivedLine(found.item.unit_id, found.quantity, price=found.item.purchase_price))
            request = ReceiveGoods(cast.suppliers[0], tuple(lines), delivery_note="HF1122")
            received = self._player.play(cast.manager, self._at(30), receive_goods, request)
        self._played.receipt_id = received.document_id

    def _count(self, cast: Cast) -> None:
        """Every second delivered item is counted; one bottle too few and one too many turn up."""
        with self._player.day() as conn:
            at = self._at(70)
            take = self._player.play(cast.manager, at, start_count, StartCount(scope=Scope.PART))
            for number, ware in enumerate(self._played.delivered[::2]):
                found = scanned(conn, ware.barcode).items[0]
                pieces = 24 + {3: -1, 7: 1}.get(number, 0)
                line = CountItem(take.take_id, found.item.unit_id, Quantity.of(pieces), Tally.FIRST)
                self._player.play(cast.manager, at, count_item, line)
            self._player.play(cast.manager, self._at(90), post_count, PostCount(take.take_id))
        self._played.take_id = take.take_id

    def _sell_all(self, cast: Cast) -> None:
        cashier = cast.cashiers[0]
        with self._player.day():
            opened = self._player.play(cashier, self._at(_TILL_OPENS - 1), open_shift, OpenShift(FLOAT))
        self._played.shift_id = opened.shift_id
        for number in range(SALES):
            self._sell(cashier, number, self._at(_TILL_OPENS + number * _MINUTES_A_SALE))
        last = _TILL_OPENS + SALES * _MINUTES_A_SALE
        for number, done in enumerate((self._played.sold[20], self._played.sold[77])):
            self._give_back(cast.manager, done, self._at(last + number))
        self._hand_over(cashier, self._at(last + 10))

    def _sell(self, cashier: Session, number: int, at: datetime) -> None:
        """A basket by scans; every 25th is put aside for a while and taken up again."""
        with self._player.day() as conn:
            basket = Basket()
            for ware in self._chance.sample(self._played.delivered, self._chance.choice((1, 2, 2, 3, 4))):
                found = scanned(conn, ware.barcode).items[0]
                basket = basket.add(Goods.of(found.item), found.quantity)
            if number % HELD_EVERY == 0:
                held = self._player.play(cashier, at, hold_sale, Hold(basket))
                basket = self._player.play(cashier, at, resume_sale, Resume(held.held_id)).basket
            self._played.sold.append(self._pay(cashier, basket, number, at))

    def _pay(self, cashier: Session, basket: Basket, number: int, at: datetime) -> SaleDone:
        rule = self._rule
        kind = (TenderKind.WECHAT, TenderKind.CASH, TenderKind.ALIPAY, TenderKind.WECHAT, TenderKind.CASH)[number % 5]
        due = basket.totals(rule, cash=kind is TenderKind.CASH).due
        tenders: tuple[TenderWanted, ...] = (TenderWanted(kind, next_note(due) if kind is TenderKind.CASH else due),)
        if number % 10 == 7 and due > Money(500):
            mixed = basket.totals(rule, cash=True).due
            tenders = (TenderWanted(TenderKind.ALIPAY, Money(300)), TenderWanted(TenderKind.CASH, mixed - Money(300)))
        return self._player.play(cashier, at, checkout, request_of(basket, tenders, rule))

    def _give_back(self, manager: Session, done: SaleDone, at: datetime) -> None:
        with self._player.day() as conn:
            line = sale(conn, done.document_id).lines[0]
            request = Refund(done.number, (ReturnLine(line.id, line.quantity),), reason="顾客不要了")
            self._played.refunds.append(self._player.play(manager, at, refund, request).number)

    def _hand_over(self, cashier: Session, at: datetime) -> None:
        with self._player.day() as conn:
            expected = shift_slip(conn, self._played.shift_id).drawer.expected
            notes = tuple(NoteCount(Money(face), pieces) for face, pieces in in_notes(expected))
            handed = Money.total(Money(face * pieces) for face, pieces in in_notes(expected)) - FLOAT
            close = CloseShift(notes, handed_over=max(handed, ZERO), hand_over_fund_id=BANK if handed > ZERO else None)
            self._player.play(cashier, at, close_shift, close)

    def _office(self, cast: Cast) -> None:
        with self._player.day() as conn:
            kinds = {one.name: one.id for one in categories(conn, "expense")}
            spent = Spend(CASH, (CategoryPart(kinds["运费"], Money(3500)),))
            self._player.play(cast.owner, self._at(960), spend, spent)
            debt = supplier_debt(conn, cast.suppliers[0]).balance
            paid = PaySupplier(cast.suppliers[0], (FundPart(BANK, debt),))
            self._player.play(cast.owner, self._at(970), pay_supplier, paid)
