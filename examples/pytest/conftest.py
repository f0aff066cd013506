"""Stepmill for pytest: one server for the run; for each test an account with its own mocks and time. Copy it."""

import itertools, json, os, pathlib, shlex, subprocess, warnings
import urllib.error, urllib.parse, urllib.request
import boto3, pytest

# What `stepmill start` serves: files (or a folder of them, a template, cdk.out), values for them, and functions.
SERVED = [".", "--lambda", "charge=./functions/charge.handler"]
accounts = itertools.count(os.getpid() * 100_000 + 100_000_000_000)


@pytest.fixture(scope="session")
def stepmill_url():
    stepmill, here = shlex.split(os.environ.get("STEPMILL", "npx stepmill")), pathlib.Path(__file__).parent
    # It ends with this process, however that ends; --wait returns when it is ready, or says why it is not.
    start = ["start", *SERVED, "--no-watch", "--port", "0", "--wait", "--parent-pid", str(os.getpid())]
    started = subprocess.run(stepmill + start, capture_output=True, text=True, cwd=here)
    if started.returncode != 0:
        pytest.exit(f"stepmill start: {started.stderr}", returncode=1)
    url = dict(line.split("=", 1) for line in started.stdout.splitlines())["STEPMILL_URL"]
    yield url
    urllib.request.urlopen(urllib.request.Request(f"{url}/_stepmill/v1/stop", method="POST"))


class Stepmill:
    def __init__(self, url):
        account = str(next(accounts))
        self.base = f"{url}/_stepmill/v1/accounts/{account}"
        self.send("PUT", "", time="skip")
        keys = {"aws_access_key_id": account, "aws_secret_access_key": "any"}
        self.client = boto3.client("stepfunctions", endpoint_url=url, region_name="us-east-1", **keys)

    def send(self, method, path, **body):
        """Any route of the control API."""
        data = json.dumps(body).encode() if body else None
        try:
            return json.load(urllib.request.urlopen(urllib.request.Request(self.base + path, data, method=method)))
        except urllib.error.HTTPError as refusal:
            pytest.fail(f"{method} {path}: {refusal.read().decode()}", pytrace=False)

    def ask(self, path, **query):
        return self.send("GET", f"{path}?{urllib.parse.urlencode(query)}")

    def mock(self, mock={}, /, **more):
        """sfn.mock({"lambda": "ship", "returns": {}}), as messages write it, or by keyword: sfn.mock(state="Ship", …)"""
        self.send("POST", "/mocks", **mock, **more)

    def deploy(self, name):
        """The ARN of one of the served state machines, with the values of its template, in the account of this test."""
        deployed = self.send("POST", "/deploy")
        arns = {machine["name"]: machine["stateMachineArn"] for machine in deployed["stateMachines"]}
        why = [f"There is no state machine {name!r}, but {list(arns)}.", *deployed["problems"]]
        return arns.get(name) or pytest.fail("\n".join(why), pytrace=False)

    def start(self, machine, given):
        return self.client.start_execution(stateMachineArn=machine, input=json.dumps(given))["executionArn"]

    def wait(self, execution, until="idle", **query):
        """For its end, and answers the trace; or, with until="task" and a state, for its open task. Never sleeps."""
        waited = self.ask(f"/executions/{execution}/wait", until=until, **query)
        hangs = until == "idle" and waited["execution"]["status"] == "RUNNING"
        if "mistake" in waited["execution"] or hangs or not waited["reached"]:
            pytest.fail(waited["execution"].get("mistake") or self.ask(f"/executions/{execution}/waiting")["waiting"])
        return waited.get("task") or self.ask(f"/executions/{execution}/trace")

    def run(self, machine, given):
        return self.wait(self.start(machine, given))


@pytest.fixture
def sfn(stepmill_url, request):
    stepmill = request.node.stepmill = Stepmill(stepmill_url)
    yield stepmill
    left = stepmill.send("POST", "/reset")
    stepmill.send("DELETE", "")
    for mock in left["unusedMocks"]:  # The test never came to the state that it mocks.
        warnings.warn(f"{mock['description']} has answered nothing: {mock['why']}")
    for execution in left["running"]:  # A test that ends before its workflow has seen half of it.
        warnings.warn(f"{execution['executionArn']} still runs: {json.dumps(execution['waiting'])}")
    if left["mistakes"]:  # What nobody has answered, and misspelt names, make a test red, also where the workflow went on.
        pytest.fail("\n".join(mistake["message"] for mistake in left["mistakes"]), pytrace=False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.when == "call" and report.failed and hasattr(item, "stepmill"):
        ask, lines = item.stepmill.ask, []
        for trace in [ask(f"/executions/{each['executionArn']}/trace") for each in ask("/executions")["executions"]]:
            lines.append(f"{trace['stateMachineName']} {trace['status']} {trace.get('error', '')} {trace.get('cause', '')}")
            for visit in trace["visits"]:
                lines.append(f"  {visit['state']} {visit['outcome']} {visit.get('error', '')} {json.dumps(visit.get('input'))}")
        lines += [f"  {line['functionName']}: {line['text']}" for line in ask("/functions/logs")["lines"]]
        report.sections.append(("Stepmill", "\n".join(lines)))
