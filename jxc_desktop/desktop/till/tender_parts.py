"""The tenders already taken of a bill that is paid in several ways, each with its cross."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from jxc_desktop.desktop.kit.buttons import Cross
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, empty, row
from jxc_desktop.paper.filled import tender_name
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_ROW_PX, _GAP = 34, 6
_MOST_SHOWN = 2
ICONS = {
    TenderKind.CASH: "banknote",
    TenderKind.WECHAT: "qr-code",
    TenderKind.ALIPAY: "qr-code",
    TenderKind.BANK: "credit-card",
    TenderKind.ACCOUNT: "hand-coins",
}


class TenderParts(QScrollArea):
    """Two rows are seen, more are reached by scrolling: nothing below moves further."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tenders: tuple[TenderWanted, ...] = ()
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(_GAP)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show()

    @property
    def tenders(self) -> tuple[TenderWanted, ...]:
        """What has been taken so far."""
        return self._tenders

    def clear(self) -> None:
        """Nothing has been taken yet; says nothing."""
        self._tenders = ()
        self._show()

    def add(self, tender: TenderWanted) -> None:
        """One more."""
        self._set((*self._tenders, tender))

    def take_back(self) -> None:
        """The last one was not meant."""
        self._set(self._tenders[:-1])

    def _remove(self, number: int) -> None:
        self._set(self._tenders[:number] + self._tenders[number + 1 :])

    def _set(self, tenders: tuple[TenderWanted, ...]) -> None:
        self._tenders = tenders
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for old in empty(self._rows):
            old.deleteLater()
        for number, tender in enumerate(self._tenders):
            self._rows.addWidget(self._row(number, tender))
        shown = min(len(self._tenders), _MOST_SHOWN)
        self.setFixedHeight(max(0, shown * (_ROW_PX + _GAP) - _GAP))
        self.setVisible(bool(shown))
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _row(self, number: int, tender: TenderWanted) -> QWidget:
        frame = QFrame()
        frame.setProperty("part", "band-info")
        frame.setFixedHeight(_ROW_PX)
        cross = Cross(tr("Take back {tender}", tender=tender_name(tender.kind)))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self._remove(number))
        name = Words(tender_name(tender.kind), 14)
        amount = Words(grouped(tender.tendered), 15, bold=True)
        glyph = Glyph(ICONS[tender.kind], "text2", 18)
        frame.setLayout(row(glyph, name, STRETCH, amount, cross, gap=8, margins=(12, 0, 4, 0)))
        return frame
