import { historyEvents } from '../../../src/contract/historyEvents';
import type { HistoryEventType } from '../../../src/contract/historyEvents';
import { readStory } from '../../../src/story/trace/readStory';
import type { Origin, Story } from '../../../src/story/trace/Story';

/** An event of a test: its type, the event before it, its details (values where the API has JSON text), its second. */
export type ShortEvent = readonly [
  type: HistoryEventType,
  previousId: number,
  details?: object | undefined,
  second?: number,
];

/** What the clock shows when the executions of these tests start. */
export const startSeconds = Date.UTC(2030, 0, 1) / 1000;

const texts = ['input', 'output', 'parameters'];

/** Events as GetExecutionHistory has them; their ids count from 1. */
export function wireEvents(events: readonly ShortEvent[]): object[] {
  return events.map(([type, previousEventId, details, second = 0], index) => ({
    id: index + 1,
    previousEventId,
    type,
    timestamp: startSeconds + second,
    ...(details === undefined ? {} : { [historyEvents[type].member]: withTexts(details) }),
  }));
}

/** The story of an execution that ended as its last event says. */
export function storyOf(events: readonly ShortEvent[], origin: Origin = {}, description: object = {}): Story {
  const [type = 'ExecutionStarted', , details = {}, second = 0] = events.at(-1) ?? [];
  const status = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.exec(type)?.[1];
  const ended = status === undefined ? {} : { ...withTexts(details), stopDate: startSeconds + second };
  return readStory(
    {
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:run-1',
      name: 'run-1',
      status: status === undefined ? 'RUNNING' : status.replace('dO', 'd_O').toUpperCase(),
      startDate: startSeconds,
      input: '{}',
      ...ended,
      ...description,
    },
    wireEvents(events),
    origin,
  );
}

function withTexts(details: object): object {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]: [string, unknown]) => {
      if (texts.includes(name)) return [name, JSON.stringify(value)];
      if (name !== 'assignedVariables') return [name, value];
      const variables = Object.entries(value as object).map(([variable, json]) => [variable, JSON.stringify(json)]);
      return [name, Object.fromEntries(variables)];
    }),
  );
}
