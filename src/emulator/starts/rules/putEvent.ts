import type { Json, JsonObject } from '../../../util/json';
import { toCompactText } from '../../../util/json';
import { deliver } from '../deliver';
import { InputFailure } from '../input/InputFailure';
import { flatten, type FlatEvent } from '../patterns/flatten';
import type { Mismatch } from '../patterns/matchFields';
import { secondsText } from '../secondsText';
import type { StartContext } from '../StartKind';
import { busName, type OpenTarget, type RuleStart } from './RuleStart';
import type { StartedTarget } from './StartedTarget';

/** An event, as the caller of PutEvents gives it. */
export interface EventToPut {
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  readonly resources?: readonly string[] | undefined;
  /** The name or ARN of its bus. Default: `default`. */
  readonly eventBus?: string | undefined;
  /** Epoch milliseconds. Default: now. */
  readonly timeMs?: number | undefined;
  /** Default: a new UUID. */
  readonly id?: string | undefined;
}

/** The result of an event: which rules matched, and what they started. All of it is data. */
export interface PutEvent {
  /** The event as targets get it. */
  readonly event: JsonObject;
  /** Its bus. */
  readonly eventBus: string;
  readonly matched: readonly MatchedRule[];
  /** The other rules, and why each did not match. */
  readonly others: readonly UnmatchedRule[];
}

/** A rule whose pattern has matched, with the results of its targets. */
export interface MatchedRule {
  readonly name: string;
  /** Other names that its file has for it. */
  readonly aliases: readonly string[];
  readonly targets: readonly StartedTarget[];
}

/** A rule whose pattern has not matched, with the fields that differ. */
export interface UnmatchedRule {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly mismatches: readonly Mismatch[];
  /** Why it can match no event: AWS would reject it. */
  readonly problem?: string;
}

/** Puts an event on its bus: each rule that matches starts its targets. */
export function putEvent(given: EventToPut, rules: readonly RuleStart[], context: StartContext): PutEvent {
  const event = envelope(given, context);
  const eventBus = busName(given.eventBus ?? 'default');
  const flat = flatten(event);
  const matched: MatchedRule[] = [];
  const others: UnmatchedRule[] = [];
  for (const rule of rules) {
    const { name, aliases } = rule.declared;
    if (rule.problem !== undefined) others.push({ name, aliases, mismatches: [], problem: rule.problem });
    if (rule.pattern === undefined) continue;
    const mismatches = mismatchesOf(rule, rule.pattern, flat, eventBus);
    if (mismatches !== undefined) others.push({ name, aliases, mismatches });
    else
      matched.push({
        name,
        aliases,
        targets: rule.targets.map((target) => startTargetOfRule(target, event, rule, context)),
      });
  }
  return { event, eventBus, matched, others };
}

/** AWS: members in this order (recorded by LocalStack, 2024). Times are whole seconds. */
export function envelope(
  { id, detailType, source, timeMs, resources = [], detail }: EventToPut,
  { host }: StartContext,
): JsonObject {
  return {
    version: '0',
    id: id ?? host.uuid(),
    'detail-type': detailType,
    source,
    account: host.accountId,
    time: secondsText(timeMs ?? host.now()),
    region: host.region,
    resources,
    detail,
  };
}

function mismatchesOf(
  { declared }: RuleStart,
  pattern: { mismatches(event: FlatEvent): readonly Mismatch[] | undefined },
  flat: FlatEvent,
  eventBus: string,
): readonly Mismatch[] | undefined {
  const own = busName(declared.eventBus);
  const outside: { field: string; wanted: Json; got: Json }[] = [];
  if (own !== eventBus) outside.push({ field: 'event bus', wanted: own, got: eventBus });
  if (!declared.enabled) outside.push({ field: 'state of the rule', wanted: 'ENABLED', got: 'DISABLED' });
  const inside = pattern.mismatches(flat);
  return inside === undefined && outside.length === 0 ? undefined : [...outside, ...(inside ?? [])];
}

/** Starts a target of a rule with an event. Does not throw. */
export function startTargetOfRule(
  { declared, input }: OpenTarget,
  event: JsonObject,
  rule: RuleStart,
  context: StartContext,
): StartedTarget {
  const {
    arn,
    declared: { name },
  } = rule;
  const id = event['id'] as string;
  return deliver(
    declared,
    {
      id: declared.id,
      input: inputOf(() => input(event, { name, arn, ingestionTime: secondsText(context.host.now()) })),
      principal: 'events.amazonaws.com',
      // AWS: the id of the event and another UUID, as seen in consoles; the form is not documented.
      name: `${id}_${context.host.uuid()}`,
      letter: { body: toCompactText(event), attributes: { RULE_ARN: arn } },
    },
    { ...context, machines: rule.machines },
  );
}

function inputOf(make: () => string): string | { failure: { code: string; message: string } } {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputFailure) return { failure: { code: 'INVALID_JSON', message: error.message } };
    throw error;
  }
}
