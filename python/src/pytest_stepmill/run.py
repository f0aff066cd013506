"""What an execution did."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Iterator, Sequence

from .answers import Attempt, Call, Message, Trace, Visit
from .clock import parse_time
from .errors import StepmillError
from .http import Account, segment
from .names import nearest
from .tree import draw_tree


class StatePath(list[str]):
    """The states that an execution entered, in order. A failed comparison shows the execution."""

    run: "Run"


class Status(str):
    """The status of an execution. A failed comparison shows the execution."""

    run: "Run"


class Calls(list[Call]):
    """
    Calls of tasks, oldest first, each as `GET /calls` of the control API returns it: `parameters` is what the task sent,
    `received` what the function, the queue or the topic got.
    """

    def __init__(self, calls: list[Call], what: str) -> None:
        super().__init__(calls)
        self._what = what

    @property
    def only(self) -> Call:
        """The one call. Throws StepmillError if there are more or none."""
        if len(self) != 1:
            raise StepmillError(f"There are {len(self)} calls of {self._what}, not one.")
        return self[0]

    @property
    def received(self) -> list[Any]:
        """What was received, call by call."""
        return [call["received"] for call in self]

    def __repr__(self) -> str:
        return f"<{len(self)} calls of {self._what}>"


class StateView:
    """What an execution did in one state, in all its visits."""

    def __init__(self, run: Run, name: str, visits: list[Visit]) -> None:
        self._run = run
        self.name = name
        #: Each visit as the trace of the control API returns it.
        self.visits = visits

    @property
    def visit(self) -> Visit:
        """The one visit. Throws StepmillError for a state that was never entered, or more than once."""
        if len(self.visits) == 1:
            return self.visits[0]
        if not self.visits:
            raise StepmillError(f"The execution has never entered {self.name!r}. Its path: {' → '.join(self._run.path)}")
        raise StepmillError(
            f"The execution has entered {self.name!r} {len(self.visits)} times: "
            f"write run.state({self.name!r}).visits[0], or run.state({self.name!r}, item=0)."
        )

    @property
    def entered(self) -> int:
        """How often it was entered."""
        return len(self.visits)

    @property
    def input(self) -> Any:
        return self.visit.get("input")

    @property
    def output(self) -> Any:
        """Its output. Throws StepmillError if it has none."""
        if "output" not in self.visit:
            raise StepmillError(f"{self.name!r} has no output: it is {self.visit['outcome']}. {self.visit.get('error', '')}")
        return self.visit["output"]

    @property
    def error(self) -> str | None:
        return self.visit.get("error")

    @property
    def cause(self) -> str | None:
        return self.visit.get("cause")

    @property
    def outcome(self) -> str:
        """`succeeded`, `caught`, `failed`, `aborted` or `open`."""
        return str(self.visit["outcome"])

    @property
    def attempts(self) -> list[Attempt]:
        return list(self.visit["attempts"])

    @property
    def retries(self) -> int:
        """How often Retry has run it again."""
        return sum(attempt["startedBy"] == "retry" for attempt in self.attempts)

    @property
    def assigned(self) -> dict[str, Any]:
        """The variables that it has assigned."""
        return dict(self.visit.get("assigned", {}))

    @property
    def chosen(self) -> str | None:
        """The state that came next."""
        return self.visit.get("next")

    @property
    def duration(self) -> timedelta:
        return timedelta(seconds=self.visit["durationSeconds"])

    @property
    def calls(self) -> Calls:
        """The calls that it made."""
        return self._run._calls({"state": self.name}, repr(self.name))


class Run:
    """
    An execution as it was when it was read.

        run = machine.run({"amount": 10})
        assert run.succeeded
        assert run.path == ["Charge", "Ship"]
    """

    def __init__(self, account: Account, trace: Trace, states: Sequence[str] = (), *, is_replay: bool = False) -> None:
        self._of = account
        self._is_replay = is_replay
        #: As the control API returns it.
        self.trace = trace
        self._states = states

    @property
    def arn(self) -> str:
        return str(self.trace["executionArn"])

    @property
    def status(self) -> Status:
        """`SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED` or `RUNNING`."""
        status = Status(self.trace["status"])
        status.run = self
        return status

    @property
    def succeeded(self) -> bool:
        return str(self.trace["status"]) == "SUCCEEDED"

    @property
    def input(self) -> Any:
        return self.trace["input"]

    @property
    def output(self) -> Any:
        """Its output. Throws StepmillError for an execution that has none, with what it did instead."""
        if "output" not in self.trace:
            raise StepmillError(f"The execution has no output.\n{self.tree()}")
        return self.trace["output"]

    @property
    def error(self) -> str | None:
        return self.trace.get("error")

    @property
    def cause(self) -> str | None:
        return self.trace.get("cause")

    @property
    def path(self) -> StatePath:
        """The states of its main line, in the order in which they were entered."""
        path = StatePath(self.trace["path"])
        path.run = self
        return path

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of its main line, at the end."""
        return dict(self.trace["variables"])

    @property
    def transitions(self) -> int:
        """State transitions as AWS bills them."""
        return int(self.trace["transitions"])

    @property
    def cost(self) -> float:
        """What AWS bills for it, in US dollars."""
        if "cost" not in self.trace:
            raise StepmillError("The prices of this region are not known.")
        return float(self.trace["cost"]["dollars"])

    @property
    def duration(self) -> timedelta:
        """On the clock of its account."""
        return timedelta(seconds=self.trace["durationSeconds"])

    @property
    def started_at(self) -> datetime:
        return parse_time(self.trace["startedAt"])

    @property
    def visits(self) -> list[Visit]:
        """Every visit of every state, nested ones included, in order of entry."""
        return list(self.trace["visits"])

    def state(self, name: str, *, item: int | None = None, branch: int | None = None) -> StateView:
        """
        What it did in a state; with `item` or `branch`, only in that iteration of the Map, or branch of the Parallel,
        around it. Throws StepmillError for a name that the definition does not have.
        """
        if self._states and name not in self._states:
            raise StepmillError(f"The state machine has no state {name!r}.{nearest(name, self._states)}")
        wanted = {"iteration": item, "branch": branch}
        visits = [
            visit
            for visit in self.trace["visits"]
            if visit["state"] == name
            and all(
                index is None or (visit.get("within", {}).get("kind"), visit.get("within", {}).get("index")) == (kind, index)
                for kind, index in wanted.items()
            )
        ]
        return StateView(self, name, visits)

    def calls(self, service: str | None = None, action: str | None = None) -> Calls:
        """Its calls: all, or those of a service (`"sqs"`, `"dynamodb"`, `"aws-sdk:s3"`)."""
        return self._calls({"service": service, "action": action}, service or "all services")

    def lambda_calls(self, name: str) -> Calls:
        """Its calls of a Lambda function."""
        return self._calls({"lambda": name}, f"the function {name!r}")

    def messages(self, destination: str | None = None) -> list[Message]:
        """What it sent to queues, topics and event buses, as `GET /outbox` of the control API returns it."""
        query = {"executionArn": self.arn, "destination": destination}
        return list(self._account.ask("GET", "/outbox", query=query)["messages"])

    def history(self) -> list[dict[str, Any]]:
        """Its events, in the form of GetExecutionHistory."""
        return list(self._account.ask("GET", f"/executions/{segment(self.arn)}/history")["events"])

    def record(self, file: str | Path) -> None:
        """
        Writes a recording of it into a file, for `Machine.replay`, `stepmill replay` and `stepmill diff`. Overwrites the
        file. A relative path begins at the folder of the test. Account ids, task tokens and credentials are taken out.
        """
        from .recordings import record

        record(self._account, self.arn, file)

    def tree(self) -> str:
        """The execution as text: each state with its outcome, and the data where it failed."""
        return draw_tree(self.trace)

    def __repr__(self) -> str:
        return f"<Run {self.trace['name']} {self.trace['status']}: {' → '.join(self.trace['path'])}>"

    def __iter__(self) -> Iterator[Visit]:
        return iter(self.visits)

    @property
    def _account(self) -> Account:
        """Where the execution is. Throws StepmillError for a replay, of which the server keeps nothing."""
        if self._is_replay:
            raise StepmillError(
                "A replay has called nothing: its answers came from the recording. "
                "run.state('Ship').attempts has the parameters of each call."
            )
        return self._of

    def _calls(self, query: dict[str, Any], what: str) -> Calls:
        answer = self._account.ask("GET", "/calls", query={"executionArn": self.arn, **query})
        return Calls(answer["calls"], what)
