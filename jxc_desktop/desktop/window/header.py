"""The head of the window: seal, shop, ten tabs, search, who is here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTabBar

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Avatar, Seal
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, row
from jxc_desktop.words import tr


class Header(QFrame):
    """`chosen(number)` of a tab, `search_wanted`, `person_wanted` (lock, change password, leave)."""

    chosen = Signal(int)
    search_wanted = Signal()
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
        search = KeyButton(tr("Search"), "Ctrl K", Kind.PLAIN, "search", height=32)
        search.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        search.clicked.connect(self.search_wanted)
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
                self._avatar,
                person_button,
                margins=(16, 0, 8, 0),
            )
        )

    def show_shop(self, name: str) -> None:
        """The shop's name has changed."""
        self._seal.set_character(name)
        self._name.setText(name)
