"""What stands above a report's table: the facts of its head and the sums it came to, in one line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.kinds import is_negative, text_of
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, empty, row
from jxc_desktop.desktop.lists.cells import kit_kind
from jxc_desktop.insights.report import Fact


class FactsBar(QWidget):
    """`show_facts` fills it; without facts it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = row(gap=28)
        self.setLayout(row(self._facts, STRETCH, margins=(4, 0, 4, 0)))
        self.hide()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Other facts, each title above what it is."""
        for old in empty(self._facts):
            old.deleteLater()
        for fact in facts:
            said = Words(text_of(fact.value, kit_kind(fact.kind)), 15, "bad" if is_negative(fact.value) else "text")
            self._facts.addWidget(boxed(column(note(fact.title), said, gap=1)))
        self.setVisible(bool(facts))
