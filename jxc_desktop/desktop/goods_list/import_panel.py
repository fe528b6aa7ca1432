"""Bringing in a goods list: pick the file, see which column means what, see every bad row before anything is booked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jxc_desktop.desktop.desk import Desk, Token
from jxc_desktop.desktop.forms.ui_import_list import Ui_ImportList
from jxc_desktop.desktop.goods_list.column_list import ColumnList, column_title
from jxc_desktop.desktop.goods_list.list_tables import findings_grid, goods_grid
from jxc_desktop.desktop.kit.buttons import Chip, KeyButton
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.fields import Choice, CountField, TextField
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.table import TableCard
from jxc_desktop.exchange.columns import Plan, propose
from jxc_desktop.exchange.goods_plan import ColumnTaken, ImportGoods, ImportPlan
from jxc_desktop.exchange.sheets import SheetName, list_sheets, read_sheet
from jxc_desktop.exchange.watching import Watch
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr

TryList = Callable[[ImportGoods, Watch], ImportPlan]
_FILES = "*.xlsx *.xlsm *.xls *.csv *.txt *.tsv"


def watch_of(token: Token) -> Watch:
    """Long reading that tells the window how far it is and hears its stop."""
    return Watch(lambda done, total: token.progress(done, total or 0), lambda: token.cancelled)


class ImportPanel(QWidget):
    """`tried(ImportPlan or None)` follows each dry run: None while there is no list, or it could not be read."""

    tried = Signal(object)

    def __init__(self, desk: Desk, try_list: TryList) -> None:
        super().__init__()
        self._desk, self._try_list = desk, try_list
        self._token: Token | None = None
        self.plan: ImportPlan | None = None
        self.file, self.sheet, self.heading_row = TextField(), Choice(), CountField()
        self.pick_file = KeyButton(tr("Choose the list"), "Ctrl O", icon="folder-open", height=34)
        self.with_stock = Chip(tr("Stock in it is opening stock"), checked=True)
        self.shared = Chip(tr("One barcode may stand for several goods"))
        self.columns = ColumnList()
        self.bad, self.good = Chip(tr("To look at")), Chip(tr("What comes in"))
        self.findings, self.goods = TableCard(findings_grid(), foot=True), TableCard(goods_grid(), foot=True)
        self._lay()
        self._wire()
        self._show_nothing_yet()

    def _lay(self) -> None:
        self.form = Ui_ImportList()
        self.form.setupUi(self)
        self.sheet.setFixedWidth(170)
        self.heading_row.setFixedWidth(56)
        self.file.setPlaceholderText(tr("Excel or CSV, as the other software exports it"))
        self.file.setAccessibleName(tr("The list"))
        self.heading_row.setAccessibleName(tr("Row of headings"))
        self.form.file.addLayout(
            row(
                (self.file, 1),
                self.pick_file,
                8,
                note(tr("Sheet")),
                self.sheet,
                4,
                note(tr("Row of headings")),
                self.heading_row,
            )
        )
        self.form.choices.addLayout(row(self.with_stock, self.shared, STRETCH, self.bad, self.good))
        left = boxed(column(column_title(), (self.columns, 1), gap=4))
        left.setFixedWidth(300)
        right = boxed(column((self.findings, 1), (self.goods, 1), gap=0))
        self.form.columns_and_rows.addLayout(row(left, (right, 1), gap=12))
        self.form.slots.setRowStretch(2, 1)

    def _wire(self) -> None:
        self.pick_file.clicked.connect(self._pick)
        self.file.returnPressed.connect(lambda: self.show_file(self.file.text().strip()))
        self.sheet.chosen.connect(lambda _: self._other_sheet())
        self.heading_row.value_changed.connect(lambda _: self._other_sheet(keep_row=True))
        self.columns.changed.connect(self.try_again)
        self.with_stock.toggled.connect(self.try_again)
        self.shared.toggled.connect(self.try_again)
        for chip, bad in ((self.bad, True), (self.good, False)):
            chip.clicked.connect(lambda _=False, bad=bad: self._show_side(bad=bad))
        self.findings.stopped.connect(self.stop)

    def hasHeightForWidth(self) -> bool:
        # The tables take what height there is: a wrapped line in them must not ask the page for more.
        return False

    # --- what is asked for -------------------------------------------------------------------------------------

    def request(self) -> ImportGoods | None:
        """The list as it would be brought in, None while there is none."""
        if not self.file.text().strip():
            return None
        try:
            heading = self.heading_row.read() or 0
        except Refused:
            heading = 0
        taken = tuple(ColumnTaken(field, numbers) for field, numbers in self.columns.taken.items())
        return ImportGoods(
            self.file.text().strip(),
            str(self.sheet.value() or ""),
            heading,
            taken,
            self.with_stock.isChecked(),
            self.shared.isChecked(),
        )

    def show_file(self, path: str) -> None:
        """Takes a list and tries it; "" takes it away."""
        self.file.show_value(path)
        self.columns.forget()
        self.heading_row.show_value(None)
        self.sheet.set_options([])
        if path:
            self._desk.read(
                self, lambda: list_sheets(path), self._show_sheets, refused=self._refused, latest="import.sheets"
            )
        else:
            self.stop()
            self._show_nothing_yet()

    def stop(self) -> None:
        """Stops the dry run."""
        if self._token is not None:
            self._token.cancel()
            self._token = None
            self._show_reading(1, 1)

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose the list"), self.file.text(), f"{tr('Spreadsheets')} ({_FILES})"
        )
        if chosen:
            self.show_file(str(Path(chosen)))

    def _show_sheets(self, names: tuple[SheetName, ...]) -> None:
        self.sheet.set_options([(one.name, one.name) for one in names])
        self.sheet.setEnabled(len(names) > 1)
        first = next((one.name for one in names if not one.hidden), None)
        self.sheet.choose(first)
        self.try_again()

    def _other_sheet(self, *, keep_row: bool = False) -> None:
        self.columns.forget()
        if not keep_row:
            self.heading_row.show_value(None)
        self.try_again()

    # --- the dry run -------------------------------------------------------------------------------------------

    def try_again(self) -> None:
        """Another dry run; the one that may still run is stopped."""
        request = self.request()
        if request is None:
            return
        self.stop()
        self.plan = None
        self.tried.emit(None)
        self.findings.grid.show_rows(())
        self.findings.show_rows()
        self._show_side(bad=True)
        self._show_reading(0, 1)
        self._token = self._desk.work(
            self,
            lambda token: self._try_list(request, watch_of(token)),
            self._tried,
            progress=self._show_reading,
            refused=self._refused,
            broken=self._broken,
            latest="import.try",
        )

    def _show_reading(self, done: int, total: int) -> None:
        self.findings.show_progress(tr("Reading the list"), done, max(total, done))

    def _tried(self, plan: ImportPlan) -> None:
        self._token = None
        self.plan = plan
        self._show_reading(1, 1)
        self.columns.show_plan(plan.plan)
        if not self.heading_row.text():
            self.heading_row.show_value(plan.plan.heading_row)
        errors, others = len(plan.errors), len(plan.findings) - len(plan.errors)
        self.bad.set_count(len(plan.findings))
        self.good.set_count(len(plan.rows))
        self.goods.grid.show_rows(plan.rows)
        self.goods.show_check(tr("{n} {n:kind|kinds} of goods read", n=f"{len(plan.rows):,}"), "ok")
        self.findings.grid.show_rows(plan.findings)
        if errors:
            self.findings.show_check(
                tr("{n} {n:row|rows} cannot come in; nothing is booked before all can", n=errors), "bad"
            )
        elif others:
            self.findings.show_check(tr("{n} {n:remark|remarks}, nothing that stops the list", n=others), "warn")
        if plan.findings:
            self.findings.show_rows()
        else:
            all_fit = EmptyState(
                "circle-check", tr("All {n} fit", n=f"{len(plan.rows):,}"), tr("Nothing to look at."), icon_tone="ok"
            )
            self.findings.show_instead(all_fit)
        self._show_side(bad=bool(errors))
        self.tried.emit(plan)

    def _refused(self, refused: Refused) -> None:
        self._token = None
        self._show_reading(1, 1)
        self.findings.show_instead(
            EmptyState("circle-alert", tr("This list cannot be read so"), say_refusal(refused), icon_tone="bad")
        )
        self._show_side(bad=True)
        self.tried.emit(None)
        request = self.request()
        if request is not None and refused.key in ("import.no_name_column", "import.no_rows"):
            # The headings are still wanted, so that the user can say which column is the name.
            self._desk.read(self, lambda: _headings(request), self.columns.show_plan, refused=lambda _: None)

    def _broken(self, _: Exception) -> None:
        self._refused(Refused("import.damaged", file=Path(self.file.text()).name))

    def _show_side(self, *, bad: bool) -> None:
        self.bad.setChecked(bad)
        self.good.setChecked(not bad)
        self.findings.setVisible(bad)
        self.goods.setVisible(not bad)

    def _show_nothing_yet(self) -> None:
        self.plan = None
        self.findings.show_instead(
            EmptyState(
                "file-spreadsheet",
                tr("No list yet"),
                tr("Choose the goods list of the other software; it is tried first and shows every bad row."),
            )
        )
        self._show_side(bad=True)
        self.tried.emit(None)


def _headings(request: ImportGoods) -> Plan:
    sheet = read_sheet(Path(request.path), request.sheet or None)
    return propose(sheet, heading_row=request.heading_row or 1)
