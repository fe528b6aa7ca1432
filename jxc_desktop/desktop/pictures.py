"""Pictures of every page and state, as they stand in the real window."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.everywhere.window_parts import WindowParts
from jxc_desktop.desktop.garbage import Garbage
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.program import new_application
from jxc_desktop.desktop.rooms.rooms import ROOMS
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.shown_states import Hand
from jxc_desktop.desktop.start.sign_in_page import Person, SignInPage
from jxc_desktop.desktop.start.wizard import Wizard
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.permission import Role
from jxc_desktop.security.lookups import users
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import language, speak, word_for

_STILL_MS, _TURNS = 25, 200
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sizes, languages and themes."""

    sizes: tuple[Size, ...]
    languages: tuple[str, ...]
    themes: tuple[str, ...]


def take_pictures(shop: ShopFile, folder: Path, wanted: Wanted) -> list[Path]:
    """Every page and state for the owner, sign-in and first start, one folder a look; the paths.

    They are taken on a copy: showing a sale that is paid for sells.
    """
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
                    with _copy(shop) as copy:
                        taken += _Album(copy, look, size).fill()
    finally:
        speak(spoken)
    return taken


@contextmanager
def _copy(shop: ShopFile) -> Iterator[ShopFile]:
    with TemporaryDirectory() as folder, ShopFile.open(back_up(shop, Path(folder) / "shop.jxc")) as copy:
        yield copy


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
        for name, step in Hand(window).states():
            step()
            self._settle(desk)
            if name:
                self._grab(window, name, desk)
        window.close()
        window.deleteLater()

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
        widget.activateWindow()

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
