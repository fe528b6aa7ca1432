"""The basket survives a crash: put aside as a draft a moment after the last change, offered at the next start."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from jxc_desktop.desktop.kit.timer import Lull
from jxc_desktop.desktop.lines.drafts import KeptForm
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.drafts import Draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.sales.basket import Basket


@dataclass(frozen=True, slots=True)
class CounterDraft:
    """What is on the counter of a till, as its draft holds it."""

    basket: Basket


class KeptBasket(QObject):
    """The form of the counter: kept without a word; a sale takes its draft in its own transaction (`draft_id`)."""

    def __init__(self, work: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._till = work.session.till
        self._form = KeptForm(work, Kind.RETAIL_SALE, CounterDraft, anew=True)
        self._basket = Basket()
        self._goes_with_the_sale: int | None = None
        self._lull = Lull(self, self.save_now)

    @property
    def draft_id(self) -> int | None:
        """The draft the basket is kept in, None while there is none."""
        return self._form.draft_id

    def follow(self, basket: Basket) -> None:
        """The basket has changed."""
        self._basket = basket
        if basket.lines:
            self._lull.start()
        else:
            self._forget()

    def going(self) -> int | None:
        """The sale is being posted and takes this draft with it: nothing is written until it is known how it went."""
        self._lull.stop()
        self._goes_with_the_sale = self.draft_id
        return self.draft_id

    def sold(self) -> None:
        """Nothing is left to keep: the draft went with the sale, or was still being written when the sale set out."""
        self._lull.stop()
        self._basket = Basket()
        if self.draft_id == self._goes_with_the_sale:
            self._form.let_go()
        else:
            self._form.forget()

    def lost(self) -> None:
        """The draft was sold or thrown away elsewhere: the basket is kept in one of its own from now on."""
        self._form.let_go()

    def save_now(self) -> None:
        """Writes without waiting for the pause."""
        self._lull.stop()
        if self._basket.lines:
            self._form.keep(CounterDraft(self._basket), quiet=True)

    def hurry(self) -> None:
        """Nobody looks at the counter any more: what waits for the pause is written now."""
        self._lull.hurry()

    def adopt(self, draft: Draft) -> None:
        """The basket of an earlier draft is on the counter again: it goes on in that draft."""
        self._forget()
        self._form.take_up(draft)

    def find(self, then: Callable[[Basket, Draft], None]) -> None:
        """What this person had on the counter of this till when the program ended; `then` only where there is some."""

        def found(draft: Draft) -> None:
            kept = self._form.read(draft)
            if kept is not None:
                then(kept.basket, draft)

        self._form.look_for_one(self, found, self._was_on_this_counter)

    def _was_on_this_counter(self, draft: Draft) -> bool:
        if draft.till != self._till or draft.id == self.draft_id:
            return False
        kept = self._form.read(draft)
        return kept is not None and bool(kept.basket.lines)

    def _forget(self) -> None:
        self._lull.stop()
        self._form.forget()
