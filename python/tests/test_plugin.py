"""The plug-in, in runs of pytest of its own."""

import os
import subprocess
import sys
import time

import pytest

PASS = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": True}}}'
TASK = (
    '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", '
    '"Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "End": True}}}'
)
CAUGHT = (
    '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge", '
    '"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": True}, "B": {"Type": "Pass", "End": True}}}'
)


def run(pytester, code, *args):
    pytester.makepyfile(code)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *args)


def test_a_wrong_path_shows_the_execution(pytester):
    result = run(pytester, f"def test_it(sfn):\n    assert sfn.create({PASS}).run().path == ['A', 'C']\n")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*At index 1 it entered 'B', not 'C'.", "*✓ A: succeeded", "*✓ B: succeeded"])


def test_a_mistake_that_nobody_has_looked_at_fails_the_test(pytester):
    code = f"def test_it(sfn):\n    sfn.create({CAUGHT}).start()\n"
    result = run(pytester, code)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*Nothing answers the task of state 'A'*"])


def test_a_mistake_fails_the_test_of_an_account_for_a_module(pytester):
    code = f"""
def test_first(sfn_module):
    sfn_module.create({CAUGHT}).start()
def test_second(sfn_module):
    assert sfn_module.create({PASS}, "other").run().succeeded
"""
    run(pytester, code).assert_outcomes(failed=1, passed=1)


def test_an_unused_mock_warns_or_fails(pytester):
    code = f"def test_it(sfn):\n    m = sfn.create({TASK})\n    m.mock('A').succeeds_token(1)\n"
    result = run(pytester, code)
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(["*has answered nothing*"])
    run(pytester, code, "-o", "stepmill_unused_mocks=fail").assert_outcomes(passed=1, errors=1)
    run(pytester, code, "-o", "stepmill_unused_mocks=ignore").assert_outcomes(passed=1)


def test_an_execution_that_still_runs_warns(pytester):
    result = run(pytester, f"def test_it(sfn):\n    sfn.create({TASK}).start().task('A')\n")
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(["*still runs*"])


def test_workers_share_a_server(pytester):
    pytest.importorskip("xdist")
    code = f"""
import pytest
@pytest.mark.parametrize("n", range(6))
def test_it(sfn, n, stepmill_url):
    print("server", stepmill_url)
    assert sfn.create({PASS}).run({{"n": n}}).output == {{"n": n}}
"""
    result = run(pytester, code, "-n", "2", "-rP")
    result.assert_outcomes(passed=6)
    servers = {line for line in result.outlines if line.startswith("server ")}
    assert len(servers) == 1


def test_the_server_of_an_option(pytester, stepmill_url):
    code = f"def test_it(sfn, stepmill_url):\n    assert stepmill_url == {stepmill_url!r} and sfn.create({PASS}).run().succeeded\n"
    run(pytester, code, f"--stepmill-url={stepmill_url}").assert_outcomes(passed=1)
    result = run(pytester, code, "--stepmill-url=http://127.0.0.1:1")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*No Stepmill server answers at http://127.0.0.1:1*"])


def test_coverage_and_its_limit(pytester):
    code = f"def test_it(sfn):\n    assert sfn.create({PASS}).run().succeeded\n"
    result = run(pytester, code, "--stepmill-cov", "--stepmill-cov-fail-under=100")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*Stepmill coverage*"])
    half = f"def test_it(sfn):\n    m = sfn.create({CAUGHT})\n    m.mock('A').returns(1)\n    assert m.run().succeeded\n"
    result = run(pytester, half, "--stepmill-cov", "--stepmill-cov-fail-under=100")
    assert (result.ret, result.parseoutcomes()) == (1, {"passed": 1})
    result = run(pytester, code, "--stepmill-cov-fail-under=100")
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_a_server_that_cannot_start_ends_the_run_with_its_own_message(pytester):
    result = run(pytester, "def test_it(sfn):\n    pass\n", "-o", "stepmill_arguments=--lambda charge=./lost.handler")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "lost" in result.stdout.str() + result.stderr.str()


