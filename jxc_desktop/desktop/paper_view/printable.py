"""What can be looked at before it is printed: how its pages are made, and what may be chosen about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jxc_desktop.desktop.desk import Token


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that can be printed or left out."""

    key: str
    title: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """What was chosen: the paper by its value, the switches that are on; and the token of who waits for the pages."""

    paper: str
    switches: frozenset[str]
    token: Token = field(default_factory=lambda: Token(lambda done, total: None), compare=False)


@dataclass(frozen=True, slots=True)
class Printable:
    """`make(connection, look)` gives the PDF, off the window's thread.

    `kind` is what the printer is remembered by ("report", "slip", "label"); `papers` are (value, words) to choose
    from; `xlsx(path, token)` writes it as a spreadsheet, None where it is none;
    `printed(pages)` hears which pages, counted from 0, a printer has taken.
    """

    title: str
    note: str
    kind: str
    file_name: str
    make: Callable[[Any, Look], bytes]
    papers: tuple[tuple[str, str], ...]
    switches: tuple[Switch, ...] = ()
    xlsx: Callable[[Path, Token], int] | None = None
    hint: str = ""
    printed: Callable[[Sequence[int]], None] | None = None
