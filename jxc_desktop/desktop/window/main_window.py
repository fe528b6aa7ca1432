"""The main window: header, ten rooms, status bar; it routes keys, scans and wishes to the page that is seen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from jxc_desktop.desktop.kit.band import Band, Toast
from jxc_desktop.desktop.kit.code_field import offer_scan
from jxc_desktop.desktop.kit.layout import boxed, column
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.window.header import Header
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, RoomView
from jxc_desktop.desktop.window.status_bar import StatusBar
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.changes import Changes
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr

_MOST_STEPS_BACK = 5


class MainWindow(QWidget):
    """`lock_wanted` and `sign_out_wanted` go to the composition root; `scan_left` is a scan no page had a use for."""

    lock_wanted = Signal()
    sign_out_wanted = Signal()
    scan_left = Signal(str)
    search_wanted = Signal()
    waiting_wanted = Signal()
    person_wanted = Signal()
    approval_wanted = Signal(object, object, object)
    keys_wanted = Signal(object)

    def __init__(self, work: Workplace, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.work = work
        self.setWindowTitle(tr("{shop} · Shop", shop=work.settings.shop_name))
        self.setMinimumSize(1024, 600)
        self.resize(1366, 697)
        self.setAutoFillBackground(True)
        self.header = Header(work.settings.shop_name, work.session.name, [tr(room.title) for room in rooms])
        self.status = StatusBar()
        self._band, self._toast = Band(), Toast(self)
        self._stack = QStackedWidget()
        self.views = [RoomView(room, work) for room in rooms]
        for view in self.views:
            self._stack.addWidget(view)
        band_row = boxed(column(self._band, margins=(16, 8, 16, 0)))
        self._band_row = band_row
        self.setLayout(column(self.header, band_row, (self._stack, 1), self.status, gap=0))
        band_row.hide()
        self._wire()
        self.views[0].enter()

    def _wire(self) -> None:
        self.work.speaker = self
        self.header.chosen.connect(self._enter)
        self.header.search_wanted.connect(self.search_wanted)
        self.header.waiting_wanted.connect(self.waiting_wanted)
        self.header.person_wanted.connect(self.person_wanted)
        self.work.changed.connect(self._hear)
        for number in range(len(self.views)):
            self._key(f"Alt+{(number + 1) % 10}", partial(self.go_to, number))
        self._key("Ctrl+Tab", lambda: self.view().step(1))
        self._key("Ctrl+Shift+Tab", lambda: self.view().step(-1))
        self._key("Ctrl+T", self.waiting_wanted.emit)
        self._key("Ctrl+Z", self._undo)
        self._key("F1", lambda: self.keys_wanted.emit(self.view().page()))
        self._key("Ctrl+L", self.lock_wanted.emit)
        self._key("Ctrl+Shift+F", self._full_screen)
        self._key("Esc", self._step_back)

    def _key(self, keys: str, then: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(then)

    def view(self) -> RoomView:
        """The room that is seen."""
        return self.views[self._stack.currentIndex()]

    def page(self) -> Page | None:
        """The page that is seen."""
        return self.view().page()

    def go_to(self, number: int) -> None:
        """Enter a room by its number (0 is home)."""
        self.header.tabs.setCurrentIndex(number)

    def go_to_page(self, room: str, page: str = "") -> Page | None:
        """Enter a room and one of its pages by their keys; the page."""
        number = next(n for n, view in enumerate(self.views) if view.room.key == room)
        self.go_to(number)
        if page:
            self.view().choose_key(page)
        return self.page()

    def route_scan(self, text: str) -> None:
        """A scan goes into the barcode field the cursor is in, else to the page that is seen; what that has no use
        for is shown by the composition root."""
        if offer_scan(QApplication.focusWidget(), text):
            return
        page = self.page()
        if page is None or not page.scanned(text):
            self.scan_left.emit(text)

    def say_done(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._toast.say(text, undo)

    def unsay(self) -> None:
        self._toast.withdraw()

    def say_fault(self, text: str) -> None:
        self._band_row.show()
        self._band.say("bad", text)

    def ask_approval(
        self, permission: Permission, then: Callable[[Session], None], declined: Callable[[], None] = lambda: None
    ) -> None:
        self.approval_wanted.emit(permission, then, declined)

    def _hear(self, _: Changes) -> None:
        self.header.show_shop(self.work.settings.shop_name)

    def _enter(self, number: int) -> None:
        self._band.close_band()
        self._band_row.hide()
        self._toast.page_left()
        self._stack.setCurrentIndex(number)
        self.views[number].enter()

    def _undo(self) -> None:
        page = self.page()
        if not self._toast.undo() and page is not None:
            page.undo()

    def _step_back(self) -> None:
        if self._band_row.isVisible():
            self._band.close_band()
            self._band_row.hide()
            return
        page = self.page()
        if page is not None:
            page.step_back()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Of every page that was opened, until nothing is open on it or over it: what was typed becomes a draft.
        for sheet in self.findChildren(Sheet):
            sheet.leave()
        for page in [page for view in self.views for page in view.made()]:
            for _ in range(_MOST_STEPS_BACK):
                if not page.step_back():
                    break
        super().closeEvent(event)
