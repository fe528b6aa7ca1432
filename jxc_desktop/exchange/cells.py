"""What a cell of a sheet may hold, and the text it stands for."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

Value = str | int | float | bool | date | time | timedelta
"""A cell as the file stores it; an empty cell is the empty text. A `datetime` is a `date`."""


class Row(NamedTuple):
    """One row of a sheet; `number` is the one Excel shows beside it."""

    number: int
    cells: tuple[Value, ...]

    def cell(self, column: int) -> Value:
        """The value in a column counted from 0; empty behind the row's end."""
        return self.cells[column] if column < len(self.cells) else ""


def as_text(value: Value) -> str:
    """The text a person sees in the cell: 6901234567892.0 is "6901234567892", 9.8000000000000007 is "9.8".

    Numbers keep 15 digits, as Excel does, and never an exponent.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        shortest = repr(value)
        if len(shortest) <= 16 and "e" not in shortest and "n" not in shortest:
            return shortest
        return f"{Decimal(format(value, '.15g')):f}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def is_number(value: Value) -> bool:
    """Whether the file stores the cell as a number, so that leading zeros are already gone."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_blank(value: Value) -> bool:
    """Whether nothing can be seen in the cell."""
    return isinstance(value, str) and not value.strip()
