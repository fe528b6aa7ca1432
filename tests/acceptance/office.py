"""Deeds in the office: cards of goods, partners and people, what the shop has decided, forms put aside."""

from dataclasses import replace
from datetime import date
from typing import Any

from jxc_desktop.catalog.add_category import NewCategory, add_category
from jxc_desktop.catalog.ask_labels import AskLabels, LabelCopies, ask_labels
from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.edit_category import EditCategory, edit_category
from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.catalog.give_instore_codes import GiveInstoreCodes, give_instore_codes
from jxc_desktop.catalog.labels_printed import LabelsPrinted, labels_printed
from jxc_desktop.catalog.lookups import item_card
from jxc_desktop.catalog.quick_add import QuickItem, quick_add
from jxc_desktop.catalog.retire_item import RestoreItem, RetireItem, restore_item, retire_item
from jxc_desktop.catalog.scale_code import ScaleFormat
from jxc_desktop.catalog.set_scale_formats import ScaleFormats, set_scale_formats
from jxc_desktop.catalog.set_tax_rate import SetTaxRate, set_tax_rate
from jxc_desktop.catalog.settings import RoundOff, Taxpayer
from jxc_desktop.customers.add_customer import NewCustomer
from jxc_desktop.customers.edit_customer import EditCustomer, edit_customer
from jxc_desktop.customers.retire_customer import RestoreCustomer, RetireCustomer, restore_customer, retire_customer
from jxc_desktop.documents.drafts import DropDraft, KeepDraft, drop_draft, keep_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.finance.add_cash_category import NewCashCategory, add_cash_category
from jxc_desktop.finance.add_fund_account import NewFund, add_fund_account
from jxc_desktop.finance.edit_cash_category import EditCashCategory, edit_cash_category
from jxc_desktop.finance.edit_fund import EditFund, edit_fund
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.ledger import Account, Negative
from jxc_desktop.ledger.funds import FundKind
from jxc_desktop.sales.add_till import NewTill, add_till
from jxc_desktop.sales.edit_till import EditTill, edit_till
from jxc_desktop.sales.till_events import EventKind, LogEvent, log_event
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.change_user import (
    ChangeRole,
    RestoreUser,
    RetireUser,
    SetPassword,
    change_role,
    restore_user,
    retire_user,
    set_password,
)
from jxc_desktop.suppliers.add_supplier import NewSupplier
from jxc_desktop.suppliers.edit_supplier import EditSupplier, edit_supplier
from jxc_desktop.suppliers.retire_supplier import RestoreSupplier, RetireSupplier, restore_supplier, retire_supplier
from tests.acceptance.desk import Desk


