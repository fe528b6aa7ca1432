"""Which shop was open last, at which till, by whom, in which colours: kept outside the shop file."""

import json
import os
from contextlib import suppress
from pathlib import Path

from jxc_desktop.storage.disk import flush


class LastShop:
    """A small JSON file in the program's own folder of this Windows user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "window.json"

    def path(self) -> Path | None:
        """The shop file opened last, None where there is none; it may be gone, which whoever opens it says."""
        kept = self._read().get("shop")
        return Path(kept) if kept else None

    def theme(self) -> str:
        """ "light" or "dark"."""
        return "dark" if self._read().get("theme") == "dark" else "light"

    def till(self) -> str:
        """The till somebody signed in at last on this computer, "" where nobody did."""
        return self._read().get("till", "")

    def person(self) -> str:
        """Who signed in last on this computer, "" where nobody did."""
        return self._read().get("person", "")

    def keep(
        self, *, shop: Path | None = None, theme: str | None = None, till: str | None = None, person: str | None = None
    ) -> None:
        """Remember; where the folder cannot be written nothing is remembered and nothing is said."""
        kept = self._read()
        if shop:
            kept["shop"] = str(shop)
        if theme:
            kept["theme"] = theme
        if till:
            kept["till"] = till
        if person:
            kept["person"] = person
        part = self._file.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            flush(part)  # torn by a power cut, it would begin the next day with a first start
            os.replace(part, self._file)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}
