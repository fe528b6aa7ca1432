"""A half-filled form that is kept when one leaves it, and offered when one comes back."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, TypeVar

from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import Draft, DraftKept, DropDraft, KeepDraft, drafts, drop_draft, keep_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.usecase import codec
from jxc_desktop.words import tr

Request = TypeVar("Request")
_log = logging.getLogger(__name__)


class KeptForm(Generic[Request]):
    """The draft of one page: its content is the request that will be posted. `draft_id` is the one being worked on."""

    def __init__(self, work: Workplace, kind: Kind, request: type[Request]) -> None:
        self._work, self._kind, self._request = work, kind, request
        self.draft_id: int | None = None
        self._forms = 0

    def keep(self, request: Request) -> None:
        """Puts the form aside."""
        content = JsonText(json.dumps(codec.encode(request), ensure_ascii=False))
        self._send(KeepDraft(self._kind, content, self.draft_id))

    def let_go(self) -> None:
        """The page begins another paper: no draft of the one before goes with it."""
        self.draft_id = None
        self._forms += 1

    def _send(self, wanted: KeepDraft) -> None:
        form = self._forms

        def kept(done: DraftKept) -> None:
            if form == self._forms:
                self.draft_id = done.draft_id
            self._work.say_done(tr("Kept as a draft"))

        def refused(refusal: Refused) -> None:
            # Somebody posted or dropped the draft meanwhile: what is on the page is still worth keeping.
            if refusal.key == "draft.gone" and wanted.draft_id is not None:
                self._send(replace(wanted, draft_id=None))
            else:
                self._work.say_refused(refusal)

        self._work.run(keep_draft, wanted, kept, refused=refused)

    def look_for_one(self, then: Callable[[Draft], object]) -> None:
        """Calls `then` with this person's newest draft, where there is one."""
        mine = self._work.session.user_id

        def found(kept: list[Draft]) -> None:
            if kept:
                then(kept[0])

        self._work.read(lambda conn: drafts(conn, self._kind, mine), found, latest=f"drafts.{self._kind}")

    def read(self, draft: Draft) -> Request | None:
        """What the draft holds; None where an older version of the program wrote it so that it cannot be read."""
        try:
            content: Any = json.loads(draft.content)
            request: Request = codec.decode(self._request, content, "draft")
        except (ValueError, Refused):
            _log.warning("draft %s cannot be read", draft.id, exc_info=True)
            return None
        self.draft_id = draft.id
        return request

    def drop(self, draft: Draft) -> None:
        """Throws a draft away."""
        self._work.run(drop_draft, DropDraft(draft.id), lambda _: None)
