"""Verb: another fund account."""

from dataclasses import dataclass

from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger.funds import Fund, FundKind, add_fund, fund
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NewFund:
    """A further drawer, wallet or bank account."""

    name: str
    kind: FundKind


@use_case(mark("Add a fund account"), needs=Permission.KEEP_BOOKS, touches={Topic.FUNDS})
def add_fund_account(tx: Tx, new: NewFund) -> Fund:
    """Refused as `ledger.funds.add_fund`."""
    return fund(tx.conn, add_fund(tx, new.name, new.kind))
