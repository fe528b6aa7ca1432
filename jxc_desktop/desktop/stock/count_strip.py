"""The facts of a stock-take: what it covers, since when, who counts, how far it is, and which rows are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jxc_desktop.desktop.kit.buttons import Chip, KeyButton, Kind
from jxc_desktop.desktop.kit.layout import boxed, row
from jxc_desktop.desktop.lines.facts import Fact, HowFar, PaperStrip
from jxc_desktop.desktop.stock.count_start import scope_words
from jxc_desktop.desktop.stock.count_view import TakeView
from jxc_desktop.stock.count_sheets import Show
from jxc_desktop.words import tr


class CountStrip(QWidget):
    """`show_wanted(Show)` by a chip."""

    show_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scope, self._begun, self._people = Fact(tr("Covers")), Fact(tr("Begun")), Fact(tr("Counters"), most=160)
        self._far = HowFar()
        self.chips = {
            Show.ALL: Chip(tr("All")),
            Show.COUNTED: Chip(tr("Scanned")),
            Show.VARIANCE: Chip(tr("Differ")),
            Show.UNCOUNTED: Chip(tr("Not scanned")),
        }
        for show, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, show=show: self._wanted(show))
        self.print_sheet = KeyButton(tr("Print sheet"), "Ctrl P", Kind.QUIET, "printer", height=32)
        self.give_up = KeyButton(tr("Give up"), kind=Kind.QUIET, height=32)
        buttons = boxed(row(self.print_sheet, self.give_up, gap=0))
        facts = (self._scope, self._begun, self._people, self._far, buttons)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(PaperStrip(facts, boxed(row(*self.chips.values(), gap=8))))

    def _wanted(self, show: Show) -> None:
        self._choose(show)
        self.show_wanted.emit(show)

    def _choose(self, shown: Show) -> None:
        for show, chip in self.chips.items():
            chip.setChecked(show is shown)

    def show_take(self, view: TakeView) -> None:
        """The take as it is now."""
        head, sums = view.head, view.sums
        blind = tr("blind") if head.blind else ""
        self._scope.show_value(f"{head.warehouse} · {head.memo or scope_words(head)}", blind)
        self._begun.show_value(head.started_at[11:16], head.started_at[5:10])
        self._people.show_value(tr(", ").join(sums.people) or "–")
        words = tr("{n} of {all} {all:kind|kinds} counted", n=head.counted, all=head.items)
        self._far.show_progress(words, head.counted, head.items)
        self.chips[Show.ALL].set_count(head.items)
        self.chips[Show.COUNTED].set_count(head.counted)
        self.chips[Show.VARIANCE].set_count(sums.variances)
        self.chips[Show.VARIANCE].setVisible(sums.variances is not None)
        self.chips[Show.UNCOUNTED].set_count(head.items - head.counted)
        self._choose(view.show)
