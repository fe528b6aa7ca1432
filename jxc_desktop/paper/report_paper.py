"""Any declared report as a table paper: the same columns, rows and totals as on the screen (TRADE.md row 66)."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection

from jxc_desktop.insights import asking
from jxc_desktop.insights.answers import Answers, Asked
from jxc_desktop.insights.offered import choices
from jxc_desktop.insights.report import Cell, Fact, Report, Tag, Totals
from jxc_desktop.insights.report import Column as Declared
from jxc_desktop.insights.report import Kind as Held
from jxc_desktop.insights.report import Row as Answered
from jxc_desktop.paper import table_paper
from jxc_desktop.paper.table_paper import Beside, Column, Kind, Row, RowKind, TablePaper
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr

_KINDS = {
    Held.TEXT: Kind.TEXT,
    Held.CODE: Kind.CODE,
    Held.MONEY: Kind.MONEY,
    Held.QUANTITY: Kind.QUANTITY,
    Held.PRICE: Kind.PRICE,
    Held.PERCENT: Kind.RATE,
    Held.COUNT: Kind.COUNT,
    Held.DAY: Kind.DATE,
    Held.MOMENT: Kind.MOMENT,
    Held.TAG: Kind.TEXT,
}


def report_paper(
    report: Report,
    conn: Connection,
    session: Session,
    answers: Answers,
    shop_name: str,
    printed_at: datetime,
    prepared_by: str,
    *,
    sort: str = "",
    shown: Collection[str] = (),
) -> TablePaper:
    """The whole answer, in the order of `sort`, with the columns named in `shown` (none named: those shown at first).

    Its rows are read from `conn` as they are taken. Refused as `asking.run`.
    """
    columns, rows = asking.stream(report, conn, session, answers, sort=sort)
    wanted = set(shown) or {column.key for column in columns if column.shown}
    kept = [at for at, column in enumerate(columns) if column.key in wanted]
    sums = asking.totals(report, conn, session, answers)
    return TablePaper(
        tr(report.title),
        tuple(_column(columns[at]) for at in kept),
        _rows(rows, columns, kept),
        subtitle=_period(answers),
        shop_name=shop_name,
        scope=_scope(report, conn, answers),
        facts=tuple(_fact(fact) for fact in asking.facts(report, conn, session, answers)),
        totals=_totals(sums, columns, kept),
        proof=sums.proof,
        prepared_by=prepared_by,
        printed_at=printed_at,
        landscape=True if report.landscape else None,
        one_page=report.one_page,
    )


def _column(declared: Declared) -> Column:
    unit = f" {tr(declared.unit)}" if declared.unit else ""
    kind = Kind.UNIT if declared.key == "unit" else _KINDS[declared.kind]
    group = tr(declared.group) if declared.group else ""
    return Column(f"{tr(declared.title)}{unit}", kind, 4.0 if declared.stretch else None, group)


def _rows(rows: Iterator[Answered], columns: tuple[Declared, ...], kept: list[int]) -> Iterator[Row]:
    for row in rows:
        cells = tuple([_cell(row.cells[at], columns[at].kind) for at in kept])
        yield Row(cells, RowKind(row.kind.value), row.indent, _beside(row, kept))


def _beside(row: Answered, kept: list[int]) -> Beside | None:
    """The right half, where a column of it is shown."""
    half = row.beside
    if half is None or kept[-1] < half.at:
        return None
    return Beside(sum(at < half.at for at in kept), RowKind(half.kind.value), half.indent)


def _totals(sums: Totals, columns: tuple[Declared, ...], kept: list[int]) -> tuple[Row, ...]:
    if not kept or (all(cell is None for cell in sums.cells) and not sums.count):
        return ()
    parts = [[_cell(part[at], columns[at].kind) for at in kept] for part in sums.parts]
    for part, named in zip(parts, sums.parts, strict=True):
        part[0] = part[0] or str(named[0])
    summed = [_cell(sums.cells[at], columns[at].kind) for at in kept]
    if summed[0] is None and not columns[kept[0]].kind.is_figure:
        summed[0] = tr("Total of {n} {n:line|lines}", n=f"{sums.count:,}")
    return tuple(Row(tuple(cells), RowKind.SUBTOTAL) for cells in (*parts, summed))


def _fact(fact: Fact) -> tuple[str, str]:
    return fact.title, table_paper.cell_text(_cell(fact.value, fact.kind), _KINDS[fact.kind])


def _cell(cell: Cell, kind: Held) -> table_paper.Cell:
    if isinstance(cell, Tag):
        return cell.text
    if isinstance(cell, Decimal):
        return cell / 100 if kind is Held.PERCENT else cell
    if isinstance(cell, str) and kind in (Held.DAY, Held.MOMENT):
        return _time(cell, kind)
    return cell


def _time(text: str, kind: Held) -> table_paper.Cell:
    """Days and moments as such, so that a spreadsheet can sort them; words in their place stay words."""
    try:
        return date.fromisoformat(text) if kind is Held.DAY or len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return text


def _period(answers: Answers) -> str:
    if answers.get("from"):
        return tr("{first} to {last}", first=answers["from"], last=answers["to"])
    return answers.get("month") or answers.get("day") or answers.get("to", "")


def _scope(report: Report, conn: Connection, answers: Answers) -> str:
    """What else was asked for, in words."""
    said = [tr(report.form)] if report.form else []
    for question in report.questions:
        answer = answers[question.key]
        if not answer or question.kind in (Asked.DAY, Asked.MONTH):
            continue
        if question.kind is Asked.TAKE and report.facts:
            continue  # the head says which one
        offered = {choice.value: choice.title for choice in choices(question, conn)}
        if question.kind is Asked.FLAG:
            said.append(tr(question.title))
        elif answer in offered:
            said.append(offered[answer])
        elif question.kind is Asked.TEXT:
            said.append(f"{tr(question.title)} {answer}")
    return "  ".join(said)
