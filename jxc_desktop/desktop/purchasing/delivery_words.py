"""What the receiving page says: the echo of a scan, the check in the foot, the number of the posted paper."""

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.purchasing.receiving import Lines
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.receive_goods import GoodsReceived
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped


def entered_words(goods: ItemUnit, quantity: Quantity) -> str:
    """ "可口可乐 330ml  +24 罐（1 箱）"."""
    if goods.unit == goods.base_unit:
        return tr("{item}  +{n} {unit}", item=goods.label, n=grouped(quantity), unit=goods.unit)
    base = grouped(goods.base_quantity(quantity))
    return tr(
        "{item}  +{base} {base_unit} ({n} {unit})",
        item=goods.label,
        base=base,
        base_unit=goods.base_unit,
        n=grouped(quantity),
        unit=goods.unit,
    )


def check_of(lines: Lines, other_cost: Money, *, sees_cost: bool, against_order: bool) -> tuple[str, str]:
    """The foot of the table and its tone: what is short or over against the order, or what a direct one lacks."""
    lacking = sum(1 for line in lines if line.wants_price(sees_cost=sees_cost))
    if lacking:
        return tr("{n} {n:kind has|kinds have} no price yet", n=lacking), "warn"
    if against_order:
        return _against_order(lines)
    if other_cost:
        return tr("Other cost {sum} is shared by amount", sum=grouped(other_cost)), "text2"
    return "", "ok"


def _against_order(lines: Lines) -> tuple[str, str]:
    came = [line for line in lines if line.now and line.ordered is not None]
    over = [line for line in came if line.difference > NONE]
    short = [line for line in came if line.difference < NONE]
    if len(short) + len(over) > 1:
        counts = ((tr("Kinds short: {n}", n=len(short)), short), (tr("Kinds over: {n}", n=len(over)), over))
        parts = [words for words, lines_of in counts if lines_of]
    else:
        parts = [tr("{n} {unit} short", n=grouped(-line.difference), unit=line.goods.unit) for line in short]
        parts += [tr("{n} {unit} over", n=grouped(line.difference), unit=line.goods.unit) for line in over]
    if not parts:
        return (tr("All that came is as ordered"), "ok") if came else ("", "ok")
    words = tr(", ").join(parts)
    rest = tr(". What is short stays on the order") if short else ""
    return words + rest, "warn"


def over_words(refused: Refused, work: Workplace) -> str:
    """What came too much, and who may let it in."""
    asked = "" if work.may(Permission.APPROVE_OVER_RECEIPT) else tr("A manager has to agree.")
    return " ".join(part for part in (say_refusal(refused), asked) if part)


def posted_words(result: GoodsReceived) -> tuple[str, str]:
    """The number, and below it the bill, how it was paid and what went up."""
    parts = [] if result.total is None else [tr("the bill is {sum}", sum=grouped(result.total))]
    if result.payment_number:
        parts.append(tr("paid with {number}", number=result.payment_number))
    rose = sum(1 for price in result.prices if (price.change_bp or 0) > 0)
    if rose:
        parts.append(tr("{n} {n:kind costs|kinds cost} more than last time", n=rose))
    return tr("{number} is in stock", number=result.number), tr(", ").join(parts)
