"""The scan line and everything that may come of it: an item, several to choose from, a code nobody knows, a paper."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.scan import ScanKind
from jxc_desktop.catalog.scanned import Scanned, scanned
from jxc_desktop.catalog.search import FoundItem
from jxc_desktop.catalog.write_items import ItemAdded
from jxc_desktop.desktop.kit.layout import column
from jxc_desktop.desktop.kit.search_lines import ScanLine
from jxc_desktop.desktop.kit.sounds import Sound, Speaker
from jxc_desktop.desktop.lines.pickers import choose_goods, find_goods
from jxc_desktop.desktop.lines.unknown_code import Described, UnknownCodeBand
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr

ONE = Quantity.of(1)


@dataclass(frozen=True, slots=True)
class Entered:
    """So much of an item in the unit that was scanned; `made` and `expires` where the code said so."""

    goods: ItemUnit
    quantity: Quantity
    expires: date | None = None
    made: date | None = None


class GoodsEntry(QWidget):
    """`entered(Entered)` for each item; `paper_scanned(number)`. `3*` before a code takes three of it.

    Enter, Del, + − and ↑ ↓ in the empty line belong to the table below: `empty_enter`, `deleted`, `stepped(±1)`,
    `moved(n)`.
    """

    entered = Signal(object)
    paper_scanned = Signal(str)
    empty_enter = Signal()
    deleted = Signal()
    stepped = Signal(int)
    moved = Signal(int)

    def __init__(self, work: Workplace, placeholder: str, name: str = "") -> None:
        super().__init__()
        self._work = work
        self._pending: Quantity | None = None
        self.line = ScanLine(placeholder, name=name)
        self.unknown = UnknownCodeBand()
        self.speaker = Speaker()
        self.setLayout(column(self.line, self.unknown, gap=10))
        self.setFocusProxy(self.line)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.look_for)
        self.line.entered.connect(self._typed)
        self.line.deleted.connect(self.deleted)
        self.line.moved.connect(self.moved)
        self.line.installEventFilter(self)
        self.unknown.add_wanted.connect(self._add)
        self.unknown.find_wanted.connect(lambda _: self.look_for())
        self.unknown.emptied.connect(self._back_to_line)

    # --- a scan ------------------------------------------------------------------------------------------------

    def take(self, text: str) -> None:
        """A scan, or a code typed with Enter: it wins over whatever is open here."""
        if ahead := self.line.ahead():
            self.take(ahead)
        try:
            found = self._work.look(lambda conn: scanned(conn, text))
        except Refused as refused:
            self._not_taken(refused, text)
            return
        self._taken(found)

    def _taken(self, found: Scanned) -> None:
        match found.scan.kind:
            case ScanKind.CODE:
                pending, self._pending = self._pending, None
                scan = found.scan
                quantities = pending if scan.quantity is None and pending else None
                many = [Entered(one.item, quantities or one.quantity, scan.expires, scan.made) for one in found.items]
                if len(many) == 1:
                    self._known(many[0])
                else:
                    choose_goods(self.window(), self._work, many, self._known)
            case ScanKind.QUANTITY:
                self._pending = found.scan.quantity
                self.line.say(tr("The next scan counts {n} {n:time|times}", n=found.scan.quantity or ONE), "accent")
            case ScanKind.PAPER:
                self.paper_scanned.emit(found.scan.code)
            case ScanKind.PAYMENT:
                self.speaker.play(Sound.REFUSED)
                self.line.say(tr("That is a payment code"), "warn")
            case ScanKind.NOTHING:
                self.empty_enter.emit()

    def _known(self, entered: Entered) -> None:
        self.speaker.play(Sound.KNOWN)
        self.entered.emit(entered)

    def _not_taken(self, refused: Refused, text: str) -> None:
        if refused.key == "scan.unknown":
            code = str(refused.facts["code"])
            self.speaker.play(Sound.UNKNOWN)
            self.line.say(tr("No such code"), "warn")
            self.unknown.ask(code)
        else:
            self.speaker.play(Sound.REFUSED)
            self.line.say(say_refusal(refused), "bad")

    def _typed(self, text: str) -> None:
        self.line.clear()
        if text and not _looks_like_code(text):
            self.look_for(text)
        else:
            self.take(text)

    # --- what is not a known code ------------------------------------------------------------------------------

    def look_for(self, words: str = "") -> None:
        """F2: look for an item by name or pinyin; what stands in the line is looked for."""
        words = words or self.line.text().strip()
        self.line.clear()
        find_goods(self.window(), self._work, words, self._found)

    def _found(self, found: FoundItem) -> None:
        pending, self._pending = self._pending, None
        self.unknown.done()
        self._known(Entered(found.item, pending or ONE))
        self._back_to_line()

    def _add(self, new: Described) -> None:
        item = NewItem(new.name, unit=new.unit, barcodes=(NewBarcode(new.code),), retail_price=new.retail_price)
        self._work.run(self, add_item, item, self._added, refused=self._not_added, rest=self.unknown.rest)

    def _not_added(self, refused: Refused) -> None:
        self.unknown.say(say_refusal(refused))

    def _added(self, added: ItemAdded) -> None:
        goods = self._work.look(lambda conn: unit_by_id(conn, added.unit_id))
        pending, self._pending = self._pending, None
        self.unknown.done()
        self._known(Entered(goods, pending or ONE))

    def step_back(self) -> bool:
        """Esc: the unknown code is skipped, what is typed goes, the keys come back here; False where all is done."""
        if not self.unknown.isHidden():
            self.unknown.leave()
            return True
        if self.line.text() or self._pending:
            self.line.clear()
            self._pending = None
            self.line.say("")
            return True
        here, page = QApplication.focusWidget(), self.parentWidget()
        if here is not None and here is not self.line and page is not None and page.isAncestorOf(here):
            self.line.setFocus()
            return True
        return False

    def type_on(self, letters: str) -> None:
        """Letters typed into the table below are looked for, as those typed here."""
        self.line.setFocus()
        self.line.insert(letters)

    def _back_to_line(self) -> None:
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and not self.line.text() and event.text() in ("+", "-"):  # type: ignore[attr-defined]  # a key event
            self.stepped.emit(1 if event.text() == "+" else -1)  # type: ignore[attr-defined]  # a key event
            return True
        return super().eventFilter(watched, event)


def _looks_like_code(text: str) -> bool:
    """Digits, and letters with digits, are codes; words and pinyin are searched."""
    plain = unicodedata.normalize("NFKC", text).replace("×", "*")
    return plain.isascii() and any(sign.isdigit() for sign in plain)
