"""How a count ends: the differences once more, then posted, or given up."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.sheet import ask_before_loss
from jxc_desktop.desktop.stock.count_summary import CountSummary
from jxc_desktop.desktop.stock.count_view import read_differences
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.count_progress import CountSums
from jxc_desktop.stock.count_sheets import CountRow, TakeHead
from jxc_desktop.stock.post_count import AbandonCount, CountPosted, abandon_count
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class CountEnding(QObject):
    """`posted(CountPosted)` or `given_up`; `looked` when the page's button may work again."""

    posted = Signal(object)
    given_up = Signal()
    looked = Signal()

    def __init__(self, page: QWidget, work: Workplace, take_id: int) -> None:
        super().__init__(page)
        self._page, self._work, self._take_id = page, work, take_id
        self.summary: CountSummary | None = None

    def look(self) -> None:
        """Reads the differences and shows them."""
        take_id = self._take_id

        def refused(refusal: Refused) -> None:
            self.looked.emit()
            self._work.say_refused(refusal)

        def broken(fault: Exception) -> None:
            self.looked.emit()
            self._work.say_broken(fault)

        self._work.read(
            self, lambda conn: read_differences(conn, take_id), self._summarize, refused=refused, broken=broken
        )

    def _summarize(self, found: tuple[TakeHead, CountSums, tuple[CountRow, ...]]) -> None:
        self.looked.emit()
        summary = self.summary = CountSummary(self._page.window(), self._work, *found)
        summary.posted.connect(self.posted)
        summary.closed.connect(self._closed)
        summary.open_sheet(summary.post)

    def _closed(self) -> None:
        self.summary = None

    def ask_to_give_up(self) -> None:
        """The counts would be lost: the verb stands on the button."""
        ask_before_loss(
            self._page.window(),
            tr("Give up this count?"),
            tr("What was counted goes away. The stock stays as it is."),
            tr("Give it up"),
            self._give_up,
        )

    def _give_up(self) -> None:
        self._work.run(self, abandon_count, AbandonCount(self._take_id), lambda _: self.given_up.emit())


def posted_words(posted: CountPosted) -> tuple[str, str]:
    """The number, and the papers the differences went to."""
    parts = []
    if posted.gain_number:
        known = {"number": posted.gain_number, "sum": grouped(posted.gain) if posted.gain is not None else ""}
        parts.append(tr("gain {number}, at cost +{sum}", **known) if known["sum"] else tr("gain {number}", **known))
    if posted.loss_number:
        known = {"number": posted.loss_number, "sum": grouped(posted.loss) if posted.loss is not None else ""}
        parts.append(tr("loss {number}, at cost −{sum}", **known) if known["sum"] else tr("loss {number}", **known))
    return tr("{number} is posted", number=posted.number), tr(", ").join(parts) or tr("everything is as in the book")
