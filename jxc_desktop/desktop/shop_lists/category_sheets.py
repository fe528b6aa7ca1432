"""The cards of categories: of goods, and of expense and income."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.add_category import NewCategory, add_category
from jxc_desktop.catalog.edit_category import EditCategory, edit_category
from jxc_desktop.catalog.lookups import Category
from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.cards.fund_sheet import in_use_choice
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.add_cash_category import (
    EXPENSE_ACCOUNTS,
    INCOME_ACCOUNTS,
    NewCashCategory,
    add_cash_category,
)
from jxc_desktop.finance.edit_cash_category import EditCashCategory, edit_cash_category
from jxc_desktop.finance.lookups import Category as CashCategory
from jxc_desktop.insights.accounts import account_name
from jxc_desktop.words import language, tr


class CategorySheet(FieldSheet):
    """A category of goods."""

    def __init__(self, window: QWidget, work: Workplace, known: Category | None) -> None:
        super().__init__(window, work, known.name if known else tr("New category"), tr("Save"))
        self._known = known
        self.name, self.state = TextField(known.name if known else ""), in_use_choice(known is None or known.active)
        state = LabelledField(tr("State"), self.state)
        name = LabelledField(tr("Name"), self.name, required=True)
        self.lay([name, state] if known else [name])
        self.refusal_at = {"category.in_use": state}

    def send(self) -> None:
        name = self.name.text().strip()
        done = tr("Saved: {name}", name=name)
        if self._known:
            self.run_verb(edit_category, EditCategory(self._known.id, name, bool(self.state.value())), done)
        else:
            self.run_verb(add_category, NewCategory(name), done)


class CashCategorySheet(FieldSheet):
    """What money was spent on or earned with; the account it is booked to is chosen once."""

    def __init__(self, window: QWidget, work: Workplace, known: CashCategory | None) -> None:
        shown = cash_category_name(known) if known else ""
        booked = tr("Booked on {account}", account=account_words(known.account)) if known else ""
        super().__init__(window, work, shown or tr("New expense or income"), tr("Save"), booked)
        self._known, self._shown = known, shown
        self.name, self.state = TextField(shown), in_use_choice(known is None or known.active)
        codes = (*EXPENSE_ACCOUNTS, *INCOME_ACCOUNTS)
        self.account = Choice([(code, account_words(code)) for code in codes], name=tr("Account"))
        self.account.choose(EXPENSE_ACCOUNTS[0])
        name = LabelledField(tr("Name"), self.name, required=True)
        account = LabelledField(tr("Booked to"), self.account)
        self.lay([name, LabelledField(tr("State"), self.state)] if known else [name, account])

    def send(self) -> None:
        name = self.name.text().strip()
        done = tr("Saved: {name}", name=name)
        if self._known:
            wanted = EditCashCategory(self._known.id, "" if name == self._shown else name, bool(self.state.value()))
            self.run_verb(edit_cash_category, wanted, done)
        else:
            self.run_verb(add_cash_category, NewCashCategory(name, str(self.account.value())), done)


def cash_category_name(one: CashCategory) -> str:
    """What it is called in the spoken language."""
    return one.english if language() == "en" else one.name


def account_words(code: str) -> str:
    """An account by code and name."""
    return f"{code} {account_name(code)}"
