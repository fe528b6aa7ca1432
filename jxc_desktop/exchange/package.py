"""Examines the zip of an .xlsx before it is parsed: bombs, entities, true extent, formulas, hidden rows."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from jxc_desktop.exchange.opening import Limits, file_troubles
from jxc_desktop.exchange.watching import Watch
from jxc_desktop.kernel.refusal import Refused

_CHUNK_BYTES = 1 << 20
_TAG = re.compile(rb'<(?:\w+:)?(row|col|c|f)(?=[\s/>])((?:\s+r="([A-Z]{0,3})([0-9]{1,7})")?[^>]*)>')
_PLACE = re.compile(rb'\sr="([A-Z]{0,3})([0-9]{1,7})"')  # where it is not the first attribute
_SPAN = re.compile(rb'\b(min|max)="([0-9]{1,5})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_COLUMNS = 1 << 14


@dataclass(slots=True)
class Survey:
    """What the raw sheet says and the parser does not hand on; rows and columns counted from 0."""

    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    formulas: set[int] = field(default_factory=set)
    faults: set[int] = field(default_factory=set)

    def see_cell(self, row: int, column: int, attributes: bytes) -> None:
        """Counts a cell that is not just a format without a value."""
        if attributes.endswith(b"/"):
            return
        if row >= self.rows:
            self.rows = row + 1
        if column >= self.columns:
            self.columns = column + 1
        if b't="e"' in attributes:
            self.faults.add(row * _COLUMNS + column)

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell's value is the one last worked out for a formula."""
        return row * _COLUMNS + column in self.formulas

    def is_fault(self, row: int, column: int) -> bool:
        """Whether the cell shows #N/A, #DIV/0! and the like."""
        return row * _COLUMNS + column in self.faults


class Package:
    """The members of one .xlsx, opened with `examined`."""

    def __init__(self, archive: zipfile.ZipFile, name: str, limits: Limits, watch: Watch) -> None:
        self._archive = archive
        self._name = name
        self._limits = limits
        self._watch = watch
        self._members = {info.filename: info for info in archive.infolist()}

    def check_sizes(self) -> None:
        """Refused "import.not_a_workbook", "import.encrypted", and "import.zip_bomb" past the limits."""
        if "xl/workbook.xml" not in self._members:
            raise Refused("import.not_a_workbook", file=self._name)
        parts = [info for name, info in self._members.items() if name.endswith((".xml", ".rels"))]
        if any(info.flag_bits & 1 for info in parts):
            raise Refused("import.encrypted", file=self._name)
        suspicious = [
            info
            for info in parts
            if info.file_size > max(self._limits.ratio_counts_from_bytes, info.compress_size * self._limits.ratio)
        ]
        if suspicious or sum(info.file_size for info in parts) > self._limits.unpacked_bytes:
            raise Refused("import.zip_bomb", file=self._name)

    def check_shared_parts(self) -> None:
        """Reads every part all sheets need; Refused "import.entities", and "import.damaged" through `examined`."""
        for name in self._members:
            if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/"):
                for _ in self._chunks(name):
                    pass

    def survey(self, sheet: str) -> Survey:
        """Reads one sheet's raw tags; Refused "import.too_many_cells" where holding it would fill the memory."""
        found = Survey()
        row, column = -1, -1
        for tags in self._tag_runs(self._part_of(sheet)):
            for tag in tags:
                name, attributes, letters, digits = tag.groups()
                if name == b"c":
                    column = _column(letters or _place(attributes)[0], column)
                    found.see_cell(row, column, attributes)
                elif name == b"f":
                    found.formulas.add(row * _COLUMNS + column)
                elif name == b"row":
                    row, column = int(digits or _place(attributes)[1] or row + 2) - 1, -1
                    found.hidden_rows += bool(_HIDDEN.search(attributes))
                else:
                    found.hidden_columns += _hidden_columns(attributes)
            if found.rows * found.columns > self._limits.cells:
                raise Refused("import.too_many_cells", rows=found.rows, columns=found.columns)
        found.hidden_columns = min(found.hidden_columns, found.columns)
        return found

    def _part_of(self, sheet: str) -> str:
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in fromstring(self._archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
        }
        for entry in fromstring(self._archive.read("xl/workbook.xml"), forbid_dtd=True).iter():
            if entry.tag.endswith("}sheet") and entry.get("name") == sheet:
                target = targets.get(entry.get(_RELATION) or entry.get(_STRICT_RELATION)) or ""
                part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
                if part in self._members:
                    return part
        raise Refused("import.damaged", file=self._name)

    def _tag_runs(self, part: str) -> Iterator[Iterator[re.Match[bytes]]]:
        rest = b""
        for chunk in self._chunks(part):
            text = rest + chunk
            cut = text.rfind(b"<")
            if cut < 0 or b">" in text[cut:]:
                cut = len(text)
            rest = text[cut:]
            if len(rest) > _CHUNK_BYTES:
                raise Refused("import.damaged", file=self._name)
            yield _TAG.finditer(text, 0, cut)

    def _chunks(self, part: str) -> Iterator[bytes]:
        overlap = b""
        with self._archive.open(part) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                self._watch.pause()
                if any(declaration in overlap + chunk for declaration in _DECLARATIONS):
                    raise Refused("import.entities", file=self._name)
                overlap = chunk[-20:]
                yield chunk


@contextmanager
def examined(path: Path, limits: Limits, watch: Watch) -> Iterator[Package]:
    """The package of `path` with its sizes and shared parts checked; Refused "import.*" with the file's name."""
    try:
        with file_troubles(path), zipfile.ZipFile(path) as archive:
            package = Package(archive, path.name, limits, watch)
            package.check_sizes()
            package.check_shared_parts()
            yield package
    except DefusedXmlException:
        raise Refused("import.entities", file=path.name) from None
    except (zipfile.BadZipFile, zlib.error, ParseError, NotImplementedError, KeyError, EOFError) as trouble:
        raise Refused("import.damaged", file=path.name) from trouble


def _place(attributes: bytes) -> tuple[bytes, bytes]:
    place = _PLACE.search(attributes)
    return (place[1], place[2]) if place else (b"", b"")


def _column(letters: bytes, before: int) -> int:
    """Cells need not say where they stand: then they stand behind the one before."""
    return _numbered(letters) - 1 if letters else before + 1


@lru_cache(_COLUMNS)
def _numbered(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


def _hidden_columns(attributes: bytes) -> int:
    if not _HIDDEN.search(attributes):
        return 0
    span = {name: int(number) for name, number in _SPAN.findall(attributes)}
    return max(0, span.get(b"max", 0) - span.get(b"min", 1) + 1)
