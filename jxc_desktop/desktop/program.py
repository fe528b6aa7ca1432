"""The program as a window: first start or sign-in, then the shop, until it is closed."""

import logging
import logging.handlers
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from jxc_desktop import resources
from jxc_desktop.catalog.settings import Settings, settings
from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.everywhere.window_parts import WindowParts
from jxc_desktop.desktop.garbage import Garbage
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.rooms.rooms import ROOMS
from jxc_desktop.desktop.scanner import ScannerFilter
from jxc_desktop.desktop.shop_file.backups import Backups, backups_of
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.shell import Shell
from jxc_desktop.desktop.start.sign_in_page import Person, SignInPage
from jxc_desktop.desktop.translator import Translator
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.places import tills
from jxc_desktop.finance.open_shop import opening_words, reopen_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.lookups import users
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import say_refusal, speak, tr, word_for

_LOG_BYTES, _LOG_FILES = 1_000_000, 3


def new_application() -> QApplication:
    """The one application, with its icon and the program's words in Qt's mouth."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("jxc-desktop")
        app.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))
        words = Translator(app)
        app.installTranslator(words)
    return app


def open_window(shop: str = "") -> int:
    """Open the window on a shop file, on the last one, or on the first start; the process's exit code."""
    app = new_application()
    remembered = LastShop(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)))
    _log_to(remembered.folder)
    theme.apply(app, remembered.theme())
    Garbage(app)
    program = Program(remembered)
    program.begin(Path(shop) if shop else remembered.path())
    code = app.exec()
    program.close()
    return code


def _log_to(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            folder / "jxc-desktop.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(file)


class Program(QObject):
    """Holds the one window and whatever stands in it: wizard, sign-in, the shop; `scanner` where not the usual one."""

    def __init__(self, remembered: LastShop, scanner: ScannerFilter | None = None) -> None:
        super().__init__()
        self._remembered = remembered
        self._shell = Shell()
        self._desk = Desk(self)
        self._shop: ShopFile | None = None
        self._backups: Backups | None = None
        self.window: MainWindow | None = None
        self.scanner = scanner or ScannerFilter()
        self.scanner.setParent(self)
        self.scanner.listen(new_application())
        self.scanner.scanned.connect(self._scanned)

    def begin(self, path: Path | None) -> None:
        """Open a shop and ask who is there, or start with the wizard."""
        self._shell.show()
        if path is None:
            self._first_start()
            return
        try:
            self._open(path)
        except Refused as refused:
            self._first_start(say_refusal(refused))

    def _open(self, path: Path) -> None:
        shop = reopen_shop(path)
        self.take_shop(shop, opening_words(shop))

    def take_shop(self, shop: ShopFile, fault: str = "") -> None:
        """A shop that is open for writing: ask who is there, and say what went wrong before."""
        self._shop = shop
        self._remembered.keep(shop=shop.path)
        try:
            with shop.reading() as conn:
                chosen = settings(conn)
            speak(chosen.language)
            self._ask_who(chosen, fault)
        except Refused as refused:  # it is damaged: closed, so that a backup can be put in its place
            self._shop = None
            shop.close()
            self._first_start(say_refusal(refused))

    def _first_start(self, fault: str = "") -> None:
        from jxc_desktop.desktop.start.wizard import Wizard  # it knows every import there is: not at every start

        wizard = Wizard(self._desk, fault)
        wizard.opened.connect(self.take_shop)
        wizard.founded.connect(self._enter_as)
        self._show(wizard)

    def _ask_who(self, chosen: Settings, fault: str = "") -> None:
        with self._open_shop().reading() as conn:
            people = [Person(user.name, word_for(user.role)) for user in users(conn) if user.active]
            places = tills(conn)
        page = SignInPage(chosen.shop_name, people, places, self._remembered.till())
        page.choose_person(self._remembered.person())
        page.entered.connect(lambda name, password: self._sign_in(page, name, password))
        self._show(page)
        if fault:
            page.refuse(fault)

    def _sign_in(self, page: SignInPage, name: str, password: str) -> None:
        shop, till = self._open_shop(), page.till

        def enter() -> Session:
            return sign_in(shop, name, Secret(password), till=till)

        def entered(session: Session) -> None:
            self._remembered.keep(till=session.till)
            self.enter(session)

        self._desk.run(
            page,
            enter,
            entered,
            refused=lambda refused: page.refuse(say_refusal(refused)),
            broken=lambda _: page.refuse(tr("Something of ours went wrong. The reason is in the log.")),
        )

    def _enter_as(self, shop: ShopFile, session: Session) -> None:
        self._shop = shop
        self._remembered.keep(shop=shop.path)
        self.enter(session)

    def enter(self, session: Session) -> MainWindow:
        """The shop in the window for one signed-in person."""
        self._remembered.keep(person=session.name)
        work = Workplace(self._open_shop(), session, self._desk)
        window = MainWindow(work, ROOMS)
        parts = WindowParts(window, self._remembered)
        window.lock_wanted.connect(lambda: self._ask_who(work.settings))
        window.sign_out_wanted.connect(lambda: self._ask_who(work.settings))
        self.window = window
        parts.setParent(window)
        self._show(window)
        if session.may(Permission.SELL) and not session.may(Permission.ASK_REPORTS):
            window.go_to_page("till")  # who only sells begins to scan at once
        self._keep_backups(backups_of(work))
        return window

    def _keep_backups(self, backups: Backups) -> None:
        if self._backups is not None:
            self._backups.stop()
        self._backups = backups
        backups.restore_wanted.connect(self._restore)
        backups.begin()

    def _restore(self, backup: Path) -> None:
        """A backup in the place of the shop that is open: nobody is signed in any more afterwards."""
        from jxc_desktop.desktop.shop_file.restoring import put_back

        shop = self._open_shop()
        if self._backups is not None:
            self._backups.stop()
            self._backups = None
        title = tr("The backup is being put in place")
        self._show(EmptyState("archive-restore", title, tr("The present file is kept beside it.")))
        self._desk.forget()

        def opened(found: tuple[ShopFile, Refused | None]) -> None:
            put, refused = found
            self.take_shop(put, say_refusal(refused) if refused else "")

        self._desk.run(
            self,
            lambda: put_back(shop, backup),
            opened,
            refused=lambda refused: self._first_start(say_refusal(refused)),
            broken=lambda _: self._first_start(tr("Something of ours went wrong. The reason is in the log.")),
        )

    def _open_shop(self) -> ShopFile:
        if self._shop is None:
            raise RuntimeError("no shop is open")
        return self._shop

    def _show(self, widget: QWidget) -> None:
        if widget is not self.window:
            self.window = None
        self._shell.put(widget)

    def _scanned(self, text: str) -> None:
        if self.window is not None:
            self.window.route_scan(text)
        elif isinstance(self._shell.shown, SignInPage):
            self._shell.shown.take_scan(text)

    def close(self) -> None:
        """Let the clerk finish, make the day's last backup and fold the shop file together."""
        self.scanner.stop()
        self._desk.close()
        try:
            if self._backups is not None:
                self._backups.at_close()
        finally:
            if self._shop is not None:
                self._shop.close()
