"""A form put aside comes back as it was, and goes with the paper it became."""

import dataclasses
import json

import pytest

from jxc_desktop.documents.drafts import DropDraft, KeepDraft, drafts, drop_draft, keep_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import JsonText
from tests.stocked import Stocked

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
