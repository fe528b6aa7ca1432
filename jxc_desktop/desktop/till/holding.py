"""Hold the sale and take one up again (挂单 / 取单, row 34): nothing is lost, a changed price is asked about."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.till.counter import Counter
from jxc_desktop.desktop.till.foot import Foot
from jxc_desktop.desktop.till.held_panel import HeldPanel
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket
from jxc_desktop.sales.hold_sale import (
    DropHeld,
    Held,
    HeldDropped,
    Hold,
    Resume,
    Resumed,
    drop_held,
    hold_sale,
    resume_sale,
)
from jxc_desktop.sales.lookups import HeldSale, held_sales
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped


class Holding(QObject):
    """`listed` when the list may be shown, `resumed` when a sale is on the counter again."""

    listed = Signal()
    resumed = Signal()

    def __init__(self, work: Workplace, counter: Counter, panel: HeldPanel, foot: Foot, band: Band) -> None:
        super().__init__(panel)
        self._work, self._counter, self._panel = work, counter, panel
        self._foot, self._band = foot, band
        self.count = 0
        panel.resumed.connect(self._resume)
        panel.dropped.connect(self._drop)

    def recount(self) -> None:
        """How many are held, on the button."""
        till = self._work.session.till
        self._work.read(self, lambda conn: held_sales(conn, till), self._counted, latest="held")

    def hold(self) -> None:
        """F7: the basket aside, the counter free for the next customer."""
        basket = self._counter.basket
        if not basket.lines:
            self._counter.echoed.emit(tr("Nothing on the counter yet"), "warn")
        else:
            self._run(hold_sale, Hold(basket), self._held)

    def bring(self, basket: Basket) -> None:
        """A basket from elsewhere onto the counter; what stands there is held first."""

        self._freed(lambda: self._counter.start_over(basket))

    def _freed(self, then: Callable[[], None]) -> None:
        """Holds what stands on the counter, then goes on; where it cannot be held it stays, and nothing follows."""

        def held(_: Held) -> None:
            self._counter.start_over()  # it is held, whatever comes of the next: not on the counter as well
            self.recount()
            then()

        if self._counter.basket.lines:
            self._run(hold_sale, Hold(self._counter.basket), held)
        else:
            then()

    def _run(self, verb: UseCase[Any, Any], request: object, then: Callable[[Any], None]) -> None:
        if not self._counter.resting:
            self._work.run(self, verb, request, then, refused=self._refused, rest=self._counter.rest)

    def offer(self) -> None:
        """F8: the list, newest first; a count that is read meanwhile does not take its place."""

        def show(held: list[HeldSale]) -> None:
            self._counted(held)
            if not held:
                self._counter.echoed.emit(tr("No sale is held"), "warn")
                return
            self.listed.emit()
            self._panel.show_held(held, datetime.now())

        till = self._work.session.till
        self._work.read(self, lambda conn: held_sales(conn, till), show, latest="offer")

    def _counted(self, held: list[HeldSale]) -> None:
        self.count = len(held)
        self._foot.show_held(self.count)

    def _held(self, held: Held) -> None:
        self._counter.start_over()
        more = {"item": held.first_item, "n": held.pieces, "sum": grouped(held.total)}
        self._counter.echoed.emit(tr("Held: {item}, {n} {n:piece|pieces}, ¥{sum}", **more), "ok")
        self.recount()

    def _resume(self, held_id: int) -> None:
        """The basket on the counter, if there is one, is held in its stead."""
        self._freed(lambda: self._run(resume_sale, Resume(held_id), self._on_counter))

    def _drop(self, held_id: int) -> None:
        """Off the list for good; Ctrl Z holds it again."""
        self._run(drop_held, DropHeld(held_id), self._dropped)

    def _dropped(self, done: HeldDropped) -> None:
        def again() -> None:
            self._work.run(self, hold_sale, Hold(done.basket), lambda _: self.recount())

        name = done.basket.lines[0].goods.name
        self._work.say_done(tr("The held sale is given up: {item} …", item=name), again)
        self._relist()

    def _relist(self) -> None:
        """What is still held; the counter again where that is nothing."""

        def show(held: list[HeldSale]) -> None:
            self._counted(held)
            if held:
                self._panel.show_held(held, datetime.now())
            else:
                self._panel.left.emit()

        till = self._work.session.till
        self._work.read(self, lambda conn: held_sales(conn, till), show, latest="held")

    def _on_counter(self, done: Resumed) -> None:
        self._counter.start_over(done.basket)
        # What was scanned last belongs to the sale that was put aside.
        self._counter.told.emit(None)
        self._counter.echoed.emit("", "ok")
        self.resumed.emit()
        self.recount()
        if done.changes:
            self._ask_about_prices(done)

    def _ask_about_prices(self, done: Resumed) -> None:
        told = [f"{change.name} {grouped(change.was)} → {grouped(change.now)}" for change in done.changes[:3]]
        take = KeyButton(tr("Take today's prices"), "Ctrl U")

        def taken() -> None:
            self._counter.change(done.repriced)
            self._band.close_band()

        take.clicked.connect(taken)
        title = tr("{n} {n:price has|prices have} changed since it was held", n=len(done.changes))
        self._band.say("warn", title, "  ".join(told), take)

    def _refused(self, refused: Refused) -> None:
        self._counter.echoed.emit(say_refusal(refused), "bad")
