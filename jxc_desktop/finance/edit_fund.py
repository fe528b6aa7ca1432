"""Verb: a fund account gets another name, or goes out of use and back again."""

from dataclasses import dataclass

from jxc_desktop.documents.places import till_with_drawer
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import in_fund
from jxc_desktop.ledger.funds import Fund, change_fund, fund, funds
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditFund:
    """The fund account as it shall be; its kind and with it the account it stands in stay."""

    fund_id: int
    name: str
    active: bool = True


@use_case(mark("Change a fund account"), needs=Permission.KEEP_BOOKS, touches={Topic.FUNDS})
def edit_fund(tx: Tx, request: EditFund) -> Fund:
    """Out of use only empty, in no drawer, and never the last one for its kind, which takes what the till takes.

    Refused "fund.unknown", "fund.not_empty", "fund.in_drawer", "fund.last_of_kind" and as
    `ledger.funds.change_fund`.
    """
    before = fund(tx.conn, request.fund_id)
    if before.active and not request.active:
        _can_rest(tx, before)
    change_fund(tx, request.fund_id, request.name, request.active)
    after = fund(tx.conn, request.fund_id)
    tx.remember(before=before, after=after)
    return after


def _can_rest(tx: Tx, one: Fund) -> None:
    if held := in_fund(tx.conn, one.id, one.account):
        raise Refused("fund.not_empty", name=one.name, sum=held)
    if till := till_with_drawer(tx.conn, one.id):
        raise Refused("fund.in_drawer", name=one.name, till=till)
    if not any(other.kind is one.kind and other.id != one.id for other in funds(tx.conn)):
        raise Refused("fund.last_of_kind", name=one.name, kind=one.kind)
