"""Opening a thing from anywhere: a paper, an item, a partner, an account, a page; and what a stray scan means."""

from functools import partial

from PySide6.QtCore import QObject

from jxc_desktop.catalog.scan import ScanKind
from jxc_desktop.catalog.scanned import Scanned, scanned
from jxc_desktop.desktop.cards.fund_sheet import FundSheet
from jxc_desktop.desktop.cards.item_card import ItemCard
from jxc_desktop.desktop.cards.partner_card import PartnerCard
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.documents.life import paper_numbered
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal


class Things(QObject):
    """Shows what pages ask for by `work.go`, and the item or paper of a scan that no page took (row 74)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._work = window, window.work
        self._work.going.connect(self.open)
        window.scan_left.connect(self._scan)

    def open(self, opens: Opens) -> None:
        """Show one thing."""
        match opens.thing:
            case Thing.DOCUMENT:
                self._paper(int(opens.key))
            case Thing.ITEM:
                ItemCard(self._window, self._work, int(opens.key)).open_sheet()
            case Thing.PARTNER:
                PartnerCard.of(self._window, self._work, int(opens.key)).open_sheet()
            case Thing.ACCOUNT:
                answers = (("account", str(opens.key)), *opens.answers)
                self._page(Opens(Thing.REPORT, "finance.account", answers))
            case Thing.FUND:
                FundSheet.of(self._window, self._work, int(opens.key)).open_sheet()
            case Thing.REPORT | Thing.PAGE:
                self._page(opens)
            case _:
                self._window.go_to_page("settings", "people")

    def _paper(self, document_id: int) -> None:
        from jxc_desktop.desktop.everywhere.paper_sheet import PaperSheet  # it prints them all: not at every start

        PaperSheet(self._window, self._work, document_id).open_sheet()

    def _page(self, opens: Opens) -> None:
        for view in self._window.views:
            if any(page.key == opens.key for page in view.room.pages):
                page = self._window.go_to_page(view.room.key, str(opens.key))
                if isinstance(page, Page):
                    page.show_thing(opens)
                return

    def _scan(self, text: str) -> None:
        self._work.read(self, partial(self._look, text), self._found, refused=self._unknown, latest="scan")

    def _look(self, text: str, conn: object) -> Scanned:
        return scanned(conn, text)  # type: ignore[arg-type]  # a connection, which the window does not name

    def _found(self, found: Scanned) -> None:
        if found.scan.kind is ScanKind.PAPER:
            try:
                paper = self._work.look(lambda conn: paper_numbered(conn, found.scan.code))
            except Refused as refused:
                self._unknown(refused)
                return
            self.open(Opens(Thing.DOCUMENT, paper.id))
        elif found.items:
            self.open(Opens(Thing.ITEM, found.items[0].item.item_id))

    def _unknown(self, refused: Refused) -> None:
        self._window.say_fault(say_refusal(refused))
