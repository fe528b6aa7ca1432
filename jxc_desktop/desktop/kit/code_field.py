"""Where a scan may go while a form is open: into the field for barcodes, and only while the cursor is in it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.fields import TextField


@runtime_checkable
class TakesScan(Protocol):
    """A widget that wants scans while the cursor is in it."""

    def take_scan(self, text: str) -> bool:
        """Take the code; False where there is no place for it just now."""


class CodeField(TextField):
    """A field for a barcode: a scan replaces what stands in it. `scanned(code)` after a scan."""

    scanned = Signal(str)

    def take_scan(self, text: str) -> bool:
        """The code of a scan."""
        if self.isReadOnly() or not self.isEnabled():
            return False
        self.setText(text)
        self.check()
        self.selectAll()
        self.scanned.emit(text)
        return True


def offer_scan(focus: QWidget | None, text: str) -> bool:
    """Offers a scan to the widget with the cursor and what it lies in; whether one of them took it."""
    while focus is not None:
        if isinstance(focus, TakesScan) and focus.take_scan(text):
            return True
        focus = focus.parentWidget()
    return False
