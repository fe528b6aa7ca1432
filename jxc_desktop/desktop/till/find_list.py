"""The list under the scan line: goods by pinyin, code or name (F2), or the several goods of one code."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.till.pick_list import Pick, PickList
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_ROW_PX, _MOST_ROWS, _SHADE = 46, 8, 10


class FindList(QWidget):
    """It floats over the basket and moves nothing; the scan line keeps the focus and sends its keys here.

    `chosen(ItemUnit)` by Enter or click.
    """

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._units: Sequence[ItemUnit] = ()
        self._title = Words("", 15, bold=True)
        self.picks = PickList(tr("Goods found"), row_px=_ROW_PX, gap=0)
        self.picks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picks.picked.connect(lambda number: self.chosen.emit(self._units[number]))
        self._frame = QFrame()
        self._frame.setProperty("part", "sheet")
        keys = row(
            KeyCap("↑ ↓"),
            note(tr("choose")),
            8,
            KeyCap("Enter"),
            note(tr("add")),
            8,
            KeyCap("Esc"),
            note(tr("back")),
            gap=6,
        )
        self._frame.setLayout(column(row(self._title, STRETCH, keys), (self.picks, 1), gap=8, margins=(14, 10, 10, 10)))
        self.setLayout(column(self._frame, gap=0, margins=(_SHADE, 0, _SHADE, _SHADE)))
        self.hide()

    @property
    def units(self) -> Sequence[ItemUnit]:
        """The goods offered."""
        return self._units

    def offer(self, title: str, found: Sequence[tuple[ItemUnit, Quantity | None]]) -> None:
        """Other goods to choose from, with what is left of each."""
        self._units = [unit for unit, _ in found]
        self._title.setText(title)
        self.picks.show_picks([_pick(unit, left) for unit, left in found])
        self.setAccessibleName(title)

    def open_below(self, line: QWidget) -> None:
        """Shows the list under the scan line, as wide as it."""
        page = self._page
        at = line.mapTo(page, QPoint(0, line.height() + 4))
        room = page.height() - at.y() - 60
        rows = max(1, min(_MOST_ROWS, len(self._units)))
        high = min(room, 58 + _ROW_PX * rows + _SHADE)
        self.setGeometry(at.x() - _SHADE, at.y(), line.width() + 2 * _SHADE, high)
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(theme.color("shadow"))
        shade.setAlpha(max(1, shade.alpha() // _SHADE))
        painter.setBrush(shade)
        box = QRectF(self._frame.geometry())
        for ring in range(0, _SHADE, 2):
            painter.drawRoundedRect(box.adjusted(-ring, 0, ring, ring), 10 + ring, 10 + ring)


def _pick(unit: ItemUnit, left: Quantity | None) -> Pick:
    stock = tr("{n} {unit} left", n=grouped(left), unit=unit.base_unit) if left is not None else ""
    second = "  ".join(part for part in (unit.barcode or unit.code, unit.unit, stock) if part)
    return Pick(unit.label, second, grouped(unit.retail_price))
