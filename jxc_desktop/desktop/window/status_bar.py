"""The foot of the window: who, shift, till, warehouse; scanner, printer, last verified backup, time."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, row

_MINUTE_MS = 15_000


class Fact(QWidget):
    """An icon and a word; a fault turns amber and says so in words."""

    def __init__(self, icon: str, text: str = "", tone: str = "text2") -> None:
        super().__init__()
        self._name = icon
        self._icon, self._words = Glyph(icon, tone, 14), Words(text, 12, "text2")
        self.setLayout(row(self._icon, self._words, gap=5))
        self.setVisible(bool(text))

    def say(self, text: str, tone: str = "text2") -> None:
        """Other words; tone "ok" colours only the icon, "warn" both; no words hide it."""
        self._icon.show_icon(self._name, tone)
        self._words.say(text, "text2" if tone == "ok" else tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class StatusBar(QFrame):
    """The facts by name: person, shift, till, warehouse, scanner, printer, backup."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "statusbar")
        self.setFixedHeight(28)
        self.person, self.shift = Fact("user-round"), Fact("clock-3")
        self.till, self.warehouse = Fact("store"), Fact("warehouse")
        self.scanner, self.printer = Fact("scan-barcode"), Fact("printer")
        self.backup = Fact("shield-check")
        self._clock = Words("", 12, "text2")
        left = row(self.person, self.shift, self.till, self.warehouse, gap=20)
        right = row(self.scanner, self.printer, self.backup, self._clock, gap=20)
        self.setLayout(row(boxed(left), STRETCH, boxed(right), margins=(16, 0, 16, 0)))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.show_time)
        self._timer.start(_MINUTE_MS)
        self.show_time()

    def show_time(self, now: datetime | None = None) -> None:
        """The time of day."""
        self._clock.setText(f"{now or datetime.now():%H:%M}")
