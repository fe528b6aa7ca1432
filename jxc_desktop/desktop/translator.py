"""Designer's forms and Qt's own words speak the program's language through the same sentences as everything else."""

from PySide6.QtCore import QTranslator

from jxc_desktop.words import tr


class Translator(QTranslator):
    """Answers Qt's requests from the JSON sentences; what is not there stays as it is."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        spoken = tr(source)
        return spoken if spoken != source else ""

    def isEmpty(self) -> bool:
        return False
