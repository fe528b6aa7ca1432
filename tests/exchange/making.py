"""Makes the files the tests read: workbooks, their raw parts changed, and a minimal OLE container."""

import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from jxc_desktop.exchange.columns import propose
from jxc_desktop.exchange.goods import GoodsReading, read_goods
from jxc_desktop.exchange.goods_row import GoodsRow
from jxc_desktop.exchange.sheets import read_sheet

HEADINGS = ("名称", "条码", "进价", "零售价", "库存")
FILES = Path(__file__).parent / "files"


def workbook(path: Path, rows: Iterable[Iterable[Any]], change: Callable[[Any], None] | None = None) -> Path:
    """An .xlsx with these rows; `change` gets the worksheet before it is saved."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book.active)
    book.save(path)
    return path


def with_part(path: Path, part: str, content: bytes | Callable[[bytes], bytes]) -> Path:
    """The package with one part replaced, changed or added."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = content(parts[part]) if callable(content) else content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return path


def encrypted_container(path: Path) -> Path:
    """An OLE file as Excel writes it round a workbook with a password: a directory with EncryptedPackage in it."""

    def entry(name: str, kind: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, 0xFFFFFFFF, right, child)
        return head.ljust(116, b"\0") + struct.pack("<IQ", 0xFFFFFFFE, 0)

    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header = magic + bytes(16) + struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0)
    header += struct.pack("<IIIIII", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    directory = entry("Root Entry", 5, child=1) + entry("EncryptedPackage", 2, right=2) + entry("EncryptionInfo", 2)
    path.write_bytes(header.ljust(512, b"\xff") + fat + directory.ljust(512, b"\0"))
    return path


def reading(path: Path, sheet: str | None = None) -> GoodsReading:
    """What a dry run with the proposed columns says."""
    opened = read_sheet(path, sheet)
    return read_goods(opened, propose(opened))


def keys(result: GoodsReading) -> list[tuple[int, str]]:
    """Row and reason of every finding."""
    return [(finding.row_number, finding.key) for finding in result.findings]


def accepted(result: GoodsReading) -> tuple[GoodsRow, ...]:
    """The goods of a list that has no bad row."""
    assert result.errors == ()
    return result.rows
