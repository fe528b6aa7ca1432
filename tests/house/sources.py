"""The program's own source as trees and words, for the tests that hold it to the house rules."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "jxc_desktop"
FORMS = PACKAGE / "desktop" / "forms"
TRANSLATIONS = ROOT / "resources" / "translations"


class Call(NamedTuple):
    """A call found in the source: where it stands, the text it was given first, the names of its facts."""

    place: str
    text: str
    facts: frozenset[str] | None  # None: facts come as **facts, so their names are not known here


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the program that a person wrote."""
    files = [file for file in PACKAGE.rglob("*.py") if FORMS not in file.parents]
    return {file: ast.parse(file.read_text(encoding="utf-8"), str(file)) for file in sorted(files)}


def place(file: Path, node: ast.AST | None = None) -> str:
    name = file.relative_to(ROOT).as_posix()
    return f"{name}:{getattr(node, 'lineno', 1)}" if node else name


def calls_of(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function with one of these names, plain or as an attribute, that has a first argument."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and called_name(node) in names:
                yield file, node


def called_name(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def literal_calls(*names: str) -> list[Call]:
    """The calls whose first argument is a text written in place (both branches of an `a if b else c` count)."""
    found = []
    for file, node in calls_of(*names):
        named = [keyword.arg for keyword in node.keywords]
        facts = None if None in named else frozenset(name for name in named if name)
        found += [Call(place(file, node), text, facts) for text in texts_of(node.args[0])]
    return found


def texts_of(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*texts_of(node.body), *texts_of(node.orelse)]
    return []


def all_texts() -> set[str]:
    """Every text literal of the program."""
    nodes = (node for tree in trees().values() for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def form_texts() -> list[Call]:
    """Every visible text of the Designer forms."""
    found = []
    for ui in sorted((ROOT / "ui").glob("*.ui")):
        for node in ElementTree.parse(ui).iter("string"):
            if node.text and node.get("notr") != "true" and re.search(r"\w", node.text):
                found.append(Call(place(ui), node.text, None))
    return found


def word_pairs(language: str, *, refusals: bool) -> dict[str, list[tuple[str, str]]]:
    """The translation files of a language: file name -> its keys and sentences, a key written twice twice."""
    files = sorted((TRANSLATIONS / language).glob("*.json"))
    chosen = [file for file in files if file.name.endswith(".refusals.json") == refusals]
    return {file.name: json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=list) for file in chosen}


def words(language: str, *, refusals: bool = False) -> dict[str, str]:
    """All sentences of a language by their key."""
    return {key: text for pairs in word_pairs(language, refusals=refusals).values() for key, text in pairs}


def places_for_facts(sentence: str) -> set[str]:
    """The names in braces: "{n} {n:item|items}" -> {"n"}."""
    return set(re.findall(r"\{(\w+)[:}]", sentence))
