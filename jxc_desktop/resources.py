"""Where the files that are shipped with the program lie."""

import sys
from pathlib import Path


def path(name: str = "") -> Path:
    """The shipped file or folder `name` (slashes between parts), in a checkout and in the built program alike."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *name.split("/")) if name else root / "resources"
