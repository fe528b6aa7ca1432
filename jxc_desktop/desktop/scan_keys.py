"""The keys of which a scan is made: what each says, when it came, how fast a row of them is, how one is sent on."""

import time
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from jxc_desktop.catalog.barcode import GROUP_SEPARATOR

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LINE_ENDS = {"\r", "\n"}  # CR and LF come as Ctrl M and Ctrl J from some scanners


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """How this shop's scanner behaves; times in ms between keys."""

    mean_gap_ms: float = 34.0  # a scan's mean is at most this; no one types so fast for so long
    pause_ms: int = 50  # a longer gap ends a run of keys
    silence_ms: int = 60  # without a terminator a scan ends after this much silence
    repeat_end_ms: int = 80  # a second Enter within this time belongs to the scan (CR LF)
    least_ended: int = 4  # characters of a scan that ends with Enter or Tab
    least_unended: int = 6  # characters of a scan that just stops
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a key came: by the system's clock where it says so, and by ours."""

    system_ms: float | None
    arrived_ms: float

    def since(self, earlier: "Moment") -> float:
        """The ms between; the two clocks are never mixed."""
        if self.system_ms is not None and earlier.system_ms is not None:
            return self.system_ms - earlier.system_ms
        return self.arrived_ms - earlier.arrived_ms


@dataclass(slots=True)
class HeldKey:
    """One key held back: enough to send it on as it came."""

    text: str
    at: Moment
    receiver: QObject
    key: int = 0
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    composed: bool = False
    sent: bool = False


@dataclass(slots=True)
class Released:
    """What was let through as typing last, in case more of the same burst was only late."""

    keys: list[HeldKey]
    field: QLineEdit | None
    text_before: str
    cursor_before: int
    text_after: str


def system_ms(event: QInputEvent) -> float | None:
    """When the operating system saw the key, None where it does not say."""
    return float(event.timestamp()) or None


def our_ms() -> float:
    """Our own clock."""
    return time.monotonic() * 1000


def folded(text: str) -> str:
    """A scanned text as it is looked up: full-width forms made plain, zero-width and bidi marks gone."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) != "Cf")


def mean_gap_ms(keys: list[HeldKey]) -> float:
    """The mean time between the keys of a row."""
    return keys[-1].at.since(keys[0].at) / max(1, len(keys) - 1)


def character(event: QKeyEvent, settings: ScannerSettings, *, begun: bool) -> str:
    """The characters a code can be made of, "" for any other key; `begun` where some of the code is there already."""
    if control := _control(event):
        kept = control == GROUP_SEPARATOR or control in settings.prefix + settings.suffix
        return control if kept else ""
    if event.modifiers() & _COMMANDS:
        return ""
    text = event.text()
    if not text or not all(c.isprintable() or unicodedata.category(c) == "Cf" for c in text):
        return ""
    # A space can stand inside a code but never begins one: alone it presses buttons and ticks boxes.
    return "" if text.isspace() and not begun else text


def _control(event: QKeyEvent) -> str:
    """The control character a scanner has sent as a Ctrl key: LF as Ctrl J, the FNC1 in a GS1 code as Ctrl ]."""
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return ""
    if event.key() == Qt.Key.Key_BracketRight:
        return GROUP_SEPARATOR
    return chr(event.key() - 0x40) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else ""


def is_end(event: QKeyEvent) -> bool:
    """Whether the key is one that scanners put behind a code: Enter, Tab, CR or LF."""
    return event.key() in _ENDS or _control(event) in _LINE_ENDS


def send_on(key: HeldKey) -> None:
    """Hands a key to where it was going, if that is still there."""
    if not isValid(key.receiver):
        return
    if key.composed:
        event = QInputMethodEvent()
        event.setCommitString(key.text)
        QCoreApplication.sendEvent(key.receiver, event)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(key.receiver, QKeyEvent(kind, key.key, key.modifiers, key.text))
