import type { StateMachineDefinition } from '../../language/asl/types';
import { shortJson } from '../../story/trace/clip';
import { checkOwnState, checkState, statesOf } from '../../story/trace/findState';
import type { TargetKind } from '../../services/AwsService';
import type { Call } from '../../tasks/mocking/Call';
import { CallIndex } from '../../tasks/mocking/CallIndex';
import { ChildTasks } from '../../tasks/mocking/ChildTasks';
import { HarnessError } from '../../errors/HarnessError';
import { CallList } from '../../tasks/mocking/CallList';
import { checkServiceCallee, checkNameOfState, checkTargetName } from '../../tasks/mocking/checkCalleeName';
import { targetWords, type TargetNames } from '../../services/TargetNames';
import { stateTypesOf } from '../../tasks/mocking/mockableStates';
import { Run } from '../run/Run';
import { Stepmill } from '../Stepmill';
import type { RequestMatcher } from '../../tasks/mocking/matchers/RequestMatcher';
import { namesInCallee, type Callee } from './callee';
import { failure } from './failure';
import { asRunWithHistory, refused } from './subjects';
import type { MatcherContext } from './Matcher';

/** A subject with calls: a run, the whole harness, or a list of calls. */
interface CallSubject {
  readonly name: string;
  readonly calls: readonly Call[];
  /** The failure message, with the story of the run if there is one. */
  readonly failure: (lines: readonly string[]) => string;
  /** Throws a HarnessError for a state that cannot have made a call; `undefined` if not all states are known. */
  readonly checkState: ((state: string) => void) | undefined;
  /** The known definitions of its machines. */
  readonly definitions: readonly StateMachineDefinition[];
  /** Other names that the loaded files use for what tasks call. */
  readonly targets: TargetNames | undefined;
}

export function asCallSubject(received: unknown, matcher: string): CallSubject {
  if (received instanceof Run) {
    const run = asRunWithHistory(received, matcher);
    const { definition } = run.origin;
    return { ...runSubject(run), checkState: definition && ((state) => checkOwnState(definition, state)) };
  }
  if (received instanceof Stepmill) {
    const { deployments } = received.harness;
    const { definitions, targets } = received.calls.known;
    const stateNames = (): string[] => [
      ...deployments.flatMap((deployment) => deployment.stateNames),
      ...definitions.flatMap((definition) => [...stateTypesOf(definition).keys()]),
    ];
    return {
      name: 'the workflows',
      calls: received.calls.all,
      failure: (lines) => [...lines, ...repeatLine(received)].join('\n'),
      checkState:
        definitions.length === 0 ? undefined : (state) => checkState(state, [...new Set(stateNames())], 'The test'),
      definitions,
      targets,
    };
  }
  if (received instanceof CallList)
    return {
      name: 'the workflows',
      calls: received.found,
      failure: (lines) => lines.join('\n'),
      checkState: (state) => {
        checkNameOfState(state, received.known);
      },
      definitions: received.known.definitions,
      targets: received.known.targets,
    };
  throw refused(
    received,
    `${matcher} looks at the calls of a run, or at all calls`,
    `expect(await machine.run(input)).${matcher}(…) or expect(sfn).${matcher}(…)`,
  );
}

/** A run as a subject with calls. */
export function runSubject(run: Run): Omit<CallSubject, 'checkState'> {
  const { definition } = run.origin;
  return {
    name: 'the execution',
    calls: run.calls.found,
    failure: (lines) => failure(run, lines),
    definitions: definition === undefined ? [] : [definition],
    targets: run.calls.known.targets,
  };
}

/**
 * Throws a HarnessError for a callee with an unknown state, or a misspelt service, action, function, queue … Otherwise
 * `.not` would pass because of the wrong name.
 */
