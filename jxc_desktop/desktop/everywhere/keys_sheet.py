"""F1: every key of the page that is seen, as its buttons, facts and hints print them, and what works everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, keys_of, keys_on
from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.lines.facts import FactButton
from jxc_desktop.desktop.lines.goods_entry import GoodsEntry
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.words import mark, tr

_EVERYWHERE = (
    ("Ctrl K", mark("Search items, papers, people, pages")),
    ("Ctrl T", mark("To be done")),
    ("Alt 1 … 0", mark("The ten tabs")),
    ("Ctrl Tab", mark("Next page of the tab")),
    ("Esc", mark("Step back")),
    ("Ctrl Z", mark("Undo")),
    ("Ctrl L", mark("Lock")),
    ("Ctrl Shift F", mark("Full screen")),
)
_WIDTH = 720


def page_keys(page: Page) -> list[tuple[str, str]]:
    """The keys of a page with what they do, each once: title row, facts, the page's own, hints under its table."""
    found = keys_of([button for button in page.title_actions() if isinstance(button, KeyButton)])
    found += [(fact.key, fact.label) for fact in page.findChildren(FactButton) if fact.isVisible()]
    found += keys_on(page)
    if any(entry.isVisible() for entry in page.findChildren(GoodsEntry)):
        found += [("F2", tr("Find goods")), ("F4", tr("type how many"))]
    found += page.keys()
    for card in page.findChildren(LineCard):
        found += card.hints if card.isVisible() else ()
    return [(key, what) for key, what in dict(found).items() if what]


def show_keys(window: QWidget, page: Page | None) -> None:
    """Opens the sheet over the window."""
    sheet = Sheet(window, tr("Keys of this page"), side=True, width=_WIDTH)
    everywhere = _table([(key, tr(what)) for key, what in _EVERYWHERE])
    beside = column(Words(tr("Everywhere"), 15, bold=True), everywhere, STRETCH, gap=10)
    own = _table(page_keys(page) if page is not None else [])
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    inside = boxed(row((own, 1), (boxed(beside), 1), gap=24))
    inside.setProperty("part", "scrolled")
    area.setWidget(inside)
    sheet.body.addWidget(area, 1)
    sheet.open_sheet()


def _table(keys: Sequence[tuple[str, str]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    for line, (key, what) in enumerate(keys):
        grid.addWidget(KeyCap(key), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Words(what, 14), line, 1)
    grid.setColumnStretch(1, 1)
    return boxed(column(grid, STRETCH))
