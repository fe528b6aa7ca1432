"""Reads delimited text as shops have it: any of three encodings, any of three separators, quotes kept honest."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jxc_desktop.exchange.cells import Row
from jxc_desktop.exchange.opening import file_troubles
from jxc_desktop.exchange.watching import EVERY_ROWS, Watch
from jxc_desktop.kernel.refusal import Refused

_SEPARATORS = (",", "\t", ";")
_SAMPLE_LINES = 30
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Delimited:
    """A text table: where it lies and how it is written; its rows are read anew, one by one, at each walk."""

    path: Path
    encoding: str
    separator: str
    lines: int

    def rows(self, watch: Watch) -> Iterator[Row]:
        """Every row, blank ones too; a quoted line break does not begin a new row.

        Refused "import.unclosed_quote" and "import.stray_quote" with the line where the row begins.
        """
        begins, number = 1, 0
        with file_troubles(self.path), self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.separator, strict=True)
            try:
                for cells in reader:
                    number += 1
                    begins = reader.line_num + 1
                    if number % EVERY_ROWS == 0:
                        watch.step(number, max(self.lines, number))
                    yield Row(number, tuple(cells))
            except csv.Error as trouble:
                stray = "expected after" in str(trouble)
                raise Refused("import.stray_quote" if stray else "import.unclosed_quote", line=begins) from None


def open_delimited(path: Path, watch: Watch) -> Delimited:
    """Finds out encoding and separator; Refused "import.encoding" with the line that cannot be read."""
    encoding, lines = _encoding_of(path, watch)
    return Delimited(path, encoding, _separator_of(path, encoding), lines)


def _encoding_of(path: Path, watch: Watch) -> tuple[str, int]:
    with file_troubles(path), path.open("rb") as file:
        head = file.read(4)
    if head.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8", "gb18030"]
    for encoding in candidates:
        lines, whole = _decodes(path, encoding, watch)
        if whole:
            return encoding, lines
    raise Refused("import.encoding", file=path.name, line=lines + 1)


def _decodes(path: Path, encoding: str, watch: Watch) -> tuple[int, bool]:
    """How many lines were read as `encoding`, and whether that was all of them."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, last = 0, "\n"
    with file_troubles(path), path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            watch.pause()
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError as trouble:
                readable = bytes(trouble.object[: trouble.start]).decode(encoding, "ignore")
                return lines + readable.count("\n"), False
            lines, last = lines + text.count("\n"), text[-1:] or last
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return lines, False
    return lines + (last != "\n"), True


def _separator_of(path: Path, encoding: str) -> str:
    """The separator that cuts the first lines most evenly into most cells; Excel's own "sep=;" line wins."""
    with file_troubles(path), path.open(encoding=encoding, newline="") as file:
        sample = [line for _, line in zip(range(_SAMPLE_LINES), file, strict=False)]
    first = sample[0].strip() if sample else ""
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: list[str], separator: str) -> tuple[float, int]:
    widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=separator) if cells)
    if not widths:
        return 0.0, 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (0.0, 0) if width == 1 else (times / widths.total(), width)
