import { canonicalService, serviceNames } from '../../tasks/awsServices/awsServices';
import { sdkServiceNames } from '../../tasks/awsServices/sdkServiceNames';
import { CallList } from '../../tasks/mocking/Calls';
import { Run } from '../harness/run/Run';
import { Stepmill } from '../harness/Stepmill';
import { checkOwnState } from '../../story/trace/checkOwnState';
import { checkState } from '../../story/trace/checkState';
import type { Callee } from './callee';
import { failure } from './failure';
import { asRunWithHistory, refused } from './subjects';
import { shortJson } from '../../story/trace/clip';
import { unknownName } from '../../util/checkMembers';
import { nearest } from '../../util/nearest';
import type { Call } from '../../tasks/mocking/Call';

/** Whatever has calls: a run, the whole harness, or a list of calls. */
export interface CallSubject {
  readonly name: string;
  readonly calls: readonly Call[];
  /** The text of a failure, with the story of the run where there is one. */
  readonly failure: (lines: readonly string[]) => string;
  /** Throws a HarnessError for a state that cannot have made a call; `undefined` where nobody knows all of them. */
  readonly checkState: ((state: string) => void) | undefined;
}

export function asCallSubject(received: unknown, matcher: string): CallSubject {
  if (received instanceof Run) {
    const run = asRunWithHistory(received, matcher);
    const { definition } = run.story.origin;
    return {
      name: 'the execution',
      calls: run.calls.all,
      failure: (lines) => failure(run, lines),
      checkState: definition && ((state) => checkOwnState(definition, state)),
    };
  }
  if (received instanceof Stepmill) {
    const { stateNames } = received;
    return {
      name: 'the workflows',
      calls: received.calls.all,
      failure: (lines) => [...lines, ...repeatLine(received)].join('\n'),
      checkState: stateNames && ((state) => checkState(state, stateNames, 'The test')),
    };
  }
  if (received instanceof CallList)
    return {
      name: 'the workflows',
      calls: received.all,
      failure: (lines) => lines.join('\n'),
      checkState: undefined,
    };
  throw refused(
    received,
    `${matcher} looks at the calls of a run, or at all calls`,
    `expect(await machine.run(input)).${matcher}(…) or expect(sfn).${matcher}(…)`,
  );
}

/** Throws a HarnessError for a callee that is a state which no machine of the test has, or a misspelt service. */
export function checkCallee({ checkState: check, calls }: CallSubject, callee: Callee): void {
  if (typeof callee === 'string') checkServiceName(callee);
  if (typeof callee === 'string' || check === undefined) return;
  const { state } = callee as { readonly state?: unknown };
  if (typeof state !== 'string' || calls.some((call) => call.state === state)) return;
  check(state);
}

function checkServiceName(callee: string): void {
  const [name = ''] = callee.replace(/^aws-sdk:/, '').split(':');
  const service = canonicalService(name);
  if (sdkServiceNames.includes(service) || serviceNames().some((known) => canonicalService(known) === service)) return;
  // AWS has services that are newer than the list: only what is nearly a known one is taken for a mistake.
  const known = [...serviceNames(), ...sdkServiceNames];
  if (nearest(name, known, nearlyTheSame) !== undefined) throw unknownName('There is no service', name, known);
}

/** Of a name, this part may be wrong: one letter in four or more. */
const nearlyTheSame = 0.25;

export function repeatLine({ repeat }: Stepmill): string[] {
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
