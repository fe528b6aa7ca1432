"""The sheet a counter carries along the shelves (盘点表), blind or with the book quantities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.table_paper import Cell, Column, Kind, Row, RowKind, TablePaper
from jxc_desktop.words import tr


@dataclass(frozen=True, slots=True)
class CountLine:
    """One item to be counted; a change of `category` between neighbours starts a new block."""

    code: str
    name: str
    book: Quantity
    spec: str = ""
    unit: str = ""
    barcode: str = ""
    shelf: str = ""
    category: str = ""


def stocktake_sheet(
    shop_name: str,
    number: str,
    warehouse: str,
    lines: Sequence[CountLine],
    printed_at: datetime,
    *,
    blind: bool,
    prepared_by: str = "",
) -> TablePaper:
    """The sheet as a table paper with boxes to write in; `blind` leaves out what the book says (TRADE.md row 20)."""
    columns = [
        Column(tr("Code"), Kind.CODE),
        Column(tr("Barcode"), Kind.CODE),
        Column(tr("Goods"), weight=4),
        Column(tr("Spec"), weight=1),
        Column(tr("Unit"), Kind.UNIT),
        Column(tr("Shelf"), Kind.UNIT),
    ]
    if not blind:
        columns.append(Column(tr("Book quantity"), Kind.QUANTITY))
    columns += [Column(tr("Counted"), blank=True, weight=1), Column(tr("Counted again"), blank=True, weight=1)]
    columns.append(Column(tr("Note"), blank=True, weight=2))
    return TablePaper(
        title=tr("Stock-take sheet"),
        columns=tuple(columns),
        rows=tuple(_rows(lines, len(columns), blind)),
        subtitle=number,
        shop_name=f"{shop_name}   {warehouse}".strip(),
        scope=tr("{n} {n:item|items} to count", n=len(lines)),
        note=tr("Leave blank what you did not count; write 0 where there is none."),
        prepared_by=prepared_by,
        printed_at=printed_at,
        landscape=False,
        row_mm=8.4,
    )


def _rows(lines: Sequence[CountLine], width: int, blind: bool) -> list[Row]:
    rows: list[Row] = []
    category = ""
    for line in lines:
        if line.category and line.category != category:
            rows.append(Row((line.category, *[""] * (width - 1)), RowKind.GROUP))
        category = line.category
        cells: list[Cell] = [line.code, line.barcode, line.name, line.spec, line.unit, line.shelf]
        if not blind:
            cells.append(line.book)
        rows.append(Row((*cells, "", "", "")))
    return rows
