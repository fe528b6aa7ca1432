"""Where Qt draws when nobody needs to see it: rehearsals, measurements, tests."""

import os
import sys


def draw_unseen() -> None:
    """Call before the QApplication is made: there may be no display at all. A platform that is named stands.

    Windows always has a display, and Qt's drawing in memory knows none of its fonts: there the real one is used.
    """
    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
