"""The foot of the counter: the verbs with their keys, or in their place the small editor."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, row
from jxc_desktop.desktop.till.edit_strip import EditStrip
from jxc_desktop.words import tr


class Foot(QStackedWidget):
    """One signal for each key; the strip lies in the same place, so that nothing moves."""

    find_wanted = Signal()
    quantity_wanted = Signal()
    price_wanted = Signal()
    discount_wanted = Signal()
    delete_wanted = Signal()
    hold_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(36)
        self.strip = EditStrip()
        self._resume = KeyButton(tr("Recall"), "F8")
        made = [
            (KeyButton(tr("Find"), "F2"), self.find_wanted),
            (KeyButton(tr("Qty"), "F4"), self.quantity_wanted),
            (KeyButton(tr("Reprice"), "F5"), self.price_wanted),
            (KeyButton(tr("Off the bill"), "F6"), self.discount_wanted),
            (KeyButton(tr("Remove"), "Del"), self.delete_wanted),
            (KeyButton(tr("Hold"), "F7"), self.hold_wanted),
            (self._resume, self.resume_wanted),
        ]
        for button, wanted in made:
            button.clicked.connect(wanted)
        buttons = [button for button, _ in made]
        self.addWidget(boxed(row(*buttons[:5], STRETCH, *buttons[5:], gap=8)))
        self.addWidget(self.strip)

    def show_held(self, count: int) -> None:
        """How many sales are held."""
        self._resume.setText(tr("Recall {n}", n=count) if count else tr("Recall"))
        self._resume.set_kind(Kind.SOFT if count else Kind.PLAIN)

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return self.currentIndex() == 1

    def edit(self, editing: bool) -> None:
        """The editor, or the verbs again."""
        self.setCurrentIndex(1 if editing else 0)
