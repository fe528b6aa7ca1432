"""The step about the till: its number, where its goods lie, the receipt printer and a try of it."""

from datetime import datetime

from PySide6.QtWidgets import QCompleter, QWidget

from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.forms.ui_wizard_till import Ui_WizardTill
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.desktop.paper_view.printing import printer_names
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.receipt_preview import ReceiptPreview, sample_receipt
from jxc_desktop.desktop.start.step import Step
from jxc_desktop.documents.places import checked_till_code
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.escpos import receipt_bytes
from jxc_desktop.paper.printers import printer_from
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.strip import Roll
from jxc_desktop.words import say_refusal, tr


class TillStep(Step):
    """Without a printer one can sell as well; it is chosen later under Settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Till and printing"), tr("A scanner needs nothing: plug it in and scan"))
        self.name = tr("Till and printing")
        self._desk = desk
        self.till, self.warehouse = TextField(), TextField()
        self.printer = TextField(placeholder=tr("Its name in Windows, or tcp://192.168.1.50"))
        self.printer.setCompleter(QCompleter(printer_names(), self))
        self.width_mm = Choice([(58, "58 mm"), (80, "80 mm")])
        self.print_try = KeyButton(tr("Try a receipt"), "Ctrl P", icon="printer")
        self._told = Words("", 13, "text2", wrap=True)
        self._preview = ReceiptPreview(desk)
        self._answers = Answers()
        self._lay_fields()
        self.print_try.clicked.connect(self._print_one)
        self.width_mm.chosen.connect(lambda _: self._show_receipt())

    def _lay_fields(self) -> None:
        holder = QWidget()
        self.form = Ui_WizardTill()
        self.form.setupUi(holder)
        how = tr("None yet is fine too")
        self._till_field = LabelledField(
            tr("Till number"), self.till, required=True, note_below=tr("Two digits, part of every receipt number")
        )
        places = (
            (self.form.till, self._till_field),
            (self.form.warehouse, LabelledField(tr("Warehouse"), self.warehouse, required=True)),
            (self.form.printer, LabelledField(tr("Receipt printer"), self.printer, note_below=how)),
            (self.form.width, LabelledField(tr("Paper width"), self.width_mm)),
        )
        for slot, field in places:
            slot.addWidget(field)
            self.fields.append(field)
        self.form.printer_try.addLayout(row(self.print_try, (self._told, 1), gap=12))
        self.lay_from_top(holder)

    def beside(self) -> QWidget:
        return self._preview

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        self.till.show_value(answers.till)
        self.warehouse.show_value(answers.warehouse)
        self.printer.show_value(answers.printer)
        self.width_mm.choose(answers.receipt_width_mm)
        self._preview.show_answers(answers)

    def check(self) -> bool:
        if not super().check():
            return False
        try:
            checked_till_code(self.till.text().strip())
        except Refused as refused:
            self._till_field.set_fault(say_refusal(refused))
            self.till.setFocus()
            return False
        return True

    def take(self, answers: Answers) -> None:
        answers.till = self.till.text().strip()
        answers.warehouse = self.warehouse.text().strip()
        answers.printer = self.printer.text().strip()
        answers.receipt_width_mm = 80 if self.width_mm.value() == 80 else 58

    def _show_receipt(self) -> None:
        self.take(self._answers)
        self._preview.show_answers(self._answers)

    def _print_one(self) -> None:
        self.take(self._answers)
        address, paper = self._answers.printer, sample_receipt(self._answers, datetime.now())
        roll = Roll.MM58 if self._answers.receipt_width_mm == Roll.MM58.value else Roll.MM80

        def send() -> None:
            printer_from(address).send(receipt_bytes(receipt_strip(paper), roll), paper.number)

        self._told.say(tr("Sending to the printer"), "text2")
        self._desk.read(
            self,
            send,
            lambda _: self._told.say(tr("Sent; look whether the Chinese is right"), "ok"),
            refused=lambda why: self._told.say(say_refusal(why), "bad"),
            broken=lambda _: self._told.say(tr("That printer did not take it"), "bad"),
        )
