"""抹零: what comes off a bill that is paid in cash (TRADE.md rule 7, row 37)."""

from dataclasses import dataclass
from typing import Self

from jxc_desktop.catalog.settings import RoundOff, Settings
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.rounding import div_half_up

_STEP_FEN = {RoundOff.CUT_FEN: 10, RoundOff.ROUND_JIAO: 10, RoundOff.CUT_JIAO: 100, RoundOff.ROUND_YUAN: 100}
_CUTS = (RoundOff.CUT_FEN, RoundOff.CUT_JIAO)


@dataclass(frozen=True, slots=True)
class RoundRule:
    """The shop's mode, and the most it changes one bill by."""

    mode: RoundOff
    most: Money

    @classmethod
    def of(cls, shop: Settings) -> Self:
        """As the shop has set it."""
        return cls(shop.round_off, shop.round_off_most)


NO_ROUNDING = RoundRule(RoundOff.NONE, ZERO)


def rounded(amount: Money, mode: RoundOff) -> Money:
    """The sum the bill is settled at; cuts go towards zero, rounding is half-up.

    | mode       | 12.54 | 12.55 | -12.56 |
    | cut_fen    | 12.50 | 12.50 | -12.50 |
    | round_jiao | 12.50 | 12.60 | -12.60 |
    | cut_jiao   | 12.00 | 12.00 | -12.00 |
    | round_yuan | 13.00 | 13.00 | -13.00 |
    """
    if mode is RoundOff.NONE:
        return amount
    step = _STEP_FEN[mode]
    if mode in _CUTS:
        steps = abs(amount.fen) // step
        return Money(-steps * step if amount.fen < 0 else steps * step)
    return Money(div_half_up(amount.fen, step) * step)


def round_off(amount: Money, rule: RoundRule) -> Money:
    """What comes off `amount` (negative where rounding puts something on).

    Where the mode would change the bill by more than the cap, only the fen are cut; past that nothing is.
    """
    if rule.mode is RoundOff.NONE:
        return ZERO
    for mode in (rule.mode, RoundOff.CUT_FEN):
        off = amount - rounded(amount, mode)
        if abs(off) <= rule.most:
            return off
    return ZERO
