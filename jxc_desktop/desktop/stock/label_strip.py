"""What the labels are printed on: their size, the first free place of a sheet, and how much paper that takes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.caps import KeyCap, spoken
from jxc_desktop.desktop.kit.fields import Choice, CountField
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import boxed, row
from jxc_desktop.desktop.lines.facts import PaperStrip
from jxc_desktop.desktop.remembered import Remembered
from jxc_desktop.desktop.stock.label_run import LabelRun, size_words
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.labels import LabelSize
from jxc_desktop.words import tr

_KEPT = "labels"


class LabelStrip(QWidget):
    """`changed` when another size or place is chosen, `left` when the cursor may go back; both are remembered."""

    changed = Signal()
    left = Signal()

    def __init__(self, store: Remembered) -> None:
        super().__init__()
        self._store = store
        self.size_choice = Choice(
            [(size.name, size_words(size)) for size in LabelSize], name=spoken(tr("Label size"), "F3")
        )
        self.size_choice.setFixedWidth(236)
        self.start = CountField(1, name=spoken(tr("First free place on the sheet"), "F8"))
        self.start.setFixedWidth(64)
        self._of = note("")
        self._sum = Words("", 14)
        self._place = boxed(row(note(tr("Begin at place")), KeyCap("F8"), self.start, self._of))
        size = row(note(tr("Label size")), KeyCap("F3"), self.size_choice, 12, self._place, gap=8, margins=(8, 0, 0, 0))
        self.one_each = KeyButton(tr("One of each"), "F6", Kind.QUIET, height=32)
        self.all_done = KeyButton(tr("All are printed"), "F7", Kind.QUIET, height=32)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(PaperStrip((boxed(size),), self._sum, self.one_each, self.all_done))
        self._recall()
        self.size_choice.chosen.connect(self._chosen)
        self.size_choice.chosen.connect(lambda: self.left.emit())
        self.start.editingFinished.connect(self._chosen)
        self.start.returnPressed.connect(self.left)
        for keys, then in (("F3", self._open_sizes), ("F8", self._to_start)):
            QShortcut(QKeySequence(keys), self).activated.connect(then)

    @property
    def size_chosen(self) -> LabelSize:
        """The size the labels have."""
        return LabelSize[str(self.size_choice.value())]

    def start_place(self) -> int:
        """The first free place, 1 where what is typed is no place of the sheet."""
        try:
            typed = self.start.read() or 1
        except Refused:
            return 1
        across, down = self.size_chosen.on_a4
        return typed if 1 <= typed <= across * down else 1

    def show_run(self, run: LabelRun) -> None:
        """How many labels it is, on how many sheets."""
        words = tr("{n} {n:label|labels}", n=run.count)
        if run.size.is_sheet and run.count:
            words = tr(", ").join((words, tr("{n} {n:sheet|sheets}", n=run.pages)))
        self._sum.setText(words)

    def go_on_at(self, place: int) -> None:
        """The next print begins at this place."""
        self.start.show_value(place)
        self._chosen()

    def _recall(self) -> None:
        kept = self._store.read(_KEPT)
        self.size_choice.choose(kept.get("size", LabelSize.MM40X30.name))
        start = kept.get("start")
        self.start.show_value(start if isinstance(start, int) else 1)
        self._show_place()

    def _chosen(self) -> None:
        self._show_place()
        self.start.show_value(self.start_place())
        self._store.keep(_KEPT, {"size": self.size_chosen.name, "start": self.start_place()})
        self.changed.emit()

    def _show_place(self) -> None:
        across, down = self.size_chosen.on_a4
        self._of.setText(tr("of {n}", n=across * down))
        self._place.setVisible(self.size_chosen.is_sheet)

    def _open_sizes(self) -> None:
        self.size_choice.setFocus()
        self.size_choice.showPopup()

    def _to_start(self) -> None:
        if self.size_chosen.is_sheet:
            self.start.setFocus()
            self.start.selectAll()
