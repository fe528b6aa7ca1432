"""The machine the figures were measured on, in words."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from jxc_desktop.storage import driver


def described() -> dict[str, str]:
    """Processor, cores, system, Python, SQLite and Qt."""
    return {
        "cpu": _cpu(),
        "cores": str(os.cpu_count()),
        "load": _load(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": f"{driver.load().sqlite_version} ({driver.load().__name__})",
        "pyside6": version("PySide6-Essentials"),
        "sqlalchemy": version("SQLAlchemy"),
    }


def _cpu() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
