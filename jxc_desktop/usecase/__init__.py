"""The one door into the shop: permission, one transaction, what changed, who did it."""

from jxc_desktop.usecase.declared import UseCase, use_case
from jxc_desktop.usecase.door import Done, do
from jxc_desktop.usecase.session import Session
from jxc_desktop.usecase.tx import Tx

__all__ = ["Done", "Session", "Tx", "UseCase", "do", "use_case"]
