"""What a page stands in: the room's view, the main window."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Found = TypeVar("Found", bound=QWidget)


def nearest(widget: QWidget, kind: type[Found]) -> Found | None:
    """The nearest widget of a kind that holds this one."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, kind):
        above = above.parentWidget()
    return above
