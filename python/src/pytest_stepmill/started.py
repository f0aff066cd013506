"""An execution that may still run."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Sequence

from . import answers
from .errors import StepmillError
from .http import segment
from .run import Run

if TYPE_CHECKING:
    from .stepmill import Stepmill

#: How long a test waits, in seconds of real time, for functions and endpoints that do not answer.
PATIENCE = 60.0


class OpenTask:
    """A task that waits for its token."""

    def __init__(self, sfn: Stepmill, task: answers.OpenTask) -> None:
        self._sfn = sfn
        #: As the control API returns it.
        self.task = task

    @property
    def token(self) -> str:
        return str(self.task["taskToken"])

    @property
    def parameters(self) -> Any:
        """What the task sent."""
        return self.task["parameters"]

    def succeed(self, output: Any = None) -> None:
        """Sends its token back with an output, as SendTaskSuccess does."""
        self._sfn.account.call("SendTaskSuccess", {"taskToken": self.token, "output": json.dumps(output)})

    def fail(self, error: str, cause: str = "") -> None:
        """Sends its token back with a failure, as SendTaskFailure does."""
        self._sfn.account.call("SendTaskFailure", {"taskToken": self.token, "error": error, "cause": cause})

    def heartbeat(self) -> None:
        """Sends a heartbeat."""
        self._sfn.account.call("SendTaskHeartbeat", {"taskToken": self.token})


class StartedRun:
    """
    An execution that was started.

        started = machine.start({"amount": 10})
        started.task("Approve").succeed({"by": "Ada"})
        run = started.ended()
    """

    def __init__(self, sfn: Stepmill, arn: str, states: Sequence[str] = ()) -> None:
        self._sfn = sfn
        self.arn = arn
        self._states = states
        self._path = f"/executions/{segment(arn)}"

    def ended(self) -> Run:
        """
        Waits for its end. Throws StepmillError for a mistake in the set-up, and if the execution waits for somebody: a
        token that nobody sends back, time in an account that does not skip it.
        """
        self._wait(self._rest)
        run = self.read()
        if run.status == "RUNNING":
            raise StepmillError(f"The execution cannot go on.\n{self.waiting()}\n{run.tree()}")
        return run

    def entered(self, state: str) -> Run:
        """Waits until it has entered a state."""
        self._wait("entered", state=state)
        return self.read()

    def task(self, state: str, item: int | None = None) -> OpenTask:
        """Waits until a task is open that waits for its token: a callback, an activity. `item`: in this item of a Map."""
        waited = self._wait("task", state=state, item=item)
        return OpenTask(self._sfn, waited["task"])

    def idle(self) -> Run:
        """Waits until it cannot go on without time or an answer from outside, and reads it."""
        self._wait("idle")
        return self.read()

    def stop(self, error: str = "", cause: str = "") -> Run:
        """Stops it, as StopExecution does."""
        self._sfn.account.call("StopExecution", {"executionArn": self.arn, "error": error, "cause": cause})
        return self.ended()

    def redrive(self) -> StartedRun:
        """Restarts it where it has failed, as RedriveExecution does."""
        self._sfn.account.call("RedriveExecution", {"executionArn": self.arn})
        return self

    def read(self) -> Run:
        """The execution as it is now."""
        trace = self._sfn.account.ask("GET", f"{self._path}/trace")
        return Run(self._sfn.account, trace, self._states)

    def waiting(self) -> str:
        """What it waits for, in words."""
        return str(self._sfn.account.ask("GET", f"{self._path}/waiting")["waiting"])

    def _wait(self, until: str, **query: Any) -> answers.Waited:
        """Waits for a condition. Functions of this process run meanwhile, on this thread."""
        sfn = self._sfn
        end = time.monotonic() + PATIENCE
        while True:
            because = sfn.functions.serve(self.arn, self._rest, 2) if sfn.functions else ""
            if because == "invocation":
                end = time.monotonic() + PATIENCE
            seconds = 0 if sfn.functions else 1
            waited = self._ask_wait(until, seconds, query)
            self._throw_mistake(waited)
            if waited["reached"] or (until in ("idle", "ended") and waited["because"] == "ended"):
                return waited
            if waited["because"] in ("ended", "reset"):
                raise StepmillError(f"The execution has ended, and {_missed(until, query)}.\n{self.read().tree()}")
            if until not in ("idle", "ended") and sfn.skips_time and self._ask_wait("idle", 0, {})["reached"]:
                # It may have come to that just now.
                waited = self._ask_wait(until, 0, query)
                if waited["reached"]:
                    return waited
                raise StepmillError(f"The execution waits, and {_missed(until, query)}.\n{self.waiting()}")
            if time.monotonic() > end:
                raise StepmillError(f"Nothing has happened for {PATIENCE:.0f} seconds.\n{self.waiting()}")

    @property
    def _rest(self) -> str:
        """What `ended` waits for: in an account that does not skip time, nothing runs during a wait."""
        return "idle" if self._sfn.skips_time else "ended"

    def _ask_wait(self, until: str, seconds: float, query: dict[str, Any]) -> answers.Waited:
        asked = {"until": until, "seconds": seconds, **query}
        waited: answers.Waited = self._sfn.account.ask("GET", f"{self._path}/wait", query=asked)
        return waited

    def _throw_mistake(self, waited: answers.Waited) -> None:
        """Throws the failed assertion of a function of this process, or the mistake that has ended the execution."""
        functions = self._sfn.functions
        if functions.failure is not None:
            failure, functions.failure = functions.failure, None
            self._sfn.reported(self.arn)
            raise failure
        mistake = waited["execution"].get("mistake")
        if mistake:
            self._sfn.reported(self.arn)
            raise StepmillError(mistake)


def _missed(until: str, query: dict[str, Any]) -> str:
    """What a wait was for, as something that has not happened."""
    if until == "entered":
        return f"it has not entered {query['state']!r}"
    if until == "task":
        return f"{query['state']!r} has no task that waits for its token"
    return "the account was reset"
