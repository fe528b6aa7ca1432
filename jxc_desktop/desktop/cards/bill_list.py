"""The open papers of a partner, and how much of each is settled now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from jxc_desktop.desktop.kit.table import Column, Grid
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.documents.settle import OpenItem
from jxc_desktop.finance.money_paper import BillPart
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_HEIGHT, _LEAST_HEIGHT = 190, 110


@dataclass(frozen=True, slots=True)
class BillRow:
    """One open paper; `now` is None where nothing is typed."""

    document_id: int
    number: str
    business_day: str
    amount: Money
    open: Money
    now: Money | None = None


class BillList(QObject):
    """`changed` whenever a part was typed, `refused(sentence)` where it is more than is open."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        yuan = tr("¥")
        columns = (
            Column("number", tr("Paper"), Cell.CODE, width=190, stretch=True, sortable=False),
            Column("business_day", tr("Day"), Cell.MUTED, width=110, sortable=False),
            Column("amount", tr("Sum"), Cell.MONEY, yuan, 110, sortable=False),
            Column("open", tr("Still open"), Cell.MONEY, yuan, 110, sortable=False),
            Column("now", tr("Settle now"), Cell.MONEY, yuan, 110, editable=True, sortable=False),
        )
        self.grid = Grid(columns, name=tr("Open papers"), identity=lambda row: row.document_id)
        # On a low screen the list gives way, not the words under the fields.
        self.grid.setMinimumHeight(_LEAST_HEIGHT)
        self.grid.setMaximumHeight(_HEIGHT)
        self.grid.rows_model.edited.connect(self._typed)
        self.grid.edit_refused.connect(self.refused)

    def show_bills(self, bills: Iterable[OpenItem]) -> None:
        """These are open, the oldest first."""
        rows = [BillRow(b.document_id, b.number, b.business_day, b.amount, b.open) for b in bills]
        self.grid.show_rows(rows)
        if rows:
            self.grid.go_to(0, "now")

    def parts(self) -> tuple[BillPart, ...]:
        """What was typed; nothing means the oldest first."""
        return tuple(BillPart(row.document_id, row.now) for row in self._rows if row.now)

    def total(self) -> Money:
        """The sum of it."""
        return Money.total(part.amount for part in self.parts())

    @property
    def _rows(self) -> list[BillRow]:
        return list(self.grid.rows_model.rows)

    def _typed(self, number: int, _key: str, value: object) -> None:
        rows = self._rows
        now = value if isinstance(value, Money) and value else None
        if now is not None and not ZERO < now <= rows[number].open:
            self.refused.emit(tr("Of this paper {sum} is still open", sum=grouped(rows[number].open)))
            return
        rows[number] = replace(rows[number], now=now)
        self.grid.show_rows(rows)
        self.changed.emit()
