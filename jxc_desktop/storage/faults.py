"""What goes wrong under a file, told as a refusal in the user's words instead of a driver's error."""

import errno
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
    ("could not decode to utf-8", "file.damaged"),  # the program writes nothing else
    ("not a database", "file.not_shop"),
    ("too many open files", "file.unreachable"),
    ("integer overflow", "figure.too_big"),
    ("cannot store real value in integer column", "figure.too_big"),  # a sum that no longer fits
)
_NUMBERED = {
    errno.ENOSPC: "file.full",
    errno.EDQUOT: "file.full",
    errno.EROFS: "file.readonly",
    errno.EIO: "file.io",
    errno.EMFILE: "file.unreachable",
    errno.ENFILE: "file.unreachable",
}
_TOO_LARGE = "too large to convert to SQLite INTEGER"


def refusal_for(fault: BaseException, path: object) -> Refused | None:
    """The refusal that says this error of the driver or the system, or None where it is not the file's fault."""
    if isinstance(fault, OSError):
        key = _NUMBERED.get(fault.errno or 0)
        return Refused(key, path=str(path)) if key else None
    said = str(getattr(fault, "orig", None) or fault).lower()
    for words, key in _SAID:
        if words in said:
            return Refused(key, path=str(path))
    return None


@contextmanager
def told(path: object) -> Iterator[None]:
    """Turn the file's own faults (full, read-only, gone, damaged, busy) into Refused "file.*".

    Figures and ids past 64 bits become "figure.too_big".
    """
    try:
        yield
    except OverflowError as fault:
        if _TOO_LARGE not in str(fault):
            raise
        raise Refused("figure.too_big") from fault
    except (DBAPIError, driver.load().DatabaseError, OSError) as fault:
        refused = refusal_for(fault, path)
        if refused is None:
            raise
        raise refused from fault


@contextmanager
def only_known_rows() -> Iterator[None]:
    """Within a transaction: a row that names an id which is not there becomes Refused "row.unknown".

    What is checked at the commit stays an error of ours: a posting that was not sealed.
    """
    try:
        yield
    except (DBAPIError, driver.load().IntegrityError) as fault:
        if "foreign key constraint failed" not in str(getattr(fault, "orig", None) or fault).lower():
            raise
        raise Refused("row.unknown") from fault
