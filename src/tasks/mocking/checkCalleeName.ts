import { HarnessError } from '../../errors/HarnessError';
import { parseResource } from '../../language/asl/resource';
import type { StateMachineDefinition } from '../../language/asl/types';
import { unknownName } from '../../util/checkMembers';
import { misspelt, misspeltName } from '../../util/nearest';
import type { TargetKind } from '../../services/AwsService';
import { canonicalService, serviceNames } from '../../services/services';
import { messageKinds, type MessageDraft } from '../../services/MessageDraft';
import { plainName, targetWords, type TargetNames } from '../../services/TargetNames';
import { sdkServiceNames } from '../../services/serviceNames';
import type { Call } from './Call';
import { CallIndex } from './CallIndex';
import { literalTargets, resourcesOf, type LiteralTarget } from './callTarget';
import { machineOf } from './matchers/RequestMatcher';
import { withArticle } from './matchers/targetMatcher';
import { stateTypesOf } from './mockableStates';
import { misspeltAction } from './unknownAction';
import { stateMachineName } from '../../services/stateMachineName';

// A misspelt callee has no calls, so a test that expects none would pass because of the wrong name.

/**
 * Throws a HarnessError for a service whose name is close to that of an AWS service, unless a task calls it. If `alone`
 * is set (a single word), throws for any unknown service: it is the name of a function or a state.
 */
function checkServiceName(name: string, alone: boolean, definitions: readonly StateMachineDefinition[]): void {
  if (isKnownService(name) || isCalled(name, definitions)) return;
  // AWS has services that are newer than the list, so only a name that is close to a known one counts as misspelt.
  const known = [...serviceNames(), ...sdkServiceNames];
  if (misspelt(name, known) !== undefined) throw unknownName('There is no service', name, known);
  if (alone && /^[\w-]+$/.test(name))
    throw new HarnessError(
      `No service '${name}' is known. A function is { function: '${name}' }, a state { state: '${name}' }. ` +
        `For a newer service: 'aws-sdk:${name}'.`,
    );
}

/** Whether a task calls a service of this name. A similar name may be that of a newer service. */
export function isCalled(service: string, definitions: readonly StateMachineDefinition[]): boolean {
  return definitions.flatMap(resourcesOf).some((arn) => {
    const resource = parseResource(arn);
    return resource?.kind === 'integration' && canonicalService(resource.service) === canonicalService(service);
  });
}

/** Whether a service of this name is known. AWS may have newer ones. */
export function isKnownService(name: string): boolean {
  const service = canonicalService(name);
  return sdkServiceNames.includes(service) || serviceNames().some((known) => canonicalService(known) === service);
}

/** Throws a HarnessError for an action (`putItem`, `startExecution.sync:2`) that is close to one of the service's. */
function checkActionName(service: string, written: string): void {
  const name = service.replace(/^aws-sdk:/, '');
  const action = written.replace(/\..*$/, '');
  const meant = action === '' ? undefined : misspeltAction(name, action);
  if (meant !== undefined) throw new HarnessError(`'${name}' has no action '${action}'. Did you mean '${meant}'?`);
}

/**
 * Checks both for a callee in the form of a `Resource`: `dynamodb:putItem`, `aws-sdk:s3`. `definitions`: those whose
 * tasks may call it.
 */
export function checkServiceCallee(written: string, definitions: readonly StateMachineDefinition[] = []): void {
  const [service = '', action = ''] = written.replace(/^aws-sdk:/, '').split(':');
  checkServiceName(service, !written.includes(':'), definitions);
  checkActionName(service, action);
}

/** The known names of what tasks call. */
export interface KnownTargets {
  readonly calls: readonly Call[];
  readonly definitions: readonly StateMachineDefinition[];
  /** The names of the state machines, if known. */
  readonly machines?: readonly string[];
  /** Other names that the loaded files use for what tasks call. */
  readonly targets?: TargetNames | undefined;
}

/** Throws a HarnessError if there are definitions and none has this state. */
export function checkNameOfState(state: string, { calls, definitions }: KnownTargets): void {
  const names = definitions.flatMap((definition) => [...stateTypesOf(definition).keys()]);
  if (names.includes(state) || CallIndex.of(calls).hasState(state)) return;
  if (definitions.length > 0) throw unknownName('There is no state', state, [...new Set(names)]);
}

/** Throws a HarnessError for a state machine whose name is close to that of a known one. */
export function checkMachineSpelling(nameOrArn: string, { calls, machines = [], targets }: KnownTargets): void {
  const name = stateMachineName(nameOrArn);
  if (machines.includes(name) || targets?.namesOf('stateMachine', name).length) return;
  const meant = misspeltName(name, [...machines, ...calls.map(({ asked }) => machineOf(asked))]);
  if (meant !== undefined) throw new HarnessError(`There is no state machine '${name}'. Did you mean '${meant}'?`);
}

