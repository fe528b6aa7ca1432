"""What every paper of lines does alike: scan, step, undo, keep a draft, finish once however often F9 is pressed."""

from abc import abstractmethod
from collections import deque
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.abstract import Abstract
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.timer import Lull
from jxc_desktop.desktop.lines.drafts import DraftOffer, KeptForm
from jxc_desktop.desktop.lines.goods_entry import Entered, GoodsEntry
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.life import paper_numbered
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Session, UseCase
from jxc_desktop.words import say_refusal, tr

Line = TypeVar("Line")
Request = TypeVar("Request")
_MOST_UNDO = 100


class LinePage(Abstract, Page, Generic[Line, Request]):
    """A page over `lines`. The subclass says what a scan, a typed cell and Del make of them and what is posted."""

    def __init__(self, work: Workplace, kept: KeptForm[Request], placeholder: str, card: LineCard) -> None:
        super().__init__(work)
        self.lines: tuple[Line, ...] = ()
        self.kept = kept
        self.card, self.grid = card, card.grid
        self.entry = GoodsEntry(work, placeholder)
        self.news = Band(stays=True)
        self._offer = DraftOffer(
            kept,
            self.news,
            free=self.is_empty,
            words=self.draft_words,
            fill=self._resume,
            unreadable=lambda said: self.entry.line.say(said, "warn"),
        )
        self._undo: list[tuple[Line, ...]] = []
        self._lull = Lull(self, self._keep_quietly)
        self._request_id = new_request_id(datetime.now())
        self._posting = False
        self._behind: deque[Entered] = deque()  # scanned while it is being booked: they come after the answer
        self.draft = KeyButton(tr("Keep draft"), "Ctrl S")
        self.finish = KeyButton("", "F9", Kind.PRIMARY, "check")
        self.draft.clicked.connect(self.keep_draft)
        self.finish.clicked.connect(self.post)
        self.setFocusProxy(self.entry.line)
        self._wire()

    def _wire(self) -> None:
        self.entry.entered.connect(self._entered)
        self.entry.paper_scanned.connect(self._paper_scanned)
        self.entry.moved.connect(self.card.move_bar)
        self.entry.stepped.connect(self._stepped)
        self.entry.deleted.connect(lambda: self._at_current(self.removed))
        self.entry.empty_enter.connect(lambda: self.edit("now"))
        self.grid.typed.connect(self.entry.type_on)
        self.grid.rows_model.edited.connect(self._cell_typed)
        self.grid.edit_refused.connect(lambda fault: self.entry.line.say(fault, "bad"))
        self.key("F4", lambda: self.edit("now"))

    def key(self, keys: str, then: Any) -> None:
        """A key of this page that no button prints."""
        QShortcut(QKeySequence(keys), self).activated.connect(then)

    # --- what the subclass says --------------------------------------------------------------------------------

    @abstractmethod
    def take(self, entered: Entered) -> None:
        """An item was scanned or picked."""

    @abstractmethod
    def typed(self, number: int, key: str, value: object) -> None:
        """A cell was typed: put the new line in with `change`."""

    @abstractmethod
    def removed(self, number: int) -> None:
        """Del on a line."""

    @abstractmethod
    def quantity_of(self, number: int) -> Quantity:
        """What + and − step, in the column "now"."""

    @abstractmethod
    def show_lines(self, current: int | None) -> None:
        """The table, its sums and the check."""

    @abstractmethod
    def request(self) -> Request:
        """What would be posted, and what a draft holds."""

    @abstractmethod
    def fill(self, request: Request) -> None:
        """The form as a draft or an old paper has it."""

    def has_fault(self) -> bool:
        """Whether something must be said first; goes to the first fault and says it there."""
        return False

    @abstractmethod
    def posted(self, result: Any) -> None:
        """The paper is in the books: show its number."""

    def clear(self) -> None:
        """An empty form for the next paper."""
        self.lines, self._undo = (), []
        self._lull.stop()
        self.kept.let_go()
        self._request_id = new_request_id(datetime.now())
        self.show_lines(None)

    def draft_words(self, request: Request) -> str:
        """What a waiting draft is about."""
        return ""

    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.lines

    def title_actions(self) -> Sequence[QWidget]:
        return (self.draft, self.finish)

    # --- lines -------------------------------------------------------------------------------------------------

    def change(self, lines: tuple[Line, ...], current: int | None = None) -> None:
        """Other lines; Ctrl Z brings these back."""
        self._undo = [*self._undo[-_MOST_UNDO:], self.lines]
        self.lines = lines
        self.show_lines(current)
        self._lull.start()

    def undo(self) -> bool:
        if not self._undo or self._posting:
            return False
        self.lines = self._undo.pop()
        self.entry.line.say("")
        self.show_lines(None)
        self._lull.start()
        return True

    def edit(self, key: str) -> None:
        """Opens a cell of the current line."""
        if self.lines:
            self.grid.setFocus()
            self.grid.begin_edit(max(self.grid.current_number, 0), key)

    def _entered(self, entered: Entered) -> None:
        if self._posting or self._behind:
            self._behind.append(entered)
        else:
            self._take(entered)

    def _take(self, entered: Entered) -> None:
        self.news.close_band()
        self.take(entered)

    def _take_behind(self) -> None:
        while self._behind and not self._posting:
            self._take(self._behind.popleft())

    def _stepped(self, by: int) -> None:
        def step(number: int) -> None:
            self._cell_typed(number, "now", self.quantity_of(number) + Quantity.of(by))

        self._at_current(step)

    def _at_current(self, then: Any) -> None:
        number = self.grid.current_number
        if 0 <= number < len(self.lines) and not self._posting:
            then(number)

    def _cell_typed(self, number: int, key: str, value: object) -> None:
        if number < len(self.lines) and not self._posting:
            self.typed(number, key, value)

    # --- scans -------------------------------------------------------------------------------------------------

    def scanned(self, text: str) -> bool:
        self.entry.take(text)
        return True

    def _paper_scanned(self, number: str) -> None:
        try:
            document = self.work.look(lambda conn: paper_numbered(conn, number))
        except Refused as refused:
            self.entry.line.say(say_refusal(refused), "bad")
            return
        self.open_paper(document.id)

    def open_paper(self, document_id: int) -> None:
        """A paper's number was scanned: shown elsewhere, unless the page has a use for it."""
        self.work.go(Opens(Thing.DOCUMENT, document_id))

    # --- leaving and finishing ---------------------------------------------------------------------------------

    def step_back(self) -> bool:
        if self.entry.step_back():
            return True
        if self.news.title():
            self.news.close_band()
            return True
        if self.is_empty() or self._posting:
            return False
        self.kept.keep(self.request())
        self.clear()
        self.entry.line.say("")
        return True

    def keep_draft(self) -> None:
        """Ctrl S: put aside, and go on."""
        if not self.is_empty():
            self.entry.line.setFocus()
            self.kept.keep(self.request())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lull.hurry()

    def _keep_quietly(self) -> None:
        """A moment after the last change: a long delivery outlives a crash."""
        if self._posting:
            return
        if self.is_empty():
            self.kept.forget()
            return
        try:
            self.kept.keep(self.request(), quiet=True)
        except Refused:
            self._lull.start()  # a field above the lines is half typed

    def offer_draft(self) -> None:
        """On an empty page: the draft this person left."""
        self._offer.look()

    def _resume(self, request: Request) -> None:
        self._undo = []
        try:
            self.fill(request)
        except Refused as refused:
            self.entry.line.say(say_refusal(refused), "bad")

    def post(self) -> None:
        """F9: the same press is never booked twice, however often it comes."""
        # An open cell is committed by losing the focus.
        self.entry.line.setFocus()
        if not self._posting and not self.has_fault():
            self.kept.when_written(self, lambda: self.send(self.request()))

    @abstractmethod
    def send(self, request: Request) -> None:
        """Has the clerk book it, by `run`."""

    def run(self, verb: UseCase[Any, Any], request: object, approver: Session | None = None) -> None:
        """The page rests until the clerk answers."""
        self.work.run(
            self,
            verb,
            request,
            self.posted,
            request_id=self._request_id,
            approver=approver,
            refused=self._refused,
            rest=self._rest,
        )

    def _refused(self, refused: Refused) -> None:
        if refused.key == "draft.gone":
            self.kept.let_go()  # it was said; whoever presses once more wants a paper of its own
        self.refused(refused)

    def refused(self, refused: Refused) -> None:
        """Why it was not booked, in place."""
        self.news.say("bad", say_refusal(refused))

    def _rest(self, resting: bool) -> None:
        self._posting = resting
        if resting:
            self._lull.stop()
        else:
            QTimer.singleShot(0, self, self._take_behind)
            if self.lines:
                self._lull.start()  # it was not booked: what was changed last may not be kept yet
        self.finish.setEnabled(not resting)
        self.draft.setEnabled(not resting)
