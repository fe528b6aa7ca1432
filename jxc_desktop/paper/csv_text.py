"""A table paper as csv that opens rightly in Excel and WPS and runs nothing there."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.spreadsheet import number_of
from jxc_desktop.paper.table_paper import Cell, Row, TablePaper

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_csv(path: Path, paper: TablePaper, progress: Callable[[int], None] | None = None) -> int:
    """Write heading, rows and totals as UTF-8 with a byte order mark; gives the rows written.

    Figures stay plain numbers (also negative ones), a text that a spreadsheet would run gets a ' before it.
    """
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([safe_text(column.title) for column in paper.columns])
        for row in paper.rows:
            out.writerow(_fields(row))
            written += 1
            if progress and written % 1000 == 0:
                progress(written)
        for row in paper.totals:
            out.writerow(_fields(row))
    return written


def _fields(row: Row) -> list[str]:
    return [_field(cell) for cell in row.cells]


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Money | Quantity | Price):
        return str(number_of(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, int | Decimal):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return safe_text(cell)


def safe_text(text: str) -> str:
    """`text` without controls (line breaks and tabs stay), a ' before it where it begins like a formula."""
    plain = "".join(c for c in text if c in "\t\r\n" or (ord(c) >= 0x20 and not 0x7F <= ord(c) < 0xA0))
    plain = plain.encode("utf-8", "ignore").decode("utf-8")
    return f"'{plain}" if plain.lstrip(" \u3000").startswith(_DANGEROUS) else plain
