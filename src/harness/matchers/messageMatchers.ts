import { Outbox, type OutboxMessage } from '../../tasks/integrations/outbox/Outbox';
import { HarnessError } from '../../errors/HarnessError';
import { CallList } from '../../tasks/mocking/CallList';
import { Run } from '../run/Run';
import { isMessageTarget } from '../../services/MessageDraft';
import { targetMatcher } from '../../tasks/mocking/matchers/targetMatcher';
import { times } from '../../util/formatCount';
import { Stepmill } from '../Stepmill';
import { describeError } from '../../story/trace/formatStory';
import { shortJson } from '../../story/trace/clip';
import { checkTargetName, type KnownTargets } from '../../tasks/mocking/checkCalleeName';
import { checkMembers } from '../../util/checkMembers';
import { checkCount } from './checkNames';
import { checkExpected } from './checkExpected';
import { repeatLine, checkOwnCalls, hintElsewhere, runSubject } from './callSubject';
import { to, difference } from './failure';
import type { Matcher, MatcherContext } from './Matcher';
import { asRunWithHistory, refused } from './subjects';
import { findAction } from '../../services/services';
import { parsedOrText } from '../../services/parameters';
import { isObject, toPlainNumbers, type Json } from '../../util/json';

/** Options of a message matcher. Without `times`: at least one message. */
export interface MessageExpectation {
  readonly times?: number;
  readonly subject?: unknown;
  readonly groupId?: unknown;
  readonly deduplicationId?: unknown;
  readonly attributes?: unknown;
  /** The source of an event. */
  readonly source?: unknown;
  readonly detailType?: unknown;
}

interface MessageWords {
  readonly name: string;
  readonly service: SentMessage['service'];
  /** `sent to queue` */
  readonly verb: string;
}

/** A matcher of messages to one queue, topic or event bus. */
function messageMatcher({
  name,
  service,
  verb,
}: MessageWords): Matcher<[to: string, body?: unknown, more?: MessageExpectation]> {
  return function (received, target, ...others) {
    const [body, more = {}] = others;
    const subject = asMessageSubject(received, name);
    checkMembers(more, known, `${name}(to, body, more)`);
    const { times: count, ...members } = more;
    checkCount(count, name);
    if (body !== undefined || others.length === 1) checkBody(body, name);
    for (const [member, value] of Object.entries(members))
      // `undefined`: the member must be absent.
      if (value !== undefined) checkExpected(value, `The ${member} of ${name}(…)`);
    checkTargetName(kinds[service], target, subject);
    const wanted = targetMatcher(kinds[service], target);
    checkOwnCalls(this, received, { matcher: name, wanted: [wanted], count });
    // The outbox knows the names in the test's definitions.
    if (received instanceof Outbox) received.messages({ service, destination: target });
    const expected = { ...members, ...(body === undefined ? {} : { body }) };
    const all = subject.messages.filter((message) => message.service === service);
    const there = all.filter((message) =>
      isMessageTarget(target, { ...message, destination: message.to }, subject.targets),
    );
    const right = there.filter((message) => this.equals(pick(message, expected), expected));
    return {
      pass: count === undefined ? right.length > 0 : right.length === count,
      message: () =>
        subject.failure([
          `expected ${subject.name} ${to(this)} have ${verb} '${target}'${count === undefined ? '' : ` ${times(count)}`}`,
          ...describeMessages(this, expected, { there, right, all, ended: subject.ended ?? '' }),
          ...(right.length < (count ?? 1) ? hintElsewhere(received, name, wanted) : []),
        ]),
    };
  };
}

/**
 * Throws for a string that contains JSON, too: a body that is JSON is compared as a value, so `.not` would always pass.
 */
function checkBody(body: unknown, matcher: string): void {
  checkExpected(body, `What ${matcher}(to, body) expects`);
  if (typeof body !== 'string' || parsedOrText(body) === body) return;
  throw new HarnessError(
    `${matcher}(to, body) was given JSON as a string, but a JSON body is compared as a value. ` +
      `Write the value: ${matcher}('…', ${body.length > 80 ? 'JSON.parse(text)' : body}).`,
  );
}

const known = ['times', 'subject', 'groupId', 'deduplicationId', 'attributes', 'source', 'detailType'];

const kinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const;

interface MessageSubject extends KnownTargets {
  readonly name: string;
  readonly messages: readonly SentMessage[];
  readonly failure: (lines: readonly string[]) => string;
  /** Why there may be no message: `, and the execution failed: Card.Declined`. */
  readonly ended?: string;
}

