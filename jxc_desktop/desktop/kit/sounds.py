"""Four short sounds for hands that do not look at the screen; words say the same each time."""

import shutil
import sys
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from jxc_desktop import resources


class Sound(StrEnum):
    """What has happened."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    PAID = "paid"


class Speaker:
    """Plays without waiting; `on = False` keeps still."""

    def __init__(self, on: bool = True) -> None:
        self.on = on
        self._player = "" if sys.platform == "win32" else shutil.which("paplay") or shutil.which("aplay") or ""

    def play(self, sound: Sound) -> None:
        """Plays the sound, or the system's own beep where nothing can play it."""
        if not self.on:
            return
        file = resources.path(f"sounds/{sound}.wav")
        if not _play_on_windows(file) and not (self._player and QProcess.startDetached(self._player, [str(file)])[0]):
            QApplication.beep()


def _play_on_windows(file: Path) -> bool:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
    return sys.platform == "win32"
