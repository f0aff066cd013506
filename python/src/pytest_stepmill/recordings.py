"""Recordings: executions in files, which are replayed on the definition as it is today."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Sequence

from .answers import Replay
from .errors import StepmillError, StepmillWarning
from .http import Account, segment
from .run import Run


def replay(account: Account, machine_arn: str, file: str | Path, states: Sequence[str], check: bool) -> Run:
    """Replays a recording on a state machine. See `Machine.replay`."""
    path = Path(account.folder, file)
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StepmillError(f"The recording cannot be read: {error}") from error
    body = {"recording": content, "stateMachineArn": machine_arn, "file": str(file)}
    found: Replay = account.ask("POST", "/replays", body)
    if found["verdict"] in ("unanswered", "unusable"):
        raise StepmillError(f"{file} does not say what the result would have been.\n{found['text']}")
    for what in found["notCompared"]:
        warnings.warn(f"{file}: not compared: {what}", StepmillWarning, stacklevel=3)
    run = Run(account, found["trace"], states, is_replay=True)
    if check and found["verdict"] != "agrees":
        raise AssertionError(f"The execution does not do what was recorded ({file}).\n{found['text']}\n\n{run.tree()}")
    return run


def record(account: Account, execution_arn: str, file: str | Path) -> None:
    """Writes the recording of an execution. See `Run.record`."""
    content: str = account.ask("GET", f"/executions/{segment(execution_arn)}/recording")["recording"]
    path = Path(account.folder, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
