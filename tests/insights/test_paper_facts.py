"""The header of a paper and what it has to do with others."""

import pytest

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.insights.paper_facts import paper_facts
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.stocked import Stocked


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("水")
    return made


def test_a_paid_receipt_names_its_payment_as_answer_and_settlement(goods: Stocked) -> None:
    made = goods.receive("水", 10, "1.20", paid_from_fund_id=1)
    facts = goods.ask(paper_facts, made.document_id, with_cost=True)
    assert (facts.kind, facts.number, facts.total) == (Kind.GOODS_RECEIPT, made.number, Money(1200))
    assert [paper.number for paper in facts.answered_by] == [made.payment_number]
    assert [(paper.number, paper.amount) for paper in facts.settled] == [(made.payment_number, Money(1200))]
    payment = goods.ask(paper_facts, made.payment_id, with_cost=True)
    assert payment.answers.number == made.number


def test_a_settlement_that_was_undone_is_not_named(goods: Stocked) -> None:
    made = goods.receive("水", 10, "1.20", paid_from_fund_id=1)
    red = goods.act(reverse_receipt, ReverseReceipt(made.document_id))
    facts = goods.ask(paper_facts, made.document_id, with_cost=True)
    assert facts.state is State.REVERSED
    assert made.payment_number not in [paper.number for paper in facts.settled]
    assert goods.ask(paper_facts, red.document_id, with_cost=True).is_reversal


def test_without_cost_no_sum_of_goods_is_read(goods: Stocked) -> None:
    made = goods.receive("水", 10, "1.20", paid_from_fund_id=1)
    assert goods.ask(paper_facts, made.document_id, with_cost=False).total is None
    assert goods.ask(paper_facts, made.payment_id, with_cost=False).answers.total is None


def test_a_paper_that_is_not_there_is_refused(goods: Stocked) -> None:
    with pytest.raises(Refused, match=r"paper\.unknown"):
        goods.ask(paper_facts, 999, with_cost=True)
