"""Money that changes hands with the goods: a receipt paid at once, a return refunded at once, and their reversal."""

from sqlalchemy import select

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, paper, write_document, write_reversal
from jxc_desktop.documents.settle import release, settle, settle_mirror
from jxc_desktop.documents.tables import document
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account, credit, debit, mirror, post
from jxc_desktop.ledger.funds import fund_in_use
from jxc_desktop.usecase import Tx


def pay_at_once(tx: Tx, receipt: Paper, supplier_id: int, fund_id: int) -> Paper | None:
    """The payment of a receipt as a second paper, settled against it: 2202 / funds; None where nothing is due.

    Refused "permission.missing", "fund.unknown", "fund.stopped".
    """
    tx.require(Permission.PAY_SUPPLIER)
    if not receipt.total:
        return None
    paid = _money_paper(tx, Kind.MONEY_PAYMENT, receipt, supplier_id)
    lines = [
        debit(Account.PAYABLE, receipt.total, partner_id=supplier_id),
        credit(fund_in_use(tx.conn, fund_id).account, receipt.total, fund_id=fund_id),
    ]
    post(tx, paid.id, lines, day=paid.business_day)
    settle(tx, supplier_id, Account.PAYABLE, paid.id, [(receipt.id, receipt.total)])
    return paid


def take_back_at_once(tx: Tx, returned: Paper, supplier_id: int, fund_id: int) -> Paper | None:
    """The supplier's refund of a return as a second paper, settled against it: funds / 2202.

    Refused as `pay_at_once`.
    """
    tx.require(Permission.TAKE_MONEY)
    if not returned.total:
        return None
    taken = _money_paper(tx, Kind.MONEY_RECEIPT, returned, supplier_id)
    lines = [
        debit(fund_in_use(tx.conn, fund_id).account, returned.total, fund_id=fund_id),
        credit(Account.PAYABLE, returned.total, partner_id=supplier_id),
    ]
    post(tx, taken.id, lines, day=taken.business_day)
    settle(tx, supplier_id, Account.PAYABLE, returned.id, [(taken.id, returned.total)])
    return taken


def _money_paper(tx: Tx, kind: Kind, answered: Paper, supplier_id: int) -> Paper:
    tx.touched.add(Topic.FUNDS)
    return write_document(
        tx,
        kind,
        partner_id=supplier_id,
        answers_id=answered.id,
        total=answered.total,
        memo=answered.number,
        first=False,
        day=answered.business_day,
    )


def reverse_with_money(tx: Tx, old: Paper) -> Paper:
    """The posted mirror of a receipt or return, after the money that changed hands with it; all is settled off.

    Refused as `write_reversal`, "reverse.goods_gone", "stock.short".
    """
    release(tx, old.id)
    new = write_reversal(tx, old)
    mirror(tx, old.id, new.id)
    with_it = (document.c.answers_id == old.id) & (document.c.state == str(State.POSTED))
    kinds = document.c.kind.in_([str(Kind.MONEY_PAYMENT), str(Kind.MONEY_RECEIPT)]) & document.c.reverses_id.is_(None)
    for money_id in tx.conn.execute(select(document.c.id).where(with_it, kinds)).scalars().all():
        money = paper(tx.conn, money_id)
        release(tx, money.id)
        money_back = write_reversal(tx, money, first=False)
        mirror(tx, money.id, money_back.id)
        _set_off(tx, money, money_back)
        tx.touched.add(Topic.FUNDS)
    _set_off(tx, old, new)
    return new


def _set_off(tx: Tx, old: Paper, new: Paper) -> None:
    if old.partner_id:
        settle_mirror(tx, old.partner_id, Account.PAYABLE, old.id, new.id)
