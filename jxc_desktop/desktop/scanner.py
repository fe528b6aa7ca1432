"""Hears the barcode scanner, which types like a keyboard, by the speed of its keys and never by where the focus is.

Why keys are held back and not taken out again: a key that has reached a widget may already have opened a cell,
moved a list, begun a search or pressed a button, and no field can undo all that. So every printable key waits at
most `pause_ms` before it is let through. A second key within that time may be the beginning of a scan; a person
does not keep up a mean of less than `mean_gap_ms` over the length of a code, a scanner is never slower. What turns
out to be typing is sent on in order, to where it was going; what turns out to be a scan has touched nothing.

The times are those of the operating system's events where it gives them, so that a busy window, which gets many
keys at once, does not take slow typing for a scan.
"""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from jxc_desktop.desktop.kit.timer import timer

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_MODIFIERS = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}  # fmt: skip
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FLUSHING = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
GROUP_SEPARATOR = "\x1d"  # FNC1 inside a GS1 code; it arrives as Ctrl ] and belongs to the code
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
class _Moment:
    """When a key came: by the system's clock where it says so, and by ours."""

    system_ms: float | None
    arrived_ms: float

    def since(self, earlier: "_Moment") -> float:
        """The ms between; the two clocks are never mixed."""
        if self.system_ms is not None and earlier.system_ms is not None:
            return self.system_ms - earlier.system_ms
        return self.arrived_ms - earlier.arrived_ms


@dataclass(slots=True)
class _Key:
    """One key held back: enough to send it on as it came."""

    text: str
    at: _Moment
    receiver: QObject
    key: int = 0
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    composed: bool = False
    sent: bool = False


@dataclass(slots=True)
class _Released:
    """What was let through as typing last, in case more of the same burst was only late."""

    keys: list[_Key]
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


