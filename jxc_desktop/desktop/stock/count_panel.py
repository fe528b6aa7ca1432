"""The item just counted, big enough to read from the ladder: counted, book at that moment, difference."""

from datetime import datetime

from PySide6.QtCore import Signal

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.kinds import Kind, text_of
from jxc_desktop.desktop.kit.labels import RIGHT, Amount, Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, row
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.stock.count_item import ItemCounted
from jxc_desktop.stock.count_sheets import CountRow
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class CountPanel(Card):
    """300 px at the right of the sheet; `typing_wanted` by F4, `undo_wanted` by Ctrl Z."""

    typing_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8, margins=(16, 14, 16, 14))
        self.setFixedWidth(300)
        self._when = note("", "text3")
        self._name, self._spec = Words("", 18, bold=True, wrap=True), note("")
        self._counted = Amount(56, sign="")
        self._book, self._diff = Words("", 18, align=RIGHT), Words("", 24, bold=True, align=RIGHT)
        self._book_row = boxed(row(note(tr("Book (at that moment)")), STRETCH, self._book))
        self._diff_row = boxed(row(note(tr("Diff.")), STRETCH, self._diff))
        self._hint = Words("", 13, "text3", wrap=True)
        self.typing = KeyButton(tr("Type it"), "F4", height=40)
        self.back = KeyButton(tr("Take it back"), "Ctrl Z", height=40)
        # The keys belong to the page and to the window: here they are only printed.
        for button, wanted in ((self.typing, self.typing_wanted), (self.back, self.undo_wanted)):
            button.rest(True)
            button.clicked.connect(wanted)
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        self.add(row(note(tr("Just counted")), STRETCH, self._when))
        self.add(self._name)
        self.add(self._spec)
        self.body.addStretch(1)
        self.add(row(note(tr("Count")), (self._counted, 1)))
        self.add(self._book_row)
        self.add(self._diff_row)
        self.add(hline())
        self.add(self._hint)
        self.add(row(self.typing, STRETCH, self.back))

    def show_nothing(self) -> None:
        """Before the first scan."""
        self._name.say(tr("Scan the first item"), "text2")
        self._spec.setText(tr("Everything you scan is added up here"))
        self._counted.show_figure("–", "text3")
        self._when.setText("")
        self._hint.setText(tr("Selling goes on: what is sold meanwhile is no difference."))
        self._book_row.hide()
        self._diff_row.hide()
        self.typing.setEnabled(False)
        self.back.setEnabled(False)

    def show_item(self, of: CountRow) -> None:
        """The row under the bar, as the sheet has it."""
        self._named(of.name, of.spec, of.unit, of.bin, of.counted_at[11:19])
        self._figures(of.counted, of.book, of.variance)
        self._hint.say(tr("Selling goes on: what is sold meanwhile is no difference."), "text3")

    def show_counted(self, goods: ItemUnit, shelf: str, counted: ItemCounted) -> None:
        """What the last scan made of an item."""
        self._named(goods.name, goods.spec, goods.base_unit, shelf, f"{datetime.now():%H:%M:%S}")
        self._figures(counted.counted, counted.book, counted.variance)
        moved = grouped(abs(counted.moved_since))
        if counted.moved_since:
            words = tr("{n} {unit} moved since the first scan: count this one again.", n=moved, unit=goods.base_unit)
            self._hint.say(words, "warn")
        else:
            self._hint.say(tr("Selling goes on: what is sold meanwhile is no difference."), "text3")

    def _named(self, name: str, spec: str, unit: str, shelf: str, when: str) -> None:
        self._name.say(name, "text")
        kind = " · ".join(part for part in (spec, unit) if part)
        self._spec.setText("   ".join(part for part in (kind, tr("shelf {bin}", bin=shelf) if shelf else "") if part))
        self._when.setText(when)
        self.typing.setEnabled(True)
        self.back.setEnabled(True)

    def _figures(self, counted: Quantity | None, book: Quantity | None, variance: Quantity | None) -> None:
        self._counted.show_figure("–" if counted is None else grouped(counted), "text")
        self._book_row.setVisible(book is not None)
        self._diff_row.setVisible(variance is not None)
        if book is not None:
            self._book.setText(grouped(book))
        if variance is not None:
            tone = "text3" if not variance else "bad" if variance < NONE else "warn"
            self._diff.say(text_of(variance, Kind.SIGNED), tone)
