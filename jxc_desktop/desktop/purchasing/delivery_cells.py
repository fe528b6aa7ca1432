"""What a typed cell makes of a line of a delivery, or why it cannot be."""

from dataclasses import replace
from datetime import date

from jxc_desktop.desktop.purchasing import receiving
from jxc_desktop.desktop.purchasing.receiving import DeliveryLine
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


def typed_into(line: DeliveryLine, key: str, value: object) -> DeliveryLine | tuple[str, str]:
    """The line with the cell's new value; else the sentence and its tone."""
    match key, value:
        case "now", Quantity() if value < NONE:
            return tr("Goods that go back are a purchase return"), "warn"
        case ("price" | "retail", Price()) if value < Price(0):
            return tr("A price is not below zero"), "bad"
        case "now", Quantity() | None:
            return receiving.counted(line, value or NONE)
        case "price", Price() | None:
            return receiving.priced(line, value)
        case "amount", Money() | None:
            return receiving.amounted(line, value)
        case "retail", Price() | None:
            return replace(line, retail=None if value in (None, line.goods.retail_price) else value)
        case "made", date() | None:
            return receiving.made_on(line, value)
        case "expiry", date() | None:
            return replace(line, expiry=value)
    return line


def priced_words(line: DeliveryLine) -> tuple[str, str]:
    """What is said of a price far from the last one; "" for one near it, as most are."""
    if line.change is None or line.last is None or not line.jumped:
        return "", "text2"
    named = {"item": line.label, "percent": abs(line.change), "last": grouped(line.last)}
    if line.change > 0:
        return tr("{item}: {percent} % above last time ({last}). Is that right?", **named), "warn"
    return tr("{item}: {percent} % below last time ({last}). Is that right?", **named), "warn"


def dated_words(line: DeliveryLine, today: date) -> tuple[str, str]:
    """What is said of a line's days: out of date already, made tomorrow, or when it expires; "" for nothing."""
    if line.made and line.made > today:
        return tr("{item} would have been made after today", item=line.label), "warn"
    if line.expiry and line.made and line.expiry < line.made:
        return tr("{item} would expire before it was made", item=line.label), "bad"
    if line.expiry and line.expiry < today:
        return tr("{item} is out of date already", item=line.label), "warn"
    if line.made and line.expiry and line.goods.shelf_life_days:
        day, days = line.expiry.isoformat(), line.goods.shelf_life_days
        return tr("Keeps {days} {days:day|days}: until {day}", days=days, day=day), "ok"
    return "", "text2"
