"""The till: the scan line first, the basket, the money side; every key in one place and no way to lose a scan."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.kit.sounds import Sound
from jxc_desktop.desktop.till.counter import Counter, PayCode
from jxc_desktop.desktop.till.counter_view import CounterView
from jxc_desktop.desktop.till.customer_choice import CustomerChoice
from jxc_desktop.desktop.till.editing import Editing
from jxc_desktop.desktop.till.finding import Finding
from jxc_desktop.desktop.till.holding import Holding
from jxc_desktop.desktop.till.kept_basket import KeptBasket
from jxc_desktop.desktop.till.pay_panel import CASH, MOBILE, OTHER
from jxc_desktop.desktop.till.payment import Payment
from jxc_desktop.desktop.till.sell_panel import JustScanned
from jxc_desktop.desktop.till.shift_keeping import ShiftKeeping
from jxc_desktop.desktop.till.slips import Slips
from jxc_desktop.desktop.till.unknown_codes import UnknownCodes
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import Draft
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket
from jxc_desktop.sales.checkout import SaleDone
from jxc_desktop.sales.refund import RefundDone
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.words import say_refusal, tr

_LOW_WINDOW = 680
_AFTER_SCAN_S = 0.4  # an Enter sooner after a scan is the scanner's own
Clock = Callable[[], float]
Kinds = Sequence[TenderKind]


class CheckoutPage(Page):
    """Scans come by `scanned`, from wherever the focus is; what is typed comes from the scan line."""

    watches = frozenset({Topic.SHIFTS, Topic.SETTINGS, Topic.CUSTOMERS})

    def __init__(self, work: Workplace, *, clock: Clock = time.monotonic) -> None:
        super().__init__(work)
        self._clock, self._last_scan = clock, float("-inf")
        self._just: JustScanned | None = None
        self.view = view = CounterView(self)
        self.counter = Counter(work, self)
        self.payment = Payment(work, self.counter)
        self.kept = KeptBasket(work, self)
        self.slips = Slips(work, self, self._customer_here)
        self.finding = Finding(work, self.counter, view.line, view.found)
        self.unknown = UnknownCodes(work, self.counter, view.unknown)
        self.holding = Holding(work, self.counter, view.held, view.foot, view.news)
        self.editing = Editing(work, self.counter, view.table, view.foot, self.payment, self)
        self.customer = CustomerChoice(work, self.counter, view.card, view.customer)
        self.shifts = ShiftKeeping(work, view.opening)
        self._wire_counter()
        self._wire_money()
        self._wire_keys()
        self.setFocusProxy(view.line)
        self._show_basket()
        self.kept.find(self._offer_kept)

    # --- wiring ------------------------------------------------------------------------------------------------

    def _wire_counter(self) -> None:
        view, counter = self.view, self.counter
        counter.changed.connect(self._show_basket)
        counter.rests.connect(self._rest)
        counter.told.connect(self._tell)
        counter.echoed.connect(view.line.say)
        counter.receipt.connect(self.slips.begin_refund)
        counter.paying.connect(self._paying_code)
        counter.sought.connect(self.finding.begin)
        counter.glued.connect(self._offer_split)
        view.line.entered.connect(self._entered)
        view.line.deleted.connect(self.editing.delete)
        view.line.moved.connect(lambda by: view.found.picks.step(by) if self.finding.up else view.table.step(by))
        self.finding.picked.connect(self.unknown.found_old)
        self.finding.picked.connect(self._to_line)
        self.finding.nothing.connect(counter.ask_about)
        self.unknown.solved.connect(self._solved)
        self.editing.left.connect(self._to_line)
        self.holding.listed.connect(lambda: self._show(view.held))
        self.holding.resumed.connect(lambda: self._show(view.sell))
        self.customer.done.connect(lambda: self._show(view.sell))
        self.shifts.changed.connect(self._follow_shift)
        self.shifts.left.connect(self._to_line)

    def _wire_money(self) -> None:
        view = self.view
        view.sell.cash_wanted.connect(lambda: self.pay(CASH))
        view.sell.mobile_wanted.connect(lambda: self.pay(MOBILE))
        view.sell.other_wanted.connect(lambda: self.pay(OTHER))
        view.paying.finished.connect(self._finish)
        view.paying.left.connect(self._leave_paying)
        self.payment.sold.connect(self._sold)
        self.payment.refused.connect(self._not_sold)
        self.payment.printed.connect(view.change.say_print)
        self.slips.printed.connect(view.change.say_print)
        self.slips.printed.connect(lambda text, tone: view.line.say(text, tone))
        self.slips.refunded.connect(self._refunded)
        self.slips.last_known.connect(view.table.show_last)

    def _wire_keys(self) -> None:
        view = self.view
        view.card.wanted.connect(self._ask_customer)
        view.customer.left.connect(lambda: self._show(view.sell))
        view.held.left.connect(lambda: self._show(view.sell))
        view.foot.find_wanted.connect(self._find)
        view.foot.hold_wanted.connect(self.holding.hold)
        view.foot.resume_wanted.connect(self.holding.offer)
        view.table.reprint_wanted.connect(self.slips.print_again)
        view.table.refund_wanted.connect(self.slips.begin_last)
        view.table.shift_wanted.connect(self._hand_over)
        for keys, then in (
            ("Ctrl+P", self.slips.print_again),
            ("Ctrl+R", self.slips.begin_last),
            ("Ctrl+Shift+R", self.slips.begin_loose),
            ("Ctrl+J", self._hand_over),
        ):
            QShortcut(QKeySequence(keys), self, then)
        view.keep_focus_off(self.findChildren(KeyButton))

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("Enter", tr("Take payment")),
            ("F3", tr("Customer")),
            ("3*", tr("Quantity before a scan")),
            ("↑ ↓", tr("Another line")),
            ("Ctrl P", tr("Print again")),
            ("Ctrl R", tr("Refund")),
            ("Ctrl Shift R", tr("Refund without a receipt")),
            ("Ctrl J", tr("Shift")),
        )

    # --- what the window asks ----------------------------------------------------------------------------------

    def reload(self) -> None:
        self.shifts.read()
        self.holding.recount()
        self.slips.read_last()
        self.customer.again()

    def scanned(self, text: str) -> bool:
        self._last_scan = self._clock()
        if self.slips.sheet is not None:
            self.slips.sheet.scanned(text)
            return True
        pays_by_code = self.view.side() is self.view.paying and self.view.paying.kind in MOBILE
        if pays_by_code and not self.counter.resting and self.counter.take_payment(text):
            return True
        self.editing.close()
        if self.finding.up and not self.finding.choosing:
            self.finding.close()
        if ahead := self.view.line.ahead():
            self.counter.take(ahead)
        return self.counter.take(text)

    def show_thing(self, opens: Opens) -> None:
        """A receipt: its goods come back. A shift: it is handed over."""
        if opens.thing is not Thing.SHIFT:
            self.slips.begin_refund(str(opens.key))
        elif self.shifts.known:
            self._hand_over()
        else:
            self.shifts.changed.connect(self._hand_over, Qt.ConnectionType.SingleShotConnection)

    def step_back(self) -> bool:
        view = self.view
        if self.counter.resting:
            pass  # the answer says where to go
        elif self.finding.up:
            self.finding.skip()
        elif view.line.text():
            view.line.clear()
        elif view.foot.editing:
            self.editing.close()
        elif self.unknown.up:
            self.unknown.skip()
        elif view.side() not in (view.sell, view.change, view.opening):
            self._show(view.sell)
        else:
            return False
        return True

    def undo(self) -> bool:
        return self.counter.undo()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.kept.hurry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.set_tight(self.window().height() < _LOW_WINDOW)

    # --- the counter -------------------------------------------------------------------------------------------

    def _entered(self, text: str) -> None:
        if self.finding.up and self.view.found.units:
            self.finding.pick()
        elif text:
            self.view.line.clear()
            self.counter.take(text, typed=True)
        elif self._clock() - self._last_scan >= _AFTER_SCAN_S and self.view.side() is self.view.sell:
            self.pay(CASH)

    def _show_basket(self) -> None:
        view, basket = self.view, self.counter.basket
        view.table.show_basket(basket)
        view.sell.show_totals(basket.totals(self.payment.rule))
        if view.side() is view.paying:
            view.paying.follow(basket)
        if not basket.lines:
            self._tell(None)
            self.payment.forget()
        if not self.counter.resting:
            self.kept.follow(basket)

    def _tell(self, just: JustScanned | None) -> None:
        """Words about a scan; it begins the next sale, and takes one back from a list that was open."""
        view = self.view
        self._just = just
        view.sell.show_scanned(just)
        if just is not None and view.side() not in (view.paying, view.opening, view.sell):
            self._show(view.sell)

    def _find(self) -> None:
        if self.finding.up:
            self.finding.skip()
        else:
            self.finding.begin()

    def _ask_customer(self) -> None:
        if self.view.side() is not self.view.opening:
            self._show(self.view.customer)
            self.view.customer.begin()

    def _offer_split(self, why: str, parts: Sequence[str]) -> None:
        both = KeyButton(tr("Take each of them"), "Ctrl G")

        def take() -> None:
            self.view.news.close_band()
            for part in parts:
                self.counter.take(part)

        both.clicked.connect(take)
        self.view.news.say("warn", why, "  ".join(parts), both)

    def _offer_kept(self, basket: Basket, draft: Draft) -> None:
        """What was on the counter when the program ended: on it again only if the cashier says so."""
        take = KeyButton(tr("Take it up"), "Ctrl U")

        def back() -> None:
            self.view.news.close_band()
            self.kept.adopt(draft)
            self.holding.bring(basket)
            self._show_home()

        take.clicked.connect(back)
        first = basket.lines[0].goods.name
        more = tr("{item} and more, {n} {n:piece|pieces}", item=first, n=basket.totals(self.payment.rule).pieces)
        self.view.news.say("info", tr("A sale was not finished last time"), more, take)

    # --- the money ---------------------------------------------------------------------------------------------

    def pay(self, kinds: Kinds) -> None:
        """Begins to take the money."""
        view, basket = self.view, self.counter.basket
        if self.counter.resting:
            return
        if not basket.lines:
            view.line.say(tr("Nothing on the counter yet"), "warn")
            return
        self.editing.close()
        self._show(view.paying)
        view.paying.begin(basket, self.payment.rule, kinds, self.customer.credit)

    def _leave_paying(self) -> None:
        if not self.counter.resting:
            self._show(self.view.sell)

    def _paying_code(self, code: PayCode) -> None:
        if not self.counter.basket.lines:
            self.view.line.say(tr("A payment code, but nothing on the counter yet"), "warn")
            return
        if self.view.side() is not self.view.paying:
            self.pay(MOBILE)
        self.view.paying.choose_kind(code.kind, code.code)

    def _finish(self, tenders: tuple[TenderWanted, ...]) -> None:
        self.payment.take(tenders, self.kept.going())

    def _sold(self, done: SaleDone) -> None:
        self.kept.sold()
        self.counter.start_over()
        self.counter.speaker.play(Sound.PAID)
        self.view.change.show_sale(done)
        self._show(self.view.change)
        self.slips.read_last()

    def _not_sold(self, refused: Refused) -> None:
        self.counter.speaker.play(Sound.REFUSED)
        self.view.paying.say(say_refusal(refused), "bad")
        if refused.key == "draft.gone":
            self.kept.lost()

    def _rest(self, resting: bool) -> None:
        self.view.paying.rest(resting)
        if not resting:
            self.kept.follow(self.counter.basket)

    def _refunded(self, done: RefundDone) -> None:
        self.view.change.show_refund(done.at, done.due, done.tenders)
        self._show(self.view.change)
        self.slips.read_last()

    def _customer_here(self) -> tuple[int, str] | None:
        basket = self.counter.basket
        return (basket.customer_id, basket.customer_name) if basket.customer_id else None

    # --- shift and sides ---------------------------------------------------------------------------------------

    def _hand_over(self) -> None:
        if self.counter.basket.lines:
            self.view.line.say(tr("Take the money or hold this sale first, then close the shift"), "warn")
        else:
            self.shifts.hand_over(self.window())

    def _follow_shift(self) -> None:
        if (self.shifts.shift is None) != (self.view.side() is self.view.opening):
            self._show_home()

    def _show_home(self) -> None:
        self._show(self.view.opening if self.shifts.known and self.shifts.shift is None else self.view.sell)

    def _show(self, side: QWidget) -> None:
        self.view.show_side(side)
        self.setFocusProxy(self.view.focus_of(side))
        in_band = self.unknown.up and self.view.unknown.isAncestorOf(QApplication.focusWidget() or self)
        under_sheet = any(sheet.isVisible() for sheet in self.window().findChildren(Sheet))
        if self.isVisible() and not (in_band or under_sheet or self.view.foot.editing):
            self.view.focus_of(side).setFocus()

    def _solved(self) -> None:
        """No unknown code is left: the words about it go too."""
        if self._just is not None and self._just.tone == "warn":
            self._tell(None)
            self.view.line.say("")
        self._to_line()

    def _to_line(self) -> None:
        if self.unknown.up:
            self.view.unknown.name.setFocus()
        else:
            self.view.focus_of(self.view.side()).setFocus()
