"""What every page is given: the shop, who works in it, the clerk who does things, and ways to speak and go on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from jxc_desktop.catalog.settings import Settings, settings
from jxc_desktop.desktop.desk import Desk, Token
from jxc_desktop.insights.report import Opens
from jxc_desktop.kernel.changes import Changes, Topic
from jxc_desktop.kernel.dates import business_day
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Done, Session, UseCase, do
from jxc_desktop.words import say_refusal, tr

Request = TypeVar("Request")
Result = TypeVar("Result")
Read = Callable[[Any], Result]
_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """Whoever can show words over the pages: the main window."""

    def say_done(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A short dark note about something done."""

    def unsay(self) -> None:
        """That note away: what it offers to undo is past."""

    def say_fault(self, text: str) -> None:
        """A band that stays until it is read."""

    def ask_approval(
        self, permission: Permission, then: Callable[[Session], None], declined: Callable[[], None] = lambda: None
    ) -> None:
        """Ask for a manager's name and code; `then` with his session, `declined` where he does not give it."""


@dataclass(slots=True, eq=False)
class _Errand(Generic[Request, Result]):
    """One thing the clerk is sent to do, and who waits for it; sent again where a manager lends his right to it."""

    work: "Workplace"
    asker: QObject
    verb: UseCase[Request, Result]
    request: Request
    then: Callable[[Result], None]
    key: str
    approver: Session | None
    refused: Callable[[Refused], None] | None
    broken: Callable[[Exception], None] | None
    rest: Callable[[bool], None] | None

    def send(self) -> None:
        """The asker rests until there is an answer."""
        self._rests(True)
        self.work.desk.run(self.work, self._do, self._done, refused=self._refused, broken=self._broken)

    def _do(self) -> Done[Result]:
        work = self.work
        return do(
            work.shop,
            work.session,
            self.verb,
            self.request,
            request_id=self.key,
            approver=self.approver,
            rolls_at_hour=work.settings.rolls_at_hour,
        )

    def _rests(self, resting: bool) -> bool:
        """Whether the asker is still there to be told."""
        there = isValid(self.asker)
        if there and self.rest:
            self.rest(resting)
        return there

    def _done(self, outcome: Done[Result]) -> None:
        if self._rests(False):
            self.then(outcome.result)

    def _refused(self, refusal: Refused) -> None:
        lacks = refusal.key == "permission.missing" and self.approver is None and isValid(self.asker)
        if lacks and (speaker := self.work.listening()):
            missing = Permission(str(refusal.facts["permission"]))
            speaker.ask_approval(missing, self._again, self._declined)
        elif self._rests(False) and self.refused:
            self.refused(refusal)
        else:
            self.work.say_refused(refusal)

    def _again(self, manager: Session) -> None:
        self.approver = manager
        self.send()

    def _declined(self) -> None:
        self._rests(False)

    def _broken(self, fault: Exception) -> None:
        if self._rests(False) and self.broken:
            self.broken(fault)
        else:
            self.work.say_broken(fault)


class Workplace(QObject):
    """One signed-in person's place at one till; pages ask it for everything that is not Qt."""

    changed = Signal(object)  # Changes: what pages must reload
    going = Signal(object)  # Opens: a page asks for another thing to be shown

    def __init__(self, shop: ShopFile, session: Session, desk: Desk) -> None:
        super().__init__()
        self.shop, self.session, self.desk = shop, session, desk
        self.speaker: Speaker | None = None
        desk.changed.connect(self._hear)
        with shop.reading() as conn:
            self.settings: Settings = settings(conn)

    def may(self, permission: Permission) -> bool:
        """Whether the person's role allows it; pages grey their buttons by this."""
        return self.session.may(permission)

    @property
    def sees_cost(self) -> bool:
        """Whether cost, margins and purchase prices may be shown."""
        return self.may(Permission.SEE_COST)

    def today(self) -> str:
        """The business day as stored."""
        return business_day(datetime.now(), self.settings.rolls_at_hour).isoformat()

    def look(self, read: Read[Result]) -> Result:
        """A look-up that takes less than a millisecond, at once, on the GUI thread; nothing else belongs here."""
        with self.shop.reading() as conn:
            return read(conn)

    def read(
        self,
        asker: QObject,
        read: Read[Result],
        then: Callable[[Result], None],
        *,
        refused: Callable[[Refused], None] | None = None,
        broken: Callable[[Exception], None] | None = None,
        latest: str = "",
    ) -> Token:
        """Read off the GUI thread; `then` gets the result on it, unless the asker is gone by then.

        Of what one asker reads with the same `latest` only the newest is answered.
        """

        def work() -> Result:
            with self.shop.reading() as conn:
                return read(conn)

        return self.desk.read(
            asker, work, then, refused=refused or self.say_refused, broken=broken or self.say_broken, latest=latest
        )

    def run(
        self,
        asker: QObject,
        verb: UseCase[Request, Result],
        request: Request,
        then: Callable[[Result], None],
        *,
        request_id: str | None = None,
        approver: Session | None = None,
        refused: Callable[[Refused], None] | None = None,
        broken: Callable[[Exception], None] | None = None,
        rest: Callable[[bool], None] | None = None,
    ) -> str:
        """Have the clerk do it; the request id, so that the same press can be sent again.

        Where only a permission is missing the manager is asked for his code and the same request goes again; where
        he says no, nothing is called but `rest`. `rest(True)` says that an answer is being waited for, `rest(False)`
        that it is there, whatever it is: it goes before the answer. Where the asker is gone by then, the window says
        why something was not done, and all else is dropped.
        """
        key = request_id or new_request_id(datetime.now())
        _Errand(self, asker, verb, request, then, key, approver, refused, broken, rest).send()
        return key

    def _hear(self, changes: Changes) -> None:
        if Topic.SETTINGS in changes:
            self.settings = self.look(settings)
        self.changed.emit(changes)

    def go(self, opens: Opens) -> None:
        """Show a paper, an item, a partner, an account or a report."""
        self.going.emit(opens)

    def listening(self) -> Speaker | None:
        """The window, as long as there is one: an answer may come after it was locked or left."""
        return self.speaker if isValid(self.speaker) else None

    def say_done(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A short note that it is done; Ctrl Z undoes it where `undo` is given."""
        if speaker := self.listening():
            speaker.say_done(text, undo)

    def unsay(self) -> None:
        """The note of `say_done` away again: what it offers to undo is past."""
        if speaker := self.listening():
            speaker.unsay()

    def say_refused(self, refusal: Refused) -> None:
        """Why not, and the way out, in the user's words."""
        if speaker := self.listening():
            speaker.say_fault(say_refusal(refusal))

    def say_broken(self, fault: Exception) -> None:
        """Something of ours broke: it is in the log, nothing was booked."""
        _log.error("broken", exc_info=fault)
        if speaker := self.listening():
            speaker.say_fault(tr("Something of ours went wrong. Nothing was booked; what was saved before is safe."))
