"""The side sheet and the dialog: they lie over the page inside the window, Esc leaves them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.buttons import Cross, KeyButton, Kind
from jxc_desktop.desktop.kit.labels import Words, hline
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, empty, row
from jxc_desktop.words import tr

GROUND = "ground"
_GAP, _SHADOW, _DROP = 8, 24, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QWidget):
    """A sheet at the right edge (`side=True`) or a dialog in the middle, over the whole window.

    It is no window of its own: the scanner goes on, nothing blocks. While it is open, the keys of the page below
    rest. Enter presses the primary button where "Enter" is printed on it, else it goes to the next field; Esc, the
    cross and a click beside a side sheet leave it: `left`. `closed` follows every end, `done()` is the good one.
    """

    left = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, title: str, *, side: bool = False, width: int = 560, note: str = "") -> None:
        over = ground_of(window)
        super().__init__(over)
        self._over = over
        self._side, self._width = side, width
        self._before: QWidget | None = None
        self._inside: QWidget | None = None
        self._at_rest: list[KeyButton] | None = None
        self._resting: list[KeyButton] = []
        self._silenced: list[QShortcut] = []
        self._primary: KeyButton | None = None
        self._title, self._note = Words(title, 18, bold=True), Words(note, 13, "text2")
        cross = Cross()
        cross.clicked.connect(self.leave)
        self._head_extras, self._beside = row(), row()
        named = row(self._title, self._beside, self._note, gap=10)
        head = row(named, STRETCH, self._head_extras, cross, gap=10, margins=(20, 16, 14, 10))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 12, 20, 12)
        self.body.setSpacing(10)
        self._foot_left, self._foot_right = row(), row()
        self._foot = boxed(row(self._foot_left, STRETCH, self._foot_right, margins=(20, 12, 20, 14)))
        self._foot_line = hline()
        self._frame = QFrame(self)
        self._frame.setProperty("part", "sheet")
        self._frame.setLayout(column(head, hline(), (self.body, 1), self._foot_line, self._foot, gap=0))
        self._foot.hide()
        self._foot_line.hide()
        self.setAccessibleName(title)
        over.installEventFilter(self)
        _application().focusChanged.connect(self._keep_focus)
        self.hide()

    def set_title(self, title: str, note: str = "") -> None:
        """Another title, with a quieter word beside it."""
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)

    def set_head(self, *extras: QWidget) -> None:
        """Tags or a number before the cross."""
        for old in empty(self._head_extras):
            old.deleteLater()
        for extra in extras:
            self._head_extras.addWidget(extra)

    def set_beside(self, *tags: QWidget) -> None:
        """Tags right behind the title."""
        for old in empty(self._beside):
            old.deleteLater()
        for tag in tags:
            self._beside.addWidget(tag)

    def set_foot(self, left: Sequence[QWidget], right: Sequence[KeyButton]) -> None:
        """Dangerous things and remarks at the left, the actions at the right, the primary last."""
        for layout, widgets in ((self._foot_left, left), (self._foot_right, right)):
            for old in empty(layout):
                old.deleteLater()
            for widget in widgets:
                layout.addWidget(widget)
        self._primary = right[-1] if right else None
        for button in right:
            if button.key == "Esc":
                button.clicked.connect(self.leave)
        self._foot.setVisible(bool(left or right))
        self._foot_line.setVisible(bool(left or right))

    def open_sheet(self, focus: QWidget | None = None) -> None:
        """Lays the sheet over the window; the cursor goes into `focus` or the first field, its text chosen."""
        self._before = QApplication.focusWidget()
        self._rest_the_page()
        self._place()
        self.show()
        self.raise_()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)  # what stands in it is chosen: typing replaces it
        else:
            self.setFocus()
            self.focusNextChild()
            if isinstance(QApplication.focusWidget(), Cross):
                self.focusNextChild()

    @property
    def resting(self) -> bool:
        """Whether an answer is being waited for."""
        return self._at_rest is not None

    def rest(self, resting: bool) -> None:
        """While an answer is being waited for the buttons of the foot are off and the sheet cannot be left."""
        if resting and self._at_rest is None:
            here = QApplication.focusWidget()
            self._at_rest = [button for button in self._foot.findChildren(KeyButton) if button.isEnabled()]
            if here in self._at_rest:
                self.setFocus()  # else it would go to the next field, as if somebody had pressed Tab
            for button in self._at_rest:
                button.setEnabled(False)
        elif not resting and self._at_rest is not None:
            pressed, self._at_rest = self._at_rest, None
            for button in filter(isValid, pressed):
                button.setEnabled(True)

    def fit(self) -> None:
        """As high as what is on it needs, once Qt has laid it out anew."""
        QTimer.singleShot(0, self, self._place)

    def leave(self) -> None:
        """Ends it without doing anything (the owner keeps a draft); not while it rests."""
        if not self.isHidden() and not self.resting:
            self._end()
            self.left.emit()
            self.closed.emit()

    def done(self) -> None:
        """Ends it after the work is done."""
        if not self.isHidden():
            self._end()
            self.closed.emit()

    def _end(self) -> None:
        self.hide()
        self._at_rest = None
        # What stood below may be gone meanwhile: a page that was read again, a sheet this one was opened from.
        for button in filter(isValid, self._resting):
            button.rest(False)
        for shortcut in filter(isValid, self._silenced):
            shortcut.setEnabled(True)
        self._resting, self._silenced = [], []
        self._give_back_focus()

    def _give_back_focus(self) -> None:
        """To where it was, or, where that is not seen any more, to what it lay on: keys must reach somebody."""
        back = self._before if self._before is not None and isValid(self._before) else None
        if back is not None and back.isVisible():
            back.setFocus()
            return
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here) and here is not self:
            return
        while back is not None and not (back.isVisible() and back.focusProxy() is not None):
            back = back.parentWidget()
        (back or self._over).setFocus()

    def _keep_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """A page that goes on below (a scan comes, a read ends) may not take the keys: Esc would reach nobody."""
        if now is None or now.window() is not self.window() or not self.isVisible():
            return
        if now is self or self.isAncestorOf(now):
            self._inside = now
        elif not _on_sheet(now):
            inside = self._inside
            (inside if inside is not None and isValid(inside) and inside.isVisible() else self).setFocus()

    def _rest_the_page(self) -> None:
        if self._resting or self._silenced:
            return
        for button in self._over.findChildren(KeyButton):
            if not self.isAncestorOf(button) and not button.resting:
                button.rest(True)
                self._resting.append(button)
        for shortcut in self._over.findChildren(QShortcut):
            parent = shortcut.parent()
            inside = isinstance(parent, QWidget) and (parent is self or self.isAncestorOf(parent))
            if not inside and shortcut.isEnabled():
                shortcut.setEnabled(False)
                self._silenced.append(shortcut)

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        width = min(self._width, self.width() - 4 * _GAP)
        if self._side:
            box = QRect(self.width() - width - _GAP, 56, width, self.height() - 56 - 36)
        else:
            high = min(self._frame.sizeHint().height(), self.height() - 8 * _GAP)
            box = QRect((self.width() - width) // 2, max(4 * _GAP, (self.height() - high) // 2 - 16), width, high)
        self._frame.setGeometry(box)

    # --- what Qt asks ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab goes round inside the sheet: the page below is out of reach while it is open.
        here = QApplication.focusWidget() or self
        seen = _beside(here, forward)
        while seen is not here:
            takes = seen.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and seen.isEnabled() and seen.isVisibleTo(self) and self.isAncestorOf(seen):
                seen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
            seen = _beside(seen, forward)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            if self._primary is not None and self._primary.key == "Enter":
                self._primary.click()
            else:
                self.focusNextChild()
        # Every other key ends here too: what is typed into the sheet is no business of the page below.
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._side and not self._frame.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("scrim"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(theme.color("shadow"))
        # Painted in rings and not by an effect: an effect would repaint the whole sheet with every key stroke.
        shade.setAlpha(max(1, shade.alpha() // _SHADOW))
        painter.setBrush(shade)
        box = QRectF(self._frame.geometry()).translated(0, _DROP / 2)
        for ring in range(0, _SHADOW, 2):
            painter.drawRoundedRect(box.adjusted(-ring, -ring, ring, ring), 10 + ring, 10 + ring)


def ground_of(widget: QWidget) -> QWidget:
    """What sheets lie on: the part of the program's window that is seen now, so that they end with it and the one
    opened last lies on top, whoever opened it."""
    window = widget.window()
    grounds = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((each for each in grounds if each.property(GROUND) and not each.isHidden()), window)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _on_sheet(widget: QWidget) -> bool:
    """Whether it lies on a sheet, this one or one above it."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Sheet):
        above = above.parentWidget()
    return above is not None


def _beside(widget: QWidget, forward: bool) -> QWidget:
    """The widget after or before this one in the ring of focus."""
    return (widget.nextInFocusChain() if forward else widget.previousInFocusChain()) or widget


def ask_before_loss(window: QWidget, title: str, more: str, verb: str, then: Callable[[], None]) -> Sheet:
    """The dialog before something that cannot be undone: the verb stands on the button, Enter does not press it."""
    sheet = Sheet(window, title, width=440)
    sheet.body.addWidget(Words(more, 14, "text2", wrap=True))
    stay, act = KeyButton(tr("Leave it"), "Esc"), KeyButton(verb, kind=Kind.DANGER)
    act.clicked.connect(sheet.done)
    act.clicked.connect(then)
    sheet.set_foot([act], [stay])
    sheet.closed.connect(sheet.deleteLater)
    sheet.open_sheet(stay)
    return sheet
