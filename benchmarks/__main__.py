"""Runs the measurements one after the other and prints their table: `python3 dev.py bench`."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import import_list, look_up, machine, post_receipt, post_sale
from benchmarks.measuring import Bench, Figure, as_json, table

Measure = Callable[[Bench], list[Figure]]
SMALL: dict[str, Measure] = {
    "sale": post_sale.measure,
    "receipt": post_receipt.measure,
    "lookup": look_up.measure,
    "import": import_list.measure,
}


def main(arguments: Sequence[str]) -> int:
    """The table on the screen, the figures in a file where one is named; 0 whatever they are."""
    asked = _parser().parse_args(arguments)
    chosen = asked.only or list(SMALL)
    folder = Path(tempfile.mkdtemp(prefix="jxc-bench-"))
    figures: list[Figure] = []
    try:
        for name in chosen:
            print(f"{name} ...", file=sys.stderr, flush=True)
            figures += SMALL[name](Bench(folder))
    finally:
        shutil.rmtree(folder)
    print(table(figures))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(SMALL))
    parser.add_argument("--json", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
