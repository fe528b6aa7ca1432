"""The shop's short lists side by side: which one at the left, its lines at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.desktop.forms.ui_lists_page import Ui_ListsPage
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, row
from jxc_desktop.desktop.kit.table import Column, Grid, RowStyle, TableCard
from jxc_desktop.desktop.shop_lists.shop_lists import SHOP_LISTS, Line, ShopList, table_columns
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.words import tr


class ListsPage(Page):
    """↑ ↓ chooses a list, Enter or Tab goes into it; there Enter opens a line, Ctrl N makes a new one."""

    watches = frozenset({Topic.SETTINGS, Topic.ITEMS, Topic.FUNDS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.form = Ui_ListsPage()
        self.form.setupUi(self)
        self.names = Grid(_name_columns(), name=tr("Lists"))
        self.tables = [self._table(one) for one in SHOP_LISTS]
        self._stack = QStackedWidget()
        for table in self.tables:
            self._stack.addWidget(TableCard(table))
        self._why = note("")
        self.new = KeyButton("", "Ctrl N", Kind.PRIMARY, "plus")
        self._lay_out()
        self.new.clicked.connect(lambda: self._open(None))
        self.names.row_chosen.connect(lambda _: self._choose())
        self.names.opened.connect(lambda _: self.shown_table.setFocus())
        self.names.show_rows(SHOP_LISTS)
        self.setFocusProxy(self.names)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.new,)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("↑ ↓", tr("Choose a list")), ("Enter", tr("Open the row")))

    def step_back(self) -> bool:
        """Out of a list to the names of the lists."""
        if self.names.hasFocus() or not self.isVisible():
            return False
        self.names.setFocus()
        return True

    @property
    def shown(self) -> ShopList:
        """The list that is seen."""
        return SHOP_LISTS[max(self.names.current_number, 0)]

    @property
    def shown_table(self) -> Grid:
        """Its table."""
        return self.tables[max(self.names.current_number, 0)]

    def reload(self) -> None:
        self.work.read(self, self._read, self._show, latest="lists")

    def _read(self, conn: object) -> list[Sequence[Line]]:
        today = self.work.today()
        return [one.read(conn, today) for one in SHOP_LISTS]

    def _show(self, found: Sequence[Sequence[Line]]) -> None:
        for table, lines in zip(self.tables, found, strict=True):
            table.show_rows(lines)

    def _lay_out(self) -> None:
        self.form.lists.addWidget(TableCard(self.names))
        self.form.lines.addWidget(self._stack, 1)
        hints = row(self._why, STRETCH, KeyCap("Enter"), note(tr("open")), margins=(4, 8, 4, 0))
        self.form.lines.addWidget(boxed(hints))

    def _table(self, one: ShopList) -> Grid:
        table = Grid(table_columns(one), name=tr(one.title))
        table.rows_model.row_style = lambda line: RowStyle(faint=isinstance(line, Line) and not line.active)
        table.opened.connect(self._open)
        return table

    def _choose(self) -> None:
        self._stack.setCurrentIndex(max(self.names.current_number, 0))
        self._why.setText(tr(self.shown.why))
        self.new.setText(tr(self.shown.new))
        self.new.setEnabled(self.work.may(self.shown.needs))

    def _open(self, line: Line | None) -> None:
        sheet = self.shown.sheet(self.window(), self.work, line.kept if line else None)
        sheet.save.setEnabled(self.work.may(self.shown.needs))
        sheet.open_sheet(sheet.first)


def _name_columns() -> list[Column]:
    def title(one: object) -> str:
        return tr(one.title) if isinstance(one, ShopList) else ""

    return [Column("title", tr("List"), width=150, stretch=True, sortable=False, read=title)]
