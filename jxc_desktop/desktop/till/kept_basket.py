"""The basket survives a crash: put aside as a draft a moment after the last change, offered at the next start."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from jxc_desktop.desktop.kit.timer import Lull
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import Draft, DraftKept, DropDraft, KeepDraft, drafts, drop_draft, keep_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.sales.basket import Basket
from jxc_desktop.usecase import codec

_MARK = "basket"


class KeptBasket(QObject):
    """Writes on the clerk's thread; a sale takes the draft with it in its own transaction (`draft_id`)."""

    def __init__(self, work: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.draft_id: int | None = None
        self._basket = Basket()
        self._writing = False
        self._lull = Lull(self, self.save_now)

    def follow(self, basket: Basket) -> None:
        """The basket has changed."""
        self._basket = basket
        if not basket.lines:
            self._forget()
            return
        self._lull.start()

    def stand_still(self) -> None:
        """The sale is being posted and takes the draft with it: nothing is written until it is known how it went."""
        self._lull.stop()

    def sold(self) -> None:
        """The draft went with the sale: nothing is left to keep."""
        self.stand_still()
        self._basket, self.draft_id = Basket(), None

    def lost(self) -> None:
        """The draft was sold or thrown away elsewhere: the basket is kept in one of its own from now on."""
        self.draft_id = None

    def save_now(self) -> None:
        """Writes without waiting for the pause."""
        self.stand_still()
        if self._writing or not self._basket.lines:
            return
        self._writing = True
        saved = self._basket
        content = JsonText.parse(json.dumps({_MARK: codec.encode(saved)}))

        def kept(done: DraftKept) -> None:
            self._writing = False
            if self.draft_id is not None and request.draft_id is None:
                self.drop(done.draft_id)  # an earlier draft has been taken up meanwhile: one is enough
                return
            self.draft_id = done.draft_id
            if self._basket is not saved:
                self.follow(self._basket)

        request = KeepDraft(Kind.RETAIL_SALE, content, self.draft_id)
        self._work.run(keep_draft, request, kept, refused=self._gone, broken=self._broken)

    def adopt(self, draft_id: int) -> None:
        """The basket of an earlier draft is on the counter again: it goes on in that draft."""
        self._forget()
        self.draft_id = draft_id

    def drop(self, draft_id: int) -> None:
        """An earlier draft is not wanted."""
        self._work.run(drop_draft, DropDraft(draft_id), lambda _: None, refused=lambda _: None)

    def find(self, then: Callable[[Basket, int], None]) -> None:
        """What this person had on the counter of this till when the program ended; `then` only where there is some."""
        user, till = self._work.session.user_id, self._work.session.till

        def found(all_drafts: list[Draft]) -> None:
            for one in all_drafts:
                basket = _read(one.content) if one.till == till else None
                if basket is not None and basket.lines and one.id != self.draft_id:
                    then(basket, one.id)
                    return

        self._work.read(lambda conn: drafts(conn, Kind.RETAIL_SALE, user), found)

    def _forget(self) -> None:
        self.stand_still()
        if self.draft_id is not None:
            self.drop(self.draft_id)
            self.draft_id = None

    def _gone(self, refused: Refused) -> None:
        self._writing = False
        if not self._basket.lines:
            return
        if refused.key == "draft.gone" and self.draft_id is not None:
            self.draft_id = None  # somebody has thrown it away: the basket gets a new one
            self.save_now()
        else:
            self._work.say_refused(refused)

    def _broken(self, fault: Exception) -> None:
        self._writing = False
        self._work.say_broken(fault)


def _read(content: str) -> Basket | None:
    """The basket of a draft, None where it is another page's or of an older form."""
    kept: Any = json.loads(content)
    if not isinstance(kept, dict) or _MARK not in kept:
        return None
    try:
        basket: Basket = codec.decode(Basket, kept[_MARK], _MARK)
    except Refused:
        return None
    return basket
