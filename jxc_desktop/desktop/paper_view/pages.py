"""The pages of a PDF as pictures."""

from threading import Lock

from PySide6.QtGui import QImage

_MM_OF_POINT = 25.4 / 72
# The PDF reader is one for the whole process and must not be entered twice.
_one_at_a_time = Lock()


class PdfPages:
    """Our own PDF opened for showing and printing; may be used from any thread."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # 0.05 s to load: not at every start

        self.pdf = pdf
        with _one_at_a_time:
            self._document = pypdfium2.PdfDocument(pdf)
            sizes = [self._document.get_page_size(number) for number in range(len(self._document))]
        self.sizes_mm = [(wide * _MM_OF_POINT, high * _MM_OF_POINT) for wide, high in sizes]

    def __len__(self) -> int:
        return len(self.sizes_mm)

    def picture(self, number: int, dpi: float) -> QImage:
        """Page `number` (0 is the first) at so many dots to the inch, black on white."""
        with _one_at_a_time:
            page = self._document[number]
            drawn = page.render(scale=dpi / 72, prefer_bgrx=True)
            picture = QImage(
                bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
            ).copy()
            drawn.close()
            page.close()
        return picture

    def close(self) -> None:
        """Lets go of the document."""
        with _one_at_a_time:
            self._document.close()
