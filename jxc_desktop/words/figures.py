"""Figures as people read them: grouped on screen, in brackets on paper, in capitals on slips."""

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity

Figure = Money | Quantity | Price
_MINUS = "\u2212"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def grouped(figure: Figure) -> str:
    """The form "1,234.50" with U+2212 for minus, as wide as a digit."""
    plain = figure.text()
    sign, plain = (_MINUS, plain[1:]) if plain.startswith("-") else ("", plain)
    whole, point, decimals = plain.partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"


def on_paper(figure: Figure) -> str:
    """As `grouped`, negatives in brackets (the accountants' way)."""
    text = grouped(figure)
    return f"({text[1:]})" if text.startswith(_MINUS) else text


def capital_figures(money: Money) -> str:
    """The sum in Chinese capital figures as cheques and slips carry it: 壹佰贰拾元伍角整, 负 before negatives."""
    yuan, cents = divmod(abs(money.fen), 100)
    jiao, fen = divmod(cents, 10)
    text = _whole(yuan) + "元" if yuan else ""
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif fen and yuan:
        text += "零"
    text += _DIGITS[fen] + "分" if fen else "整"
    text = text if money.fen else "零元整"
    return ("负" if money.fen < 0 else "") + text


def _whole(number: int) -> str:
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text, gap = "", False
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _four(group) + _GROUPS[index]
        gap = False
    return text


def _four(group: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text
