"""The right side after a sale: the change due, or what came in without cash, 84 px, until the next scan."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import CENTRE, RIGHT, Amount, Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, empty, row
from jxc_desktop.kernel.money import Money
from jxc_desktop.paper.filled import tender_name
from jxc_desktop.sales.checkout import SaleDone, TenderTaken
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class ChangePanel(QWidget):
    """What was paid and what goes back; `say_print` tells what became of the receipt."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._at = Words("", 18, "ok", bold=True), note("")
        self.label, self.change = Words("", 18, "text2", align=RIGHT), Amount(84, "ok")
        self._sums = column(gap=6)
        self._print_icon, self._printed = Glyph("printer", "text2", 16), note("")
        hint = note(tr("Just scan the next item, no key needed"))
        hint.setAlignment(CENTRE)
        self.setLayout(
            column(
                row(Glyph("circle-check", "ok", 22), self._title, STRETCH, self._at),
                STRETCH,
                self.label,
                self.change,
                STRETCH,
                hline(),
                self._sums,
                hline(),
                row(self._print_icon, self._printed, STRETCH),
                hint,
                gap=8,
                margins=(18, 16, 18, 14),
            )
        )

    def show_sale(self, done: SaleDone) -> None:
        """A sale that was paid."""
        ways = tuple(dict.fromkeys(one.kind for one in done.tenders))
        if ways and TenderKind.CASH not in ways:
            label, big = " + ".join(tender_name(kind) for kind in ways), done.due
        else:
            label, big = tr("Change"), done.change
        self._show(tr("Paid"), done.at, label, big)
        self._sum_up(tr("To pay"), done.due, done.tenders)
        if done.owed_after is not None and any(t.kind == TenderKind.ACCOUNT for t in done.tenders):
            self._add(tr("Owes us in all"), done.owed_after)

    def show_refund(self, at: datetime, back: Money, tenders: Sequence[TenderTaken]) -> None:
        """Money that goes back to the customer; the tenders are positive sums."""
        self._show(tr("Paid back"), at, tr("Give back"), back)
        self._sum_up(tr("Refund"), back, tenders)

    def say_print(self, text: str, tone: str = "text2") -> None:
        """What became of the receipt."""
        self._print_icon.show_icon("printer", tone)
        self._printed.say(text, tone)

    def _show(self, title: str, at: datetime, label: str, big: Money) -> None:
        self._title.setText(title)
        self._at.setText(f"{at:%H:%M:%S}")
        self.label.setText(label)
        self.change.set_px(84 if len(grouped(big)) < 8 else 60)
        self.change.show_figure(big)
        for old in empty(self._sums):
            old.deleteLater()
        self.say_print("")

    def _sum_up(self, label: str, due: Money, tenders: Sequence[TenderTaken]) -> None:
        self._add(label, due)
        for tender in tenders:
            self._add(tender_name(tender.kind), tender.tendered)

    def _add(self, label: str, amount: Money) -> None:
        line = row(Words(label, 14, "text2"), STRETCH, Words(grouped(amount), 15), gap=8)
        self._sums.addWidget(boxed(line))
