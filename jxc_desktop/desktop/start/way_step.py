"""The first step: how one starts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.layout import column
from jxc_desktop.desktop.start.answers import Answers, Way
from jxc_desktop.desktop.start.step import WIDE, Step
from jxc_desktop.desktop.start.way_card import WayCard
from jxc_desktop.words import tr


class WayStep(Step):
    """1 to 4 choose, ↑ ↓ move, Enter goes on. A fault of the shop opened last stands above."""

    column_width = WIDE

    def __init__(self, fault: str) -> None:
        super().__init__(tr("First choose how to start"), tr("A digit will do, all of it can be changed later"))
        self.name = tr("How to start")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cards = {
            Way.NEW: WayCard("store", tr("A new shop"), tr("From nothing; the first sale in three minutes"), 1),
            Way.MOVE: WayCard(
                "file-spreadsheet",
                tr("Move from other software"),
                tr("A spreadsheet from 管家婆, 银豹, 智慧记, 秦丝. Tried first, booked only if it fits"),
                2,
            ),
            Way.RESTORE: WayCard(
                "archive-restore", tr("Restore a backup"), tr("After a new computer or a new Windows"), 3
            ),
            Way.SAMPLE: WayCard(
                "graduation-cap",
                tr("Practise in a sample shop"),
                tr("A corner shop with a year behind it; try anything, nothing breaks"),
                4,
            ),
        }
        for way, card in self._cards.items():
            card.clicked.connect(partial(self._choose, way))
        self._band = Band()
        self.lay_from_top(self._band, 8 if fault else None, column(*self._cards.values(), gap=10))
        if fault:
            self.top = 0  # the band takes the room
            self._band.say("bad", fault, tr("Nothing was changed. Open it again later, or start in another way."))

    def chosen(self) -> Way:
        """The way that is ringed."""
        return next((way for way, card in self._cards.items() if card.isChecked()), Way.NEW)

    def _choose(self, way: Way) -> None:
        for other, card in self._cards.items():
            card.setChecked(other is way)

    def show_answers(self, answers: Answers) -> None:
        self._choose(Way(answers.way))

    def first(self) -> QWidget:
        return self

    def take(self, answers: Answers) -> None:
        answers.way = self.chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = list(self._cards)
        if event.text() in ("1", "2", "3", "4"):
            self._choose(ways[int(event.text()) - 1])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._choose(ways[(ways.index(self.chosen()) + by) % len(ways)])
        else:
            super().keyPressEvent(event)
