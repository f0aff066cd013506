"""A state machine under test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import StepmillError
from .mocks import Mock
from .names import nearest
from .recordings import replay
from .run import Run
from .started import StartedRun

if TYPE_CHECKING:
    from .failures import Failure
    from .stepmill import Stepmill


class Machine:
    """
    A state machine in the account of a test.

        machine = sfn.machine("template.yaml", "Order")
        machine.mock("Charge").returns({"id": "c-1"})
        run = machine.run({"amount": 10})
    """

    def __init__(
        self, sfn: Stepmill, arn: str, source: tuple[str, str] | None = None, described: dict[str, Any] | None = None
    ) -> None:
        self._sfn = sfn
        self.arn = arn
        #: The file that declares it, and its name there.
        self.source = source
        if described is None:
            described = sfn.account.call("DescribeStateMachine", {"stateMachineArn": arn})
        self.name: str = described["name"]
        self.type: str = described["type"]
        #: As it is deployed, with every reference resolved.
        self.definition: dict[str, Any] = json.loads(described["definition"])
        #: The names of its states, nested ones included.
        self.states: tuple[str, ...] = tuple(_state_names(self.definition))

    def mock(self, state: str) -> Mock:
        """What answers the Task, Map or Parallel with this name. Values are the result of the task, unchanged."""
        if state not in self.states:
            raise StepmillError(f"{self.name} has no state {state!r}.{nearest(state, self.states)}")
        return Mock(self._sfn.account, {"state": state, "inStateMachine": self.name})

    def run(self, given: Any = None, *, name: str | None = None, test_case: str | None = None) -> Run:
        """
        Runs an execution to its end. Functions of this process run on the calling thread.

        Throws StepmillError for a mistake in the set-up (a task that nothing answers, a misspelt name), whatever a Catch
        does, and for an execution that cannot go on without somebody else.
        """
        return self.start(given, name=name, test_case=test_case).ended()

    async def run_async(self, given: Any = None, *, name: str | None = None, test_case: str | None = None) -> Run:
        """
        Like `run`, for a test with an event loop, which goes on meanwhile. Functions of this process run in that loop;
        those that are `async def` are awaited.

            run = await machine.run_async({"amount": 10})
        """
        return await self.start(given, name=name, test_case=test_case).ended_async()

    def start(self, given: Any = None, *, name: str | None = None, test_case: str | None = None) -> StartedRun:
        """Starts an execution: for one that waits for a token, for an activity, or for the clock."""
        arn = self.arn if test_case is None else f"{self.arn}#{test_case}"
        request: dict[str, Any] = {"stateMachineArn": arn, "input": json.dumps({} if given is None else given)}
        if name is not None:
            request["name"] = name
        answer = self._sfn.account.call("StartExecution", request)
        return StartedRun(self._sfn, answer["executionArn"], self.states)

    def replay(self, file: str | Path, *, check: bool = True) -> Run:
        """
        Replays a recording (of `run.record` or `stepmill record`): each task gets its recorded answer, and no mock is
        asked. Returns what the machine does now.

        Throws AssertionError with the first difference if that is not what was recorded, unless `check` is false, and
        StepmillError if the machine needs an answer that was not recorded.
        """
        return replay(self._sfn.account, self.arn, file, self.states, check)

    def failures(self) -> list[Failure]:
        """
        Every way in which its tasks can fail, to run one test for each. See also `pytest_stepmill.failures`, which works
        where no server runs yet: in `pytest.mark.parametrize`.
        """
        from .failures import failures

        if self.source is None:
            raise StepmillError("failures() reads the file of a state machine. This one was created from a definition.")
        file, name = self.source
        return failures(Path(file), name)

    def must_use(self, mock: Mock, why: str) -> None:
        """The test fails at its end if this mock has answered nothing."""
        if mock.id is not None:
            self._sfn.must_use[mock.id] = why

    def __repr__(self) -> str:
        return f"<Machine {self.name}>"


def _state_names(block: dict[str, Any]) -> list[str]:
    names: list[str] = []
    for name, state in block.get("States", {}).items():
        names.append(name)
        inner = [*state.get("Branches", []), state.get("ItemProcessor"), state.get("Iterator")]
        for one in inner:
            if isinstance(one, dict):
                names.extend(_state_names(one))
    return names
