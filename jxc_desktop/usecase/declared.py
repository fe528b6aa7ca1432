"""A verb as it is declared: its name, what it asks for, what it needs and what it touches."""

import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase.tx import Tx

Request = TypeVar("Request")
Result = TypeVar("Result")
TITLES: dict[str, str] = {}  # of every verb declared so far: the audit speaks of them by name


@dataclass(frozen=True, slots=True)
class UseCase(Generic[Request, Result]):
    """One thing a person can ask the shop to do; the window, the door and the audit all read this.

    `name` is room.verb ("sales.checkout"); `needs` is None only where the verb itself proves who asks.
    """

    name: str
    title: str
    needs: Permission | None
    touches: frozenset[Topic]
    run: Callable[[Tx, Request], Result]
    request_type: type[Request]
    result_type: type[Result]

    def __call__(self, tx: Tx, request: Request) -> Result:
        """Run inside a transaction that is open, one verb built on another; Refused "permission.missing" as alone."""
        if self.needs:
            tx.require(self.needs)
        tx.touched |= self.touches
        return self.run(tx, request)


def use_case(
    title: str, *, needs: Permission | None, touches: set[Topic]
) -> Callable[[Callable[[Tx, Request], Result]], UseCase[Request, Result]]:
    """Declare a verb: `def verb(tx: Tx, request: SomeFrozenDataclass) -> SomeFrozenDataclass`."""

    def declare(run: Callable[[Tx, Request], Result]) -> UseCase[Request, Result]:
        hints = typing.get_type_hints(run)
        asked = next(hint for name, hint in hints.items() if name not in ("tx", "return"))
        room = run.__module__.removeprefix("jxc_desktop.").split(".")[0]
        name = f"{room}.{run.__name__}"
        TITLES[name] = title
        return UseCase(name, title, needs, frozenset(touches), run, asked, hints["return"])

    return declare
