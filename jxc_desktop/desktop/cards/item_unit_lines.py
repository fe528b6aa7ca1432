"""The further units of an item as a table one types into: how many pieces, barcodes, prices."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.item_fields import MOST_UNITS, NO_PRICE, BarcodeSource, NewBarcode, NewUnit
from jxc_desktop.catalog.lookups import UnitCard
from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.kit.table import ROW_LIST, Column, Grid, Kind, TableCard
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.words import tr

Sources = dict[str, BarcodeSource]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One further unit as it stands in the table; an empty price follows from the pieces in it."""

    name: str = ""
    factor: Quantity | None = None
    barcodes: str = ""
    retail_price: Price | None = None
    member_price: Price | None = None
    wholesale_price: Price | None = None
    purchase_price: Price | None = None


def line_of(unit: UnitCard) -> UnitLine:
    """A kept unit as a line."""
    return UnitLine(
        unit.name,
        unit.factor,
        " ".join(code.code for code in unit.barcodes),
        unit.retail_price or None,
        unit.member_price or None,
        unit.wholesale_price or None,
        unit.purchase_price or None,
    )


def split_codes(text: str, sources: Sources) -> tuple[NewBarcode, ...]:
    """Codes written with spaces or commas between; a known one keeps who gave it."""
    codes = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    return tuple(NewBarcode(code, sources.get(code, BarcodeSource.MAKER)) for code in codes)


class UnitLines(QWidget):
    """A blank line at the end takes a new unit; Del takes one away; a scan goes to the line whose barcode cell
    the cursor is in."""

    changed = Signal()

    def __init__(self, *, sees_cost: bool) -> None:
        super().__init__()
        self.grid = _UnitGrid(_columns(sees_cost))
        self.grid.rows_model.edited.connect(self._edited)
        self.grid.edit_refused.connect(self.set_fault)
        self.grid.removed.connect(self._remove)
        self._fault_icon, self._fault = Glyph("circle-alert", "bad", 14), Words("", 12, "bad")
        self._hint = note(tr("Type into the blank line for one more; empty prices follow from the pieces"))
        foot = row(self._fault_icon, self._fault, self._hint, STRETCH, KeyCap("Enter"), note(tr("type")), KeyCap("Del"))
        foot.addWidget(note(tr("take the line away")))
        card = TableCard(self.grid)
        card.setMinimumHeight(112)
        self.setLayout(column(note(tr("Further units")), (card, 1), foot, gap=4))
        self.setFocusProxy(self.grid)
        self.set_fault("")
        self.show_lines(())

    def show_lines(self, lines: Iterable[UnitLine]) -> None:
        """These units, and a blank line."""
        self.grid.show_rows([*lines, UnitLine()])

    def lines(self) -> tuple[UnitLine, ...]:
        """What is written, the blank line left out."""
        return tuple(line for line in self.grid.rows_model.rows if line != UnitLine())

    def units(self, sources: Sources) -> tuple[NewUnit, ...]:
        """The lines as the card hands them in; what is missing in one is refused by the card's own rules."""
        return tuple(
            NewUnit(
                line.name,
                line.factor or NONE,
                split_codes(line.barcodes, sources),
                line.retail_price or NO_PRICE,
                line.member_price or NO_PRICE,
                line.wholesale_price or NO_PRICE,
                line.purchase_price or NO_PRICE,
            )
            for line in self.lines()
        )

    def set_fault(self, text: str) -> None:
        """What cannot be saved, below the table; "" takes it away."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self._fault_icon.setVisible(bool(text))
        self._hint.setVisible(not text)

    def take_scan(self, text: str) -> bool:
        """A scan while the cursor is in a barcode cell belongs to that unit."""
        grid = self.grid
        number = grid.current_number
        if number < 0 or grid.currentIndex().column() != grid.rows_model.column_number("barcodes"):
            return False
        grid.setFocus()
        known = grid.rows_model.rows[number].barcodes
        if text not in known.split():
            self._edited(number, "barcodes", f"{known} {text}".strip())
        return True

    def _edited(self, number: int, key: str, value: object) -> None:
        model = self.grid.rows_model
        given: Any = ("" if value is None else value) if key in ("name", "barcodes") else value
        model.replace_row(number, dataclasses.replace(model.rows[number], **{key: given}))
        if number == len(model.rows) - 1 and len(model.rows) < MOST_UNITS and model.rows[number] != UnitLine():
            model.insert_row(len(model.rows), UnitLine())
        self.set_fault("")
        self.changed.emit()

    def _remove(self, number: int) -> None:
        model = self.grid.rows_model
        if number < len(model.rows) and model.rows[number] != UnitLine():
            model.remove_row(number)
            if not model.rows or model.rows[-1] != UnitLine():
                model.insert_row(len(model.rows), UnitLine())
            self.grid.go_to(min(number, len(model.rows) - 1))
            self.changed.emit()


class _UnitGrid(Grid):
    """Del takes the line away."""

    removed = Signal(int)

    def __init__(self, columns: list[Column]) -> None:
        super().__init__(columns, name=tr("Further units"), row_height=ROW_LIST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.current_number)
        else:
            super().keyPressEvent(event)


def _columns(sees_cost: bool) -> list[Column]:
    prices = {"retail_price": tr("Retail"), "member_price": tr("Member"), "wholesale_price": tr("Wholesale")}
    if sees_cost:
        prices["purchase_price"] = tr("Bought")
    return [
        Column("name", tr("Unit"), width=90, editable=True, sortable=False),
        Column("factor", tr("Pieces in it"), Kind.QUANTITY, width=100, editable=True, sortable=False),
        Column("barcodes", tr("Barcodes"), Kind.CODE, width=150, stretch=True, editable=True, sortable=False),
        *[Column(key, title, Kind.PRICE, tr("¥"), 116, editable=True, sortable=False) for key, title in prices.items()],
    ]
