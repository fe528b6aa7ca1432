"""Changes to the basket by hand: quantity, price, discount of the bill, a line away; the till's record hears of it."""

from PySide6.QtCore import QObject, Signal

from jxc_desktop.desktop.till.basket_table import BasketTable
from jxc_desktop.desktop.till.counter import Counter
from jxc_desktop.desktop.till.edit_strip import Edit, Wanted
from jxc_desktop.desktop.till.foot import Foot
from jxc_desktop.desktop.till.payment import Payment
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket
from jxc_desktop.sales.pricing import over_limit
from jxc_desktop.sales.till_events import EventKind, LogEvent, log_event
from jxc_desktop.usecase import Session
from jxc_desktop.words import say_refusal, tr


class Editing(QObject):
    """`left` when the editor is closed and the scan line is wanted again."""

    left = Signal()

    def __init__(
        self, work: Workplace, counter: Counter, table: BasketTable, foot: Foot, payment: Payment, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work, self._counter, self._table = work, counter, table
        self._foot, self._payment = foot, payment
        self._offers_undo = False
        counter.changed.connect(self._moved_on)
        foot.quantity_wanted.connect(lambda: self.begin(Edit.QUANTITY))
        foot.price_wanted.connect(lambda: self.begin(Edit.PRICE))
        foot.discount_wanted.connect(lambda: self.begin(Edit.BILL))
        foot.delete_wanted.connect(self.delete)
        foot.strip.wanted.connect(self._keep)
        foot.strip.left.connect(self.close)
        foot.strip.faulty.connect(lambda why: counter.echoed.emit(why, "bad"))

    def begin(self, edit: Edit) -> None:
        """Opens the editor for the current line, or for the bill."""
        line = self._table.current()
        if line < 0:
            self._counter.echoed.emit(tr("Nothing on the counter yet"), "warn")
            return
        self._foot.edit(True)
        self._foot.strip.begin(edit, self._counter.basket, line)

    def close(self) -> None:
        """Back to the verbs; nothing was changed."""
        if self._foot.editing:
            self._foot.edit(False)
            self._counter.echoed.emit("", "ok")
            self.left.emit()

    def delete(self) -> None:
        """The current line away, with a way back."""
        at = self._table.current()
        if at < 0 or self._counter.resting:
            return
        line = self._counter.basket.lines[at]
        self._counter.change(self._counter.basket.delete(at))
        about = f"{line.goods.name} {line.quantity.text()} × {line.price.text()}"
        self._work.run(self, log_event, LogEvent(EventKind.LINE_DELETED, about), lambda _: None)
        self._counter.told.emit(None)
        self._counter.echoed.emit("", "ok")
        self._work.say_done(tr("Removed {item}", item=line.goods.name), self._counter.undo_quietly)
        self._offers_undo = True

    def _moved_on(self) -> None:
        """The basket has changed since a line was removed: Ctrl Z would undo something else than the note says."""
        if self._offers_undo:
            self._offers_undo = False
            self._work.unsay()

    def _keep(self, wanted: Wanted) -> None:
        try:
            changed = wanted.on(self._counter.basket)
        except Refused as refused:
            self._foot.strip.say(refused)
            return
        missing = self._missing(wanted, changed)
        speaker = self._work.speaker
        if missing is None or self._approved(missing) or speaker is None:
            self._change(changed)
        else:
            speaker.ask_approval(missing, lambda manager: self._allowed(manager, wanted))

    def _approved(self, permission: Permission) -> bool:
        return self._payment.approver is not None and self._payment.approver.may(permission)

    def _allowed(self, manager: Session, wanted: Wanted) -> None:
        """On the basket as it is by now: what was scanned while the manager typed stays on it."""
        self._payment.approver = manager
        try:
            self._change(wanted.on(self._counter.basket))
        except Refused as refused:
            self._counter.echoed.emit(say_refusal(refused), "bad")

    def _change(self, changed: Basket) -> None:
        self._counter.change(changed)
        self.close()

    def _missing(self, wanted: Wanted, changed: Basket) -> Permission | None:
        """What the person may not do by himself; the sale asks again when it is booked (row 38)."""
        if wanted.edit is Edit.QUANTITY:
            return None
        if wanted.edit is Edit.PRICE and changed.lines[wanted.line].by_hand:
            return None if self._work.may(Permission.CHANGE_PRICE) else Permission.CHANGE_PRICE
        most, lines = self._work.settings.most_discount_percent, changed.lines
        gross = sum(line.gross.fen for line in lines)
        too_much = any(over_limit(line.discount, line.gross, most) for line in lines)
        off = changed.bill_discount.fen + sum(line.discount.fen for line in lines)
        if (too_much or off * 100 > gross * most) and not self._work.may(Permission.GIVE_DISCOUNT):
            return Permission.GIVE_DISCOUNT
        return None
