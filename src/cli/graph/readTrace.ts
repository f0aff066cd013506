import { readFileSync } from 'node:fs';
import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { statesOf } from '../../story/trace/findState';
import type { Visit } from '../../story/trace/Story';
import { toStoryEvents } from '../../story/trace/StoryEvent';
import { StoryReader } from '../../story/trace/StoryReader';
import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import type { Trace } from '../../story/graph/Trace';
import { traceOf } from '../../story/graph/traceOf';

/**
 * Reads what GetExecutionHistory has answered (the SDK's, the AWS CLI's, that of `stepmill run --history`). Throws
 * HarnessError when it is something else, or the history of another state machine.
 */
export function readTrace(file: string, definition: JsonObject): Trace {
  const reader = new StoryReader({ definition: definition as unknown as StateMachineDefinition });
  for (const event of toStoryEvents(readEvents(file))) reader.read(event);
  checkStates(file, reader.visits, definition as unknown as StateMachineDefinition);
  return traceOf(reader.visits);
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
