"""A form put aside comes back as it was, and goes with the paper it became."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import insert

from jxc_desktop.documents.drafts import DropDraft, KeepDraft, drafts, drop_draft, keep_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.door.verbs import VERBS
from jxc_desktop.finance.set_opening import OpeningStock, SetOpening, set_opening
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.purchasing.lookups import receipt
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.sales.checkout import Checkout, SaleLine, checkout
from jxc_desktop.sales.refund import LooseLine, LooseRefund, refund_without_receipt
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.security.tables import app_user
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from jxc_desktop.usecase import Session, UseCase
from tests.stocked import Stocked, so_many, yuan

FORM = JsonText(json.dumps({"supplier": "龙泉", "lines": [["6901234567892", "3"]] * 100}))


def test_a_form_is_put_aside_as_it_is_and_changed_in_place(stocked: Stocked) -> None:
    kept = stocked.act(keep_draft, KeepDraft(Kind.GOODS_RECEIPT, FORM))
    assert json.loads(stocked.ask(drafts, Kind.GOODS_RECEIPT)[0].content) == json.loads(FORM)
    stocked.act(keep_draft, KeepDraft(Kind.GOODS_RECEIPT, JsonText("{}"), kept.draft_id))
    assert [draft.content for draft in stocked.ask(drafts, Kind.GOODS_RECEIPT, user_id=1)] == ["{}"]


def test_posting_the_paper_drops_its_draft(stocked: Stocked) -> None:
    kept = stocked.act(keep_draft, KeepDraft(Kind.GOODS_RECEIPT, FORM))
    stocked.receive("可乐", 1, "2", draft_id=kept.draft_id)
    assert stocked.ask(drafts, Kind.GOODS_RECEIPT) == []
    with pytest.raises(Refused, match=r"draft.gone"):
        stocked.act(drop_draft, DropDraft(kept.draft_id))


def test_who_may_not_post_a_kind_may_not_keep_its_drafts(stocked: Stocked) -> None:
    cashier = dataclasses.replace(stocked.session, role=Role.CASHIER)
    with pytest.raises(Refused, match=r"permission.missing"):
        stocked.act(keep_draft, KeepDraft(Kind.GOODS_RECEIPT, FORM), session=cashier)


def test_every_kind_of_paper_can_be_put_aside(stocked: Stocked) -> None:
    for kind in Kind:
        stocked.act(keep_draft, KeepDraft(kind, FORM))
    assert all(stocked.ask(drafts, kind) for kind in Kind)


def _receive(stocked: Stocked) -> ReceiveGoods:
    return ReceiveGoods(stocked.supplier_id, (ReceivedLine(stocked.unit("可乐"), so_many(1), Price.parse("2")),))


def _order(stocked: Stocked) -> OrderGoods:
    return OrderGoods(stocked.supplier_id, (OrderedLine(stocked.unit("可乐"), so_many(1)),))


def _send_back(stocked: Stocked) -> ReturnGoods:
    bought = stocked.receive("可乐", 5, "2")
    line = stocked.ask(receipt, bought.document_id).lines[0]
    return ReturnGoods(bought.document_id, (ReturnedLine(line.id, so_many(1)),))


def _write_off(stocked: Stocked) -> WriteOff:
    stocked.receive("可乐", 5, "2")
    return WriteOff((LostLine(stocked.unit("可乐"), so_many(1), Reason.DAMAGED),))


def _found(stocked: Stocked) -> Overage:
    return Overage((FoundLine(stocked.unit("可乐"), so_many(1), Reason.FOUND, Price.parse("2")),))


def _sell(stocked: Stocked) -> Checkout:
    stocked.receive("可乐", 5, "2")
    line = SaleLine(stocked.unit("可乐"), so_many(1), Price.parse("3"))
    return Checkout((line,), (TenderWanted(TenderKind.WECHAT, yuan("3")),))


def _open(stocked: Stocked) -> SetOpening:
    return SetOpening(stock=(OpeningStock(stocked.unit("可乐"), so_many(1), yuan("2")),))


def _take_back(stocked: Stocked) -> LooseRefund:
    line = LooseLine(stocked.unit("可乐"), so_many(1), Price.parse("3"))
    return LooseRefund((line,), (TenderWanted(TenderKind.WECHAT, yuan("3")),), "漏气")


TAKES_A_DRAFT: list[tuple[UseCase[Any, Any], Kind, Callable[[Stocked], Any]]] = [
    (receive_goods, Kind.GOODS_RECEIPT, _receive),
    (order_goods, Kind.PURCHASE_ORDER, _order),
    (return_goods, Kind.PURCHASE_RETURN, _send_back),
    (write_off, Kind.STOCK_WRITEOFF, _write_off),
    (overage, Kind.STOCK_OVERAGE, _found),
    (checkout, Kind.RETAIL_SALE, _sell),
    (refund_without_receipt, Kind.RETAIL_RETURN, _take_back),
    (set_opening, Kind.OPENING_SETUP, _open),
]
EACH = pytest.mark.parametrize(("verb", "kind", "form"), TAKES_A_DRAFT, ids=[verb.name for verb, _, _ in TAKES_A_DRAFT])


def test_every_verb_that_takes_a_draft_is_tried_below() -> None:
    taking = {verb for verb in VERBS if "draft_id" in {field.name for field in dataclasses.fields(verb.request_type)}}
    assert {verb.name for verb in taking - {keep_draft, drop_draft}} == {verb.name for verb, _, _ in TAKES_A_DRAFT}


def _keep(stocked: Stocked, kind: Kind, **options: Any) -> int:
    return int(stocked.act(keep_draft, KeepDraft(kind, FORM), **options).draft_id)


@EACH
def test_a_paper_takes_no_draft_of_another_kind_with_it(
    stocked: Stocked, verb: UseCase[Any, Any], kind: Kind, form: Callable[[Stocked], Any]
) -> None:
    other = _keep(stocked, Kind.VOUCHER)
    with pytest.raises(Refused, match=r"draft.other_kind"):
        stocked.act(verb, dataclasses.replace(form(stocked), draft_id=other))
    assert [kept.id for kept in stocked.ask(drafts, Kind.VOUCHER)] == [other]
    mine = _keep(stocked, kind)
    stocked.act(verb, dataclasses.replace(form(stocked), draft_id=mine))
    assert stocked.ask(drafts, kind) == []


@EACH
def test_a_paper_takes_no_draft_of_somebody_else_with_it(
    stocked: Stocked, verb: UseCase[Any, Any], kind: Kind, form: Callable[[Stocked], Any]
) -> None:
    theirs = _keep(stocked, kind, session=_another(stocked))
    with pytest.raises(Refused, match=r"draft.other_person"):
        stocked.act(verb, dataclasses.replace(form(stocked), draft_id=theirs))
    assert [kept.id for kept in stocked.ask(drafts, kind)] == [theirs]


@EACH
def test_a_draft_that_was_posted_elsewhere_is_not_posted_once_more_in_silence(
    stocked: Stocked, verb: UseCase[Any, Any], kind: Kind, form: Callable[[Stocked], Any]
) -> None:
    gone = _keep(stocked, kind)
    stocked.act(drop_draft, DropDraft(gone))
    with pytest.raises(Refused, match=r"draft.gone"):
        stocked.act(verb, dataclasses.replace(form(stocked), draft_id=gone))


def test_the_form_of_gains_and_losses_posts_either_from_one_draft(stocked: Stocked) -> None:
    kept = _keep(stocked, Kind.STOCK_WRITEOFF)
    stocked.act(overage, dataclasses.replace(_found(stocked), draft_id=kept))
    assert stocked.ask(drafts, Kind.STOCK_WRITEOFF) == []


def test_nobody_writes_over_the_draft_of_another(stocked: Stocked) -> None:
    theirs = _keep(stocked, Kind.GOODS_RECEIPT, session=_another(stocked))
    with pytest.raises(Refused, match=r"draft.other_person"):
        stocked.act(keep_draft, KeepDraft(Kind.GOODS_RECEIPT, JsonText("{}"), theirs))


def _another(stocked: Stocked) -> Session:
    with stocked.shop.writing() as conn:
        row = insert(app_user).values(name="赵敏", role="owner", password_hash="", created_at="")
        made = int(conn.execute(row).inserted_primary_key[0])
    return dataclasses.replace(stocked.session, user_id=made)
