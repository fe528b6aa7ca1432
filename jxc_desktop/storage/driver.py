"""The SQLite driver: one that carries an SQLite without the WAL-reset bug of 3.7.0 to 3.51.2."""

import importlib
from types import ModuleType

from jxc_desktop.kernel.refusal import Broken

OLDEST = (3, 51, 3)


def load() -> ModuleType:
    """sqlcipher3's DB-API module, else the standard library's where that is new enough; else Broken."""
    seen: list[str] = []
    for name in ("sqlcipher3.dbapi2", "sqlite3"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        if module.sqlite_version_info >= OLDEST:
            return module
        seen.append(f"{name} {module.sqlite_version}")
    raise Broken(f"no SQLite {'.'.join(map(str, OLDEST))} or newer here, only {', '.join(seen)}")
