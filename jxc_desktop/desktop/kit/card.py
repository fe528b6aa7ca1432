"""Cards and what stands in them: title rows, facts, figures of the home page, empty and broken states."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.charts import Spark
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import CENTRE, Amount, Remark, Words, heading, note, vline
from jxc_desktop.desktop.kit.layout import STRETCH, Item, boxed, column, empty, row
from jxc_desktop.words.figures import Figure


class Card(QFrame):
    """A white box with a hairline; with a title it has a title row, `body` is the column below."""

    def __init__(
        self,
        title: str = "",
        unit: str = "",
        *right: QWidget,
        gap: int = 8,
        margins: tuple[int, int, int, int] = (16, 12, 16, 12),
    ) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.body = QVBoxLayout(self)
        self.body.setSpacing(gap)
        self.body.setContentsMargins(*margins)
        if title:
            self.setAccessibleName(title)
            unit_words = Words(unit, 12, "text3") if unit else None
            self.body.addLayout(row(heading(title), unit_words, STRETCH, *right, gap=12))

    def add(self, item: Item, stretch: int = 0) -> None:
        """Adds a widget or layout to the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        elif isinstance(item, QHBoxLayout | QVBoxLayout):
            self.body.addLayout(item, stretch)
        elif isinstance(item, int):
            self.body.addSpacing(item)


class TitleRow(QWidget):
    """The head of a page: its sub-pages (the chosen one is the title) at the left, actions at the right.

    `chosen(number)` when another sub-page is taken; Ctrl Tab and Ctrl Shift Tab go round them (`step`).
    """

    chosen = Signal(int)

    def __init__(self, sub_pages: Sequence[str], *actions: QWidget, note_beside: str = "") -> None:
        super().__init__()
        self._tabs = QTabBar()
        self._tabs.setObjectName("pages")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.setCursor(Qt.CursorShape.PointingHandCursor)
        for title in sub_pages:
            self._tabs.addTab(title)
        self._tabs.currentChanged.connect(self.chosen)
        # The chosen title is wider than it was: without more room the bar would push its first title out at the left.
        self._tabs.currentChanged.connect(lambda: self._tabs.updateGeometry())
        self._note = Words(note_beside, 14, "text2")
        self._actions = row(*actions)
        self.setFixedHeight(40)
        self.setLayout(row(self._tabs, self._note, STRETCH, self._actions))

    def choose(self, number: int) -> None:
        """Takes the sub-page of this number."""
        self._tabs.setCurrentIndex(number)

    def current(self) -> int:
        """The number of the sub-page taken."""
        return self._tabs.currentIndex()

    def step(self, by: int) -> None:
        """The next sub-page (1) or the one before (-1), round and round."""
        count = self._tabs.count()
        if count:
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % count)

    def say(self, text: str) -> None:
        """The remark beside the title (today's date)."""
        self._note.setText(text)

    def set_actions(self, *actions: QWidget) -> None:
        """Other actions, primary last: each sub-page has its own."""
        for widget in empty(self._actions):
            if widget not in actions:
                widget.hide()
        for action in actions:
            self._actions.addWidget(action)
            action.show()


