"""The goods on the shelves on the first day: scanned or looked for, counted, valued."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.cards.opening_lines import GoodsLine, goods_columns
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.layout import column
from jxc_desktop.desktop.kit.table import ROW_EDIT, Grid
from jxc_desktop.desktop.lines.goods_entry import Entered, GoodsEntry
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.set_opening import OpeningStock
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class OpeningGoods(QWidget):
    """`changed` whenever a line is another."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.lines: tuple[GoodsLine, ...] = ()
        self._before: list[tuple[GoodsLine, ...]] = []
        self.entry = GoodsEntry(work, tr("Scan one for each; 24*code for many"))
        self.grid = Grid(goods_columns(), name=tr("Opening stock"), row_height=ROW_EDIT)
        hints = [
            ("↑ ↓", tr("line")),
            ("Enter", tr("how many")),
            ("+ -", tr("step")),
            ("Del", tr("delete the line")),
            ("F2", tr("Find goods")),
        ]
        self.card = LineCard(self.grid, hints)
        self.setLayout(column(self.entry, (self.card, 1), gap=10))
        self.setFocusProxy(self.entry.line)
        self.entry.entered.connect(self.take)
        self.entry.moved.connect(self.card.move_bar)
        self.entry.stepped.connect(self._step)
        self.entry.deleted.connect(self._remove)
        self.entry.empty_enter.connect(self._edit)
        self.grid.typed.connect(self.entry.type_on)
        self.grid.rows_model.edited.connect(self._typed)
        self.grid.edit_refused.connect(lambda fault: self.entry.line.say(fault, "bad"))
        self._show(None)

    @property
    def total(self) -> Money:
        """What the goods cost in all."""
        return Money.total(line.value for line in self.lines)

    def stock(self) -> tuple[OpeningStock, ...]:
        """As the verb takes it; lines without a quantity are left out."""
        return tuple(
            OpeningStock(line.goods.unit_id, line.quantity, line.value) for line in self.lines if line.quantity
        )

    def clear(self) -> None:
        """Empty, after the opening is booked."""
        self._before = []
        self.entry.line.say("")
        self._put((), None)

    def fill(self, lines: tuple[GoodsLine, ...]) -> None:
        """The lines of a draft."""
        self._before = []
        self.lines = lines
        self._show(None)

    def undo(self) -> bool:
        """The lines as they were before the last change."""
        if not self._before:
            return False
        self.lines = self._before.pop()
        self._show(None)
        return True

    def take(self, entered: Entered) -> None:
        """An item: a line of its own, or more on the line it has."""
        goods = entered.goods
        at = next((n for n, line in enumerate(self.lines) if line.goods.unit_id == goods.unit_id), None)
        if at is None:
            place = self._work.session.warehouse_id
            held = self._work.look(lambda conn: on_hand(conn, goods.item_id, place)).quantity
            self._put((*self.lines, GoodsLine(goods, entered.quantity, held=held)), len(self.lines))
        else:
            self._replace(at, replace(self.lines[at], quantity=self.lines[at].quantity + entered.quantity))
        more = tr("{item}  +{n} {unit}", item=goods.label, n=grouped(entered.quantity), unit=goods.unit)
        self.entry.line.say(more)

    # --- lines -------------------------------------------------------------------------------------------------

    def _put(self, lines: tuple[GoodsLine, ...], current: int | None) -> None:
        if lines:
            self._before = [*self._before[-100:], self.lines]
        self.lines = lines
        self._show(current)

    def _replace(self, number: int, line: GoodsLine) -> None:
        self._put((*self.lines[:number], line, *self.lines[number + 1 :]), number)

    def _at(self) -> int | None:
        number = self.grid.current_number
        return number if 0 <= number < len(self.lines) else None

    def _step(self, by: int) -> None:
        at = self._at()
        if at is not None:
            line = self.lines[at]
            self._replace(at, replace(line, quantity=max(line.quantity + Quantity.of(by), NONE)))

    def _remove(self) -> None:
        at = self._at()
        if at is not None:
            self._put((*self.lines[:at], *self.lines[at + 1 :]), at)

    def _edit(self) -> None:
        at = self._at()
        if at is not None:
            self.grid.setFocus()
            self.grid.begin_edit(at, "now")

    def _typed(self, number: int, key: str, value: object) -> None:
        line = self.lines[number]
        if key == "now" and (value is None or isinstance(value, Quantity)):
            self._replace(number, replace(line, quantity=max(value or NONE, NONE)))
        elif key == "value" and (value is None or isinstance(value, Money)):
            self._replace(number, replace(line, typed_value=None if value is None else max(value, ZERO)))

    def _show(self, current: int | None) -> None:
        self.card.show_lines(list(enumerate(self.lines, 1)), current)
        if self.card.totals:
            pieces = Quantity.total(line.quantity for line in self.lines)
            sums = {"now": pieces, "value": self.total}
            self.card.totals.show_totals(tr("{n} {n:kind|kinds}", n=len(self.lines)), sums)
        if self.lines:
            self.card.show_rows()
        else:
            why = tr("Scan what lies on the shelves, or bring it all in with the goods list under Settings, Import.")
            self.card.show_instead(EmptyState("package", tr("What is there on the first day?"), why))
        free = sum(1 for line in self.lines if line.quantity and not line.value)
        self.card.say(tr("{n} {n:line costs|lines cost} nothing yet", n=free) if free else "", "warn")
        self.changed.emit()
