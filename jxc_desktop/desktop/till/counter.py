"""What a scan does to the counter: the basket and its history, a quantity typed ahead, words and a sound for each."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.scan import Scan, ScanKind, Wallet, read_scan, wallet_of
from jxc_desktop.catalog.scanned import ScannedItem
from jxc_desktop.desktop.kit.sounds import Sound, Speaker
from jxc_desktop.desktop.till.at_till import Answer, ask, ask_unit, is_receipt, stock_words
from jxc_desktop.desktop.till.sell_panel import JustScanned
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import ONE, Basket, Goods, History
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped

_SHORTEST_BARCODE = 8  # fewer digits typed are the end of a code, or part of one: they are looked for (row 76)
_PAYS = {Wallet.WECHAT: TenderKind.WECHAT, Wallet.ALIPAY: TenderKind.ALIPAY}


@dataclass(frozen=True, slots=True)
class PayCode:
    """A customer's payment code and whose it is."""

    kind: TenderKind
    code: str


class Counter(QObject):
    """The state of the sale being rung up; it knows no widget. Whatever a scan is, one of the signals says so.

    While the clerk has the basket in hand (it is paid, held, taken up) it rests and nothing changes it: what is
    scanned or chosen meanwhile comes after his answer, which may have emptied it.
    """

    changed = Signal()
    told = Signal(object)  # JustScanned
    echoed = Signal(str, str)
    unknown = Signal(str)
    several = Signal(object)  # Answer
    glued = Signal(str, object)
    receipt = Signal(str)
    paying = Signal(object)  # PayCode
    sought = Signal(str)
    rests = Signal(bool)

    def __init__(self, work: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.speaker = Speaker()
        self._history = History()
        self._ahead: Quantity | None = None
        self._behind: deque[Callable[[], object]] = deque()
        self.resting = False

    @property
    def basket(self) -> Basket:
        """The basket as it is now."""
        return self._history.now

    # --- changes -----------------------------------------------------------------------------------------------

    def change(self, basket: Basket) -> None:
        """The next basket; the one before is kept for Ctrl Z. Nothing while it rests."""
        if self.resting:
            return
        self._history = self._history.then(basket)
        self.changed.emit()

    def start_over(self, basket: Basket | None = None) -> None:
        """A new sale, or one taken up again: nothing before it can be undone."""
        self._history = History(basket or Basket())
        self._ahead = None
        self.changed.emit()

    def undo(self) -> bool:
        """One step back; False at the first, and while it rests."""
        if self.resting or not self._history.past:
            return False
        self._history = self._history.undo()
        self.changed.emit()
        return True

    def undo_quietly(self) -> None:
        """The same, for the toast."""
        self.undo()

    def rest(self, resting: bool) -> None:
        """Whether the clerk has the basket in hand."""
        self.resting = resting
        self.rests.emit(resting)
        if not resting:
            QTimer.singleShot(0, self, self._go_on)  # his answer comes first

    def _go_on(self) -> None:
        while self._behind and not self.resting:
            self._behind.popleft()()

    def _waits(self, then: Callable[[], object]) -> bool:
        """Puts it behind the clerk's answer, and behind what waits for that already."""
        waits = self.resting or bool(self._behind)
        if waits:
            self._behind.append(then)
        return waits

    # --- scans -------------------------------------------------------------------------------------------------

    def take(self, text: str, *, typed: bool = False) -> bool:
        """One scan, or one line typed; False for a paper the till has no use for."""
        return self._waits(lambda: self._take(text, typed)) or self._take(text, typed)

    def _take(self, text: str, typed: bool) -> bool:
        try:
            answer = self._work.look(ask(text, self._work.session.warehouse_id))
        except Refused as refused:
            self._refuse(text, refused, typed)
            return True
        scan = answer.scanned.scan
        if scan.kind is ScanKind.PAPER and not is_receipt(scan.code):
            return False
        if scan.kind is ScanKind.CODE:
            self._take_goods(answer)
        else:
            self._take_other(scan)
        return True

    def _take_goods(self, answer: Answer) -> None:
        only = answer.only
        if only is None:
            self.speaker.play(Sound.UNKNOWN)
            self.echoed.emit(tr("Several goods have this code: choose one"), "warn")
            self.several.emit(answer)
            return
        self._add(only, answer.left, counted=answer.scanned.scan.quantity is not None)

    def _take_other(self, scan: Scan) -> None:
        if scan.kind is ScanKind.QUANTITY:
            self._ahead = scan.quantity
            if scan.quantity is not None:
                self.echoed.emit(tr("Next item × {n}", n=grouped(scan.quantity)), "accent")
        elif scan.kind is ScanKind.PAYMENT:
            self.take_payment(scan.code)
        elif scan.kind is ScanKind.PAPER:
            self.receipt.emit(scan.code)

    def take_payment(self, text: str) -> bool:
        """A customer's payment code; False where it is none. Some look like a scale's label (28...): while a code
        is being waited for it is one, else only where no goods have it."""
        wallet = wallet_of(text.strip())
        if wallet is None:
            return False
        self.paying.emit(PayCode(_PAYS[wallet], text.strip()))
        return True

    def _refuse(self, text: str, refused: Refused, typed: bool) -> None:
        if self.take_payment(text):
            return
        if refused.key == "scan.unknown":
            self._not_known(str(refused.facts["code"]), text, typed)
            return
        self.speaker.play(Sound.REFUSED)
        self.echoed.emit(say_refusal(refused), "bad")
        if refused.key == "scan.glued":
            self.glued.emit(say_refusal(refused), read_scan(text).parts)

    def _not_known(self, code: str, text: str, typed: bool) -> None:
        if typed and (not code.isdigit() or len(code) < _SHORTEST_BARCODE):
            head, star, _ = text.partition("*")
            if star:
                self._take(f"{head}*", typed)
            self.sought.emit(code)
        else:
            self.ask_about(code)

    def ask_about(self, code: str) -> None:
        """A code that stands for nothing: it is not in the sale, and new goods may be made of it."""
        self.speaker.play(Sound.UNKNOWN)
        self.echoed.emit(tr("Nobody knows this code"), "warn")
        self.told.emit(JustScanned(tr("Nobody knows this code"), about=tr("Not in this sale"), tone="warn"))
        self.unknown.emit(code)

    # --- goods -------------------------------------------------------------------------------------------------

    def add_unit(self, unit_id: int) -> None:
        """Goods chosen from a list, or just made."""
        if not self._waits(lambda: self._add_unit(unit_id)):
            self._add_unit(unit_id)

    def _add_unit(self, unit_id: int) -> None:
        try:
            unit, left = self._work.look(ask_unit(unit_id, self._work.session.warehouse_id))
        except Refused as refused:
            self.echoed.emit(say_refusal(refused), "bad")
            return
        self._add(ScannedItem(unit, ONE), left, counted=False)

    def add_scanned(self, found: ScannedItem) -> None:
        """One of several goods that share a code."""
        if not self._waits(lambda: self._add_scanned(found)):
            self._add_scanned(found)

    def _add_scanned(self, found: ScannedItem) -> None:
        _, left = self._work.look(ask_unit(found.item.unit_id, self._work.session.warehouse_id))
        self._add(found, left, counted=found.quantity != ONE)

    def _add(self, found: ScannedItem, left: Quantity | None, *, counted: bool) -> None:
        quantity = found.quantity
        if self._ahead is not None and not counted and found.amount is None:
            quantity = self._ahead
        self._ahead = None
        goods = Goods.of(found.item)
        basket = self.basket.add(goods, quantity, found.amount)
        self.speaker.play(Sound.KNOWN)
        self._tell(basket, found.item, left, found.amount)
        self.change(basket)

    def _tell(self, basket: Basket, unit: ItemUnit, left: Quantity | None, amount: Money | None) -> None:
        line = basket.lines[basket.touched]
        price = grouped(line.price) if amount is None else grouped(amount)
        about = [unit.spec] if unit.spec else []
        if left is not None:
            about.append(stock_words(left, unit.base_unit))
        count = f"{grouped(line.quantity)} {unit.unit}"
        self.told.emit(JustScanned(unit.name, price, "  ".join(about), count, self._warning(basket, unit, left)))
        self.echoed.emit(f"{unit.name}  {price}", "ok")

    @staticmethod
    def _warning(basket: Basket, unit: ItemUnit, left: Quantity | None) -> str:
        line = basket.lines[basket.touched]
        if not line.price and line.printed_amount is None:
            return tr("It has no price yet: F5")
        wanted = sum(
            each.quantity.thousandths * unit.factor.thousandths // 1000
            for each in basket.lines
            if each.goods.unit_id == unit.unit_id
        )
        if left is not None and wanted > left.thousandths:
            return tr("More than the books have: {n} {unit}", n=grouped(left), unit=unit.base_unit)
        return ""
