"""One use case's transaction: the connection, who asked, when it is, and what it changes."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase.session import Session


@dataclass(slots=True)
class Tx:
    """Handed to every verb; all of it becomes durable together or not at all.

    `moment` and `day` are now and the business day as stored: 2026-11-22T14:36:05.123 and 2026-11-22.
    """

    conn: Connection
    session: Session
    now: datetime
    business_day: date
    request_id: str
    approver: Session | None = None
    touched: set[Topic] = field(default_factory=set)
    before: object = None
    after: object = None
    moment: str = field(init=False)
    day: str = field(init=False)

    def __post_init__(self) -> None:
        self.moment = self.now.isoformat(timespec="milliseconds")
        self.day = self.business_day.isoformat()

    def may(self, permission: Permission) -> bool:
        """Whether the person, or the manager who keyed his code for this one action, may."""
        return self.session.may(permission) or bool(self.approver and self.approver.may(permission))

    def require(self, permission: Permission) -> None:
        """Refused "permission.missing" where neither may."""
        if not self.may(permission):
            raise Refused("permission.missing", permission=permission)

    def remember(self, *, before: object = None, after: object = None) -> None:
        """What the audit row shows as it was and as it is now (any value the codec can write)."""
        self.before, self.after = before, after
