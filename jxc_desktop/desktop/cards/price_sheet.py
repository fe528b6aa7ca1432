"""New prices for an item without its whole card: retail, member, wholesale, lowest, of its base unit."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.find import item_by_id
from jxc_desktop.catalog.item_fields import NO_PRICE
from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.kit.fields import LabelledField, PriceField
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.price import Price
from jxc_desktop.words import tr


class PriceSheet(FieldSheet):
    """What is new goes to the labels that wait; an empty field is no price of that kind."""

    def __init__(self, window: QWidget, work: Workplace, item_id: int) -> None:
        self._unit = work.look(lambda conn: item_by_id(conn, item_id))
        super().__init__(window, work, tr("New prices"), tr("Reprice"), note=self._unit.label)
        unit, yuan = self._unit, tr("¥")
        self.retail, self.member = PriceField(unit.retail_price or None), PriceField(unit.member_price or None)
        self.wholesale, self.floor = PriceField(unit.wholesale_price or None), PriceField(unit.floor_price or None)
        self.lay(
            [
                LabelledField(tr("Retail price"), self.retail, unit=yuan, required=True),
                LabelledField(tr("Member price"), self.member, unit=yuan),
                LabelledField(tr("Wholesale price"), self.wholesale, unit=yuan),
                LabelledField(tr("Lowest price"), self.floor, unit=yuan),
            ]
        )

    def send(self) -> None:
        unit = self._unit
        new = UnitPrices(
            unit.unit_id,
            retail_price=_changed(self.retail, unit.retail_price),
            member_price=_changed(self.member, unit.member_price),
            wholesale_price=_changed(self.wholesale, unit.wholesale_price),
            floor_price=_changed(self.floor, unit.floor_price),
        )
        self.run_verb(change_price, ChangePrices((new,)), tr("{name} has its new prices", name=self._unit.name))


def _changed(field: PriceField, before: Price) -> Price | None:
    """The price typed, None where it is the one before."""
    typed = field.read() or NO_PRICE
    return typed if typed != before else None
