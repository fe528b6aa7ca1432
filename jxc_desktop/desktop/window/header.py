"""The head of the window: seal, shop, ten tabs, search, what waits, who is here."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QTabBar

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Avatar, Seal
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, row
from jxc_desktop.words import tr

_SEARCH_WIDTH = 228
_BELL = 32


class SearchField(KeyButton):
    """Looks like the field it opens; gives room to the tabs where the window is narrow."""

    def __init__(self) -> None:
        super().__init__(tr("Find anything"), "Ctrl K", Kind.FIELD, "search", height=32, spread=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(max(_SEARCH_WIDTH, super().sizeHint().width()), self.height())

    def minimumSizeHint(self) -> QSize:
        return super().sizeHint()


class Bell(QAbstractButton):
    """How many things wait to be done: a dot while there are any, the number is said aloud and in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_BELL, _BELL)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Another number of things."""
        self._waiting = count > 0
        says = tr("To be done: {n}", n=count) if count else tr("Nothing waits")
        self.setAccessibleName(f"{says} Ctrl T")
        self.setToolTip(f"{says}  Ctrl T")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        icons.draw(painter, "bell", "text2", QPointF(7, 7), 18)
        if self._waiting:
            painter.setPen(QPen(theme.color("surface"), 2))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QPointF(22, 10), 4.5, 4.5)


class Header(QFrame):
    """`chosen(number)` of a tab, `search_wanted`, `waiting_wanted`, `person_wanted` (lock, change password, leave)."""

    chosen = Signal(int)
    search_wanted = Signal()
    waiting_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, shop_name: str, person: str, tabs: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("part", "header")
        self.setFixedHeight(48)
        self._seal, self._name = Seal(shop_name or "进"), Words(shop_name, 15, bold=True)
        self._name.setMaximumWidth(180)
        self.tabs = QTabBar()
        self.tabs.setObjectName("modules")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setFont(theme.font(14))
        for title in tabs:
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(self.chosen)
        search = SearchField()
        search.clicked.connect(self.search_wanted)
        self.bell = Bell()
        self.bell.clicked.connect(self.waiting_wanted)
        self._avatar = Avatar(person)
        person_button = KeyButton(person, "", Kind.QUIET, height=32)
        person_button.setAccessibleName(tr("{name}: lock or sign out", name=person))
        person_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        person_button.clicked.connect(self.person_wanted)
        self.setLayout(
            row(
                self._seal,
                self._name,
                6,
                self.tabs,
                STRETCH,
                search,
                4,
                self.bell,
                self._avatar,
                person_button,
                margins=(16, 0, 8, 0),
            )
        )

    def show_shop(self, name: str) -> None:
        """The shop's name has changed."""
        self._seal.set_character(name)
        self._name.setText(name)
