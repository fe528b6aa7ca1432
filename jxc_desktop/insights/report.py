"""A report as it is declared once: screen, preview, paper, spreadsheet and the door all read it (TRADE.md row 66)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, RowMapping, Select

from jxc_desktop.insights.answers import Answers, Question
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.usecase import Session

if TYPE_CHECKING:
    Asked = Select[Any]


class Kind(StrEnum):
    """What a column holds; it decides the type of its cells.

    MONEY Money, QUANTITY Quantity, PRICE Price, COUNT int, PERCENT Decimal (40.0 is 40 %), TAG Tag, the rest
    text: DAY "2026-11-22", MOMENT "2026-11-22T14:36:05.123".
    """

    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    QUANTITY = "quantity"
    PRICE = "price"
    PERCENT = "percent"
    COUNT = "count"
    DAY = "day"
    MOMENT = "moment"
    TAG = "tag"

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures, set right and able to be summed or negative."""
        return self in _FIGURES


_FIGURES = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.PERCENT, Kind.COUNT})


class RowKind(StrEnum):
    """A plain line, the head of a block with its sums, or a subtotal below one."""

    LINE = "line"
    GROUP = "group"
    SUBTOTAL = "subtotal"


class Thing(StrEnum):
    """What a row opens (drill-down, TRADE.md row 68)."""

    DOCUMENT = "document"
    ITEM = "item"
    PARTNER = "partner"
    ACCOUNT = "account"
    REPORT = "report"
    USER = "user"
    SHIFT = "shift"
    FUND = "fund"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word, with the tone it is shown in ("" = quiet, "ok", "warn", "bad")."""

    text: str
    tone: str = ""

    def __str__(self) -> str:
        return self.text


Cell = Money | Quantity | Price | Decimal | int | str | Tag | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `title`, `unit` and `group` are English source for `words.tr`.

    `cost` columns are neither shown nor asked for without SEE_COST. `shown` is False where only the column
    chooser offers it. `says` turns codes of the database into words (and tones, for tags), `tells` any other
    text.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    group: str = ""
    width: int = 100
    stretch: bool = False
    cost: bool = False
    shown: bool = True
    sortable: bool = True
    says: Mapping[str, Tag] = field(default_factory=dict)
    tells: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Opens:
    """What Enter shows: `key` is an id (an account's code, the name of a report or page); `answers` to ask a report."""

    thing: Thing
    key: int | str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """The right half of a row where two lists stand side by side: from cell `at` on, a line of its own."""

    at: int
    opens: Opens | None = None
    kind: RowKind = RowKind.LINE
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """As many cells as the page has columns; what it says of kind and way on is for its left half, if it has two."""

    cells: tuple[Cell, ...]
    key: str = ""
    opens: Opens | None = None
    kind: RowKind = RowKind.LINE
    indent: int = 0
    faint: bool = False
    beside: Beside | None = None

    def right_half(self) -> "Row":
        """The line in the right half as a row by itself; the row as it is where it has no halves."""
        right = self.beside
        if right is None:
            return self
        return Row(self.cells[right.at :], self.key, right.opens, right.kind, right.indent, self.faint)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that stands above a report's table: what it is about, a sum of it; `title` in the spoken language."""

    title: str
    value: "Cell"
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a report; `next` asks for those that follow, None where there are none."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Totals:
    """The line below the table, over all that was asked for; `proof` is the foot line, `proven` whether it holds.

    `parts` are the sums it is made of, above it on paper; their first cell says which.
    """

    cells: tuple[Cell, ...]
    count: int
    proof: str = ""
    proven: bool = True
    parts: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads what: handed to the bodies of reports; `only` are the ids of lines whose order is known already."""

    conn: Connection
    session: Session
    answers: Answers
    columns: tuple[Column, ...]
    sort: str = ""
    only: tuple[Any, ...] = ()

    @property
    def sees_cost(self) -> bool:
        """Whether cost may be named in the query at all."""
        return self.session.may(Permission.SEE_COST)

    def row(
        self,
        values: Mapping[str, Cell],
        *,
        key: str = "",
        opens: Opens | None = None,
        kind: RowKind = RowKind.LINE,
        indent: int = 0,
    ) -> Row:
        """A row with the cells of the columns this reader has."""
        return Row(tuple([values.get(column.key) for column in self.columns]), key, opens, kind, indent)

    def cells(self, values: Mapping[str, Cell]) -> tuple[Cell, ...]:
        """The cells alone, as totals take them."""
        return tuple([values.get(column.key) for column in self.columns])


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows straight from the database, in pages by key.

    `ask` gives one Select, or several that share no row (one kind of paper each, so that each keeps its index),
    with columns labelled by the report's column keys and a unique "id"; none of them may be NULL where it is
    sorted by; what is labelled "<key>_by" gives the order of the column <key>.
    Figures come as the whole numbers the tables hold; PERCENT in tenths of a percent.
    `in_two_steps`: whether a page comes cheaper by finding its order with the sorted column alone and then filling
    those lines (`reader.only`). `summed` gives one row of all sums, and their "rows_found", where that is cheaper
    than adding up the lines.
    """

    ask: Callable[[Reader], "Asked | Sequence[Asked]"]
    opens: Callable[[RowMapping], Opens | None] = lambda row: None
    sums: tuple[str, ...] = ()
    faint: Callable[[RowMapping], bool] = lambda row: False
    finish: Callable[[dict[str, Any]], dict[str, Any]] = lambda sums: sums
    in_two_steps: Callable[["Reader"], bool] = lambda reader: False
    summed: Callable[["Reader"], "Asked | None"] = lambda reader: None
    proves: Callable[["Reader", Totals], Totals] = lambda reader, totals: totals


@dataclass(frozen=True, slots=True)
class Statement:
    """Rows worked out as a whole: subtotals, official line numbers.

    `page` gives so many rows behind a state, and the state behind them (None at the end), where working out all of
    them for one page would be too dear.
    """

    rows: Callable[[Reader], Iterable[Row]]
    totals: Callable[[Reader], Totals]
    page: Callable[[Reader, list[Any], int], tuple[list[Row], list[Any] | None]] | None = None


class Run(Protocol):
    """An account running on: `state` is all it must remember between two pages."""

    state: list[Any]

    def opening(self) -> Iterable[Row]:
        """What stands before the first line."""

    def line(self, row: RowMapping) -> Iterable[Row]:
        """A line, with what must stand before it."""

    def closing(self) -> Iterable[Row]:
        """What stands after the last line."""


@dataclass(frozen=True, slots=True)
class Running:
    """Lines by day and id with a running balance; `ask` labels "day" and "id", `begin` takes a former state."""

    ask: Callable[[Reader], "Asked"]
    begin: Callable[[Reader, list[Any] | None], Run]
    totals: Callable[[Reader], Totals]


Body = Listing | Statement | Running


@dataclass(frozen=True, slots=True)
class Report:
    """One report or list, declared once.

    `needs`: any one of these permissions; none = everybody signed in. `sort` is the first order ("day", "-day").
    `listed` says that it stands on the reports page; `hint` is English source shown beside the filters.
    `unfit` names columns that do not fit these answers (a group-by question). `facts` stand above the table.
    `halves` is the first column of the second of two lists side by side. `one_page`: its rows stand on one sheet
    of paper, as low as that takes. `form` is what the authorities call it.
    """

    name: str
    title: str
    room: str
    columns: tuple[Column, ...]
    questions: tuple[Question, ...]
    body: Body
    needs: tuple[Permission, ...] = ()
    sort: str = ""
    landscape: bool = False
    listed: bool = False
    hint: str = ""
    unfit: Callable[[Answers], frozenset[str]] = lambda answers: frozenset()
    facts: Callable[[Reader], Sequence[Fact]] | None = None
    halves: str = ""
    one_page: bool = False
    form: str = ""

    def answers(self, given: Mapping[str, str] | None = None, today: date | None = None) -> Answers:
        """What was asked, checked and completed with defaults.

        Refused "report.question", "report.question_missing", "report.choice", "date.invalid".
        """
        return Answers.read(self.questions, given or {}, today or date.today())

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the questions."""
        return {
            "type": "object",
            "properties": {question.key: question.schema() for question in self.questions},
            "required": [question.key for question in self.questions if question.required],
            "additionalProperties": False,
        }

    def may_read(self, session: Session) -> bool:
        """Whether this person may see it at all."""
        return not self.needs or any(session.may(permission) for permission in self.needs)

    def columns_for(self, session: Session, answers: Answers) -> tuple[Column, ...]:
        """The columns this person gets for these answers."""
        unfit, cost = self.unfit(answers), session.may(Permission.SEE_COST)
        return tuple(c for c in self.columns if c.key not in unfit and (cost or not c.cost))
