"""A sheet by which one thing is booked, once, however often its key is pressed."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.abstract import Abstract
from jxc_desktop.desktop.kit.fields import LabelledField
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

Request = TypeVar("Request")
Result = TypeVar("Result")


class BookingSheet(Abstract, Sheet):
    """While it is being booked the sheet rests: no second press, and it stays until the answer is there."""

    def __init__(
        self, window: QWidget, work: Workplace, title: str, *, side: bool = False, width: int = 560, note: str = ""
    ) -> None:
        super().__init__(window, title, side=side, width=width, note=note)
        self.work = work
        # One id for the sheet: what is sent again after a lost answer is the same press.
        self._request_id = new_request_id(datetime.now())
        self.closed.connect(self.deleteLater)

    def book(self, verb: UseCase[Request, Result], request: Request, then: Callable[[Result], None]) -> None:
        """Has the clerk book it; `then` when it is in the books, `refuse` when it is not."""
        if not self.resting:
            self.work.run(
                self, verb, request, then, request_id=self._request_id, refused=self.refuse, rest=self.rest
            )  # fmt: skip

    def warn_of_empty(self, fund: LabelledField, given: Money, held: Money) -> None:
        """Money that is not there may be paid (a drawer not yet counted up), but it is said below the fund."""
        if given > max(held, ZERO):
            fund.set_warning(tr("Only {sum} is in it", sum=grouped(held)))
        else:
            fund.set_note("")

    @abstractmethod
    def refuse(self, refused: Refused) -> None:
        """Why it was not booked, in place."""
