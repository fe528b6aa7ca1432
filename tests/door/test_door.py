"""The command line: the same verbs, the same refusals, one answer a line."""

import importlib
import io
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import jxc_desktop
from jxc_desktop import resources
from jxc_desktop.door import asked
from jxc_desktop.door.cli import run
from jxc_desktop.door.verbs import VERBS
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.insights.registry import REPORTS
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.main import main
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import speak

SPENT = '{"verb": "finance.spend", "args": {"fund_id": 1, "lines": [{"category_id": 1, "amount": "1.00"}]}}'


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("JXC_PASSWORD", "2468")
    yield
    speak("zh_CN")


@pytest.fixture
def stocked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new shop with the real goods and their opening stock."""
    shop = tmp_path / "店.jxc"
    assert run(["new", str(shop), "--name", "禾丰便利店"]) == 0
    assert run(["import", str(shop), str(resources.path("sample/goods.csv")), "--with-stock"]) == 0
    capsys.readouterr()
    return shop


def spoken(shop: Path, *lines: dict[str, Any] | str, monkeypatch: pytest.MonkeyPatch) -> int:
    said = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    return main(["do", str(shop)])


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_verb_of_every_room_is_at_the_door() -> None:
    found = set()
    for module in pkgutil.walk_packages(jxc_desktop.__path__, "jxc_desktop."):
        if any(part in module.name for part in (".desktop", ".migrations", "__main__")):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, UseCase):
                found.add(value.name)
    assert found == {verb.name for verb in VERBS}
    assert len({verb.name for verb in VERBS}) == len(VERBS)


def test_every_verb_and_report_lists_its_fields_as_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verbs"]) == 0
    verbs = json.loads(capsys.readouterr().out)
    assert {"sales.checkout", "purchasing.receive_goods", "finance.pay_supplier"} <= {verb["verb"] for verb in verbs}
    for verb in verbs:
        assert verb["title"]
        for schema in (verb["args"], verb["result"]):
            assert schema["type"] == "object" and schema["additionalProperties"] is False
            assert set(schema["required"]) <= set(schema["properties"])
    assert run(["reports"]) == 0
    assert [report["report"] for report in json.loads(capsys.readouterr().out)] == [r.name for r in REPORTS]


def test_a_sale_is_booked_once_however_often_it_is_sent(
    stocked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opening = {"verb": "sales.open_shift", "as": "owner", "args": {"opening_float": "300.00"}}
    line = {"unit_id": 2, "quantity": "2", "price": "8.00"}
    sale = {
        "verb": "sales.checkout",
        "request_id": "till-1",
        "as": "owner",
        "args": {"lines": [line], "tenders": [{"kind": "cash", "tendered": "20.00"}]},
    }
    other = sale | {"args": {"lines": [line | {"quantity": "1"}], "tenders": [{"kind": "cash", "tendered": "20.00"}]}}
    short = sale | {"request_id": "till-2", "args": {"lines": [line | {"quantity": "99"}], "tenders": []}}
    assert spoken(stocked, opening, sale, sale, other, short, monkeypatch=monkeypatch) == 1
    opened, first, again, mismatch, refused = answers(capsys)
    assert opened["ok"]
    assert first["ok"] and first["number"].startswith("XS-")
    assert first["result"]["change"] == "4.00"
    assert again == first | {"replayed": True}
    assert mismatch["refused"] == "request.mismatch"
    assert not refused["ok"] and refused["says"] and refused["refused"] != "request.mismatch"
    assert run(["prove", str(stocked)]) == 0


def test_who_names_no_till_speaks_at_the_first_one_and_every_till_is_one_of_the_shops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_shop(tmp_path / "5.jxc", NewShop("五号", "owner", Secret("2468"), till="05")).close()
    assert spoken(tmp_path / "5.jxc", SPENT, monkeypatch=monkeypatch) == 0
    assert "-05-" in answers(capsys)[0]["number"]
    monkeypatch.setattr("sys.stdin", io.StringIO(SPENT + "\n"))
    assert main(["do", str(tmp_path / "5.jxc"), "--till", "01"]) == 1
    assert answers(capsys)[0]["refused"] == "till.unknown"


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("{", "line.invalid"),
        ("[]", "line.invalid"),
        ('{"verb": "sales.steal"}', "verb.unknown"),
        ('{"verb": "sales.checkout", "args": {"lines": []}}', "field.missing"),
        (SPENT.replace("1.00", "NaN"), "number.invalid"),
        ('{"verb": "finance.spend", "as": "nobody", "args": {"fund_id": 1, "lines": []}}', "sign_in.wrong"),
        ('{"verb": "finance.spend", "when": "now"}', "field.unknown"),
        ("[" * 5000, "line.invalid"),
        ('{"verb": "half a \\ud800 character"}', "line.invalid"),
        (SPENT.replace('"fund_id": 1', '"fund_id": 99'), "fund.unknown"),
        ('{"verb": "finance.reverse_money", "args": {"document_id": 36893488147419103232}}', "figure.too_big"),
        ('{"verb": "stock.start_count", "args": {"warehouse_id": 99}}', "warehouse.unknown"),
    ],
)
def test_a_line_that_does_not_fit_is_answered_and_the_next_one_still_done(
    stocked: Path, line: str, refused: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"verb": "catalog.add_category", "args": {"name": "测试"}}
    assert spoken(stocked, line, good, monkeypatch=monkeypatch) == 1
    first, second = answers(capsys)
    assert first["refused"] == refused and first["says"]
    assert second["ok"]


def test_a_report_is_the_same_as_json_csv_xlsx_and_pdf(
    stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", str(stocked), "finance.trial_balance"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rows"] and told["totals"]
    for form, start in (("xlsx", b"PK"), ("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf")):
        target = tmp_path / f"报表.{form}"
        assert run(["ask", str(stocked), "finance.trial_balance", "--as", form, "-o", str(target)]) == 0
        assert target.read_bytes().startswith(start)
    assert run(["ask", str(stocked), "finance.trial_balance", "--as", "pdf"]) == 1
    assert run(["ask", str(stocked), "finance.trial_balance", "--nonsense", "1"]) == 1
    assert run(["ask", str(stocked), "no.report"]) == 1


def test_the_owner_asks_proves_and_backs_up_while_the_till_sells(stocked: Path, tmp_path: Path) -> None:
    """Another process: the program has the shop open and is booking a sale at this moment."""
    copy = tmp_path / "copy.jxc"
    with ShopFile.open(stocked) as shop, shop.writing() as conn:
        conn.exec_driver_sql("INSERT INTO category (name) VALUES ('未入账')")
        for words in (
            ["ask", str(stocked), "stock.on_hand"],
            ["prove", str(stocked)],
            ["backup", str(stocked), str(copy)],
        ):
            beside = subprocess.run(
                [sys.executable, "-m", "jxc_desktop", *words], capture_output=True, text=True, encoding="utf-8"
            )
            assert (beside.returncode, beside.stderr) == (0, "")
            assert beside.stdout
    assert ShopFile.open(copy).close() is None
    assert run(["ask", str(stocked), "stock.on_hand", "--user", "nobody"]) == 1


def test_what_is_asked_leaves_no_trace_in_the_shop(stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stocked.read_bytes()
    assert run(["ask", str(stocked), "stock.on_hand"]) == 0
    assert stocked.read_bytes() == before
    monkeypatch.setenv("JXC_PASSWORD", "wrong")
    assert [run(["ask", str(stocked), "stock.on_hand"]) for _ in range(5)] == [1] * 5
    monkeypatch.setenv("JXC_PASSWORD", "2468")
    assert run(["ask", str(stocked), "stock.on_hand"]) == 1  # locked
    assert stocked.read_bytes() == before


def test_a_backup_is_restored_and_what_stood_there_is_kept(stocked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jxc"
    assert run(["backup", str(stocked), str(copy)]) == 0
    assert run(["restore", str(stocked), str(copy)]) == 0
    assert run(["prove", str(stocked)]) == 0
    assert len(list(tmp_path.glob("*.before-restore-*"))) == 1


def test_a_file_that_cannot_be_read_or_written_is_a_sentence(
    stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in asked.FORMS:
        for target in (tmp_path / "nowhere" / "a.out", tmp_path):
            assert run(["ask", str(stocked), "stock.on_hand", "--as", form, "-o", str(target)]) == 1
    assert run(["do", str(stocked), str(tmp_path / "nowhere")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2 * len(asked.FORMS) + 1
    lines = tmp_path / "lines.jsonl"
    lines.write_bytes(b'{"verb": "\xff\xfe"}\n{"verb": "catalog.add_category", "args": {"name": "x"}}\n')
    assert run(["do", str(stocked), str(lines)]) == 1
    first, second = answers(capsys)
    assert (first["refused"], second["ok"]) == ("line.invalid", True)


def test_who_reads_no_further_is_not_shown_an_error_of_ours(stocked: Path) -> None:
    door = subprocess.Popen(
        [sys.executable, "-m", "jxc_desktop", "ask", str(stocked), "stock.on_hand"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert door.stdout is not None and door.stderr is not None
    door.stdout.close()
    with door.stderr:
        assert door.stderr.read() == b""
    assert door.wait() == 1


def test_a_bad_list_says_every_bad_row_and_brings_nothing_in(
    stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "坏.csv"
    bad.write_text("名称,条码,零售价\n新货,6901234567892,abc\n旧货,8997788990635,3\n", encoding="utf-8")
    assert run(["import", str(stocked), str(bad)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert {finding["row"] for finding in told["findings"] if finding["severity"] == "error"} == {2, 3}


def test_a_wrong_password_and_a_missing_file_are_sentences(
    stocked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JXC_PASSWORD", "wrong")
    assert run(["ask", str(stocked), "stock.items"]) == 1
    assert run(["prove", str(stocked) + ".gone"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and all(len(line) > 5 for line in said)
