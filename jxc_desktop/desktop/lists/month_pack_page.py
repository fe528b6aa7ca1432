"""The month pack: the month at a glance, what is in the pack, and all of it printed or taken as one workbook."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.fields import Choice, LabelledField
from jxc_desktop.desktop.kit.labels import Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, empty, row
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.month_glance import Glance, month_glance
from jxc_desktop.insights.registry import month_pack
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.paper.month_pack import month_papers, month_pdf
from jxc_desktop.paper.names import safe_name
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_MONTHS_BACK = 24
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MonthPackPage(Page):
    """Ctrl P shows the pack as it will be printed; from there it also goes into a PDF or a workbook. Each paper in
    it opens on its own page."""

    watches = frozenset({Topic.SALES, Topic.STOCK, Topic.FUNDS, Topic.PURCHASES})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        this = Month.of(date.fromisoformat(work.today()))
        months = [this.plus(-back) for back in range(_MONTHS_BACK)]
        self.month = Choice([(month, month.text()) for month in months], name=tr("Month"))
        self.month.setFixedWidth(180)
        self.month.currentIndexChanged.connect(self.reload)
        self.show_pack = KeyButton(tr("Look and print"), "Ctrl P", Kind.PRIMARY, "printer")
        self.show_pack.clicked.connect(self._show)
        self._place = column(gap=0)
        glance = Card(tr("The month at a glance"), tr("¥"))
        glance.add(boxed(self._place), 1)
        papers = Card(tr("What is in it"))
        for number, (report, _) in enumerate(month_pack(this)):
            opener = KeyButton(tr(report.title), "", Kind.QUIET, "chevron-right", spread=True)
            opener.clicked.connect(partial(self._open, number))
            papers.add(opener)
        papers.body.addStretch(1)
        month = LabelledField(tr("Month"), self.month)
        self.setLayout(column(row(month, STRETCH), (row((glance, 3), (papers, 2), gap=12), 1), gap=10))
        self.setFocusProxy(self.month)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.show_pack,)

    def reload(self) -> None:
        month, session = self.chosen(), self.work.session

        def read(conn: Any) -> tuple[Glance, ...]:
            return month_glance(conn, session, month)

        self.work.read(self, read, partial(self._show_glance, month), latest="month_pack")

    def chosen(self) -> Month:
        """The month that is shown and would be printed."""
        month = self.month.value()
        return month if isinstance(month, Month) else Month.of(date.fromisoformat(self.work.today()))

    def _open(self, number: int) -> None:
        report, answers = month_pack(self.chosen())[number]
        self.work.go(Opens(Thing.REPORT, report.name, tuple(answers.items())))

    # --- at a glance ---------------------------------------------------------------------------------------------

    def _show_glance(self, month: Month, found: tuple[Glance, ...]) -> None:
        for old in empty(self._place):
            old.deleteLater()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(9)
        heads = ("", month.text(), month.plus(-1).text(), tr("Against the month before")) if found else ()
        for at, head in enumerate(heads):
            grid.addWidget(_figure(note(head)), 0, at)
        line = 1
        for number, one in enumerate(found):
            if one.at_end and not found[number - 1].at_end:
                grid.addWidget(hline(), line, 0, 1, 4)
                line += 1
            self._put(grid, line, one)
            line += 1
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(line, 1)
        self._place.addWidget(boxed(grid))

    def _put(self, grid: QGridLayout, line: int, one: Glance) -> None:
        grid.addWidget(Words(tr(one.title), 15), line, 0)
        tone = "bad" if one.this < ZERO else "text"
        grid.addWidget(_figure(Words(grouped(one.this), 15, tone, bold=True)), line, 1)
        grid.addWidget(_figure(Words(grouped(one.before), 15, "text2")), line, 2)
        grid.addWidget(_figure(Words(_change(one.this, one.before), 13, "text2")), line, 3)

    # --- the pack ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        PrintPreview(self.window(), self.work, self.printable(self.chosen())).open_sheet()

    def printable(self, month: Month) -> Printable:
        """The pack of a month for the preview."""
        work, title = self.work, tr("Month report")

        def make(conn: Any, look: Look) -> bytes:
            return month_pdf(conn, work.session, month, work.settings, datetime.now(), look.token.progress)

        def xlsx(path: Path, token: Token) -> int:
            from jxc_desktop.paper.spreadsheet import write_xlsx  # its libraries take 0.1 s to load: not at every start

            with work.shop.reading() as conn:
                papers = month_papers(conn, work.session, month, work.settings, datetime.now())
                return write_xlsx(path, papers, lambda rows: token.progress(rows, rows + 1))

        name = safe_name(f"{title} {month.text()}")
        return Printable(title, month.text(), "report", name, make, (("", tr("A4, as it fits")),), xlsx=xlsx)


def _figure(words: Words) -> Words:
    words.setAlignment(_RIGHT)
    return words


def _change(this: Money, before: Money) -> str:
    """Percent against the month before; nothing to say where that was nothing or below it."""
    if before <= ZERO:
        return ""
    percent = (Decimal(this.fen - before.fen) * 100 / before.fen).quantize(Decimal("0.1"))
    sign = "+" if percent >= 0 else "\u2212"
    return f"{sign}{abs(percent)}%"
