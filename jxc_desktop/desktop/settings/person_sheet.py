"""A person's card: a new one, another role, or a new password."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.forms.ui_person_sheet import Ui_PersonSheet
from jxc_desktop.desktop.kit.abstract import Abstract
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField, first_fault
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.start.owner_step import password_line
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import MATRIX, Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.change_user import ChangeRole, SetPassword, change_role, set_password
from jxc_desktop.security.lookups import User
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import say_refusal, tr


class PersonSheet(Abstract, Sheet):
    """What the three sheets share: fields, one verb on the button, a refusal under the field it speaks of."""

    saved = Signal()

    def __init__(self, window: QWidget, work: Workplace, title: str, verb: str, note: str = "") -> None:
        super().__init__(window, title, width=440, note=note)
        self._work = work
        self._refusal_at: dict[str, LabelledField] = {}
        self._fields: list[LabelledField] = []
        holder = QWidget()
        self.form = Ui_PersonSheet()
        self.form.setupUi(holder)
        self.body.addWidget(holder)
        self.save = KeyButton(verb, "Enter", Kind.PRIMARY, "check")
        self.save.clicked.connect(self._save)
        self.set_foot([], [KeyButton(tr("Cancel"), "Esc"), self.save])
        self.closed.connect(self.deleteLater)

    @property
    def first(self) -> QWidget:
        """Where the cursor begins."""
        return self._fields[0].editor

    def fault(self) -> str:
        """The first fault shown, "" where there is none."""
        return next((field.fault() for field in self._fields if field.fault()), "")

    def _lay(self, fields: Sequence[LabelledField]) -> None:
        self._fields = list(fields)
        for field in fields:
            self.form.fields.addWidget(field)

    def _save(self) -> None:
        if first_fault(self._fields) is None and self._agrees():
            self.save.setEnabled(False)
            self._send()

    def _agrees(self) -> bool:
        return True

    @abstractmethod
    def _send(self) -> None:
        """Has the clerk do what the button says."""

    def _run(self, verb: UseCase[Any, Any], request: object, done: str) -> None:
        def then(_: object) -> None:
            self._work.say_done(done)
            self.done()
            self.saved.emit()

        def free() -> None:
            self.save.setEnabled(True)

        self._work.run(verb, request, then, refused=self._refused, broken=self._broken, asking=free)

    def _refused(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        field = self._refusal_at.get(refused.key, self._fields[0])
        field.set_fault(say_refusal(refused))
        field.editor.setFocus()

    def _broken(self, fault: Exception) -> None:
        self.save.setEnabled(True)
        self._work.say_broken(fault)


class NewPersonSheet(PersonSheet):
    """Ctrl N: name, role, first password."""

    def __init__(self, window: QWidget, work: Workplace) -> None:
        super().__init__(window, work, tr("New person"), tr("Add the person"))
        self.name, self.role = TextField(), Choice(role_options(), name=tr("Role"))
        self.passwords = _Passwords()
        self.may = Words("", 13, "text2", wrap=True)
        name = LabelledField(tr("Person"), self.name, required=True, note_below=tr("Stands on receipts and papers"))
        self._lay([name, LabelledField(tr("Role"), self.role), *self.passwords.fields])
        self._refusal_at = {"password.short": self.passwords.fields[0]}
        self.form.may.addWidget(self.may)
        self.role.chosen.connect(lambda _: self._say_may())
        self.role.choose(Role.CASHIER)
        self._say_may()

    def _say_may(self) -> None:
        self.may.say(may_words(Role(str(self.role.value()))))

    def _agrees(self) -> bool:
        return self.passwords.agree()

    def _send(self) -> None:
        name = self.name.text().strip()
        new = NewUser(name, Role(str(self.role.value())), self.passwords.secret())
        self._run(add_user, new, tr("{name} can sign in now", name=name))


class RoleSheet(PersonSheet):
    """Another role for somebody, with what it may."""

    def __init__(self, window: QWidget, work: Workplace, user: User) -> None:
        super().__init__(window, work, tr("Change the role"), tr("Change it"), note=user.name)
        self._user = user
        self.role = Choice(role_options(), name=tr("Role"))
        self.role.choose(user.role)
        self.may = Words("", 13, "text2", wrap=True)
        self._lay([LabelledField(tr("Role"), self.role, note_below=tr("Counts from the next sign-in"))])
        self.form.may.addWidget(self.may)
        self.role.chosen.connect(lambda _: self._say_may())
        self._say_may()

    def _say_may(self) -> None:
        self.may.say(may_words(Role(str(self.role.value()))))

    def _send(self) -> None:
        role = Role(str(self.role.value()))
        done = tr("{name} is {role} now", name=self._user.name, role=tr(role.value))
        self._run(change_role, ChangeRole(self._user.id, role), done)


class PasswordSheet(PersonSheet):
    """A new password; one's own needs the old one, somebody else's unlocks him too."""

    def __init__(self, window: QWidget, work: Workplace, user_id: int, name: str) -> None:
        super().__init__(window, work, tr("New password"), tr("Change it"), note=name)
        self._user_id, self._name = user_id, name
        self.old = password_line() if user_id == work.session.user_id else None
        self.passwords = _Passwords()
        fields = list(self.passwords.fields)
        if self.old:
            old = LabelledField(tr("Password until now"), self.old, required=True)
            fields.insert(0, old)
            self._refusal_at["password.old_wrong"] = old
        self._refusal_at["password.short"] = self.passwords.fields[0]
        self._lay(fields)

    def _agrees(self) -> bool:
        return self.passwords.agree()

    def _send(self) -> None:
        old = Secret(self.old.text()) if self.old else None
        request = SetPassword(self._user_id, self.passwords.secret(), old)
        self._run(set_password, request, tr("{name} has a new password", name=self._name))


class _Passwords:
    """A new password typed twice."""

    def __init__(self) -> None:
        self.first, self.again = password_line(), password_line()
        hint = tr("At least 4; digits are quickest at the till")
        self.fields = (
            LabelledField(tr("New password"), self.first, required=True, note_below=hint),
            LabelledField(tr("Once more"), self.again, required=True),
        )

    def agree(self) -> bool:
        """Whether both are the same; says so where not."""
        if self.first.text() == self.again.text():
            return True
        self.fields[1].set_fault(tr("Not the same as above"))
        self.again.setFocus()
        return False

    def secret(self) -> Secret:
        return Secret(self.first.text())


def role_options() -> list[tuple[object, str]]:
    """The roles to choose from."""
    return [(role, tr(role.value)) for role in Role]


def may_words(role: Role) -> str:
    """What a role may, in one sentence."""
    if role is Role.OWNER:
        return tr("May: everything")
    doings = [tr(permission.value.replace("_", " ")) for permission in sorted(MATRIX[role])]
    return tr("May: {doings}", doings=tr(", ").join(doings))
