"""A report into a spreadsheet: where to, in the background, and in plain words where it could not be written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.paper_view.printable import Look, Printable, Switch
from jxc_desktop.desktop.paper_view.saving import written
from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.report import Report
from jxc_desktop.paper.names import safe_name
from jxc_desktop.paper.report_paper import report_paper
from jxc_desktop.paper.table_paper import TablePaper
from jxc_desktop.paper.table_pdf import table_pdf
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr

Reading = Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a report is to be written: its answers, order and columns as they are on the screen."""

    report: Report
    answers: Answers
    sort: str
    shown: tuple[str, ...]
    shop_name: str
    rows: int

    @property
    def file_name(self) -> str:
        """The name proposed, without its ending: the title and the days."""
        return safe_name(f"{tr(self.report.title)} {period_words(self.answers)}".strip())

    @property
    def paper_lies(self) -> bool | None:
        """Whether it is meant for paper across; None = as it fits."""
        return True if self.report.landscape else None

    def paper(self, conn: Any, session: Session) -> TablePaper:
        """The paper over an open connection; its rows are read as they are taken."""
        return report_paper(
            self.report,
            conn,
            session,
            self.answers,
            self.shop_name,
            datetime.now(),
            session.name,
            sort=self.sort,
            shown=self.shown,
        )


def period_words(answers: Answers) -> str:
    """The days a report speaks of, "" where it speaks of now."""
    if answers.get("from"):
        return tr("{first} to {last}", first=answers["from"], last=answers["to"])
    return answers.get("month", "")


def write_report(path: Path, wanted: Wanted, reading: Reading, session: Session, token: Token) -> int:
    """Writes the spreadsheet; the rows written. Refused "export.*"; Cancelled when it was stopped."""
    from jxc_desktop.paper.spreadsheet import write_xlsx  # its libraries take 0.1 s to load: not at every start

    with reading() as conn:
        paper = wanted.paper(conn, session)
        return written(path, lambda: write_xlsx(path, [paper], lambda n: token.progress(n, max(wanted.rows, n + 1))))


def report_printable(wanted: Wanted, reading: Reading, session: Session) -> Printable:
    """The report for the print preview."""

    def make(conn: Any, look: Look) -> bytes:
        lying = {"landscape": True, "portrait": False}.get(look.paper, wanted.paper_lies)
        paper = replace(
            wanted.paper(conn, session),
            landscape=lying,
            approval="approval" in look.switches,
            brackets="brackets" in look.switches,
        )
        return table_pdf(paper, look.token.progress)

    return Printable(
        tr(wanted.report.title),
        period_words(wanted.answers) or wanted.answers.today.isoformat(),
        "report",
        wanted.file_name,
        make,
        (("", tr("A4, as it fits")), ("landscape", tr("A4 landscape")), ("portrait", tr("A4 portrait"))),
        (
            Switch("approval", tr("Who prepared it, line to sign")),
            Switch("brackets", tr("Brackets for negatives")),
        ),
        lambda path, token: write_report(path, wanted, reading, session, token),
        tr("A black and white printer shows no red"),
    )