class Office(Desk):
    """Master data and settings."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.drafts: list[int] = []
        self.people: list[int] = [1]

    def change_mind(self) -> None:
        """Another stand on one of the shop's rules."""
        stands: list[dict[str, Any]] = [
            {"negative_stock": self.chance.choice(list(Negative))},
            {"round_off": self.chance.choice(list(RoundOff))},
            {"round_off_most": Money(self.chance.choice([0, 9, 99]))},
            {"taxpayer": self.chance.choice(list(Taxpayer))},
        ]
        self.decide(**self.chance.choice(stands))

    def reprice(self) -> None:
        self.act(change_price, ChangePrices((UnitPrices(self.ware().unit_id, Price(self.chance.randint(0, 300_000))),)))

    def rewrite_a_card(self) -> None:
        """Other prices, other packs, at times another name for the base unit."""
        old = self.ask(item_card, self.ware().item_id, with_cost=True)
        unit = self.chance.choice([old.unit, old.unit, "件", "只"])
        packs = tuple(replace(pack, name=self.chance.choice([pack.name, "盒"])) for pack in self.card().units[:1])
        self.act(edit_item, EditItem(old.item_id, replace(self.card(), unit=unit, weighed=old.weighed, units=packs)))
        self.know(old.item_id)

    def add_quickly(self) -> None:
        added = self.act(quick_add, QuickItem(f"69{self.steps:011}", f"快{self.steps}", Price(30_000)))
        if added:
            self.know(added.item_id)

    def set_aside(self) -> None:
        """Goods and partners that are no longer dealt with, and are again."""
        self.new_item()
        self.new_customer()
        self.new_supplier()
        item, customer, supplier = self.wares[-1].item_id, self.customers[-1], self.suppliers[-1]
        whom: tuple[tuple[Any, Any, Any, Any], ...] = (
            (retire_item, restore_item, RetireItem(item), RestoreItem(item)),
            (retire_customer, restore_customer, RetireCustomer(customer), RestoreCustomer(customer)),
            (retire_supplier, restore_supplier, RetireSupplier(supplier), RestoreSupplier(supplier)),
        )
        for verb, back, request, again in whom:
            if self.likely(50):
                self.act(verb, request)
                if self.likely(80):
                    self.act(back, again)

    def rewrite_a_partner(self) -> None:
        customer, supplier = self.chance.choice(self.customers), self.chance.choice(self.suppliers)
        self.act(edit_customer, EditCustomer(customer, NewCustomer(f"客{self.steps}")))
        self.act(edit_supplier, EditSupplier(supplier, NewSupplier(f"商{self.steps}")))

    def sort_out(self) -> None:
        """Small things of the lists."""
        self.act(add_category, NewCategory(f"类{self.chance.randint(1, 9)}"))
        self.act(add_till, NewTill("02", 1))
        self.act(add_fund_account, NewFund(f"户{self.chance.randint(1, 3)}", FundKind.BANK))
        self.act(add_cash_category, NewCashCategory(f"费{self.chance.randint(1, 3)}", Account.ADMIN_EXPENSE))
        self.act(give_instore_codes, GiveInstoreCodes((self.ware().item_id,)))
        self.act(set_scale_formats, ScaleFormats((ScaleFormat("22", "FFPPPPPAAAAAC"),)))
        self.act(log_event, LogEvent(self.chance.choice(list(EventKind)), "看看"))

    def rename(self) -> None:
        """Lists that hold few things get other names; a category, a place or a fund is at times given up."""
        n = self.chance.randint(1, 9)
        self.act(edit_category, EditCategory(n, f"类{n}{self.steps}", self.likely(80)))
        self.act(edit_till, EditTill("02", 1, f"台{n}", self.likely(70)))
        self.act(edit_warehouse, EditWarehouse(1, f"仓{n}"))
        self.act(edit_warehouse, EditWarehouse(2, f"后仓{n}", self.likely(50)))
        self.act(set_tax_rate, SetTaxRate("reduced", n * 100, date(2099, 1, n)))
        self.act(edit_fund, EditFund(self.chance.randint(1, 7), f"户{n}{self.steps}", self.likely(80)))
        self.act(edit_cash_category, EditCashCategory(n, f"费{n}{self.steps}"))

    def label_goods(self) -> None:
        """Labels are asked for, and some of them come out of the printer."""
        unit = self.ware().unit_id
        self.act(ask_labels, AskLabels((LabelCopies(unit, self.chance.randint(0, 5)),), exactly=self.likely(30)))
        self.act(labels_printed, LabelsPrinted((LabelCopies(unit, self.chance.randint(1, 5)),)))

    def keep_a_form(self) -> None:
        kept = self.act(keep_draft, KeepDraft(self.chance.choice(list(Kind)[:3]), JsonText('{"a": 1}')))
        if kept:
            self.drafts.append(kept.draft_id)
        if self.drafts and self.likely(50):
            self.act(drop_draft, DropDraft(self.chance.choice(self.drafts)))

    def people_change(self) -> None:
        added = self.act(add_user, NewUser(f"人{self.steps}", self.chance.choice(list(Role)), Secret("1357")))
        if added:
            self.people.append(added.user_id)
        one = self.chance.choice(self.people[1:] or self.people)
        self.act(change_role, ChangeRole(one, self.chance.choice([Role.CASHIER, Role.CLERK])))
        self.act(set_password, SetPassword(one, Secret("2468")))
        self.act(retire_user, RetireUser(one))
        self.act(restore_user, RestoreUser(one))
