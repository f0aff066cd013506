"""Messages show what to write in Python, and that works."""

import re

import pytest

from pytest_stepmill import StepmillError
from pytest_stepmill.speak import in_python

LAMBDA = {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge", "End": True}
PUT = {
    "Type": "Task",
    "Resource": "arn:aws:states:::dynamodb:putItem",
    "Parameters": {"TableName": "t", "Item": {"id": {"S": "1"}}},
    "End": True,
}
SEND = {
    "Type": "Task",
    "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "Parameters": {"QueueUrl": "q", "MessageBody": "m"},
    "End": True,
}
CHILD = {
    "Type": "Task",
    "Resource": "arn:aws:states:::states:startExecution.sync:2",
    "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:999999999999:stateMachine:child"},
    "End": True,
}


def machine_of(sfn, task):
    return sfn.create({"StartAt": "A", "States": {"A": task}})


@pytest.mark.parametrize("task, written", [
    (LAMBDA, "sfn.mock.lambda_('charge').returns({})"),
    (LAMBDA, "sfn.function('charge', lambda event: {})"),
    (PUT, "machine.mock('A').returns({})"),
])
def test_the_line_of_an_unmocked_task_answers_it(sfn, task, written):
    machine = machine_of(sfn, task)
    with pytest.raises(StepmillError) as failure:
        machine.run()
    text = str(failure.value)
    assert "Nothing answers the task of state 'A'" in text
    assert written in text
    assert not re.search(r"POST|--lambda|…/", text)
    exec(written, {"sfn": sfn, "machine": machine})
    assert machine.run().succeeded


def test_the_mock_file_of_a_message_works(sfn):
    machine = machine_of(sfn, LAMBDA)
    with pytest.raises(StepmillError) as failure:
        machine.run()
    [line] = [line for line in str(failure.value).split("\n") if line.startswith("Or by a mock file: ")]
    for code in line.removeprefix("Or by a mock file: ").split(", and "):
        exec(code, {"sfn": sfn, "machine": machine})


def test_an_execution_that_waits_for_its_token(sfn):
    machine = machine_of(sfn, SEND)
    with pytest.raises(StepmillError, match=r"To end the task, write: machine\.mock\('A'\)\.succeeds_token\(\{\}\), or") as failure:
        machine.run()
    assert "started.task('A').succeed({})" in str(failure.value)
    machine.mock("A").succeeds_token({})
    assert machine.run().succeeded


def test_a_mistake_that_nobody_has_looked_at_speaks_python_too(sfn):
    machine_of(sfn, LAMBDA).start().read()
    with pytest.raises(StepmillError, match=r"sfn\.mock\.lambda_\('charge'\)"):
        sfn.check()


def test_a_mock_that_could_never_be_used(sfn):
    machine = sfn.create({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 1, "End": True}}})
    with pytest.raises(StepmillError, match=r"^state names 'W', which could never be used: it is a Wait state"):
        machine.mock("W").returns(1)


def test_arguments_are_named_as_in_python(sfn):
    with pytest.raises(StepmillError, match=r"^for_item "):
        machine_of(sfn, LAMBDA).mock("A").for_item(-1).returns(1)


def test_an_account_that_has_ended(stepmill_url):
    from pytest_stepmill import Stepmill

    with Stepmill(stepmill_url) as sfn:
        machine = machine_of(sfn, LAMBDA)
    with pytest.raises(StepmillError, match="This account has ended"):
        machine.run()


@pytest.mark.parametrize("given, written", [
    ('To answer it, send: POST …/mocks {"service":"aws-sdk:s3:getObject","returns":{"a":[true,null]}}',
     "To answer it, write: sfn.mock.service('aws-sdk:s3', 'getObject').returns({'a': [True, None]})"),
    ('To answer it, send: POST …/mocks {"eventBus":"b","succeeds":true}', "To answer it, write: sfn.mock.event_bus('b').succeeds()"),
    ("Or by a real request: start the server with --http https://a.b/c=http://127.0.0.1:…",
     "Or by a real request: Server.start(arguments=['--http', 'https://a.b/c=http://127.0.0.1:…']), or "
     "stepmill_arguments = --http https://a.b/c=http://127.0.0.1:… in pytest.ini"),
    ("no such line", "no such line"),
])
def test_other_lines(given, written):
    assert in_python(given) == written
