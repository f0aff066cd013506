import { fromText, toMs, toStoryEvents } from './StoryEvent';
import type { ExecutionStatus, Origin, Story } from './Story';
import { StoryReader } from './StoryReader';

/**
 * Reads the story of an execution from the responses of DescribeExecution and GetExecutionHistory. `wireEvents` is
 * `undefined` without a history. `value` reads the data: by default, numbers are JavaScript's.
 */
export function readStory(
  description: Readonly<Record<string, unknown>>,
  wireEvents: readonly object[] | undefined,
  origin: Origin = {},
  value = fromText,
): Story {
  const reader = new StoryReader(origin, value);
  const events = wireEvents && toStoryEvents(wireEvents);
  for (const event of events ?? []) reader.read(event);
  return {
    executionArn: description['executionArn'] as string,
    name: description['name'] as string,
    status: description['status'] as ExecutionStatus,
    startMs: toMs(description['startDate'])!,
    stopMs: toMs(description['stopDate']),
    input: value(description['input']),
    output: value(description['output']),
    error: description['error'] as string | undefined,
    cause: description['cause'] as string | undefined,
    redriveCount: (description['redriveCount'] as number | undefined) ?? 0,
    starts: reader.starts,
    lastMs: reader.lastMs,
    events,
    main: reader.main,
    visits: reader.visits,
    origin,
  };
}
