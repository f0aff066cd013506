"""A job of Glue that a loop polls."""

from datetime import timedelta

import pytest

from pytest_stepmill import StepmillError

JOB = {"JobRunId": "j-1"}
CHECK, SUCCESS, FAILURE = "Lambda Invoke to Check Status", "Lambda Invoke on Success", "Lambda Invoke on Failure"


@pytest.fixture
def etl(sfn, templates):
    machine = sfn.machine(templates["etl"], "StateMachine", parameters={"pGlueJobName": "nightly"})
    sfn.mock.service("glue", "startJobRun").returns(JOB)
    return machine


def says(state):
    return {"Payload": {"JobRunState": state, **JOB}}


def test_handlers_of_the_files_end_it(etl):
    run = etl.run({})
    assert run.path == ["Glue StartJobRun", CHECK, "Choice", SUCCESS]
    assert run.output == {"done": "j-1"}


def test_the_name_of_the_job_comes_from_the_parameter(etl):
    assert etl.run({}).calls("glue").only["parameters"] == {"JobName": "nightly"}


def test_polls_until_the_job_has_ended(etl):
    etl.mock(CHECK).returns(says("RUNNING"), times=3).returns(says("SUCCEEDED"))
    run = etl.run({})
    assert run.state("Wait").entered == 3
    assert run.duration == timedelta(seconds=15)


def test_a_job_that_fails_comes_to_the_handler_for_failures(etl):
    etl.mock(CHECK).returns(says("FAILED"))
    run = etl.run({})
    assert (run.status, run.error) == ("FAILED", "RuntimeError")
    assert "the job has failed" in run.cause


def test_a_state_of_the_job_that_no_rule_knows(etl):
    etl.mock(CHECK).returns(says("STOPPED"))
    run = etl.run({})
    assert run.error == "States.Runtime"


def test_lambda_is_busy_and_is_asked_again(etl):
    etl.mock(CHECK).throws("Lambda.ServiceException", times=2).returns(says("SUCCEEDED"))
    run = etl.run({})
    assert run.state(CHECK).retries == 2
    assert run.duration == timedelta(seconds=2 + 4)


def test_lambda_stays_busy(etl):
    etl.mock(CHECK).throws("Lambda.ServiceException")
    run = etl.run({})
    assert (run.error, run.state(CHECK).retries) == ("Lambda.ServiceException", 6)


def test_glue_rejects_the_job(sfn, etl):
    sfn.mock.service("glue", "startJobRun").fails("ConcurrentRunsExceededException", "too many")
    run = etl.run({})
    assert run.error == "Glue.ConcurrentRunsExceededException"


def test_a_function_of_the_test_checks(sfn, etl):
    states = iter(["RUNNING", "SUCCEEDED"])
    sfn.function("FnCheck", lambda event: {**event, "JobRunState": next(states)})
    run = etl.run({})
    assert run.path == ["Glue StartJobRun", CHECK, "Choice", "Wait", CHECK, "Choice", SUCCESS]


def test_an_unmocked_job_fails_the_test(sfn, templates):
    machine = sfn.machine(templates["etl"], "StateMachine", parameters={"pGlueJobName": "nightly"})
    with pytest.raises(StepmillError, match="glue"):
        machine.run({})
