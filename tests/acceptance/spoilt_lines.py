"""Lines for the door that were right once: values of other kinds, out of bounds or broken put in their places."""

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from jxc_desktop.door.verbs import VERBS
from jxc_desktop.usecase import codec

_ODD: tuple[Any, ...] = (
    0, 1, -1, 99, 2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**30, 1.5, float("nan"), float("inf"), True, None, "", [],
    {}, "x", "0", "-1", "0.001", "0.0001", "999999999", "1000000000000", "999999999999999999", "1e5", "0x10", "NaN",
    "１２", "\ud800", "\0", "a\0b", "'; DROP TABLE item; --", "中" * 300, "x" * 5000, "[[[" * 2000, "2026-02-30",
    "9999-12-31", "2026-11-22", "XS-20261122-01-0001", "cash", "owner", ["a"], {"a": 1}, "/", "/dev/null", "=1+1",
)  # fmt: skip


def spoilt(chance: Random, asked: Sequence[tuple[str, Any]], lines: int) -> Iterator[str]:
    """So many lines: some as they were `asked`, some by the verb's schema, most of them with something wrong."""
    schemas = {verb.name: codec.schema(verb.request_type) for verb in VERBS}
    for number in range(lines):
        verb, args = chance.choice(asked)
        if chance.random() < 0.5:
            verb = chance.choice(list(schemas))
            args = _by_schema(schemas[verb], chance)
        line: Any = {"verb": verb, "args": _mutated(args, chance, chance.choice([0, 0.02, 0.05, 0.2]))}
        if chance.random() < 0.3:
            line["request_id"] = chance.choice(["again", f"press {number}", ""])
        if chance.random() < 0.1:
            line = _mutated(line, chance, 0.1)
        yield _broken(json.dumps(line), chance) + "\n"


def _by_schema(schema: Any, chance: Random) -> Any:
    if "anyOf" in schema:
        return _by_schema(chance.choice(schema["anyOf"]), chance)
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if schema["type"] == "object":
        fields, needed = schema["properties"], schema["required"]
        return {k: _by_schema(v, chance) for k, v in fields.items() if k in needed or chance.random() < 0.4}
    if schema["type"] == "array":
        return [_by_schema(schema["items"], chance) for _ in range(chance.randint(0, 2))]
    if schema["type"] == "integer":
        return chance.choice([1, 1, 2, 3, -1, chance.randint(0, 150)])
    plain = {
        "boolean": True,
        "null": None,
        "string": chance.choice(["1", "2", "0.5", "-1", "99999999", "2026-11-22", "货"]),
    }
    return plain[schema["type"]]


def _mutated(value: Any, chance: Random, rate: float) -> Any:
    if chance.random() < rate:
        return chance.choice(_ODD)
    if isinstance(value, dict):
        changed = {key: _mutated(each, chance, rate) for key, each in value.items()}
        if changed and chance.random() < rate / 2:
            changed.pop(chance.choice(list(changed)))
        return changed | ({"unheard": 1} if chance.random() < rate / 2 else {})
    if isinstance(value, list):
        return [_mutated(each, chance, rate) for each in value for _ in range(chance.choice([1, 1, 1, 2]))]
    return value


def _broken(line: str, chance: Random) -> str:
    if chance.random() > 0.03:
        return line
    at = chance.randrange(len(line))
    return line[:at] + chance.choice(["", '"', "{", "\\", "\\ud800", "\x00"]) + line[at + chance.randint(0, 3) :]
