"""
The plug-in for pytest: one server for all tests, an account for each.

Fixtures: `sfn` (an account for one test), `sfn_module`, `sfn_session` and `stepmill_url`.
"""

from __future__ import annotations

import shlex
import warnings
from pathlib import Path
from typing import Any, Generator, Iterator

import pytest

from .coverage import Coverage
from .errors import StepmillError, StepmillWarning
from .http import Http
from .patience import PATIENCE
from .run import Run, StatePath, Status
from .server import Server, configure_command
from .stepmill import Stepmill


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("stepmill")
    group.addoption("--stepmill-url", help="use this Stepmill server instead of starting one")
    group.addoption(
        "--stepmill-cov",
        metavar="FOLDER",
        nargs="?",
        const="coverage/stepmill",
        help="report which parts of the state machines the tests run (default folder: coverage/stepmill)",
    )
    group.addoption(
        "--stepmill-cov-fail-under",
        metavar="PERCENT",
        type=float,
        help="fail if the tests run fewer of the states, transitions, rules, retriers and catchers",
    )
    parser.addini("stepmill_command", "the command that runs Stepmill (default: node_modules/.bin/stepmill)")
    parser.addini("stepmill_arguments", "more options of `stepmill start`", type="args", default=[])
    parser.addini("stepmill_folder", "the folder whose files tests may deploy (default: the root of the project)")
    parser.addini("stepmill_time", "how time passes: skip, manual or real", default="skip")
    parser.addini(
        "stepmill_patience",
        "after how many seconds, in which an execution does nothing, a wait fails: a number, or none",
        default=f"{PATIENCE:g}",
    )
    parser.addini(
        "stepmill_unused_mocks", "what a mock that answers nothing does to its test: warn, fail or ignore", default="warn"
    )


def pytest_configure(config: pytest.Config) -> None:
    # Also for `failures()`, which runs while tests are collected.
    configure_command(config_words(config, "stepmill_command"))
    config.pluginmanager.register(_Session(config), "stepmill-session")


