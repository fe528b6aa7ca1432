"""Values that look like more than text: two lines, a tag, an icon, a meter, an emphasis."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Two:
    """A name and a quieter second line below it."""

    first: str
    second: str
    tone: str = "text3"
    bold: bool = False

    def __str__(self) -> str:
        return f"{self.first} {self.second}".strip()


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag in a cell: a state in a word, on the soft ground of its tone."""

    text: str
    tone: str = "text2"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon in a cell; `says` is what it means, for screen readers."""

    icon: str
    tone: str = "text2"
    says: str = ""

    def __str__(self) -> str:
        return self.says


@dataclass(frozen=True, slots=True)
class Emph:
    """A value in bold or in a tone of its own."""

    value: object
    tone: str = ""
    bold: bool = True


@dataclass(frozen=True, slots=True)
class Meter:
    """A bar filled to `fraction` (0 to 1)."""

    fraction: float
    tone: str = "chart1"
    says: str = ""

    def __str__(self) -> str:
        return self.says