export function checkCallee(subject: CallSubject, callee: Callee): void {
  const { checkState: check, calls } = subject;
  if (typeof callee === 'string') return checkServiceCallee(callee);
  const [[kind, given] = ['', '']] = namesInCallee(callee);
  if (Object.hasOwn(targetWords, kind) && typeof given === 'string')
    checkTargetName(kind as TargetKind, given, subject);
  if (check === undefined) return;
  const { state } = callee as { readonly state?: unknown };
  if (typeof state !== 'string' || CallIndex.of(calls).hasState(state)) return;
  check(state);
}

export function repeatLine({ harness: { repeat } }: Stepmill): string[] {
  return repeat === undefined ? [] : ['', repeat];
}

const mostShown = 20;

/** A line for each call: who called whom with what. */
export function listCalls(calls: readonly Call[]): string[] {
  if (calls.length === 0) return ['  (no call was made)'];
  const shown = calls
    .slice(0, mostShown)
    .map((call) => `  ${describeCallee(call)} by '${call.state}': ${shortJson(call.parameters, 120)}`);
  return calls.length > shown.length ? [...shown, `  … and ${calls.length - shown.length} more`] : shown;
}

function describeCallee({ name, target, resource }: Call): string {
  if (resource.kind === 'composite') return name;
  if (resource.kind !== 'integration') return `${resource.kind === 'activity' ? 'activity' : 'function'} ${target}`;
  return target === undefined ? name : `${name} ${target}`;
}

interface OwnCalls {
  readonly matcher: string;
  /** The calls to look for. */
  readonly wanted: readonly RequestMatcher[];
  readonly count?: number | undefined;
}

/**
 * Throws a HarnessError if a run is expected not to have made calls that children of its Distributed Maps may have
 * made. Calls of children are not calls of the run, so the expectation would pass whatever they called.
 */
export function checkOwnCalls(
  { isNot }: MatcherContext,
  received: unknown,
  { matcher, wanted, count }: OwnCalls,
): void {
  const none = isNot === true ? count !== 0 : count === 0;
  if (!none) return;
  const calls = received instanceof Run ? received.calls : received;
  if (!(calls instanceof CallList)) return;
  const instead = `expect(sfn).${isNot === true ? 'not.' : ''}${matcher}(…)`;
  const elsewhere = wanted
    .map((one) => calls.elsewhere?.narrowed(one, calls.known.targets))
    .find((tasks) => tasks !== undefined);
  if (elsewhere !== undefined) throw elsewhere.error(instead);
  if (received instanceof Run && wanted.some((one) => onlyNestedMayCall(received, one)))
    throw new HarnessError(
      'No task of this state machine makes such a call. Calls of executions that it started are not among its ' +
        `calls. Query all calls, ${instead}, or one of these executions: await sfn.execution(arn).`,
    );
}

interface RunWithCalls {
  readonly origin: { readonly definition?: StateMachineDefinition | undefined };
  readonly calls: CallList;
  readonly access: { startedNone(): boolean } | undefined;
}

/**
 * Whether a run has started other executions and nothing in its own definition makes such a call. Then only those
 * executions may have made it.
 */
function onlyNestedMayCall({ origin: { definition }, calls, access }: RunWithCalls, wanted: RequestMatcher): boolean {
  const startsOthers = CallIndex.of(calls.found).targets.some(({ kind }) => kind === 'stateMachine');
  if (definition === undefined || !startsOthers) return false;
  if (access?.startedNone() === true) return false;
  return new ChildTasks([...statesOf(definition).values()]).narrowed(wanted, calls.known.targets) === undefined;
}

/** What a failure adds if a run lacks a call that a nested execution may have made. */
export function hintElsewhere(received: unknown, matcher: string, wanted: RequestMatcher): readonly string[] {
  if (!(received instanceof Run)) return [];
  if (
    received.calls.elsewhere?.narrowed(wanted, received.calls.known.targets) === undefined &&
    !onlyNestedMayCall(received, wanted)
  )
    return [];
  return [`The executions inside it have calls of their own. To look at all executions: expect(sfn).${matcher}(…)`];
}