class _Session:
    """The server of a run of pytest, and the accounts that are open."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.server: Server | None = None
        self.open: list[Stepmill] = []
        worker: dict[str, Any] | None = getattr(config, "workerinput", None)
        self.is_worker = worker is not None
        self._url: str | None = (worker or {}).get("stepmill_url") or config.getoption("--stepmill-url")
        folder = config.getini("stepmill_folder")
        self.folder = Path(config.rootpath, folder) if folder else config.rootpath
        self.unused_mocks = str(config.getini("stepmill_unused_mocks"))
        if self.unused_mocks not in ("warn", "fail", "ignore"):
            raise pytest.UsageError(f"stepmill_unused_mocks is warn, fail or ignore, not {self.unused_mocks!r}.")
        self.patience = _patience(str(config.getini("stepmill_patience")))
        #: The connections, which all accounts share.
        self._http: Http | None = None
        self.coverage = Coverage.of(config, self.is_worker)

    @property
    def url(self) -> str:
        """The address of the server, which starts when it is first needed."""
        if self._url is None:
            arguments: list[str] = list(self.config.getini("stepmill_arguments"))
            try:
                self.server = Server.start(self.folder, arguments=arguments)
            except StepmillError as error:
                pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
            self._url = self.server.url
        return self._url

    @property
    def http(self) -> Http:
        """The connections to the server."""
        if self._http is None:
            self._http = Http(self.url)
        return self._http

    def create(self, request: pytest.FixtureRequest) -> Stepmill:
        path = getattr(request, "path", None)
        sfn = Stepmill(
            self.http,
            folder=path.parent if isinstance(path, Path) and path.is_file() else self.folder,
            root=self.folder,
            time=str(self.config.getini("stepmill_time")),
            patience=self.patience,
        )
        self.open.append(sfn)
        return sfn

    def close(self, sfn: Stepmill) -> None:
        """Ends an account; what it has left warns or fails."""
        self.open.remove(sfn)
        if self.coverage is not None:
            self.coverage.keep(sfn.coverage())
        left = sfn.close()
        wrong = [mistake["message"] for mistake in left["mistakes"]]
        for mock in left["unusedMocks"]:
            must = sfn.must_use.get(mock.get("id", ""))
            text = f"{mock['description']} has answered nothing: {mock['why']}"
            if must is not None:
                wrong.append(f"The failure {must!r} was not played: {text}")
            elif self.unused_mocks == "fail":
                wrong.append(text)
            elif self.unused_mocks == "warn":
                warnings.warn(text, StepmillWarning, stacklevel=2)
        for execution in left["running"]:
            text = f"The execution {execution['executionArn']} still runs: {execution['waiting']}"
            warnings.warn(text, StepmillWarning, stacklevel=2)
        if wrong:
            pytest.fail("\n\n".join(wrong), pytrace=False)

    # What pytest calls.

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """xdist: the workers share the server of the process that starts them."""
        node.workerinput["stepmill_url"] = self.url
        if self.coverage is not None:
            node.workerinput["stepmill_cov"] = str(self.coverage.folder)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, Any, None]:
        """A mistake in the set-up fails the test, even if the workflow went on."""
        outcome = yield
        if outcome.excinfo is not None:
            return
        try:
            for sfn in self.open:
                sfn.check()
        except StepmillError as error:
            outcome.force_exception(error)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, Any, None]:
        """Shows what the executions of a failed test did."""
        report = (yield).get_result()
        if report.when == "call" and report.failed:
            text = "\n\n".join(_tell(sfn) for sfn in self.open)
            if text.strip():
                report.sections.append(("Stepmill", text))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.coverage is not None and not self.is_worker:
            self.coverage.report(terminalreporter, self.folder)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.coverage is None or self.is_worker:
            return
        below = self.coverage.finish(self.folder)
        if below and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_unconfigure(self) -> None:
        for sfn in list(self.open):
            sfn.close()
        if self._http is not None:
            self._http.close()
        if self.server is not None:
            self.server.stop()
            self.server = None


def _patience(text: str) -> float | None:
    if text == "none":
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not seconds > 0:
        raise pytest.UsageError(f"stepmill_patience is a number of seconds, or none, not {text!r}.")
    return seconds


def config_words(config: pytest.Config, name: str) -> list[str] | None:
    text = str(config.getini(name) or "")
    return shlex.split(text) or None


def _tell(sfn: Stepmill) -> str:
    """What the executions of an account did, and what its functions printed."""
    try:
        arns = [one["executionArn"] for one in sfn.executions()][:5]
        texts = [sfn.read(arn).tree() for arn in reversed(arns)]
        lines = sfn.account.ask("GET", "/functions/logs")["lines"][-20:]
    except StepmillError as error:
        return f"The executions cannot be shown: {error}"
    return "\n".join([*texts, *(f"  {line['functionName']}: {line['text']}" for line in lines)])


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Shows the execution below a comparison of its path or its status."""
    subject = left if isinstance(left, (StatePath, Status)) else right
    if not isinstance(subject, (StatePath, Status)):
        return None
    run: Run | None = getattr(subject, "run", None)
    if run is None:
        return None
    lines = [f"{left!r} {op} {right!r}"]
    if isinstance(left, list) and isinstance(right, list) and op == "==":
        lines.append(_first_difference(left, right))
    return [*lines, "", *run.tree().split("\n")]


def _first_difference(actual: list[Any], expected: list[Any]) -> str:
    for index, (one, other) in enumerate(zip(actual, expected)):
        if one != other:
            return f"At index {index} it entered {one!r}, not {other!r}."
    if len(actual) < len(expected):
        return f"It ends after {actual[-1]!r}: {expected[len(actual)]!r} is missing." if actual else "It is empty."
    return f"It goes on after {expected[-1]!r}, with {actual[len(expected)]!r}." if expected else "It is not empty."


def _session(config: pytest.Config) -> _Session:
    session = config.pluginmanager.get_plugin("stepmill-session")
    assert isinstance(session, _Session)
    return session


@pytest.fixture(scope="session")
def stepmill_url(request: pytest.FixtureRequest) -> str:
    """The address of the server that all tests share."""
    return _session(request.config).url


def _account(request: pytest.FixtureRequest) -> Iterator[Stepmill]:
    session = _session(request.config)
    sfn = session.create(request)
    yield sfn
    session.close(sfn)


@pytest.fixture
def sfn(request: pytest.FixtureRequest) -> Iterator[Stepmill]:
    """An account for one test."""
    yield from _account(request)


@pytest.fixture(scope="module")
def sfn_module(request: pytest.FixtureRequest) -> Iterator[Stepmill]:
    """An account for the tests of a module."""
    yield from _account(request)


@pytest.fixture(scope="session")
def sfn_session(request: pytest.FixtureRequest) -> Iterator[Stepmill]:
    """An account for all tests. Under xdist, one for each worker."""
    yield from _account(request)
