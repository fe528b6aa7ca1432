"""A person with a keyboard and a scanner in front of the whole program."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.program import Program
from jxc_desktop.desktop.window.main_window import MainWindow

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
SCANNER_MS, HAND_MS = 2, 300  # 13 digits and Enter within 30 ms; a person is slower
W = TypeVar("W", bound=QWidget)


class Clock:
    """When the keys come, in ms: the speed is what tells a scanner, so the test must own it."""

    def __init__(self) -> None:
        self.ms = 1_000_000.0

    def now(self) -> float:
        return self.ms


class Hands:
    """Keys go to the window that has the focus, as the platform delivers them: by the scanner filter and shortcuts."""

    def __init__(self, bot: QtBot, program: Program, clock: Clock) -> None:
        self.bot, self.program, self.clock = bot, program, clock

    # --- keys --------------------------------------------------------------------------------------------------

    def scan(self, *codes: str) -> None:
        """Codes as a keyboard scanner sends them, one burst each."""
        for code in codes:
            self.clock.ms += 1000
            for character in code:
                self._key(ord(character), SCANNER_MS)
            self._key(KEY.Key_Return, SCANNER_MS)
            QCoreApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key at the pace of a hand."""
        self._key(key, HAND_MS, modifier)
        QCoreApplication.processEvents()

    def press_twice(self, key: Qt.Key) -> None:
        """A key that bounces: the second comes before the program has seen the first."""
        self._key(key, HAND_MS)
        self._key(key, 30)
        QCoreApplication.processEvents()

    def write(self, text: str) -> None:
        """Letters and digits at the pace of a hand, and the rest of a hand after them."""
        for character in text:
            self._key(ord(character), HAND_MS)
        self.clock.ms += HAND_MS
        self.program.scanner.fall_silent()
        QCoreApplication.processEvents()

    def _key(self, key: Qt.Key | int, after_ms: float, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.clock.ms += after_ms
        window = QApplication.focusWindow()
        assert window is not None
        QTest.keyClick(window, key, modifier)

    # --- eyes --------------------------------------------------------------------------------------------------

    def wait(self, until: Callable[[], bool]) -> None:
        """Until it is so."""
        self.bot.waitUntil(until, timeout=10_000)

    def quiet(self) -> None:
        """Until nobody works behind the window any more."""
        self.wait(lambda: not self.window.work.desk.busy)
        QCoreApplication.processEvents()

    @property
    def window(self) -> MainWindow:
        """The shop's window."""
        assert self.program.window is not None
        return self.program.window

    def page(self, kind: type[W]) -> W:
        """The page that is seen, which must be this one."""
        page: Any = self.window.page()
        assert isinstance(page, kind)
        return page

    def sheet(self, kind: type[W]) -> W:
        """The sheet of this kind that lies over the page, as soon as it does."""

        def seen() -> list[W]:
            return [sheet for sheet in self.window.window().findChildren(kind) if sheet.isVisible()]

        self.wait(lambda: bool(seen()))
        return seen()[-1]

    def words(self) -> str:
        """All that can be read in the shop's window."""
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def sign_in(self, password: str) -> None:
        """The password of the first person, typed."""
        self.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.write(password)
        self.press(KEY.Key_Return)
        self.wait(lambda: self.program.window is not None)
        self.quiet()
