"""Fields: the label above, the fault below, figures at the right, checked on leaving and never while typing."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.kinds import Kind, read_typed, typed_text
from jxc_desktop.desktop.kit.labels import LEFT, RIGHT, Remark, Words, note, restyle
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import language, say_refusal, tr

Value = TypeVar("Value")
_LINE = 18


def show_bad(widget: QWidget, bad: bool) -> None:
    """The red edge of a field that cannot be saved."""
    if bool(widget.property("bad")) != bad:
        widget.setProperty("bad", bad)
        restyle(widget)


class ValueField(QLineEdit, Generic[Value]):
    """A line that reads as one kind of value; `checked(fault)` on leaving, "" when it is fine.

    Full-width digits are taken, what was typed is written back in the plain form.
    """

    checked = Signal(str)
    value_changed = Signal(object)

    kind = Kind.TEXT

    def __init__(self, value: Value | None = None, *, name: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._last: object = None
        self.setAlignment(RIGHT if self.kind != Kind.TEXT else LEFT)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.show_value(value)
        self.editingFinished.connect(self.check)
        self.textEdited.connect(lambda: show_bad(self, False))

    def show_value(self, value: Value | None) -> None:
        """Puts a value in, None empties the field."""
        self._last = value
        self.setText(typed_text(value))
        show_bad(self, False)

    def read(self) -> Value | None:
        """The value typed, None where the field is empty; Refused "number.*", "date.*", "text.*"."""
        value: Value | None = read_typed(self.text(), self.kind)  # type: ignore[assignment]  # the kind decides Value
        return value

    def check(self) -> bool:
        """Reads the field as on leaving it: writes the plain form back or shows the fault; whether it reads."""
        try:
            value = self.read()
        except Refused as refused:
            show_bad(self, True)
            self.checked.emit(say_refusal(refused))
            return False
        show_bad(self, False)
        if not self.hasFocus() or typed_text(value) != self.text():
            self.setText(typed_text(value))
        self.checked.emit("")
        if value != self._last:
            self._last = value
            self.value_changed.emit(value)
        return True


class TextField(ValueField[str]):
    """Words: cleaned of what cannot be seen."""


class MoneyField(ValueField[Money]):
    """A sum in yuan; `big=True` is the 30 px cash field."""

    kind = Kind.MONEY

    def __init__(self, value: Money | None = None, *, name: str = "", placeholder: str = "", big: bool = False) -> None:
        super().__init__(value, name=name, placeholder=placeholder)
        if big:
            self.setObjectName("money")


class PriceField(ValueField[Price]):
    """A price of one unit."""

    kind = Kind.PRICE


class QuantityField(ValueField[Quantity]):
    """How much of an item."""

    kind = Kind.QUANTITY


class CountField(ValueField[int]):
    """A whole number: days, copies."""

    kind = Kind.COUNT


class DateField(ValueField[date]):
    """A day: typed, stepped with ↑ ↓ (month with PgUp PgDn), or picked from the calendar (Alt ↓ or its icon)."""

    kind = Kind.DATE

    def __init__(self, value: date | None = None, *, name: str = "") -> None:
        super().__init__(value, name=name, placeholder=tr("YYYY-MM-DD"))
        self.setObjectName("date")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAlignment(LEFT)
        self._calendar: QCalendarWidget | None = None

    def sizeHint(self) -> QSize:
        return QSize(136, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 30, Qt.Key.Key_PageDown: -30}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        else:
            self._step(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - 32 and self.isEnabled():
            self._open_calendar()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tone = "text2" if self.isEnabled() else "edge"
        icons.draw(painter, "calendar-days", tone, QPointF(self.width() - 25, (self.height() - 15) / 2), 15)

    def _step(self, days: int) -> None:
        try:
            day = self.read() or date.today()
        except Refused:
            return
        self._take(day + timedelta(days=days))

    def _take(self, day: date) -> None:
        self.setText(day.isoformat())
        self.check()

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.clicked.connect(self._picked)
            self._calendar.activated.connect(self._picked)
        try:
            day = self.read() or date.today()
        except Refused:
            day = date.today()
        # Qt paints week-ends in a red of its own, which says "negative" here and cannot be read in the dark.
        plain = QTextCharFormat()
        plain.setForeground(theme.color("text"))
        for day_of_week in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day_of_week, plain)
        self._calendar.setLocale(QLocale(language()))
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus()

    def _picked(self, picked: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self._take(date(picked.year(), picked.month(), picked.day()))
        self.setFocus()


class Choice(QComboBox):
    """A drop-down of (value, words); the wheel does not change it by accident."""

    chosen = Signal(object)

    def __init__(self, options: Iterable[tuple[object, str]] = (), *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        # Only this delegate lets the style sheet dress the lines of the list.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.set_options(options)
        self.activated.connect(lambda: self.chosen.emit(self.value()))

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Other options; the chosen value stays where it is still offered."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.blockSignals(False)
        self.choose(kept)

    def value(self) -> object:
        """The value chosen."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Chooses a value, the first where it is not offered; says nothing."""
        for number in range(self.count()):
            if self.itemData(number) == value:
                self.setCurrentIndex(number)
                return
        self.setCurrentIndex(0 if self.count() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LabelledField(QWidget):
    """A field under its label ("Shelf price  yuan  required"), over a line for a note, a warning or a fault."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        unit: str = "",
        required: bool = False,
        note_below: str = "",
        width: int = 0,
    ) -> None:
        super().__init__()
        self.editor = editor
        self.required = required
        self._rest = note_below
        self._icon, self._line = Glyph("circle-alert", "bad", 14), Remark()
        unit_words = Words(unit, 12, "text2") if unit else None
        must = Words(tr("required"), 12, "text2") if required else None
        self._line_row = boxed(row(self._icon, (self._line, 1), gap=4))
        self._line_row.setFixedHeight(_LINE)
        self.setLayout(column(row(note(label), unit_words, must, STRETCH, gap=7), editor, self._line_row, gap=4))
        editor.setAccessibleName(editor.accessibleName() or f"{label} {unit}".strip())
        if required:
            editor.setAccessibleDescription(tr("required"))
        if width:
            self.setFixedWidth(width)
        if isinstance(editor, ValueField):
            editor.checked.connect(self._checked)
        elif isinstance(editor, Choice):
            editor.chosen.connect(lambda: self.set_fault(""))
        self.set_note(note_below)

    def set_note(self, text: str) -> None:
        """A computed fact below the field (margin 40.0%)."""
        self._rest = text
        self._show("", text, "text2")

    def set_warning(self, text: str) -> None:
        """Amber: may be saved, but look at it."""
        self._show("triangle-alert", text, "warn")

    def set_fault(self, text: str) -> None:
        """Red: cannot be saved; "" takes it away."""
        show_bad(self.editor, bool(text))
        if text:
            self._show("circle-alert", text, "bad")
        else:
            self.set_note(self._rest)

    def tell_whole(self) -> None:
        """What stands below in as many lines as it needs, on a sheet that grows with it."""
        self._line.setWordWrap(True)
        beside = self._icon.sizeHint().width() + 4
        self._line_row.setFixedHeight(max(_LINE, self._line.height_at(self.editor.width() - beside) + 2))

    def fault(self) -> str:
        """The fault shown, "" where there is none."""
        return self._line.text() if self.editor.property("bad") else ""

    def check(self) -> bool:
        """Whether the field can be saved: required and there, and readable. Shows the fault where not."""
        editor = self.editor
        if isinstance(editor, ValueField):
            if not editor.check():
                return False
            if self.required and not editor.text().strip():
                self.set_fault(tr("This one is needed"))
                return False
        return True

    def _checked(self, fault: str) -> None:
        if fault or self.editor.property("bad") or self._line.property("tone") == "bad":
            self.set_fault(fault)

    def _show(self, icon: str, text: str, tone: str) -> None:
        self._icon.setVisible(bool(icon and text))
        if icon:
            self._icon.show_icon(icon, tone)
        self._line.say(text, tone)


def first_fault(fields: Iterable[LabelledField]) -> LabelledField | None:
    """Checks all fields and puts the cursor into the first that cannot be saved; None where all can."""
    faulty = [field for field in fields if not field.check()]
    if not faulty:
        return None
    faulty[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
    editor = faulty[0].editor
    if isinstance(editor, QLineEdit):
        editor.selectAll()
    return faulty[0]
