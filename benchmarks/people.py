"""Whose shop the measurements run in."""

from jxc_desktop.finance.open_shop import NewShop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.usecase import Session

OWNER = Session(1, "周禾", Role.OWNER)
NEW_SHOP = NewShop("禾丰便利店", OWNER.name, Secret("2468"))
