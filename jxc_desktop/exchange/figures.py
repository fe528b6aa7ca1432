"""Figures as cells hold them: prices, quantities, days, rates, yes and no."""

import re
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from jxc_desktop.exchange.cells import Value, as_text
from jxc_desktop.kernel.numbers import fold, parse_decimal
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused

_DAYS = re.compile(r"([0-9]{1,5})(?:\.0+)?\s*(天|日|days?|d|个月|月|months?|m|年|years?|y)?", re.IGNORECASE)
_DAYS_IN = {"个": 30, "月": 30, "m": 30, "年": 365, "y": 365}
_YES = frozenset({"1", "是", "y", "yes", "true", "t", "√", "对", "有", "启用", "正常", "在售", "上架", "称重", "计重"})
_NO = frozenset(
    {"0", "否", "n", "no", "false", "f", "×", "x", "无", "禁用", "停用", "停售", "下架", "不称重", "计件", "普通"}
)


@lru_cache(65536)
def read_price(text: str) -> tuple[Price, bool]:
    """A price of one unit ("¥1,234.5" is 1234.50), and whether decimals past the fourth were rounded off.

    Refused "number.*", "import.negative_price".
    """
    plain = fold(text).removeprefix("¥").removeprefix("RMB").removesuffix("元").strip()
    exact, finer = _kept(plain, 4)
    price = Price.parse(exact)
    if price.e4 < 0:
        raise Refused("import.negative_price", text=text[:40])
    return price, finer


@lru_cache(65536)
def read_quantity(text: str) -> tuple[Quantity, bool]:
    """A quantity, and whether decimals past the third were rounded off; Refused "number.*"."""
    exact, finer = _kept(fold(text), 3)
    return Quantity.parse(exact), finer


def _kept(plain: str, places: int) -> tuple[str, bool]:
    """`plain` with at most so many decimals, half-up; a figure that would become nothing is left to be refused."""
    if len(plain.partition(".")[2]) <= places:
        return plain, False
    exact = parse_decimal(plain[:40])
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return (f"{rounded:f}", rounded != exact) if rounded or not exact else (plain, False)


def read_days(text: str) -> int | None:
    """A shelf life in days: "180", "180天", "6个月" (30 days each), "1年" (365); 0 is none.

    Refused "import.not_days".
    """
    found = _DAYS.fullmatch(fold(text))
    if not found:
        raise Refused("import.not_days", text=text[:40])
    unit = (found[2] or "")[:1].lower()
    return int(found[1]) * _DAYS_IN.get(unit, 1) or None


def read_rate(text: str) -> int:
    """A tax rate in hundredths of a percent: "13%", 13 and 0.13 are 1300, 免税 is 0. Refused "import.not_a_rate"."""
    plain = fold(text)
    if plain in ("免税", "不征税", "零税率"):
        return 0
    try:
        value = parse_decimal(plain.removesuffix("%").strip())
    except Refused:
        raise Refused("import.not_a_rate", text=text[:40]) from None
    hundredths = value * (100 if plain.endswith("%") or value >= 1 else 10_000)
    if hundredths != int(hundredths) or not 0 <= hundredths <= 10_000:
        raise Refused("import.not_a_rate", text=text[:40])
    return int(hundredths)


def read_yes(text: str) -> bool:
    """Yes or no as lists write it (是, Y, 1, 启用, 称重 ...). Refused "import.not_yes_or_no"."""
    plain = fold(text).casefold()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise Refused("import.not_yes_or_no", text=text[:40])


def figure_text(value: Value) -> str:
    """The text of a cell that should hold a figure; Refused "import.cell_is_date" where it was formatted as a day."""
    if isinstance(value, date | time | timedelta):
        raise Refused("import.cell_is_date", text=as_text(value))
    return as_text(value)
