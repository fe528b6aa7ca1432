"""What the shop says of itself, its taxes, round-off and limits; how the program speaks and looks."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from jxc_desktop.catalog.settings import RoundOff, Settings, SettingsChanged, Taxpayer, change_settings
from jxc_desktop.desktop.forms.ui_shop_page import Ui_ShopPage
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.fields import Choice, CountField, LabelledField, MoneyField, TextField, first_fault
from jxc_desktop.desktop.kit.layout import STRETCH, column
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.start.shop_step import HOURS, ROUND_OFFS, TAXPAYERS, hour_words
from jxc_desktop.desktop.window.above import nearest
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.tax_id import is_tax_id
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.money import ZERO
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Negative
from jxc_desktop.words import language, mark, speak, tr

NEGATIVES: dict[Negative, str] = {
    Negative.FORBID: mark("Not sold without stock"),
    Negative.WARN: mark("Sold, but said"),
    Negative.ALLOW: mark("Sold without a word"),
}
LANGUAGES = (("zh_CN", "中文"), ("en", "English"))
_MOST_PERCENT = 100


class ShopPage(Page):
    """Ctrl S keeps everything at once; the colours change at once."""

    watches = frozenset({Topic.SETTINGS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.fields: dict[str, LabelledField] = {}
        self._request_id = new_request_id(datetime.now())
        self.save = KeyButton(tr("Save"), "Ctrl S", Kind.PRIMARY)
        self.save.clicked.connect(self.save_settings)
        self.band = Band()
        self._make_editors()
        self._lay()

    def _make_editors(self) -> None:
        self.shop_name, self.phone, self.address = TextField(), TextField(), TextField()
        self.tax_id, self.footer = TextField(), TextField()
        self.taxpayer = Choice([(one, tr(words)) for one, words in TAXPAYERS.items()])
        self.rolls = Choice([(hour, hour_words(hour)) for hour in HOURS])
        self.round_off = Choice([(one, tr(words)) for one, words in ROUND_OFFS.items()])
        self.negative = Choice([(one, tr(words)) for one, words in NEGATIVES.items()])
        self.round_off_most, self.write_off_most, self.discount = MoneyField(), MoneyField(), CountField()
        self.over_receipt = CountField()
        self.width_mm = Choice([(58, "58 mm"), (80, "80 mm")])
        self.language = Choice(LANGUAGES)
        self.theme = Choice([("light", tr("Light")), ("dark", tr("Dark"))])
        self.theme.chosen.connect(self._other_theme)
        self.tax_id.editingFinished.connect(self._look_at_tax_id)

    def _lay(self) -> None:
        holder, yuan = QWidget(), tr("¥")
        self.form = Ui_ShopPage()
        self.form.setupUi(holder)
        form = self.form
        self._put(form.shop_name, "shop_name", tr("Shop name"), self.shop_name, required=True)
        self._put(form.phone, "phone", tr("Phone"), self.phone)
        self._put(
            form.address,
            "address",
            tr("Address"),
            self.address,
            note_below=tr("Name, address and phone are on the receipt"),
        )
        self._put(form.tax_id, "tax_id", tr("Tax id"), self.tax_id)
        self._put(form.taxpayer, "taxpayer", tr("Taxpayer"), self.taxpayer)
        self._put(
            form.rolls_at_hour,
            "rolls",
            tr("The day begins at"),
            self.rolls,
            note_below=tr("Sales before it count for the day before"),
        )
        self._put(form.negative_stock, "negative", tr("Selling more than there is"), self.negative)
        self._put(form.round_off, "round_off", tr("Round-off"), self.round_off)
        self._put(form.round_off_most, "round_off_most", tr("Round-off at most"), self.round_off_most, unit=yuan)
        self._lay_limits(yuan)
        self._put(form.footer, "footer", tr("Last line of the receipt"), self.footer)
        self._put(form.width, "width", tr("Paper width"), self.width_mm)
        self._put(
            form.language, "language", tr("Language"), self.language, note_below=tr("Changes when one signs in again")
        )
        self._put(form.theme, "theme", tr("Colours"), self.theme, note_below=tr("On this computer, at once"))
        card = Card(margins=(20, 16, 20, 16))
        card.add(holder)
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        inside.setLayout(column(card, STRETCH, gap=0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        self.setLayout(column(self.band, (area, 1), gap=10))

    def _lay_limits(self, yuan: str) -> None:
        """What may be done without asking the manager."""
        form, above = self.form, tr("Above it the manager is asked")
        self._put(
            form.write_off_most,
            "write_off_most",
            tr("Written off without asking"),
            self.write_off_most,
            unit=yuan,
            note_below=above,
        )
        self._put(
            form.most_discount,
            "discount",
            tr("A cashier may take off"),
            self.discount,
            unit="%",
            note_below=above,
        )
        self._put(
            form.over_receipt,
            "over_receipt",
            tr("More than ordered may come in"),
            self.over_receipt,
            unit="%",
            note_below=above,
        )

    def _put(self, slot: Any, name: str, label: str, editor: QWidget, **more: Any) -> None:
        self.fields[name] = LabelledField(label, editor, **more)
        slot.addWidget(self.fields[name])

    def title_actions(self) -> Sequence[QWidget]:
        return (self.save,)

    # --- what stands in the fields -----------------------------------------------------------------------------

    def reload(self) -> None:
        kept = self.work.settings
        texts = {
            self.shop_name: kept.shop_name, self.phone: kept.phone, self.address: kept.address,
            self.tax_id: kept.tax_id, self.footer: kept.receipt_footer,
        }  # fmt: skip
        for line, text in texts.items():
            line.show_value(text)
        self.taxpayer.choose(kept.taxpayer)
        self.rolls.choose(kept.rolls_at_hour)
        self.round_off.choose(kept.round_off)
        self.negative.choose(kept.negative_stock)
        self.round_off_most.show_value(kept.round_off_most)
        self.write_off_most.show_value(kept.write_off_most)
        self.discount.show_value(kept.most_discount_percent)
        self.over_receipt.show_value(kept.over_receipt_percent)
        self.width_mm.choose(kept.receipt_width_mm)
        self.language.choose(kept.language)
        self.theme.choose(theme.current().name)

    def wanted(self) -> Settings:
        """The settings as they stand in the fields; Refused where one cannot be read."""
        hour = self.rolls.value()
        return dataclasses.replace(
            self.work.settings,
            shop_name=self.shop_name.read() or "",
            phone=self.phone.read() or "",
            address=self.address.read() or "",
            tax_id=self.tax_id.text().strip(),
            receipt_footer=self.footer.read() or "",
            taxpayer=Taxpayer(str(self.taxpayer.value())),
            rolls_at_hour=hour if isinstance(hour, int) else self.work.settings.rolls_at_hour,
            round_off=RoundOff(str(self.round_off.value())),
            negative_stock=Negative(str(self.negative.value())),
            round_off_most=self.round_off_most.read() or ZERO,
            write_off_most=self.write_off_most.read() or ZERO,
            most_discount_percent=self.discount.read() or 0,
            over_receipt_percent=self.over_receipt.read() or 0,
            receipt_width_mm=80 if self.width_mm.value() == 80 else 58,
            language=str(self.language.value()),
        )

    def _check(self) -> bool:
        if first_fault(list(self.fields.values())):
            return False
        for name, money in (("round_off_most", self.round_off_most), ("write_off_most", self.write_off_most)):
            if (money.read() or ZERO) < ZERO:
                self.fields[name].set_fault(tr("Not below nothing"))
                money.setFocus()
                return False
        for name, percent in (("discount", self.discount), ("over_receipt", self.over_receipt)):
            if not 0 <= (percent.read() or 0) <= _MOST_PERCENT:
                self.fields[name].set_fault(tr("From 0 to 100"))
                percent.setFocus()
                return False
        return True

    def _look_at_tax_id(self) -> None:
        code, field = self.tax_id.text().strip(), self.fields["tax_id"]
        field.set_note("")
        if code and not is_tax_id(code):
            field.set_warning(tr("Its check sign does not fit; look once more"))

    # --- keeping -----------------------------------------------------------------------------------------------

    def save_settings(self) -> None:
        """Ctrl S: to the first fault, or kept."""
        self.band.close_band()
        if not self._check():
            return
        self.save.setEnabled(False)
        self.work.run(
            self,
            change_settings,
            self.wanted(),
            self._kept,
            request_id=self._request_id,
            refused=self._refused,
            broken=self._broken,
        )

    def _kept(self, changed: SettingsChanged) -> None:
        self._request_id = new_request_id(datetime.now())
        self.save.setEnabled(True)
        self.work.say_done(tr("The shop's settings are kept"))
        if changed.settings.language != language():
            again = KeyButton(tr("Change it now"))
            again.clicked.connect(lambda: self._speak_now(changed.settings.language))
            self.band.say("info", tr("The language changes when one signs in again"), "", again)

    def _speak_now(self, name: str) -> None:
        speak(name)
        window = nearest(self, MainWindow)
        if window is not None:
            window.lock_wanted.emit()

    def _refused(self, refused: Refused) -> None:
        self._request_id = new_request_id(datetime.now())
        self.save.setEnabled(True)
        self.work.say_refused(refused)

    def _broken(self, fault: Exception) -> None:
        self.save.setEnabled(True)
        self.work.say_broken(fault)

    def _other_theme(self, name: object) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, str(name))
            own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
            LastShop(Path(own)).keep(theme=str(name))
