import { readFileSync } from 'node:fs';
import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { statesOf } from '../../story/trace/findState';
import { retriesOf, type Visit } from '../../story/trace/Story';
import { toStoryEvents } from '../../story/trace/StoryEvent';
import { StoryReader } from '../../story/trace/StoryReader';
import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { edgeKey, type StateTrace, type Trace } from '../../story/graph/Trace';

const worst: readonly StateTrace['outcome'][] = ['succeeded', 'open', 'aborted', 'caught', 'failed'];

/**
 * Reads what GetExecutionHistory has answered (the SDK's, the AWS CLI's, that of `stepmill run --history`). Throws
 * HarnessError when it is something else, or the history of another state machine.
 */
export function readTrace(file: string, definition: JsonObject): Trace {
  const reader = new StoryReader({ definition: definition as unknown as StateMachineDefinition });
  for (const event of toStoryEvents(readEvents(file))) reader.read(event);
  checkStates(file, reader.visits, definition as unknown as StateMachineDefinition);

  const states = new Map<string, StateTrace>();
  const edges = new Map<string, number>();
  for (const visit of reader.visits) {
    const before = states.get(visit.state) ?? { times: 0, retries: 0, outcome: 'succeeded' };
    const outcome = worst[Math.max(worst.indexOf(before.outcome), worst.indexOf(visit.outcome))]!;
    states.set(visit.state, { times: before.times + 1, retries: before.retries + retriesOf(visit).length, outcome });
    const { visits } = visit.strand;
    const next = visits[visits.indexOf(visit) + 1];
    if (next === undefined) continue;
    const key = edgeKey(visit.state, next.state, visit.outcome === 'caught');
    edges.set(key, (edges.get(key) ?? 0) + 1);
  }
  return { states, edges };
}

function readEvents(file: string): readonly object[] {
  let content: Json;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    throw new HarnessError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  const events = isObject(content) ? content['events'] : content;
  const isEvent = (event: Json): event is JsonObject =>
    isObject(event) && typeof event['type'] === 'string' && typeof event['id'] === 'number';
  if (!isArray(events) || !events.every(isEvent)) {
    throw new HarnessError(`${file} is no answer of GetExecutionHistory: that is an object with 'events'.`);
  }
  // The AWS CLI writes times as text.
  return events.map((event) => {
    const { timestamp } = event;
    return { ...event, timestamp: typeof timestamp === 'string' ? new Date(timestamp) : (timestamp ?? 0) };
  });
}

function checkStates(file: string, visits: readonly Visit[], definition: StateMachineDefinition): void {
  const known = statesOf(definition);
  const strange = [...new Set(visits.map(({ state }) => state))].filter((state) => !known.has(state));
  if (strange.length === 0) return;
  throw new HarnessError(
    `${file} is the history of another state machine: this one has no state ${strange.slice(0, 5).join(', ')}.`,
  );
}
