"""What a scan, a typed figure and Ctrl Z make of a count: one item at a time, written by the clerk."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from jxc_desktop.catalog.find import ItemUnit, item_by_id
from jxc_desktop.desktop.stock.count_table import label_of
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.count_item import CountItem, ItemCounted, Tally, UncountItem, count_item, uncount_item
from jxc_desktop.stock.count_sheets import CountRow
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class Tallied:
    """One scan that was counted: what Ctrl Z takes back."""

    goods: ItemUnit
    quantity: Quantity
    result: ItemCounted


class Tallying(QObject):
    """One per take. `counted(Tallied)`, `told(text, tone)`; `already(goods, quantity, Refused)` where somebody else
    has counted it. `last` is what was counted last and still is."""

    counted = Signal(object)
    told = Signal(str, str)
    already = Signal(object, object, object)

    def __init__(self, parent: QObject, work: Workplace, take_id: int) -> None:
        super().__init__(parent)
        self._work, self._take_id = work, take_id
        self.last: Tallied | None = None
        self._done: list[Tallied] = []

    def count(self, goods: ItemUnit, quantity: Quantity, tally: Tally = Tally.ADD, *, undone: bool = False) -> None:
        """So much of it counts."""

        def counted(result: ItemCounted) -> None:
            self.last = Tallied(goods, quantity, result)
            if not undone:
                self._done.append(self.last)
            self.counted.emit(self.last)
            self.told.emit(tr("{item}  counted {n}", item=result.label, n=grouped(result.counted)), "ok")

        def refused(refusal: Refused) -> None:
            if refusal.key == "count.already":
                self.already.emit(goods, quantity, refusal)
            else:
                self.told.emit(say_refusal(refusal), "bad")

        request = CountItem(self._take_id, goods.unit_id, quantity, tally)
        self._work.run(self, count_item, request, counted, refused=refused)

    def step(self, row: CountRow, by: int) -> None:
        """One more, or one less."""
        self.count(self._base(row), Quantity.of(by))

    def take(self, row: CountRow, typed: object) -> None:
        """The whole count of a line was typed; nothing takes it out."""
        if typed is None:
            self.take_out(row)
        elif isinstance(typed, Quantity) and typed < NONE:
            self.told.emit(tr("There is never less than nothing on a shelf"), "warn")
        elif isinstance(typed, Quantity) and typed != row.counted:
            mine = row.counted is not None and row.counted_by == self._work.session.name
            self.count(self._base(row), typed, Tally.REPLACE if mine else Tally.FIRST)

    def take_out(self, row: CountRow) -> None:
        """It is not counted any more."""
        if row.counted is None:
            return
        self.last = None
        self._done = [one for one in self._done if one.goods.item_id != row.item_id]
        self._take_out(row.item_id, label_of(row))

    def undo(self) -> bool:
        """The last scan back; False where there is none."""
        if not self._done:
            return False
        last = self._done.pop()
        if last.result.times > 1:
            self.count(last.goods, -last.quantity, undone=True)
        else:
            self.last = None
            self._take_out(last.goods.item_id, last.result.label)
        return True

    def _take_out(self, item_id: int, label: str) -> None:
        words = tr("{item} is not counted any more", item=label)
        request = UncountItem(self._take_id, item_id)
        self._work.run(self, uncount_item, request, lambda _: self.told.emit(words, "text2"))

    def _base(self, row: CountRow) -> ItemUnit:
        return self._work.look(lambda conn: item_by_id(conn, row.item_id))
