"""One tab of the window: its sub-pages under one title row, each page made when it is first seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.desktop.kit.card import EmptyState, TitleRow
from jxc_desktop.desktop.kit.layout import column
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.words import tr

MakePage = Callable[[Workplace], Page]


@dataclass(frozen=True, slots=True)
class SubPage:
    """A page of a room: its title (English source), how it is made, and any one permission that lets one see it."""

    key: str
    title: str
    make: MakePage
    needs: tuple[Permission, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """One of the ten tabs; `bare` rooms (the till) have the whole area and no title row."""

    key: str
    title: str
    pages: tuple[SubPage, ...]
    bare: bool = False


class RoomView(QWidget):
    """The room on the screen."""

    def __init__(self, room: Room, work: Workplace) -> None:
        super().__init__()
        self.room, self._work = room, work
        self._made: dict[int, Page | QWidget] = {}
        self._stack = QStackedWidget()
        self.title_row = TitleRow([tr(page.title) for page in room.pages])
        self.title_row.chosen.connect(self.choose)
        gap, margins = (0, (0, 0, 0, 0)) if room.bare else (10, (16, 8, 16, 12))
        self.setLayout(column(self.title_row, (self._stack, 1), gap=gap, margins=margins))
        self.title_row.setVisible(not room.bare)
        self._at = -1

    def enter(self) -> None:
        """The room is seen: its first page is made if none is yet."""
        self.choose(max(self._at, 0))

    def choose(self, number: int) -> None:
        """Show a sub-page."""
        if number not in self._made:
            self._made[number] = self._make(self.room.pages[number])
            self._stack.addWidget(self._made[number])
        page = self._made[number]
        self._at = number
        if self.title_row.current() != number:
            self.title_row.choose(number)
        actions: Sequence[QWidget] = page.title_actions() if isinstance(page, Page) else ()
        self.title_row.set_actions(*actions)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def choose_key(self, key: str) -> None:
        """Show a sub-page by its key."""
        self.choose(next((n for n, page in enumerate(self.room.pages) if page.key == key), 0))

    def page(self) -> Page | None:
        """The page on the screen, None where the person may not see it."""
        shown = self._made.get(self._at)
        return shown if isinstance(shown, Page) else None

    def made(self) -> list[Page]:
        """The pages that were opened, seen or not."""
        return [page for page in self._made.values() if isinstance(page, Page)]

    def step(self, by: int) -> None:
        """The next sub-page, round and round (Ctrl Tab)."""
        self.title_row.step(by)

    def _make(self, sub_page: SubPage) -> Page | QWidget:
        if sub_page.needs and not any(self._work.may(permission) for permission in sub_page.needs):
            return EmptyState(
                "eye-off",
                tr("Your account does not see this page"),
                tr("Ask the owner, or sign in as someone who may."),
            )
        return sub_page.make(self._work)
