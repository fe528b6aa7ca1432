"""The card of a fund account: a further one, another name, out of use; its ledger one key away."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.add_fund_account import NewFund, add_fund_account
from jxc_desktop.finance.edit_fund import EditFund, edit_fund
from jxc_desktop.insights.accounts import account_name
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.insights.spoken import FUND_KINDS
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger.balances import in_fund
from jxc_desktop.ledger.funds import ACCOUNT_OF, Fund, FundKind, fund
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


def in_use_choice(active: bool) -> Choice:
    """In use or not, for the card of anything that can rest."""
    choice = Choice([(True, tr("In use")), (False, tr("Stopped"))], name=tr("State"))
    choice.choose(active)
    return choice


class NewFundSheet(FieldSheet):
    """A further drawer, wallet or bank account."""

    def __init__(self, window: QWidget, work: Workplace, name: str = "") -> None:
        super().__init__(window, work, tr("New fund account"), tr("Add the account"))
        self.name = TextField(name)
        self.kind = Choice([(kind, tr(FUND_KINDS[kind].text)) for kind in FundKind], name=tr("Kind"))
        self.kind.choose(FundKind.BANK)
        kind = LabelledField(tr("Kind"), self.kind)
        self.lay([LabelledField(tr("Name"), self.name, required=True, note_below=tr("As the bank card says")), kind])

    def send(self) -> None:
        name = self.name.text().strip()
        new = NewFund(name, FundKind(str(self.kind.value())))
        self.run_verb(add_fund_account, new, tr("{name} is there", name=name))


class FundSheet(FieldSheet):
    """A known fund account; `FundSheet.of(window, work, id)`."""

    def __init__(self, window: QWidget, work: Workplace, one: Fund, held: Money) -> None:
        note = tr("{kind}, {sum} yuan in it", kind=tr(FUND_KINDS[one.kind].text), sum=grouped(held))
        super().__init__(window, work, one.name, tr("Save"), note)
        self._fund = one
        self.name, self.state = TextField(one.name), in_use_choice(one.active)
        stands = f"{one.account} {account_name(str(ACCOUNT_OF[one.kind]))}"
        ledger = KeyButton(tr("Fund ledger"), "Ctrl H", Kind.QUIET)
        ledger.clicked.connect(self._ledger)
        name = LabelledField(tr("Name"), self.name, required=True, note_below=tr("Booked on {account}", account=stands))
        state = LabelledField(tr("State"), self.state, note_below=tr("Only an empty one can rest"))
        self.lay([name, state], ledger)
        self.refusal_at = dict.fromkeys(("fund.not_empty", "fund.in_drawer", "fund.last_of_kind"), state)
        self.save.setEnabled(work.may(Permission.KEEP_BOOKS))

    @classmethod
    def of(cls, window: QWidget, work: Workplace, fund_id: int) -> "FundSheet":
        """The card of a known one; Refused "fund.unknown"."""
        return cls(window, work, *work.look(partial(_read, fund_id)))

    def send(self) -> None:
        name = self.name.text().strip()
        wanted = EditFund(self._fund.id, name, bool(self.state.value()))
        self.run_verb(edit_fund, wanted, tr("Saved: {name}", name=name))

    def _ledger(self) -> None:
        self.leave()
        self.work.go(fund_ledger(self._fund.id))


def fund_ledger(fund_id: int) -> Opens:
    """What came into a fund and went out of it."""
    return Opens(Thing.REPORT, "finance.fund_ledger", (("fund", str(fund_id)),))


def _read(fund_id: int, conn: Any) -> tuple[Fund, Money]:
    one = fund(conn, fund_id)
    return one, in_fund(conn, one.id, one.account)
