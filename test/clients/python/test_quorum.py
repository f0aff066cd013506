"""Three processes beside each other, of which some must end in time."""

from datetime import timedelta

import pytest

from pytest_stepmill import failures

NEXT, LATE = "Next Step When Quorum is met", "Next Step if Process Ran out of time"
PROCESSES = [f"Mock Process {number}" for number in (1, 2, 3)]


@pytest.fixture
def quorum(sfn, templates):
    machine = sfn.machine(templates["quorum"])
    for action in ("putItem", "updateItem"):
        sfn.mock.service("dynamodb", action).succeeds()
    return machine


def counts(machine, *successes):
    """What the table has when each process reads it, and at the end."""
    for number, count in enumerate(successes, 1):
        item = {"Item": {"successful_processes": {"L": [{"S": "P"}] * count}}}
        machine.mock(f"Get Process Completion Statuses{number}").returns(item)
    machine.mock("Get Process Completion Status").returns({"Item": {"end": True}})


def test_the_quorum_is_met_at_once(quorum):
    counts(quorum, 1, 2, 3)
    run = quorum.run({"quorum": 1})
    assert NEXT in run.path and LATE not in run.path
    assert run.output == {"Item": {"end": True}}


def test_too_few_processes_run_out_of_time(quorum):
    counts(quorum, 1, 1, 1)
    run = quorum.run({"quorum": 3})
    assert LATE in run.path
    assert run.duration == timedelta(seconds=5)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_process_alone_may_meet_it(quorum, number):
    counts(quorum, *(2 if each == number else 0 for each in (1, 2, 3)))
    run = quorum.run({"quorum": 2})
    assert run.state(f"Quorum Met (DummyFailure) - {number}").error == "States.QuorumMet"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_process_that_fails_is_noted(quorum, number):
    counts(quorum, 0, 0, 0)
    quorum.mock(f"Mock Process {number}").throws("Broken")
    run = quorum.run({"quorum": 3})
    assert run.state(f"Update Process{number} Failure").entered == 1
    assert run.state(f"Update Process{number} Success").entered == 0


def test_the_condition_of_the_last_update_fails(sfn, quorum):
    counts(quorum, 3, 3, 3)
    quorum.mock('Update "Ran Out of time" to False (if needed)').throws("DynamoDB.ConditionalCheckFailedException")
    assert quorum.run({"quorum": 1}).succeeded


def test_its_failures_are_listed(templates):
    listed = {failure.state for failure in failures(templates["quorum"])}
    assert set(PROCESSES) <= listed
