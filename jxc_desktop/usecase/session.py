"""Who is at the till, and what he may do."""

from dataclasses import dataclass

from jxc_desktop.kernel.permission import MATRIX, Permission, Role
from jxc_desktop.kernel.refusal import Refused


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person at one till, working out of one warehouse."""

    user_id: int
    name: str
    role: Role
    till: str = "01"
    warehouse_id: int = 1

    def may(self, permission: Permission) -> bool:
        """Whether his role allows it; the window greys its buttons by this."""
        return permission in MATRIX[self.role]

    def require(self, permission: Permission) -> None:
        """Refused "permission.missing" where it does not."""
        if not self.may(permission):
            raise Refused("permission.missing", permission=permission)
