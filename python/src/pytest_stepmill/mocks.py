"""Mocks: what answers the tasks of state machines."""

from __future__ import annotations

from typing import Any

from .errors import StepmillError
from .http import Account, segment




class Mock:
    """
    The answers of a state, a function or a service, one after the other; the last one stays.

        machine.mock("Ship").throws("Shipping.Down", times=2).returns({"parcel": "p-1"})

    A mock of a state or of a service counts from the moment in which it has an answer.
    """

    def __init__(self, account: Account, target: dict[str, Any]) -> None:
        self._account = account
        self._target = target
        self._answers: list[dict[str, Any]] = []
        self._id: str | None = None

    @property
    def id(self) -> str | None:
        """Its id on the server; `None` as long as it has no answer."""
        return self._id

    # Which calls.

    def when(self, part: Any) -> Mock:
        """Only calls whose input has this part; other members of objects are ignored."""
        return self._also("when", part)

    def for_item(self, index: int, map_state: str | None = None) -> Mock:
        """Only in the iteration of a Map with this index, from 0: of the innermost Map, or of the named one."""
        narrowed = self._also("forItem", index)
        return narrowed if map_state is None else narrowed._also("map", map_state)

    def on_attempt(self, attempt: int) -> Mock:
        """Only on this attempt of the task, from 0: 1 is the first retry."""
        return self._also("onAttempt", attempt)

    def in_state_machine(self, name: str) -> Mock:
        """Only in executions of this state machine."""
        return self._also("inStateMachine", name)

    # Which answers.

    def returns(self, value: Any = None, *, times: int | None = None, after: float | None = None) -> Mock:
        """Succeeds with a value. after: seconds on the clock of the account."""
        return self._answer({"returns": value}, times, after)

    def succeeds(self, *, times: int | None = None, after: float | None = None) -> Mock:
        """Succeeds with the ordinary response of the service."""
        return self._answer({"succeeds": True}, times, after)

    def throws(
        self, error: str, cause: str | None = None, *, times: int | None = None, after: float | None = None
    ) -> Mock:
        """The task fails with exactly this error."""
        return self._answer({"throws": error, **_given(cause=cause)}, times, after)

    def fails(
        self,
        error: str,
        message: str | None = None,
        *,
        status_code: int | None = None,
        times: int | None = None,
        after: float | None = None,
    ) -> Mock:
        """The service fails in its own way, with this exception: `sfn.mock.service("dynamodb", "putItem").fails("ConditionalCheckFailedException")`."""
        return self._answer({"fails": error, **_given(message=message, statusCode=status_code)}, times, after)

    def times_out(self, *, times: int | None = None) -> Mock:
        """Never answers: the timeout or the heartbeat of the task ends it."""
        return self._answer({"timesOut": True}, times, None)

    def answers_like(self, name: str, *, times: int | None = None) -> Mock:
        """A ready-made answer: `lambda/throttled`."""
        return self._answer({"answersLike": name}, times, None)

    def succeeds_token(self, value: Any = None, *, after: float | None = None) -> Mock:
        """The token of the task comes back with this output."""
        return self._answer({"succeedsToken": value}, None, after)

    def fails_token(self, error: str, cause: str | None = None, *, after: float | None = None) -> Mock:
        """The token of the task comes back with this failure."""
        return self._answer({"failsToken": error, **_given(cause=cause)}, None, after)

    def leaves_token_open(self) -> Mock:
        """The token never comes back: only a timeout ends the task."""
        return self._answer({"leavesTokenOpen": True}, None, None)

    def remove(self) -> None:
        """Removes the mock."""
        if self._id is not None:
            self._account.ask("DELETE", f"/mocks/{segment(self._id)}")
            self._id = None

    def _also(self, name: str, value: Any) -> Mock:
        if self._answers:
            raise StepmillError(
                "Say first which calls a mock is for, then what it answers: "
                'machine.mock("Pack").for_item(3).returns({…}).'
            )
        return Mock(self._account, {**self._target, name: value})

    def _answer(self, answer: dict[str, Any], times: int | None, after: float | None) -> Mock:
        if self._answers and "times" not in self._answers[-1]:
            self._answers[-1]["times"] = 1
        self._answers.append({**answer, **_given(times=times, after=after)})
        body = {**self._target, "answers": self._answers}
        if self._id is None:
            self._id = self._account.ask("POST", "/mocks", body)["ids"][0]
        else:
            self._id = self._account.ask("PUT", f"/mocks/{segment(self._id)}", body)["ids"][0]
        return self


class Mocks:
    """What an account's mocks are for, beside states."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def lambda_(self, name: str) -> Mock:
        """A Lambda function, by a name that a definition or a template gives it. Values are what the function returns."""
        return self._of(lambda_=name)

    def service(self, service: str, action: str | None = None) -> Mock:
        """An action of an AWS service: `service("dynamodb", "putItem")`, `service("aws-sdk:s3", "getObject")`."""
        return self._of(service=service, action=action)

    def sqs(self, queue: str) -> Mock:
        """Messages to a queue, by name, URL or ARN."""
        return self._of(sqs=queue)

    def sns(self, topic: str) -> Mock:
        """Messages to a topic, by name or ARN."""
        return self._of(sns=topic)

    def event_bus(self, name: str) -> Mock:
        """Events for a bus, by name or ARN."""
        return self._of(eventBus=name)

    def activity(self, name: str) -> Mock:
        """An activity, by name or ARN."""
        return self._of(activity=name)

    def state_machine(self, name: str) -> Mock:
        """Executions of a nested state machine. Values are their output."""
        return self._of(stateMachine=name)

    def resource(self, resource: str) -> Mock:
        """Tasks with exactly this Resource."""
        return self._of(resource=resource)

    def file(self, content: dict[str, Any]) -> None:
        """The content of a MockConfigFile.json of Step Functions Local."""
        self._account.ask("PUT", "/mocks/file", content)

    def _of(self, **target: Any) -> Mock:
        return Mock(self._account, {name.rstrip("_"): value for name, value in target.items() if value is not None})


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
