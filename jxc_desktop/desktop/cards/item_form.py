"""The fields of an item's card in four sections; a field that two sections show is one field that moves."""

import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget, QWidget

from jxc_desktop.catalog.barcode import LENGTHS, is_valid
from jxc_desktop.catalog.item_fields import NO_PRICE, NewItem
from jxc_desktop.catalog.lookups import ItemCard
from jxc_desktop.desktop.cards.item_reading import Known
from jxc_desktop.desktop.cards.item_unit_lines import Sources, UnitLines, line_of, split_codes
from jxc_desktop.desktop.forms.ui_item_basics import Ui_ItemBasics
from jxc_desktop.desktop.forms.ui_item_prices import Ui_ItemPrices
from jxc_desktop.desktop.forms.ui_item_stock import Ui_ItemStock
from jxc_desktop.desktop.forms.ui_item_units import Ui_ItemUnits
from jxc_desktop.desktop.kit.buttons import Chip
from jxc_desktop.desktop.kit.code_field import CodeField
from jxc_desktop.desktop.kit.fields import (
    Choice,
    CountField,
    LabelledField,
    PriceField,
    QuantityField,
    TextField,
    ValueField,
)
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.name_field import NameField
from jxc_desktop.documents.pinyin_keys import pinyin_keys
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

SECTIONS: dict[str, tuple[str, type[Any], tuple[str, ...]]] = {
    "basics": (
        mark("Basics"),
        Ui_ItemBasics,
        ("item_name", "spec", "brand", "barcode", "unit", "category", "retail_price", "member_price",
         "purchase_price", "least", "shelf_life", "supplier"),
    ),
    "prices": (
        mark("Prices"),
        Ui_ItemPrices,
        ("retail_price", "member_price", "purchase_price", "wholesale_price", "floor_price", "tax", "unit_lines"),
    ),
    "units": (
        mark("Units and barcodes"),
        Ui_ItemUnits,
        ("unit", "code", "shared", "barcode", "more_barcodes", "unit_lines"),
    ),
    "stock": (
        mark("Stock"),
        Ui_ItemStock,
        ("least", "most", "shelf_life", "bin", "plu", "supplier", "weighed", "batched", "note"),
    ),
}  # fmt: skip
_UNITS = ("个", "瓶", "包", "袋", "盒", "罐", "桶", "支", "条", "提", "箱", "件", "公斤", "斤", "克", "米")
_PRICES = ("retail_price", "member_price", "wholesale_price")
_EAN_13, _UPC_A = 13, 12


