"""What is printed of the labels that wait: on which size, from which place of a sheet already begun."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jxc_desktop.catalog.ask_labels import LabelCopies
from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.label_queue import WaitingLabel
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.paper.filled import labels_of
from jxc_desktop.paper.labels import LabelSize, label_pdf, label_sheet_pdf
from jxc_desktop.paper.names import safe_name
from jxc_desktop.words import tr


@dataclass(frozen=True, slots=True)
class LabelRun:
    """Labels in their order; `start` is the first free place on the sheet, counted from 1 (a roll has none)."""

    labels: tuple[WaitingLabel, ...]
    size: LabelSize
    start: int = 1

    @property
    def on_page(self) -> int:
        """How many a page holds."""
        across, down = self.size.on_a4
        return across * down if self.size.is_sheet else 1

    @property
    def count(self) -> int:
        """How many labels in all."""
        return sum(label.copies for label in self.labels)

    @property
    def pages(self) -> int:
        """How many sheets they take; on a roll as many pages as labels."""
        return -(-(self._skipped + self.count) // self.on_page) if self.count else 0

    @property
    def _skipped(self) -> int:
        return self.start - 1 if self.size.is_sheet else 0

    def printed_on(self, pages: Collection[int]) -> tuple[LabelCopies, ...]:
        """How many of each stand on these pages, counted from 0."""
        on_them = Counter(goods.unit_id for at, goods in self._placed() if at // self.on_page in pages)
        return tuple(LabelCopies(unit_id, copies) for unit_id, copies in on_them.items())

    def next_start(self, pages: Collection[int]) -> int:
        """The first free place once these pages are printed."""
        last = max((at for at, _ in self._placed() if at // self.on_page in pages), default=self._skipped - 1)
        return (last + 1) % self.on_page + 1

    def _placed(self) -> Iterator[tuple[int, ItemUnit]]:
        return enumerate(each_label(self.labels), self._skipped)

    def printable(self, printed: Any) -> Printable:
        """For the preview; `printed(pages)` is told which pages came out."""

        def make(conn: Any, look: Look) -> bytes:
            papers = labels_of(each_label(self.labels))
            return (
                label_sheet_pdf(papers, self.size, self._skipped)
                if self.size.is_sheet
                else label_pdf(papers, self.size)
            )

        title, note = tr("Shelf labels"), tr("{n} {n:label|labels}", n=self.count)
        kind = "label_sheet" if self.size.is_sheet else "label"
        papers = ((self.size.name, size_words(self.size)),)
        return Printable(title, note, kind, safe_name(title), make, papers, printed=printed)


def each_label(labels: Iterable[WaitingLabel]) -> Iterator[ItemUnit]:
    """One after the other, each as often as it is wanted."""
    for label in labels:
        for _ in range(label.copies):
            yield label.goods


def size_words(size: LabelSize) -> str:
    """A size as it stands on the packet."""
    millimetres = f"{size.width:g} × {size.height:g} mm"
    if not size.is_sheet:
        return millimetres
    across, down = size.on_a4
    return tr("A4 sheet of {n}, {size}", n=across * down, size=millimetres)
