"""The first day: what to do first, ticked off as it gets done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, hline
from jxc_desktop.desktop.kit.layout import STRETCH, column, empty, row
from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.sales.shifts import current_shift
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Which of the first things are done."""

    has_goods: bool
    has_stock: bool
    shift_open: bool


def first_steps(conn: Any, session: Session, day: date) -> FirstSteps:
    """Looks at the shop: goods, anything on the shelf, an open shift at this till."""

    def count(name: str) -> int:
        asked = report(name)
        return asking.totals(asked, conn, session, asked.answers({}, day)).count

    return FirstSteps(
        has_goods=count("stock.items") > 0,
        has_stock=count("stock.on_hand") > 0,
        shift_open=current_shift(conn, session.till) is not None,
    )


class FirstDay(Card):
    """`wanted(room, page)`: where the next thing is done."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("What to do first"), gap=4, margins=(20, 16, 20, 16))
        self._lines = column(gap=0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.buttons: list[KeyButton] = []

    def show_steps(self, steps: FirstSteps) -> None:
        """The four things; the first that is not done has the primary button."""
        for old in empty(self._lines):
            old.deleteLater()
        things = (
            (
                steps.has_goods,
                tr("Bring in the goods"),
                tr("A list of the old software, or scan and name them"),
                tr("Import"),
                ("settings", "import"),
            ),
            (
                steps.has_stock,
                tr("Receive goods"),
                tr("Scan what is on the shelf: stock and cost begin here"),
                tr("Go and receive"),
                ("purchasing", "receive"),
            ),
            (steps.shift_open, tr("Open the shift"), tr("Count the change in the drawer"), tr("Open"), ("till", "")),
            (False, tr("Sell"), tr("Scan, F9, Enter: the first sale"), tr("To the till"), ("till", "")),
        )
        first = next(number for number, thing in enumerate(things) if not thing[0])
        self.buttons = []
        for number, (done, title, why, verb, where) in enumerate(things):
            if number:
                self._lines.addWidget(hline())
            button = KeyButton(verb, kind=Kind.PRIMARY if number == first else Kind.PLAIN)
            button.clicked.connect(lambda _=False, where=where: self.wanted.emit(*where))
            self.buttons.append(button)
            line = Card(margins=(0, 10, 0, 10))
            line.setProperty("part", "")
            icon = Glyph("circle-check", "ok", 24) if done else Glyph("chevron-right", "text3", 24)
            words = column(Words(f"{number + 1}  {title}", 16, bold=True), Words(why, 13, "text2"), gap=2)
            line.add(row(icon, words, STRETCH, button, gap=14))
            self._lines.addWidget(line)
