"""The manager's code (店长授权码, row 90): a second person lends his right to one action."""

from datetime import datetime

from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session


def approve(
    shop: ShopFile,
    name: str,
    password: Secret,
    *,
    needs: Permission | None = None,
    till: str = "",
    now: datetime | None = None,
) -> Session:
    """The approver's session, for `do(approver=...)`; Refused as `sign_in`, and "approve.may_not"."""
    session = sign_in(shop, name, password, till=till, now=now)
    if needs and not session.may(needs):
        raise Refused("approve.may_not", name=session.name, permission=needs)
    return session
