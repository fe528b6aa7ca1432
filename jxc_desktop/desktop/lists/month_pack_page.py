"""The month pack: choose the month, see what is in it, print all of it or take it as one workbook."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.fields import Choice, LabelledField
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.registry import month_pack
from jxc_desktop.kernel.dates import Month
from jxc_desktop.paper.month_pack import month_papers, month_pdf
from jxc_desktop.paper.names import safe_name
from jxc_desktop.words import tr

_MONTHS_BACK = 24


class MonthPackPage(Page):
    """Ctrl P shows the pack as it will be printed; from there it also goes into a PDF or a workbook."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        this = Month.of(date.fromisoformat(work.today()))
        months = [this.plus(-back) for back in range(_MONTHS_BACK)]
        self.month = Choice([(month, month.text()) for month in months], name=tr("Month"))
        self.month.setFixedWidth(180)
        self.show_pack = KeyButton(tr("Look and print"), "Ctrl P", Kind.PRIMARY, "printer")
        self.show_pack.clicked.connect(self._show)
        card = Card(tr("What is in it"))
        for report, _ in month_pack(this):
            card.add(Words(tr(report.title), 15))
        card.body.addStretch(1)
        month = LabelledField(tr("Month"), self.month)
        self.setLayout(column(row(month, STRETCH), row((card, 1), (QWidget(), 1)), STRETCH, gap=10))
        self.setFocusProxy(self.month)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.show_pack,)

    def _chosen(self) -> Month:
        month = self.month.value()
        return month if isinstance(month, Month) else Month.of(date.fromisoformat(self.work.today()))

    def _show(self) -> None:
        PrintPreview(self.window(), self.work, self.printable(self._chosen())).open_sheet()

    def printable(self, month: Month) -> Printable:
        """The pack of a month for the preview."""
        work, title = self.work, tr("Month report")

        def make(conn: Any, look: Look) -> bytes:
            return month_pdf(conn, work.session, month, work.settings, datetime.now())

        def xlsx(path: Path, token: Token) -> int:
            from jxc_desktop.paper.spreadsheet import write_xlsx  # its libraries take 0.1 s to load: not at every start

            with work.shop.reading() as conn:
                papers = month_papers(conn, work.session, month, work.settings, datetime.now())
                return write_xlsx(path, papers, lambda rows: token.progress(rows, rows + 1))

        name = safe_name(f"{title} {month.text()}")
        return Printable(title, month.text(), "report", name, make, (("", tr("A4, as it fits")),), xlsx=xlsx)
