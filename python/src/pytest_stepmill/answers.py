"""
The answers of the control API. Written by `npm run docs` from its OpenAPI document.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class _Account(TypedDict):
    accountId: str
    region: str
    mode: Any
    #: On the clock of its service.
    now: str


class Account(_Account, total=False):
    """Account of the control API."""

    #: When the next timer is due. Absent if nothing waits for time.
    nextTimer: str


class _Clock(TypedDict):
    mode: Any
    now: str


class Clock(_Clock, total=False):
    """Clock of the control API."""

    #: When the next timer is due. Absent if nothing waits for time.
    nextTimer: str


class _Execution(TypedDict):
    executionArn: str
    name: str
    stateMachineArn: str
    stateMachineName: str
    type: Literal["STANDARD", "EXPRESS"]
    status: Literal["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]
    startedAt: str
    #: The number of events in its history.
    events: int
    redriveCount: int
    #: The number of its last change: see `changes`.
    change: int


class Execution(_Execution, total=False):
    """Execution of the control API."""

    endedAt: str
    error: str
    cause: str
    testCase: str
    #: For one that a task or a Map Run has started.
    parentExecutionArn: str
    mapRunArn: str
    #: The HarnessError that ended it.
    mistake: str


class _ListedExecution(TypedDict):
    executionArn: str
    name: str
    stateMachineArn: str
    status: Literal["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]
    startedAt: str
    redriveCount: int


class ListedExecution(_ListedExecution, total=False):
    """ListedExecution of the control API."""

    endedAt: str


class _ExecutionWithData(TypedDict):
    executionArn: str
    name: str
    stateMachineArn: str
    stateMachineName: str
    type: Literal["STANDARD", "EXPRESS"]
    status: Literal["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]
    startedAt: str
    #: The number of events in its history.
    events: int
    redriveCount: int
    #: The number of its last change: see `changes`.
    change: int
    input: Any


class ExecutionWithData(_ExecutionWithData, total=False):
    """ExecutionWithData of the control API."""

    endedAt: str
    error: str
    cause: str
    testCase: str
    #: For one that a task or a Map Run has started.
    parentExecutionArn: str
    mapRunArn: str
    #: The HarnessError that ended it.
    mistake: str
    output: Any


class _Waited(TypedDict):
    #: Whether the awaited condition holds.
    reached: bool
    #: `ended`: the execution has ended. `bound`: the seconds are over. `reset`: the service was reset.
    because: Literal["ended", "entered", "task", "idle", "bound", "reset"]
    execution: Execution


class Waited(_Waited, total=False):
    """Waited of the control API."""

    #: What it waits for, in words.
    waiting: str
    task: OpenTask


class _TraceCost(TypedDict):
    type: Literal["STANDARD", "EXPRESS"]
    region: str
    dollars: float


class TraceCost(_TraceCost, total=False):
    """In US dollars, at the prices of its region. Absent if these are not known."""

    transitions: int
    billedMs: float
    billedMb: float


class _Trace(TypedDict):
    executionArn: str
    name: str
    stateMachineArn: str
    stateMachineName: str
    type: Literal["STANDARD", "EXPRESS"]
    status: Literal["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]
    startedAt: str
    #: On its own clock; while it runs, up to its last event.
    durationSeconds: float
    redriveCount: int
    input: Any
    #: The states of the main line that were entered, in order.
    path: list[str]
    #: State transitions as AWS bills them.
    transitions: int
    #: The variables of the main line, at the end.
    variables: dict[str, Any]
    #: Every visit of every state, including nested ones, in order of entry.
    visits: list[Visit]


class Trace(_Trace, total=False):
    """Trace of the control API."""

    endedAt: str
    testCase: str
    output: Any
    error: str
    cause: str
    mistake: str
    #: In US dollars, at the prices of its region. Absent if these are not known.
    cost: TraceCost
    #: As GetExecutionHistory returns them. With `include=events`.
    events: list[dict[str, Any]]
    #: With `include=definition`.
    definition: dict[str, Any]


class VisitWithin(TypedDict):
    """The visit of the Map or Parallel around it, and which branch or item it is in."""

    visit: int
    attempt: int
    kind: Literal["branch", "iteration"]
    index: int


class _VisitStages(TypedDict):
    status: Literal["SUCCEEDED", "FAILED", "RETRIABLE", "CAUGHT_ERROR"]
    #: The data after each stage that it reached, by the names of TestState.
    stages: dict[str, Any]
    #: The numbers with which a Map ran.
    settings: dict[str, Any]
    #: The variables after it: those before it, merged with those that it assigned.
    variables: dict[str, Any]


class VisitStages(_VisitStages, total=False):
    """Its data stage by stage. With `include=stages`."""

    #: Which retrier or catcher handled the error.
    errorDetails: dict[str, Any]


class _Visit(TypedDict):
    #: The id of its Entered event.
    id: int
    state: str
    type: Literal["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"]
    enteredAt: str
    durationSeconds: float
    outcome: Literal["open", "succeeded", "caught", "failed", "aborted"]
    #: For a Task, Parallel or Map. Retry adds more.
    attempts: list[Attempt]


class Visit(_Visit, total=False):
    """Visit of the control API."""

    #: The visit of the Map or Parallel around it, and which branch or item it is in.
    within: VisitWithin
    exitedAt: str
    input: Any
    output: Any
    assigned: dict[str, Any]
    error: str
    cause: str
    #: The field whose expression failed.
    location: str
    #: The state that came next.
    next: str
    choice: Choice
    #: The variables before it. With `include=stages`, whether or not the stages are known.
    variablesBefore: dict[str, Any]
    #: Its data stage by stage. With `include=stages`.
    stages: VisitStages
    #: Why the stages are not known.
    stagesUnknown: str


class _Attempt(TypedDict):
    startedBy: Literal["entry", "retry", "redrive"]
    #: Whether a call was made: an expression that fails before is an attempt without a call.
    called: bool
    startedAt: str
    outcome: Literal["open", "succeeded", "failed", "timedOut", "aborted"]


class Attempt(_Attempt, total=False):
    """Attempt of the control API."""

    endedAt: str
    resource: str
    resourceType: str
    parameters: Any
    output: Any
    error: str
    cause: str
    mapRunArn: str


class _Choice(TypedDict):
    #: The rules with this target that may have matched.
    candidates: list[Any]
    #: In words, one line for each rule and for each value that it read.
    lines: list[str]


class Choice(_Choice, total=False):
    """Which rule a Choice took, and why."""

    next: str
    rule: Any


class _ReplayPlace(TypedDict):
    pointer: str
    changed: bool


class ReplayPlace(_ReplayPlace, total=False):
    """The place in the definition that caused the first difference, and whether the recorded definition differs there."""

    file: str
    line: int


class _ReplayDifferences(TypedDict):
    #: `path`, `parameters`, `output` and others.
    what: str
    #: The state, which of its visits, and the Map items and branches around it.
    place: dict[str, Any]
    #: A JSON pointer into the value that differs.
    pointer: str
    #: The difference as a line.
    text: str


class ReplayDifferences(_ReplayDifferences, total=False):
    """ReplayDifferences of the control API."""

    expected: Any
    actual: Any


class _Replay(TypedDict):
    #: `unanswered`: it needed an answer that was not recorded. `unusable`: the recording is incomplete.
    verdict: Literal["agrees", "differs", "unanswered", "unusable"]
    differences: list[ReplayDifferences]
    #: What could not be compared, in words.
    notCompared: list[str]
    #: The result in words, as `stepmill replay` prints it.
    text: str


class Replay(_Replay, total=False):
    """A recording that was replayed."""

    reason: str
    #: The place in the definition that caused the first difference, and whether the recorded definition differs there.
    place: ReplayPlace
    trace: Trace


class Iteration(TypedDict):
    """An item of a Map around the task."""

    state: str
    index: int


class _OpenTask(TypedDict):
    #: What its token is for.
    kind: Literal["callback", "activity", "job"]
    executionArn: str
    state: str
    #: Outermost first.
    iterations: list[Iteration]
    resource: str
    taskToken: str
    parameters: Any
    #: From 0: 1 is the first retry.
    attempt: int
    #: In words.
    waitsFor: str
    #: Whether only a client can end it.
    waitsForClient: bool


class OpenTask(_OpenTask, total=False):
    """OpenTask of the control API."""

    activityArn: str
    timeoutSeconds: float
    heartbeatSeconds: float


class _Call(TypedDict):
    #: From 0, in the order in which calls were made.
    number: int
    executionArn: str
    #: Its name.
    stateMachine: str
    state: str
    #: `lambda:invoke`, `aws-sdk:s3:getObject`; the ARN of a function or an activity.
    name: str
    attempt: int
    iterations: list[Iteration]
    #: What was sent: the effective parameters.
    parameters: Any
    #: What the function, queue, topic or child received.
    received: Any
    answeredBy: Literal["mock", "local", "real", "unmocked"]
    outcome: Literal["open", "succeeded", "failed"]
    at: str


class Call(_Call, total=False):
    """Call of the control API."""

    #: The name of the function, queue, topic, event bus, nested state machine or activity.
    target: str
    #: The mock that answered, in words.
    mock: str
    output: Any
    error: str
    cause: str


class _Message(TypedDict):
    service: Literal["sqs", "sns", "events"]
    #: The name of the queue, topic or event bus; a phone number.
    destination: str
    #: As the task wrote it.
    target: str
    messageId: str
    body: str
    #: The parsed body; the string itself if it is not JSON.
    json: Any
    attributes: dict[str, Any]
    executionArn: str
    state: str
    sentAt: str


class Message(_Message, total=False):
    """Message of the control API."""

    groupId: str
    deduplicationId: str
    subject: str
    delaySeconds: float
    md5OfBody: str
    md5OfAttributes: str
    detailType: str
    source: str
    resources: list[str]
    taskToken: str


class _FunctionLogLine(TypedDict):
    functionName: str
    stream: Literal["stdout", "stderr"]
    text: str
    #: In real time.
    at: str


class FunctionLogLine(_FunctionLogLine, total=False):
    """FunctionLogLine of the control API."""

    #: The id of the invocation, if known.
    requestId: str


class LeftRunning(TypedDict):
    """LeftRunning of the control API."""

    executionArn: str
    #: In words.
    waiting: str


class Left(TypedDict):
    """Left of the control API."""

    mistakes: list[Mistake]
    unusedMocks: list[UnusedMock]
    running: list[LeftRunning]
    openTasks: list[OpenTask]


class _Mistake(TypedDict):
    #: `bug`: of Stepmill itself.
    kind: Literal["tester", "bug"]
    message: str


class Mistake(_Mistake, total=False):
    """Mistake of the control API."""

    #: The execution that it ended.
    executionArn: str
    #: For a task that nothing answered: a mock that would have.
    mock: Mock


class AnswerBeats(TypedDict):
    """Heartbeats with the task's token, before the token's end or before silence."""

    every: Any
    times: int


class Answer(TypedDict, total=False):
    """One answer of a mock: exactly one of these, or `beats` alone."""

    #: The task succeeds with this value.
    returns: Any
    #: The task succeeds with the service's ordinary response.
    succeeds: bool
    #: The task fails with exactly this error.
    throws: str
    #: The called service fails in its own way, with this error type or exception.
    fails: str
    #: A ready-made answer by name: `lambda/throttled`.
    answersLike: str
    #: There is no answer: its timeout or heartbeat ends the task.
    timesOut: bool
    #: The task's token is sent back with this output.
    succeedsToken: Any
    #: The task's token is sent back with this error.
    failsToken: str
    #: The call gets its response; the test uses its token.
    leavesTokenOpen: bool
    #: With `throws` and `failsToken`: a string, or a value that is written as JSON.
    cause: Any
    #: With `throws`: the event of the failure.
    phase: Literal["schedule", "start", "submit"]
    #: With `fails`.
    message: str
    #: With `fails`.
    statusCode: int
    #: With `fails`: whether the exception is one of the API.
    modelled: bool
    #: Heartbeats with the task's token, before the token's end or before silence.
    beats: AnswerBeats
    #: How often the answer is given. Default: once, and the last one forever.
    times: int
    #: The delay of the answer, on the clock of the emulator; for a token, the time after the submission or the last heartbeat.
    after: Any
    #: The response to a `.sync` or `.waitForTaskToken` task on submission.
    submitting: Any


#: Mock of the control API: a member has a name that Python reserves.
Mock = dict[str, Any]


class MockList(TypedDict):
    """MockList of the control API."""

    mocks: list[Mock]


class _GivenMock(TypedDict):
    id: str
    mock: Mock
    #: In words.
    description: str
    #: How many calls it has answered.
    answered: int
    #: Answers that have not all been given.
    outstanding: list[str]
    #: Whether it has no answer left.
    exhausted: bool


class GivenMock(_GivenMock, total=False):
    """GivenMock of the control API."""

    #: Why it has answered nothing.
    unused: str


class _UnusedMock(TypedDict):
    description: str
    why: str


class UnusedMock(_UnusedMock, total=False):
    """UnusedMock of the control API."""

    id: str
    #: It is for more than one test: a reset does not report it.
    stays: bool


class _Schedule(TypedDict):
    name: str
    #: All names by which it can be called.
    names: list[str]
    arn: str
    #: `rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2030-01-01T00:00:00)`.
    expression: str
    #: An IANA name.
    zone: str
    enabled: bool


class Schedule(_Schedule, total=False):
    """Schedule of the control API."""

    #: When it is due next. Absent if it never is.
    nextTime: str
    #: Why it cannot fire.
    problem: str


class FiredSchedule(TypedDict):
    """FiredSchedule of the control API."""

    name: str
    arn: str
    #: The time for which it was scheduled.
    scheduledTime: str
    targets: list[StartedTarget]


class PipeRunDropped(TypedDict):
    """PipeRunDropped of the control API."""

    record: Any
    why: str


class PipeRunBatchesEnrichedBy(TypedDict):
    """The execution of an enrichment that is an Express workflow."""

    executionArn: str
    input: str


class PipeRunBatchesFailure(TypedDict):
    """Why the batch failed."""

    error: str
    cause: str


class _PipeRunBatches(TypedDict):
    records: list[Any]
    #: The ids of the records that failed.
    failed: list[str]


class PipeRunBatches(_PipeRunBatches, total=False):
    """PipeRunBatches of the control API."""

    #: What the enrichment answered.
    enriched: Any
    #: The execution of an enrichment that is an Express workflow.
    enrichedBy: PipeRunBatchesEnrichedBy
    #: What the target got, as JSON text.
    input: str
    executionArn: str
    #: The response of a target that was called synchronously, as a JSON string.
    output: str
    #: Why the batch failed.
    failure: PipeRunBatchesFailure
    #: Why the target was not called, although nothing failed.
    ended: str


class PipeRun(TypedDict):
    """PipeRun of the control API."""

    pipe: str
    #: The records that no filter let pass.
    dropped: list[PipeRunDropped]
    batches: list[PipeRunBatches]


class StartSource(TypedDict):
    """Where its file declares it."""

    file: str
    line: int
    column: int


class _Start(TypedDict):
    kind: Literal["rule", "schedule", "pipe", "restMethod", "httpRoute", "bucketEvents"]
    name: str
    #: Its other names: logical id, construct path, key, address.
    aliases: list[str]
    #: Where its file declares it.
    source: StartSource
    #: The names of the deployed state machines that it may start.
    stateMachines: list[str]
    #: What its file says of it: the pattern and targets of a rule, the expression of a schedule …
    settings: dict[str, Any]


class Start(_Start, total=False):
    """Start of the control API."""

    #: Why it can start nothing.
    problem: str


class PutEventMatched(TypedDict):
    """PutEventMatched of the control API."""

    name: str
    #: Its other names: logical id, construct path, key, address.
    aliases: list[str]
    targets: list[StartedTarget]


class _PutEventOthers(TypedDict):
    name: str
    #: Its other names: logical id, construct path, key, address.
    aliases: list[str]
    mismatches: list[Mismatch]


class PutEventOthers(_PutEventOthers, total=False):
    """PutEventOthers of the control API."""

    problem: str


class PutEvent(TypedDict):
    """PutEvent of the control API."""

    #: The event as targets get it.
    event: dict[str, Any]
    eventBus: str
    matched: list[PutEventMatched]
    #: The rules that did not match.
    others: list[PutEventOthers]


class _StartedTargetFailure(TypedDict):
    code: str
    message: str


class StartedTargetFailure(_StartedTargetFailure, total=False):
    """Why AWS would not start it, and the queue that got the event."""

    deadLetterArn: str


class _StartedTarget(TypedDict):
    id: str
    #: As its file gives it.
    arn: str


class StartedTarget(_StartedTarget, total=False):
    """StartedTarget of the control API."""

    #: JSON.
    input: str
    #: The execution that was started.
    executionArn: str
    #: Why AWS would not start it, and the queue that got the event.
    failure: StartedTargetFailure
    #: Why Stepmill does not run this target.
    notRun: str


class _Mismatch(TypedDict):
    field: str
    wanted: Any


class Mismatch(_Mismatch, total=False):
    """Mismatch of the control API."""

    #: The event's value, or the list of all values at that path.
    got: Any


class _Error(TypedDict):
    message: str
    #: HarnessError: an error in the tester's setup, like an unknown state. InternalFailure: a bug in Stepmill. From AccessDeniedException on: exceptions of the Step Functions API. There may be more.
    code: Literal["BadRequest", "NotFound", "Forbidden", "Forgotten", "Conflict", "CannotWrite", "NotText", "TooLarge", "HarnessError", "InternalFailure", "AccessDeniedException", "ExecutionAlreadyExists", "ExecutionLimitExceeded", "InvalidArn", "InvalidExecutionInput", "InvalidName", "InvalidOutput", "InvalidToken", "KmsAccessDeniedException", "KmsInvalidStateException", "KmsThrottlingException", "StateMachineDeleting", "StateMachineDoesNotExist", "TaskDoesNotExist", "TaskTimedOut", "ThrottlingException", "ValidationException"]


class Error(_Error, total=False):
    """Error of the control API."""

    faults: list[Fault]


#: Fault of the control API: a member has a name that Python reserves.
Fault = dict[str, Any]
