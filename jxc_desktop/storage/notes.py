"""A few notes in a small file beside a shop file: for who may read the shop and not write it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.disk import beside
from jxc_desktop.storage.lock import wait_for

_MOST = 500


@contextmanager
def notes_beside(shop: Path, suffix: str) -> Iterator[list[Any]]:
    """The notes of `shop.jxc` + `suffix`, alone with them for the block; kept when it ends, by a refusal too.

    The newest 500 stay. Refused "notes.not_kept" before the block where they could not be written.
    """
    path = beside(shop, suffix)
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as fault:
        raise Refused("notes.not_kept", path=str(path)) from fault
    with file:
        try:
            wait_for(file)
        except OSError as fault:
            raise Refused("notes.not_kept", path=str(path)) from fault
        notes = _read(file)
        _write(file, path, notes)  # a full disk is to be known before anybody relies on the notes
        try:
            yield notes
        finally:
            _write(file, path, notes[-_MOST:])


def _read(file: IO[str]) -> list[Any]:
    file.seek(0)
    try:
        notes = json.loads(file.read() or "[]")
    except ValueError:  # torn by a power cut
        return []
    return notes if isinstance(notes, list) else []


def _write(file: IO[str], path: Path, notes: list[Any]) -> None:
    try:
        file.seek(0)
        file.truncate()
        file.write(json.dumps(notes, ensure_ascii=False))
        file.flush()
        os.fsync(file.fileno())
    except OSError as fault:
        raise Refused("notes.not_kept", path=str(path)) from fault
