"""`ask`: one report as JSON, xlsx, PDF or csv."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from jxc_desktop.catalog.settings import settings
from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report as report_named
from jxc_desktop.insights.report import Report
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper import csv_text, report_paper, spreadsheet, table_pdf
from jxc_desktop.storage.faults import refusal_for
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, codec
from jxc_desktop.words import tr

FORMS = ("json", "xlsx", "pdf", "csv")


def ask(shop: ShopFile, session: Session, name: str, given: Mapping[str, str], form: str, target: Path | None) -> None:
    """Write one report to `target` (JSON to standard output where it is None).

    Refused "report.*", "permission.missing", "ask.needs_file", "file.*".
    """
    report = report_named(name)
    answers = report.answers(dict(given), today=date.today())
    if form == "json":
        with shop.reading() as conn:
            told = json.dumps(_as_json(report, conn, session, answers), ensure_ascii=False, indent=1)
        with _writing(target):
            _put(told.encode("utf-8"), target)
        return
    if target is None:
        raise Refused("ask.needs_file", form=form)
    with shop.reading() as conn, _writing(target):  # the lines are read as they are written
        paper = report_paper.report_paper(
            report,
            conn,
            session,
            answers,
            shop_name=settings(conn).shop_name,
            printed_at=datetime.now(),
            prepared_by=session.name,
        )
        if form == "xlsx":
            spreadsheet.write_xlsx(target, [paper])
        elif form == "csv":
            csv_text.write_csv(target, paper)
        else:
            _put(table_pdf.table_pdf(paper), target)


def _as_json(report: Report, conn: Connection, session: Session, answers: Any) -> dict[str, Any]:
    page = asking.run(report, conn, session, answers, limit=None)
    totals = asking.totals(report, conn, session, answers)
    keys = [column.key for column in page.columns]
    return {
        "report": report.name,
        "title": tr(report.title),
        "answers": dict(answers),
        "columns": [{"key": c.key, "title": tr(c.title), "kind": c.kind} for c in page.columns],
        "rows": [
            {"kind": row.kind, "key": row.key} | dict(zip(keys, map(codec.encode, row.cells), strict=True))
            for row in page.rows
        ],
        "totals": dict(zip(keys, map(codec.encode, totals.cells), strict=True)),
        "count": totals.count,
    }


def _put(content: bytes, target: Path | None) -> None:
    if target is None:
        sys.stdout.write(content.decode("utf-8") + "\n")
    else:
        target.write_bytes(content)


@contextmanager
def _writing(target: Path | None) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if target is None:
            raise  # whoever read standard output has gone
        raise refusal_for(fault, target) or Refused("file.unreachable", path=str(target)) from fault
