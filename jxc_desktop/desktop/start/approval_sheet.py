"""The manager's code: a person with the right lends it to this one action (TRADE.md row 90)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.words import tr

Given = Callable[[str, str], None]


class ApprovalSheet(Sheet):
    """`given(name, password)` is called by Enter; the owner answers with `refuse` or `done`.

    What is typed is the password of the first of `managers`; ↑ ↓ choose another.
    """

    def __init__(self, window: QWidget, action: str, managers: Sequence[str], given: Given) -> None:
        super().__init__(window, tr("The manager's code is needed"), width=440)
        self._given = given
        self.body.addWidget(Words(tr("For this one time: {action}", action=action), 14, "text2", wrap=True))
        self._who = Choice([(name, name) for name in managers], name=tr("Who"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = LabelledField(tr("Password"), self._password)
        hint = tr("↑ ↓ choose the person") if len(managers) > 1 else ""
        self.body.addWidget(LabelledField(tr("Who"), self._who, note_below=hint))
        self.body.addWidget(self._field)
        allow = KeyButton(tr("Allow"), "Enter", Kind.PRIMARY)
        allow.clicked.connect(self._allow)
        self.set_foot([], [KeyButton(tr("Cancel"), "Esc"), allow])
        self.closed.connect(self.deleteLater)
        self.open_sheet(self._password)

    def refuse(self, sentence: str) -> None:
        """Say why not, and let him try again."""
        self.rest(False)
        self._password.clear()
        self._field.set_fault(sentence)
        self._password.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._who.count():
            super().keyPressEvent(event)
            return
        self._who.setCurrentIndex((self._who.currentIndex() + step) % self._who.count())
        self._field.set_fault("")

    def _allow(self) -> None:
        if self._password.text() and not self.resting:
            self._given(str(self._who.value()), self._password.text())
