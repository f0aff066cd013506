import type { TaskResource } from '../../../language/asl/resource';
import type { TaskReply, TaskRequest, RequestedResource, CompositeResource } from '../../../contract/task';
import { type Json, isObject, kindOf, member, isArray } from '../../../util/json';
import { HarnessError } from '../../../errors/HarnessError';
import { formatCount } from '../../../util/formatCount';
import { sdkPackageName } from '../../../services/serviceNames';
import { findClientPackage } from '../../../services/schemas/clientPackage';
import { endOfJob, endOfSubmission, failedJobNote } from '../results/endOfJob';
import type { Script } from '../Script';
import { answerShape } from './answerShape';
import { unknownAction } from '../unknownAction';
import { findOptimised } from '../../../services/services';
import { describeValue } from '../toJson';
import type { ValidationMode } from '../ValidationMode';
import { lazy } from '../../../util/lazy';

const loadCheckShape = lazy(() => require('./checkShape') as typeof import('./checkShape'));
const loadMockShapeError = lazy(() => require('./MockShapeError') as typeof import('./MockShapeError'));
const loadCheckFailure = lazy(() => require('./checkFailure') as typeof import('./checkFailure'));

/** Compares the answers of mocks with the APIs of the mocked services. */
export class MockChecker {
  private readonly passed = new WeakMap<object, string>();
  /** SDK integrations whose names are known to be right, or cannot be checked. */
  private readonly named = new Set<string>();
  private readonly told = new Map<string, string>();

  /** @param onNote called with each note once */
  constructor(private readonly onNote: (note: string) => void = () => undefined) {}

  /** Notes, one sentence each: for example, why mocks of some services are not checked. */
  get notes(): readonly string[] {
    return [...this.told.values()];
  }

  /**
   * A script's reply as the task receives it: ended as AWS ends the task, and checked as the script or the general
   * setting says.
   *
   * As in Step Functions Local, `Return` in a mock file is always a success.
   */
  settle(script: Script, request: TaskRequest, given: TaskReply, general: ValidationMode): TaskReply {
    const ofFile = script.origin !== undefined;
    const reply = ofFile ? given : endOfSubmission(request, given);
    this.check(request, reply, script.validation ?? general, ofFile);
    if (!ofFile) return endOfJob(request, reply);
    this.note(script.description, failedJobNote(request, reply));
    return reply;
  }

  /**
   * Throws MockShapeError if the API cannot give the reply's output. The output of a task that waits for a token is not
   * checked. `ofFile`: for a mock file.
   */
  check(request: TaskRequest, reply: TaskReply, mode: ValidationMode, ofFile = false): void {
    const { resource } = request;
    if (resource.kind === 'composite') return checkComposite(request.state, resource, reply);
    if (mode !== 'NONE' && this.isUnknown(resource)) return;
    if (mode !== 'NONE' && reply.outcome !== undefined && 'error' in reply.outcome) {
      const fault = loadCheckFailure().checkFailure(request, reply.outcome, ofFile);
      return fault === undefined ? undefined : this.note(fault, fault);
    }
    if (mode === 'NONE' || resource.kind !== 'integration' || resource.pattern === 'WAIT_FOR_TASK_TOKEN') return;
    if (!reply.outcome || !('output' in reply.outcome)) return;
    this.checkOutput(request, reply.outcome.output, mode);
  }

  /** A mock answers any action, so an unknown one causes a note. */
  private isUnknown(resource: TaskResource): boolean {
    if (resource.kind !== 'integration' || this.named.has(resource.arn)) return false;
    const unknown = unknownAction(resource);
    if (unknown === undefined) {
      this.named.add(resource.arn);
      return false;
    }
    const hint = unknown.meant === undefined ? '' : ` Did you mean '${unknown.meant}'?`;
    this.note(
      unknown.reason,
      `A mock answered ${resource.arn}, but this integration may not exist: ${unknown.reason}. AWS rejects unknown integrations.${hint}`,
    );
    return true;
  }

  private checkOutput(request: TaskRequest, output: Json, mode: ValidationMode): void {
    const key = `${mode} ${request.resource.arn}`;
    const isShared = typeof output === 'object' && output !== null;
    if (isShared && this.passed.get(output) === key) return;
    if (isPlainAnswer(request.resource, output)) return;
    const found = answerShape(request.resource, 'execution');
    if (!found.shape) return this.note(found.service, unchecked(found.service, found.reason));
    const violations = loadCheckShape().checkShape(output, found.shape, {
      required: mode === 'STRICT',
      exact: found.complete,
      numericTimes: request.resource.kind === 'integration' && !request.resource.awsSdk,
      free: found.free,
      enumValues: (structure, apiName) => found.schema.enumValues(structure, apiName),
      range: (structure, apiName) => found.range(structure, apiName),
    });
    if (violations.length > 0) throw new (loadMockShapeError().MockShapeError)(request, found, mode, violations);
    if (isShared) this.passed.set(output, key);
  }

  /** What is wrong with a mocked result of TestState: see `mockResultError`. */
  resultFault(resource: TaskResource, result: Json, mode: ValidationMode): string | undefined {
    return loadMockShapeError().mockResultError(resource, result, mode, ({ service, reason }) =>
      this.note(service, unchecked(service, reason)),
    );
  }

  /** Adds a note, once for each subject. */
  note(about: string, note: string | undefined): void {
    if (note === undefined || this.told.has(about)) return;
    this.told.set(about, note);
    this.onNote(note);
  }
}

function unchecked(service: string, reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  const note = `Mocks of '${service}' calls are not checked against its API: ${reason}.`;
  if (findClientPackage(service) !== undefined) return note;
  return `${note} To check them: npm install --save-dev ${sdkPackageName(service)}`;
}

/**
 * Whether our own tables show that an answer is right: they contain all its members and their types. Such an answer is
 * right in all modes without a client package, because the API requires none of these members. `false`: not known.
 */
export function isPlainAnswer(resource: RequestedResource, output: Json): boolean {
  const action = findOptimised(resource);
  if (action?.answerKinds === undefined || !isObject(output)) return false;
  const { answerKinds, freeMembers } = action;
  return Object.keys(output).every((name) => {
    const value = member(output, name)!;
    if (freeMembers?.includes(name)) return true;
    return Object.hasOwn(answerKinds, name) && (value === null || kindOf(value) === answerKinds[name]);
  });
}

/**
 * Throws HarnessError for a mocked result that a whole Map or Parallel cannot have: the states after it would be tested
 * with impossible data.
 */
function checkComposite(
  state: string,
  { type, branches, iterations, writesResults }: CompositeResource,
  { outcome }: TaskReply,
): void {
  if (outcome === undefined || !('output' in outcome)) return;
  const { output } = outcome;
  if (writesResults && isObject(output)) return;
  if (!isArray(output)) {
    const results = type === 'Map' ? "its iterations' outputs" : "its branches' outputs";
    throw new HarnessError(
      `The mock of state '${state}' gives ${describeValue(output)}, but the result of a ${type} is an array of ` +
        `${results}: return [ … ].`,
    );
  }
  if (branches !== undefined && output.length !== branches) {
    throw new HarnessError(
      `The mock of state '${state}' gives ${output.length} results, but this Parallel has ${branches} branches.`,
    );
  }
  if (iterations !== undefined && output.length !== iterations) {
    const gives = formatCount(output.length, 'result');
    throw new HarnessError(
      `The mock of state '${state}' gives ${gives}, but this Map has ${formatCount(iterations, 'item')}: write one result an item.`,
    );
  }
}
