// Waits for what an execution does on its own. `context`: { step, pointer } of the step that waits.
import { Difference } from './Difference.mjs';

const longestPause = 200;

/** Resolves to the description of an execution that has ended. */
export function endOf(emulator, executionArn, context, status = 'an end') {
  return poll(
    emulator,
    () => ask(emulator, 'DescribeExecution', { executionArn }, context),
    (described) => described.status !== 'RUNNING' && described.status !== 'PENDING_REDRIVE',
    { pointer: `${context.pointer}/status`, expected: status },
    (described) => described.status,
  );
}

/** Resolves to all events. `ended`: waits for the one that ends the execution. */
export function historyOf(emulator, executionArn, context, ended = false) {
  return poll(
    emulator,
    () => readHistory(emulator, executionArn, context),
    (events) => !ended || /^Execution(?:Succeeded|Failed|Aborted|TimedOut)$/.test(events.at(-1)?.type),
    { pointer: context.pointer, expected: 'an event that ends the execution' },
    typesOf,
  );
}

/** Resolves to the events of the type `until`, when there are as many as the step wants. */
export async function eventsUntil(emulator, executionArn, { step, pointer }) {
  const { until, count = 1 } = step;
  const found = (events) => events.filter(({ type }) => type === until);
  const events = await poll(
    emulator,
    () => readHistory(emulator, executionArn, { step, pointer }),
    (all) => found(all).length >= count,
    { pointer: `${pointer}/until`, expected: `${until}${count > 1 ? ` ${count} times` : ''}` },
    typesOf,
  );
  return found(events);
}

const typesOf = (events) => events.map(({ type }) => type).join(', ');

async function readHistory(emulator, executionArn, context) {
  const events = [];
  let nextToken;
  do {
    const params = { executionArn, maxResults: 1000, ...(nextToken && { nextToken }) };
    const page = await ask(emulator, 'GetExecutionHistory', params, context);
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
}

async function ask(emulator, operation, params, context) {
  const { answer, error } = await emulator.call(operation, params, context);
  if (!error) return answer;
  const { pointer } = context;
  throw new Difference({ pointer, expected: `${operation} succeeds`, got: `${error.code}: ${error.message}` });
}

/** Asks again until the answer is `enough`. */
async function poll({ patience, pause: first = 1 }, get, enough, { pointer, expected }, show) {
  const end = Date.now() + patience * 1000;
  for (let pause = first; ; pause = Math.max(first, Math.min(pause * 2, longestPause))) {
    const answer = await get();
    if (enough(answer)) return answer;
    if (Date.now() > end) throw new Difference({ pointer, expected, got: `${show(answer)} after ${patience} s` });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
