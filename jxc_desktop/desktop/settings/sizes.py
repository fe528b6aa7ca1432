"""The size of a file in words."""

_STEP = 1024


def size_words(size_bytes: int) -> str:
    """ "812 KB", "12.3 MB", "1.4 GB"."""
    if size_bytes < _STEP * _STEP:
        return f"{-(-size_bytes // _STEP):,} KB"
    if size_bytes < _STEP**3:
        return f"{size_bytes / _STEP**2:,.1f} MB"
    return f"{size_bytes / _STEP**3:,.1f} GB"
