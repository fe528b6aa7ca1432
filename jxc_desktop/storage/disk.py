"""Files as a power cut sees them: what was flushed is there, and what may lie beside an SQLite file."""

import os
import shutil
import sys
from pathlib import Path

LOGS = ("-wal", "-journal")  # they hold what is not yet in the file itself
SIDE_FILES = (*LOGS, "-shm")


def beside(path: Path, suffix: str) -> Path:
    """`shop.jxc-wal` of `shop.jxc`."""
    return path.with_name(path.name + suffix)


def flush(path: Path) -> None:
    """Have the disk keep what was written to this file."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def forget_read(path: Path) -> None:
    """Drop what memory holds of a flushed file, where the system can: who checks it then reads the disk."""
    if sys.platform == "linux":
        with open(path, "rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def flush_names(folder: Path) -> None:
    """Have the disk keep which files lie in this folder and what they are called; Windows does so by itself."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def remove_with_side_files(path: Path) -> None:
    """Remove a database file and what lies beside it."""
    path.unlink(missing_ok=True)
    remove_side_files(path)


def remove_side_files(path: Path) -> None:
    """Remove the logs of a database file: laid over another file of its name they would spoil it."""
    for suffix in SIDE_FILES:
        beside(path, suffix).unlink(missing_ok=True)


def second_name(path: Path, name: Path) -> None:
    """The same file under a second name: at no cost where the disk can, else as a flushed copy."""
    try:
        os.link(path, name)
    except OSError:  # FAT and exFAT know one name only
        part = beside(name, ".part")
        try:
            shutil.copyfile(path, part)
            flush(part)
            os.replace(part, name)
        finally:
            part.unlink(missing_ok=True)
