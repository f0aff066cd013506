"""The account of a test."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from .answers import Left, ListedExecution, Message, Mistake
from .clock import Clock
from .errors import StepmillError
from .functions import Functions, Handler
from .http import Account, Http, control, segment
from .machine import Machine
from .mocks import Mocks
from .names import nearest
from .patience import PATIENCE
from .run import Calls, Run
from .server import Server
from .speak import in_python

_H = TypeVar("_H", bound=Handler)


class Stepmill:
    """
    An account with its own state machines, mocks and clock. Nothing of it meets other accounts of the same server.

        with Stepmill() as sfn:
            order = sfn.machine("template.yaml", "Order")
            order.mock("Charge").returns({"id": "c-1"})
            assert order.run({"amount": 10}).succeeded

    url: the server; without one, a server is started, which ends with this object or this process.
    folder: where relative paths begin, or else at `root`.
    time: `skip` (no wait takes time), `manual`, `real`, or `{"scale": 60}`.
    start_time: ISO 8601, where the clock begins.
    patience: after how many seconds of real time, in which an execution does nothing, a wait fails. `None`: never.
    """

    def __init__(
        self,
        url: str | Http | None = None,
        *,
        folder: str | Path = ".",
        root: str | Path | None = None,
        time: str | dict[str, float] = "skip",
        start_time: str | None = None,
        seed: str | None = None,
        region: str = "us-east-1",
        account_id: str | None = None,
        patience: float | None = PATIENCE,
    ) -> None:
        self.folder = Path(folder).resolve()
        self._root = self.folder if root is None else Path(root).resolve()
        self._server = Server.start(self._root) if url is None else None
        #: Whether waits end by themselves.
        self.skips_time = time in ("skip", "manual")
        http = self._server.http if self._server is not None else url if isinstance(url, Http) else Http(url or "")
        #: Whether the connections are of this object alone.
        self._owns_http = not isinstance(url, Http)
        self.patience = patience
        self._gives_back = account_id is None
        number = account_id or http.numbers.take()
        self.account = Account(http, number, region, self.folder)
        options = {"time": time, "startTime": start_time, "seed": seed, "region": region}
        given = {name: value for name, value in options.items() if value is not None}
        try:
            self.account.ask("PUT", "", given)
        except StepmillError:
            if self._server is not None:
                self._server.stop()
            raise
        self.clock = Clock(self.account)
        self.mock = Mocks(self.account)
        self.functions = Functions(self.account)
        #: Mocks of failures that must be played, by id, with the name of the failure.
        self.must_use: dict[str, str] = {}
        self._reported: set[str] = set()
        self._is_open = True

    @property
    def url(self) -> str:
        """The address of the server."""
        return self.account.server.url

    # State machines.

    def machine(
        self,
        file: str | Path,
        name: str | None = None,
        *,
        parameters: dict[str, Any] | None = None,
        substitutions: dict[str, Any] | None = None,
    ) -> Machine:
        """
        Deploys the state machines of a file (a definition, a template of SAM, CloudFormation or CDK, serverless.yml,
        Terraform) and returns one of them. Its functions run in processes of the server, which stay warm. Relative paths
        begin at the folder of this object.

        parameters: values of template parameters, Terraform variables, Serverless params.
        substitutions: values of `${Token}`s in definitions.
        """
        own = Path(self.folder, file)
        path = str(own if own.exists() else Path(self._root, file))
        body: dict[str, Any] = {"files": [path]}
        if parameters:
            body["parameters"] = {key: _text(value) for key, value in parameters.items()}
        if substitutions:
            body["substitutions"] = {key: _text(value) for key, value in substitutions.items()}
        deployed = self.account.ask("POST", "/deploy", body)
        machines: list[dict[str, Any]] = deployed["stateMachines"]
        found = [one for one in machines if name is None or name in (one["name"], *one["aliases"])]
        if len(found) == 1:
            return Machine(self, found[0]["stateMachineArn"], (path, found[0]["name"]))
        problems = "".join(f"\n{problem}" for problem in deployed["problems"])
        names = [one["name"] for one in machines]
        if name is None and names:
            raise StepmillError(f"{file} declares several state machines: name one of {', '.join(names)}.{problems}")
        known = nearest(name or "", [alias for one in machines for alias in (one["name"], *one["aliases"])])
        missing = f"{file} declares no state machine{'' if name is None else f' {name!r}'}."
        raise StepmillError(f"{missing}{known}{problems}")

    def create(
        self, definition: dict[str, Any] | str, name: str = "machine", *, type: str = "STANDARD", role: str | None = None
    ) -> Machine:
        """Creates a state machine from a definition: an object, or JSON text."""
        text = definition if isinstance(definition, str) else json.dumps(definition)
        described = {"name": name, "definition": text, "type": type}
        role_arn = role or f"arn:aws:iam::{self.account.account_id}:role/stepmill"
        answer = self.account.call("CreateStateMachine", {**described, "roleArn": role_arn})
        return Machine(self, answer["stateMachineArn"], described=described)

    # Functions of this process.

    def function(self, name: str, handler: _H | None = None, *, timeout: float | None = None) -> Any:
        """
        A Lambda function in this process. It runs on the thread that waits for the execution. Mocks come first.

            sfn.function("charge", lambda event: {"id": "c-1"})

            @sfn.function("ship")
            def ship(event, context):
                return {"parcel": event["order"]}

        An exception is the error of the function; an assertion that fails is the error of the test, which no Catch sees.
        """
        if handler is None:

            def register(given: _H) -> _H:
                self.functions.add(name, given, timeout)
                return given

            return register
        self.functions.add(name, handler, timeout)
        return handler

    # What happened.

    def calls(self, **query: Any) -> Calls:
        """The calls of all executions: `calls(lambda_="ship")`, `calls(service="dynamodb", action="putItem")`."""
        given = {key.rstrip("_"): value for key, value in query.items()}
        return Calls(self.account.ask("GET", "/calls", query=given)["calls"], str(given or "all services"))

    def messages(self, destination: str | None = None) -> list[Message]:
        """What executions sent to queues, topics and event buses."""
        return list(self.account.ask("GET", "/outbox", query={"destination": destination})["messages"])

    def executions(self) -> list[ListedExecution]:
        """All executions, the most recently changed first."""
        return list(self.account.ask("GET", "/executions")["executions"])

    def mistakes(self) -> list[Mistake]:
        """Mistakes in the set-up since the last reset that no test has seen: a task that nothing answers, a misspelt name."""
        return self._unseen(self.account.ask("GET", "/mistakes")["mistakes"])

    def coverage(self) -> Any:
        """What the executions have run of their state machines, as `stepmill coverage` reads it."""
        return self.account.ask("GET", "/coverage")

    # S3.

    def put_object(self, bucket: str, key: str, content: Any) -> None:
        """Stores an object: bytes, a string, or a value that becomes JSON."""
        import base64
        from urllib.parse import quote

        if isinstance(content, bytes):
            body: dict[str, Any] = {"base64": base64.b64encode(content).decode()}
        elif isinstance(content, str):
            body = {"text": content}
        else:
            body = {"json": content}
        self.account.ask("PUT", f"/buckets/{quote(bucket, safe='')}/objects/{quote(key, safe='')}", body)

    # Clients.

    def env(self) -> dict[str, str]:
        """The environment for code under test: its AWS clients call the server, in this account."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ENDPOINT_URL_SFN": self.url,
            "AWS_ACCESS_KEY_ID": self.account.account_id,
            "AWS_SECRET_ACCESS_KEY": "stepmill",
            "AWS_DEFAULT_REGION": self.account.region,
            "AWS_REGION": self.account.region,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def boto3(self, service: str = "stepfunctions", **more: Any) -> Any:
        """A client of boto3 for this account. Needs the package boto3."""
        try:
            import boto3  # type: ignore[import-untyped,unused-ignore]
        except ImportError as error:
            raise StepmillError("sfn.boto3 needs boto3: pip install boto3") from error
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=self.account.region,
            aws_access_key_id=self.account.account_id,
            aws_secret_access_key="stepmill",
            **more,
        )

    # Its end.

    def reset(self) -> Left:
        """Removes everything that was created, started, sent and mocked, and returns what was left."""
        self._reported.clear()
        self.must_use.clear()
        left: Left = self.account.ask("POST", "/reset")
        return left

    def check(self) -> None:
        """Throws StepmillError for mistakes that no test has seen. Each is reported once."""
        found = self.mistakes()
        self._reported.update(str(one.get("executionArn")) for one in found)
        if found:
            raise StepmillError("\n\n".join(one["message"] for one in found))

    def close(self) -> Left:
        """Ends the account and, if this object has started it, the server. Returns what was left: see the control API."""
        if not self._is_open:
            return {"mistakes": [], "unusedMocks": [], "running": [], "openTasks": []}
        self._is_open = False
        self.account.has_ended = True
        try:
            left: Left = control(self.account.server, "DELETE", f"/accounts/{self.account.account_id}")
        finally:
            if self._server is not None:
                self._server.stop()
            elif self._owns_http:
                self.account.server.close()
        if self._gives_back and not left["running"]:
            self.account.server.numbers.give_back(self.account.account_id)
        left["mistakes"] = self._unseen(left["mistakes"])
        return left

    def __enter__(self) -> Stepmill:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        left = self.close()
        if error is None and left["mistakes"]:
            raise StepmillError("\n\n".join(one["message"] for one in left["mistakes"]))

    # For the parts of this package.

    def read(self, execution_arn: str) -> Run:
        """An execution as it is now."""
        trace = self.account.ask("GET", f"/executions/{segment(execution_arn)}/trace")
        return Run(self.account, trace)

    def _unseen(self, mistakes: list[Mistake]) -> list[Mistake]:
        unseen = [one for one in mistakes if one.get("executionArn") not in self._reported]
        for one in unseen:
            one["message"] = in_python(one["message"])
        return unseen

    def reported(self, execution_arn: str) -> None:
        self._reported.add(execution_arn)


def _text(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