class FactsStrip(QFrame):
    """The facts of a document in one row: label over value, a hairline between; extras at the right."""

    def __init__(self, facts: Sequence[tuple[str, str]] = (), *right: QWidget) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._facts = QHBoxLayout()
        self._facts.setSpacing(18)
        self.setFixedHeight(58)
        self.setLayout(row(self._facts, STRETCH, *right, gap=16, margins=(16, 7, 16, 7)))
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Other facts: (label, value)."""
        for widget in empty(self._facts):
            widget.deleteLater()
        for number, (label, value) in enumerate(facts):
            if number:
                self._facts.addWidget(vline())
            fact = boxed(column(Words(label, 12, "text2"), Words(value, 14), gap=1))
            fact.setAccessibleName(f"{label} {value}")
            self._facts.addWidget(fact)


class StatTile(Card):
    """A figure of the home page: name, ¥ figure, how it compares (arrow and sign), the week as a spark line."""

    opened = Signal()

    def __init__(self, name: str, sign: str = "¥") -> None:
        super().__init__(gap=2, margins=(16, 10, 14, 10))
        self._name, self._sign = name, sign
        self._title = note(name)
        self._amount = Amount(28, sign=sign, align_right=False)
        self._spark = Spark()
        self._course = False
        self._arrow, self._compare = Glyph("trending-up", "ok", 14), Remark("", 12, "text3")
        self.setFixedHeight(100)
        self.setMinimumWidth(150)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add(self._title)
        self.add(row((self._amount, 1), self._spark, gap=3))
        self.add(row(self._arrow, (self._compare, 1), gap=4))
        self._arrow.hide()
        self._spark.hide()

    def show_stat(
        self,
        figure: Figure | str | None,
        *,
        beside: str = "",
        compare: str = "",
        tone: str = "text3",
        spark: Sequence[float] = (),
    ) -> None:
        """`compare` with tone "ok" or "bad" gets the arrow up or down; its sign stands in the words."""
        self._title.setText(f"{self._name}   {beside}" if beside else self._name)
        self._amount.show_figure(figure)
        self._compare.say(compare, tone)
        self._arrow.setVisible(tone in ("ok", "bad"))
        if tone in ("ok", "bad"):
            self._arrow.show_icon("trending-up" if tone == "ok" else "trending-down", tone)
        self._course = len(spark) > 1
        self._spark.show_values(spark)
        self._fit()
        self.setAccessibleName(f"{self._title.text()} {self._sign}{self._amount.text()} {compare}".strip())

    def _fit(self) -> None:
        """The figure comes first: in a narrow tile the course of the week gives way."""
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._spark.setVisible(self._course and room >= self._amount.sizeHint().width() + self._spark.width() + 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class EmptyState(QWidget):
    """Nothing here: what is missing, why, and what to do about it (one or two actions, the primary last)."""

    def __init__(self, icon: str, title: str, why: str = "", *actions: KeyButton, icon_tone: str = "line2") -> None:
        super().__init__()
        self.setAccessibleName(f"{title} {why}".strip())
        self.actions_row = row(STRETCH, *actions, STRETCH)
        self.setLayout(
            column(
                STRETCH,
                row(STRETCH, Glyph(icon, icon_tone, 56), STRETCH),
                6,
                Words(title, 18, "text", bold=True, align=CENTRE, wrap=True),
                Words(why, 14, "text2", align=CENTRE, wrap=True) if why else None,
                6 if actions else None,
                self.actions_row,
                STRETCH,
                gap=6,
                margins=(24, 16, 24, 16),
            )
        )


class ErrorState(EmptyState):
    """Something of ours broke: the number of the report, what is safe, the way to the diagnostic package."""

    def __init__(self, title: str, safe: str, *actions: KeyButton) -> None:
        super().__init__("triangle-alert", title, safe, *actions, icon_tone="bad")


class Skeleton(QWidget):
    """Grey bars where a card's content will come."""

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self._lines * 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        for line in range(self._lines):
            wide = self.width() * (0.9, 0.6, 0.75, 0.45)[line % 4]
            painter.drawRoundedRect(QRectF(0, line * 24 + 6, wide, 12), 4, 4)


class Seal(QWidget):
    """The shop's seal: the first character of its name, the one warm spot."""

    def __init__(self, character: str, px: int = 28) -> None:
        super().__init__()
        self._character, self._px = character[:1], px
        self.setFixedSize(px, px)

    def set_character(self, character: str) -> None:
        """The shop has another name."""
        self._character = character[:1]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("seal"))
        radius = self._px * 0.2
        painter.drawRoundedRect(self.rect(), radius, radius)
        painter.setPen(theme.color("on_fill"))
        painter.setFont(theme.font(round(self._px * 0.6), bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._character)


class Avatar(QWidget):
    """A person as the first character of the name in a soft circle."""

    def __init__(self, character: str, px: int = 28, tone: str = "accent", ground: str = "accent_soft") -> None:
        super().__init__()
        self._character, self._px, self._tone, self._ground = character[:1], px, tone, ground
        self.setFixedSize(px, px)

    def show_person(self, character: str, tone: str = "accent", ground: str = "accent_soft") -> None:
        """Another person."""
        self._character, self._tone, self._ground = character[:1], tone, ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._ground))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.color(self._tone))
        painter.setFont(theme.font(max(12, round(self._px * 0.46)), bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._character)
