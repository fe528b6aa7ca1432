"""The card of a customer or a supplier: who he is, on what terms he trades, what is owed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.customers.edit_customer import EditCustomer, edit_customer
from jxc_desktop.customers.retire_customer import RestoreCustomer, RetireCustomer, restore_customer, retire_customer
from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.cards.money_sheet import MoneySheet
from jxc_desktop.desktop.forms.ui_partner_card import Ui_PartnerCard
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import FactsStrip
from jxc_desktop.desktop.kit.fields import (
    Choice,
    CountField,
    DateField,
    LabelledField,
    MoneyField,
    TextField,
    first_fault,
)
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.partners import Partner, PartnerFields, PartnerKind, PriceLevel, partner_by_id
from jxc_desktop.finance.lookups import PartnerDebt, customer_debt, supplier_debt
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.money import ZERO
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.suppliers.edit_supplier import EditSupplier, edit_supplier
from jxc_desktop.suppliers.retire_supplier import RestoreSupplier, RetireSupplier, restore_supplier, retire_supplier
from jxc_desktop.words import say_refusal, tr, word_for
from jxc_desktop.words.figures import grouped

# Which field a refusal speaks of, so that its sentence stands under it.
_FIELD_OF = {"phone": "phone", "tax_id": "tax_id", "partner.name": "name", "partner.same_name": "name"}


class PartnerCard(BookingSheet):
    """`PartnerCard(window, work, PartnerKind.CUSTOMER)` is a new one; `PartnerCard.of(...)` an old one. `saved(id)`."""

    saved = Signal(int)

    def __init__(
        self, window: QWidget, work: Workplace, kind: PartnerKind, known: Partner | None = None, name: str = ""
    ) -> None:
        self._customer = kind is PartnerKind.CUSTOMER
        new = tr("New customer") if self._customer else tr("New supplier")
        super().__init__(window, work, known.name if known else new, width=820, note=known.code if known else "")
        self._window, self._known = window, known
        self._holder = QWidget()
        self.form = Ui_PartnerCard()
        self.form.setupUi(self._holder)
        self.body.addWidget(self._holder)
        self.fields: dict[str, LabelledField] = {}
        self._level = Choice([(level, word_for(level)) for level in PriceLevel], name=tr("Price level"))
        self._lay_fields(known, name)
        self._facts = FactsStrip()
        self.form.list.addWidget(self._facts)
        if known is None:
            self._facts.hide()
        self._lay_foot()
        if known:
            work.read(self, partial(self._debt, known.id), self._show_debt)

    @classmethod
    def of(cls, window: QWidget, work: Workplace, partner_id: int) -> "PartnerCard":
        """The card of a known partner; Refused "partner.unknown"."""
        known = work.look(lambda conn: partner_by_id(conn, partner_id))
        return cls(window, work, known.kind, known)

    # --- the fields ----------------------------------------------------------------------------------------------

    def _lay_fields(self, known: Partner | None, name: str) -> None:
        shown: PartnerFields = known or PartnerFields(name)
        texts = (
            ("name", tr("Name"), 0, 0, 2),
            ("phone", tr("Phone"), 0, 2, 1),
            ("contact", tr("Contact"), 1, 0, 1),
            ("address", tr("Address"), 1, 1, 2),
            ("tax_id", tr("Tax number"), 2, 0, 1),
            ("bank", tr("Bank and account"), 2, 1, 2),
            ("note", tr("Note"), 4, 0, 2 if self._customer else 3),
        )
        for key, label, line, at, wide in texts:
            field = LabelledField(label, TextField(getattr(shown, key)), required=key == "name")
            self._put(key, field, line, at, wide)
        days = CountField(shown.term_days or None)
        pays = tr("He pays after") if self._customer else tr("We pay after")
        self._put("term_days", LabelledField(pays, days, unit=tr("days")), 3, 0, 1)
        if self._customer:
            self._level.choose(known.level if known else PriceLevel.MEMBER)
            self._put("level", LabelledField(tr("Price level"), self._level), 3, 1, 1)
            limit = MoneyField(known.credit_limit if known and known.credit_limit else None)
            note = tr("Empty: nothing on account")
            self._put("limit", LabelledField(tr("Credit limit"), limit, unit=tr("¥"), note_below=note), 3, 2, 1)
            birthday = DateField(known.birthday if known else None)
            self._put("birthday", LabelledField(tr("Birthday"), birthday), 4, 2, 1)
        else:
            licence = DateField(known.licence_until if known else None)
            self._put("licence", LabelledField(tr("Licence runs until"), licence), 3, 1, 1)

    def _put(self, key: str, field: LabelledField, line: int, at: int, wide: int) -> None:
        self.fields[key] = field
        self.form.fields.addWidget(field, line, at, 1, wide)

    def _text(self, key: str) -> str:
        editor = self.fields[key].editor
        return editor.text().strip() if isinstance(editor, TextField) else ""

    def _figure(self, key: str) -> Any:
        editor: Any = self.fields[key].editor
        return editor.read()

    # --- the foot ------------------------------------------------------------------------------------------------

    def _lay_foot(self) -> None:
        needs = Permission.EDIT_CUSTOMERS if self._customer else Permission.EDIT_SUPPLIERS
        save = KeyButton(tr("Save"), "Ctrl S", Kind.PRIMARY)
        save.clicked.connect(self._save)
        save.setEnabled(self.work.may(needs))
        left: list[QWidget] = []
        if self._known:
            kept = KeyButton(tr("Put away") if self._known.active else tr("Bring back"), "", Kind.DANGER)
            kept.clicked.connect(self._put_away)
            kept.setEnabled(self.work.may(needs))
            money = KeyButton(tr("Take money") if self._customer else tr("Pay"), "F9", icon="banknote")
            money.setEnabled(self.work.may(Permission.TAKE_MONEY if self._customer else Permission.PAY_SUPPLIER))
            money.clicked.connect(self._money)
            papers = KeyButton(tr("Statement"), "Ctrl H", Kind.QUIET)
            papers.clicked.connect(self._statement)
            left = [kept, money, papers]
        self.set_foot(left, [KeyButton(tr("Cancel"), "Esc"), save])

    def _save(self) -> None:
        if first_fault(self.fields.values()):
            return
        then: Callable[[Any], None] = self._saved
        if self._customer and self._known:
            self.book(edit_customer, EditCustomer(self._known.id, self._customer_card()), then)
        elif self._customer:
            self.book(add_customer, self._customer_card(), then)
        elif self._known:
            self.book(edit_supplier, EditSupplier(self._known.id, self._supplier_card()), then)
        else:
            self.book(add_supplier, self._supplier_card(), then)

    def _shared(self) -> dict[str, Any]:
        """What a customer's and a supplier's card both say; the code is not typed here, and labels stay as they are."""
        texts = {key: self._text(key) for key in ("name", "phone", "contact", "address", "tax_id", "bank", "note")}
        kept = self._known.tags if self._known else ""
        return {**texts, "tags": kept, "term_days": self._figure("term_days") or 0}

    def _customer_card(self) -> NewCustomer:
        level = self._level.value()
        return NewCustomer(
            **self._shared(),
            level=level if isinstance(level, PriceLevel) else PriceLevel.MEMBER,
            birthday=self._figure("birthday"),
            credit_limit=self._figure("limit") or ZERO,
        )

    def _supplier_card(self) -> NewSupplier:
        return NewSupplier(**self._shared(), licence_until=self._figure("licence"))

    def _saved(self, result: Any) -> None:
        made = getattr(result, "customer_id", 0) or getattr(result, "supplier_id", 0)
        self.work.say_done(tr("Saved: {name}", name=self._text("name")))
        self.saved.emit(int(made))
        self.done()

    def refuse(self, refused: Refused) -> None:
        key = next((field for word, field in _FIELD_OF.items() if refused.key.startswith(word)), "name")
        self.fields[key].set_fault(say_refusal(refused))
        self.fields[key].editor.setFocus()

    def _put_away(self) -> None:
        if self._known is None:
            return
        own = self._known.id
        if self._customer:
            verb: Any = retire_customer if self._known.active else restore_customer
            request: Any = RetireCustomer(own) if self._known.active else RestoreCustomer(own)
        else:
            verb = retire_supplier if self._known.active else restore_supplier
            request = RetireSupplier(own) if self._known.active else RestoreSupplier(own)
        self.work.run(self, verb, request, lambda _: self.done(), rest=self.rest)

    # --- what is owed --------------------------------------------------------------------------------------------

    def _debt(self, partner_id: int, conn: Any) -> PartnerDebt:
        return customer_debt(conn, partner_id) if self._customer else supplier_debt(conn, partner_id)

    def _show_debt(self, debt: PartnerDebt) -> None:
        owed = tr("Owes us") if self._customer else tr("We owe")
        oldest = debt.items[0].business_day if debt.items else "–"
        self._facts.show_facts(
            [(owed, grouped(debt.balance)), (tr("Open papers"), str(len(debt.items))), (tr("Oldest"), oldest)]
        )

    def _money(self) -> None:
        if self._known:
            sheet = MoneySheet(self._window, self.work, self._known.kind, self._known.id, self._known.name)
            self.leave()
            sheet.open_sheet()

    def _statement(self) -> None:
        if self._known:
            report = "customers.statement" if self._customer else "suppliers.statement"
            self.leave()
            self.work.go(Opens(Thing.REPORT, report, (("partner", str(self._known.id)),)))
