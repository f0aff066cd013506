import { HarnessError } from '../errors/HarnessError';
import type { EventToPut } from '../emulator/starts/rules/putEvent';
import type { DeclaredRule } from '../contract/starts/DeclaredRule';
import { toJson } from '../tasks/mocking/toJson';
import { didYouMean } from '../util/nearest';
import { checkMembers } from '../util/checkMembers';
import { isObject } from '../util/json';
import type { Harness } from './Harness';
import { SentEvent } from './run/SentEvent';
import { startedBy } from './startedBy';

/** An event for EventBridge. */
export interface EventOfTest {
  /** `shop.orders`; also a source of AWS: `aws.s3`. */
  readonly source: string;
  readonly detailType: string;
  /** An object, which JSON can represent. */
  readonly detail: object;
  readonly resources?: readonly string[] | undefined;
  /** The name or ARN of its bus. Default: `default`. */
  readonly eventBus?: string | undefined;
  /** When it happened: a date, an ISO string, or epoch milliseconds. Default: now. */
  readonly time?: Date | string | number | undefined;
}

/**
 * EventBridge. The rules of a file are registered with the first of its machines that `sfn.stateMachine(file, name)`
 * names.
 */
export class HarnessEvents {
  readonly #harness: Harness;

  /** @internal */
  constructor(harness: Harness) {
    this.#harness = harness;
  }

  /**
   * Puts an event on its bus. Each rule that matches starts its machines. Resolves with what was started, and with the
   * reason why each other rule did not match. Rejects with a HarnessError if there is no rule.
   *
   * @example
   * const sent = await sfn.events.put({ source: 'shop', detailType: 'Order Placed', detail: { orderId: 1 } });
   * expect(sent).toHaveStarted('OrderWorkflow', expect.objectContaining({ source: 'shop' }));
   * expect(await sent.run()).toHaveSucceeded();
   */
  put(event: EventOfTest): Promise<SentEvent> {
    const put = this.#put(event);
    return this.#harness.usageErrors.watch(put, 'sfn.events.put(…) was not awaited', { done: true });
  }

  async #put(given: EventOfTest): Promise<SentEvent> {
    const event = readEvent(given);
    const listed = await this.#harness.starts.call({ op: 'list' });
    const rules = listed.flatMap(({ declared, ...rest }) => (declared.kind === 'rule' ? [{ declared, ...rest }] : []));
    const wrong = rules.find(({ machines, problem }) => machines.length > 0 && problem !== undefined);
    if (wrong !== undefined)
      throw new HarnessError(
        `AWS would reject the rule '${wrong.declared.name}' (${placeOf(wrong.declared)}): ${wrong.problem!}`,
      );
    if (!rules.some(({ declared }) => declared.pattern !== undefined)) throw noRules(this.#harness);
    checkBus(
      event,
      rules.flatMap(({ declared }) => (declared.pattern === undefined ? [] : [lastPart(declared.eventBus)])),
    );
    const [put] = await this.#harness.starts.call({ op: 'putEvents', events: [event] });
    const started = put!.matched.flatMap(({ name, targets }) => startedBy(this.#harness, name, targets));
    const startable = rules.flatMap(({ declared, machines }) => (declared.pattern === undefined ? [] : machines));
    return new SentEvent(put!, started, this.#harness.starts.startableNames(startable));
  }
}

function readEvent(event: EventOfTest): EventToPut {
  checkMembers(event, ['source', 'detailType', 'detail', 'resources', 'eventBus', 'time'], 'sfn.events.put(…)');
  const { source, detailType, resources, eventBus, time } = event;
  for (const [name, value] of Object.entries({ source, detailType }))
    if (typeof value !== 'string' || value === '')
      throw new HarnessError(`The ${name} of sfn.events.put({ ${name} }) must be a string that is not empty.`);
  const detail = toJson(event.detail, 'The detail of sfn.events.put(…)');
  if (!isObject(detail)) throw new HarnessError('The detail of sfn.events.put(…) must be an object, as for PutEvents.');
  const timeMs = time === undefined ? undefined : new Date(time).getTime();
  if (Number.isNaN(timeMs)) throw new HarnessError(`The time of sfn.events.put(…) is no date: ${String(time)}.`);
  if (resources !== undefined && !(Array.isArray(resources) && resources.every((one) => typeof one === 'string')))
    throw new HarnessError('The resources of sfn.events.put(…) must be a list of strings.');
  return { source, detailType, detail, resources, eventBus, timeMs };
}

/** Throws HarnessError for an event on a bus without rules: it can start nothing, so `not.toHaveStarted` would pass. */
function checkBus({ eventBus = 'default' }: EventToPut, buses: readonly string[]): void {
  const bus = lastPart(eventBus);
  if (buses.includes(bus)) return;
  const known = [...new Set(buses)];
  const hint = didYouMean(bus, known) ?? `Rules listen on ${known.map((one) => `'${one}'`).join(', ')}.`;
  throw new HarnessError(`No rule listens on the event bus '${bus}'. ${hint} Write: { …, eventBus: '${known[0]!}' }`);
}

/** The name of a bus that is given by its name or ARN. */
function lastPart(bus: string): string {
  return bus.slice(bus.lastIndexOf('/') + 1);
}

function placeOf({ source: { file, line } }: DeclaredRule): string {
  return `${file}:${line}`;
}

function noRules({ deployments }: Harness): HarnessError {
  const named = deployments.map(({ name }) => `'${name}'`).join(', ');
  return new HarnessError(
    `No rule with an event pattern is registered, so no event can start anything. A file's rules are registered with its ` +
      `machines: sfn.stateMachine('template.yaml', 'Order'). ${named === '' ? 'The test has named no machine.' : `The test has named ${named}.`}`,
  );
}
