"""A field that offers the names it knows while one types: by any part of the name or its pinyin initials."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter

from jxc_desktop.desktop.kit import icons
from jxc_desktop.desktop.kit.fields import TextField, show_bad
from jxc_desktop.documents.pinyin_keys import pinyin_keys
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.words import tr

_MOST = 200
_ARROW_PX = 32


class NameField(TextField):
    """`known` are the names and what they stand for; with `only_known` another name is a fault on leaving.

    ↓ or the arrow offers all names.
    """

    def __init__(self, known: Mapping[str, int] | None = None, *, only_known: bool = False, name: str = "") -> None:
        super().__init__(name=name)
        self.setObjectName("names")
        self._known: dict[str, int] = dict(known or {})
        self._only_known = only_known
        self._initials: dict[str, tuple[str, ...]] = {}
        self._offered = QStringListModel(self)
        self._list = QCompleter(self._offered, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(10)
        self._list.setWidget(self)
        self._list.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def offer_names(self, known: Mapping[str, int]) -> None:
        """Other names to choose from; what stands in the field stays."""
        self._known = dict(known)

    def know(self, what: int) -> None:
        """The name that stands in the field is known from now on, and stands for this."""
        self._known[self.text().strip()] = what

    def chosen(self) -> int | None:
        """What the name stands for; None for a new or an empty one."""
        return self._known.get(self.text().strip())

    def check(self) -> bool:
        text = self.text().strip()
        if self._only_known and text and text not in self._known:
            fitting = list(self._fitting(text))
            if len(fitting) != 1:
                show_bad(self, True)
                self.checked.emit(tr("“{words}” is not known; choose from the list", words=text))
                return False
            self.setText(fitting[0])
        return super().check()

    def _fitting(self, words: str) -> Iterable[str]:
        wanted = fold_for_search(words)
        for name in self._known:
            if wanted in fold_for_search(name) or (wanted.isascii() and self._is_spelled(name, wanted)):
                yield name

    def _is_spelled(self, name: str, letters: str) -> bool:
        if name not in self._initials:
            self._initials[name] = pinyin_keys(name).initials
        return any(key.startswith(letters) for key in self._initials[name])

    def _offer(self, words: str) -> None:
        names = [name for name, _ in zip(self._fitting(words), range(_MOST), strict=False)]
        self._offered.setStringList(names)
        if not names or names == [words.strip()]:
            self._list.popup().hide()
            return
        self._list.complete()

    def _take(self, name: str) -> None:
        self.setText(name)
        self.check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self._offer("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - _ARROW_PX and not self.isReadOnly():
            self.setFocus()
            self._offer("")
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        at = QPointF(self.width() - 24, (self.height() - 14) / 2)
        icons.draw(QPainter(self), "chevron-down", "text2" if self.isEnabled() else "edge", at, 14)
