"""Running a report: permission, pages by key, totals from the query, rows without end for exports."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Label, RowMapping, Select, func, literal, select, tuple_, union_all

from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.report import (
    Cell,
    Column,
    Fact,
    Kind,
    Listing,
    Page,
    Reader,
    Report,
    Row,
    Running,
    Statement,
    Tag,
    Totals,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr

_STEP = 1000


def run(
    report: Report,
    conn: Connection,
    session: Session,
    answers: Answers,
    *,
    sort: str = "",
    after: str | None = None,
    limit: int | None = 200,
) -> Page:
    """One page in the order of `sort` ("key", "-key"), behind `after` (the former page's `next`).

    Refused "permission.missing", "report.sort", "report.page".
    """
    reader = _reader(report, conn, session, answers, sort)
    most = limit if limit is not None else 2**31
    if isinstance(report.body, Listing):
        return _listing_page(report.body, reader, _state(after, _ANY, _ANY), most)
    if isinstance(report.body, Running):
        return _running_page(report.body, reader, _state(after, str, int, int), most)
    if report.body.page:
        shown, state = report.body.page(reader, _state(after, int, str, int), most)
        return Page(reader.columns, tuple(shown), json.dumps(state, ensure_ascii=False) if state else None)
    skipped = sum(_state(after, int)[:1])
    rows = tuple(islice(report.body.rows(reader), skipped, skipped + most + 1))
    return Page(reader.columns, rows[:most], json.dumps([skipped + most]) if len(rows) > most else None)


def totals(report: Report, conn: Connection, session: Session, answers: Answers) -> Totals:
    """The totals line over everything that was asked for."""
    reader = _reader(report, conn, session, answers, "")
    if not isinstance(report.body, Listing):
        return report.body.totals(reader)
    wanted = [column.key for column in reader.columns if column.key in report.body.sums]
    row = conn.execute(_summed(report.body, reader, wanted)).mappings().one()
    found = report.body.finish({key: row[key] for key in wanted})
    cells = tuple(_typed(column)(found[column.key]) if column.key in found else None for column in reader.columns)
    return report.body.proves(reader, Totals(cells, row["rows_found"]))


def facts(report: Report, conn: Connection, session: Session, answers: Answers) -> tuple[Fact, ...]:
    """What stands above the table; Refused "permission.missing"."""
    return tuple(report.facts(_reader(report, conn, session, answers, ""))) if report.facts else ()


def stream(
    report: Report, conn: Connection, session: Session, answers: Answers, *, sort: str = ""
) -> tuple[tuple[Column, ...], Iterator[Row]]:
    """Every row, read as it is taken."""
    reader = _reader(report, conn, session, answers, sort)
    if isinstance(report.body, Statement):
        return reader.columns, iter(report.body.rows(reader))
    return reader.columns, _all_rows(report, reader)


def chip_counts(
    report: Report, conn: Connection, session: Session, answers: Answers, question_key: str
) -> dict[str, int]:
    """How many rows each choice of a question would show."""
    question = next(question for question in report.questions if question.key == question_key)
    asked = {choice.value: answers.but(**{question_key: choice.value}) for choice in question.choices}
    return {value: totals(report, conn, session, one).count for value, one in asked.items()}


def _reader(report: Report, conn: Connection, session: Session, answers: Answers, sort: str) -> Reader:
    if not report.may_read(session):
        raise Refused("permission.missing", permission=report.needs[0])
    columns = report.columns_for(session, answers)
    wanted = sort.removeprefix("-")
    if sort and not any(c.key == wanted and c.sortable for c in columns):
        raise Refused("report.sort", column=wanted[:40])
    return Reader(conn, session, answers, columns, sort or report.sort)


def _state(after: str | None, *kinds: type | tuple[type, ...]) -> list[Any]:
    """What a page's `next` says: values of these kinds, and whatever a running account remembers behind them."""
    if after is None:
        return []
    try:
        state = json.loads(after)
    except ValueError as fault:
        raise Refused("report.page") from fault
    if not isinstance(state, list) or len(state) < len(kinds) or not all(map(isinstance, state, kinds)):
        raise Refused("report.page")
    return state


_ANY = (str, int)


# --- lists ---------------------------------------------------------------------------------------------------------


def _listing_page(body: Listing, reader: Reader, state: list[Any], most: int) -> Page:
    if most <= _STEP and body.in_two_steps(reader):
        rows = _filled(body, reader, state, most + 1)
    else:
        rows = reader.conn.execute(_ordered(body, _from_here(reader, state), state, most + 1)).mappings().all()
    write = _writer(body, reader)
    shown = rows[:most]
    by = _sorted_by(shown[-1].keys() if shown else (), reader.sort.removeprefix("-"))
    follow = json.dumps([shown[-1][by], shown[-1]["id"]], ensure_ascii=False) if len(rows) > most else None
    return Page(reader.columns, tuple([write(row) for row in shown]), follow)


def _filled(body: Listing, reader: Reader, state: list[Any], most: int) -> Sequence[RowMapping]:
    """The order first, by the sorted column alone, then everything about these lines."""
    key = reader.sort.removeprefix("-")
    sorted_by = tuple(column for column in reader.columns if column.key == key)
    found = reader.conn.execute(_ordered(body, replace(reader, columns=sorted_by), state, most))
    order = tuple(row["id"] for row in found.mappings())
    if not order:
        return ()
    lines = reader.conn.execute(_ordered(body, replace(reader, only=order), [], None)).mappings()
    by_id = {row["id"]: row for row in lines}
    return [by_id[one] for one in order]


def _summed(body: Listing, reader: Reader, wanted: Sequence[str]) -> Select[Any]:
    """One row: the sums of everything asked for, and how many lines that is."""
    whole = body.summed(reader)
    if whole is not None:
        return whole
    parts = [_only(part, ["id", *wanted]) for part in _parts(body, reader)]
    rows = union_all(*parts).subquery() if len(parts) > 1 else parts[0].subquery()
    sums = [func.coalesce(func.sum(rows.c[key]), 0).label(key) for key in wanted]
    return select(func.count().label("rows_found"), *sums).select_from(rows)


def _parts(body: Listing, reader: Reader) -> Sequence[Select[Any]]:
    asked = body.ask(reader)
    return [asked] if isinstance(asked, Select) else asked


def _from_here(reader: Reader, state: list[Any]) -> Reader:
    """In order of day, ask for the days that are left alone: an index has room for one bound on each side."""
    down = reader.sort.startswith("-")
    by_day = reader.sort.removeprefix("-") == "day" and "from" in reader.answers
    if not state or not by_day or not isinstance(state[0], str):
        return reader
    left = {"to": min(state[0], reader.answers["to"])} if down else {"from": max(state[0], reader.answers["from"])}
    return replace(reader, answers=reader.answers.but(**left))


def _only(part: Select[Any], keys: Sequence[str]) -> Select[Any]:
    """The same rows with these columns alone."""
    columns = part.selected_columns
    return part.with_only_columns(*[columns[key] for key in keys], maintain_column_froms=True)


def _ordered(body: Listing, reader: Reader, state: list[Any], most: int | None) -> Any:
    """One page: what lies behind the key (sort column, id), so that no page is dearer than the first."""
    key, down = reader.sort.removeprefix("-"), reader.sort.startswith("-")
    parts = _parts(body, reader)
    key = _sorted_by(parts[0].selected_columns.keys(), key) if parts else key
    shown = {column.key for column in reader.columns} | {"id", key}
    pages = []
    for part in parts:
        names = part.selected_columns.keys()
        kept = _only(part, [str(name) for name in names if name in shown or str(name).endswith("_id")])
        by, own = _expression(part, key), _expression(part, "id")
        if state:
            here, there = tuple_(by, own), tuple_(literal(state[0]), literal(state[1]))
            kept = kept.where(here < there if down else here > there)
        order = (by.desc(), own.desc()) if down else (by.asc(), own.asc())
        pages.append(kept.order_by(*order) if most is None else kept.order_by(*order).limit(most))
    if len(pages) == 1:
        return pages[0]
    merged = union_all(*[select(page.subquery()) for page in pages]).subquery()
    order = (merged.c[key].desc(), merged.c.id.desc()) if down else (merged.c[key].asc(), merged.c.id.asc())
    return select(merged).order_by(*order).limit(most)


def _sorted_by(labels: Collection[Any], key: str) -> str:
    """Names are sorted by how they are read, not by how they are written: by what is labelled "<key>_by"."""
    return f"{key}_by" if f"{key}_by" in labels else key


def _expression(part: Select[Any], key: str) -> Any:
    column = part.selected_columns[key]
    return column.element if isinstance(column, Label) else column


def _writer(body: Listing, reader: Reader) -> Callable[[RowMapping], Row]:
    read = [(column.key, _typed(column)) for column in reader.columns]

    def write(row: RowMapping) -> Row:
        cells = tuple([typed(row[key]) for key, typed in read])
        return Row(cells, str(row["id"]), body.opens(row), faint=body.faint(row))

    return write


def _all_rows(report: Report, reader: Reader) -> Iterator[Row]:
    if isinstance(report.body, Listing):
        write = _writer(report.body, reader)
        found = reader.conn.execute(_ordered(report.body, reader, [], None), execution_options={"yield_per": _STEP})
        for row in found.mappings():
            yield write(row)
    elif isinstance(report.body, Running):
        going = report.body.begin(reader, None)
        yield from going.opening()
        found = reader.conn.execute(_in_time(report.body, reader, []), execution_options={"yield_per": _STEP})
        for row in found.mappings():
            yield from going.line(row)
        yield from going.closing()


def _typed(column: Column) -> Callable[[Any], Cell]:
    says = column.says
    if column.tells:
        return column.tells
    if column.kind is Kind.TAG:
        return lambda code: _tag(says, code)
    if says:
        return lambda code: tr(says[code].text) if code in says else code
    return _TYPES.get(column.kind, _as_is)


def _tag(says: Mapping[str, Tag], code: str | None) -> Cell:
    said = says.get(code or "")
    return Tag(tr(said.text), said.tone) if said else (Tag(code) if code else None)


def _as_is(value: Any) -> Cell:
    return value  # type: ignore[no-any-return]  # a text or count column of the database


_TYPES: dict[Kind, Callable[[Any], Cell]] = {
    Kind.MONEY: lambda fen: None if fen is None else Money(fen),
    Kind.QUANTITY: lambda thousandths: None if thousandths is None else Quantity(thousandths),
    Kind.PRICE: lambda e4: None if e4 is None else Price(e4),
    Kind.PERCENT: lambda tenths: None if tenths is None else Decimal(tenths) / 10,
}


# --- running accounts ----------------------------------------------------------------------------------------------


def _in_time(body: Running, reader: Reader, state: list[Any]) -> Select[Any]:
    asked = body.ask(reader)
    day, own = _expression(asked, "day"), _expression(asked, "id")
    if state:
        asked = asked.where(tuple_(day, own) > tuple_(literal(state[0]), literal(state[1])))
    return asked.order_by(day, own)


def _running_page(body: Running, reader: Reader, state: list[Any], most: int) -> Page:
    going = body.begin(reader, state[2:] or None)
    rows = [] if state else list(going.opening())
    left = _from_here(replace(reader, sort="day"), state)
    found = reader.conn.execute(_in_time(body, left, state).limit(most + 1)).mappings().all()
    for row in found[:most]:
        rows += going.line(row)
    if len(found) <= most:
        rows += going.closing()
        return Page(reader.columns, tuple(rows), None)
    last = found[most - 1]
    return Page(reader.columns, tuple(rows), json.dumps([last["day"], last["id"], *going.state]))
