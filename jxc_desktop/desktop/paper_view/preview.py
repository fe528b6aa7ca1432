"""The print preview: the pages as they will come out, the printer, the paper, copies, and the ways to keep it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.forms.ui_print_preview import Ui_PrintPreview
from jxc_desktop.desktop.kit.buttons import Cross, KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, CountField, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import Words, note, vline
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, row
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.paper_view.canvas import FIT, Canvas
from jxc_desktop.desktop.paper_view.pages import PdfPages
from jxc_desktop.desktop.paper_view.printable import Look, Printable
from jxc_desktop.desktop.paper_view.printing import pages_of, print_pages, printer_named, printer_names
from jxc_desktop.desktop.paper_view.saving import ask_where, save_bytes
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr

_WHOLE_WINDOW = 100_000
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_MOST_COPIES = 99
_MOST_DPI_ON_SCREEN = 300
Writer = Callable[[Token], int]


class PrintPreview(Sheet):
    """Lies over the page; Enter prints, Esc goes back. The printer is remembered for each kind of paper."""

    def __init__(self, window: QWidget, work: Workplace, printable: Printable) -> None:
        title = tr("Print preview")
        super().__init__(window, title, side=True, width=_WHOLE_WINDOW, note=f"{printable.title}   {printable.note}")
        self._work, self.printable = work, printable
        self._store = remembered(work.shop.path)
        self.pages: PdfPages | None = None
        self.number = 0
        self._making: Token | None = None
        self._drawing: Token | None = None
        self._long: Token | None = None
        self.form = Ui_PrintPreview()
        inside = QWidget()
        self.form.setupUi(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(inside)
        self._put_paper_side()
        self._put_choices()
        self._put_buttons()
        self._wire()
        self.closed.connect(self._let_go)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.canvas)
        self._make()

    # --- building ----------------------------------------------------------------------------------------------

    def _put_paper_side(self) -> None:
        self.canvas = Canvas()
        self._page_words, self._zoom_words = note(""), note(tr("Whole page"))
        self._back, self._forth = Cross(tr("Page before"), "chevron-left"), Cross(tr("Next page"), "chevron-right")
        self._smaller, self._larger = Cross(tr("Smaller"), "zoom-out"), Cross(tr("Larger"), "zoom-in")
        bar = row(
            STRETCH, self._back, self._page_words, self._forth, 30, self._smaller, self._zoom_words, self._larger,
            STRETCH, gap=12, margins=(0, 8, 0, 8),
        )  # fmt: skip
        self.form.canvas_slot.addWidget(self.canvas, 1)
        self.form.turn_slot.addWidget(boxed(bar))
        self.form.page.insertWidget(1, vline())

    def _put_choices(self) -> None:
        names = printer_names()
        self.printer = Choice([(name, name) for name in names] or [("", tr("No printer found"))], name=tr("Printer"))
        self.printer.setEnabled(bool(names))
        self.printer.choose(self._store.read("printers").get(self.printable.kind, names[0] if names else ""))
        self.paper = Choice(self.printable.papers, name=tr("Paper size"))
        self.paper.choose(self._store.read("papers").get(self.printable.kind, self.printable.papers[0][0]))
        self.copies = CountField(1, name=tr("Copies"))
        self.range = TextField(name=tr("Pages"), placeholder=tr("All"))
        self._copies_field = LabelledField(tr("Copies"), self.copies)
        self._range_field = LabelledField(tr("Pages"), self.range)
        self._printer_field = LabelledField(tr("Printer"), self.printer)
        self.form.printer_slot.addWidget(self._printer_field)
        self.form.paper_slot.addWidget(LabelledField(tr("Paper size"), self.paper))
        self.form.range_slot.addWidget(self._copies_field)
        self.form.range_slot.addWidget(self._range_field)
        self.switches = {switch.key: QCheckBox(switch.title) for switch in self.printable.switches}
        for switch in self.printable.switches:
            self.switches[switch.key].setChecked(switch.on)
            self.form.switches_slot.addWidget(self.switches[switch.key])
        if self.printable.hint:
            self.form.switches_slot.addWidget(Words(self.printable.hint, 13, "text2", wrap=True))

    def _put_buttons(self) -> None:
        self._pdf = KeyButton(tr("Save PDF"), height=38)
        self._xlsx = KeyButton(tr("Save table"), height=38)
        self._print = KeyButton(tr("Print"), "Enter", Kind.PRIMARY, "printer", height=42, big=True)
        self._progress = note("")
        for button in (self._pdf, self._xlsx, self._print):
            button.setMinimumWidth(120)
        self.form.save_slot.addWidget(self._pdf, 1)
        self.form.save_slot.addWidget(self._xlsx, 1)
        self._xlsx.setVisible(self.printable.xlsx is not None)
        self.form.print_slot.addWidget(self._progress)
        self.form.print_slot.addWidget(self._print)
        for button in (self._pdf, self._xlsx, self._print):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        if not self.printer.isEnabled():
            self._printer_field.set_note(tr("Save a PDF and print it elsewhere"))

    def _wire(self) -> None:
        self.canvas.drawing_wanted.connect(self._draw)
        self.canvas.turned.connect(self.turn)
        self._back.clicked.connect(lambda: self.turn(-1))
        self._forth.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self.step_zoom(-1))
        self._larger.clicked.connect(lambda: self.step_zoom(1))
        self.paper.chosen.connect(self._paper_chosen)
        for box in self.switches.values():
            box.toggled.connect(self._make)
        self._pdf.clicked.connect(self._save_pdf)
        self._xlsx.clicked.connect(self._save_xlsx)
        self._print.clicked.connect(self.print)
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.step_zoom(by))
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(lambda: self._set_zoom(FIT))
        # The sheet presses its primary at Enter; here the primary stands in the panel.
        self._primary = self._print

    # --- pages -------------------------------------------------------------------------------------------------

    def look(self) -> Look:
        """What is chosen about the paper."""
        return Look(str(self.paper.value()), frozenset(key for key, box in self.switches.items() if box.isChecked()))

    def _paper_chosen(self, paper: object) -> None:
        self._store.keep("papers", {**self._store.read("papers"), self.printable.kind: paper})
        self._make()

    def _make(self) -> None:
        if self._making:
            self._making.cancel()
        self._page_words.setText(tr("Laying out the pages"))
        self._print.setEnabled(False)
        self._making = self._work.desk.work(
            self,
            self._pages_made(),
            self._made,
            progress=self._say_how_far,
            refused=lambda refused: self._say(say_refusal(refused), "bad"),
            broken=lambda fault: self._say(tr("The pages could not be made. The reason is in the log."), "bad"),
        )

    def _pages_made(self) -> Callable[[Token], bytes]:
        look, shop, make = self.look(), self._work.shop, self.printable.make

        def pages(token: Token) -> bytes:
            with shop.reading() as conn:
                return make(conn, replace(look, token=token))

        return pages

    def _say_how_far(self, done: int, total: int) -> None:
        if total:
            self._page_words.setText(tr("Page {page} of {pages}", page=f"{done:,}", pages=f"{total:,}"))
        else:
            self._page_words.setText(tr("Laying out the pages, {n} {n:line|lines} so far", n=f"{done:,}"))

    def _made(self, pdf: bytes) -> None:
        if self.isHidden():
            return
        if self.pages:
            self.pages.close()
        self.pages = PdfPages(pdf)
        self.number = min(self.number, len(self.pages) - 1)
        self._print.setEnabled(self.printer.isEnabled())
        self._show_page()

    def turn(self, by: int) -> None:
        """The next page or the one before."""
        if self.pages and 0 <= self.number + by < len(self.pages):
            self.number += by
            self._show_page()

    def step_zoom(self, by: int) -> None:
        """Larger or smaller by one step."""
        here = self.canvas.scale()
        steps = [zoom for zoom in _ZOOMS if (zoom > here + 0.01 if by > 0 else zoom < here - 0.01)]
        if steps:
            self._set_zoom(steps[0] if by > 0 else steps[-1])

    def _set_zoom(self, zoom: float) -> None:
        self.canvas.set_zoom(zoom)
        self._zoom_words.setText(f"{zoom:.0%}" if zoom else tr("Whole page"))

    def _show_page(self) -> None:
        if not self.pages:
            return
        self._page_words.setText(tr("Page {page} of {pages}", page=self.number + 1, pages=len(self.pages)))
        self._back.setEnabled(self.number > 0)
        self._forth.setEnabled(self.number + 1 < len(self.pages))
        self.canvas.show_page(self.pages.sizes_mm[self.number])

    def _draw(self, dpi: float) -> None:
        pages, number = self.pages, self.number
        if not pages or self.isHidden():
            return
        if self._drawing:
            self._drawing.cancel()
        self._drawing = self._work.desk.read(
            self,
            lambda: pages.picture(number, min(dpi, _MOST_DPI_ON_SCREEN)),
            self.canvas.show_picture,
            refused=self._not_out,
        )

    # --- out ---------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Prints what is chosen; the sheet closes when the printer has it all."""
        if not self.pages or not self._print.isEnabled():
            return
        try:
            numbers = pages_of(self.range.text(), len(self.pages))
            typed = self.copies.read()
            copies = 1 if typed is None else typed
            if not 1 <= copies <= _MOST_COPIES:
                raise Refused("print.copies", most=_MOST_COPIES)
        except Refused as refused:
            faulty = self._range_field if refused.key == "print.range" else self._copies_field
            faulty.set_fault(say_refusal(refused))
            faulty.editor.setFocus()
            return
        name, pages, title = str(self.printer.value()), self.pages, f"{self.printable.title} {self.printable.note}"
        self._store.keep("printers", {**self._store.read("printers"), self.printable.kind: name})
        self._print.setEnabled(False)
        self._long = self._work.desk.work(
            self,
            lambda token: print_pages(pages, numbers, printer_named(name, copies), title, token),
            lambda _: self._printed(name, numbers),
            progress=lambda done, total: self._say(tr("Printing {n} of {total}", n=done + 1, total=total)),
            refused=self._not_out,
            broken=self._broke,
        )

    def _printed(self, name: str, numbers: Sequence[int]) -> None:
        self._long = None
        if self.printable.printed:
            self.printable.printed(numbers)
        self._work.say_done(tr("{n} {n:page is|pages are} with {name}", n=len(numbers), name=name))
        self.done()

    def _save_pdf(self) -> None:
        if self.pages:
            pdf = self.pages.pdf
            name = f"{self.printable.file_name}.pdf"
            ask_where(self, self._store, name, "pdf", lambda path: self._write(path, lambda _: save_bytes(path, pdf)))

    def _save_xlsx(self) -> None:
        xlsx = self.printable.xlsx
        if xlsx:
            name = f"{self.printable.file_name}.xlsx"
            ask_where(self, self._store, name, "xlsx", lambda path: self._write(path, lambda token: xlsx(path, token)))

    def _write(self, path: Path, write: Writer) -> None:
        self._long = self._work.desk.work(
            self,
            write,
            lambda _: self._say(tr("Saved as {name}", name=path.name), "ok"),
            progress=lambda done, total: self._say(tr("{n} {n:line|lines} written", n=f"{done:,}")),
            refused=self._not_out,
            broken=self._broke,
        )

    def _not_out(self, refused: Refused) -> None:
        self._say(say_refusal(refused), "bad")
        self._print.setEnabled(self.printer.isEnabled())

    def _broke(self, fault: Exception) -> None:
        self._say(tr("Something of ours went wrong. The reason is in the log."), "bad")
        self._print.setEnabled(self.printer.isEnabled())

    def _say(self, text: str, tone: str = "text2") -> None:
        self._progress.setWordWrap(True)
        self._progress.say(text, tone)

    def _let_go(self) -> None:
        for token in (self._making, self._drawing, self._long):
            if token:
                token.cancel()
        if self.pages:
            pages, self.pages = self.pages, None
            self._work.desk.read(self, pages.close, refused=self._not_out)
        self.deleteLater()
