"""The amber band for a code nobody knows: two fields that must be filled, three keys, and work goes on beneath it."""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import PriceField, TextField, ValueField, show_bad
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Described:
    """What was typed about an unknown code."""

    code: str
    name: str
    retail_price: Price
    unit: str


class UnknownCodeBand(QFrame):
    """Hidden until `ask(code)`. Nothing is added by itself and nothing is blocked: a scan may come at any time.

    `add_wanted(Described)` by Enter, `find_wanted(code)` by F2 (it is an old item), `skipped(code)` by Esc. The owner
    calls `rest` while the item is being made, `done()` when it is, `say(fault)` when it could not be. A second
    unknown code waits behind the first; `emptied` when none is left. F2 is only printed here: the page keeps it, and
    finds for this code meanwhile.
    """

    add_wanted = Signal(object)
    find_wanted = Signal(str)
    skipped = Signal(str)
    emptied = Signal()

    def __init__(self, aside: str = "") -> None:
        super().__init__()
        self.setProperty("part", "band-warn")
        self._codes: deque[str] = deque()
        self._aside = aside or tr("Left aside; go on scanning the others")
        self._title = Words("", 15, bold=True)
        self._more = Words(self._aside, 13, "text2")
        self.name = TextField(name=tr("Name of the goods"), placeholder=tr("These two are needed"))
        self.price = PriceField(name=tr("Shelf price"))
        self.unit = TextField(tr("pcs"), name=tr("Unit"))
        self.add = KeyButton(tr("Add it"), "Enter", Kind.PRIMARY)
        self.old_one = KeyButton(tr("Find the old one"), "F2")
        self.skip = KeyButton(tr("Skip"), "Esc", Kind.QUIET)
        self.old_one.rest(True)
        self._lay_out()
        self.add.clicked.connect(self._ask_to_add)
        self.old_one.clicked.connect(lambda: self.find_wanted.emit(self.code))
        self.skip.clicked.connect(self.leave)
        self.hide()

    def _lay_out(self) -> None:
        self.price.setFixedWidth(96)
        self.unit.setFixedWidth(60)
        self.name.setMinimumWidth(120)
        head = row(Glyph("package-search", "warn", 22), self._title, STRETCH, self._more, gap=10)
        fields = row(
            (_under(note(tr("Name of the goods")), self.name), 1),
            _under(note(f"{tr('Shelf price')}  {tr('¥')}"), self.price),
            _under(note(tr("Unit")), self.unit),
            12,
            _under(note(" "), boxed(row(self.add, self.old_one, self.skip))),
            gap=10,
        )
        self.setLayout(column(head, fields, gap=8, margins=(16, 12, 16, 14)))

    @property
    def code(self) -> str:
        """The code asked about, "" while the band is away."""
        return self._codes[0] if self._codes else ""

    def ask(self, code: str) -> None:
        """Shows the band for a code, the cursor in the name; one that waits already is not asked twice."""
        if code in self._codes:
            return
        self._codes.append(code)
        if len(self._codes) == 1:
            self._show_first()
        else:
            self.say("")

    def _show_first(self) -> None:
        self.name.show_value(None)
        self.price.show_value(None)
        self.unit.show_value(tr("pcs"))
        self._title.setText(tr("No such code  {code}", code=self.code))
        self.setAccessibleName(self._title.text())
        self.say("")
        self.show()
        self.name.setFocus()

    def say(self, fault: str) -> None:
        """Why the item could not be made, at the right of the title; "" for the usual words."""
        waiting = len(self._codes) - 1
        usual = tr("{n} more unknown {n:code waits|codes wait}", n=waiting) if waiting > 0 else self._aside
        self._more.say(fault or usual, "bad" if fault else "text2")

    def rest(self, resting: bool) -> None:
        """While the item is being made Enter makes no second one, and the code cannot be skipped."""
        self.add.setEnabled(not resting)
        self.skip.setEnabled(not resting)

    def done(self) -> None:
        """The item is made, or was one: the next code, or away with the band."""
        if self._codes:
            self._codes.popleft()
        if self._codes:
            self._show_first()
        elif not self.isHidden():
            self.hide()
            self.emptied.emit()

    def leave(self) -> None:
        """Skip this code."""
        if self._codes and self.skip.isEnabled():
            self.skipped.emit(self.code)
            self.done()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter goes to the next empty field that is needed, and adds when there is none."""
        here = self.focusWidget()
        if not self.add.isEnabled():
            return
        if here is self.name and not self.price.text().strip():
            self.price.setFocus()
        else:
            self._ask_to_add()

    def _ask_to_add(self) -> None:
        try:
            name, price = self.name.read(), self.price.read()
        except Refused:
            self.price.check()
            self.price.setFocus()
            return
        if not name or price is None or price <= Price(0):
            self._mark(self.price if name else self.name)
            return
        self.add_wanted.emit(Described(self.code, name, price, self.unit.text().strip() or tr("pcs")))

    def _mark(self, field: ValueField[str] | ValueField[Price]) -> None:
        show_bad(field, True)
        self._more.say(tr("Name and shelf price are needed"), "bad")
        field.setFocus()


def _under(label: QWidget, editor: QWidget) -> QWidget:
    return boxed(column(label, editor, gap=3))
