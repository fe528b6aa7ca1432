"""The buttons of a posted delivery to its papers: the slip in the print preview, and the labels that wait."""

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.lines.places import go_to
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.slips import slip_of
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.insights.paper_facts import paper_facts
from jxc_desktop.purchasing.receive_goods import GoodsReceived
from jxc_desktop.words import tr


def slip_and_labels(page: Page, result: GoodsReceived) -> tuple[KeyButton, KeyButton]:
    """The buttons of a posted delivery: its slip, and the labels that wait for it in the stock room."""
    slip, labels = KeyButton(tr("Print slip"), "Ctrl P"), KeyButton(tr("Its labels"), "Ctrl B")
    work = page.work

    def show() -> None:
        facts = work.look(lambda conn: paper_facts(conn, result.document_id, with_cost=work.sees_cost))
        PrintPreview(page.window(), work, slip_of(work, facts)).open_sheet()

    slip.clicked.connect(show)
    labels.clicked.connect(lambda: go_to(page, "stock", "labels"))
    return slip, labels
