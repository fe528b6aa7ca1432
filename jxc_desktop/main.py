"""The composition root: a command for the door, or the window with the shop in it."""

import sys
from collections.abc import Sequence

COMMANDS = ("verbs", "reports", "new", "do", "ask", "prove", "backup", "restore", "import")


def main(arguments: Sequence[str] | None = None) -> int:
    """`jxc-desktop [SHOP]` opens the window; `jxc-desktop COMMAND ...` is the door; the process's exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    named = next((word for word in given if not word.startswith("-")), "")
    # Each way in loads only what it needs: the door starts without Qt, the window without the command line.
    if named in ("sample-day", "pictures"):
        from jxc_desktop.desktop.rehearsal import rehearse

        return rehearse(given)
    if named in COMMANDS or "-h" in given or "--help" in given:
        from jxc_desktop.door.cli import run

        return run(given)
    from jxc_desktop.desktop.program import open_window

    return open_window(named)


def _speak_utf8() -> None:
    """A Chinese Windows console would turn the door's JSON lines into GBK."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
