"""Signing in: ↑ ↓ choose the person, whatever is typed is the password, Enter goes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from jxc_desktop.desktop.forms.ui_sign_in import Ui_SignInPage
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Seal
from jxc_desktop.desktop.kit.fields import Choice
from jxc_desktop.desktop.kit.labels import CENTRE, Words
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.kit.weekday import weekday
from jxc_desktop.desktop.start.person_row import PersonRow
from jxc_desktop.documents.places import Till
from jxc_desktop.words import tr

_MOST_ROWS = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    name: str
    role: str


class SignInPage(QWidget):
    """`entered(name, password)`; the owner of the page answers with `refuse(sentence)` or takes the page away.

    Of more people than there is room for, the rows show those around the chosen one. Where the shop has one till only,
    nobody is asked which.
    """

    entered = Signal(str, str)

    def __init__(self, shop_name: str, people: Sequence[Person], tills: Sequence[Till] = (), till: str = "") -> None:
        super().__init__()
        self.form = Ui_SignInPage()
        self.form.setupUi(self)
        self.form.pad_card.setProperty("part", "card")
        self._people = list(people)
        self._at = self._top = 0
        self._rows = [PersonRow(one.name, one.role) for one in self._people[:_MOST_ROWS]]
        self.tills = Choice([(one.code, till_words(one)) for one in tills], name=tr("Till"))
        self.tills.choose(till)
        self.tills.installEventFilter(self)
        self._asked, self._said = (
            Words("", 18, bold=True, align=CENTRE),
            Words("", 13, "text2", align=CENTRE, wrap=True),
        )
        self.password = QLineEdit()
        self._go = KeyButton(tr("Go in"), "Enter", Kind.PRIMARY, height=50, big=True)
        self._lay_people(shop_name)
        self._lay_pad()
        forgot = Words(tr("Forgot it? The owner sets a new one under Settings, People"), 13, "text3", align=CENTRE)
        self.form.foot_row.addWidget(forgot)
        self.choose(0)

    def _lay_people(self, shop_name: str) -> None:
        now = datetime.now()
        day = tr("{month}-{day} {weekday}", month=now.month, day=now.day, weekday=weekday(now))
        self.form.shop_row.addWidget(Seal(shop_name, 56))
        titles = column(Words(shop_name, 24, bold=True), Words(f"{day}   {now:%H:%M}", 14, "text2"), gap=4)
        self.form.shop_row.addLayout(titles, 1)
        self.form.people_rows.addSpacing(20)
        self.form.people_rows.addLayout(row(Words(tr("Who is here"), 14, "text2"), STRETCH, self.tills))
        self.tills.setVisible(self.tills.count() > 1)
        for number, person_row in enumerate(self._rows):
            person_row.clicked.connect(partial(self._take_row, number))
            self.form.people_rows.addWidget(person_row)

    def _lay_pad(self) -> None:
        self.password.setFont(theme.font(18))
        self.password.setFixedHeight(44)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.password.setMaxLength(64)
        self.password.setAccessibleName(tr("Password"))
        self.password.installEventFilter(self)
        for widget in (self._asked, self._said, self.password):
            self.form.password_rows.addWidget(widget)
        faces = ("1", "2", "3", "4", "5", "6", "7", "8", "9", tr("Clear"), "0", tr("Back"))
        for number, face in enumerate(faces):
            key = KeyButton(face, height=44, big=True)
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.clicked.connect(partial(self._press, number, face))
            self.form.keys.addWidget(key, number // 3, number % 3)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._go.clicked.connect(self._enter)
        self.form.go_row.addWidget(self._go)

    def choose(self, number: int) -> None:
        """Take a person by number."""
        self._at = number % max(len(self._people), 1)
        self._top = min(max(self._top, self._at - len(self._rows) + 1), self._at)
        for at, person_row in enumerate(self._rows, self._top):
            person_row.show_person(self._people[at].name, self._people[at].role)
            person_row.setChecked(at == self._at)
        self.password.clear()
        self._asked.setText(tr("{name}, type your password", name=self._people[self._at].name))
        self._said.say(tr("On the keyboard or here; ↑ ↓ choose the person"), "text2")
        self.password.setFocus()

    def choose_person(self, name: str) -> None:
        """Take a person by name, the first where there is none of it."""
        self.choose(next((number for number, person in enumerate(self._people) if person.name == name), 0))

    @property
    def till(self) -> str:
        """The till chosen, "" where none was offered."""
        return str(self.tills.value() or "")

    def take_scan(self, text: str) -> None:
        """A password on a staff badge, or typed as fast as a scanner types."""
        if self._go.isEnabled():
            self.password.setText(text)
            self._enter()

    def refuse(self, sentence: str) -> None:
        """Say why he is not in, and let him try again."""
        self._go.setEnabled(True)
        self._said.say(sentence, "bad")
        self.password.clear()
        self.password.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.password.setFocus()  # what was before it in an open window keeps the focus otherwise

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            took = self._key_at_password if watched is self.password else self._key_at_tills
            if took(event.key(), event.text()):
                return True
        return super().eventFilter(watched, event)

    def _key_at_password(self, key: int, _: str) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(self._at + (1 if key == Qt.Key.Key_Down else -1))
        elif key in _ENTER:
            self._enter()
        return key in (Qt.Key.Key_Up, Qt.Key.Key_Down, *_ENTER)

    def _key_at_tills(self, key: int, text: str) -> bool:
        """The till is chosen: what is typed now is the password."""
        typed = text.strip() if text.isprintable() else ""
        if typed or key in _ENTER:
            self.password.setFocus()
            self.password.insert(typed)
        return bool(typed) or key in _ENTER

    def _take_row(self, number: int) -> None:
        self.choose(self._top + number)

    def _press(self, number: int, face: str) -> None:
        if number == 9:
            self.password.clear()
        elif number == 11:
            self.password.backspace()
        else:
            self.password.insert(face)

    def _enter(self) -> None:
        if self.password.text() and self._go.isEnabled():
            self._go.setEnabled(False)
            self.entered.emit(self._people[self._at].name, self.password.text())


def till_words(one: Till) -> str:
    """A till by its digits, and by the name the shop gave it."""
    numbered = tr("Till {till}", till=one.code)
    return numbered if one.name == one.code else f"{numbered} {one.name}"
