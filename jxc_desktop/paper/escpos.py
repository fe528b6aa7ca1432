"""A strip as the bytes a till printer understands: ESC/POS, Chinese in GB18030, cut and drawer."""

import unicodedata
from dataclasses import dataclass

from jxc_desktop.paper.pdf import MISSING, Align, printable
from jxc_desktop.paper.strip import BOLD_SIZES, Barcode, Pair, Roll, Row, Rule, Size, Space, Strip, Three, Words

_START = b"\x1b@\x1c&"  # forget what was set before; two-byte characters on
_CUT = b"\x1dV\x42\x03"  # feed to the knife, leave one point standing
_KICK = b"\x1bp\x00\x19\xfa"  # pin 2, 50 ms on, 500 ms off
_PLAIN_FACE, _TALL, _DOUBLE = 0x00, 0x01, 0x11
_FACES = {Size.BIG: _TALL, Size.HUGE: _DOUBLE, Size.TITLE: _DOUBLE}
_SAID_AS = str.maketrans({"¥": "\uffe5", "\u2212": "-", "\u2013": "-", "\u2014": "-", "\u00a0": " "})


def encode(text: str) -> bytes:
    """`text` as the printer's GB18030 bytes.

    `¥` U+00A5 becomes U+FFE5, a typographic minus a hyphen, and what no printer's font has a box.
    """
    return b"".join(_encoded(character) for character in printable(text).translate(_SAID_AS))


def columns(text: str) -> int:
    """How many half-width columns `text` takes: one for ASCII, two for everything else."""
    return sum(1 if len(_encoded(character)) == 1 else 2 for character in printable(text).translate(_SAID_AS))


def _encoded(character: str) -> bytes:
    code = character.encode("gb18030")
    if len(code) == 4 and not (unicodedata.category(character) == "Lo" and ord(character) < 0x10000):
        return MISSING.encode("gb18030")
    return code


def receipt_bytes(strip: Strip, roll: Roll = Roll.MM80, *, drawer: bool = False, cut: bool = True) -> bytes:
    """`strip` for a printer of `roll` width; the cash drawer opens first, and only where `drawer` asks for it."""
    setter = _Setter(roll)
    for row in strip.rows:
        setter.set(row)
    body = b"".join(setter.made)
    return _START + (_KICK if drawer else b"") + body + b"\n" + (_CUT if cut else b"\n\n\n")


def drawer_bytes() -> bytes:
    """Only open the cash drawer."""
    return _START + _KICK


@dataclass(frozen=True, slots=True)
class _Face:
    code: int
    bold: bool

    @property
    def across(self) -> int:
        return 2 if self.code == _DOUBLE else 1

    def wrapped(self, text: bytes) -> bytes:
        """The text in this face, and back to plain."""
        on = (b"\x1d!" + bytes([self.code]) if self.code else b"") + (b"\x1bE\x01" if self.bold else b"")
        off = (b"\x1d!\x00" if self.code else b"") + (b"\x1bE\x00" if self.bold else b"")
        return on + text + off


