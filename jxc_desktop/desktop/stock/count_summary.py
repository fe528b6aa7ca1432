"""What a count has found, looked at once more before it changes the stock."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.kit.table import Column, Grid, TableCard
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.stock.count_table import label_of
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.count_progress import CountSums
from jxc_desktop.stock.count_sheets import CountRow, TakeHead
from jxc_desktop.stock.post_count import CountPosted, ItemReason, PostCount, Uncounted, post_count
from jxc_desktop.stock.reasons import LOSS_REASONS, Reason
from jxc_desktop.stock.takes import Scope
from jxc_desktop.words import say_refusal, tr, word_for
from jxc_desktop.words.figures import grouped


class CountSummary(BookingSheet):
    """F9 posts it: `posted(CountPosted)`."""

    posted = Signal(object)

    def __init__(
        self, window: QWidget, work: Workplace, head: TakeHead, sums: CountSums, rows: Sequence[CountRow]
    ) -> None:
        super().__init__(window, work, tr("What the count has found"), width=780)
        self._head, self._rows = head, rows
        self._reasons: dict[int, Reason] = {}
        self.uncounted = Choice([(Uncounted.LEAVE, tr("stay as they are")), (Uncounted.ZERO, tr("are gone: count 0"))])
        self.reason = Choice([(reason, word_for(reason)) for reason in LOSS_REASONS])
        self.reason.choose(Reason.MISCOUNT)
        self.grid = Grid(_columns(self), name=tr("Differences"))
        self._card = TableCard(self.grid, foot=True)
        self._card.setMinimumHeight(220)
        self.body.addWidget(self._figures(sums))
        self.body.addWidget(self._card, 1)
        self.body.addLayout(self._choices())
        self.post = KeyButton(tr("Change the stock"), "F9", Kind.PRIMARY, "check")
        self.post.clicked.connect(self._confirm)
        self.set_foot([], [KeyButton(tr("Go on counting"), "Esc"), self.post])
        self.grid.show_rows(rows)
        self.grid.opened.connect(self._next_reason)
        hint = tr("Enter on a line gives it a reason of its own")
        self._card.show_check(hint if rows else tr("Everything is as in the book"), "text2" if rows else "ok")

    def _figures(self, sums: CountSums) -> QWidget:
        left = self._head.items - self._head.counted
        figures = [
            (tr("Scanned"), tr("{n} of {all} {all:kind|kinds}", n=self._head.counted, all=self._head.items), "text"),
            (tr("More than the book"), _side(sums.more, sums.more_retail, "+"), "warn" if sums.more else "text3"),
            (tr("Less than the book"), _side(sums.less, sums.less_retail, "\u2212"), "bad" if sums.less else "text3"),
            (tr("Not counted"), tr("{n} {n:kind|kinds}", n=left), "warn" if left else "text3"),
        ]
        holder = QWidget()
        cells = [column(note(label), Words(words, 18, tone, bold=True), gap=2) for label, words, tone in figures]
        holder.setLayout(row(*[(cell, 1) for cell in cells], gap=16))
        return holder

    def _choices(self) -> QHBoxLayout:
        fields = [LabelledField(tr("Reason of the differences"), self.reason, width=220)]
        if self._head.scope is not Scope.PART and self._head.counted < self._head.items:
            fields.append(LabelledField(tr("What was not counted"), self.uncounted, width=260))
        return row(*fields, STRETCH, gap=16)

    def reason_of(self, of: CountRow) -> Reason:
        """A line's own reason, else the one for all."""
        return self._reasons.get(of.item_id, Reason(str(self.reason.value())))

    def _next_reason(self, of: CountRow) -> None:
        at = LOSS_REASONS.index(self.reason_of(of))
        self._reasons[of.item_id] = LOSS_REASONS[(at + 1) % len(LOSS_REASONS)]
        self.grid.rows_model.replace_row(self.grid.current_number, of)

    def _confirm(self) -> None:
        own = tuple(ItemReason(item_id, reason) for item_id, reason in self._reasons.items())
        request = PostCount(
            self._head.take_id,
            uncounted=Uncounted(str(self.uncounted.value())),
            reason=Reason(str(self.reason.value())),
            reasons=own,
        )
        self.book(post_count, request, self._posted)

    def _posted(self, posted: CountPosted) -> None:
        self.done()
        self.posted.emit(posted)

    def refuse(self, refused: Refused) -> None:
        self._card.show_check(say_refusal(refused), "bad")


def _side(kinds: int | None, retail: Money | None, sign: str) -> str:
    if kinds is None or retail is None:
        return tr("shown after posting")
    words = tr("{n} {n:kind|kinds}", n=kinds)
    return f"{words}  {sign}{grouped(retail)}" if kinds else words


def _columns(sheet: CountSummary) -> list[Column]:
    def reason(of: object) -> object:
        return word_for(sheet.reason_of(of)) if isinstance(of, CountRow) else None

    def label(of: object) -> object:
        return label_of(of) if isinstance(of, CountRow) else None

    return [
        Column("label", tr("Item"), stretch=True, width=220, sortable=False, read=label),
        Column("book", tr("In book"), Cell.QUANTITY, width=80, sortable=False),
        Column("counted", tr("Count"), Cell.QUANTITY, width=80, sortable=False),
        Column("variance", tr("Diff."), Cell.SIGNED, width=76, sortable=False),
        Column("variance_retail", tr("At retail"), Cell.MONEY, tr("¥"), 110, sortable=False),
        Column("why", tr("Why"), width=110, sortable=False, read=reason),
    ]
