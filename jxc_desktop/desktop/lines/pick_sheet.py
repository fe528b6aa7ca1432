"""A sheet to pick one row from: type a few letters, Enter takes the row under the bar."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.search_lines import SearchField
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.kit.table import Column, Grid, TableCard
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.words import tr

Ask = Callable[[Any, str], Sequence[Any]]


class PickSheet(Sheet):
    """`picked(row)` by Enter or double click. `ask(conn, words)` reads the rows off the window's thread."""

    picked = Signal(object)

    def __init__(
        self,
        window: QWidget,
        work: Workplace,
        title: str,
        columns: Sequence[Column],
        ask: Ask,
        *,
        placeholder: str = "",
        none_found: str = "",
        width: int = 720,
    ) -> None:
        super().__init__(window, title, width=width)
        self._work, self._ask, self._none = work, ask, none_found or tr("Nothing found")
        self._wants_enter = self._waiting = False
        self._asked_for: str | None = None
        self.search = SearchField(placeholder or tr("Name, pinyin, code"), width=320)
        self.grid = Grid(columns, name=title)
        self._card = TableCard(self.grid)
        self._card.setMinimumHeight(340)
        self.body.addWidget(self.search)
        self.body.addWidget(self._card, 1)
        self.take = KeyButton(tr("Take it"), "Enter", Kind.PRIMARY)
        self.take.clicked.connect(self._take)
        self.set_foot([], [KeyButton(tr("Cancel"), "Esc"), self.take])
        self.search.searched.connect(self.look_for)
        self.search.entered.connect(lambda _: self._enter())
        self.search.left_down.connect(self._into_list)
        self.grid.opened.connect(self._pick)
        self.closed.connect(self.deleteLater)

    def open_for(self, words: str = "") -> None:
        """Opens the sheet, the search begun with these words."""
        self.search.setText(words)
        self.open_sheet(self.search)
        self.search.search_now()

    def show_these(self, rows: Sequence[Any]) -> None:
        """Opens the sheet on rows that are known already: a code that stands for several items."""
        self.search.hide()
        self.open_sheet(self.grid)
        self._show(rows)

    def look_for(self, words: str) -> None:
        """Reads the rows for these words, once: Enter asks again for what is shown already."""
        if words == self._asked_for:
            return
        self._asked_for = words
        self.grid.wait()
        self._waiting = True
        self._work.read(self, lambda conn: self._ask(conn, words), self._show, latest="found")

    def _show(self, rows: Sequence[Any]) -> None:
        self._waiting = False
        self.grid.show_rows(rows)
        if rows:
            self._card.show_rows()
        else:
            self._card.show_instead(EmptyState("search", self._none, tr("Try fewer letters.")))
        if self._wants_enter:
            self._wants_enter = False
            if len(rows) == 1:
                self._pick(rows[0])

    def _enter(self) -> None:
        # Enter right after the letters: the answer is not there yet, the only row that comes is taken.
        if self._waiting:
            self._wants_enter = True
        else:
            self._take()

    def _into_list(self) -> None:
        self.grid.setFocus()

    def _take(self) -> None:
        self._pick(self.grid.current_row())

    def _pick(self, row: object) -> None:
        if row is not None and not self.isHidden():
            self.done()
            self.picked.emit(row)