def test_the_command_of_the_ini_file_is_that_of_failures_too(pytester, monkeypatch):
    command = os.environ["STEPMILL"]
    monkeypatch.setenv("STEPMILL", "")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    pytester.makefile(".json", order=CAUGHT.replace("True", "true"))
    code = """
from pathlib import Path
from pytest_stepmill import failures
FOUND = failures(Path(__file__).with_name("order.json"))
def test_it(sfn):
    assert FOUND
"""
    run(pytester, code, "-o", f"stepmill_command={command}").assert_outcomes(passed=1)


def test_without_stepmill_pytest_says_how_to_install_it(pytester, monkeypatch):
    monkeypatch.setenv("STEPMILL", "")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    result = run(pytester, "def test_it(sfn):\n    pass\n")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "npm install --save-dev stepmill" in result.stdout.str() + result.stderr.str()


@pytest.mark.skipif(os.name == "nt", reason="There are no signals.")
@pytest.mark.parametrize("workers", [0, 2])
def test_a_killed_pytest_leaves_no_server(pytester, tmp_path, workers):
    if workers:
        pytest.importorskip("xdist")
    said = tmp_path / "url"
    code = f"""
import time
import pytest
@pytest.mark.parametrize("n", range({max(workers, 1)}))
def test_it(sfn, stepmill_url, n):
    open({str(said)!r} + str(n), "w").write(stepmill_url)
    time.sleep(60)
"""
    pytester.makepyfile(code)
    words = [sys.executable, "-m", "pytest", "-q", *(["-n", str(workers)] if workers else [])]
    process = subprocess.Popen(words, cwd=pytester.path, stdout=subprocess.DEVNULL, start_new_session=True)
    files = [tmp_path / f"url{n}" for n in range(max(workers, 1))]
    end = time.monotonic() + 60
    while not all(file.exists() and file.read_text() for file in files):
        assert time.monotonic() < end and process.poll() is None
        time.sleep(0.05)
    urls = {file.read_text() for file in files}
    assert len(urls) == 1
    process.kill()
    process.wait()
    killed = time.monotonic()
    while any(_answers(url) for url in urls):
        assert time.monotonic() < killed + 2, "The server still runs."
        time.sleep(0.05)


def _answers(url):
    from pytest_stepmill.errors import StepmillError
    from pytest_stepmill.http import Http

    try:
        Http(url).send("GET", "/_stepmill/v1/accounts")
        return True
    except StepmillError:
        return False


PROCESS = """
Transform: AWS::Serverless-2016-10-31
Resources:
  Tell: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.12, Handler: tell.handler, CodeUri: . } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: { Tell: !GetAtt Tell.Arn }
      Definition: { StartAt: T, States: { T: { Type: Task, Resource: '${Tell}', End: true } } }
"""


def test_tests_that_follow_each_other_share_processes_and_nothing_else(pytester):
    pytester.makefile(".yaml", template=PROCESS)
    pytester.makepyfile(tell="import os\ndef handler(event, context):\n    return [os.getpid(), os.environ['AWS_ACCESS_KEY_ID']]\n")
    code = """
import pytest
seen = []
@pytest.mark.parametrize("n", range(3))
def test_it(sfn, n):
    assert sfn.executions() == [] and sfn.mistakes() == [] and sfn.calls() == []
    run = sfn.machine("template.yaml").run()
    sfn.function("mine", lambda event: 1)
    sfn.mock.lambda_("other").returns(1)
    seen.append(tuple(run.output))
    assert run.output[1] == sfn.account.account_id
def test_all():
    assert len(set(seen)) == 1
"""
    run(pytester, code, "-o", "stepmill_unused_mocks=ignore").assert_outcomes(passed=4)


def test_functions_of_a_file_are_only_in_accounts_that_deploy_it(stepmill_url):
    from pathlib import Path

    from pytest_stepmill import Stepmill, StepmillError

    call = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "ChargeFunction"}}
    with Stepmill(stepmill_url, folder=Path(__file__).parent) as first:
        first.machine("template.yaml", "Order")
    with Stepmill(stepmill_url) as second:
        machine = second.create({"StartAt": "A", "States": {"A": {**call, "End": True}}})
        with pytest.raises(StepmillError, match="Nothing answers the task of state 'A'"):
            machine.run({"amount": 1})
