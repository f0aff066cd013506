"""Work that waits for a server, which a test without or with an event loop can do."""

from __future__ import annotations

import asyncio
import functools
from typing import Any, Awaitable, Callable, Generator, TypeVar, Union

from .errors import StepmillError

T = TypeVar("T")

#: A request, as a function that blocks until its answer is there, or what an async handler of the test returns.
Step = Union["Request", Awaitable[Any]]

#: Yields what it waits for, and gets its value.
Work = Generator[Step, Any, T]


class Request:
    """A request to the server."""

    def __init__(self, send: Callable[..., Any], *given: Any, **named: Any) -> None:
        self.send = functools.partial(send, *given, **named)


def do(work: Work[T]) -> T:
    """Does the work on this thread. Async handlers run in an event loop of their own."""

    def value_of(step: Step) -> Any:
        return step.send() if isinstance(step, Request) else _run_alone(step)

    try:
        step = next(work)
        while True:
            try:
                value = value_of(step)
            except BaseException as error:
                step = work.throw(error)
            else:
                step = work.send(value)
    except StopIteration as end:
        result: T = end.value
        return result


async def do_async(work: Work[T]) -> T:
    """Does the work on this thread, whose event loop goes on while the server is asked."""
    loop = asyncio.get_running_loop()

    async def value_of(step: Step) -> Any:
        return await (loop.run_in_executor(None, step.send) if isinstance(step, Request) else step)

    try:
        step = next(work)
        while True:
            try:
                value = await value_of(step)
            except BaseException as error:
                step = work.throw(error)
            else:
                step = work.send(value)
    except StopIteration as end:
        result: T = end.value
        return result


def _run_alone(given: Awaitable[Any]) -> Any:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_awaited(given))
    close = getattr(given, "close", None)
    if close is not None:
        close()
    raise StepmillError(
        "An async function of this process cannot run, because this thread already runs an event loop, which run() blocks. "
        "Write `await machine.run_async(...)`, or `await started.ended_async()`."
    )


async def _awaited(given: Awaitable[Any]) -> Any:
    return await given
