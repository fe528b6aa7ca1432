"""Files and functions stay small, names stay the trade's, and nothing names the machine it was written on."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.house import sources

EMPTY_NAMES = {"manager", "helper", "helpers", "util", "utils", "data", "info", "process", "handle"}
NAMED_BY_OTHERS = {  # overrides of Qt, a structure of Windows
    "data", "setData", "itemData", "headerData", "setHeaderData", "mimeData", "dropMimeData", "setEditorData",
    "setModelData", "_DocInfo",
}  # fmt: skip
SKIPPED = {"build", "dist", "sample-day", "pictures", "__pycache__"}
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".ui", ".qss", ".spec", ".yml", ".cfg", ""}
MACHINES = re.compile(r"(?<![\w.])/(work|root)/|\.\./shared|pypi\.org|files\.pythonhosted|registry\.npmjs")


def grown_files() -> list[Path]:
    """The files that grow with the program: not the migrations, each is written once and never again."""
    return [file for file in sources.trees() if "migrations" not in file.parts]


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    grown = grown_files()
    for file, tree in sources.trees().items():
        if file in grown:
            functions = (ast.FunctionDef, ast.AsyncFunctionDef)
            yield from ((file, node) for node in ast.walk(tree) if isinstance(node, functions))


def words_in(name: str) -> set[str]:
    """The words of a name: "SetPriceDialog" and "set_price_dialog" both give set, price, dialog."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def comments(file: Path) -> Iterator[tuple[int, str]]:
    source = io.StringIO(file.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {sources.place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in grown_files()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    long = [f"{sources.place(f, n)} {n.name}" for f, n in functions() if (n.end_lineno or 0) - n.lineno >= 60]
    assert not long, "\n".join(long)


def test_every_module_says_what_it_is_for() -> None:
    assert [sources.place(file) for file, tree in sources.trees().items() if not ast.get_docstring(tree)] == []


def test_no_name_says_nothing() -> None:
    empty = [sources.place(file) for file in sources.trees() if words_in(file.stem) & EMPTY_NAMES]
    for file, tree in sources.trees().items():
        for node in ast.walk(tree):
            named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name
            if named and named not in NAMED_BY_OTHERS and words_in(named) & EMPTY_NAMES:
                empty.append(f"{sources.place(file, node)} {named}")
    assert not empty, "\n".join(empty)


def test_every_ignored_type_error_says_which_and_why() -> None:
    said = re.compile(r"type: ignore\[[\w, -]+\]\s*#?\s*\w")
    unsaid = [
        f"{sources.place(file)}:{line}"
        for file in sources.trees()
        for line, text in comments(file)
        if "type: ignore" in text and not said.search(text)
    ]
    assert not unsaid, "\n".join(unsaid)


def test_every_text_file_is_opened_with_its_encoding() -> None:
    wrong = []
    for file, tree in sources.trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and opens_text(node) and "encoding" not in {k.arg for k in node.keywords}:
                wrong.append(sources.place(file, node))
    assert not wrong, "\n".join(wrong)


def opens_text(node: ast.Call) -> bool:
    name = sources.called_name(node)
    if name in ("read_text", "write_text"):
        return True
    plain = name == "open" and isinstance(node.func, ast.Name)
    modes = [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "mode")]
    return plain and not any(isinstance(mode, ast.Constant) and "b" in str(mode.value) for mode in modes)


def test_nothing_names_the_machine_it_was_written_on() -> None:
    named = []
    for file in project_files(sources.ROOT):
        if file == Path(__file__) or file.suffix not in TEXT:
            continue
        for line, text in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if MACHINES.search(text):
                named.append(f"{sources.place(file)}:{line}")
    assert not named, "\n".join(named)


def project_files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            hidden = entry.name.startswith(".") and entry.name != ".ci"
            if not hidden and entry.name not in SKIPPED and not entry.name.endswith(".egg-info"):
                yield from project_files(entry)
        else:
            yield entry
