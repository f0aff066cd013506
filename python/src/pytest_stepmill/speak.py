"""Messages of the control API, which show JSON to send, as Python to write."""

from __future__ import annotations

import json
import re
from typing import Any, Callable

_MOCKS = "POST …/mocks "
_MEMBERS = {"lambda": "lambda_", "eventBus": "event_bus", "stateMachine": "state_machine"}


def in_python(text: str) -> str:
    """A message with what a test in Python would write."""
    return "\n".join(_line(line) for line in text.split("\n"))


def fault_text(fault: dict[str, Any]) -> str:
    """A fault of a request: where it is, and what is wrong there."""
    name = str(fault["pointer"]).rstrip("/").rpartition("/")[2]
    return f"{snake(name)} {fault['message']}" if name and not name.isdigit() else f"The request {fault['message']}"


def snake(name: str) -> str:
    """A member of the control API as an argument is called: `forItem` is `for_item`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _line(line: str) -> str:
    at = line.find(_MOCKS)
    if at >= 0:
        mock, end = json.JSONDecoder().raw_decode(line, at + len(_MOCKS))
        return line[:at].removesuffix("send: ") + ("write: " if line[:at].endswith("send: ") else "") + _mock(mock) + line[end:]
    for pattern, write in _WAYS:
        found = pattern.match(line)
        if found is not None:
            return write(found)
    return line


def _mock(mock: dict[str, Any]) -> str:
    (target, name), (answer, value) = list(mock.items())[:2]
    given = "" if answer == "succeeds" else repr(value)
    if target == "state":
        return f"machine.mock({name!r}).{snake(answer)}({given})"
    names = name.split(":") if target == "service" else [name]
    if len(names) > 2:
        names = [":".join(names[:-1]), names[-1]]
    return f"sfn.mock.{_MEMBERS.get(target, target)}({', '.join(map(repr, names))}).{snake(answer)}({given})"


_WAYS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (
        re.compile(r"Or as a local function: start the server with --lambda ([\w-]+)=.*"),
        lambda found: f"Or as a function of the test: sfn.function({found[1]!r}, lambda event: {{}})",
    ),
    (
        re.compile(r"Or in a mock file, with the execution started as …#(\S+): (\{.*\})"),
        lambda found: f"Or by a mock file: sfn.mock.file({json.loads(found[2])!r}), and machine.run({{}}, test_case={found[1]!r})",
    ),
    (
        re.compile(r"Or as a state machine of this account: CreateStateMachine with the name '(.+?)',.*"),
        lambda found: f"Or as a state machine of the test: sfn.create({{…}}, {found[1]!r}), or sfn.machine(file, {found[1]!r})",
    ),
    (
        re.compile(r"Or by a real request: start the server with (--http .*)"),
        lambda found: f"Or by a real request: Server.start(arguments={found[1].split(' ', 1)!r}), or stepmill_arguments = {found[1]} in pytest.ini",
    ),
    (
        re.compile(r"Or by a real endpoint: (\S+) in the environment of the server"),
        lambda found: f"Or by a real endpoint: {found[1]} in the environment of pytest, which starts the server",
    ),
]
