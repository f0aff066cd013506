"""Stepmill for pytest: one server for the run; for each test an account with its own mocks and time. Copy it."""

import collections, itertools, json, os, pathlib, re, shlex, signal, subprocess, threading, warnings
import urllib.error, urllib.parse, urllib.request
import boto3, pytest

FUNCTIONS = ["--lambda", "charge=./functions/charge.handler"]
accounts = itertools.count(os.getpid() * 100_000 + 100_000_000_000)


@pytest.fixture(scope="session")
def stepmill_url():
    command = shlex.split(os.environ.get("STEPMILL", "npx stepmill")) + ["start", "--port", "0", *FUNCTIONS]
    here = {"cwd": pathlib.Path(__file__).parent, "start_new_session": True}  # So that what npx starts ends, too.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **here) as server:
        url = next(filter(None, (re.search(r"ready at (http:\S+)", line) for line in server.stdout)))[1]
        threading.Thread(target=collections.deque, args=(server.stdout, 0), daemon=True).start()
        yield url
        os.killpg(server.pid, signal.SIGTERM)


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

    def mock(self, **mock):
        self.send("POST", "/mocks", **mock)

    def deploy(self, file, name="machine"):
        role, definition = "arn:aws:iam::123456789012:role/any", pathlib.Path(file).read_text()
        return self.client.create_state_machine(name=name, definition=definition, roleArn=role)["stateMachineArn"]

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
