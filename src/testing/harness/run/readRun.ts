import type { StateMachineDefinition } from '../../../language/asl/types';
import type { Place } from '../../places/Place';
import { readStory } from '../../../story/trace/readStory';
import type { Origin } from '../../../story/trace/Story';
import { Run } from './Run';

/** A run from what the API answered. */
export function readRun<Output, State extends string>(
  description: Readonly<Record<string, unknown>>,
  events: readonly object[] | undefined,
  origin: Origin = {},
): Run<Output, State> {
  return new Run(readStory(description, events, origin));
}

/** Reads an execution as it is now, wherever it runs. Asks for its definition when that is not known. */
export async function fetchRun<Output, State extends string>(
  place: Place,
  executionArn: string,
  origin: Origin = {},
): Promise<Run<Output, State>> {
  const description = await place.describe(executionArn);
  const events = await place.history(executionArn);
  const definition = origin.definition ?? (await fetchDefinition(place, executionArn));
  return readRun(description, events, { ...origin, definition });
}

async function fetchDefinition(place: Place, executionArn: string): Promise<StateMachineDefinition | undefined> {
  try {
    const { definition } = await place.call('DescribeStateMachineForExecution', { executionArn });
    return JSON.parse(definition as string) as StateMachineDefinition;
  } catch {
    // Without it, branches are numbered in the order in which they began.
    return undefined;
  }
}
