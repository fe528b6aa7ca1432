"""A half-filled form that is kept when one leaves it, and offered when one comes back."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.buttons import Kind as Look
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import (
    RULES,
    Draft,
    DraftKept,
    DropDraft,
    KeepDraft,
    drafts,
    drop_draft,
    keep_draft,
)
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.usecase import codec
from jxc_desktop.words import tr

Request = TypeVar("Request")
_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Form:
    """One paper being filled in: its draft, and what is on the way to the clerk and behind that."""

    draft_id: int | None = None
    writing: bool = False
    waiting: tuple[JsonText, bool] | None = None
    unwanted: bool = False
    then: tuple[QObject, Callable[[], object]] | None = None


class KeptForm(Generic[Request]):
    """The draft of one page: its content is the request that will be posted. `draft_id` is the one being worked on.

    `anew`: where the draft is gone when the form is put aside, it gets another without a word.
    """

    def __init__(self, work: Workplace, kind: Kind, request: type[Request], *, anew: bool = False) -> None:
        self._work, self._kind, self._request, self._anew = work, kind, request, anew
        self._form = _Form()

    @property
    def draft_id(self) -> int | None:
        """The draft the form is kept in, None while there is none."""
        return self._form.draft_id

    def keep(self, request: Request, *, quiet: bool = False) -> None:
        """Puts the form aside; `quiet` says nothing where it went well, and asks no manager where one may not."""
        if quiet and not self._work.may(RULES[self._kind][0]):
            return
        content, form = JsonText(json.dumps(codec.encode(request), ensure_ascii=False)), self._form
        if form.writing:
            form.waiting = (content, quiet)
        else:
            self._send(form, content, quiet)

    def let_go(self) -> None:
        """The page begins another paper: no draft of the one before goes with it."""
        self._form.then = None
        self._form = _Form()

    def forget(self) -> None:
        """Nothing is left on the form: its draft is thrown away."""
        form = self._form
        self.let_go()
        form.unwanted, form.waiting = True, None
        self._written(form)

    def when_written(self, asker: QObject, then: Callable[[], object]) -> None:
        """Calls `then` as soon as `draft_id` is known: at once, or when the clerk has put the form aside."""
        if self._form.writing:
            self._form.then = (asker, then)
        else:
            then()

    def _send(self, form: _Form, content: JsonText, quiet: bool) -> None:
        wanted = KeepDraft(self._kind, content, form.draft_id)
        form.writing = True

        def kept(done: DraftKept) -> None:
            form.draft_id = done.draft_id
            if not quiet:
                self._work.say_done(tr("Kept as a draft"))
            over()

        def refused(refusal: Refused) -> None:
            # Somebody posted or dropped the draft meanwhile: what is on the page is still worth keeping. Where nobody
            # asked to keep it, the draft that is gone stays named, so that posting says it first.
            gone = refusal.key == "draft.gone" and form.draft_id is not None
            if gone and not form.unwanted and (self._anew or not quiet):
                form.draft_id = None
                self._send(form, content, quiet)
            elif gone:
                over()
            else:
                over()
                self._work.say_refused(refusal)

        def broken(fault: Exception) -> None:
            over()
            self._work.say_broken(fault)

        def over() -> None:
            form.writing = False
            self._written(form)

        self._work.run(self._work, keep_draft, wanted, kept, refused=refused, broken=broken)

    def _written(self, form: _Form) -> None:
        """The clerk has nothing of this form in hand: what waited for that goes on."""
        if form.writing:
            return
        if form.waiting is not None:
            (content, quiet), form.waiting = form.waiting, None
            self._send(form, content, quiet)
            return
        if form.unwanted and form.draft_id is not None:
            self._work.run(self._work, drop_draft, DropDraft(form.draft_id), lambda _: None, refused=lambda _: None)
        waiting, form.then = form.then, None
        if waiting is not None and isValid(waiting[0]):
            waiting[1]()

    def look_for_one(
        self, asker: QObject, then: Callable[[Draft], object], fits: Callable[[Draft], bool] = lambda draft: True
    ) -> None:
        """Calls `then` with this person's newest draft that fits, where there is one."""
        mine = self._work.session.user_id

        def found(kept: list[Draft]) -> None:
            for one in kept:
                if fits(one):
                    then(one)
                    return

        self._work.read(asker, lambda conn: drafts(conn, self._kind, mine), found, latest="drafts")

    def read(self, draft: Draft) -> Request | None:
        """What the draft holds; None where an older version of the program wrote it so that it cannot be read."""
        try:
            content: Any = json.loads(draft.content)
            request: Request = codec.decode(self._request, content, "draft")
        except (ValueError, Refused):
            _log.warning("draft %s cannot be read", draft.id, exc_info=True)
            return None
        return request

    def take_up(self, draft: Draft) -> Request | None:
        """As `read`, and the form goes on in this draft."""
        request = self.read(draft)
        if request is not None:
            self._form = _Form(draft.id)
        return request

    def drop(self, draft: Draft) -> None:
        """Throws a draft away."""
        self._work.run(self._work, drop_draft, DropDraft(draft.id), lambda _: None)


class DraftOffer(Generic[Request]):
    """On an empty page: the draft this person left, to go on with or to throw away.

    `free` says whether the page is empty, `words` what a draft is about, `fill` puts it on the page; `unreadable` is
    told what to say of one that an older version wrote.
    """

    def __init__(
        self,
        kept: KeptForm[Request],
        news: Band,
        *,
        free: Callable[[], bool],
        words: Callable[[Request], str],
        fill: Callable[[Request], object],
        unreadable: Callable[[str], object],
    ) -> None:
        self._kept, self._news = kept, news
        self._free, self._words, self._fill, self._unreadable = free, words, fill, unreadable

    def look(self) -> None:
        """Offers one where there is one and nothing else is going on."""
        if self._is_free():
            self._kept.look_for_one(self._news, self._show)

    def _is_free(self) -> bool:
        return self._free() and not self._news.title()

    def _show(self, draft: Draft) -> None:
        if not self._is_free():
            return
        go_on = KeyButton(tr("Go on with it"), "Ctrl O", Look.SOFT)
        drop = KeyButton(tr("Throw it away"), kind=Look.QUIET)
        go_on.clicked.connect(lambda: self._resume(draft))
        drop.clicked.connect(lambda: self._drop(draft))
        when = draft.saved_at.replace("T", " ")[5:16]
        request = self._kept.read(draft)
        about = self._words(request) if request is not None else ""
        self._news.say("info", tr("A draft of {when} waits", when=when), about, drop, go_on)

    def _resume(self, draft: Draft) -> None:
        self._news.close_band()
        request = self._kept.take_up(draft)
        if request is None:
            self._unreadable(tr("This draft is from another version and cannot be opened"))
        else:
            self._fill(request)

    def _drop(self, draft: Draft) -> None:
        self._news.close_band()
        self._kept.drop(draft)
