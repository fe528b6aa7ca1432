"""Names of files the program writes, whatever the customer, the report or the shop is called."""

import re
import unicodedata

_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
}
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*%;$&`!^~\'{}]')
_MOST_BYTES = 120  # Windows wants the whole path under 260 characters
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def safe_name(text: str, otherwise: str = "file") -> str:
    """A plain file name near to `text`: it stays in the folder it is put into on Windows and elsewhere.

    No path, drive, stream or variable is left in it, no reserved name, no dot at either end, at most 120 bytes of
    UTF-8 with its ending kept. `otherwise` stands where nothing is left.
    """
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(" " if c.isspace() else c for c in plain)
    plain = "".join(c for c in plain if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    plain = _NOT_IN_NAMES.sub("_", plain)
    plain = re.sub(r"\.{2,}", "_", " ".join(plain.split())).strip(" .")
    if not plain.strip("_ ."):
        plain = otherwise
    if plain.split(".")[0].strip().casefold() in _RESERVED:
        plain = f"_{plain}"
    return _shortened(plain)


def _shortened(name: str) -> str:
    if len(name.encode()) <= _MOST_BYTES:
        return name
    found = _ENDING.search(name)
    ending = found[0] if found else ""
    stem = name[: len(name) - len(ending)].encode()[: _MOST_BYTES - len(ending)].decode("utf-8", "ignore")
    return stem.rstrip(" .") + ending
