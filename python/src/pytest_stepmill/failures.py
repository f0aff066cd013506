"""Every way in which the tasks of a state machine can fail."""

from __future__ import annotations

import json
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import StepmillError
from .server import find_command

if TYPE_CHECKING:
    from .machine import Machine


class Failure:
    """One way in which a task can fail."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.name: str = found["name"]
        self.state: str = found["state"]
        self.error: str = found["error"]
        #: How often the task fails.
        self.times: int = found["times"]
        #: `error`, `timeout` or `heartbeat`.
        self.kind: str = found["kind"]
        #: The failures of earlier states that lead to this one.
        self.after: list[Failure] = [Failure(one) for one in found["after"]]
        #: What Retry and Catch make of it: `end` is `works`, `caught` or `fails`, with `retries` and `next`.
        self.leads_to: dict[str, Any] = found["leadsTo"]

    def play(self, machine: Machine) -> None:
        """
        Makes the task fail this way in the next executions, and those before it that lead there. Mocks that were given
        earlier answer its other attempts. A test that does not come to the failure fails at its end.
        """
        for failure in [*self.after, self]:
            mock = machine.mock(failure.state)
            if failure.kind == "error":
                mock.throws(failure.error, "played", times=failure.times)
            else:
                mock.times_out(times=failure.times)
            machine.must_use(mock, failure.name)

    def __repr__(self) -> str:
        return f"<Failure {self.name}>"


def failures(file: str | Path, name: str | None = None) -> list[Failure]:
    """
    The failures of a state machine in a file, for `parametrize`:

        @pytest.mark.parametrize("failure", failures("template.yaml", "Order"), ids=lambda failure: failure.name)
        def test_refunds(order, failure):
            failure.play(order)
            assert order.run({"amount": 10}).path[-1] == "Refund"
    """
    return [Failure(found) for found in _read(str(Path(file).resolve()), name)]


@lru_cache(maxsize=64)
def _read(file: str, name: str | None) -> list[dict[str, Any]]:
    command = [*find_command(Path(file).parent), "failures", file, *([] if name is None else [name]), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise StepmillError(done.stderr.strip() or done.stdout.strip())
    return list(json.loads(done.stdout)["failures"])
