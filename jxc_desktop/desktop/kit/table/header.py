"""The painted header: titles on their column's side, units beside them, block titles above, the sort arrow."""

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.kinds import CENTRED
from jxc_desktop.desktop.kit.table.columns import Column

HEIGHT, HEIGHT_WITH_GROUPS, _GROUP_HEIGHT = 34, 58, 26
PAD = 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring columns under one title."""

    title: str
    first: int
    last: int


def blocks_of(columns: tuple[Column, ...]) -> list[Block]:
    """The runs of columns that share a block title, untitled runs too; empty where no column has one."""
    if not any(column.group for column in columns):
        return []
    blocks, start = [], 0
    for title, run in groupby(columns, key=lambda column: column.group):
        length = len(list(run))
        blocks.append(Block(title, start, start + length - 1))
        start += length
    return blocks


class Header(QHeaderView):
    """One painted header over a table."""

    def __init__(self, columns: tuple[Column, ...], px: int = 13) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.columns = columns
        self.blocks = blocks_of(columns)
        self.sort_key, self.sort_descending = "", False
        self.table_has_focus = False
        self._px = px
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setFixedHeight(HEIGHT_WITH_GROUPS if self.blocks else HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT_WITH_GROUPS if self.blocks else HEIGHT)

    def rule_columns(self) -> set[int]:
        """The columns that begin a block: a rule stands before them."""
        return {block.first for block in self.blocks if block.first}

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect()
        painter.fillRect(area, theme.color("sunken"))
        top = _GROUP_HEIGHT if self.blocks else 0
        for number, column in enumerate(self.columns):
            left, wide = self.sectionViewportPosition(number), self.sectionSize(number)
            if self.isSectionHidden(number) or left > area.right() or left + wide < 0:
                continue
            self._paint_title(painter, column, QRect(left + PAD, top, wide - 2 * PAD, self.height() - top))
        for block in self.blocks:
            self._paint_block(painter, block)
        line = "accent" if self.table_has_focus else "line2"
        painter.fillRect(0, self.height() - 1, area.width(), 1, theme.color(line))

    def _paint_title(self, painter: QPainter, column: Column, box: QRect) -> None:
        sorted_by = column.key == self.sort_key
        title_font, unit_font = theme.font(self._px), theme.font(12)
        metrics = QFontMetrics(title_font)
        unit = QFontMetrics(unit_font).horizontalAdvance(column.unit) + 4 if column.unit else 0
        arrow = 15 if sorted_by else 0
        title = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, max(0, box.width() - unit - arrow))
        words = metrics.horizontalAdvance(title)
        whole = words + unit + arrow
        if column.is_figure:
            left = box.right() + 1 - whole
        elif column.kind in CENTRED:
            left = box.left() + (box.width() - whole) // 2
        else:
            left = box.left()
        painter.setFont(title_font)
        painter.setPen(theme.color("text" if sorted_by else "text2"))
        painter.drawText(QRect(left, box.top(), words + 2, box.height()), _MIDDLE, title)
        if unit:
            painter.setFont(unit_font)
            painter.setPen(theme.color("text3"))
            painter.drawText(QRect(left + words + 4, box.top(), unit, box.height()), _MIDDLE, column.unit)
        if sorted_by:
            name = "chevron-down" if self.sort_descending else "chevron-up"
            middle = box.top() + box.height() / 2
            icons.draw(painter, name, "accent", QPointF(left + words + unit + 3, middle - 6), 12)

    def _paint_block(self, painter: QPainter, block: Block) -> None:
        shown = [n for n in range(block.first, block.last + 1) if not self.isSectionHidden(n)]
        if not shown:
            return
        left = self.sectionViewportPosition(shown[0])
        right = self.sectionViewportPosition(shown[-1]) + self.sectionSize(shown[-1])
        if block.first:
            painter.fillRect(left, 0, 1, self.height(), theme.color("line2"))
        if block.title:
            painter.fillRect(left + PAD, _GROUP_HEIGHT, right - left - 2 * PAD, 1, theme.color("line2"))
            painter.setFont(theme.font(13, bold=True))
            painter.setPen(theme.color("text"))
            painter.drawText(QRect(left, 1, right - left, _GROUP_HEIGHT), Qt.AlignmentFlag.AlignCenter, block.title)
