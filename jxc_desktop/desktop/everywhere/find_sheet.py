"""Ctrl K: items, papers, people and pages in one line; Enter opens, a scan works in it too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit import caps, icons, theme
from jxc_desktop.desktop.kit.caps import KeyCap
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, row
from jxc_desktop.desktop.kit.search_lines import SearchField
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.pinyin_keys import pinyin_keys
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.insights.search import Hit, search
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.words import tr

_WIDTH, _HIT_PX, _HEAD_PX, _SHOWN = 640, 41, 28, 8
_MOST_PAGES = 6
_ROLE = Qt.ItemDataRole.UserRole
_ICONS = {Thing.ITEM: "package", Thing.DOCUMENT: "receipt", Thing.PARTNER: "users"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page one can go to; `title` and `room` are already in the spoken language."""

    title: str
    room: str
    go: Callable[[], object]


class FindSheet(Sheet):
    """`places` are the pages; `to_till(item_id)` puts an item on the counter (Ctrl Enter), None where there is none."""

    def __init__(
        self,
        window: QWidget,
        work: Workplace,
        places: Sequence[Place],
        to_till: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(window, tr("Search"), width=_WIDTH)
        self._work, self._places, self._to_till = work, places, to_till
        self._reading: Token | None = None
        self.line = _FindLine(tr("Items, papers, customers, pages"))
        self.list = _HitList()
        self.line.searched.connect(self._search)
        self.line.textEdited.connect(lambda text: self._search(text.strip()) if not text.strip() else None)
        self.list.itemClicked.connect(self._open_item)
        self.set_head(self.line)
        self.body.setContentsMargins(8, 6, 8, 0)
        self.body.addWidget(self.list)
        hints: list[QWidget] = [KeyCap("↑ ↓"), note(tr("choose")), KeyCap("Enter"), note(tr("open"))]
        if to_till:
            hints += [KeyCap("Ctrl Enter"), note(tr("to the till"))]
        hints += [KeyCap("Esc"), note(tr("close"))]
        self.body.addWidget(boxed(row(*hints, STRETCH, note(tr("A scan works too"), "text3"), margins=(12, 8, 12, 10))))
        self.closed.connect(self.deleteLater)
        self._show((), "")

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.line)

    def scanned(self, text: str) -> bool:
        """A scan while the sheet is open is searched for."""
        self.line.setText(text)
        self.line.search_now()
        return True

    # --- finding -----------------------------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        if self._reading:
            self._reading.cancel()
        if not text:
            self._show((), "")
            return
        session = self._work.session
        self._reading = self._work.read(
            self, lambda conn: search(conn, session, text, limit=5), lambda hits: self._show(hits, text)
        )

    def _show(self, hits: Sequence[Hit], text: str) -> None:
        self.list.clear()
        groups: dict[str, Sequence[Hit | Place]] = {
            tr("Items"): [hit for hit in hits if hit.thing is Thing.ITEM],
            tr("Papers"): [hit for hit in hits if hit.thing is Thing.DOCUMENT],
            tr("Customers and suppliers"): [hit for hit in hits if hit.thing is Thing.PARTNER],
            tr("Where to go"): _places_named(self._places, text),
        }
        for title, found in groups.items():
            if found:
                self.list.add_head(title)
                for one in found:
                    self.list.add_hit(one)
        if not self.list.count():
            self.list.add_head(tr("“{words}” was not found", words=text))
        self.list.choose_first()

    # --- going -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._put_in_till()
        elif enter:
            self._open_item(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _open_item(self, item: QListWidgetItem | None) -> None:
        one = item.data(_ROLE) if item else None
        if isinstance(one, Place):
            self.done()
            one.go()
        elif isinstance(one, Hit):
            self.done()
            self._work.go(Opens(one.thing, one.key))

    def _put_in_till(self) -> None:
        item = self.list.currentItem()
        one = item.data(_ROLE) if item else None
        if self._to_till and isinstance(one, Hit) and one.thing is Thing.ITEM:
            self.done()
            self._to_till(one.key)


def _places_named(places: Sequence[Place], text: str) -> list[Place]:
    """The pages whose name or pinyin initials hold the words; the first ones where nothing is sought yet."""
    wanted = fold_for_search(text)
    if not wanted:
        return list(places)[:_MOST_PAGES]

    def fits(place: Place) -> bool:
        return wanted in fold_for_search(place.title) or any(key.startswith(wanted) for key in _keys(place.title))

    return [place for place in places if fits(place)][:_MOST_PAGES]


def _keys(title: str) -> tuple[str, ...]:
    keys = pinyin_keys(title)
    return (*keys.initials, *keys.full)


class _FindLine(SearchField):
    """The large line of the sheet; ↑ ↓ and Enter go on to the sheet."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, width=_WIDTH - 150)
        self.setObjectName("search")
        self.setFont(theme.font(18))
        self.setMinimumHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        passing = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in passing:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _HitList(QListWidget):
    """Heads and hits; only hits can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_HitDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Found"))
        # Always as high: what one looks at must not move while one types.
        self.setFixedHeight(_SHOWN * _HIT_PX)

    def add_head(self, title: str) -> None:
        """The head of a group."""
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(100, _HEAD_PX))
        self.addItem(item)

    def add_hit(self, one: Hit | Place) -> None:
        """Something that can be opened."""
        item = QListWidgetItem(f"{one.title} {one.detail if isinstance(one, Hit) else one.room}")
        item.setData(_ROLE, one)
        item.setSizeHint(QSize(100, _HIT_PX))
        self.addItem(item)

    def choose_first(self) -> None:
        """The first hit is the current one."""
        self.setCurrentRow(next((n for n in range(self.count()) if self.item(n).data(_ROLE)), -1))

    def step(self, by: int) -> None:
        """The next hit, heads skipped."""
        row_number = self.currentRow() + by
        while 0 <= row_number < self.count():
            if self.item(row_number).data(_ROLE):
                self.setCurrentRow(row_number)
                return
            row_number += by


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, quiet detail; the current one on soft ground with its key."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave out its fields
        one = index.data(_ROLE)
        painter.save()
        if one is None:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text2"))
            painter.drawText(box.adjusted(14, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            current = self.parent().currentRow() == index.row()  # type: ignore[attr-defined]  # it is the list
            self._paint_hit(painter, box, one, current)
        painter.restore()

    def _paint_hit(self, painter: QPainter, box: QRect, one: Hit | Place, current: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        icon = _ICONS.get(one.thing, "layers") if isinstance(one, Hit) else "chevron-right"
        middle = box.center().y()
        icons.draw(painter, icon, "accent" if current else "text2", QPointF(box.left() + 14, middle - 8), 17)
        painter.setFont(theme.font(15, bold=current))
        painter.setPen(theme.color("text"))
        room = box.width() - 60 - (caps.width("Enter") + 12 if current else 0)
        title = QFontMetrics(painter.font()).elidedText(one.title, Qt.TextElideMode.ElideRight, room)
        left, wide = box.left() + 42, QFontMetrics(painter.font()).horizontalAdvance(title)
        painter.drawText(QRect(left, box.top(), wide + 4, box.height()), Qt.AlignmentFlag.AlignVCenter, title)
        detail = one.detail if isinstance(one, Hit) else one.room
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text2"))
        rest = QRect(left + wide + 12, box.top(), max(room - wide - 12, 0), box.height())
        shown = QFontMetrics(painter.font()).elidedText(detail, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)
        if current:
            caps.draw(painter, "Enter", QPointF(box.right() - caps.width("Enter") - 12, middle - 10))
