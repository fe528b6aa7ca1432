"""The right side while a held sale is chosen: 1 to 9, or ↑ ↓ and Enter; Del gives one up (TRADE.md row 34)."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.labels import CENTRE, Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.till.pick_list import Pick, PickList
from jxc_desktop.sales.lookups import HeldSale
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class HeldPanel(QWidget):
    """`resumed(held_id)` for the sale that is taken up again; `dropped(held_id)` for one given up; `left` by Esc."""

    resumed = Signal(int)
    dropped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._held: Sequence[HeldSale] = ()
        self.picks = PickList(tr("Sales on hold"))
        self.picks.picked.connect(lambda number: self.resumed.emit(self._held[number].id))
        back = KeyButton(tr("Go back"), "Esc", Kind.QUIET, height=30)
        back.clicked.connect(self.left)
        drop = KeyButton(tr("Drop it"), "Del", Kind.QUIET, height=30)
        drop.clicked.connect(self._drop)
        self._foot = note(tr("Sales nobody took up are named again at the end of the shift, none is lost"))
        self._foot.setWordWrap(True)
        self._foot.setAlignment(CENTRE)
        self.setLayout(
            column(
                row(Words(tr("On hold"), 18, bold=True), STRETCH, drop, back),
                (self.picks, 1),
                self._foot,
                gap=10,
                margins=(14, 12, 14, 14),
            )
        )

    def show_held(self, held: Sequence[HeldSale], now: datetime) -> None:
        """The sales held at this till, oldest last."""
        self._held = held
        self.picks.show_picks([_pick(number, sale, now) for number, sale in enumerate(held, 1)])
        self.picks.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._drop()
        else:
            super().keyPressEvent(event)

    def _drop(self) -> None:
        if self.picks.current >= 0:
            self.dropped.emit(self._held[self.picks.current].id)


def _pick(number: int, sale: HeldSale, now: datetime) -> Pick:
    at = sale.held_at
    lead = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%m-%d %H:%M}"
    who = tr("{n} {n:piece|pieces}, held by {name} {ago}", n=sale.pieces, name=sale.cashier, ago=_ago(at, now))
    if sale.price_changed:
        who = tr("{n} {n:piece|pieces}, held by {name}, prices have changed", n=sale.pieces, name=sale.cashier)
    tone = "warn" if sale.price_changed else "text2"
    return Pick(sale.first_item, who, f"¥{grouped(sale.total)}", lead, tone, str(number) if number < 10 else "")


def _ago(at: datetime, now: datetime) -> str:
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return tr("{n} min ago", n=minutes)
    if minutes < 24 * 60:
        return tr("{n} h ago", n=minutes // 60)
    return tr("{n} {n:day|days} ago", n=minutes // (24 * 60))
