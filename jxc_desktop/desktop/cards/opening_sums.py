"""The sums of an opening: partners chosen one by one, or all funds or accounts at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.cards.opening_lines import SumLine, sum_columns
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.table import ROW_EDIT, Grid, TableCard
from jxc_desktop.kernel.money import Money
from jxc_desktop.words import tr

Choose = Callable[[Callable[[SumLine], None]], object]


class OpeningSums(QWidget):
    """A table of sums to type. With `choose` (F2) the lines are named one by one and Del takes one out again."""

    changed = Signal()

    def __init__(
        self, titles: tuple[str, str, str], *, choose: Choose | None = None, verb: str = "", why: str = ""
    ) -> None:
        super().__init__()
        self.lines: tuple[SumLine, ...] = ()
        self.grid = Grid(sum_columns(*titles), name=titles[0], row_height=ROW_EDIT)
        self.card = TableCard(self.grid, totals=True)
        self.pick: KeyButton | None = None
        top: QWidget | None = None
        if choose:
            self.pick = KeyButton(verb, "F2", icon="search")
            self.pick.clicked.connect(lambda: choose(self.add))
            top = boxed(row(self.pick, note(why, "text2"), STRETCH, gap=12))
            remove = QShortcut(QKeySequence("Del"), self.grid)
            remove.setContext(Qt.ShortcutContext.WidgetShortcut)
            remove.activated.connect(self._remove)
        self.setLayout(column(top, (self.card, 1), gap=10))
        self.setFocusProxy(self.grid)
        self.grid.rows_model.edited.connect(self._typed)
        self._show(None)

    @property
    def typed(self) -> tuple[SumLine, ...]:
        """The lines with a sum."""
        return tuple(line for line in self.lines if line.amount)

    @property
    def total(self) -> Money:
        """What was typed in all, a debit positive."""
        return Money.total(line.amount if line.side > 0 else -line.amount for line in self.lines if line.amount)

    def show_lines(self, lines: Sequence[SumLine]) -> None:
        """The lines as they stand now; what was typed into them stays."""
        kept = {line.key: line.amount for line in self.lines}
        now = tuple(replace(line, amount=kept.get(line.key)) for line in lines)
        if now != self.lines:
            self.fill(now)

    def fill(self, lines: tuple[SumLine, ...]) -> None:
        """The lines of a draft, with their sums."""
        self.lines = lines
        self._show(None)

    def add(self, line: SumLine) -> None:
        """Another partner, or the line he has; the cursor goes into his sum."""
        at = next((n for n, known in enumerate(self.lines) if known.key == line.key), None)
        if at is None:
            at = len(self.lines)
            self.lines = (*self.lines, line)
            self._show(at)
        self.grid.setFocus()
        self.grid.begin_edit(at, "amount")

    def clear(self) -> None:
        """Nothing typed any more; named lines go."""
        self.lines = () if self.pick else tuple(replace(line, amount=None) for line in self.lines)
        self._show(None)

    def _remove(self) -> None:
        at = self.grid.current_number
        if 0 <= at < len(self.lines):
            self.lines = (*self.lines[:at], *self.lines[at + 1 :])
            self._show(at)

    def _typed(self, number: int, _: str, value: object) -> None:
        if value is None or isinstance(value, Money):
            line = replace(self.lines[number], amount=value)
            self.lines = (*self.lines[:number], line, *self.lines[number + 1 :])
            self.grid.rows_model.replace_row(number, line)
            self._say_totals()

    def _show(self, current: int | None) -> None:
        self.grid.show_rows(self.lines)
        if current is not None and self.lines:
            self.grid.go_to(min(current, len(self.lines) - 1))
        if self.lines or not self.pick:
            self.card.show_rows()
        else:
            self.card.show_instead(EmptyState("users", tr("Nobody yet"), tr("F2 finds him; then type his sum.")))
        self._say_totals()

    def _say_totals(self) -> None:
        if self.card.totals:
            said = tr("{n} with a sum", n=len(self.typed))
            by_side = Money.total(line.amount for line in self.lines if line.amount)
            one_side = len({line.side for line in self.lines}) <= 1
            self.card.totals.show_totals(said, {"amount": by_side} if one_side else {})
        self.changed.emit()
