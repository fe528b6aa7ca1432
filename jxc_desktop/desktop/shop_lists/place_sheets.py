"""The cards of warehouses, tills, rates and the labels of the scale."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.catalog.lookups import tax_rates
from jxc_desktop.catalog.scale_code import ScaleFormat, scale_formats
from jxc_desktop.catalog.set_scale_formats import ScaleFormats, set_scale_formats
from jxc_desktop.catalog.set_tax_rate import SetTaxRate, percentage, set_tax_rate
from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.cards.fund_sheet import in_use_choice
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, DateField, LabelledField, PriceField, TextField
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.places import Till, Warehouse, warehouses
from jxc_desktop.sales.add_till import NewTill, add_till
from jxc_desktop.sales.edit_till import EditTill, edit_till
from jxc_desktop.words import tr

_NEW_RATE = ""


class WarehouseSheet(FieldSheet):
    """A place where stock lies."""

    def __init__(self, window: QWidget, work: Workplace, known: Warehouse | None) -> None:
        super().__init__(window, work, known.name if known else tr("New warehouse"), tr("Save"))
        self._known = known
        self.name, self.state = TextField(known.name if known else ""), in_use_choice(known is None or known.active)
        name = LabelledField(tr("Name"), self.name, required=True)
        state = LabelledField(tr("State"), self.state, note_below=tr("Only without goods and tills can it rest"))
        self.lay([name, state] if known else [name])
        self.refusal_at = dict.fromkeys(("warehouse.has_till", "warehouse.not_empty", "warehouse.count_open"), state)

    def send(self) -> None:
        name = self.name.text().strip()
        done = tr("Saved: {name}", name=name)
        if self._known:
            self.run_verb(edit_warehouse, EditWarehouse(self._known.id, name, bool(self.state.value())), done)
        else:
            self.run_verb(add_warehouse, NewWarehouse(name), done)


class TillSheet(FieldSheet):
    """A till: its two digits stand in every number it gives, so they stay."""

    def __init__(self, window: QWidget, work: Workplace, known: Till | None) -> None:
        super().__init__(window, work, tr("Till {till}", till=known.code) if known else tr("New till"), tr("Save"))
        self._known = known
        self.code, self.name = TextField(known.code if known else ""), TextField(known.name if known else "")
        places = work.look(warehouses)
        self.warehouse = Choice([(place.id, place.name) for place in places], name=tr("Warehouse"))
        self.warehouse.choose(known.warehouse_id if known else places[0].id)
        code = LabelledField(
            tr("Code"), self.code, required=True, note_below=tr("Two digits, in every number it gives")
        )
        name = LabelledField(tr("Name"), self.name, note_below=tr("Empty is the code"))
        sells = LabelledField(tr("Sells out of"), self.warehouse, note_below=tr("Counts from the next sign-in"))
        self.state = in_use_choice(known is None or known.active)
        state = LabelledField(tr("State"), self.state, note_below=tr("Out of use nobody signs in at it"))
        self.lay([name, sells, state] if known else [code, name, sells])
        resting = ("till.is_here", "till.last", "till.shift_open", "till.held_sales")
        self.refusal_at = {"warehouse.stopped": sells, "text.too_long": name} | dict.fromkeys(resting, state)

    def send(self) -> None:
        name, place = self.name.text().strip(), int(str(self.warehouse.value()))
        code = self._known.code if self._known else (self.code.read() or "")
        done = tr("Saved: {name}", name=name or code)
        if self._known:
            self.run_verb(edit_till, EditTill(code, place, name, bool(self.state.value())), done)
        else:
            self.run_verb(add_till, NewTill(code, place, name), done)


class TaxRateSheet(FieldSheet):
    """What a rate will be from a day on, or a further rate."""

    def __init__(self, window: QWidget, work: Workplace, code: str = "") -> None:
        super().__init__(window, work, tr("New tax rate"), tr("Set it"), tr("Papers that are booked keep theirs"))
        today = date.fromisoformat(work.today())
        known = work.look(lambda conn: tax_rates(conn, today))
        self.code = Choice([*[(rate.code, rate.name) for rate in known], (_NEW_RATE, tr("A further rate"))])
        self.code.choose(code or _NEW_RATE)
        self.percent, self.since = PriceField(), DateField(today + timedelta(days=1))
        self.name = TextField()
        percent = LabelledField(tr("Will be"), self.percent, unit="%", required=True)
        since = LabelledField(tr("From the day"), self.since, required=True, note_below=tr("From tomorrow on"))
        name = LabelledField(tr("Name"), self.name, note_below=tr("Empty is the percentage"))
        self.lay([LabelledField(tr("Rate"), self.code), percent, since, name])
        self.refusal_at = {"tax_rate.past": since, "tax_rate.wrong": percent}

    def send(self) -> None:
        percent, since = self.percent.read(), self.since.read()
        if percent is None or since is None:
            return
        points = percent.e4 // 100
        said = percentage(points)
        wanted = SetTaxRate(str(self.code.value()) or said.removesuffix("%"), points, since, self.name.text().strip())
        self.run_verb(set_tax_rate, wanted, tr("{rate} from {day}", rate=said, day=since.isoformat()))


class ScaleFormatSheet(FieldSheet):
    """One kind of label the scale prints; `at` is its place in the table, None for a further one."""

    def __init__(self, window: QWidget, work: Workplace, at: int | None, known: Sequence[ScaleFormat]) -> None:
        title = tr("New scale label") if at is None else tr("Scale label {flag}", flag=known[at].flag)
        super().__init__(window, work, title, tr("Save"))
        self._at, self._known = at, tuple(known)
        shown = ScaleFormat("", "FFPPPPPAAAAAC") if at is None else known[at]
        self.flag, self.layout_text = TextField(shown.flag), TextField(shown.layout)
        self.check_ean = Choice([(True, tr("must fit")), (False, tr("is not looked at"))], name=tr("Check digit"))
        self.check_ean.choose(shown.check_ean)
        letters = tr("F start, P goods code, A amount in fen, W weight in grams, C check digit")
        layout = LabelledField(tr("Layout"), self.layout_text, required=True, note_below=letters)
        begins = LabelledField(tr("Begins with"), self.flag, required=True, note_below=tr("As the scale is set"))
        self.off = KeyButton(tr("Take it off"), "", Kind.DANGER)
        self.off.clicked.connect(self._take_off)
        self.lay([begins, layout, LabelledField(tr("Check digit"), self.check_ean)], self.off)
        self.off.setVisible(at is not None)
        self.refusal_at = {"scale.format_wrong": layout}

    def send(self) -> None:
        flag, layout = self.flag.read() or "", (self.layout_text.read() or "").upper()
        one = ScaleFormat(flag, layout, bool(self.check_ean.value()))
        table = list(self._known)
        if self._at is None:
            table.append(one)
        else:
            table[self._at] = replace(one)
        self._set(table, tr("Saved: {name}", name=f"{flag} {layout}"))

    def _take_off(self) -> None:
        rest = [one for number, one in enumerate(self._known) if number != self._at]
        self._set(rest, tr("Off the list: {name}", name=self._known[self._at or 0].flag))

    def _set(self, table: Sequence[ScaleFormat], done: str) -> None:
        self.run_verb(set_scale_formats, ScaleFormats(tuple(table)), done)


def formats_of(work: Workplace) -> tuple[ScaleFormat, ...]:
    """The table as it stands."""
    return work.look(scale_formats)
