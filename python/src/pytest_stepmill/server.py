"""A Stepmill server: found, started, and ended with this process."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Sequence

from .errors import StepmillError
from .http import Http, control


#: The command that the options of this run name.
_configured: list[str] | None = None


def configure_command(words: Sequence[str] | None) -> None:
    """Names the command for this process; `None`: it is searched for."""
    global _configured
    _configured = None if words is None else list(words)


def find_command(start: Path) -> list[str]:
    """
    The command that runs Stepmill: the one that `stepmill_command` in pytest.ini names, `STEPMILL` of the environment, the
    program that the wheel has brought, `node_modules/.bin/stepmill` of the folder or of one above it, or `stepmill` of the
    PATH.
    """
    if _configured is not None:
        return list(_configured)
    named = os.environ.get("STEPMILL")
    if named:
        return shlex.split(named)
    own = Path(__file__).parent / "bin" / "stepmill"
    if own.exists():
        return [str(own)]
    for folder in (start, *start.parents):
        local = folder / "node_modules" / ".bin" / ("stepmill.cmd" if os.name == "nt" else "stepmill")
        if local.exists():
            return [str(local)]
    found = shutil.which("stepmill")
    if found:
        return [found]
    raise StepmillError(
        "Stepmill is not installed: this wheel has no program for this system, there is no node_modules/.bin/stepmill in this "
        "folder or above, and no stepmill in the PATH. Run npm install --save-dev stepmill, or name the command in the variable STEPMILL or in the ini option stepmill_command."
    )


class Server:
    """A server that this process has started. It ends with this process, however that ends."""

    def __init__(self, url: str) -> None:
        self.http = Http(url)
        self.url = self.http.url

    @classmethod
    def start(
        cls,
        folder: str | Path = ".",
        *,
        command: Sequence[str] | None = None,
        arguments: Sequence[str] = (),
    ) -> Server:
        """
        Starts a server that may deploy the files below the folder. Throws StepmillError with its output if it cannot start.

        arguments: more options of `stepmill start`, like `["--s3", "buckets"]`.
        """
        root = Path(folder).resolve()
        words = list(command or find_command(root))
        options = ["--port", "0", "--wait", "--no-watch", "--parent-pid", str(os.getpid()), "--deploy-from", str(root)]
        try:
            started = subprocess.run(
                [*words, "start", *arguments, *options], capture_output=True, text=True, cwd=root, check=False
            )
        except OSError as error:
            raise StepmillError(f"The command {shlex.join(words)} cannot be run: {error}") from error
        lines = dict(line.split("=", 1) for line in started.stdout.splitlines() if "=" in line)
        if started.returncode != 0 or "STEPMILL_URL" not in lines:
            said = (started.stderr or started.stdout).strip()
            raise StepmillError(f"{shlex.join([*words, 'start', *arguments])} has failed: {said}")
        return cls(lines["STEPMILL_URL"])

    def stop(self) -> None:
        """Ends the server."""
        try:
            control(self.http, "POST", "/stop")
        except StepmillError:
            pass
        self.http.close()
