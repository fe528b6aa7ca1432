"""Opens what a shop keeps its lists in - .xlsx, .xlsm, .xls, .csv, .txt, .tsv - as sheets of rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from jxc_desktop.exchange.cells import Row, is_blank
from jxc_desktop.exchange.delimited import Delimited, open_delimited
from jxc_desktop.exchange.opening import LIMITS, Kind, Limits, file_troubles, kind_of
from jxc_desktop.exchange.package import Package, Survey, examined
from jxc_desktop.exchange.watching import EVERY_ROWS, UNWATCHED, Watch
from jxc_desktop.kernel.refusal import Refused


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet to choose from; `hidden` ones are listed too."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file. Hidden and filtered rows and columns are taken like all others, and counted here.

    `hidden_rows` and `hidden_columns` are None where the format does not tell (.xls), 0 for text.
    """

    name: str
    path: Path
    row_count: int
    hidden_rows: int | None
    hidden_columns: int | None
    _source: CalamineSheet | Delimited
    _survey: Survey = field(default_factory=Survey)

    def rows(self, watch: Watch = UNWATCHED) -> Iterator[Row]:
        """Every row from the top, blank ones too, made one by one; each call begins anew.

        Macros are never run and formulas never worked out: the values saved last stand in the cells.
        """
        if isinstance(self._source, Delimited):
            yield from self._source.rows(watch)
            return
        for number, cells in enumerate(self._source.iter_rows(), start=1):
            if number % EVERY_ROWS == 0:
                watch.step(number, self.row_count)
            yield Row(number, tuple(cells))

    @property
    def has_marks(self) -> bool:
        """Whether any cell is a formula or a fault."""
        return bool(self._survey.formulas or self._survey.faults)

    def is_formula(self, row_number: int, column: int) -> bool:
        """Whether the value stands for a formula (row as Excel numbers it, column from 0)."""
        return self._survey.is_formula(row_number - 1, column)

    def is_fault(self, row_number: int, column: int) -> bool:
        """Whether the cell shows #N/A or another fault of a formula."""
        return self._survey.is_fault(row_number - 1, column)


def list_sheets(path: str | Path, limits: Limits = LIMITS) -> tuple[SheetName, ...]:
    """The sheets of a file in its order; a text file is one sheet of its own name. Refused "import.*"."""
    path = Path(path)
    kind = kind_of(path, limits)
    if kind is Kind.TEXT:
        return (SheetName(path.stem),)
    if kind is Kind.XLSX:
        with examined(path, limits, UNWATCHED):
            pass
    return _names(path)


def read_sheet(path: str | Path, name: str | None = None, watch: Watch = UNWATCHED, limits: Limits = LIMITS) -> Sheet:
    """One sheet (the first visible one with anything in it where no name is given), checked before it is parsed.

    Refused "import.*": missing, locked, too large, encrypted, damaged, not a table, a zip bomb, entities,
    too many cells, empty, cancelled.
    """
    path = Path(path)
    kind = kind_of(path, limits)
    if kind is Kind.TEXT:
        text = open_delimited(path, watch)
        return _filled(Sheet(path.stem, path, text.lines, 0, 0, text))
    if kind is Kind.XLS:
        return _filled(_chosen(path, name, lambda choice: _read_xls(path, choice)))
    with examined(path, limits, watch) as package:
        return _filled(_chosen(path, name, lambda choice: _read_xlsx(path, choice, package)))


def _chosen(path: Path, name: str | None, read: Callable[[str], Sheet]) -> Sheet:
    names = _names(path)
    if name is not None:
        if name not in {choice.name for choice in names}:
            raise Refused("import.no_such_sheet", sheet=name)
        return read(name)
    for choice in sorted(names, key=lambda choice: choice.hidden):
        sheet = read(choice.name)
        if sheet.row_count:
            return sheet
    raise Refused("import.sheet_empty", sheet=names[0].name if names else path.stem)


def _read_xls(path: Path, name: str) -> Sheet:
    with _workbook(path) as book:
        source = book.get_sheet_by_name(name)
    return Sheet(name, path, source.total_height + 1 if source.end else 0, None, None, source)


def _read_xlsx(path: Path, name: str, package: Package) -> Sheet:
    survey = package.survey(name)
    with _workbook(path) as book:
        source = book.get_sheet_by_name(name)
    return Sheet(name, path, survey.rows, survey.hidden_rows, survey.hidden_columns, source, survey)


def _names(path: Path) -> tuple[SheetName, ...]:
    with _workbook(path) as book:
        return tuple(
            SheetName(entry.name, entry.visible is not SheetVisibleEnum.Visible)
            for entry in book.sheets_metadata
            if entry.typ is SheetTypeEnum.WorkSheet
        )


def _filled(sheet: Sheet) -> Sheet:
    if not any(not is_blank(value) for row in sheet.rows() for value in row.cells):
        raise Refused("import.sheet_empty", sheet=sheet.name)
    return sheet


@contextmanager
def _workbook(path: Path) -> Iterator[CalamineWorkbook]:
    try:
        with file_troubles(path), CalamineWorkbook.from_path(path) as book:
            yield book
    except PasswordError:
        raise Refused("import.encrypted", file=path.name) from None
    except CalamineError as trouble:
        raise Refused("import.damaged", file=path.name) from trouble
    except BaseException as trouble:
        if type(trouble).__name__ != "PanicException":  # what a parser written in Rust raises past Exception
            raise
        raise Refused("import.damaged", file=path.name) from trouble
