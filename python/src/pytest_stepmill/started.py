"""An execution that may still run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Sequence

from . import answers
from .errors import StepmillError
from .http import segment
from .patience import Patience
from .run import Run
from .speak import in_python
from .work import Request, Work, do, do_async

if TYPE_CHECKING:
    from .stepmill import Stepmill


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
        return do(self._ended())

    def entered(self, state: str) -> Run:
        """Waits until it has entered a state."""
        return do(self._entered(state))

    def task(self, state: str, item: int | None = None) -> OpenTask:
        """Waits until a task is open that waits for its token: a callback, an activity. `item`: in this item of a Map."""
        return do(self._task(state, item))

    def idle(self) -> Run:
        """Waits until it cannot go on without time or an answer from outside, and reads it."""
        return do(self._idle())

    # The same for a test with an event loop, which goes on meanwhile. Only waits take long: the other methods send one
    # request to this machine.

    async def ended_async(self) -> Run:
        """Like `ended`. Functions of this process run in the event loop; those that are `async def` are awaited."""
        return await do_async(self._ended())

    async def entered_async(self, state: str) -> Run:
        """Like `entered`."""
        return await do_async(self._entered(state))

    async def task_async(self, state: str, item: int | None = None) -> OpenTask:
        """Like `task`."""
        return await do_async(self._task(state, item))

    async def idle_async(self) -> Run:
        """Like `idle`."""
        return await do_async(self._idle())

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

    def _ended(self) -> Work[Run]:
        yield from self._wait(self._rest)
        run: Run = yield Request(self.read)
        if run.status == "RUNNING":
            waiting = yield Request(self.waiting)
            ways = "".join(f"\n{way}" for way in _ways_on(run))
            raise StepmillError(f"The execution cannot go on.\n{waiting}{ways}\n{run.tree()}")
        return run

    def _entered(self, state: str) -> Work[Run]:
        yield from self._wait("entered", state=state)
        run: Run = yield Request(self.read)
        return run

    def _task(self, state: str, item: int | None) -> Work[OpenTask]:
        waited = yield from self._wait("task", state=state, item=item)
        return OpenTask(self._sfn, waited["task"])

    def _idle(self) -> Work[Run]:
        yield from self._wait("idle")
        run: Run = yield Request(self.read)
        return run

    def _wait(self, until: str, **query: Any) -> Work[answers.Waited]:
        """Waits for a condition. Functions of this process run meanwhile, on this thread."""
        sfn = self._sfn
        patience = Patience(sfn.patience)
        while True:
            because = (yield from sfn.functions.serve(self.arn, self._rest, patience.a_while)) if sfn.functions else ""
            seconds = 0 if sfn.functions else patience.a_while
            waited: answers.Waited = yield self._ask_wait(until, seconds, query)
            self._throw_mistake(waited)
            if waited["reached"] or (until in ("idle", "ended") and waited["because"] == "ended"):
                return waited
            if waited["because"] in ("ended", "reset"):
                run = yield Request(self.read)
                raise StepmillError(f"The execution has ended, and {_missed(until, query)}.\n{run.tree()}")
            if until not in ("idle", "ended") and sfn.skips_time and (yield self._ask_wait("idle", 0, {}))["reached"]:
                # It may have come to that just now.
                waited = yield self._ask_wait(until, 0, query)
                if waited["reached"]:
                    return waited
                waiting = yield Request(self.waiting)
                raise StepmillError(f"The execution waits, and {_missed(until, query)}.\n{waiting}")
            if patience.is_over((because == "invocation", waited["execution"]["change"])):
                waiting = yield Request(self.waiting)
                raise StepmillError(f"{patience.text}\n{waiting}")

    @property
    def _rest(self) -> str:
        """What `ended` waits for: in an account that does not skip time, nothing runs during a wait."""
        return "idle" if self._sfn.skips_time else "ended"

    def _ask_wait(self, until: str, seconds: float, query: dict[str, Any]) -> Request:
        asked = {"until": until, "seconds": seconds, **query}
        return Request(self._sfn.account.ask, "GET", f"{self._path}/wait", query=asked)

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
            raise StepmillError(in_python(mistake))


def _missed(until: str, query: dict[str, Any]) -> str:
    """What a wait was for, as something that has not happened."""
    if until == "entered":
        return f"it has not entered {query['state']!r}"
    if until == "task":
        return f"{query['state']!r} has no task that waits for its token"
    return "the account was reset"


def _ways_on(run: Run) -> list[str]:
    """What a test may write so that an execution which waits goes on."""
    tokens = [one["state"] for one in run.visits if one["outcome"] == "open" and _waits_for_token(one)]
    return [
        f"To end the task, write: machine.mock({state!r}).succeeds_token({{}}), or started = machine.start({{}}) and "
        f"started.task({state!r}).succeed({{}})"
        for state in dict.fromkeys(tokens)
    ]


def _waits_for_token(visit: answers.Visit) -> bool:
    called = visit["attempts"][-1] if visit["attempts"] else None
    return called is not None and str(called.get("resource", "")).endswith(".waitForTaskToken")
