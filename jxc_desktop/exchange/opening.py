"""Looks at a file before anything parses it: is it there, is it free, is it small enough, what is it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jxc_desktop.kernel.refusal import Refused

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_ENTRY_BYTES = 128  # a name stands at the start of a directory entry of this size
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1a")


class Kind(StrEnum):
    """How a table is stored, judged by its content and not by its name."""

    TEXT = "text"
    XLS = "xls"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it can fill the memory; a shop's own lists are far below."""

    file_bytes: int = 200_000_000
    unpacked_bytes: int = 1_000_000_000
    ratio: int = 200
    ratio_counts_from_bytes: int = 10_000_000
    cells: int = 5_000_000  # a workbook is held in memory at about 80 bytes a cell; text files are streamed
    goods_rows: int = 200_000


LIMITS = Limits()


@contextmanager
def file_troubles(path: Path) -> Iterator[None]:
    """Puts what the system says about a file into words.

    Refused "import.file_missing", "import.file_locked", "import.file_unreadable".
    """
    try:
        yield
    except FileNotFoundError:
        raise Refused("import.file_missing", file=path.name) from None
    except PermissionError:
        raise Refused("import.file_locked", file=path.name) from None
    except OSError as trouble:
        raise Refused("import.file_unreadable", file=path.name, why=trouble.strerror or str(trouble)) from trouble


def kind_of(path: Path, limits: Limits = LIMITS) -> Kind:
    """What the file is. Refused "import.file_*", "import.file_empty", "import.too_large", "import.encrypted",
    "import.web_page", "import.not_a_table"."""
    with file_troubles(path):
        if path.is_dir():
            raise Refused("import.not_a_table", file=path.name)
        with path.open("rb") as file:
            head = file.read(8192)
        size = path.stat().st_size
    if not head:
        raise Refused("import.file_empty", file=path.name)
    if size > limits.file_bytes:
        raise Refused("import.too_large", file=path.name, most_mb=limits.file_bytes // 1_000_000)
    if head.startswith(_ZIP):
        return Kind.XLSX
    if head.startswith(_OLE):
        _refuse_encrypted(path)
        return Kind.XLS
    _refuse_other_content(path, head)
    return Kind.TEXT


def _refuse_encrypted(path: Path) -> None:
    with file_troubles(path):
        content = path.read_bytes()
    at = content.find(_ENCRYPTED)
    while at >= 0:
        if at % _OLE_ENTRY_BYTES == 0:
            raise Refused("import.encrypted", file=path.name)
        at = content.find(_ENCRYPTED, at + 1)


def _refuse_other_content(path: Path, head: bytes) -> None:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")):
        raise Refused("import.web_page", file=path.name)
    if start.startswith((b"%pdf", b"{\\rtf")) or any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head):
        raise Refused("import.not_a_table", file=path.name)
