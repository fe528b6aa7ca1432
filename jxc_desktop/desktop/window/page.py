"""A page: what it watches, what it shows in its title row, how it takes a scan and how it is left."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.report import Opens
from jxc_desktop.kernel.changes import Changes, Topic


class Page(QWidget):
    """The base of every page. A visible page that watches a topic reloads; a hidden one turns stale and reloads
    when it is next seen."""

    watches: frozenset[Topic] = frozenset()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self._stale = True
        work.changed.connect(self._hear)

    def title_actions(self) -> Sequence[QWidget]:
        """The buttons at the right of the title row, the primary last."""
        return ()

    def reload(self) -> None:
        """Read again what the page shows; called when it is seen first and whenever it is stale."""

    def scanned(self, text: str) -> bool:
        """Take a scan; False where the page has no use for it (the window then shows the item or opens the paper)."""
        return False

    def show_thing(self, opens: Opens) -> None:
        """Go to one thing on this page: a report with answers, a document to answer."""

    def step_back(self) -> bool:
        """Esc: leave what is open on the page, keep a draft; False where there is nothing to leave."""
        return False

    def undo(self) -> bool:
        """Ctrl Z: undo the last line; False where there is nothing to undo."""
        return False

    def keys(self) -> Sequence[tuple[str, str]]:
        """The page's own keys and what they do, for F1."""
        return ()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _hear(self, changes: Changes) -> None:
        if not changes & self.watches:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True
