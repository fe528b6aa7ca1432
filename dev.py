#!/usr/bin/env python3
"""One door for developers: `python3 dev.py run` opens the program, `python3 dev.py test` runs all that must be green.

Standard library only. Makes `.venv`, installs the versions of constraints.txt into it, and on Debian as root
the few system libraries Qt lacks; what was done is stamped, so that the second start is instant.
"""

from __future__ import annotations

import argparse
import ctypes
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
STAMP = VENV / "dev-stamp.json"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UI = HOME / "ui"
FORMS = HOME / "jxc_desktop" / "desktop" / "forms"
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt loads by itself on Linux: the library it asks for, the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# What the tests of the real window and of the papers start, beside Qt.
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "pdftotext": "poppler-utils"}


def say(text: str) -> None:
    print(f"dev.py: {text}", flush=True)


def stop(text: str) -> None:
    say(text)
    raise SystemExit(1)


# --- the machine ---------------------------------------------------------------------------------------------------


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(for_tests: bool) -> list[str]:
    """The Debian packages this Linux machine lacks."""
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if for_tests:
        missing += [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    return missing


def bring_system_libraries(for_tests: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(for_tests)
    if not missing:
        return
    line = "apt-get install --yes --no-install-recommends " + " ".join(missing)
    if shutil.which("apt-get") is None:
        say("Qt or the tests want what these Debian packages bring, please install their like: " + " ".join(missing))
    elif os.geteuid() != 0:
        say(f"some system libraries are missing, please run:\n    sudo {line}")
    else:
        say("installing system libraries: " + " ".join(missing))
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        if subprocess.run([*line.split(), "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            say(f"that did not work; the line was:\n    {line}")


# --- the virtual environment ---------------------------------------------------------------------------------------


def fingerprint() -> str:
    """What an environment was made from: a change in any of it makes the stamp stale."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {name: project[name] for name in ("build-system", "project")}
    pins = (HOME / "constraints.txt").read_text(encoding="utf-8")
    return hashlib.sha256(json.dumps([sys.version, wanted, pins]).encode()).hexdigest()


def stamped_extras() -> set[str] | None:
    """The extras a fresh environment holds, None when there is none or it is stale."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    fresh = stamp.get("fingerprint") == fingerprint() and VENV_PYTHON.exists()
    return set(stamp["extras"]) if fresh else None


def venv_version() -> str | None:
    """The Python an existing .venv was made with; None when there is none that starts."""
    try:
        answer = subprocess.run(
            [str(VENV_PYTHON), "-m", "pip", "--version"], capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout.rsplit("(python ", 1)[-1].rstrip(")\n")


def make_venv() -> None:
    if venv_version() == "{}.{}".format(*sys.version_info[:2]):
        return
    say("making .venv")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode:
        stop("Python cannot make a virtual environment; on Debian: sudo apt-get install python3-venv")


def pip_install(*what: str) -> None:
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, "--constraint", "constraints.txt", *what], cwd=HOME, check=False).returncode:
        stop("pip could not install what the program needs; its reason stands above")


def prepare(*extras: str) -> None:
    """Leave behind a `.venv` that holds the program's packages and those of the extras."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop("this needs Python {}.{} to {}.{}".format(*OLDEST, *NEWEST) + f", not {sys.version.split()[0]}")
    have = stamped_extras()
    if have is not None and have >= set(extras):
        return
    bring_system_libraries(for_tests="test" in extras)
    make_venv()
    wanted = sorted({*extras, *(have or ())})
    say("installing " + " + ".join(["the program's packages", *wanted]) + " (a minute or two)")
    pip_install("setuptools")
    pip_install("--no-build-isolation", "--editable", f".[{','.join(wanted)}]" if wanted else ".")
    STAMP.write_text(json.dumps({"fingerprint": fingerprint(), "extras": wanted}), encoding="utf-8")


def in_venv(*arguments: str) -> int:
    """Run the environment's Python in the project folder; its exit code."""
    return subprocess.run([str(VENV_PYTHON), *arguments], cwd=HOME, check=False).returncode


# --- forms ---------------------------------------------------------------------------------------------------------


def form_of(ui: Path) -> Path:
    """The Python file made from a Designer form: ui/checkout.ui -> jxc_desktop/desktop/forms/ui_checkout.py."""
    return FORMS / f"ui_{ui.stem}.py"


def generated(ui: Path, python: str = str(VENV_PYTHON)) -> str:
    """What pyside6-uic makes of a form, the same on every system; raises CalledProcessError on a broken form."""
    uic = "import sys; from PySide6.scripts.pyside_tool import uic; sys.argv[0] = 'pyside6-uic'; sys.exit(uic())"
    command = [python, "-c", uic, "-g", "python", ui.name]
    made = subprocess.run(command, cwd=ui.parent, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return made.stdout.decode("utf-8").replace("\r\n", "\n")


def stale_forms(python: str = str(VENV_PYTHON)) -> list[str]:
    """Names of form files that differ from a fresh run, are missing, or have lost their form."""
    expected = {form_of(ui): ui for ui in UI.glob("*.ui")}
    stale = [f.name for f in FORMS.glob("ui_*.py") if f not in expected]
    for form, ui in expected.items():
        if not form.exists() or form.read_text(encoding="utf-8") != generated(ui, python):
            stale.append(form.name)
    return sorted(stale)


def forms_are_fresh() -> int:
    stale = stale_forms()
    if stale:
        say("not as `python3 dev.py forms` makes them: " + ", ".join(stale))
    return 1 if stale else 0


# --- commands ------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(arguments: Sequence[str]) -> int:
    prepare()
    if arguments or has_display():
        return in_venv("-m", "jxc_desktop", *arguments)
    folder = HOME / "sample-day" / datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    folder.mkdir(parents=True)
    say(f"there is no display, so the sample day is played without one; papers and pictures go to\n    {folder}")
    code = in_venv("-m", "jxc_desktop", "sample-day", str(folder))
    say(f"the sample day is done, look into {folder}" if code == 0 else f"the sample day stopped with code {code}")
    return code


LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def fast_checks() -> dict[str, Callable[[], int]]:
    return {
        "ruff": lambda: in_venv("-m", "ruff", "check", "."),
        "mypy": lambda: in_venv("-m", "mypy"),
        "import-linter": lambda: in_venv("-c", LINT_IMPORTS, "--no-logo"),
        "forms": forms_are_fresh,
    }


def play(steps: Mapping[str, Callable[[], int]]) -> int:
    """Run every step, whatever the others said, and name the red ones last."""
    red = []
    for name, step in steps.items():
        say(f"--- {name}")
        if step() != 0:
            red.append(name)
    say("red: " + ", ".join(red) if red else "green: " + ", ".join(steps))
    return 1 if red else 0


def check(arguments: Sequence[str]) -> int:
    prepare("test")
    return play(fast_checks())


def test(arguments: Sequence[str]) -> int:
    prepare("test")
    bring_system_libraries(for_tests=True)
    return play({**fast_checks(), "pytest": lambda: in_venv("-m", "pytest", *arguments)})


def forms(arguments: Sequence[str]) -> int:
    prepare()
    FORMS.mkdir(parents=True, exist_ok=True)
    for name in stale_forms():
        (FORMS / name).unlink(missing_ok=True)
    for ui in sorted(UI.glob("*.ui")):
        if not form_of(ui).exists():
            form_of(ui).write_text(generated(ui), encoding="utf-8", newline="\n")
            say(f"made {form_of(ui).name}")
    return 0


def bench(arguments: Sequence[str]) -> int:
    prepare("test")
    return in_venv("-m", "benchmarks", *arguments)


def build(arguments: Sequence[str]) -> int:
    prepare("build")
    return in_venv("-m", "PyInstaller", "--noconfirm", *arguments, "build.spec")


def pictures(arguments: Sequence[str]) -> int:
    prepare()
    return in_venv("-m", "jxc_desktop", "pictures", *(arguments or ["pictures"]))


COMMANDS: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "run": (run, "open the program; more words go to it (run verbs)"),
    "test": (test, "all that must be green; more words go to pytest (test -k checkout)"),
    "check": (check, "the fast part of test: ruff, mypy, import-linter, forms"),
    "forms": (forms, "ui/*.ui -> jxc_desktop/desktop/forms"),
    "bench": (bench, "the benchmark table; more words go to it (bench --large FOLDER)"),
    "build": (build, "the packaged program, in dist/"),
    "pictures": (pictures, "every page of the sample shop as pictures (pictures DIR)"),
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="\n".join(f"{name:9} {what}" for name, (_, what) in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    chosen, arguments = parser.parse_known_args(sys.argv[1:2])[0].command, sys.argv[2:]
    try:
        return COMMANDS[chosen][0](arguments)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
