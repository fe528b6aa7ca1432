"""What a scan is, before and after it is looked up; every bad scan of the reference list."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.catalog.barcode import completed
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.scale_code import FIRST_FORMATS, ScaleFormat
from jxc_desktop.catalog.scan import ScanKind, Wallet, read_scan, wallet_of
from jxc_desktop.catalog.scanned import Scanned, scanned
from jxc_desktop.catalog.set_scale_formats import ScaleFormats, set_scale_formats
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do
from tests.catalog.goods import COLA, COLA_BOX, added, cola

WHAT_COMES = {
    "scan-01": "adds", "scan-03": "adds", "scan-05": "scan.glued", "scan-07": "scan.unknown", "scan-09": "adds",
    "scan-11": "scan.unknown", "scan-13": "adds", "scan-15": "scan.url", "scan-17": "payment",
    "scan-19": "scan.unknown", "scan-21": "scan.not_code", "scan-23": "nothing", "scan-25": "adds",
    "scan-27": "scan.negative", "scan-29": "scan.unknown", "scan-31": "adds UPC", "scan-33": "adds",
}  # fmt: skip


def bad_scans() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("bad_inputs.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return [(row["id"], row["input"]) for row in rows if row["where"] == "scan"]


def look_up(shop: ShopFile, text: str) -> Scanned:
    with shop.reading() as conn:
        return scanned(conn, text)


@pytest.mark.parametrize(("name", "text"), bad_scans())
def test_every_scan_of_the_list_gives_the_right_item_or_a_sentence(
    shop: ShopFile, owner: Session, name: str, text: str
) -> None:
    added(shop, owner, cola())
    added(shop, owner, NewItem("进口皂", barcodes=(NewBarcode("0012345678905"),)))
    wanted = WHAT_COMES[name]
    if wanted.startswith("scan."):
        with pytest.raises(Refused) as refused:
            look_up(shop, text)
        assert refused.value.key == wanted
        return
    found = look_up(shop, text)
    names = [one.item.name for one in found.items]
    assert names == {"adds": ["重庆可乐"], "adds UPC": ["进口皂"]}.get(wanted, [])
    assert found.scan.kind == (ScanKind.CODE if names else ScanKind(wanted))


def test_a_box_is_scanned_as_a_box(shop: ShopFile, owner: Session) -> None:
    added(shop, owner, cola())
    [box] = look_up(shop, COLA_BOX).items
    assert (box.item.unit, box.item.factor, box.item.retail_price) == ("箱", Quantity.of(12), Price.parse("36"))
    [found] = look_up(shop, f"3*{COLA}").items
    assert found.quantity == Quantity.of(3)


def test_a_quantity_alone_waits_for_the_next_scan() -> None:
    assert read_scan("1.5*").quantity == Quantity(1500)
    assert read_scan("３＊").kind is ScanKind.QUANTITY


@pytest.mark.parametrize("text", ["0*" + COLA, "-2*" + COLA, "10000*" + COLA, "*" + COLA, "1e3*" + COLA, "٣*" + COLA])
def test_a_quantity_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"scan\.quantity_wrong"):
        read_scan(text)


def test_a_payment_code_is_never_goods_nor_counted() -> None:
    code = "134567890123456789"
    assert read_scan(code).kind is ScanKind.PAYMENT
    assert wallet_of(code) is Wallet.WECHAT
    assert wallet_of("281234567890123456") is Wallet.ALIPAY
    assert read_scan("281234567890123456", FIRST_FORMATS).kind is ScanKind.CODE
    with pytest.raises(Refused, match=r"scan\.quantity_of_payment"):
        read_scan("3*" + code)


def test_a_papers_number_opens_it() -> None:
    assert read_scan("xs-20261122-01-0007\r").kind is ScanKind.PAPER
    assert read_scan("ZQ-20261122-01-0007").kind is ScanKind.CODE


def test_the_bars_under_a_receipt_are_its_number() -> None:
    scan = read_scan("XS202611220100007")
    assert (scan.kind, scan.code) == (ScanKind.PAPER, "XS-20261122-01-00007")
    assert read_scan("XS20261122").kind is ScanKind.CODE and read_scan("XS999911220100007").kind is ScanKind.CODE


def test_two_glued_scans_are_offered_apart_unless_the_long_code_is_known(shop: ShopFile, owner: Session) -> None:
    other = completed("69000000000")
    assert read_scan(COLA + other + COLA).parts == (COLA, other, COLA)
    added(shop, owner, NewItem("长码货", barcodes=(NewBarcode(COLA * 2),)))
    assert [one.item.name for one in look_up(shop, COLA * 2).items] == ["长码货"]


def test_a_code_on_two_goods_gives_a_chooser(shop: ShopFile, owner: Session) -> None:
    added(shop, owner, cola())
    added(shop, owner, NewItem("可乐促销装", barcodes=(NewBarcode(COLA),), allow_shared=True))
    assert {one.item.name for one in look_up(shop, COLA).items} == {"重庆可乐", "可乐促销装"}


def test_the_labels_amount_wins_and_the_weight_follows(shop: ShopFile, owner: Session) -> None:
    apple = NewItem("苹果", unit="公斤", weighed=True, plu="00301", retail_price=Price.parse("4"))
    added(shop, owner, apple)
    [found] = look_up(shop, "2100301003507").items
    assert (found.quantity, found.amount) == (Quantity(875), Money(350))


def test_a_weight_alone_is_priced_by_the_jin(shop: ShopFile, owner: Session) -> None:
    pork = NewItem("五花肉", unit="斤", weighed=True, plu="10001", retail_price=Price.parse("13.33"))
    added(shop, owner, pork)
    [found] = look_up(shop, "2210001023108").items
    assert found.quantity == Quantity(4620)
    assert found.amount == Money(6158)  # 4.620 x 13.33 = 61.5846


def test_a_label_of_unknown_goods_is_an_ordinary_code(shop: ShopFile, owner: Session) -> None:
    added(shop, owner, NewItem("店内货", barcodes=(NewBarcode("2100301003507"),)))
    assert [one.item.name for one in look_up(shop, "2100301003507").items] == ["店内货"]


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({}, "210030100000", "scale.amount_zero"),
        ({"retail_price": Price(0)}, "210030100350", "scale.no_price"),
        ({"unit": "袋"}, "220030102310", "scale.unit"),
    ],
)
def test_labels_that_cannot_be_sold_are_refused(
    shop: ShopFile, owner: Session, changes: dict[str, object], code: str, key: str
) -> None:
    card = {"unit": "公斤", "retail_price": Price.parse("4")} | changes
    added(shop, owner, NewItem("苹果", weighed=True, plu="301", **card))  # type: ignore[arg-type]  # by name
    with pytest.raises(Refused) as refused:
        look_up(shop, completed(code))
    assert refused.value.key == key


def test_both_figures_of_a_long_label_are_taken(shop: ShopFile, owner: Session) -> None:
    do(shop, owner, set_scale_formats, ScaleFormats((ScaleFormat("26", "FFPPPPPAAAAAWWWWWC", check_ean=False),)))
    added(shop, owner, NewItem("排骨", unit="kg", weighed=True, plu="10001", retail_price=Price.parse("8.38")))
    [found] = look_up(shop, "261000101936023103").items
    assert (found.quantity, found.amount) == (Quantity(2310), Money(1936))


@given(st.text(max_size=60))
def test_any_text_is_a_scan_or_refused_in_words(text: str) -> None:
    try:
        scan = read_scan(text)
    except Refused as refused:
        assert refused.key.startswith(("scan.", "text."))
    else:
        assert scan.kind is not ScanKind.CODE or 0 < len(scan.code) <= 200


@given(st.lists(st.text("0123456789", min_size=12, max_size=12).map(completed), min_size=2, max_size=4))
def test_what_was_glued_comes_apart_into_valid_codes(codes: list[str]) -> None:
    parts = read_scan("".join(codes)).parts
    assert "".join(parts) == "".join(codes)