class ItemForm(QStackedWidget):
    """`show_known` fills it, `read` gives the card as it is handed in, `texts` what has been typed so far."""

    def __init__(self, *, new: bool, sees_cost: bool, named: Callable[[str], str]) -> None:
        """`named(code)`: the other goods a barcode stands on already, "" for none."""
        super().__init__()
        self._new, self._sees_cost, self._named = new, sees_cost, named
        self._sources: Sources = {}
        self.fields: dict[str, LabelledField] = {}
        self.parts: dict[str, QWidget] = {}
        self.section = ""
        self._make_fields()
        self._make_sections()
        self._wire()

    # --- the fields ----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        yuan, days = tr("¥"), tr("days")
        self._put("item_name", tr("Item name"), TextField(), required=True)
        self._put("spec", tr("Spec"), TextField())
        self._put("brand", tr("Brand"), TextField())
        self._put("code", tr("Code"), TextField(), note=tr("Empty takes the next number"))
        self._put("category", tr("Category"), NameField(), note=tr("Choose one or type a new one"))
        self._put("unit", tr("Counted in"), NameField(dict.fromkeys(_UNITS, 0)), required=True)
        self._put("supplier", tr("Main supplier"), NameField(only_known=True))
        self._put("retail_price", tr("Retail price"), PriceField(), unit=yuan, required=True)
        self._put("member_price", tr("Member price"), PriceField(), unit=yuan)
        self._put("wholesale_price", tr("Wholesale price"), PriceField(), unit=yuan)
        self._put("floor_price", tr("Lowest price"), PriceField(), unit=yuan, note=tr("Below it the manager is asked"))
        self._put("tax", tr("VAT rate"), Choice())
        self._put("least", tr("Tell me when stock is below"), QuantityField())
        self._put("most", tr("Never more than"), QuantityField(), note=tr("Ordering fills up to here"))
        self._put("shelf_life", tr("Shelf life"), CountField(), unit=days)
        self._put("bin", tr("Place on the shelf"), TextField())
        self._put("plu", tr("PLU of the scale"), TextField())
        self._put("note", tr("Note"), TextField())
        self._put(
            "more_barcodes", tr("Further barcodes of one piece"), TextField(), note=tr("Several with a space between")
        )
        if self._sees_cost:
            title = tr("Purchase price") if self._new else tr("Last purchase price")
            self._put("purchase_price", title, PriceField(), unit=yuan)
        self._make_barcode()
        self.weighed, self.batched = QCheckBox(tr("Sold by weight on the scale")), QCheckBox(tr("Kept by batch"))
        self.shared = QCheckBox(tr("Several goods share its barcode"))
        self.parts |= {"weighed": self.weighed, "batched": self.batched}
        self.parts["shared"] = boxed(column(24, self.shared, STRETCH))
        self.units = self.parts["unit_lines"] = UnitLines(sees_cost=self._sees_cost)

    def _make_barcode(self) -> None:
        self._put("barcode", tr("Barcode"), CodeField())
        self.own_code = Chip(tr("In-store code"))
        self.own_code.setToolTip(tr("Give it a code of our own"))
        self.parts["barcode"] = boxed(row((self.fields["barcode"], 1), column(25, self.own_code, STRETCH), gap=8))

    def _put(
        self, key: str, label: str, editor: QWidget, *, unit: str = "", required: bool = False, note: str = ""
    ) -> None:
        self.fields[key] = self.parts[key] = LabelledField(label, editor, unit=unit, required=required, note_below=note)

    def _make_sections(self) -> None:
        self._forms: dict[str, Any] = {}
        for key, (_title, made, _slots) in SECTIONS.items():
            holder, form = QWidget(), made()
            form.setupUi(holder)
            self._forms[key] = form
            self.addWidget(holder)
        for key in reversed(SECTIONS):
            self.show_section(key)

    def show_section(self, key: str) -> None:
        """Brings the section to the front with all its fields, wherever they stood."""
        slots = [slot for slot in SECTIONS[key][2] if slot in self.parts]
        for slot in slots:
            top = Qt.AlignmentFlag.AlignTop if slot != "unit_lines" else Qt.AlignmentFlag(0)
            getattr(self._forms[key], slot).addWidget(self.parts[slot], 0, top)
        if key == "basics" and not self._sees_cost:
            self._forms[key].purchase_price.addWidget(self.parts["wholesale_price"], 0, Qt.AlignmentFlag.AlignTop)
        self.section = key
        self.setCurrentIndex(list(SECTIONS).index(key))
        editors = [self.fields[slot].editor if slot in self.fields else self.parts[slot] for slot in slots]
        for before, after in itertools.pairwise(editors):
            QWidget.setTabOrder(before, after)

    def _wire(self) -> None:
        for key in (*_PRICES, "purchase_price"):
            if key in self.fields:
                self._line(key).editingFinished.connect(self.say_margins)
        self._line("item_name").editingFinished.connect(self._say_pinyin)
        self._line("barcode").editingFinished.connect(self.say_barcode)
        barcode = self.fields["barcode"].editor
        if isinstance(barcode, CodeField):
            barcode.scanned.connect(lambda _: self.say_barcode())
        self.own_code.toggled.connect(self._own_code)
        self.shared.toggled.connect(lambda _: self.say_barcode())

    def _line(self, key: str) -> QLineEdit:
        editor = self.fields[key].editor
        if not isinstance(editor, QLineEdit):
            raise TypeError(key)
        return editor

    # --- in and out ----------------------------------------------------------------------------------------------

    def show_known(self, known: Known, name: str = "") -> None:
        """Fills the fields; a new item begins with the words that were searched, as barcode where they are digits."""
        self._names("category").offer_names(known.categories)
        self._names("supplier").offer_names(known.suppliers)
        tax = self.fields["tax"].editor
        if isinstance(tax, Choice):
            tax.set_options([("", tr("As the shop")), *known.rates])
        card = known.card
        if card is None:
            digits = name.isascii() and name.isdigit() and len(name) >= min(LENGTHS)
            self._show({"barcode" if digits else "item_name": name, "unit": _UNITS[0]})
        else:
            self._show_card(card, known)
        self._say_pinyin()
        self.say_margins()
        self.say_barcode()

    def _names(self, key: str) -> NameField:
        editor = self.fields[key].editor
        if not isinstance(editor, NameField):
            raise TypeError(key)
        return editor

    def _show_card(self, card: ItemCard, known: Known) -> None:
        base, *further = card.units
        codes = [code.code for code in base.barcodes]
        self._sources = {code.code: code.source for unit in card.units for code in unit.barcodes}
        self._show(
            {
                "item_name": card.name, "spec": card.spec, "brand": card.brand, "code": card.code, "unit": card.unit,
                "category": card.category, "supplier": known.supplier, "bin": card.bin, "plu": card.plu,
                "note": card.note, "barcode": codes[0] if codes else "", "more_barcodes": " ".join(codes[1:]),
                "retail_price": card.retail_price or None, "member_price": card.member_price or None,
                "wholesale_price": card.wholesale_price or None, "floor_price": card.floor_price or None,
                "purchase_price": card.purchase_price or None, "tax": card.tax_code,
                "least": card.least_quantity or None, "most": card.most_quantity or None,
                "shelf_life": card.shelf_life_days or None,
            }
        )  # fmt: skip
        self.weighed.setChecked(card.weighed)
        self.batched.setChecked(card.batched)
        self.units.show_lines([line_of(unit) for unit in further if unit.active])
        last = known.last
        if last and "purchase_price" in self.fields:
            words = f"{last.business_day[5:]} {last.supplier}"
            if last.unit != card.unit:
                words = f"{words} {last.unit} {grouped(last.price)}"
            self.fields["purchase_price"].set_note(words)
            # What the last delivery cost is a fact of the books, no field to type in.
            self._line("purchase_price").setReadOnly(True)
            self._line("purchase_price").setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _show(self, values: dict[str, Any]) -> None:
        for key, value in values.items():
            editor = self.fields[key].editor if key in self.fields else None
            if isinstance(editor, ValueField):
                editor.show_value(value)
            elif isinstance(editor, Choice):
                editor.choose(value)

    def texts(self) -> dict[str, Any]:
        """All that is typed, to see whether it changed and to bring it back."""
        typed: dict[str, Any] = {}
        for key, field in self.fields.items():
            editor = field.editor
            typed[key] = editor.text().strip() if isinstance(editor, QLineEdit) else ""
            if isinstance(editor, Choice):
                typed[key] = editor.value()
        checks = (self.weighed, self.batched, self.shared, self.own_code)
        return typed | {"checks": [check.isChecked() for check in checks], "units": self.units.lines()}

    def bring_back(self, texts: dict[str, Any]) -> None:
        """What was typed before the card was left."""
        for key, field in self.fields.items():
            if isinstance(field.editor, QLineEdit):
                field.editor.setText(texts[key])
            elif isinstance(field.editor, Choice):
                field.editor.choose(texts[key])
        for check, on in zip((self.weighed, self.batched, self.shared, self.own_code), texts["checks"], strict=True):
            check.setChecked(on)
        self.units.show_lines(texts["units"])
        self.say_margins()

    def first_fault(self) -> str:
        """What cannot be saved, the cursor in the first field of it; "" where all can."""
        faulty = [key for key, field in self.fields.items() if not field.check()]
        first = next((key for section in SECTIONS.values() for key in section[2] if key in faulty), "")
        if not first:
            return ""
        self.go_to(first)
        return self.fields[first].fault()

    def go_to(self, key: str) -> None:
        """The section of a field, and the cursor in it."""
        if key not in SECTIONS[self.section][2]:
            self.show_section(next(name for name, section in SECTIONS.items() if key in section[2]))
        editor = self.fields[key].editor if key in self.fields else self.parts[key]
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def set_fault(self, key: str, text: str) -> None:
        """Says below a field why it cannot be saved, and goes there."""
        if key == "unit_lines":
            self.units.set_fault(text)
        else:
            self.fields[key].set_fault(text)
        self.go_to(key)

    def new_category(self) -> str:
        """The name of a category that the shop does not have yet, "" where it is known or none."""
        return "" if self._names("category").chosen() else self._text("category")

    def category_made(self, category_id: int) -> None:
        """The category that stands on the card is there now: whatever becomes of the item, it is made once."""
        self._names("category").know(category_id)

    def read(self) -> NewItem:
        """The card as it is handed in."""
        barcodes = f"{self._text('barcode')} {self._text('more_barcodes')}"
        tax = self.fields["tax"].editor
        return NewItem(
            self._text("item_name"),
            code=self._text("code"),
            unit=self._text("unit"),
            barcodes=split_codes(barcodes, self._sources),
            spec=self._text("spec"),
            brand=self._text("brand"),
            category_id=self._names("category").chosen(),
            tax_code=str(tax.value() or "") if isinstance(tax, Choice) else "",
            purchase_price=self._value("purchase_price") or NO_PRICE,
            retail_price=self._value("retail_price") or NO_PRICE,
            member_price=self._value("member_price") or NO_PRICE,
            wholesale_price=self._value("wholesale_price") or NO_PRICE,
            floor_price=self._value("floor_price") or NO_PRICE,
            least_quantity=self._value("least") or NONE,
            most_quantity=self._value("most") or NONE,
            weighed=self.weighed.isChecked(),
            plu=self._text("plu"),
            batched=self.batched.isChecked(),
            shelf_life_days=self._value("shelf_life") or 0,
            bin=self._text("bin"),
            note=self._text("note"),
            supplier_id=self._names("supplier").chosen(),
            units=self.units.units(self._sources),
            instore_code=self.own_code.isChecked(),
            allow_shared=self.shared.isChecked(),
        )

    def _text(self, key: str) -> str:
        return self._line(key).text().strip()

    def _value(self, key: str) -> Any:
        editor = self.fields[key].editor if key in self.fields else None
        return editor.read() if isinstance(editor, ValueField) else None

    # --- what is said below the fields ---------------------------------------------------------------------------

    def _say_pinyin(self) -> None:
        keys = pinyin_keys(self._text("item_name")).initials
        self.fields["item_name"].set_note(tr("Found by {pinyin}", pinyin=" ".join(keys[:2])) if keys else "")

    def say_margins(self) -> None:
        """The margin below each selling price, or what each piece loses."""
        if not self._sees_cost:
            return
        cost = self._price("purchase_price")
        for key in _PRICES:
            field, price = self.fields[key], self._price(key)
            if field.fault():
                continue
            if not cost or not price:
                field.set_note("")
            elif price < cost:
                loses = grouped(Price(cost.e4 - price.e4))
                field.set_warning(tr("Below cost: each one loses {sum}", sum=loses))
            else:
                share = (Decimal(price.e4 - cost.e4) * 100 / price.e4).quantize(Decimal("0.1"))
                field.set_note(tr("Margin {percent}%", percent=share))

    def _price(self, key: str) -> Price | None:
        try:
            value = self._value(key)
        except Refused:
            return None
        return value if isinstance(value, Price) else None

    def say_barcode(self) -> None:
        """Whether the code is complete, and whether other goods have it."""
        field, code = self.fields["barcode"], self._text("barcode")
        self.own_code.setVisible(not code or self.own_code.isChecked())
        named = self._named(code) if code and not self.shared.isChecked() else ""
        if named:
            field.set_fault(tr("“{item}” has this code already", item=named))
            return
        field.set_fault("")
        if code.isdigit() and not is_valid(code) and len(code) in (*LENGTHS, _EAN_13 - 1):
            short = len(code) == _UPC_A and code.startswith("69")
            field.set_warning(
                tr("One digit is missing; scan it once more")
                if short
                else tr("The check digit does not fit; scan it once more")
            )

    def _own_code(self, wanted: bool) -> None:
        self._line("barcode").setPlaceholderText(tr("Given when it is saved") if wanted else "")
