"""Tests that pytest-asyncio or anyio runs, in their own event loops."""

import asyncio
import threading

import pytest

TASK = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge"}
CHARGE = {"StartAt": "Charge", "States": {"Charge": {**TASK, "End": True}}}
TOKEN = {
    **TASK,
    "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "Parameters": {"QueueUrl": "q", "MessageBody": "m"},
}
APPROVE = {"StartAt": "Approve", "States": {"Approve": {**TOKEN, "End": True}}}
CAUGHT = {
    "StartAt": "Charge",
    "States": {
        "Charge": {**TASK, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Refuse"}], "End": True},
        "Refuse": {"Type": "Pass", "End": True},
    },
}


async def runs_in_the_loop_of_the_test(sfn):
    machine = sfn.create(CHARGE)
    seen = []

    @sfn.function("charge")
    async def charge(event):
        seen.append((threading.get_ident(), asyncio.get_running_loop()))
        await asyncio.sleep(0)
        return {"id": event["n"]}

    runs = await asyncio.gather(machine.run_async({"n": 1}), machine.run_async({"n": 2}))
    assert [run.output for run in runs] == [{"id": 1}, {"id": 2}]
    assert seen == [(threading.get_ident(), asyncio.get_running_loop())] * 2


async def answers_a_task_token(sfn):
    started = sfn.create(APPROVE).start()
    (await started.task_async("Approve")).succeed({"by": "Ada"})
    assert (await started.ended_async()).output == {"by": "Ada"}


async def fails_with_the_assertion_of_a_handler(sfn):
    machine = sfn.create(CAUGHT)

    @sfn.function("charge")
    async def charge(event):
        assert event == {"n": 1}

    with pytest.raises(AssertionError):
        await machine.run_async({"n": 2})


EACH = pytest.mark.parametrize(
    "check", [runs_in_the_loop_of_the_test, answers_a_task_token, fails_with_the_assertion_of_a_handler]
)

# The same tests in a file of a user, in both modes of pytest-asyncio, with async fixtures and one loop for a module.
OWN_TESTS = """
import asyncio

import {fixtures}
import pytest

DEFINITION = {{"StartAt": "Charge", "States": {{"Charge": {{
    "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge", "End": True}}}}}}


@{fixture}
async def charged(sfn):
    machine = sfn.create(DEFINITION)

    @sfn.function("charge")
    async def charge(event):
        await asyncio.sleep(0)
        return event["n"] + 1

    yield (await machine.run_async({{"n": 1}})).output
    assert (await machine.run_async({{"n": 2}})).output == 3


{mark}
async def test_a_fixture_runs(charged):
    assert charged == 2


{mark}
async def test_what_nothing_answers_fails(sfn):
    await sfn.create(DEFINITION).run_async()


{mark}
async def test_run_says_what_to_write(sfn):
    @sfn.function("charge")
    async def charge(event):
        return 1

    sfn.create(DEFINITION).run()
"""


def fails_twice(result):
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["*Nothing answers the task of state 'Charge'*", "*Write `await machine.run_async*"])


class TestPytestAsyncio:
    @pytest.fixture(autouse=True)
    def installed(self):
        pytest.importorskip("pytest_asyncio")

    @pytest.mark.asyncio
    @EACH
    async def test_a_test(self, sfn, check):
        await check(sfn)

    @pytest.mark.parametrize("mode, mark", [("strict", "@pytest.mark.asyncio"), ("auto", "")])
    def test_modes(self, pytester, mode, mark):
        own = OWN_TESTS.format(fixtures="pytest_asyncio", fixture="pytest_asyncio.fixture", mark=mark)
        pytester.makepyfile(own)
        fails_twice(pytester.runpytest_subprocess("-o", f"asyncio_mode={mode}"))

    def test_one_loop_for_a_module(self, pytester):
        own = OWN_TESTS.format(
            fixtures="pytest_asyncio",
            fixture='pytest_asyncio.fixture(loop_scope="module")',
            mark='@pytest.mark.asyncio(loop_scope="module")',
        )
        pytester.makepyfile(own)
        fails_twice(pytester.runpytest_subprocess())


class TestAnyio:
    @pytest.fixture(autouse=True)
    def installed(self):
        pytest.importorskip("anyio")

    @pytest.fixture
    def anyio_backend(self):
        return "asyncio"

    @pytest.mark.anyio
    @EACH
    async def test_a_test(self, sfn, check):
        await check(sfn)

    def test_fixtures(self, pytester):
        pytester.makeconftest('import pytest\n@pytest.fixture\ndef anyio_backend():\n    return "asyncio"\n')
        pytester.makepyfile(OWN_TESTS.format(fixtures="anyio", fixture="pytest.fixture", mark="@pytest.mark.anyio"))
        fails_twice(pytester.runpytest_subprocess())
