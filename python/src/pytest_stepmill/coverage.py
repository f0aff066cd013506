"""Which parts of the state machines the tests run."""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from pathlib import Path
from typing import Any

import pytest

from .errors import StepmillError
from .server import find_command


class Coverage:
    """The counts of a run of pytest, in a folder, and their report."""

    def __init__(self, folder: Path, fail_under: float | None) -> None:
        self.folder = folder
        self.fail_under = fail_under
        self._report: str | None = None

    @classmethod
    def of(cls, config: pytest.Config, is_worker: bool) -> Coverage | None:
        """`None` unless the run counts. Drops the counts of the run before."""
        worker: dict[str, Any] = getattr(config, "workerinput", {})
        given = worker.get("stepmill_cov") or config.getoption("--stepmill-cov")
        under: float | None = config.getoption("--stepmill-cov-fail-under")
        if given is None:
            if under is not None:
                raise pytest.UsageError("--stepmill-cov-fail-under needs --stepmill-cov.")
            return None
        folder = Path(config.rootpath, str(given))
        if not is_worker:
            for old in folder.glob("*.stepmill-coverage.json"):
                old.unlink()
        return cls(folder, under)

    def keep(self, counts: Any) -> None:
        """Writes the counts of one account."""
        if not counts["machines"]:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"pytest-{os.getpid()}-{uuid.uuid4().hex}.stepmill-coverage.json"
        (self.folder / name).write_text(json.dumps(counts), encoding="utf-8")

    def finish(self, folder: Path) -> bool:
        """Makes the report. Whether the tests run less than they must."""
        try:
            program = find_command(folder)
        except StepmillError as error:
            self._report = str(error)
            return True
        limits = [] if self.fail_under is None else [f"--{kind}={self.fail_under}" for kind in ("statements", "branches")]
        words = [*program, "coverage", "--dir", str(self.folder), *limits]
        done = subprocess.run(words, capture_output=True, text=True, cwd=folder, check=False)
        self._report = (done.stdout + done.stderr).rstrip()
        return done.returncode != 0

    def report(self, terminal: Any, folder: Path) -> None:
        """Prints the report."""
        if self._report is None:
            self.finish(folder)
        if self._report is not None:
            terminal.section("Stepmill coverage")
            terminal.write_line(self._report)
