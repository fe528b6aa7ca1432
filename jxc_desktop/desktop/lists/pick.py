"""A field that finds one item of the shop while one types, for reports that speak of one item."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from jxc_desktop.catalog.find import find, item_by_id
from jxc_desktop.catalog.search import Found, search
from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit.search_lines import SearchField
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import tr

_MOST = 12


class ItemPick(SearchField):
    """`picked` when another item is named; `item` is its id as text, "" for none."""

    picked = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__(tr("Item: pinyin, name, barcode"), width=260)
        self._work = work
        self.item = ""
        self._named = ""
        self._found: list[tuple[str, str]] = []
        self._reading: Token | None = None
        self._offered = QStringListModel(self)
        self._list = QCompleter(self._offered, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self)
        picked = self._list.activated[QModelIndex]  # type: ignore[index]  # the stubs know one of its two signatures
        picked.connect(lambda index: self._take(index.row()))
        self.searched.connect(self._search)
        self.left_down.connect(lambda: self._search(self.text().strip()))

    def show_item(self, answer: str) -> None:
        """Shows the item an answer names by id; "" empties the field."""
        self.item = answer
        self._named = ""
        if answer.isdigit():
            try:
                self._named = self._work.look(lambda conn: item_by_id(conn, int(answer))).label
            except Refused:
                self.item = ""
        self.setText(self._named)

    def take_code(self, code: str) -> bool:
        """Takes the item of a scanned code; whether there is one."""
        found = self._work.look(lambda conn: find(conn, code)) if code else []
        if not found:
            return False
        self.show_item(str(found[0].item_id))
        self.picked.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and self.take_code(self.text().strip())):
            super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        if self._reading:
            self._reading.cancel()
        if text and text != self._named:
            self._reading = self._work.read(self, lambda conn: search(conn, text, limit=_MOST), self._offer)

    def _offer(self, found: Found) -> None:
        self._found = [(str(one.item.item_id), one.item.label) for one in found.items]
        self._offered.setStringList([words for _, words in self._found] or [tr("No item found")])
        if self.hasFocus():
            self._list.complete()

    def _take(self, number: int) -> None:
        if number < len(self._found):
            self.show_item(self._found[number][0])
            self.picked.emit()