class _Setter:
    def __init__(self, roll: Roll) -> None:
        self.columns, self.dots = roll.columns, roll.dots
        self.made: list[bytes] = []

    def set(self, row: Row) -> None:
        match row:
            case Words():
                self._words(row)
            case Pair():
                self._pair(row)
            case Three():
                self._three(row)
            case Rule(dashed=dashed):
                self.made.append((b"- " * (self.columns // 2) if dashed else b"-" * self.columns) + b"\n")
            case Barcode(code=code):
                self.made.append(_bars(code, self.dots))
            case Space(rows=rows):
                self.made.append(b"\n" if rows >= 1 else b"")

    def _face(self, text: str, size: Size, bold: bool) -> _Face:
        """The face of a size; a text too long for double width is only made tall."""
        code = _FACES.get(size, _PLAIN_FACE)
        if code == _DOUBLE and columns(text) * 2 > self.columns:
            code = _TALL
        return _Face(code, bold or size in BOLD_SIZES)

    def _words(self, row: Words) -> None:
        face = self._face(row.text, row.size, row.bold)
        room = self.columns // face.across - row.indent
        for text in wrap_columns(row.text, room):
            spare = room - columns(text)
            before = row.indent + {Align.LEFT: 0, Align.RIGHT: spare, Align.CENTRE: spare // 2}[row.align]
            self.made.append(face.wrapped(b" " * before + encode(text)) + b"\n")

    def _pair(self, row: Pair) -> None:
        face = self._face(row.left, row.size, row.bold)
        right = self._face(row.right, row.right_size or row.size, row.bold)
        left_room = self.columns - row.indent
        spare = left_room - columns(row.left) * face.across - columns(row.right) * right.across
        indent = b" " * row.indent
        if spare >= 1:
            self.made.append(
                indent + face.wrapped(encode(row.left)) + b" " * spare + right.wrapped(encode(row.right)) + b"\n"
            )
            return
        for text in wrap_columns(row.left, left_room // face.across):
            self.made.append(indent + face.wrapped(encode(text)) + b"\n")
        self._right(row.right, right)

    def _right(self, text: str, face: _Face) -> None:
        for part in wrap_columns(text, self.columns // face.across):
            spare = self.columns - columns(part) * face.across
            self.made.append(b" " * spare + face.wrapped(encode(part)) + b"\n")

    def _three(self, row: Three) -> None:
        stop = self.columns * 2 // 3
        end = min(stop, self.columns - columns(row.right) - 1)
        middle_at = max(end - columns(row.middle), columns(row.left) + 1 if row.left else 0)
        spare = self.columns - middle_at - columns(row.middle) - columns(row.right)
        if spare < 1:
            self._right(f"{row.left} {row.middle}".strip(), _Face(_PLAIN_FACE, False))
            self._right(row.right, _Face(_PLAIN_FACE, False))
            return
        before = b" " * (middle_at - columns(row.left))
        self.made.append(encode(row.left) + before + encode(row.middle) + b" " * spare + encode(row.right) + b"\n")


def wrap_columns(text: str, room: int) -> list[str]:
    """`text` in rows of at most `room` columns, broken between Chinese characters or before a word, never inside one.

    A word longer than a row is broken; an empty text is one empty row.
    """
    rows: list[str] = []
    rest = printable(text).strip()
    while columns(rest) > room:
        cut = next(at for at in range(len(rest), 0, -1) if columns(rest[:at]) <= room or at == 1)
        gap, space = rest.rfind("   ", 0, cut + 1), rest.rfind(" ", 0, cut + 1)
        inside_word = rest[cut - 1].isascii() and rest[cut].isascii() and " " not in rest[cut - 1 : cut + 1]
        if gap > 0:  # two facts in one row part before either of them breaks
            cut = gap
        elif inside_word and space > 0:
            cut = space
        rows.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*rows, rest]


def _bars(code: str, room: int) -> bytes:
    """Code 128, digits in pairs (set C) so that a document number fits on 58 mm."""
    coded, modules = _code128(code)
    if modules * 2 > room:
        return b"\x1ba\x01" + encode(code) + b"\n\x1ba\x00"
    shape = b"\x1dh\x48\x1dw\x02\x1dH\x00"  # 72 dots high, 2 dots a module, no text of its own
    return b"\x1ba\x01" + shape + b"\x1dkI" + bytes([len(coded)]) + coded + b"\n\x1ba\x00"


def _code128(code: str) -> tuple[bytes, int]:
    head = code.rstrip("0123456789")
    digits = code[len(head) :]
    if len(digits) % 2:
        head, digits = head + digits[0], digits[1:]
    coded = b"{B" + head.replace("{", "{{").encode("ascii") if head else b""
    symbols = len(head)
    if digits:
        coded += b"{C" + bytes(int(digits[at : at + 2]) for at in range(0, len(digits), 2))
        symbols += len(digits) // 2 + (1 if head else 0)
    return coded, (symbols + 2) * 11 + 13
