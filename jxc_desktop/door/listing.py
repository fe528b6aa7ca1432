"""`verbs` and `reports`: every verb and report with its fields as JSON Schema, from the window's own declarations."""

from typing import Any

from jxc_desktop.door.verbs import VERBS
from jxc_desktop.insights.registry import REPORTS
from jxc_desktop.usecase import codec
from jxc_desktop.words import tr


def verb_listing() -> list[dict[str, Any]]:
    """Name, title, permission, what it touches, and the schemas of what it takes and gives."""
    return [
        {
            "verb": verb.name,
            "title": tr(verb.title),
            "needs": verb.needs,
            "touches": sorted(verb.touches),
            "args": codec.schema(verb.request_type),
            "result": codec.schema(verb.result_type),
        }
        for verb in VERBS
    ]


def report_listing() -> list[dict[str, Any]]:
    """Name, title, permissions (any of them will do), questions and columns."""
    return [
        {
            "report": report.name,
            "title": tr(report.title),
            "needs_any": sorted(report.needs),
            "questions": report.schema(),
            "columns": [{"key": c.key, "title": tr(c.title), "kind": c.kind} for c in report.columns],
        }
        for report in REPORTS
    ]
