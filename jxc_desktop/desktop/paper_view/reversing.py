"""Which verb takes a posted paper back (红冲), by its kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.finance.money_paper import REVERSIBLE, ReverseMoney, reverse_money
from jxc_desktop.insights.paper_facts import PaperFacts
from jxc_desktop.purchasing.close_order import CloseOrder, close_order
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from jxc_desktop.purchasing.reverse_return import ReverseReturn, reverse_return
from jxc_desktop.sales.void_sale import Void, void_sale
from jxc_desktop.stock.reverse_adjustment import ReverseAdjustment, reverse_adjustment
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class Reversal:
    """The verb and how it is asked; `needs_reason` where the verb keeps one. `title` and `more` are English source."""

    verb: UseCase[Any, Any]
    request: Callable[[PaperFacts, str], object]
    title: str = mark("Reverse")
    more: str = mark("A red paper is posted against it: stock, money and books go back. Both papers stay to be seen.")
    needs_reason: bool = False


_ADJUSTMENT = Reversal(reverse_adjustment, lambda facts, _: ReverseAdjustment(facts.document_id))
_MONEY = Reversal(reverse_money, lambda facts, _: ReverseMoney(facts.document_id))
_REVERSALS: dict[Kind, Reversal] = {
    Kind.RETAIL_SALE: Reversal(void_sale, lambda facts, why: Void(facts.number, why), needs_reason=True),
    Kind.GOODS_RECEIPT: Reversal(reverse_receipt, lambda facts, _: ReverseReceipt(facts.document_id)),
    Kind.PURCHASE_RETURN: Reversal(reverse_return, lambda facts, _: ReverseReturn(facts.document_id)),
    Kind.PURCHASE_ORDER: Reversal(
        close_order,
        lambda facts, _: CloseOrder(facts.document_id),
        mark("The rest is not coming"),
        mark("The order is closed; what came stays as it is."),
    ),
    **dict.fromkeys((Kind.STOCK_WRITEOFF, Kind.STOCK_OVERAGE, Kind.COUNT_GAIN, Kind.COUNT_LOSS), _ADJUSTMENT),
    **dict.fromkeys(REVERSIBLE, _MONEY),
}


def reversal_of(facts: PaperFacts) -> Reversal | None:
    """How this paper is taken back; None where it is none, is one itself, or is not posted."""
    if facts.state is not State.POSTED or facts.is_reversal:
        return None
    return _REVERSALS.get(facts.kind)
