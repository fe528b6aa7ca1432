"""The table of a paper's lines: moved from the scan line, its keys printed in the foot."""

from collections.abc import Sequence
from typing import Any

from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, hline
from jxc_desktop.desktop.kit.layout import STRETCH, Item, boxed, row
from jxc_desktop.desktop.kit.table import Grid, TableCard

_SIGNS = {"ok": "circle-check", "warn": "circle-alert", "bad": "triangle-alert"}


class LineCard(TableCard):
    """A table card whose foot says the keys of the current row at the left, the check at the right."""

    def __init__(self, grid: Grid, hints: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(grid, totals=True)
        self.hints = tuple(hints)
        self._hints = boxed(row(*_caps(hints), gap=6))
        self._says_icon, self._says = Glyph("circle-check", "ok", 16), Words("", 13)
        foot = boxed(row(self._hints, STRETCH, self._says_icon, self._says, gap=6, margins=(14, 0, 15, 0)))
        foot.setFixedHeight(34)
        self._says_icon.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(hline())
            layout.addWidget(foot)

    def say(self, text: str, tone: str = "ok") -> None:
        """What stands at the right of the foot: the proof, or what to look at; "" for nothing."""
        self._says_icon.setVisible(bool(text) and tone in _SIGNS)
        if tone in _SIGNS:
            self._says_icon.show_icon(_SIGNS[tone], tone)
        self._says.say(text, tone)

    def said(self) -> str:
        """What the foot says."""
        return self._says.text()

    def show_lines(self, rows: Sequence[Any], current: int | None = None) -> None:
        """The lines; the bar on line `current`, else where it was."""
        grid = self.grid
        place = grid.current_number if current is None else current
        at = grid.verticalScrollBar().value()
        grid.show_rows(rows)
        grid.verticalScrollBar().setValue(at)
        if rows:
            grid.go_to(max(0, min(place, len(rows) - 1)))

    def move_bar(self, by: int) -> None:
        """The bar so many lines on."""
        count = len(self.grid.rows_model.rows)
        if count:
            self.grid.go_to(max(0, min(self.grid.current_number + by, count - 1)))


def _caps(hints: Sequence[tuple[str, str]]) -> list[Item]:
    items: list[Item] = []
    for key, words in hints:
        if items:
            items.append(4)
        items += [KeyCap(key), Words(words, 12, "text2")]
    return items
