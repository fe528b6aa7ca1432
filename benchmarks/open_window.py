"""From the start of a process to a usable window on the sample shop, beside an empty PySide6 window; and its memory."""

import json
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.measuring import Aim, Bench, Figure, Spent
from jxc_desktop.sample.build import build_sample_shop

_DAYS, _TURNS = 60, 7
_MORE_MS, _MOST_MB = 1000, 250


def measure(bench: Bench) -> list[Figure]:
    """Each start is a process of its own, ours and the empty one in turn, after one of each that fills the caches."""
    file = bench.folder / "sample.jxc"
    build_sample_shop(file, datetime.now(), _DAYS).close()
    ours, imports, empty = Spent(), Spent(), Spent()
    memory = 0.0
    for turn in range(_TURNS + 1):
        shop, bare = _opened(bench.folder, "shop", str(file)), _opened(bench.folder, "empty")
        if not turn:
            continue
        for spent, said in ((ours, shop), (empty, bare)):
            spent.wall.append(said["wall_ns"])
            spent.cpu.append(said["cpu_ns"])
        imports.wall.append(said_ns(shop["import_ms"]))
        imports.cpu.append(said_ns(shop["import_ms"]))
        memory = max(memory, shop["resident_mb"])
    most = 2 * empty.p50_ms + _MORE_MS
    aims = (
        Aim("≤ 2x + 1 s", ours.p50_ms, most),
        Aim(f"< {_MOST_MB} MB (is {memory:.0f})", memory, _MOST_MB),
    )
    return [Figure("start to usable window", ours, empty, aims), Figure("of it, loading modules", imports)]


def said_ns(milliseconds: float) -> int:
    """Milliseconds as the nanoseconds that are kept."""
    return round(milliseconds * 1e6)


def _opened(folder: Path, *arguments: str) -> dict[str, Any]:
    """What one process said of itself; compiled modules are kept in `folder`, as an installed program keeps them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    command = [sys.executable, "-m", "benchmarks.opened", *arguments]
    began = time.time_ns()
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return {**said, "wall_ns": said["ready_ns"] - began}
