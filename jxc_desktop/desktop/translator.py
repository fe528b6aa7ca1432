"""Designer's forms speak through the same sentences as everything else, Qt's own words through Qt's Chinese."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

from jxc_desktop.words import language, tr


class Translator(QTranslator):
    """Answers from the JSON sentences, for Qt's own classes from Qt's file; what is in neither stays as it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._qt = QTranslator(self)
        self._qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def translate(  # type: ignore[override]  # None is Qt's "not mine": an empty text would be shown empty
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context.startswith("Q"):
            spoken = self._qt.translate(context, source, disambiguation or "", n) if language() == "zh_CN" else ""
        else:
            spoken = tr(source)
        return spoken if spoken and spoken != source else None

    def isEmpty(self) -> bool:
        return False
