"""Who works here, what each role may, when they came in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.forms.ui_people_page import Ui_PeoplePage
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, row
from jxc_desktop.desktop.kit.table import ROW_REPORT, Column, Emph, Grid, Mark, RowStyle, Sign, TableCard
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.settings.person_sheet import NewPersonSheet, PasswordSheet, RoleSheet
from jxc_desktop.desktop.shop_file.backups import moment_words
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import MATRIX, Permission, Role
from jxc_desktop.security.change_user import RestoreUser, RetireUser, restore_user, retire_user
from jxc_desktop.security.lookups import SignIn, User, sign_ins, users
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import tr

_LAST = 200


@dataclass(frozen=True, slots=True)
class _Person:
    """A line of the list: the person and the last good sign-in, "" where there is none."""

    user: User
    last_at: str


class PeoplePage(Page):
    """Ctrl N a new one; for the line: Enter another role, F6 a new password, F8 no longer here or back again."""

    watches = frozenset({Topic.USERS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.form = Ui_PeoplePage()
        self.form.setupUi(self)
        self.people = Grid(_people_columns(), name=tr("People"), identity=lambda row: _person(row).user.id)
        self.people.rows_model.row_style = lambda row: RowStyle(faint=not _person(row).user.active)
        self.history = Grid(_history_columns(), name=tr("Sign-ins"), row_height=ROW_REPORT, px=13)
        self.roles = Grid(_role_columns(), name=tr("What each role may"), row_height=ROW_REPORT, px=13)
        self.new = KeyButton(tr("New person"), "Ctrl N", Kind.PRIMARY, "plus")
        self.role = KeyButton(tr("Change the role"), "Enter", height=32)
        self.password = KeyButton(tr("New password"), "F6", height=32)
        self.leaving = KeyButton(tr("No longer here"), "F8", Kind.QUIET, height=32)
        self._history_note = note("")
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.people)

    def _lay_out(self) -> None:
        list_card = TableCard(self.people)
        actions = Card(margins=(8, 6, 8, 6))
        actions.add(row(self.leaving, STRETCH, self.password, self.role))
        self.form.people.addWidget(list_card, 1)
        self.form.people.addWidget(actions)
        self.form.history.addWidget(_titled(tr("Sign-ins"), self.history, self._history_note), 1)
        remark = note(tr("Where something is missing a manager's code helps, once"), "text3")
        self.form.roles.addWidget(_titled(tr("What each role may"), self.roles, remark), 1)
        self.roles.show_rows(list(Permission))

    def _wire(self) -> None:
        self.new.clicked.connect(lambda: self._open(NewPersonSheet(self.window(), self.work)))
        self.role.clicked.connect(lambda: self._with_current(self._change_role))
        self.password.clicked.connect(lambda: self._with_current(self._change_password))
        self.leaving.clicked.connect(lambda: self._with_current(self._leave_or_return))
        self.people.opened.connect(lambda one: self._change_role(one.user))
        self.people.row_chosen.connect(self._chosen)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.new,)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("Enter", tr("Change the role")),)

    # --- the lists ---------------------------------------------------------------------------------------------

    def reload(self) -> None:
        self.people.wait()
        self.work.read(self, _read_people, self._show, latest="people")

    def _show(self, people: Sequence[_Person]) -> None:
        self.people.show_rows(people)
        for button in (self.role, self.password, self.leaving):
            button.setEnabled(bool(people))

    def _chosen(self, one: _Person | None) -> None:
        if one is None:
            return
        self.leaving.setText(tr("No longer here") if one.user.active else tr("Back again"))
        name = one.user.name
        self._history_note.say(name)
        self.work.read(
            self,
            lambda conn: sign_ins(conn, one.user.id, _LAST),
            lambda found: self._show_history(name, found),
            latest="people.sign_ins",
        )

    def _show_history(self, name: str, found: Sequence[SignIn]) -> None:
        self.history.show_rows(found)
        self._history_note.say(name if found else f"{name}  {tr('never yet')}")

    # --- doing -------------------------------------------------------------------------------------------------

    def _with_current(self, then: Callable[[User], None]) -> None:
        one = self.people.current_row()
        if one is not None:
            then(one.user)

    def _open(self, sheet: FieldSheet) -> None:
        sheet.open_sheet(sheet.first)

    def _change_role(self, user: User) -> None:
        self._open(RoleSheet(self.window(), self.work, user))

    def _change_password(self, user: User) -> None:
        self._open(PasswordSheet(self.window(), self.work, user.id, user.name))

    def _leave_or_return(self, user: User) -> None:
        if user.active:
            back = partial(self._run, restore_user, RestoreUser(user.id), tr("{name} is back", name=user.name), None)
            self._run(retire_user, RetireUser(user.id), tr("{name} can no longer sign in", name=user.name), back)
        else:
            self._run(restore_user, RestoreUser(user.id), tr("{name} is back", name=user.name), None)

    def _run(self, verb: UseCase[Any, Any], request: object, done: str, undo: Callable[[], None] | None) -> None:
        def then(_: object) -> None:
            self.work.say_done(done, undo)

        self.work.run(self, verb, request, then, rest=self.leaving.setDisabled)


def _read_people(conn: Any) -> list[_Person]:
    people = users(conn)
    last: dict[str, str] = {}
    for one in sign_ins(conn, limit=_LAST * 10):
        if one.good:
            last.setdefault(one.user, one.at)
    return [_Person(user, last.get(user.name, "")) for user in people]


def _titled(title: str, grid: Grid, remark: QWidget) -> Card:
    card = Card(title, "", remark, gap=8, margins=(1, 10, 1, 1))
    head = card.body.itemAt(0).layout()
    if head is not None:
        head.setContentsMargins(15, 0, 15, 0)
    card.add(grid, 1)
    return card


def _people_columns() -> Sequence[Column]:
    def state(line: Any) -> Mark:
        user = _person(line).user
        if not user.active:
            return Mark(tr("no longer here"))
        locked = user.locked_until > datetime.now().isoformat(timespec="seconds")
        return Mark(tr("locked for a while"), "warn") if locked else Mark(tr("works here"), "ok")

    return (
        Column("name", tr("Person"), width=130, stretch=True, sortable=False, read=_name),
        Column("role", tr("Role"), width=96, sortable=False, read=lambda line: _led(_person(line).user.role.value)),
        Column("state", tr("State"), Cell.TAG, width=128, sortable=False, read=state),
        Column("last", tr("Last sign-in"), Cell.MUTED, width=132, sortable=False, read=_last_words),
    )


def _history_columns() -> Sequence[Column]:
    def result(line: Any) -> Emph:
        good = _sign_in(line).good
        return Emph(tr("came in") if good else tr("wrong password"), "" if good else "warn", bold=False)

    return (
        Column("at", tr("Time"), width=150, sortable=False, read=lambda line: _at_words(_sign_in(line).at)),
        Column("till", tr("Till"), Cell.CODE, width=80, sortable=False),
        Column("good", tr("Result"), width=140, stretch=True, sortable=False, read=result),
    )


def _role_columns() -> Sequence[Column]:
    def may(role: Role) -> Callable[[Any], object]:
        yes = Sign("check", "ok", tr("may"))
        return lambda permission: yes if permission in MATRIX[role] else None

    what = Column("what", tr("May do"), width=150, stretch=True, sortable=False, read=lambda one: _led(_plain(one)))
    roles = [Column(role.value, _led(role.value), Cell.ICON, width=98, sortable=False, read=may(role)) for role in Role]
    return (what, *roles)


def _led(words: str) -> str:
    """The words of a role or a permission at the head of a cell."""
    said = tr(words)
    return said[:1].upper() + said[1:]


def _plain(permission: Any) -> str:
    return str(permission.value).replace("_", " ")


def _person(line: Any) -> _Person:
    person: _Person = line
    return person


def _name(line: Any) -> str:
    return _person(line).user.name


def _sign_in(line: Any) -> SignIn:
    one: SignIn = line
    return one


def _last_words(line: Any) -> str:
    at = _person(line).last_at
    return _at_words(at) if at else tr("never yet")


def _at_words(at: str) -> str:
    return moment_words(datetime.fromisoformat(at))
