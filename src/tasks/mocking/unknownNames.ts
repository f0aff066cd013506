import { parseResource } from '../../language/asl/resource';
import { didYouMean, isMisspelling, misspeltName } from '../../util/nearest';
import { wordsOf } from '../../util/words';
import { canonicalService } from '../../services/services';
import { sdkServiceNames } from '../../services/serviceNames';
import { lastPart } from '../../services/parameters';
import { resourcesOf } from './callTarget';
import { checkServiceCallee, checkTargetName, isKnownService, type KnownTargets } from './checkCalleeName';
import type { RequestMatcher } from './matchers/RequestMatcher';
import { misspeltAction } from './unknownAction';
import type { Script } from './Script';
import { parseFunctionName } from '../../services/functionName';

/** The names that exist when a mock is checked. */
export interface KnownNames {
  readonly known: KnownTargets;
  readonly machines: readonly string[];
  readonly states: readonly string[];
  /** More names may come, so an unknown name that resembles none of these is accepted. */
  readonly mayGrow?: boolean | undefined;
}

/** A sentence, built on demand: hints compare all names. */
export type Reason = () => string;

/**
 * Why no task can match a mock, one sentence each: no machine has such a state, or its function, queue … is close to an
 * existing name. Empty if its names may be right.
 */
export function unknownNames({ matchers }: Script, names: KnownNames): readonly Reason[] {
  return [
    ...matchers.flatMap(({ state, map }) => [state, map].flatMap((name) => noSuch('state', name, names.states, names))),
    ...matchers.flatMap((matcher) => misspeltIn(matcher, names)),
  ];
}

/** Why nothing can match a denial, one sentence each: there is no state or state machine with its name. */
export function unknownDenialNames(
  { state, stateMachine }: { readonly state?: string | undefined; readonly stateMachine?: string | undefined },
  { states, machines, mayGrow }: KnownNames,
): readonly Reason[] {
  return [
    ...noSuch('state', state, states, { mayGrow }),
    ...noSuch('state machine', stateMachine, machines, { mayGrow }),
  ];
}

/** `the test has no state 'Shipp'. Did you mean 'Ship'?` */
export function noSuch(
  kind: string,
  name: string | undefined,
  known: readonly string[],
  { mayGrow = false }: Pick<KnownNames, 'mayGrow'> = {},
): readonly Reason[] {
  if (name === undefined || known.includes(name)) return [];
  if (mayGrow && misspeltName(name, known) === undefined) return [];
  return [() => `the test has no ${kind} '${name}'. ${didYouMean(name, known) ?? `There are ${listOf(known)}.`}`];
}

/** A mock whose function, queue, service, machine … is close to an existing name. */
function misspeltIn(
  { target, callee, resource, stateMachine, testCase }: RequestMatcher,
  { known, machines }: KnownNames,
): readonly Reason[] {
  const there =
    stateMachine === undefined ||
    machines.includes(stateMachine) ||
    (known.targets?.namesOf('stateMachine', stateMachine).length ?? 0) > 0;
  if (!there && misspeltName(stateMachine, machines) !== undefined)
    return noSuch('state machine', stateMachine, machines);
  if (testCase !== undefined) return misspeltTestCase(testCase, known);
  if (resource !== undefined) return misspeltResource(resource, known.definitions.flatMap(resourcesOf));
  const unknown = callee === undefined ? [] : unknownService(callee, known.definitions.flatMap(resourcesOf));
  if (unknown.length > 0) return unknown;
  try {
    if (target !== undefined) checkTargetName(target.kind, target.given, known);
    if (callee !== undefined) checkServiceCallee(callee, known.definitions);
    return [];
  } catch (error) {
    return [() => (error as Error).message];
  }
}

/** A test case may belong to another test, unless it is close to one that executions were started with. */
function misspeltTestCase(testCase: string, { calls }: KnownTargets): readonly Reason[] {
  const started = [...new Set(calls.flatMap(({ asked }) => asked.testCase ?? []))];
  const meant = started.includes(testCase) ? undefined : misspeltName(testCase, started);
  if (meant === undefined) return [];
  return [() => `no execution of the test was started with the test case '${testCase}'. Did you mean '${meant}'?`];
}

/** An unknown service may be newer than this list. Then a task calls it. */
function unknownService(callee: string, resources: readonly string[]): readonly Reason[] {
  const [name = ''] = callee.replace(/^aws-sdk:/, '').split(':');
  const called = resources.flatMap((arn) => calledBy(arn)?.service ?? []);
  if (isKnownService(name) || called.includes(canonicalService(name))) return [];
  const hint = (): string =>
    didYouMean(name, called) ?? didYouMean(name, sdkServiceNames) ?? `Its tasks call ${listOf(called)}.`;
  return [() => `no task of the test calls a service '${name}', and no such service is known. ${hint()}`];
}

/** A Resource that no task has: it is impossible, close to a task's, or another form of it. */
function misspeltResource(given: string, resources: readonly string[]): readonly Reason[] {
  if (resources.includes(given)) return [];
  const meant = resources.find((known) => isFormOf(given, known)) ?? resources.find((known) => isTypoOf(given, known));
  if (meant === undefined && parseResource(given) !== undefined) return [];
  const hint = meant === undefined ? `There are ${listOf(resources)}.` : `Did you mean '${meant}'?`;
  return [() => `no task of the test has the Resource '${given}'. ${hint}`];
}

/** The same action with another pattern or with `aws-sdk:`, or the same function in another account. */
function isFormOf(given: string, known: string): boolean {
  const [one, other] = [calledBy(given), calledBy(known)];
  return one !== undefined && one.service === other?.service && one.name === other.name;
}

function isTypoOf(given: string, known: string): boolean {
  const resource = parseResource(given);
  // Another action of the service is not a misspelling.
  if (resource?.kind === 'integration' && calledBy(given)?.service === calledBy(known)?.service)
    if (misspeltAction(resource.service, resource.action) === undefined) return false;
  // `charge1` is not a misspelt `charge2`.
  return isMisspelling(wordsOf(given), wordsOf(known)) && given.replace(/\d/g, '') !== known.replace(/\d/g, '');
}

/** What a task with this Resource calls, whatever its form. */
function calledBy(arn: string): { readonly service: string; readonly name: string } | undefined {
  const resource = parseResource(arn);
  switch (resource?.kind) {
    case undefined:
      return undefined;
    case 'lambdaFunction':
      return { service: 'function', name: parseFunctionName(arn).name };
    case 'activity':
      return { service: 'activity', name: lastPart(arn) };
    case 'integration':
      return { service: canonicalService(resource.service), name: resource.action.toLowerCase() };
  }
}

/** The first few names, and how many more there are. */
export function listOf(names: readonly string[]): string {
  const each = [...new Set(names)];
  const more = each.length > mostListed ? ` and ${each.length - mostListed} more` : '';
  return each.slice(0, mostListed).join(', ') + more || 'none';
}

const mostListed = 30;
