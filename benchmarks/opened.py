"""One window opened in a process of its own: `python -m benchmarks.opened empty|shop FILE` says when it was usable."""

import json
import sys
import time
from pathlib import Path

_BEGAN = time.perf_counter_ns()


def empty() -> float:
    """An empty PySide6 window, painted; the milliseconds its imports took."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    imported = _since(_BEGAN)
    app = QApplication([])
    window = QMainWindow()
    window.show()
    app.processEvents()
    return imported


def shop(path: Path) -> float:
    """The program on a shop, the owner's first page painted with its figures; the milliseconds its imports took."""
    from benchmarks.people import OWNER
    from jxc_desktop.desktop.desk import Desk
    from jxc_desktop.desktop.kit import theme
    from jxc_desktop.desktop.program import Program, new_application
    from jxc_desktop.desktop.shop_file.last_shop import LastShop

    imported = _since(_BEGAN)
    app = new_application()
    theme.apply(app, "light")
    program = Program(LastShop(path.parent / "remembered"))
    program.begin(path)
    app.processEvents()
    program.enter(OWNER)
    app.processEvents()
    desk = program.findChild(Desk)
    while desk is not None and desk.busy:
        app.processEvents()
    return imported


def _since(began: int) -> float:
    return (time.perf_counter_ns() - began) / 1e6


def resident_mb() -> float:
    """Memory of this process that is really there; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def main(arguments: list[str]) -> None:
    """Open, say when (the clock both processes share) and how big, and end at once."""
    imported = empty() if arguments[0] == "empty" else shop(Path(arguments[1]))
    said = {"ready_ns": time.time_ns(), "import_ms": imported, "resident_mb": resident_mb()}
    said["cpu_ns"] = time.process_time_ns()
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
