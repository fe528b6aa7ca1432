"""Finds the row of headings in a sheet by itself and proposes which column means what."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from types import MappingProxyType

from jxc_desktop.exchange.cells import Row, as_text
from jxc_desktop.exchange.fields import GATHERED, SYNONYMS, Field
from jxc_desktop.exchange.sheets import Sheet
from jxc_desktop.kernel.refusal import Refused

_ROWS_SEARCHED = 30
_ROWS_OF_EXCEL = 1_048_576
_ROWS_SAMPLED = 300
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>|〔[^〔〕]*〕")
_NOISE = re.compile(r"[\W_]+")
_PREFIXES = ("商品", "产品", "货品", "物品", "物料", "存货", "基本", "默认", "标准", "参考", "建议")
_SUFFIXES = ("必填", "选填", "人民币", "元", "天")
_NAMING = frozenset({Field.NAME, Field.CODE, Field.BARCODE})
_ALSO_OF_PARTNERS = {Field.NAME, Field.TAX_RATE, Field.NOTE, Field.ACTIVE, Field.SUPPLIER, Field.PINYIN_KEY}
_ONLY_GOODS = frozenset(Field) - _ALSO_OF_PARTNERS
_WAREHOUSE_STOCK = re.compile(r"仓库[0-9]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sheet is to be read: where its headings stand and which columns (from 0) make which field."""

    heading_row: int
    headings: tuple[str, ...]
    columns: Mapping[Field, tuple[int, ...]]

    def with_columns(self, field: Field, *columns: int) -> "Plan":
        """The same plan where the user takes `field` from these columns, or from none; other fields keep theirs."""
        chosen = {other: numbers for other, numbers in self.columns.items() if other is not field}
        if columns:
            chosen[field] = columns
        return replace(self, columns=MappingProxyType(chosen))

    def heading(self, column: int) -> str:
        """The heading as the file writes it; a letter, as Excel counts columns, where there is none."""
        text = self.headings[column] if column < len(self.headings) else ""
        return " ".join(text.split()) or _letters(column)


def propose(sheet: Sheet, heading_row: int | None = None) -> Plan:
    """The plan a reader would make of a goods list; `heading_row` (as Excel numbers rows) where the user knows better;
    a row that is not there is searched for all the same.

    Refused "import.no_heading" where no row looks like headings of a goods list.
    """
    known = heading_row if heading_row and 0 < heading_row <= _ROWS_OF_EXCEL else 0
    rows = list(islice(sheet.rows(), max(_ROWS_SEARCHED, known)))
    chosen = rows[known - 1] if 0 < known <= len(rows) else _heading_among(rows)
    if chosen is None:
        raise Refused("import.no_heading", sheet=sheet.name)
    headings = tuple(as_text(value) for value in chosen.cells)
    columns = match(headings)
    sample = islice(sheet.rows(), chosen.number, chosen.number + _ROWS_SAMPLED)
    return Plan(chosen.number, headings, MappingProxyType(_without_shared_codes(columns, sample)))


def match(headings: Iterable[str]) -> dict[Field, tuple[int, ...]]:
    """Which column each field is taken from; the better synonym wins, then the column further left."""
    keys = [heading_key(heading) for heading in headings]
    free = set(range(len(keys)))
    matched: dict[Field, tuple[int, ...]] = {}
    for field, synonyms in SYNONYMS.items():
        ranked = sorted((synonyms.index(keys[i]), i) for i in free if keys[i] in synonyms)
        if field is Field.STOCK_QUANTITY and not ranked:
            ranked = [(0, i) for i in sorted(free) if _WAREHOUSE_STOCK.fullmatch(keys[i])]
        columns = tuple(i for _, i in ranked) if field in GATHERED else tuple(i for _, i in ranked[:1])
        if columns:
            matched[field] = columns
            free -= set(columns)
    return matched


@lru_cache(4096)
def heading_key(heading: str) -> str:
    """What is left of a heading to compare: "*零售价\\n（元）" is "零售价", "Stock Qty." is "stockqty"."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    plain = _NOISE.sub("", _BRACKETED.sub("", folded).partition("/")[0]) or _NOISE.sub("", folded)
    for known in (plain, *(_trimmed(plain))):
        if known in _KNOWN:
            return known
    return plain


_KNOWN = frozenset(synonym for synonyms in SYNONYMS.values() for synonym in synonyms)


def _trimmed(plain: str) -> Iterable[str]:
    shorter = plain
    for suffix in _SUFFIXES:
        shorter = shorter.removesuffix(suffix)
    yield shorter
    for prefix in _PREFIXES:
        if shorter.startswith(prefix):
            yield shorter.removeprefix(prefix)


def _heading_among(rows: list[Row]) -> Row | None:
    best, most = None, 1
    for row in rows:
        fields = match(as_text(value) for value in row.cells)
        if fields.keys() & _NAMING and fields.keys() & _ONLY_GOODS and len(fields) > most:
            best, most = row, len(fields)
    return best


def _without_shared_codes(columns: dict[Field, tuple[int, ...]], sample: Iterable[Row]) -> dict[Field, tuple[int, ...]]:
    """A 货号 that many barcodes share names a style, not an item: it goes to the specification instead."""
    if Field.CODE not in columns or Field.BARCODE not in columns:
        return columns
    (code_column,) = columns[Field.CODE]
    codes = [text for row in sample if (text := as_text(row.cell(code_column)).strip())]
    if len(codes) - len(set(codes)) <= max(len(codes) // 10, 1):
        return columns
    moved: dict[Field, tuple[int, ...]] = dict(columns)
    del moved[Field.CODE]
    moved[Field.SPEC] = (code_column, *columns.get(Field.SPEC, ()))
    return moved


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
