"""The colours of both themes: the only file with hex values in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme by meaning; every pair of words on ground reaches 4.7:1, edges and marks 3:1."""

    name: str
    canvas: str  # the window behind the cards
    surface: str  # cards, fields, table body
    sunken: str  # table header, totals, group rows, locked fields
    hover: str
    press: str
    line: str  # hairlines, card edges
    line2: str  # button edges, rules between column blocks
    edge: str  # the lower edge of a field; disabled words
    text: str
    text2: str  # labels, codes, units
    text3: str  # hints, zero dashes
    accent: str  # "you are here", links, focus rings
    fill: str  # primary buttons, progress
    fill_hover: str
    on_fill: str  # words on a fill
    cap_on_fill: str  # the ground of a key cap on a fill (AARRGGBB)
    cap_edge_on_fill: str
    accent_soft: str  # current row, chosen chip
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    seal: str  # the shop's seal and nothing else
    scrim: str  # over the page while a dialog is open
    shadow: str  # under what floats
    chart1: str
    chart2: str
    chart3: str
    chart4: str
    chart5: str


LIGHT = Tokens(
    name="light",
    canvas="#F4F3F0", surface="#FFFFFF", sunken="#FAF9F7", hover="#EFEDE8", press="#E6E3DC",
    line="#E3E0DA", line2="#D3CFC7", edge="#868A91",
    text="#1B1E23", text2="#525861", text3="#636972",
    accent="#2456CF", fill="#2456CF", fill_hover="#1E49B2",
    on_fill="#FFFFFF", cap_on_fill="#2E000000", cap_edge_on_fill="#78FFFFFF", accent_soft="#E8EEFB",
    ok="#13734A", ok_soft="#E2F2E9", warn="#8A5700", warn_soft="#FBF0D9", bad="#BE2C2C", bad_soft="#FBE9E7",
    seal="#B23A27", scrim="#47141619", shadow="#40000000",
    chart1="#2456CF", chart2="#B97A10", chart3="#12A38F", chart4="#9A3C8E", chart5="#4E5866",
)  # fmt: skip

DARK = Tokens(
    name="dark",
    canvas="#141619", surface="#1E2125", sunken="#191B1F", hover="#292D32", press="#32373D",
    line="#33383F", line2="#454B53", edge="#7C848E",
    text="#E8EAED", text2="#B3BAC3", text3="#969EA8",
    accent="#8DB2FF", fill="#3467D6", fill_hover="#2C5CC6",
    on_fill="#FFFFFF", cap_on_fill="#2E000000", cap_edge_on_fill="#78FFFFFF", accent_soft="#22304F",
    ok="#62CB95", ok_soft="#16352A", warn="#E8BC66", warn_soft="#3B3018", bad="#FF9389", bad_soft="#45231F",
    seal="#C04A35", scrim="#8C000000", shadow="#88000000",
    chart1="#5B8DF5", chart2="#F2C572", chart3="#5FDCCB", chart4="#E08BD6", chart5="#858D99",
)  # fmt: skip

THEMES = {"light": LIGHT, "dark": DARK}
CHART_TONES = ("chart1", "chart2", "chart3", "chart4", "chart5")
