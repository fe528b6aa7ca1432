"""Looking for goods while the scan line keeps the focus: F2, letters typed, or the several goods of one code."""

from collections import deque

from PySide6.QtCore import QObject, Qt, Signal

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.scanned import ScannedItem
from jxc_desktop.catalog.search import Found, search
from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit.search_lines import ScanLine
from jxc_desktop.desktop.till.at_till import Answer
from jxc_desktop.desktop.till.counter import Counter
from jxc_desktop.desktop.till.find_list import FindList
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.words import tr

_MOST_FOUND = 30


class Finding(QObject):
    """`picked` when goods were taken from the list. Codes with several goods wait for their choice, none is lost.

    `nothing(code)` where digits that were typed are no part of any code either.
    """

    picked = Signal()
    nothing = Signal(str)

    def __init__(self, work: Workplace, counter: Counter, line: ScanLine, floating: FindList) -> None:
        super().__init__(floating)
        self._work, self._counter, self._line, self.list = work, counter, line, floating
        self._asked = False  # F2: the list stays up without letters
        self._choosing: deque[tuple[ScannedItem, ...]] = deque()
        self._search: Token | None = None
        line.textEdited.connect(self._typed)
        floating.chosen.connect(self._chosen)
        counter.several.connect(self._several)

    @property
    def up(self) -> bool:
        """Whether the list is seen."""
        return self.list.isVisible()

    @property
    def choosing(self) -> bool:
        """Whether it asks which of several goods a code means."""
        return bool(self._choosing)

    def begin(self, text: str = "") -> None:
        """F2, or letters that are no code; Chinese may be typed now."""
        self._asked = True
        self._line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
        self._line.setText(text)
        self._line.setFocus()
        self._look_for(text, begun=True)

    def close(self) -> None:
        """Away with the list; a choice that is still open is asked for again with the next."""
        if self._search is not None:
            self._search.cancel()
        self._asked = False
        self._line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._line.clear()
        self.list.hide()
        if self._choosing:
            self._offer_choice()

    def skip(self) -> None:
        """Esc: the list goes; of several goods none was meant."""
        if self._choosing:
            self._choosing.popleft()
        self.close()

    def pick(self) -> None:
        """Enter: the goods under the bar."""
        self.list.picks.pick()

    def _typed(self, text: str) -> None:
        plain = text.rpartition("*")[2].strip()
        if self._choosing:
            return
        if self._asked or (plain and not plain[0].isdigit()):
            self._look_for(plain)
        elif self.up:
            self.list.hide()

    def _look_for(self, text: str, *, begun: bool = False) -> None:
        if self._search is not None:
            self._search.cancel()
        place = self._work.session.warehouse_id

        def show(found: Found) -> None:
            if begun and text.isdigit() and not found.items:
                self.close()
                self.nothing.emit(text)
                return
            title = tr("All goods") if not text else tr("Goods with {words}", words=text)
            self.list.offer(
                title if found.items else tr("Nothing found for {words}", words=text),
                [(each.item, each.on_hand) for each in found.items],
            )
            self.list.open_below(self._line)

        self._search = self._work.read(
            self, lambda conn: search(conn, text, limit=_MOST_FOUND, warehouse_id=place), show
        )

    def _several(self, answer: Answer) -> None:
        self._choosing.append(answer.scanned.items)
        if len(self._choosing) == 1:
            self._offer_choice()

    def _offer_choice(self) -> None:
        items = self._choosing[0]
        self.list.offer(
            tr("{n} goods have this code, which one is it", n=len(items)), [(each.item, None) for each in items]
        )
        self.list.open_below(self._line)

    def _chosen(self, unit: ItemUnit) -> None:
        if self._choosing:
            found = next(each for each in self._choosing.popleft() if each.item.unit_id == unit.unit_id)
            self._counter.add_scanned(found)
        else:
            typed, star, _ = self._line.text().rpartition("*")
            if star:
                self._counter.take(f"{typed}*")
            self._counter.add_unit(unit.unit_id)
        self.close()
        self.picked.emit()