function asMessageSubject(received: unknown, matcher: string): MessageSubject {
  if (received instanceof Run) {
    const run = asRunWithHistory(received, matcher);
    return { ...runSubject(run), messages: messagesOf(run.calls), ended: endOf(run) };
  }
  const plain = { name: 'the workflows', failure: (lines: readonly string[]) => lines.join('\n'), definitions: [] };
  if (received instanceof Outbox)
    return { ...plain, calls: [], messages: messagesIn(received), targets: received.names };
  if (received instanceof CallList) return { ...plain, ...received.known, messages: messagesOf(received) };
  if (received instanceof Stepmill)
    return {
      ...plain,
      ...received.calls.known,
      messages: messagesOf(received.calls),
      failure: (lines) => [...lines, ...repeatLine(received)].join('\n'),
    };
  throw refused(
    received,
    `${matcher} looks at the messages of a run, of all runs, or of an outbox`,
    `expect(await machine.run(input)).${matcher}(…), expect(sfn).${matcher}(…) or expect(sfn.outbox).${matcher}(…)`,
  );
}

function endOf({ status, error, cause }: Run): string {
  if (status === 'FAILED') return `; the execution failed before that: ${describeError(error, cause)}`;
  return status === 'SUCCEEDED' ? '' : `; the execution is ${status}`;
}

function pick(message: SentMessage, expected: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, message[name as keyof SentMessage]]));
}

interface Found {
  readonly there: readonly SentMessage[];
  readonly right: readonly SentMessage[];
  readonly all: readonly SentMessage[];
  readonly ended: string;
}

function describeMessages(
  context: MatcherContext,
  expected: Readonly<Record<string, unknown>>,
  { there, right, all, ended }: Found,
): string[] {
  const named = Object.keys(expected).length > 0;
  if (there.length === 1 && right.length === 0) return difference(context, expected, pick(there[0]!, expected));
  const told = named ? [`  ${context.utils.printExpected(expected)}`] : [];
  if (there.length === 0)
    return [
      ...told,
      all.length === 0 ? `but nothing was sent${ended}` : `but it got none${ended}. What was sent:`,
      ...list(all),
    ];
  const rightly = named ? `, ${right.length} of them as expected` : '';
  return [...told, `but that was done ${times(there.length)}${rightly}`, ...list(there)];
}

function list(messages: readonly SentMessage[]): string[] {
  const shown = messages
    .slice(0, 10)
    .map(({ to: name, body, state }) => `  to '${name}' by '${state}': ${shortJson(body)}`);
  return messages.length > shown.length ? [...shown, `  … and ${messages.length - shown.length} more`] : shown;
}

export const toHaveSent = messageMatcher({ name: 'toHaveSent', service: 'sqs', verb: 'sent a message to queue' });

export const toHavePublished = messageMatcher({
  name: 'toHavePublished',
  service: 'sns',
  verb: 'published a message to topic',
});

export const toHavePutEvent = messageMatcher({
  name: 'toHavePutEvent',
  service: 'events',
  verb: 'put an event to event bus',
});

/** A message as a task sent it, wherever it went. */
interface SentMessage {
  readonly service: 'sqs' | 'sns' | 'events';
  /** The queue's, topic's or event bus's name. */
  readonly to: string;
  /** As the task wrote it: URL or ARN. */
  readonly target: string;
  /** The body, parsed where it is JSON; an event's detail. */
  readonly body: Json;
  readonly state: string;
  readonly subject?: string | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly attributes?: Json | undefined;
  readonly source?: string | undefined;
  readonly detailType?: string | undefined;
}

/** The messages in an outbox. */
function messagesIn(outbox: Outbox): SentMessage[] {
  return outbox.messages().map((message: OutboxMessage): SentMessage => {
    const { destination, json, ...rest } = message;
    return { ...rest, to: destination, body: json };
  });
}

/** The messages that some calls sent, if their services would accept them. */
function messagesOf(calls: CallList): SentMessage[] {
  return calls.found.flatMap(({ resource, parameters, state }) => {
    if (resource.kind !== 'integration' || !isObject(parameters)) return [];
    const drafts = findAction(resource)?.messages?.(parameters) ?? [];
    return drafts.map(({ destination, body, ...rest }) => ({
      ...rest,
      to: destination,
      body: toPlainNumbers(parsedOrText(body)),
      state,
    }));
  });
}
