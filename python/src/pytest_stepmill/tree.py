"""An execution as text."""

from __future__ import annotations

import json
from typing import Any

from .answers import Trace, Visit

_MARKS = {"succeeded": "✓", "caught": "!", "failed": "✗", "aborted": "-", "open": "…"}
_MOST = 200
_MOST_LINES = 60


def draw_tree(trace: Trace) -> str:
    """
    Each visit on a line, indented below the Map or Parallel around it: its outcome, its attempts, and where it failed its
    input, error and cause.
    """
    status = " ".join(filter(None, [str(trace["status"]), trace.get("error"), _brief_text(trace.get("cause"))]))
    lines = [f"{trace['stateMachineName']} {status}"]
    depth: dict[int, int] = {}
    for visit in trace["visits"]:
        within = visit.get("within")
        level = depth[within["visit"]] + 1 if within and within["visit"] in depth else 1
        depth[visit["id"]] = level
        lines.extend(_visit_lines(visit, "  " * level))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 10], f"  … {len(lines) - _MOST_LINES} more lines …", *lines[-10:]]
    return "\n".join(lines)


def _visit_lines(visit: Visit, indent: str) -> list[str]:
    within = visit.get("within")
    place = f" [{within['kind']} {within['index']}]" if within else ""
    attempts = len(visit["attempts"])
    tried = f", {attempts} attempts" if attempts > 1 else ""
    head = f"{indent}{_MARKS.get(visit['outcome'], '?')} {visit['state']}{place}: {visit['outcome']}{tried}"
    if visit["outcome"] in ("succeeded", "open"):
        return [head]
    said = [f"{indent}    input: {_brief(visit.get('input'))}"]
    if visit.get("error"):
        said.append(f"{indent}    {visit['error']}: {_brief_text(visit.get('cause'))}")
    return [head, *said]


def _brief(value: Any) -> str:
    return _brief_text(json.dumps(value, ensure_ascii=False))


def _brief_text(text: str | None) -> str:
    if not text:
        return ""
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"