class ScannerFilter(QObject):
    """Watches every window of the program; `scanned(text)` for each scan, wherever the focus is.

    Two scans sent as one ("69...269...2") come as one text: the receiver refuses it and offers to split it.
    Because printable keys may be a scan, they never trigger shortcuts: pages take single digits in keyPressEvent.
    `when` and `now` are the system's and our clock.
    """

    scanned = Signal(str)

    def __init__(
        self,
        settings: ScannerSettings | None = None,
        *,
        when: Callable[[QInputEvent], float | None] = system_ms,
        now: Callable[[], float] = our_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or ScannerSettings()
        self._when, self._now = when, now
        self._held: list[_Key] = []
        self._released: _Released | None = None
        self._last_end: _Moment | None = None
        self._eaten: set[int] = set()
        self._sending = False
        self._watched: list[QObject] = []
        self._heard: QGuiApplication | None = None
        self._pause = timer(self, 0, self._look_once_more)
        self._settled = timer(self, 0, self.fall_silent)

    def listen(self, app: QGuiApplication) -> None:
        """Begins to watch: always the window and the object that have the focus, since keys come nowhere else.

        A filter on the application itself would see every paint and timer of every object, in Python.
        """
        app.focusWindowChanged.connect(self._focus_moved)
        app.focusObjectChanged.connect(self._focus_moved)
        self._heard = app
        self._focus_moved()

    def stop(self) -> None:
        """Hears nothing more: two that listen at once would take each other's keys."""
        if self._heard is not None:
            self._heard.focusWindowChanged.disconnect(self._focus_moved)
            self._heard.focusObjectChanged.disconnect(self._focus_moved)
            self._heard = None
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = []

    def fall_silent(self) -> None:
        """No key has followed: what is held is a scan without terminator, or it was typing."""
        if self._is_scan(self.settings.least_unended):
            self._end_scan(self._held[-1].at)
        else:
            self._let_through()

    # --- watching ----------------------------------------------------------------------------------------------

    def _focus_moved(self, *_: object) -> None:
        popup = QApplication.activePopupWidget()
        menu = popup.windowHandle() if popup is not None else None
        now = (QGuiApplication.focusWindow(), QGuiApplication.focusObject(), menu)
        wanted: list[QObject] = [o for o in now if o is not None]
        for old in self._watched:
            if isValid(old) and old not in wanted:
                old.removeEventFilter(self)
        for new in wanted:
            new.removeEventFilter(self)
            new.installEventFilter(self)
        self._watched = wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._sending:
            return False
        kind = event.type()
        if isinstance(event, QInputMethodEvent):
            return self._composed(watched, event)
        if kind == QEvent.Type.FocusOut:
            # A menu or drop-down that opens takes the keys without becoming the window with the focus.
            self._focus_moved()
            QTimer.singleShot(0, self, self._focus_moved)
            return False
        if kind in _FLUSHING:
            self._let_through()
            return False
        if not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
            # Keys are judged once, at the window they arrive at, before any widget has seen them.
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._claimed(event)
        if kind == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        if kind == QEvent.Type.KeyRelease and event.key() in self._eaten:
            self._eaten.discard(event.key())
            return True
        return False

    # --- keys --------------------------------------------------------------------------------------------------

    def _claimed(self, event: QKeyEvent) -> bool:
        """Whether no shortcut may have this key; it is then delivered as a plain key press, to `_pressed`."""
        at = self._moment(event)
        ends_scan = _is_end(event) and (self._belongs_to_last(at) or self._ready_to_end(at))
        if self._character(event) or ends_scan:
            event.accept()
            return True
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        at = self._moment(event)
        text = self._character(event)
        if _is_end(event):
            if not self._end_pressed(at):
                return False
        elif text and not event.isAutoRepeat():
            self._hold(_Key(text, at, window, event.key(), event.modifiers()))
        else:
            self._let_through()
            return False
        self._eaten.add(event.key())
        return True

    def _end_pressed(self, at: _Moment) -> bool:
        if self._belongs_to_last(at):
            self._last_end = at
        elif self._ready_to_end(at):
            self._end_scan(at)
        else:
            self._let_through()
            return False
        return True

    def _moment(self, event: QInputEvent) -> _Moment:
        return _Moment(self._when(event), self._now())

    def _belongs_to_last(self, at: _Moment) -> bool:
        """The second end of a scanner that sends two (CR and LF)."""
        if self._held or self._last_end is None:
            return False
        return at.since(self._last_end) <= self.settings.repeat_end_ms

    def _ready_to_end(self, at: _Moment) -> bool:
        in_time = bool(self._held) and at.since(self._held[-1].at) <= self.settings.pause_ms
        return in_time and self._is_scan(self.settings.least_ended)

    def _character(self, event: QKeyEvent) -> str:
        """The characters a code can be made of, "" for any other key."""
        if control := _control(event):
            kept = control == GROUP_SEPARATOR or control in self.settings.prefix + self.settings.suffix
            return control if kept else ""
        if event.modifiers() & _COMMANDS:
            return ""
        text = event.text()
        if not text or not all(c.isprintable() or unicodedata.category(c) == "Cf" for c in text):
            return ""
        # A space can stand inside a code but never begins one: alone it presses buttons and ticks boxes.
        return "" if text.isspace() and not self._held else text

    def _composed(self, receiver: QObject, event: QInputMethodEvent) -> bool:
        """Text from an input method that is switched on: single characters and runs of digits may be a scan."""
        text = folded(event.commitString())
        whole = text.isascii() and text.isprintable() and (len(text) == 1 or text.isdigit())
        if not whole or not text or event.preeditString() or event.replacementLength():
            if event.commitString() or event.preeditString():
                self._let_through()
            return False
        at = _Moment(None, self._now())
        for character in event.commitString():
            self._hold(_Key(character, at, receiver, composed=True))
        return True

    # --- judging -----------------------------------------------------------------------------------------------

    def _hold(self, key: _Key) -> None:
        if self._held and (key.at.since(self._held[-1].at) > self.settings.pause_ms or self._is_too_slow(key)):
            self._let_through()
        self._bring_back_if_late(key)
        self._held.append(key)
        enough = len(self._held) >= self.settings.least_unended
        self._settled.stop()
        self._pause.start(self.settings.silence_ms if enough else self.settings.pause_ms)

    def _is_too_slow(self, key: _Key) -> bool:
        return len(self._held) >= 3 and self._mean_gap_ms([*self._held, key]) > self.settings.mean_gap_ms

    def _is_scan(self, least: int) -> bool:
        return len(self._held) >= least and self._mean_gap_ms(self._held) <= self.settings.mean_gap_ms

    @staticmethod
    def _mean_gap_ms(keys: list[_Key]) -> float:
        return keys[-1].at.since(keys[0].at) / max(1, len(keys) - 1)

    def _look_once_more(self) -> None:
        # A timer can run before keys that have long been waiting: let the event loop hand those out first.
        self._settled.start()

    def _end_scan(self, at: _Moment) -> None:
        text = folded("".join(key.text for key in self._held)).strip()
        self._held, self._released, self._last_end = [], None, at
        self._pause.stop()
        self._settled.stop()
        text = text.removeprefix(self.settings.prefix).removesuffix(self.settings.suffix).strip()
        if text:
            self.scanned.emit(text)

    # --- sending on --------------------------------------------------------------------------------------------

    def _let_through(self) -> None:
        """What was held is typing: it goes, in order, where it was going."""
        held, self._held = self._held, []
        self._pause.stop()
        self._settled.stop()
        if not held:
            return
        focus = QGuiApplication.focusObject()
        field = focus if isinstance(focus, QLineEdit) else None
        before, cursor = (field.text(), field.cursorPosition()) if field else ("", 0)
        self._sending = True
        try:
            for key in held:
                if not key.sent:
                    _send(key)
                    key.sent = True
        finally:
            self._sending = False
        after = field.text() if field and isValid(field) else ""
        self._released = _Released(held, field, before, cursor, after)

    def _bring_back_if_late(self, key: _Key) -> None:
        """The one case in which keys come back: the window was so busy that a scan's first keys went on as typing.

        The times of the events tell it. The code must not lose its head, so they are put before it again, and
        taken out of the field they went to where that field still holds just them.
        """
        released, self._released = self._released, None
        if self._held or released is None or key.at.since(released.keys[-1].at) > self.settings.pause_ms:
            return
        if self._mean_gap_ms([*released.keys, key]) > self.settings.mean_gap_ms:
            return
        self._held = released.keys
        field = released.field
        if field is not None and isValid(field) and field.text() == released.text_after:
            field.setText(released.text_before)
            field.setCursorPosition(released.cursor_before)
            for old in self._held:
                old.sent = False


def _control(event: QKeyEvent) -> str:
    """The control character a scanner has sent as a Ctrl key (LF as Ctrl J, FNC1 as Ctrl ]), "" for other keys."""
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return ""
    if event.key() == Qt.Key.Key_BracketRight:
        return GROUP_SEPARATOR
    return chr(event.key() - 0x40) if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z else ""


def _is_end(event: QKeyEvent) -> bool:
    return event.key() in _ENDS or _control(event) in _LINE_ENDS


def _send(key: _Key) -> None:
    if not isValid(key.receiver):
        return
    if key.composed:
        event = QInputMethodEvent()
        event.setCommitString(key.text)
        QCoreApplication.sendEvent(key.receiver, event)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(key.receiver, QKeyEvent(kind, key.key, key.modifiers, key.text))