/**
 * Throws a HarnessError for a function, queue, topic … whose name is close to one that the definitions name or a task
 * has called. With several kinds, it may be any of them.
 */
export function checkTargetName(kinds: TargetKind | readonly TargetKind[], given: unknown, known: KnownTargets): void {
  if (typeof given !== 'string' || given === '')
    throw new HarnessError(`${given === '' ? "''" : String(given)} is not a valid name.`);
  // ARNs are not checked for misspelling.
  if (given.startsWith('arn:')) return;
  const asked = typeof kinds === 'string' ? [kinds] : kinds;
  if (asked.some((kind) => (known.targets?.namesOf(kind, given).length ?? 0) > 0)) return;
  const name = plainName(asked[0]!, given);
  const index = CallIndex.of(known.calls);
  if (asked.some((kind) => index.hasTarget(kind, name))) return;
  const { targets, ofKinds } = calledIn(known);
  const { called, names, all, isKnown } = ofKinds(asked);
  if (names.has(name)) return;
  const other = takesMessages(asked[0]) && targets.find((target) => target.name === name && takesMessages(target.kind));
  if (other && asked.every(takesMessages))
    throw new HarnessError(
      `Nothing calls ${withArticle(targetWords[asked[0]!])} '${name}': it is ${withArticle(targetWords[other.kind!])}. (If both exist, write the ARN.)`,
    );
  const meant = misspeltCallee(name, all, isKnown);
  if (meant === undefined) return;
  const word = targetWords[called.find((target) => target.name === meant)?.kind ?? asked[0]!];
  throw new HarnessError(
    `Nothing calls ${withArticle(word)} '${name}'. Did you mean '${meant}'? (If not, write its ARN.)`,
  );
}

/** Like `checkTargetName`, for the destination of a message; without `service`: a queue, a topic or an event bus. */
export function checkDestination(
  service: MessageDraft['service'] | undefined,
  destination: string,
  known: KnownTargets,
): void {
  checkTargetName(service === undefined ? Object.values(messageKinds) : messageKinds[service], destination, known);
}

/** Kinds that are easily confused: queues and topics. A function with the name of a queue is not an error. */
function takesMessages(kind: TargetKind | undefined): boolean {
  return kind === 'queue' || kind === 'topic' || kind === 'eventBus';
}

/** What is called, by kind. */
interface Called {
  readonly called: readonly Partial<LiteralTarget>[];
  readonly names: ReadonlySet<string>;
  /** The names, and other names in the loaded files. */
  readonly all: readonly string[];
  readonly isKnown: ReadonlySet<string>;
}

interface CalledTargets {
  /** The number of calls when it was read. */
  readonly count: number;
  readonly targets: readonly Partial<LiteralTarget>[];
  readonly ofKinds: (kinds: readonly TargetKind[]) => Called;
}

/** Read once for all mocks of a test. */
const read = new WeakMap<KnownTargets, CalledTargets>();

function calledIn(known: KnownTargets): CalledTargets {
  const before = read.get(known);
  if (before?.count === known.calls.length) return before;
  const targets: readonly Partial<LiteralTarget>[] = [
    ...CallIndex.of(known.calls).targets,
    ...known.definitions.flatMap(literalTargets),
  ];
  const byKinds = new Map<string, Called>();
  const ofKinds = (kinds: readonly TargetKind[]): Called => {
    const key = kinds.join();
    let found = byKinds.get(key);
    if (found === undefined) {
      const called = targets.filter(({ kind }) => kind !== undefined && kinds.includes(kind));
      const names = new Set(called.flatMap(({ name }) => name ?? []));
      const all = [...names, ...(known.targets?.allOf(kinds) ?? [])];
      byKinds.set(key, (found = { called, names, all, isKnown: new Set(all) }));
    }
    return found;
  };
  const made = { count: known.calls.length, targets, ofKinds };
  read.set(known, made);
  return made;
}

/**
 * The name that was most likely meant. A missing `.fifo` is a misspelling; `orders-eu` is not a misspelt `orders-us`.
 */
function misspeltCallee(name: string, names: readonly string[], isKnown: ReadonlySet<string>): string | undefined {
  const bare = name.endsWith('.fifo') ? name.slice(0, -'.fifo'.length) : name;
  return [bare, `${bare}.fifo`].find((known) => isKnown.has(known)) ?? misspeltName(name, names);
}
