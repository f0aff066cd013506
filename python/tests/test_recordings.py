"""Recordings: written by a test, and replayed on the definition of today."""

import pytest

from pytest_stepmill import StepmillError

CHARGE = {
    "Type": "Task",
    "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
    "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}],
    "ResultPath": "$.charge",
    "Next": "Keep",
}


def definition(done=None, charge=None):
    return {
        "StartAt": "Charge",
        "States": {
            "Charge": {**CHARGE, **(charge or {})},
            "Keep": {"Type": "Wait", "Seconds": 3600, "Next": "Done"},
            "Done": {"Type": "Pass", "Parameters": done or {"id.$": "$.charge.id"}, "End": True},
        },
    }


@pytest.fixture
def recorded(sfn, tmp_path):
    machine = sfn.create(definition())
    mock = machine.mock("Charge").throws("Busy", times=1).returns({"id": "c-1"})
    machine.run({"amount": 10}).record(tmp_path / "recordings" / "order.json")
    mock.remove()
    return tmp_path / "recordings" / "order.json"


def test_the_same_machine_does_the_same(sfn, recorded):
    machine = sfn.create(definition(), "again")
    run = machine.replay(recorded)
    assert run.path == ["Charge", "Keep", "Done"]
    assert run.output == {"id": "c-1"}
    assert run.state("Charge").retries == 1
    assert len(sfn.executions()) == 1, "A replay is no execution of the account."
    with pytest.raises(StepmillError, match="has no state 'Ship'"):
        run.state("Ship")


def test_a_replay_that_differs_fails_and_shows_where(sfn, recorded):
    machine = sfn.create(definition({"total.$": "$.amount"}), "changed")
    with pytest.raises(AssertionError) as failure:
        machine.replay(recorded)
    text = str(failure.value)
    assert 'recorded: "c-1"' in text
    assert "changed: /States/Done/Parameters/total.$" in text
    assert "✓ Done: succeeded" in text
    assert machine.replay(recorded, check=False).output == {"total": 10}


def test_a_changed_retry_is_seen_too(sfn, recorded):
    machine = sfn.create(definition(charge={"Retry": []}), "changed")
    with pytest.raises(AssertionError, match="number of attempts of state 'Charge'|status"):
        machine.replay(recorded)


def test_an_answer_that_was_not_recorded_never_passes(sfn, recorded):
    other = {"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "Parameters": {}}
    machine = sfn.create(definition(charge=other), "changed")
    for check in (True, False):
        with pytest.raises(StepmillError, match="does not say what the result would have been"):
            machine.replay(recorded, check=check)


def test_a_replay_has_called_nothing(sfn, recorded):
    run = sfn.create(definition(), "again").replay(recorded)
    for ask in (lambda: run.calls("sqs"), run.messages, run.history, lambda: run.record("again.json")):
        with pytest.raises(StepmillError, match="A replay has called nothing"):
            ask()
    assert run.state("Charge").attempts[1]["output"] == {"id": "c-1"}


def test_what_is_no_recording(sfn, tmp_path):
    machine = sfn.create(definition())
    with pytest.raises(StepmillError, match="The recording cannot be read: .*lost.json"):
        machine.replay("lost.json")
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(StepmillError, match=r"broken\.json:1:\d+ is not JSON"):
        machine.replay(tmp_path / "broken.json")
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(StepmillError, match="is not a recording"):
        machine.replay(tmp_path / "other.json")


def test_a_recording_that_was_cut_never_passes(sfn, recorded):
    import json

    content = json.loads(recorded.read_text())
    content["execution"]["history"].pop()
    recorded.write_text(json.dumps(content))
    with pytest.raises(StepmillError, match="it is incomplete"):
        sfn.create(definition(), "again").replay(recorded)


def test_an_execution_that_runs_cannot_be_recorded(sfn, tmp_path):
    token = {**CHARGE, "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Retry": []}
    machine = sfn.create(definition(charge={**token, "Parameters": {"QueueUrl": "q", "MessageBody": "m"}}))
    started = machine.start()
    started.task("Charge")
    with pytest.raises(StepmillError, match="cannot be recorded. The execution had not ended"):
        started.read().record(tmp_path / "run.json")
    assert not (tmp_path / "run.json").exists()
    started.stop()


def test_relative_files_begin_at_the_folder_of_the_test(pytester):
    pytester.mkdir("tests")
    code = f"""
def test_it(sfn):
    machine = sfn.create({{"StartAt": "A", "States": {{"A": {{"Type": "Pass", "End": True}}}}}})
    machine.run().record("recorded/run.json")
    machine.replay("recorded/run.json")
"""
    pytester.path.joinpath("tests/test_it.py").write_text(code)
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)
    assert pytester.path.joinpath("tests/recorded/run.json").exists()
