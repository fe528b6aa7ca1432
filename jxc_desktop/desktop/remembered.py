"""What a person has set on this computer (columns, widths, sort, printers): a small JSON file beside the shop file."""

import json
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_log = logging.getLogger(__name__)


class Remembered:
    """Plain values by name. Losing them costs nobody more than dragging a column again, so faults are only logged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = self._load()

    def read(self, name: str) -> Mapping[str, object]:
        """What was kept under `name`, nothing where nothing was."""
        kept = self._kept.get(name)
        return kept if isinstance(kept, dict) else {}

    def keep(self, name: str, values: Mapping[str, object]) -> None:
        """Keeps `values` under `name` for the next time."""
        if self._kept.get(name) == dict(values):
            return
        self._kept[name] = dict(values)
        part = self._path.with_name(self._path.name + ".part")
        try:
            part.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            _log.warning("screen settings were not kept", exc_info=True)

    def _load(self) -> dict[str, object]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            _log.warning("screen settings were not read", exc_info=True)
            return {}
        return kept if isinstance(kept, dict) else {}


@cache
def remembered(shop_path: Path) -> Remembered:
    """The one store of a shop file."""
    return Remembered(shop_path.with_name(shop_path.stem + ".screen.json"))
