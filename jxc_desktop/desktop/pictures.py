"""Pictures of every page and of the till's states, as they stand in the real window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.everywhere.window_parts import WindowParts
from jxc_desktop.desktop.garbage import Garbage
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.program import new_application
from jxc_desktop.desktop.rooms.rooms import ROOMS
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.sign_in_page import Person, SignInPage
from jxc_desktop.desktop.start.wizard import Wizard
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.permission import Role
from jxc_desktop.security.lookups import users
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import language, speak, word_for

_STILL_MS, _TURNS = 25, 200
_SCANS = 4
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sizes, languages and themes."""

    sizes: tuple[Size, ...]
    languages: tuple[str, ...]
    themes: tuple[str, ...]


def take_pictures(shop: ShopFile, folder: Path, wanted: Wanted) -> list[Path]:
    """Every page for the owner, the till's states, sign-in and first start, one folder a look; the paths."""
    app = new_application()
    Garbage(app)
    spoken = language()
    taken: list[Path] = []
    try:
        for name in wanted.themes:
            theme.apply(app, name)
            for tongue in wanted.languages:
                speak(tongue)
                for size in wanted.sizes:
                    look = folder / f"{tongue}-{name}-{size[0]}x{size[1]}"
                    look.mkdir(parents=True, exist_ok=True)
                    taken += _Album(shop, look, size).fill()
    finally:
        speak(spoken)
    return taken


class _Album:
    """The pictures of one look."""

    def __init__(self, shop: ShopFile, folder: Path, size: Size) -> None:
        self._shop, self._folder, self._size = shop, folder, size
        self._taken: list[Path] = []

    def fill(self) -> list[Path]:
        """Take them all."""
        desk = Desk()
        try:
            with TemporaryDirectory() as own:
                self._start(desk, LastShop(Path(own)))
                self._window(desk, LastShop(Path(own)))
        finally:
            desk.close()
        return self._taken

    def _start(self, desk: Desk, remembered: LastShop) -> None:
        wizard = Wizard(desk, kept_in=remembered.folder)
        self._take(wizard, "00-first-start", desk)
        with self._shop.reading() as conn:
            people = [Person(user.name, word_for(user.role)) for user in users(conn) if user.active]
        self._take(SignInPage("禾丰便利店", people), "01-sign-in", desk)

    def _window(self, desk: Desk, remembered: LastShop) -> None:
        work = Workplace(self._shop, Session(1, "周禾", Role.OWNER), desk)
        window = MainWindow(work, ROOMS)
        WindowParts(window, remembered)
        self._show(window)
        for number, view in enumerate(window.views):
            window.go_to(number)
            for place, sub_page in enumerate(view.room.pages):
                view.choose(place)
                self._grab(window, f"{number + 2:02d}-{view.room.key}-{sub_page.key.replace('.', '-')}", desk)
        for name, step in self._till_states(window):
            step()
            self._settle(desk)
            if name:
                self._grab(window, name, desk)
        window.close()
        window.deleteLater()

    def _till_states(self, window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
        """Steps and the picture each leads to ("" none): a basket, an unknown code, paying, the search over it."""
        window.go_to(1)
        codes = self._codes(window.work)
        for code in codes[:-1]:
            yield "", partial(window.route_scan, code)
        yield "03-till-sell", partial(window.route_scan, codes[-1])
        yield "03-till-unknown", partial(window.route_scan, "6935205399907")
        yield "", partial(self._press, window, Qt.Key.Key_Escape)
        yield "03-till-pay", partial(self._press, window, Qt.Key.Key_F9)
        yield "", partial(self._press, window, Qt.Key.Key_Escape)
        yield "03-till-search", window.search_wanted.emit
        yield "", partial(self._press, window, Qt.Key.Key_Escape)

    def _codes(self, work: Workplace) -> list[str]:
        items = report("stock.items")
        with self._shop.reading() as conn:
            page = asking.run(items, conn, work.session, items.answers({}), limit=200)
        at = next(n for n, column in enumerate(page.columns) if column.key == "barcode")
        held = next(n for n, column in enumerate(page.columns) if column.key in ("quantity", "on_hand", "stock"))
        return [str(row.cells[at]) for row in page.rows if row.cells[at] and row.cells[held]][: _SCANS + 1]

    def _press(self, window: QWidget, key: Qt.Key) -> None:
        target = QApplication.focusWidget() or window
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    # --- taking --------------------------------------------------------------------------------------------------

    def _take(self, widget: QWidget, name: str, desk: Desk) -> None:
        self._show(widget)
        self._grab(widget, name, desk)
        widget.close()
        widget.deleteLater()

    def _show(self, widget: QWidget) -> None:
        widget.setAutoFillBackground(True)
        widget.resize(*self._size)
        widget.show()

    def _grab(self, widget: QWidget, name: str, desk: Desk) -> None:
        self._settle(desk)
        path = self._folder / f"{name}.png"
        widget.grab().save(str(path))
        self._taken.append(path)

    def _settle(self, desk: Desk) -> None:
        """Until nobody works any more and three looks in a row saw it so."""
        quiet = 0
        for _ in range(_TURNS):
            loop = QEventLoop()
            QTimer.singleShot(_STILL_MS, loop.quit)
            loop.exec()
            quiet = 0 if desk.busy else quiet + 1
            if quiet == 3:
                return
