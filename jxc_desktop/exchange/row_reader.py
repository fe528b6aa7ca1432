"""Turns one row of a sheet into an item and says what is wrong with it."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from jxc_desktop.exchange.cells import Row, Value, as_text, is_blank, is_number
from jxc_desktop.exchange.codes import check_digit_is_wrong, read_barcodes, read_code, with_lost_zeros
from jxc_desktop.exchange.columns import Plan
from jxc_desktop.exchange.fields import Field
from jxc_desktop.exchange.figures import figure_text, read_days, read_price, read_quantity, read_rate, read_yes
from jxc_desktop.exchange.findings import Finding, Severity
from jxc_desktop.exchange.goods_row import GoodsRow, Pack
from jxc_desktop.exchange.sheets import Sheet
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean

_T = TypeVar("_T")
_MOST = {Field.NAME: 200, Field.NOTE: 500, Field.SPEC: 120, Field.UNIT: 10, Field.PACK_UNIT: 10}
_MOST_ELSEWHERE = 60
_cleaned = lru_cache(65536)(clean)


class RowReader:
    """Reads the rows of one sheet by one plan; `findings` and `formulas` (column -> rows) grow with what it meets."""

    def __init__(self, sheet: Sheet, plan: Plan) -> None:
        self._sheet = sheet
        self._plan = plan
        self._row = Row(0, ())
        self._stopped = False
        self._unmarked = not sheet.has_marks
        self.findings: list[Finding] = []
        self.formulas: dict[int, list[int]] = {}

    def read(self, row: Row) -> GoodsRow | None:
        """The item of `row`; None where an error among the findings says why it cannot be taken."""
        self._row, self._stopped = row, False
        code = self._value(Field.CODE, read_code, "")
        goods = GoodsRow(
            row_number=row.number,
            name=self._name(code),
            code=code,
            barcodes=self._barcodes(Field.BARCODE),
            spec=self._text(Field.SPEC),
            category=self._text(Field.CATEGORY),
            brand=self._text(Field.BRAND),
            unit=self._text(Field.UNIT),
            purchase_price=self._price(Field.PURCHASE_PRICE),
            retail_price=self._price(Field.RETAIL_PRICE),
            member_price=self._price(Field.MEMBER_PRICE),
            wholesale_price=self._price(Field.WHOLESALE_PRICE),
            floor_price=self._price(Field.FLOOR_PRICE),
            stock_quantity=self._stock(),
            least_quantity=self._quantity(Field.LEAST_QUANTITY),
            most_quantity=self._quantity(Field.MOST_QUANTITY),
            shelf_life_days=self._value(Field.SHELF_LIFE_DAYS, lambda value: read_days(figure_text(value)), None),
            plu=self._value(Field.PLU, read_code, ""),
            weighed=self._value(Field.WEIGHED, lambda value: read_yes(as_text(value)), False),
            tax_rate=self._value(Field.TAX_RATE, lambda value: read_rate(figure_text(value)), None),
            supplier=self._text(Field.SUPPLIER),
            note=self._text(Field.NOTE),
            active=self._value(Field.ACTIVE, lambda value: read_yes(as_text(value)), True),
            pack=self._pack(),
        )
        self._doubt_figures(goods)
        return None if self._stopped else goods

    def note(self, row_number: int, field: Field, severity: Severity, key: str, **facts: object) -> None:
        """Adds a finding about a row, under the heading its field is taken from."""
        columns = self._plan.columns.get(field, ())
        heading = self._plan.heading(columns[0]) if columns else ""
        self.findings.append(Finding(row_number, heading, severity, key, facts))

    def _stop(self, field: Field, key: str, **facts: object) -> None:
        self._stopped = True
        self.note(self._row.number, field, Severity.ERROR, key, **facts)

    def _warn(self, field: Field, key: str, **facts: object) -> None:
        self.note(self._row.number, field, Severity.WARNING, key, **facts)

    def _values(self, field: Field) -> list[Value]:
        """What stands in the columns of a field; a fault (#N/A) or a formula never worked out stops the row."""
        columns = self._plan.columns.get(field, ())
        if self._unmarked or not columns:
            return [value for column in columns if not is_blank(value := self._row.cell(column))]
        found = []
        for column in columns:
            value = self._row.cell(column)
            formula = self._sheet.is_formula(self._row.number, column)
            if self._sheet.is_fault(self._row.number, column):
                self._stop(field, "import.cell_fault")
            elif not is_blank(value):
                found.append(value)
                if formula:
                    self.formulas.setdefault(column, []).append(self._row.number)
            elif formula:
                self._stop(field, "import.formula_without_value")
        return found

    def _read_each(self, field: Field, read: Callable[[Value], _T]) -> list[_T]:
        read_values: list[_T] = []
        if field not in self._plan.columns:
            return read_values
        for value in self._values(field):
            try:
                read_values.append(read(value))
            except Refused as refused:
                self._stop(field, refused.key, **refused.facts)
        return read_values

    def _value(self, field: Field, read: Callable[[Value], _T], absent: _T) -> _T:
        for value in self._read_each(field, read):
            return value
        return absent

    def _text(self, field: Field) -> str:
        most = _MOST.get(field, _MOST_ELSEWHERE)
        return " ".join(filter(None, self._read_each(field, lambda value: _cleaned(as_text(value), most))))

    def _name(self, code: str) -> str:
        name = self._text(Field.NAME)
        if name or self._stopped:
            return name
        if stand_in := code or self._text(Field.SPEC):
            self._warn(Field.NAME, "import.name_stands_in", name=stand_in)
            return stand_in
        self._stop(Field.NAME, "import.name_missing")
        return ""

    def _barcodes(self, field: Field) -> tuple[str, ...]:
        columns = self._plan.columns.get(field, ())
        stored_as_number = any(is_number(self._row.cell(column)) for column in columns)
        found = self._read_each(field, read_barcodes)
        codes = tuple(dict.fromkeys(code for group in found for code in group))
        for code in codes:
            if whole := with_lost_zeros(code):
                self._warn(field, "import.leading_zero_lost", code=code, whole=whole)
            elif check_digit_is_wrong(code):
                self._warn(field, "import.check_digit", code=code)
            elif not code.isascii():
                self._warn(field, "import.barcode_not_scannable", code=code)
            elif stored_as_number and len(code) < 8:
                self._warn(field, "import.code_was_number", code=code)
        return codes

    def _price(self, field: Field) -> Price | None:
        for price, finer in self._read_each(field, lambda value: read_price(figure_text(value))):
            if finer:
                self._warn(field, "import.figure_rounded", kept=price)
            return price or None
        return None

    def _quantity(self, field: Field) -> Quantity | None:
        for quantity, finer in self._read_each(field, lambda value: read_quantity(figure_text(value))):
            if finer:
                self._warn(field, "import.figure_rounded", kept=quantity)
            return quantity
        return None

    def _stock(self) -> Quantity | None:
        """The stock of all warehouses together; a shop that went below zero begins with none."""
        found = self._read_each(Field.STOCK_QUANTITY, lambda value: read_quantity(figure_text(value)))
        if not found:
            return None
        stock = Quantity.total(quantity for quantity, _ in found)
        if any(finer for _, finer in found):
            self._warn(Field.STOCK_QUANTITY, "import.figure_rounded", kept=stock)
        if stock < Quantity.of(0):
            self._warn(Field.STOCK_QUANTITY, "import.stock_negative", stock=stock)
            return Quantity.of(0)
        return stock

    def _pack(self) -> Pack | None:
        unit = self._text(Field.PACK_UNIT)
        factor = self._quantity(Field.PACK_FACTOR)
        barcodes = self._barcodes(Field.PACK_BARCODE)
        retail, purchase = self._price(Field.PACK_RETAIL_PRICE), self._price(Field.PACK_PURCHASE_PRICE)
        if not (unit or factor or barcodes or retail or purchase):
            return None
        if not unit or not factor or factor <= Quantity.of(0):
            self._stop(Field.PACK_FACTOR if unit else Field.PACK_UNIT, "import.pack_incomplete")
            return None
        return Pack(unit, factor, barcodes, retail, purchase)

    def _doubt_figures(self, goods: GoodsRow) -> None:
        if goods.retail_price is None and not self._stopped:
            self._warn(Field.RETAIL_PRICE, "import.no_price")
        cost, stock = goods.purchase_price, goods.stock_quantity
        for field, price in ((Field.RETAIL_PRICE, goods.retail_price), (Field.MEMBER_PRICE, goods.member_price)):
            if price and cost and price < cost:
                self._warn(field, "import.price_below_cost", price=price, cost=cost)
        if stock is None or goods.weighed or stock.thousandths % 1000 == 0:
            return
        if cost and stock.thousandths * 10 == cost.e4:
            self._warn(Field.STOCK_QUANTITY, "import.stock_equals_cost", stock=stock)
        else:
            self._warn(Field.STOCK_QUANTITY, "import.stock_fraction", stock=stock)
