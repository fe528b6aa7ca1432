"""What goes wrong under a file, told as a refusal in the user's words instead of a driver's error."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage import driver

_SAID = (
    ("disk is full", "file.full"),
    ("readonly database", "file.readonly"),
    ("attempt to write a readonly", "file.readonly"),
    ("unable to open", "file.unreachable"),
    ("database is locked", "file.busy"),
    ("locking protocol", "file.busy"),
    ("disk i/o error", "file.io"),
    ("malformed", "file.damaged"),
    ("not a database", "file.not_shop"),
    ("too many open files", "file.unreachable"),
)


def refusal_for(fault: BaseException, path: object) -> Refused | None:
    """The refusal that says this driver error, or None where it is not the file's fault."""
    said = str(getattr(fault, "orig", None) or fault).lower()
    for words, key in _SAID:
        if words in said:
            return Refused(key, path=str(path))
    return None


@contextmanager
def told(path: object) -> Iterator[None]:
    """Turn the file's own faults (full, read-only, gone, damaged, busy) into Refused "file.*"."""
    try:
        yield
    except (DBAPIError, driver.load().DatabaseError, OSError) as fault:
        refused = refusal_for(fault, path)
        if refused is None:
            raise
        raise refused from fault
