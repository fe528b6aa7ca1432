"""`do`: JSON lines in, one flushed answer after each commit out."""

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from jxc_desktop.door.sign_in import DoorKeeper
from jxc_desktop.door.verbs import VERBS
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import UseCase, codec, do
from jxc_desktop.words import say_refusal

_FIELDS = {"verb", "request_id", "as", "approved_by", "args"}
_LONGEST = 4_000_000


def answer_lines(shop: ShopFile, keeper: DoorKeeper, lines: Iterable[str], out: IO[str], rolls_at_hour: int) -> bool:
    """Carry out each line and answer it; whether all of them were done."""
    verbs = {verb.name: verb for verb in VERBS}
    all_done = True
    for line in lines:
        if not line.strip():
            continue
        answer = _answer(shop, keeper, verbs, line, rolls_at_hour)
        all_done = all_done and bool(answer["ok"])
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()
    return all_done


def _answer(
    shop: ShopFile, keeper: DoorKeeper, verbs: Mapping[str, UseCase[Any, Any]], line: str, rolls_at_hour: int
) -> dict[str, Any]:
    try:
        asked = _read(line)
        verb = verbs.get(asked["verb"])
        if verb is None:
            raise Refused("verb.unknown", verb=str(asked["verb"])[:60])
        request = codec.decode(verb.request_type, asked.get("args", {}))
        session = keeper.session(asked.get("as", "owner"))
        approver = keeper.session(asked["approved_by"]) if "approved_by" in asked else None
        done = do(
            shop,
            session,
            verb,
            request,
            request_id=asked.get("request_id"),
            approver=approver,
            rolls_at_hour=rolls_at_hour,
        )
    except Refused as refused:
        return {"ok": False, "refused": refused.key, "says": say_refusal(refused)}
    result = codec.encode(done.result)
    answer = {"ok": True, "number": result.get("number"), "result": result}
    return answer | {"replayed": True} if done.replayed else answer


def _read(line: str) -> dict[str, Any]:
    if len(line) > _LONGEST:
        raise Refused("line.invalid")
    try:
        asked = json.loads(line)
        if "\\u" in line or not line.isascii():
            json.dumps(asked, ensure_ascii=False).encode("utf-8")  # half a character cannot be kept or answered
    except (ValueError, RecursionError) as wrong:
        raise Refused("line.invalid") from wrong
    if not isinstance(asked, dict) or "verb" not in asked:
        raise Refused("line.invalid")
    for name in asked:
        if name not in _FIELDS:
            raise Refused("field.unknown", field=name)
    for name in ("verb", "request_id", "as", "approved_by"):
        if name in asked and not isinstance(asked[name], str):
            raise Refused("field.wrong", field=name)
    return asked
