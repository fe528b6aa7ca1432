"""What lies over and under the pages: search, the manager's code, F1, the person's menu, the status bar."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from jxc_desktop.desktop.everywhere.bell import Ringing
from jxc_desktop.desktop.everywhere.find_sheet import FindSheet, Place
from jxc_desktop.desktop.everywhere.keys_sheet import show_keys
from jxc_desktop.desktop.everywhere.things import Things
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.lines.places import warehouse_name
from jxc_desktop.desktop.printing import printing_of
from jxc_desktop.desktop.settings.person_sheet import PasswordSheet
from jxc_desktop.desktop.shop_file.backups import backups_of
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.approval_sheet import ApprovalSheet
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.kernel.changes import Changes, Topic
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import MATRIX, Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.shifts import Shift, current_shift
from jxc_desktop.security.approve import approve
from jxc_desktop.security.lookups import users
from jxc_desktop.usecase import Session
from jxc_desktop.words import say_refusal, tr, word_for


class WindowParts(QObject):
    """One per main window."""

    def __init__(self, window: MainWindow, remembered: LastShop) -> None:
        super().__init__(window)
        self._window, self._work, self._remembered = window, window.work, remembered
        self._last_manager = ""
        Things(window)
        self.printing = printing_of(self._work)
        Ringing(window)
        window.search_wanted.connect(self._search)
        window.approval_wanted.connect(self._ask_approval)
        window.keys_wanted.connect(partial(show_keys, window))
        window.person_wanted.connect(self._person)
        self._work.changed.connect(self._hear)
        self.printing.state.connect(window.status.printer.say)
        self._tell_place()
        self.printing.tell_state()
        self.backups = backups_of(self._work)
        self.backups.state.connect(window.status.backup.say)
        self.backups.tell_state()
        QTimer.singleShot(0, self._tell_shift)

    # --- search --------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        FindSheet(self._window, self._work, self._places()).open_sheet()

    def _places(self) -> list[Place]:
        return [
            Place(tr(page.title), tr(view.room.title), partial(self._window.go_to_page, view.room.key, page.key))
            for view in self._window.views
            for page in view.room.pages
            if not page.needs or any(self._work.may(permission) for permission in page.needs)
        ]

    # --- the manager's code --------------------------------------------------------------------------------------

    def _ask_approval(
        self, permission: Permission, then: Callable[[Session], None], declined: Callable[[], None]
    ) -> None:
        people = self._work.look(users)
        able = [user.name for user in people if user.active and permission in MATRIX[user.role]]
        able.sort(key=lambda name: name != self._last_manager)
        action = word_for(permission)

        def given(name: str, password: str) -> None:
            session = self._work.session

            def check() -> Session:
                return approve(self._work.shop, name, Secret(password), needs=permission, till=session.till)

            def allowed(manager: Session) -> None:
                self._last_manager = manager.name
                sheet.done()
                then(manager)

            def broken(fault: Exception) -> None:
                sheet.rest(False)
                self._work.say_broken(fault)

            def refused(refusal: Refused) -> None:
                sheet.refuse(say_refusal(refusal))

            sheet.rest(True)
            self._work.desk.run(sheet, check, allowed, refused=refused, broken=broken)

        sheet = ApprovalSheet(self._window, action, able, given)
        sheet.left.connect(declined)

    # --- the person ----------------------------------------------------------------------------------------------

    def _person(self) -> None:
        session = self._work.session
        sheet = Sheet(self._window, session.name, side=True, width=360, note=word_for(session.role))
        other = tr("Light") if theme.current().name == "dark" else tr("Dark")
        actions: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            (tr("Lock"), "Ctrl L", "eye-off", self._window.lock_wanted.emit),
            (tr("Someone else"), "", "users", self._window.sign_out_wanted.emit),
            (tr("New password"), "", "lock", self._own_password),
            (tr("{theme} colours", theme=other), "", "settings", self._other_theme),
        )
        for text, key, icon, then in actions:
            button = KeyButton(text, key if key != "Ctrl L" else "", icon=icon, spread=True, height=44)
            button.clicked.connect(sheet.done)
            button.clicked.connect(then)
            sheet.body.addWidget(button)
        sheet.body.addStretch(1)
        sheet.open_sheet()

    def _own_password(self) -> None:
        sheet = PasswordSheet(self._window, self._work, self._work.session.user_id, self._work.session.name)
        sheet.open_sheet(sheet.first)

    def _other_theme(self) -> None:
        name = "light" if theme.current().name == "dark" else "dark"
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name)
            self._remembered.keep(theme=name)

    # --- the status bar ------------------------------------------------------------------------------------------

    def _tell_place(self) -> None:
        session, status = self._work.session, self._window.status
        role = word_for(session.role)
        status.person.say(f"{role} {session.name}")
        status.till.say(tr("Till {till}", till=session.till))
        status.warehouse.say(warehouse_name(self._work))
        status.scanner.say(tr("Scanner ready"), "ok")

    def _tell_shift(self) -> None:
        till = self._work.session.till
        self._work.read(self, lambda conn: current_shift(conn, till), self._show_shift, latest="shift")

    def _show_shift(self, shift: Shift | None) -> None:
        if shift is None:
            self._window.status.shift.say(tr("No shift open"), "text2")
        else:
            opened = f"{shift.opened_at:%H:%M}"
            self._window.status.shift.say(tr("Shift {number} since {time}", number=shift.number, time=opened))

    def _hear(self, changes: Changes) -> None:
        if Topic.SHIFTS in changes:
            self._tell_shift()
        if Topic.SETTINGS in changes:
            self._tell_place()
