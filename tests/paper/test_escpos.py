import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.paper.escpos import columns, drawer_bytes, encode, receipt_bytes, wrap_columns
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.strip import Align, Pair, Roll, Row, Size, Strip, Three, Words

KICK, CUT = b"\x1bp\x00", b"\x1dVB"
COMMANDS = re.compile(rb"\x1b@|\x1c&|\x1d!.|\x1b[Ea].|\x1d[hwH].|\x1dkI(.).*?(?=\n)|\x1bp...|\x1dVB.", re.DOTALL)


def printed_rows(sent: bytes) -> list[tuple[int, str]]:
    """Each row as (columns it takes on paper, what it says): commands taken out, double width counted twice."""
    rows = []
    for line in re.sub(rb"\x1dkI.{1,30}?\n", b"\n", sent, flags=re.DOTALL).split(b"\n"):
        wide, across, said = 0, 1, b""
        for part in re.split(rb"(\x1d!.)", line, flags=re.DOTALL):
            if part.startswith(b"\x1d!"):
                across = 2 if part[2] & 0x10 else 1
                continue
            plain = COMMANDS.sub(b"", part)
            wide += columns(plain.decode("gb18030")) * across
            said += plain
        rows.append((wide, said.decode("gb18030")))
    return rows


@pytest.mark.parametrize("roll", Roll)
def test_no_row_of_a_receipt_is_wider_than_the_paper(receipt, roll):
    long = replace(
        receipt,
        shop_name="杭州余杭良渚禾丰生鲜便利连锁超市有限公司",
        member="老陈餐馆（陈建平）玉鸟路 66 号分店 138 0571 2210",
    )
    for paper in (receipt, long):
        rows = printed_rows(receipt_bytes(receipt_strip(paper), roll))
        assert [row for row in rows if row[0] > roll.columns] == []


@pytest.mark.parametrize("roll", Roll)
def test_amounts_end_at_the_last_column(receipt, roll):
    rows = printed_rows(receipt_bytes(receipt_strip(receipt), roll))
    ends = {wide for wide, said in rows if said.rstrip().endswith(("6.00", "65.80", "-3.00", "4.20", "50.00"))}
    assert ends == {roll.columns}


@given(
    st.sampled_from(list(Roll)),
    st.lists(
        st.one_of(
            st.builds(Words, st.text(max_size=70), st.sampled_from(Size), st.sampled_from(Align)),
            st.builds(Pair, st.text(max_size=60), st.text(max_size=60), st.sampled_from(Size), st.sampled_from(Size)),
            st.builds(Three, st.text(max_size=30), st.text(max_size=30), st.text(max_size=30)),
        ),
        max_size=5,
    ),
)
def test_whatever_is_said_no_row_is_wider_than_the_paper(roll: Roll, rows: list[Row]):
    sent = receipt_bytes(Strip("", tuple(rows)), roll)
    assert all(wide <= roll.columns for wide, _ in printed_rows(sent))


def test_chinese_goes_out_in_gb18030():
    assert encode("禾丰 550ml") == "禾丰 550ml".encode("gb18030")


def test_the_yuan_sign_is_the_one_printers_have():
    assert encode("¥ 9.50") == "￥ 9.50".encode("gb18030")
    assert columns("¥ 9.50") == 7


def test_a_typographic_minus_is_a_hyphen():
    assert encode("−3.00") == b"-3.00"


def test_what_no_printer_has_is_a_box():
    assert encode("甲😀𠮷") == "甲□□".encode("gb18030")


def test_the_drawer_opens_only_when_asked(receipt):
    strip = receipt_strip(receipt)
    assert KICK not in receipt_bytes(strip)
    assert receipt_bytes(strip, drawer=True).index(KICK) < 10
    assert KICK in drawer_bytes()


def test_the_paper_is_cut_at_the_end_unless_told_not_to(receipt):
    strip = receipt_strip(receipt)
    assert receipt_bytes(strip)[-4:-1] == CUT
    assert CUT not in receipt_bytes(strip, cut=False)


def test_the_number_goes_out_as_a_code_that_fits_58_mm(receipt):
    sent = receipt_bytes(receipt_strip(receipt), Roll.MM58)
    coded = b"{BXS{C" + bytes([20, 26, 11, 22, 1, 1, 48])
    assert b"\x1dkI" + bytes([len(coded)]) + coded + b"\n" in sent


def test_the_shop_name_is_double_and_the_face_is_put_back(receipt):
    sent = receipt_bytes(receipt_strip(receipt))
    assert b"\x1d!\x11" in sent
    assert sent.rindex(b"\x1d!\x00") > sent.rindex(b"\x1d!\x11")


def test_no_text_can_send_a_command(receipt):
    odd = replace(receipt, cashier="王\x1b@\x1dV\x00丽", footer=("\x10\x14\x01\x00\x05",))
    body = receipt_bytes(receipt_strip(odd))
    assert body.count(b"\x1b@") == 1
    assert body.count(b"\x1dV") == 1
    assert b"\x10\x14" not in body


@given(st.text(max_size=80), st.integers(2, 48))
def test_wrapped_rows_fit_and_lose_nothing_but_spaces(text, room):
    rows = wrap_columns(text, room)
    assert all(columns(row) <= room for row in rows)
    assert b"".join(map(encode, rows)).replace(b" ", b"") == encode(text).replace(b" ", b"")
