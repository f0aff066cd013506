"""Tests with an event loop. They need asyncio alone."""

import asyncio
import threading

import pytest

from pytest_stepmill import StepmillError

TASK = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge"}
CHARGE = {"StartAt": "Charge", "States": {"Charge": {**TASK, "End": True}}}
CAUGHT = {
    "StartAt": "Charge",
    "States": {
        "Charge": {**TASK, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Refuse"}], "End": True},
        "Refuse": {"Type": "Pass", "End": True},
    },
}


def test_functions_run_in_the_loop_of_the_test(sfn):
    machine = sfn.create(CHARGE)
    seen = []

    @sfn.function("charge")
    async def charge(event, context):
        seen.append((threading.get_ident(), asyncio.get_running_loop()))
        await asyncio.sleep(0)
        return {"id": event["n"]}

    async def test():
        run = await machine.run_async({"n": 1})
        assert run.output == {"id": 1}
        assert seen == [(threading.get_ident(), asyncio.get_running_loop())]

    asyncio.run(test())


def test_the_loop_goes_on_while_an_execution_waits_for_it(sfn):
    token = {**TASK, "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}}
    machine = sfn.create({"StartAt": "Approve", "States": {"Approve": {**token, "End": True}}})

    async def approve(started):
        (await started.task_async("Approve")).succeed({"by": "Ada"})

    async def test():
        started = machine.start()
        await approve(started)
        assert (await started.ended_async()).output == {"by": "Ada"}
        assert (await started.idle_async()).succeeded

    asyncio.run(test())


def test_executions_side_by_side(sfn):
    machine = sfn.create(CHARGE)
    open_calls = []
    both = asyncio.Event()

    @sfn.function("charge")
    async def charge(event):
        open_calls.append(event["n"])
        if len(open_calls) == 2:
            both.set()
        await both.wait()
        return event["n"]

    async def test():
        runs = await asyncio.gather(machine.run_async({"n": 1}), machine.run_async({"n": 2}))
        assert sorted(run.output for run in runs) == [1, 2]

    asyncio.run(asyncio.wait_for(test(), 30))


def test_an_exception_of_an_async_function_is_its_error(sfn):
    machine = sfn.create(CAUGHT)

    @sfn.function("charge")
    async def charge(event):
        await asyncio.sleep(0)
        raise ValueError("no")

    run = asyncio.run(machine.run_async())
    assert (run.path, run.state("Charge").error) == (["Charge", "Refuse"], "ValueError")


def test_an_assertion_in_an_async_function_is_the_tests(sfn):
    machine = sfn.create(CAUGHT)

    @sfn.function("charge")
    async def charge(event):
        assert event == {"n": 1}

    with pytest.raises(AssertionError):
        asyncio.run(machine.run_async({"n": 2}))


def test_a_task_that_nothing_answers_fails_whatever_a_catch_does(sfn):
    with pytest.raises(StepmillError, match="Nothing answers the task of state 'Charge'"):
        asyncio.run(sfn.create(CAUGHT).run_async())


def test_a_cancelled_wait_ends(sfn):
    machine = sfn.create(CAUGHT)
    begun = asyncio.Event()

    @sfn.function("charge")
    async def charge(event):
        begun.set()
        await asyncio.sleep(600)

    async def test():
        waits = asyncio.ensure_future(machine.run_async())
        await begun.wait()
        waits.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waits

    asyncio.run(asyncio.wait_for(test(), 30))


def test_without_a_loop_an_async_function_has_one_of_its_own(sfn):
    machine = sfn.create(CHARGE)

    @sfn.function("charge")
    async def charge(event):
        await asyncio.sleep(0)
        return 1

    assert machine.run().output == 1


def test_run_in_a_loop_says_what_to_write(sfn):
    machine = sfn.create(CAUGHT)

    @sfn.function("charge")
    async def charge(event):
        return 1

    async def test():
        with pytest.raises(StepmillError, match="Write `await machine.run_async"):
            machine.run()

    asyncio.run(test())
