"""Requests and results as JSON: amounts and quantities are decimal strings, days are ISO text."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Union

from jxc_desktop.kernel.dates import Month, parse_date
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Broken, Refused
from jxc_desktop.kernel.text import JsonText, clean

Json = Any
_FIGURES = (Money, Quantity, Price, Month)
_PLAIN = (str, int, bool, types.NoneType)


def encode(value: object) -> Json:
    """`value` as what `json.dumps` writes."""
    return value if value.__class__ in _PLAIN else json.loads(written(value))


def written(value: object) -> str:
    """`value` as JSON in one line."""
    return _WHOLE[value.__class__](value)


def brief(value: object) -> str:
    """The same without the fields that stand at their default, as the audit keeps requests and results.

    A field that a later version adds so leaves an earlier request what it was: sent again it is known.
    """
    return _BRIEF[value.__class__](value)


_Write = Callable[[Any], str]


class _Writers(dict[Any, _Write]):
    """How a value of exactly this type is written; found once, for every sale writes a hundred values."""

    def __init__(self, *, brief: bool) -> None:
        super().__init__(_PLAINLY)
        self._brief = brief

    def __missing__(self, kind: Any) -> _Write:
        writer = self[kind] = self._writer(kind)
        return writer

    def _writer(self, kind: Any) -> _Write:
        if issubclass(kind, _FIGURES):
            return lambda value: f'"{value.text()}"'
        if issubclass(kind, Enum):
            return {member: self[member.value.__class__](member.value) for member in kind}.__getitem__
        if issubclass(kind, str):
            return encode_basestring
        if issubclass(kind, Mapping):
            return self._pairs
        if issubclass(kind, Sequence | frozenset | set):
            return lambda value: "[" + ",".join([self[each.__class__](each) for each in value]) + "]"
        if dataclasses.is_dataclass(kind):
            return self._fields(dataclasses.fields(kind))
        raise Broken(f"{kind.__name__} cannot be written as JSON")

    def _pairs(self, value: Mapping[Any, Any]) -> str:
        written = [f"{encode_basestring(str(key))}:{self[each.__class__](each)}" for key, each in value.items()]
        return "{" + ",".join(written) + "}"

    def _fields(self, fields: Sequence["dataclasses.Field[Any]"]) -> _Write:
        may_go = [field for field in fields if self._brief and field.default is not dataclasses.MISSING]
        always = [field.name for field in fields if field not in may_go]
        shape = ",".join([f'"{name}":%s' for name in always])
        taken, others = _taken(always), _taken([field.name for field in may_go])
        labels, defaults = [f',"{field.name}":' for field in may_go], [field.default for field in may_go]

        def whole(value: Any) -> str:
            return "{" + shape % tuple([self[each.__class__](each) for each in taken(value)]) + "}"

        def short(value: Any) -> str:
            text = shape % tuple([self[each.__class__](each) for each in taken(value)])
            for label, each, default in zip(labels, others(value), defaults, strict=True):
                if each is not default and (default is None or each != default):
                    text += label + self[each.__class__](each)
            return "{" + (text if always else text[1:]) + "}"

        return short if may_go else whole


def _taken(names: Sequence[str]) -> Callable[[Any], Sequence[Any]]:
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


_PLAINLY: dict[Any, _Write] = {
    str: encode_basestring,
    int: str,
    bool: {True: "true", False: "false"}.__getitem__,
    types.NoneType: {None: "null"}.__getitem__,
    Secret: lambda value: '"***"',
    datetime: lambda value: f'"{value.isoformat(timespec="milliseconds")}"',
    date: lambda value: f'"{value.isoformat()}"',
}
_WHOLE, _BRIEF = _Writers(brief=False), _Writers(brief=True)


def decode(kind: Any, value: Json, where: str = "args") -> Any:
    """`value` (parsed JSON) as a `kind`; `where` names the field in refusals.

    Refused "field.unknown", "field.missing", "field.wrong", and what the figures' own parsers refuse.
    """
    return _decoder(kind)(value, where)


def cleaned(request: Any) -> Any:
    """The same request with every text cleaned by `kernel.text.clean`; Refused "text.too_long"."""
    kind: Any = request.__class__
    clean_kind = _cleaner(kind)
    return clean_kind(request) if clean_kind else request


@cache
def _cleaner(kind: Any) -> Callable[[Any], Any] | None:
    """How a value of exactly this type is cleaned; None where no text can be in it."""
    if kind is str:
        return _clean_text
    if kind is tuple:
        return lambda items: tuple([cleaned(item) for item in items])
    if not _may_hold_text(kind):
        return None
    names = tuple(name for name, hint in typing.get_type_hints(kind).items() if _may_hold_text(hint))
    return lambda request: _clean_fields(request, names)


@cache
def _may_hold_text(hint: Any) -> bool:
    """Whether a field so declared can have a text in it that must be cleaned (a figure or a secret has none)."""
    if hint is str:
        return True
    if inside := typing.get_args(hint):
        return any(map(_may_hold_text, inside))
    if hint in (*_FIGURES, Secret) or not dataclasses.is_dataclass(hint):
        return False
    return any(map(_may_hold_text, typing.get_type_hints(hint).values()))


def _clean_text(text: str) -> str:
    return text if text.isascii() and text.isprintable() and len(text) < 100 else clean(text)


def _clean_fields(request: Any, names: Sequence[str]) -> Any:
    changed = {}
    for name in names:
        old = getattr(request, name)
        new = cleaned(old)
        if new is not old and new != old:
            changed[name] = new
    return dataclasses.replace(request, **changed) if changed else request


def schema(kind: Any) -> Json:
    """JSON Schema of a `kind`: what `decode` takes."""
    if kind in _SCHEMAS:
        return dict(_SCHEMAS[kind])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if dataclasses.is_dataclass(kind):
        return _object_schema(kind)
    inner = typing.get_args(kind)
    if _is_optional(kind):
        return {"anyOf": [schema(_optional(kind)), {"type": "null"}]}
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": schema(inner[0])}
    raise Broken(f"{kind} has no schema")


def _object_schema(kind: Any) -> Json:
    hints = typing.get_type_hints(kind)
    required = [f.name for f in dataclasses.fields(kind) if not _has_default(f)]
    properties = {}
    for field in dataclasses.fields(kind):
        properties[field.name] = schema(hints[field.name])
        if field.default is not dataclasses.MISSING:
            properties[field.name]["default"] = encode(field.default)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
_SCHEMAS: dict[Any, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Money: {"type": "string", "pattern": _DECIMAL, "description": "yuan, two decimals"},
    Quantity: {"type": "string", "pattern": _DECIMAL, "description": "units, up to three decimals"},
    Price: {"type": "string", "pattern": _DECIMAL, "description": "yuan per unit, up to four decimals"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Month: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
    Secret: {"type": "string", "writeOnly": True},
    JsonText: {"type": "string", "contentMediaType": "application/json"},
    type(None): {"type": "null"},
}


def _has_default(field: "dataclasses.Field[Any]") -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _is_optional(kind: Any) -> bool:
    return typing.get_origin(kind) in (Union, types.UnionType) and type(None) in typing.get_args(kind)


def _optional(kind: Any) -> Any:
    return next(arg for arg in typing.get_args(kind) if arg is not type(None))


@cache
def _decoder(kind: Any) -> Callable[[Json, str], Any]:
    if kind in _FROM_TEXT:
        return _from_text(_FROM_TEXT[kind])
    if kind in (str, int, bool):
        return _exactly(kind)
    if kind is type(None):
        return lambda value, where: None
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    if dataclasses.is_dataclass(kind):
        return _object(kind)
    if _is_optional(kind):
        inner = _decoder(_optional(kind))
        return lambda value, where: None if value is None else inner(value, where)
    if typing.get_origin(kind) is tuple:
        return _list(_decoder(typing.get_args(kind)[0]))
    raise Broken(f"{kind} cannot be read from JSON")


_FROM_TEXT: dict[Any, Callable[[str], Any]] = {
    Money: Money.parse,
    Quantity: Quantity.parse,
    Price: Price.parse,
    Month: Month.parse,
    Secret: Secret,
    JsonText: JsonText.parse,
    date: parse_date,
    datetime: datetime.fromisoformat,
}


def _from_text(parse: Callable[[str], Any]) -> Callable[[Json, str], Any]:
    def read(value: Json, where: str) -> Any:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise Refused("field.wrong", field=where)
        try:
            return parse(str(value))
        except ValueError as wrong:
            raise Refused("field.wrong", field=where) from wrong

    return read


def _exactly(kind: type) -> Callable[[Json, str], Any]:
    def read(value: Json, where: str) -> Any:
        if type(value) is not kind:
            raise Refused("field.wrong", field=where)
        return value

    return read


def _member(kind: type[Enum]) -> Callable[[Json, str], Any]:
    def read(value: Json, where: str) -> Any:
        try:
            return kind(value)
        except ValueError as wrong:
            raise Refused("field.wrong", field=where) from wrong

    return read


def _list(inner: Callable[[Json, str], Any]) -> Callable[[Json, str], Any]:
    def read(value: Json, where: str) -> Any:
        if not isinstance(value, list):
            raise Refused("field.wrong", field=where)
        return tuple([inner(item, f"{where}[{i}]") for i, item in enumerate(value)])

    return read


def _object(kind: Any) -> Callable[[Json, str], Any]:
    hints = typing.get_type_hints(kind)
    fields = {f.name: (_decoder(hints[f.name]), _has_default(f)) for f in dataclasses.fields(kind)}

    def read(value: Json, where: str) -> Any:
        if not isinstance(value, dict):
            raise Refused("field.wrong", field=where)
        for name in value:
            if name not in fields:
                raise Refused("field.unknown", field=f"{where}.{name}")
        taken = {}
        for name, (inner, optional) in fields.items():
            if name in value:
                taken[name] = inner(value[name], f"{where}.{name}")
            elif not optional:
                raise Refused("field.missing", field=f"{where}.{name}")
        return kind(**taken)

    return read
