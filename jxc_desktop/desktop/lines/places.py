"""Where one stands: the warehouse's name, and the way to another page of the window, the buttons of the title row."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.window.above import nearest
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import RoomView
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.places import warehouse_by_id


def warehouse_name(work: Workplace, warehouse_id: int | None = None) -> str:
    """The name of a warehouse, of the one worked out of where none is given."""
    sought = warehouse_id or work.session.warehouse_id
    return work.look(lambda conn: warehouse_by_id(conn, sought)).name


def go_to(here: QWidget, room: str, page: str) -> Page | None:
    """Shows another page of the window; None where the page stands in no main window."""
    window = nearest(here, MainWindow)
    return window.go_to_page(room, page) if window is not None else None


def refresh_title(page: Page) -> None:
    """The page has other buttons than before: the title row of its room shows them."""
    above = page.parentWidget()
    while above is not None and not isinstance(above, RoomView):
        above = above.parentWidget()
    if above is not None and above.page() is page:
        above.title_row.set_actions(*page.title_actions())
