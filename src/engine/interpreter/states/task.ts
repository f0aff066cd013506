import { MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { parseResource, type TaskResource } from '../../../language/asl/resource';
import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import { invariant } from '../../../errors/invariant';
import type { Json } from '../../../util/json';
import { payloadTooLarge } from '../dataFlow/limits';
import { isLargerThan } from '../../../util/jsonSize';
import { taskSignal, type Signal, type Steps, type TaskSignal } from '../effects';
import { failIfDeleted } from '../failIfDeleted';
import { inspected } from '../inspection/Inspector';
import { ReportedError } from '../report';
import { compileErrorHandling } from '../retry/withErrorHandling';
import type { RunningTask } from '../InterpretedRun';
import type { Scope } from '../Scope';
import { leavesNames, refuseLeftoverNames } from '../task/leftoverNames';
import { taskEventsOf, type TaskEvents } from '../task/taskEvents';
import { compileTaskSettings, requestOf } from '../task/taskSettings';
import type { StateHandler } from '../StateCompiler';

/** Task: asks for an answer and waits for it. See "Task state" of the Amazon States Language. */
export const compileTask: StateHandler<'Task'> = (compiler) => {
  const { definition, flow, inspector } = compiler;
  const resource = parseResource(definition.Resource);
  invariant(resource, `the Resource ${definition.Resource} came through validation`);
  const events = taskEventsOf(resource);
  const settings = compileTaskSettings(compiler, resource);
  const handling = compileErrorHandling(compiler);
  const end = inspected(endTask, 'result', inspector);
  const way: Way = { events, finish };
  const hasLeftovers = resource.kind === 'integration' && leavesNames(definition.Parameters);
  const isActivity = resource.kind === 'activity';
  const wantsToken = isActivity || (resource.kind === 'integration' && resource.pattern !== 'REQUEST_RESPONSE');

  return handling.around((scope, input) => {
    if (wantsToken) giveToken(scope, resource.arn);
    const effective = flow.prepare(scope, input);
    if (hasLeftovers) refuseLeftoverNames(effective);
    const request = scope.run.admitTask(requestOf(scope, settings(scope, input), effective));
    // Whether an activity exists may only be known later. AWS schedules no task for one that does not (recorded).
    if (!isActivity) events.scheduled(scope, request);
    const task = scope.run.ask(request, isActivity ? () => events.scheduled(scope, request) : undefined);
    const heard = task.next();
    if (heard?.kind === 'ended') return finish(scope, input, request, heard.outcome);
    return taskSteps(way, scope, input, task, heard);
  });

  function finish(scope: Scope, input: Json, request: TaskRequest, outcome: TaskOutcome): Json {
    const result = end(scope, request, events, limitOutcome(resource!, outcome));
    return flow.finish(scope, input, request.parameters, result, definition.Next);
  }
};

function giveToken(scope: Scope, resourceArn: string): void {
  scope.taskToken = scope.run.newTaskToken(resourceArn, scope.visitRandom);
  scope.contextChanged();
}

/** What all tasks of one state share. */
interface Way {
  readonly events: TaskEvents;
  readonly finish: (scope: Scope, input: Json, request: TaskRequest, outcome: TaskOutcome) => Json;
}

type TaskEnd = Extract<TaskSignal, { readonly kind: 'ended' | 'timedOut' }>;

/** Writes the task's events until it has ended. */
function* taskSteps(way: Way, scope: Scope, input: Json, task: RunningTask, signal: Signal): Steps<Json> {
  for (;;) {
    const heard = asTaskSignal(signal ?? (yield taskSignal));
    if (heard.kind === 'started') way.events.started(scope, task.request, heard.workerName);
    else if (heard.kind === 'submitted') way.events.submitted(scope, task.request, heard.output);
    else return endOfTask(way, scope, input, task.request, heard);
    signal = task.next();
  }
}

function endOfTask({ events, finish }: Way, scope: Scope, input: Json, request: TaskRequest, end: TaskEnd): Json {
  failIfDeleted(scope);
  if (end.kind === 'ended') return finish(scope, input, request, end.outcome);
  throw timedOut(scope, request, events, end.heartbeat);
}

function timedOut(scope: Scope, request: TaskRequest, events: TaskEvents, heartbeat: boolean): ReportedError {
  events.timedOut(scope, request);
  const alias = heartbeat ? 'States.HeartbeatTimeout' : undefined;
  return new ReportedError('States.Timeout', undefined, scope.pointer, alias);
}

function endTask(scope: Scope, request: TaskRequest, events: TaskEvents, outcome: TaskOutcome): Json {
  if ('output' in outcome) {
    events.succeeded(scope, request, outcome.output);
    return outcome.output;
  }
  events.failed(scope, request, outcome);
  throw new ReportedError(outcome.error, outcome.cause, scope.pointer);
}

/** AWS: a result that is too large fails the task itself, which names its service or its ARN (recorded). */
function limitOutcome(resource: TaskResource, outcome: TaskOutcome): TaskOutcome {
  if (!('output' in outcome) || !isLargerThan(outcome.output, MAX_PAYLOAD_BYTES)) return outcome;
  const { error, errorCause } = payloadTooLarge(resource.kind === 'integration' ? resource.resourceType : resource.arn);
  return { error, cause: errorCause };
}

function asTaskSignal(signal: Signal): TaskSignal {
  invariant(
    signal !== undefined && signal.kind !== 'outputs' && signal.kind !== 'passed',
    'a task was sent no task signal',
  );
  return signal;
}
