import type { TargetNames } from '../../services/TargetNames';
import type { Call } from '../../tasks/mocking/Call';
import type { SentAs } from '../../tasks/mocking/CallIndex';
import {
  type RequestMatcher as CallMatcher,
  stateMatcher,
  resourceMatcher,
} from '../../tasks/mocking/matchers/RequestMatcher';
import { serviceMatcher } from '../../tasks/mocking/matchers/serviceMatcher';
import { targetMatcher } from '../../tasks/mocking/matchers/targetMatcher';
import { HarnessError } from '../../errors/HarnessError';
import type { Json } from '../../util/json';
import type { TargetName } from '../KnownFiles';

/**
 * The target of a call: a service and action as in a `Resource` (`'dynamodb:putItem'`, `'sqs'`,
 * `'states:startExecution.sync:2'`), or one named thing, by name, ARN or URL.
 */
export type Callee =
  | string
  | { readonly function: TargetName<'function'> }
  | { readonly stateMachine: TargetName<'stateMachine'> }
  | { readonly activity: TargetName<'activity'> }
  | { readonly queue: TargetName<'queue'> }
  | { readonly topic: TargetName<'topic'> }
  | { readonly eventBus: TargetName<'eventBus'> }
  | { readonly state: string }
  | { readonly resource: string };

/** The calls to a target, and the data to compare: what a function, queue … receives, otherwise the parameters. */
export interface ResolvedCallee {
  /** `'dynamodb:putItem'`, `Lambda function 'charge'` */
  readonly description: string;
  readonly matcher: CallMatcher;
  readonly matches: (call: Call) => boolean;
  readonly sent: (call: Call) => Json;
  /** Which part of a call `sent` is compared with. */
  readonly sentAs: SentAs;
}

const named: Readonly<Record<string, (name: string) => CallMatcher>> = {
  function: (name) => targetMatcher('function', name),
  stateMachine: (name) => targetMatcher('stateMachine', name),
  activity: (name) => targetMatcher('activity', name),
  queue: (name) => targetMatcher('queue', name),
  topic: (name) => targetMatcher('topic', name),
  eventBus: (name) => targetMatcher('eventBus', name),
  state: stateMatcher,
  resource: resourceMatcher,
};

const byParameters = new Set(['state', 'resource']);

/** `targets`: other names that the loaded files use for functions, queues … */
export function resolveCallee(callee: Callee, targets?: TargetNames): ResolvedCallee {
  if (typeof callee === 'string')
    return { ...resolved(serviceMatcher(callee), false, targets), description: `'${callee}'` };
  const names = namesInCallee(callee);
  const [[kind, name] = ['', undefined]] = names;
  const matcher = Object.hasOwn(named, kind) ? named[kind] : undefined;
  refuseSecondName(callee, names.length);
  if (matcher === undefined || typeof name !== 'string')
    throw new HarnessError(
      `${JSON.stringify(callee)} names nothing to call. Write a service and action ('dynamodb:putItem'), or one of ` +
        `${Object.keys(named).join(', ')}: { function: 'charge' }.`,
    );
  return resolved(matcher(name), !byParameters.has(kind), targets);
}

/** The kinds and names in a callee. A test in JavaScript may pass anything; a member that is undefined is ignored. */
export function namesInCallee(callee: unknown): readonly (readonly [kind: string, name: unknown])[] {
  return Object.entries(callee ?? {}).filter(([, name]) => name !== undefined);
}

/** Throws a HarnessError for a callee with two names, because only the first would be compared. */
function refuseSecondName(callee: unknown, count: number): void {
  if (count < 2) return;
  throw new HarnessError(
    `A callee has one name, but ${JSON.stringify(callee)} has ${count}. Write one of them: { function: 'charge' }. ` +
      "For both at once: expect(run.calls.ofState('Charge').ofFunction('charge').count).toBe(1).",
  );
}

function resolved(matcher: CallMatcher, received: boolean, targets: TargetNames | undefined): ResolvedCallee {
  const { description } = matcher;
  const sentAs = received ? 'received' : 'parameters';
  return {
    description,
    matcher,
    matches: ({ asked }) => matcher.matches(asked, targets),
    sent: (call) => call[sentAs],
    sentAs,
  };
}
