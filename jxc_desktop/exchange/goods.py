"""Reads a whole goods list: every item, and every bad or doubtful row with its reason."""

from dataclasses import dataclass

from jxc_desktop.exchange.cells import Row, as_text, is_blank
from jxc_desktop.exchange.codes import same_code_key
from jxc_desktop.exchange.columns import Plan, heading_key
from jxc_desktop.exchange.fields import IGNORED, Field
from jxc_desktop.exchange.findings import Finding, Severity
from jxc_desktop.exchange.goods_row import GoodsRow
from jxc_desktop.exchange.opening import LIMITS, Limits
from jxc_desktop.exchange.row_reader import RowReader
from jxc_desktop.exchange.sheets import Sheet
from jxc_desktop.exchange.watching import UNWATCHED, Watch
from jxc_desktop.kernel.refusal import Refused

_TOTALS = frozenset({"合计", "总计", "小计", "共计", "累计", "total", "sum", "grandtotal", "subtotal"})
_MOST_TOTAL_WORD = 12


@dataclass(frozen=True, slots=True)
class GoodsReading:
    """What a dry run shows: `rows` may be imported only where there are no errors (all or nothing, row 67)."""

    rows: tuple[GoodsRow, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops the import, in the order of the sheet."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def read_goods(
    sheet: Sheet, plan: Plan, watch: Watch = UNWATCHED, limits: Limits = LIMITS, *, shared_barcodes: bool = False
) -> GoodsReading:
    """Reads every row below the headings; `shared_barcodes` lets several items carry one barcode (row 25).

    Refused "import.no_name_column", "import.no_rows", "import.too_many_rows", "import.cancelled" and what reading
    the file may meet.
    """
    if not plan.columns.keys() & {Field.NAME, Field.CODE}:
        raise Refused("import.no_name_column")
    reader = RowReader(sheet, plan)
    columns = tuple(c for field, numbers in plan.columns.items() if field not in IGNORED for c in numbers)
    goods: list[GoodsRow] = []
    items = 0
    for row in sheet.rows(watch):
        if row.number <= plan.heading_row:
            continue
        blank = all(is_blank(row.cell(column)) for column in columns) and not _has_formula(sheet, row, columns)
        if not blank and not _is_no_item(row, plan, reader):
            items += 1
            if items > limits.goods_rows:
                raise Refused("import.too_many_rows", most=limits.goods_rows)
            if read := reader.read(row):
                goods.append(read)
    if not items:
        raise Refused("import.no_rows", sheet=sheet.name)
    _find_repeats(reader, goods, shared_barcodes)
    _tell_of_sheet(reader, sheet, plan)
    return GoodsReading(tuple(goods), tuple(sorted(reader.findings, key=lambda f: f.row_number)))


def _has_formula(sheet: Sheet, row: Row, columns: tuple[int, ...]) -> bool:
    return sheet.has_marks and any(sheet.is_formula(row.number, column) for column in columns)


def _is_no_item(row: Row, plan: Plan, reader: RowReader) -> bool:
    """Whether it is a line of totals, or the headings once more as a printed list repeats them on each page."""
    if all(as_text(row.cell(i)) == heading for i, heading in enumerate(plan.headings)):
        reader.note(row.number, Field.NAME, Severity.WARNING, "import.heading_again")
        return True
    first = next((value for value in row.cells if not is_blank(value)), "")
    if isinstance(first, str) and len(first) < _MOST_TOTAL_WORD and heading_key(first) in _TOTALS:
        reader.note(row.number, Field.NAME, Severity.WARNING, "import.total_row")
        return True
    return False


def _find_repeats(reader: RowReader, goods: list[GoodsRow], shared_barcodes: bool) -> None:
    barcodes: dict[str, int] = {}
    codes: dict[str, int] = {}
    names: dict[tuple[str, str], int] = {}
    at_barcode = Severity.WARNING if shared_barcodes else Severity.ERROR
    for row in goods:
        packed = row.pack.barcodes if row.pack else ()
        for barcode in (*row.barcodes, *packed):
            first = barcodes.setdefault(same_code_key(barcode), row.row_number)
            if first != row.row_number:
                reader.note(row.row_number, Field.BARCODE, at_barcode, "import.same_barcode", code=barcode, row=first)
        for barcode in set(packed) & set(row.barcodes):  # one scan cannot mean both a tin and a case of it
            facts = {"code": barcode, "row": row.row_number}
            reader.note(row.row_number, Field.PACK_BARCODE, Severity.ERROR, "import.same_barcode", **facts)
        if row.code and (first := codes.setdefault(row.code, row.row_number)) != row.row_number:
            reader.note(row.row_number, Field.CODE, Severity.ERROR, "import.same_code", code=row.code, row=first)
        if (first := names.setdefault((row.name, row.spec), row.row_number)) != row.row_number:
            reader.note(row.row_number, Field.NAME, Severity.WARNING, "import.same_name", name=row.name, row=first)


def _tell_of_sheet(reader: RowReader, sheet: Sheet, plan: Plan) -> None:
    for column, rows in reader.formulas.items():
        finding = Finding(rows[0], plan.heading(column), Severity.WARNING, "import.formula_values", {"n": len(rows)})
        reader.findings.append(finding)
    if sheet.hidden_rows or sheet.hidden_columns:
        facts = {"rows": sheet.hidden_rows or 0, "columns": sheet.hidden_columns or 0}
        reader.findings.append(Finding(0, "", Severity.WARNING, "import.hidden_taken", facts))
