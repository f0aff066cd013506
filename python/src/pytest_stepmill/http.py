"""Requests to a server: the control API, and the Step Functions API."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import urllib.parse
from pathlib import Path
from typing import Any

from .errors import StepmillError
from .speak import fault_text, in_python


class Http:
    """Connections to a server, which stay open. Any thread may use it."""

    def __init__(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme != "http" or parts.hostname is None:
            raise StepmillError(f"The address of a server looks like http://127.0.0.1:8083, not {url!r}.")
        self.url = f"http://{parts.netloc}"
        self._host = parts.hostname
        self._port = parts.port or 80
        #: Of the accounts at this server.
        self.numbers = Numbers()
        self._idle: list[http.client.HTTPConnection] = []
        #: A forked child must not write into the connections of its parent.
        self._process = os.getpid()

    def send(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        """The status and the JSON of the answer. Throws StepmillError if there is no server."""
        data = None if body is None else json.dumps(body).encode()
        all_headers = {"Content-Type": "application/json", **(headers or {})}
        for attempt in (1, 2):
            connection = self._take()
            try:
                connection.request(method, path, data, all_headers)
                answer = connection.getresponse()
                text = answer.read()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError) as gone:
                # The server closes connections that were idle. A request that it began to answer is not sent again.
                connection.close()
                if attempt == 2:
                    raise StepmillError(f"The server at {self.url} has ended: {gone}") from gone
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                raise StepmillError(f"No Stepmill server answers at {self.url}: {error}") from error
            except BaseException:
                # Its answer would be read as that of the next request.
                connection.close()
                raise
            else:
                self._idle.append(connection)
                return answer.status, json.loads(text) if text else None
        raise AssertionError

    def close(self) -> None:
        """Closes the connections that are idle."""
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> http.client.HTTPConnection:
        """A connection that nobody else has. The newest first: the server closes those that are idle for long."""
        if self._process != os.getpid():
            self._idle, self._process = [], os.getpid()
        try:
            return self._idle.pop()
        except IndexError:
            return http.client.HTTPConnection(self._host, self._port, timeout=120)


class Numbers:
    """
    Numbers for accounts. The next account gets that of one which has ended, because processes of functions stay warm for
    a number: their environment has it.
    """

    def __init__(self) -> None:
        self._free: list[str] = []
        self._process = os.getpid()

    def take(self) -> str:
        """A number that no other account has."""
        if self._process != os.getpid():
            # A forked child, whose parent may use them.
            self._free, self._process = [], os.getpid()
        return self._free.pop() if self._free else str(100_000_000_000 + secrets.randbelow(900_000_000_000))

    def give_back(self, number: str) -> None:
        """Of an account that has ended, in which nothing ran any more."""
        self._free.append(number)


class Account:
    """The account of one test: its routes of the control API, and its calls of the Step Functions API."""

    def __init__(self, server: Http, account_id: str, region: str, folder: Path) -> None:
        self.server = server
        #: Where relative paths of the test begin.
        self.folder = folder
        self.account_id = account_id
        self.region = region
        self.has_ended = False

    def ask(self, method: str, path: str, body: Any = None, query: dict[str, Any] | None = None) -> Any:
        """Any route of the control API below this account. Throws StepmillError for what the server rejects."""
        self._check()
        return control(self.server, method, f"/accounts/{self.account_id}{path}", body, query)

    def call(self, operation: str, given: dict[str, Any]) -> Any:
        """An operation of Step Functions: `call("StartExecution", {"stateMachineArn": …})`."""
        self._check()
        scope = f"{self.account_id}/20300101/{self.region}/states/aws4_request"
        headers = {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"AWSStepFunctions.{operation}",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
        }
        status, answer = self.server.send("POST", "/", given, headers)
        if status == 200:
            return answer
        name = str(answer.get("__type", "")).rpartition("#")[2]
        raise StepmillError(f"{operation}: {name}: {answer.get('message') or answer.get('Message')}")

    def _check(self) -> None:
        if self.has_ended:
            raise StepmillError(
                "This account has ended, with the test or the `with` block that it was for. What lives longer needs an "
                "account that does: sfn_module, sfn_session."
            )


def control(server: Http, method: str, path: str, body: Any = None, query: dict[str, Any] | None = None) -> Any:
    """A route of the control API, below its version."""
    given = {name: _query_value(value) for name, value in (query or {}).items() if value is not None}
    suffix = f"?{urllib.parse.urlencode(given)}" if given else ""
    status, answer = server.send(method, f"/_stepmill/v1{path}{suffix}", body)
    if 200 <= status < 300:
        return answer
    if not isinstance(answer, dict):
        raise StepmillError(str(answer))
    faults = answer.get("faults")
    raise StepmillError(in_python("\n".join(map(fault_text, faults)) if faults else str(answer.get("message"))))


def segment(text: str) -> str:
    """A part of a path: ARNs contain slashes and colons."""
    return urllib.parse.quote(text, safe="")


def _query_value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
