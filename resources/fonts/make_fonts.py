"""Makes the two shipped fonts: `python make_fonts.py FOLDER_OF_NOTO_SANS_SC` (needs fonttools; the program does not).

The folder is the unpacked npm package @expo-google-fonts/noto-sans-sc, version 0.4.3 (SIL Open Font License).
Regular keeps what GBK can write, Bold what GB2312 can and what goods and people are often called beyond it;
both keep Latin, punctuation, currency signs and arrows.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ALWAYS = [
    *range(0x20, 0x250),  # Latin, with the vowels of pinyin
    *range(0x2000, 0x2070),  # dashes, quotes, spaces
    *range(0x20A0, 0x20C0),  # currencies
    *range(0x2190, 0x219A),  # arrows
    *range(0x2200, 0x2300),  # the minus sign that is as wide as a digit, and its kin
    *range(0x2460, 0x2474),  # circled figures
    *range(0x25A0, 0x2600),
    *range(0x2610, 0x2618),  # check boxes
    *range(0x2713, 0x2718),  # ticks
    *range(0x3000, 0x3040),  # Chinese punctuation
    *range(0xFF00, 0xFFF0),  # full-width forms
    0xFFFD,
]
# Not in GB2312, yet met on shelves (盐焗鸡, 麻糬) and in names.
OFTEN_CALLED = (
    "焗糬粿馃蚵鲹鱲啫嗞昐龘喆堃昇玥翀燊珺祎頔骉犇垚焱烎甯囍樰洺淏"
    "飏曌滢瑄玙璟瑀珮彧祺晞昉晟琍珅瑨垕翊翾赟镕镔铄鋆暐"
)


def repertoire(encoding: str) -> set[int]:
    """Every code point a Chinese double-byte encoding can write, U+FFFF at most."""
    return {point for point in range(0x80, 0x10000) if can_write(chr(point), encoding)}


def can_write(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def make(source: Path, target: Path, encoding: str) -> None:
    font = TTFont(source)
    options = Options(hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17])
    options.layout_features = ["kern", "ccmp", "mark", "mkmk"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "DSIG", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={*ALWAYS, *map(ord, OFTEN_CALLED), *repertoire(encoding)})
    subsetter.subset(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size:,} bytes")


def main() -> None:
    folder = Path(sys.argv[1])
    make(folder / "400Regular" / "NotoSansSC_400Regular.ttf", HERE / "NotoSansSC-Regular.ttf", "gbk")
    make(folder / "700Bold" / "NotoSansSC_700Bold.ttf", HERE / "NotoSansSC-Bold.ttf", "gb2312")


if __name__ == "__main__":
    main()
