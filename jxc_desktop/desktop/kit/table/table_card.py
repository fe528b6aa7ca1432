"""A table in its card: the rows or a word about why there are none, totals, and a foot that states the proof."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.table.grid import Grid
from jxc_desktop.desktop.kit.table.totals import Totals
from jxc_desktop.words import tr

_FOOT_HEIGHT = 33
_EDGE = (1, 1, 1, 1)
_SIGNS = {"ok": "circle-check", "warn": "circle-alert", "bad": "triangle-alert"}


class TableCard(QFrame):
    """The grid with what belongs round it; `stopped` when the reader stops a long load with Esc."""

    stopped = Signal()

    def __init__(self, grid: Grid, *, totals: bool = False, foot: bool = False) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.grid = grid
        self.totals = Totals(grid) if totals else None
        self._stack = QStackedWidget()
        self._stack.addWidget(grid)
        self._check_icon = Glyph("circle-check", "ok", 16)
        self._check, self._hint = Words("", 13), Words("", 13, "text3")
        self._foot = boxed(row(self._check_icon, self._check, STRETCH, self._hint, gap=6, margins=(15, 0, 15, 0)))
        self._bar = QProgressBar()
        self._loading = self._loading_row()
        for part in (self._foot, self._loading):
            part.setFixedHeight(_FOOT_HEIGHT)
        self._foot_line = hline()
        self._has_foot = foot
        self.setLayout(
            column((self._stack, 1), self.totals, self._foot_line, self._foot, self._loading, gap=0, margins=_EDGE)
        )
        self._check_icon.hide()
        self._foot.setVisible(foot)
        self._foot_line.setVisible(foot)
        self._loading.hide()

    def _loading_row(self) -> QWidget:
        self._loaded, self._bar_note = note(""), note(tr("You can search already"))
        self._bar.setFixedWidth(200)
        self._bar.setTextVisible(False)
        stop = KeyButton(tr("Stop"), "Esc", Kind.QUIET, height=28)
        stop.clicked.connect(self.stopped)
        return boxed(row(self._loaded, self._bar, self._bar_note, STRETCH, stop, gap=12, margins=(15, 0, 15, 0)))

    def show_rows(self) -> None:
        """The table, where an empty state stood."""
        self._stack.setCurrentWidget(self.grid)
        if self.totals:
            self.totals.show()

    def show_instead(self, state: QWidget) -> None:
        """An empty or error state in the place of the table."""
        for number in range(self._stack.count() - 1, 0, -1):
            old = self._stack.widget(number)
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
        if self.totals:
            self.totals.hide()

    def show_check(self, text: str, tone: str = "ok", hint: str = "") -> None:
        """The foot: the table's own proof or a remark at the left, a hint at the right."""
        icon = _SIGNS.get(tone, "")
        self._check_icon.setVisible(bool(icon and text))
        if icon:
            self._check_icon.show_icon(icon, tone)
        self._check.say(text, tone)
        self._hint.setText(hint)
        self._foot.setVisible(True)
        self._foot_line.setVisible(True)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """ "Reading items 31,000 / 50,000" with a bar; done = total takes it away."""
        loading = done < total
        self._loaded.setText(f"{words}  {done:,} / {total:,}")
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self._loading.setVisible(loading)
        self._foot.setVisible(self._has_foot and not loading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._loading.isVisible():
            self.stopped.emit()
        else:
            super().keyPressEvent(event)
