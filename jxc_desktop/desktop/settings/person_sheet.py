"""A person's card: a new one, another role, or a new password."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.start.owner_step import password_line
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import MATRIX, Role
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.change_user import ChangeRole, SetPassword, change_role, set_password
from jxc_desktop.security.lookups import User
from jxc_desktop.words import tr


class NewPersonSheet(FieldSheet):
    """Ctrl N: name, role, first password."""

    def __init__(self, window: QWidget, work: Workplace) -> None:
        super().__init__(window, work, tr("New person"), tr("Add the person"))
        self.name, self.role = TextField(), Choice(role_options(), name=tr("Role"))
        self.passwords = _Passwords()
        self.may = Words("", 13, "text2", wrap=True)
        name = LabelledField(tr("Person"), self.name, required=True, note_below=tr("Stands on receipts and papers"))
        self.lay([name, LabelledField(tr("Role"), self.role), *self.passwords.fields])
        self.refusal_at = {"password.short": self.passwords.fields[0]}
        self.form.below.addWidget(self.may)
        self.role.chosen.connect(lambda _: self._say_may())
        self.role.choose(Role.CASHIER)
        self._say_may()

    def _say_may(self) -> None:
        self.may.say(may_words(Role(str(self.role.value()))))

    def agrees(self) -> bool:
        return self.passwords.agree()

    def send(self) -> None:
        name = self.name.text().strip()
        new = NewUser(name, Role(str(self.role.value())), self.passwords.secret())
        self.run_verb(add_user, new, tr("{name} can sign in now", name=name))


class RoleSheet(FieldSheet):
    """Another role for somebody, with what it may."""

    def __init__(self, window: QWidget, work: Workplace, user: User) -> None:
        super().__init__(window, work, tr("Change the role"), tr("Change it"), note=user.name)
        self._user = user
        self.role = Choice(role_options(), name=tr("Role"))
        self.role.choose(user.role)
        self.may = Words("", 13, "text2", wrap=True)
        self.lay([LabelledField(tr("Role"), self.role, note_below=tr("Counts from the next sign-in"))])
        self.form.below.addWidget(self.may)
        self.role.chosen.connect(lambda _: self._say_may())
        self._say_may()

    def _say_may(self) -> None:
        self.may.say(may_words(Role(str(self.role.value()))))

    def send(self) -> None:
        role = Role(str(self.role.value()))
        done = tr("{name} is {role} now", name=self._user.name, role=tr(role.value))
        self.run_verb(change_role, ChangeRole(self._user.id, role), done)


class PasswordSheet(FieldSheet):
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
            self.refusal_at["password.old_wrong"] = old
        self.refusal_at["password.short"] = self.passwords.fields[0]
        self.lay(fields)

    def agrees(self) -> bool:
        return self.passwords.agree()

    def send(self) -> None:
        old = Secret(self.old.text()) if self.old else None
        request = SetPassword(self._user_id, self.passwords.secret(), old)
        self.run_verb(set_password, request, tr("{name} has a new password", name=self._name))


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
