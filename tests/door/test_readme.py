"""The README's examples are run as they stand."""

import json
import re
import shutil
from pathlib import Path

import pytest

from jxc_desktop import resources
from jxc_desktop.door.cli import run

README = Path(__file__).resolve().parents[2] / "README.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_examples_of_the_door_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JXC_PASSWORD", "2468")
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(resources.path("sample/goods.csv"), "goods.csv")
    Path("day.jsonl").write_text(blocks("json")[0], encoding="utf-8")
    commands = [line.removeprefix("$ ").split() for line in blocks("console")[0].splitlines()]
    for program, *words in commands:
        assert program == "jxc-desktop"
        capsys.readouterr()
        assert run(words) == 0, words
        if words[0] == "do":
            answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
            assert all(answer["ok"] for answer in answers)
            assert answers[4] == answers[3] | {"replayed": True}
            assert answers[3]["result"]["change"] == "26.00"
    assert Path("daily.xlsx").read_bytes().startswith(b"PK")
