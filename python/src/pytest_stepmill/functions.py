"""Lambda functions in the process of the test."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
import traceback
from datetime import datetime, timezone
from typing import Any, Callable

from .clock import parse_time
from .errors import StepmillError
from .http import Account, segment
from .work import Request, Work

#: A Lambda handler: `def handler(event, context)`, or one that takes the event alone; or `async def`.
Handler = Callable[..., Any]


class LambdaContext:
    """The second argument of a handler, with the members of AWS's."""

    def __init__(self, invocation: dict[str, Any]) -> None:
        self.function_name: str = invocation["functionName"]
        self.function_version = "$LATEST"
        self.invoked_function_arn: str = invocation["functionArn"]
        self.memory_limit_in_mb = str(invocation["memoryMb"])
        self.aws_request_id: str = invocation["requestId"]
        self.log_group_name = f"/aws/lambda/{self.function_name}"
        self.log_stream_name = f"stepmill/[$LATEST]{self.function_name}"
        self.identity = None
        self.client_context = None
        self._deadline = parse_time(invocation["deadline"])

    def get_remaining_time_in_millis(self) -> int:
        """Until the time limit of the function, in real time."""
        left = self._deadline - datetime.now(timezone.utc)
        return max(0, int(left.total_seconds() * 1000))


class Functions:
    """The handlers of one account. They run on the thread that waits for the execution."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._handlers: dict[str, tuple[Handler, bool]] = {}
        #: The assertion of a handler that failed: the test fails with it.
        self.failure: BaseException | None = None

    def __bool__(self) -> bool:
        return bool(self._handlers)

    def add(self, name: str, handler: Handler, timeout: float | None) -> None:
        body = {} if timeout is None else {"timeoutSeconds": timeout}
        known = self._account.ask("PUT", f"/functions/{segment(name)}", body)["functionName"]
        self._handlers[known] = (handler, _takes_context(handler))

    def serve(self, execution_arn: str, until: str, seconds: float) -> Work[str]:
        """Runs one invocation, or says why there is none: `ended`, `idle`, `reset` or `bound`."""
        query = {"executionArn": execution_arn, "until": until, "seconds": seconds}
        answer = yield Request(self._account.ask, "GET", "/functions/invocations", query=query)
        if "invocation" in answer:
            yield from self._run(answer["invocation"])
        return str(answer["because"])

    def _run(self, invocation: dict[str, Any]) -> Work[None]:
        handler, takes_context = self._handlers[invocation["functionName"]]
        event = json.loads(invocation["payload"])
        try:
            result = handler(event, LambdaContext(invocation)) if takes_context else handler(event)
            if inspect.isawaitable(result):
                result = yield result
            answer = {"payload": json.dumps(result)}
        except (AssertionError, KeyboardInterrupt, StepmillError) as failure:
            # An assertion in a handler of the test is the test's: a Catch must not hide it.
            self.failure = failure
            answer = {"mistake": f"The handler of {invocation['functionName']!r}: {failure or type(failure).__name__}"}
        except (asyncio.CancelledError, GeneratorExit):
            # The test has ended, not the handler.
            raise
        except BaseException as error:
            if _is_outcome(error):
                self.failure = error
                answer = {"mistake": f"The handler of {invocation['functionName']!r}: {error}"}
            else:
                answer = {"error": json.dumps(_describe(error, invocation["requestId"]))}
        yield Request(self._account.ask, "POST", f"/functions/invocations/{invocation['id']}", answer)


def _is_outcome(error: BaseException) -> bool:
    """`pytest.fail`, `pytest.skip` and their like."""
    return type(error).__module__ == "_pytest.outcomes"


def _describe(error: BaseException, request_id: str) -> dict[str, Any]:
    """As Lambda's runtime for Python describes an exception."""
    frames = traceback.format_list(traceback.extract_tb(sys.exc_info()[2])[1:])
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": request_id,
        "stackTrace": frames,
    }


def _takes_context(handler: Handler) -> bool:
    """Whether the handler takes a second argument."""
    try:
        parameters = inspect.signature(handler).parameters.values()
    except (TypeError, ValueError):
        return True
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    count = sum(parameter.kind in positional for parameter in parameters)
    return count > 1 or any(parameter.kind is inspect.Parameter.VAR_POSITIONAL for parameter in parameters)
