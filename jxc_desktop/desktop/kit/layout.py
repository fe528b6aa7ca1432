"""Rows and columns in one line of code."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
STRETCH = -1
_NONE: Margins = (0, 0, 0, 0)


def row(*items: Item, gap: int = 8, margins: Margins = _NONE) -> QHBoxLayout:
    """Items side by side: widgets, layouts, (item, stretch), a number = space, STRETCH, None = nothing."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 8, margins: Margins = _NONE) -> QVBoxLayout:
    """Items below each other, as `row`."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def boxed(layout: QLayout) -> QWidget:
    """A bare widget round a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def empty(layout: QLayout) -> list[QWidget]:
    """Takes everything out of a layout; the widgets that stood in it."""
    items = [layout.takeAt(0) for _ in range(layout.count())]
    return [item.widget() for item in items if item.widget()]


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        part, stretch = item if isinstance(item, tuple) else (item, 0)
        if isinstance(part, QWidget):
            layout.addWidget(part, stretch)
        elif isinstance(part, QLayout):
            layout.addLayout(part, stretch)
        elif part == STRETCH:
            layout.addStretch(1)
        elif part is not None:
            layout.addSpacing(part)
