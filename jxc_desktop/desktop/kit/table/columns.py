"""How a column is declared, and how a row can look."""

from collections.abc import Callable
from dataclasses import dataclass

from jxc_desktop.desktop.kit.kinds import FIGURES, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStyle:
    """How a whole row looks: a group heading, a row put aside, an indented one; its left half, if it has two."""

    group: bool = False  # bold on sunken ground
    faint: bool = False  # not yet, or no longer
    bold: bool = False
    indent: int = 0
    tone: str = ""
    beside: "RowStyle | None" = None  # the right half of two lists side by side


PLAIN_ROW = RowStyle()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` names the field of a row, `unit` stands in the header and never in a cell.

    `read` takes the value out of a row where it is not simply its field. `group` is the block title above
    neighbouring columns ("Opening"). `hidden` columns are offered by the column chooser but not shown at first.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    width: int = 100
    stretch: bool = False
    editable: bool = False
    group: str = ""
    hidden: bool = False
    sortable: bool = True
    read: Callable[[object], object] | None = None

    @property
    def is_figure(self) -> bool:
        """Right-aligned, with tabular digits."""
        return self.kind in FIGURES

    @property
    def full_title(self) -> str:
        """Block, title and unit, as a screen reader and the chooser say it."""
        return " ".join(part for part in (self.group, self.title, self.unit) if part)
