"""Version, shop file, licences, and the proof of the whole shop."""

import platform
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QWidget

from jxc_desktop import __version__, resources
from jxc_desktop.desktop.forms.ui_about_page import Ui_AboutPage
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.fields import Choice
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, heading, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.kit.table import Column, Grid
from jxc_desktop.desktop.settings.sizes import size_words
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.proof import CHECKS, prove_shop
from jxc_desktop.insights.shop_facts import ShopFacts, shop_facts
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.proof import Finding
from jxc_desktop.words import mark, tr

_FINDINGS_HEIGHT = 220
_LICENCES = (
    (mark("What is built in"), "licences/README.md"),
    (mark("LGPL 3 (Qt, PySide6)"), "licences/LGPL-3.0.txt"),
    (mark("GPL 3"), "licences/GPL-3.0.txt"),
    (mark("Open Font License (Noto Sans SC)"), "fonts/OFL.txt"),
    (mark("ISC, MIT (Lucide)"), "icons/LICENSE"),
)


class AboutPage(Page):
    """F9 proves the shop: every sum recounted from its rows."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.form = Ui_AboutPage()
        self.form.setupUi(self)
        self.prove = KeyButton(tr("Prove the books"), "F9", Kind.PRIMARY, "shield-check")
        self.prove.clicked.connect(self.prove_now)
        self.logs = KeyButton(tr("Open the log folder"), "Ctrl O", Kind.QUIET, "folder-open")
        self.logs.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder()))))
        self._values: dict[str, Words] = {}
        self.form.facts.addWidget(self._facts_card())
        self._icon, self.says = Glyph("shield-check", "text2", 20), Words("", 15, bold=True, wrap=True)
        self.more = Words("", 13, "text2", wrap=True)
        self.findings = Grid(_finding_columns(), name=tr("What does not agree"))
        self.form.proof.addWidget(self._proof_card())
        self.form.proof.addStretch(1)
        self.which = Choice([(path, tr(title)) for title, path in _LICENCES], name=tr("Licences"))
        self.text = QPlainTextEdit()
        self.form.licences.addWidget(self._licence_card(), 1)
        self.setFocusProxy(self.which)
        self._show_licence()
        self._say_unproven()

    def title_actions(self) -> Sequence[QWidget]:
        return (self.logs, self.prove)

    # --- building ----------------------------------------------------------------------------------------------

    def _facts_card(self) -> Card:
        card = Card(tr("This program and this shop"), gap=10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        names = (
            ("program", tr("Program")),
            ("built", tr("Built with")),
            ("file", tr("Shop file")),
            ("holds", tr("In it")),
            ("logs", tr("Log folder")),
        )
        for line, (key, title) in enumerate(names):
            words = Words("", 14, wrap=key in ("file", "logs"))
            words.setAccessibleName(title)
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._values[key] = words
            grid.addWidget(note(title), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, line, 1)
        card.body.addLayout(grid)
        return card

    def fact(self, key: str) -> str:
        """What is said under "program", "built", "file", "holds" or "logs"."""
        return self._values[key].text()

    def _proof_card(self) -> Card:
        card = Card(gap=8)
        card.add(row(self._icon, (column(self.says, self.more, gap=2), 1), gap=12))
        card.add(self.findings, 1)
        self.findings.setMinimumHeight(_FINDINGS_HEIGHT)
        self.findings.hide()
        return card

    def _licence_card(self) -> Card:
        card = Card(margins=(16, 12, 16, 14))
        card.add(row(heading(tr("Licences")), STRETCH, self.which))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Licences"))
        card.add(self.text, 1)
        self.which.chosen.connect(lambda _: self._show_licence())
        return card

    def _show_licence(self) -> None:
        path = str(self.which.value())
        text = resources.path(path).read_text(encoding="utf-8")
        self.text.setPlainText(_listed(text) if path.endswith(".md") else text)

    # --- facts -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        self.work.read(self, shop_facts, self._show_facts)

    def _show_facts(self, facts: ShopFacts) -> None:
        path = self.work.shop.path
        self._values["program"].say(tr("jxc-desktop {version}", version=__version__))
        built = f"Python {platform.python_version()}   Qt {qt_version}   SQLite {facts.sqlite}"
        self._values["built"].say(built)
        self._values["file"].say(f"{_breakable(path)}   {size_words(_size(path))}")
        holds = tr(
            "{papers} {papers:paper|papers}, {items} {items:item|items}, {partners} {partners:partner|partners}",
            papers=f"{facts.papers:,}",
            items=f"{facts.items:,}",
            partners=f"{facts.partners:,}",
        )
        self._values["holds"].say(holds)
        self._values["logs"].say(_breakable(log_folder()))

    # --- proof -------------------------------------------------------------------------------------------------

    def prove_now(self) -> None:
        """Recounts off the window's thread; selling goes on meanwhile."""
        self.prove.setEnabled(False)
        self._icon.show_icon("loader-circle", "text2")
        self.says.say(tr("Recounting the books"), "text")
        self.more.say(tr("You can go on working."), "text2")
        self.work.read(self, prove_shop, self._proven, refused=self._refused, broken=self._broken, latest="prove")

    def _proven(self, findings: Sequence[Finding]) -> None:
        self.prove.setEnabled(True)
        time = f"{datetime.now():%H:%M}"
        if not findings:
            self._icon.show_icon("circle-check", "ok")
            self.says.say(tr("All {n} checks agree", n=len(CHECKS)), "ok")
            self.more.say(
                tr("Stock, debts, money and journal were recounted from every line at {time}.", time=time), "text2"
            )
        else:
            self._icon.show_icon("triangle-alert", "bad")
            self.says.say(tr("{n} {n:sum does|sums do} not agree", n=len(findings)), "bad")
            self.more.say(
                tr("Nothing is lost: the lines are there. Make a backup now and send it with the log."), "text2"
            )
        self.findings.setVisible(bool(findings))
        self.findings.show_rows(findings)

    def _refused(self, refused: Refused) -> None:
        self._say_unproven()
        self.work.say_refused(refused)

    def _broken(self, fault: Exception) -> None:
        self._say_unproven()
        self.work.say_broken(fault)

    def _say_unproven(self) -> None:
        self.prove.setEnabled(True)
        self._icon.show_icon("shield-check", "text2")
        self.says.say(tr("Prove the books whenever you like"), "text")
        self.more.say(tr("F9 recounts every sum from its lines; each backup is proven the same way."), "text2")


def log_folder() -> Path:
    """Where the program keeps its log on this computer."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def _finding_columns() -> Sequence[Column]:
    def check(line: Any) -> str:
        return str(line.check).replace("_", " ")

    return (
        Column("check", tr("Check"), width=160, sortable=False, read=check),
        Column("about", tr("Of what"), width=140, stretch=True, sortable=False),
        Column("kept", tr("As kept"), width=110, sortable=False),
        Column("counted", tr("As counted"), width=110, sortable=False),
    )


def _listed(table: str) -> str:
    """The rows of a Markdown table as plain lines: what it is, under what licence."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line[:1] == "|"]
    return "\n\n".join(f"{what}\n{licence}" for what, licence, *_ in rows[2:])


def _breakable(path: Path) -> str:
    """A path that a narrow card can wrap after its separators."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def _size(path: Path) -> int:
    files = [path, path.with_name(path.name + "-wal")]
    return sum(file.stat().st_size for file in files if file.is_file())
