import type { Attempt } from '../../story/trace/Story';
import type { StoryEvent } from '../../story/trace/StoryEvent';
import { textOf } from './eventText';
import { isObject, type Json } from '../../util/json';

/**
 * The ARN of the execution that an attempt of a task has started; `undefined` if it has started none, or if that is not
 * known. `events`: the attempt's history, for one that has not ended.
 */
export function childExecution(
  { startedId, resource, resourceType, output, cause }: Attempt,
  events: readonly StoryEvent[],
): string | undefined {
  const isStart = resourceType === 'states' || /^sfn$/.test(resourceType?.split(':')[1] ?? '');
  if (!isStart || !/^start(Sync)?Execution/.test(resource ?? '')) return undefined;
  for (const value of [output, parsed(cause), parsed(submitted(startedId, events))]) {
    const arn = value !== undefined && isObject(value) ? (value['ExecutionArn'] ?? value['executionArn']) : undefined;
    if (typeof arn === 'string') return arn;
  }
  return undefined;
}

/** The immediate response of the call, for an attempt that still waits. */
function submitted(startedId: number, events: readonly StoryEvent[]): string | undefined {
  let id = startedId;
  // TaskScheduled, TaskStarted, TaskSubmitted; events of other branches may be in between.
  for (let index = startedId; index < events.length; index++) {
    const event = events[index]!;
    if (event.previousEventId !== id) continue;
    if (!event.type.startsWith('Task')) return undefined;
    if (event.type === 'TaskSubmitted') return textOf(event, 'output');
    ({ id } = event);
  }
  return undefined;
}

function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
