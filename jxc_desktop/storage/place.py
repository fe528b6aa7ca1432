"""Whether a folder is a safe home for a shop file."""

import sys
from pathlib import Path, PurePath

_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "wpsdrive": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "syncthing": "Syncthing",
}
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afpfs"}


def cloud_of(path: PurePath) -> str | None:
    """The name of the sync service whose folder `path` lies in: it copies half-written files about."""
    for part in path.parts:
        folded = part.casefold()
        for sign, name in _CLOUDS.items():
            if folded == sign or folded.startswith((sign + " -", sign + "-")):
                return name
    return None


def is_network(path: Path) -> bool:
    """Whether `path` lies on another machine, where file locks and flushes cannot be trusted."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.anchor}") == remote)
    mounts = Path("/proc/self/mounts")
    listed = mounts.read_text(encoding="utf-8", errors="replace") if mounts.exists() else ""
    return mounted_as(path, listed) in _NETWORK_FILE_SYSTEMS


def mounted_as(path: PurePath, mounts: str) -> str:
    """The file system `path` lies on by Linux's list of mounts, "" where that has none."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, where, what = line.split()[:3]
        where = where.replace(r"\040", " ")
        if f"{path}/".startswith(where.rstrip("/") + "/") and len(where) >= len(best):
            best, kind = where, what
    return kind
