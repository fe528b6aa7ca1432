"""Runs the measurements one after the other and prints their table: `python3 dev.py bench`."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

from benchmarks import (
    import_list,
    look_up,
    machine,
    month_reports,
    open_window,
    page_lists,
    paint_scan,
    post_receipt,
    post_sale,
)
from benchmarks.large_shop import built, tell
from benchmarks.measuring import Bench, Figure, as_json, table
from jxc_desktop.desktop.unseen import draw_unseen

MEASUREMENTS: dict[str, Callable[[Bench], list[Figure]]] = {
    "sale": post_sale.measure,
    "receipt": post_receipt.measure,
    "lookup": look_up.measure,
    "import": import_list.measure,
    "paint": paint_scan.measure,
    "window": open_window.measure,
    "lists": page_lists.measure,
    "months": month_reports.measure,
}


def main(arguments: Sequence[str]) -> int:
    """The table on the screen, the figures in a file where one is named; 0 whatever they are."""
    draw_unseen()
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform says of every window what it cannot do
    asked = _parser().parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="jxc-bench-"))
    figures: list[Figure] = []
    try:
        large = built(asked.large, asked.keep or folder, small=asked.small) if asked.large else None
        for name in asked.only or list(MEASUREMENTS):
            tell(f"{name} ...")
            figures += MEASUREMENTS[name](Bench(folder, large))
    finally:
        shutil.rmtree(folder)
    on = machine.described()
    print(", ".join(f"{name} {said}" for name, said in on.items() if said))
    print("Milliseconds; both sides measured in turn, in one run.\n")
    print(table(figures))
    if asked.json:
        written = {"machine": on, "figures": [as_json(figure) for figure in figures]}
        asked.json.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(MEASUREMENTS), help="this one alone (may be repeated)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--large", type=Path, metavar="FOLDER", help="with the stream of till lines: lists and months")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the large shop is kept for the next run")
    parser.add_argument("--small", action="store_true", help="take the small stream of that folder instead")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
