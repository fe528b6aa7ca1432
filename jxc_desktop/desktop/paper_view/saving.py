"""Writing a file the user has chosen a place for: the dialog, and plain words where it could not be written."""

import errno
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from jxc_desktop.desktop.remembered import Remembered
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import tr

_FOLDER = "folder of exports"


def ask_where(parent: QWidget, store: Remembered, name: str, kind: str, then: Callable[[Path], None]) -> QFileDialog:
    """The dialog for saving, in the folder used last or Documents; `then` gets the file. `kind` is "xlsx" or "pdf"."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    last = str(store.read(_FOLDER).get("path", ""))
    folder = last if last and Path(last).is_dir() else documents
    words = {"xlsx": tr("Spreadsheet"), "pdf": tr("PDF")}[kind]
    dialog = QFileDialog(parent, tr("Save as"), folder, f"{words} (*.{kind})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.selectFile(name)

    def chosen(file: str) -> None:
        store.keep(_FOLDER, {"path": str(Path(file).parent)})
        then(Path(file))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def written(path: Path, write: Callable[[], int]) -> int:
    """What `write` gives; the place's faults in words: Refused "export.held", "export.full", "export.no_place"."""
    try:
        return write()
    except PermissionError as fault:
        raise Refused("export.held", name=path.name) from fault
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused("export.full", folder=str(path.parent)) from fault
        raise Refused("export.no_place", folder=str(path.parent)) from fault


def save_bytes(path: Path, content: bytes) -> int:
    """Writes a whole file; its length. Refused as `written`."""
    return written(path, lambda: path.write_bytes(content))
