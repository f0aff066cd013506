import { parseResource } from '../../language/asl/resource';
import type { TaskRequest, RequestedResource } from '../../contract/task';
import type { StateMachineDefinition } from '../../language/asl/types';
import { objectsIn, statesIn, textIn, type WalkedState } from '../../language/asl/walk';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import type { TargetKind } from '../../services/AwsService';
import { targetOf } from '../../services/serviceCalls';
import type { TargetNames } from '../../services/TargetNames';
import { callTarget } from './callTarget';
import type { RequestMatcher } from './matchers/RequestMatcher';

/** A call that a state of a definition may make, as far as the definition shows. */
export interface PossibleCall {
  /** The call, with its literal parameters. */
  readonly request: TaskRequest;
  /** The kind of function, queue … that it calls. */
  readonly kind: TargetKind | undefined;
  /** The name of the function, queue … */
  readonly name: string | undefined;
  /** Whether the name of the function, queue … is computed, so that it may be any. */
  readonly isComputed: boolean;
  /** The maximum number of attempts each time the state is entered. */
  readonly attempts: number;
}

const known = new WeakMap<StateMachineDefinition, readonly PossibleCall[]>();

/** The calls that the states of a machine may make: its tasks, its Maps and Parallels, its readers and writers. */
export function possibleCalls(machine: {
  readonly name: string;
  readonly definition: StateMachineDefinition;
}): readonly PossibleCall[] {
  let calls = known.get(machine.definition);
  if (calls === undefined) {
    calls = statesIn(machine.definition).flatMap((state) => callsOf(state, machine.name));
    known.set(machine.definition, calls);
  }
  return calls;
}

/** Whether a matcher may match a call. Conditions that only a run can decide (an input, an item) may hold. */
export function mayMeet(matcher: RequestMatcher, call: PossibleCall, names: TargetNames | undefined): boolean {
  const { request, kind, isComputed, attempts } = call;
  const { target, attempt } = matcher;
  if (attempt !== undefined) return attempt < attempts;
  if (target !== undefined) {
    if (target.kind !== kind) return false;
    if (isComputed) return true;
    // Called for each call of each mock, so the names are compared first.
    if (target.name !== call.name && names?.means(kind, target.given, call.name ?? '') !== true) return false;
  }
  const { state, resource, callee, stateMachine } = matcher;
  if ([target, state, resource, callee, stateMachine].every((wanted) => wanted === undefined)) return true;
  return matcher.matches(request, names);
}

/** Stands for a computed value. */
const computed = '\0computed';

/** Parameters that name functions, queues … */
const naming = ['FunctionName', 'QueueUrl', 'TopicArn', 'StateMachineArn', 'ActivityArn'];
const allComputed: JsonObject = {
  ...Object.fromEntries(naming.map((name) => [name, computed])),
  Entries: [{ EventBusName: computed }],
};

function callsOf(state: WalkedState, stateMachineName: string): readonly PossibleCall[] {
  const { object, name, type } = state;
  const attempts = 1 + objectsIn(object, 'Retry').reduce((sum, retrier) => sum + attemptsOf(retrier), 0);
  const make = (resource: RequestedResource, written: Json | undefined): PossibleCall => {
    const parameters = withMarks(written ?? computed);
    const request = { state: name, resource, parameters, stateMachineName } as Partial<TaskRequest> as TaskRequest;
    return { request, attempts, ...targetIn(request) };
  };
  if (type === 'Map' || type === 'Parallel') {
    const arn = `${type} state`;
    const own = make({ kind: 'composite', arn, type }, {});
    const parts = ['ItemReader', 'ResultWriter'].flatMap((field) => partOf(member(object, field), make));
    return [own, ...parts];
  }
  const resource = type === 'Task' ? parseResource(textIn(object, 'Resource') ?? '') : undefined;
  return resource === undefined ? [] : [make(resource, member(object, 'Parameters') ?? member(object, 'Arguments'))];
}

/** The call of a reader or writer. */
function partOf(
  part: Json | undefined,
  make: (resource: RequestedResource, written: Json | undefined) => PossibleCall,
): readonly PossibleCall[] {
  const resource = part !== undefined && isObject(part) ? parseResource(textIn(part, 'Resource') ?? '') : undefined;
  if (resource?.kind !== 'integration') return [];
  return [make({ ...resource, awsSdk: true }, member(part as JsonObject, 'Parameters'))];
}

/** AWS: three attempts after the first, unless a retrier sets a number. */
function attemptsOf(retrier: JsonObject): number {
  const most = member(retrier, 'MaxAttempts') ?? 3;
  return typeof most === 'number' ? most : Infinity;
}

function targetIn({ resource, parameters }: TaskRequest): Pick<PossibleCall, 'kind' | 'name' | 'isComputed'> {
  const called = callTarget({ resource, parameters } as TaskRequest);
  if (resource.kind !== 'integration') return { kind: called.kind, name: called.name, isComputed: false };
  const target = targetOf(resource, parameters);
  const { kind } = target.kind === undefined ? targetOf(resource, allComputed) : target;
  const parts = [target.name, target.qualifier];
  return {
    kind,
    name: target.name,
    isComputed: target.name === undefined || parts.some((part) => part?.includes(computed)),
  };
}

/** The same value, with a mark for each part that an expression or a token computes. */
function withMarks(value: Json): Json {
  if (typeof value === 'string') return /\{%|\$\{/.test(value) ? computed : value;
  if (isArray(value)) return value.map(withMarks);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      name.endsWith('.$') ? [name.slice(0, -2), computed] : [name, withMarks(inner)],
    ),
  );
}
