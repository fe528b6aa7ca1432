"""`import`: goods from a spreadsheet, or only what is wrong with it."""

from pathlib import Path
from typing import Any

from jxc_desktop.exchange.goods_plan import ImportGoods, plan_import
from jxc_desktop.exchange.import_goods import import_tried
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, codec, do


def bring_in(
    shop: ShopFile, session: Session, file: Path, sheet: str | None, dry_run: bool, with_stock: bool
) -> dict[str, Any]:
    """What came in, or with `dry_run` what would and every finding in words."""
    request = ImportGoods(str(file.resolve()), sheet or "", with_stock=with_stock)
    with shop.reading() as conn:
        plan = plan_import(conn, request)
    found = [{"row": f.row_number, "severity": f.severity, "says": f.says()} for f in plan.findings]
    if dry_run or plan.errors:
        return {"ok": not plan.errors, "rows": len(plan.rows), "findings": found}
    imported = codec.encode(do(shop, session, import_tried(plan), request).result)
    return {"ok": True, "rows": len(plan.rows), "findings": found, "result": imported}
