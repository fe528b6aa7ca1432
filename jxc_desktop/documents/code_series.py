"""Running numbers of the masters (item codes, in-store codes, partner codes): always upwards, none given twice."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, bindparam, select

from jxc_desktop.documents.tables import code_series
from jxc_desktop.storage.prepared import AddTo, Prepared

_TAKE = AddTo(code_series, ["name"], sums=["last"])
_LAST = Prepared(select(code_series.c.last).where(code_series.c.name == bindparam("name")))


def next_codes(
    conn: Connection,
    series: str,
    how_many: int,
    spelled: Callable[[int], str],
    taken: Callable[[list[str]], Iterable[str]],
) -> list[str]:
    """The next free codes of a series: `spelled` writes a number, `taken` names those in use, which are skipped."""
    codes: list[str] = []
    while missing := how_many - len(codes):
        _TAKE.run(conn, name=series, last=missing)
        last = _LAST.first(conn, name=series)[0]
        tried = [spelled(number) for number in range(last - missing + 1, last + 1)]
        used = set(taken(tried))
        codes += [code for code in tried if code not in used]
    return codes
