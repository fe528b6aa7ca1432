"""A strip of roll paper as plain rows, laid out once and drawn alike by the PDF and by the till printer."""

from dataclasses import dataclass
from enum import Enum

from jxc_desktop.paper.pdf import Align


class Size(Enum):
    """How loud a row is; each renderer has its own measure for it."""

    SMALL = "small"
    PLAIN = "plain"
    NAME = "name"
    BIG = "big"
    HUGE = "huge"
    TITLE = "title"


BOLD_SIZES = frozenset({Size.BIG, Size.HUGE, Size.TITLE})


@dataclass(frozen=True, slots=True)
class Words:
    """One text, wrapped where it is too long."""

    text: str
    size: Size = Size.PLAIN
    align: Align = Align.LEFT
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A text at the left edge and one at the right; on two rows where they do not fit on one."""

    left: str
    right: str
    size: Size = Size.PLAIN
    right_size: Size | None = None
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Three:
    """Left, middle (its right edge at two thirds of the strip) and right."""

    left: str
    middle: str
    right: str
    size: Size = Size.PLAIN


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the strip."""

    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Barcode:
    """Code 128 of a printable ASCII text."""

    code: str


@dataclass(frozen=True, slots=True)
class Space:
    """White paper, in text rows (0.5 is half a row)."""

    rows: float = 1.0


Row = Words | Pair | Three | Rule | Barcode | Space


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows of one strip from top to bottom, and its title for queues and file properties."""

    title: str
    rows: tuple[Row, ...]


class Roll(Enum):
    """The two papers of till printers, by their width in mm."""

    MM58 = 58
    MM80 = 80

    @property
    def columns(self) -> int:
        """Half-width characters in one row (TRADE.md rule 15)."""
        return 32 if self is Roll.MM58 else 48

    @property
    def margin_mm(self) -> float:
        """White edge on each side."""
        return 5.0

    @property
    def dots(self) -> int:
        """Printable dots of a 203 dpi head."""
        return 384 if self is Roll.MM58 else 576
