"""What an item is found by: one folded text of lines, each line one of its names, codes or pinyin keys."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, update

from jxc_desktop.catalog.tables import item, item_barcode
from jxc_desktop.documents.pinyin_keys import PinyinKeys
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.storage.prepared import Prepared

LINE = "\n"
_MOST = 1200

_ITEM = Prepared(
    select(item.c.code, item.c.name, item.c.spec, item.c.brand, item.c.pinyin).where(item.c.id == bindparam("id"))
)
_BARCODES = Prepared(select(item_barcode.c.code).where(item_barcode.c.item_id == bindparam("id")))
_STORE = Prepared(
    update(item).where(item.c.id == bindparam("id")).values(search_key=bindparam("key")),
)


def search_key(code: str, name: str, spec: str, brand: str, barcodes: Iterable[str], pinyin: Iterable[str]) -> str:
    """Every line an item is found by, each behind a line break, so that a search can ask for the start of a line."""
    texts = (code, f"{name} {spec}".strip(), spec, brand, *barcodes)
    lines = dict.fromkeys([*(_folded(text) for text in texts if text), *pinyin])
    return (LINE + LINE.join(lines))[:_MOST]


def _folded(text: str) -> str:
    return text.casefold() if text.isascii() and text.isprintable() else fold_for_search(text)


def pinyin_lines(keys: PinyinKeys) -> tuple[str, ...]:
    """The pinyin lines of a name: initials first, then the full spellings."""
    return (*keys.initials, *keys.full)


def refresh_search_key(conn: Connection, item_id: int) -> None:
    """Make the key anew after a code of the item changed."""
    code, name, spec, brand, pinyin = _ITEM.first(conn, id=item_id)
    barcodes = [row[0] for row in _BARCODES.all(conn, id=item_id)]
    _STORE.run(conn, id=item_id, key=search_key(code, name, spec, brand, barcodes, pinyin.split()))
