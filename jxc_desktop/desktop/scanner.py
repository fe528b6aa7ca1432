"""Hears the barcode scanner, which types like a keyboard, by the speed of its keys and never by where the focus is.

Why keys are held back and not taken out again: a key that has reached a widget may already have opened a cell,
moved a list, begun a search or pressed a button, and no field can undo all that. So every printable key waits at
most `pause_ms` before it is let through. A second key within that time may be the beginning of a scan; a person
does not keep up a mean of less than `mean_gap_ms` over the length of a code, a scanner is never slower. What turns
out to be typing is sent on in order, to where it was going; what turns out to be a scan has touched nothing.

The times are those of the operating system's events where it gives them, so that a busy window, which gets many
keys at once, does not take slow typing for a scan.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from jxc_desktop.desktop.kit.timer import timer
from jxc_desktop.desktop.scan_keys import (
    HeldKey,
    Moment,
    Released,
    ScannerSettings,
    character,
    folded,
    is_end,
    mean_gap_ms,
    our_ms,
    send_on,
    system_ms,
)

_MODIFIERS = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}  # fmt: skip
_FLUSHING = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}


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
        self._held: list[HeldKey] = []
        self._released: Released | None = None
        self._last_end: Moment | None = None
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
        ends_scan = is_end(event) and (self._belongs_to_last(at) or self._ready_to_end(at))
        if character(event, self.settings, begun=bool(self._held)) or ends_scan:
            event.accept()
            return True
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        at = self._moment(event)
        text = character(event, self.settings, begun=bool(self._held))
        if is_end(event):
            if not self._end_pressed(at):
                return False
        elif text and not event.isAutoRepeat():
            self._hold(HeldKey(text, at, window, event.key(), event.modifiers()))
        else:
            self._let_through()
            return False
        self._eaten.add(event.key())
        return True

    def _end_pressed(self, at: Moment) -> bool:
        if self._belongs_to_last(at):
            self._last_end = at
        elif self._ready_to_end(at):
            self._end_scan(at)
        else:
            self._let_through()
            return False
        return True

    def _moment(self, event: QInputEvent) -> Moment:
        return Moment(self._when(event), self._now())

    def _belongs_to_last(self, at: Moment) -> bool:
        """The second end of a scanner that sends two (CR and LF)."""
        if self._held or self._last_end is None:
            return False
        return at.since(self._last_end) <= self.settings.repeat_end_ms

    def _ready_to_end(self, at: Moment) -> bool:
        in_time = bool(self._held) and at.since(self._held[-1].at) <= self.settings.pause_ms
        return in_time and self._is_scan(self.settings.least_ended)

    def _composed(self, receiver: QObject, event: QInputMethodEvent) -> bool:
        """Text from an input method that is switched on: single characters and runs of digits may be a scan."""
        text = folded(event.commitString())
        whole = text.isascii() and text.isprintable() and (len(text) == 1 or text.isdigit())
        if not whole or not text or event.preeditString() or event.replacementLength():
            if event.commitString() or event.preeditString():
                self._let_through()
            return False
        at = Moment(None, self._now())
        for sign in event.commitString():
            self._hold(HeldKey(sign, at, receiver, composed=True))
        return True

    # --- judging -----------------------------------------------------------------------------------------------

    def _hold(self, key: HeldKey) -> None:
        if self._held and (key.at.since(self._held[-1].at) > self.settings.pause_ms or self._is_too_slow(key)):
            self._let_through()
        self._bring_back_if_late(key)
        self._held.append(key)
        enough = len(self._held) >= self.settings.least_unended
        self._settled.stop()
        self._pause.start(self.settings.silence_ms if enough else self.settings.pause_ms)

    def _is_too_slow(self, key: HeldKey) -> bool:
        return len(self._held) >= 3 and mean_gap_ms([*self._held, key]) > self.settings.mean_gap_ms

    def _is_scan(self, least: int) -> bool:
        return len(self._held) >= least and mean_gap_ms(self._held) <= self.settings.mean_gap_ms

    def _look_once_more(self) -> None:
        # A timer can run before keys that have long been waiting: let the event loop hand those out first.
        self._settled.start()

    def _end_scan(self, at: Moment) -> None:
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
                    send_on(key)
                    key.sent = True
        finally:
            self._sending = False
        after = field.text() if field and isValid(field) else ""
        self._released = Released(held, field, before, cursor, after)

    def _bring_back_if_late(self, key: HeldKey) -> None:
        """The one case in which keys come back: the window was so busy that a scan's first keys went on as typing.

        The times of the events tell it. The code must not lose its head, so they are put before it again, and
        taken out of the field they went to where that field still holds just them.
        """
        released, self._released = self._released, None
        if self._held or released is None or key.at.since(released.keys[-1].at) > self.settings.pause_ms:
            return
        if mean_gap_ms([*released.keys, key]) > self.settings.mean_gap_ms:
            return
        self._held = released.keys
        field = released.field
        if field is not None and isValid(field) and field.text() == released.text_after:
            field.setText(released.text_before)
            field.setCursorPosition(released.cursor_before)
            for old in self._held:
                old.sent = False
