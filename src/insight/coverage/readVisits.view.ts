import { allPages, aws, scopeOfArn } from '../../console/api/aws';
import { executionsOf } from '../../console/api/executions';
import { fetchTrace } from '../../console/api/trace';
import type { ExecutionItem, Machine, WireEvent } from '../../console/api/types';
import { HistoryFeed } from '../../console/model/HistoryFeed';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { Visit } from '../../story/trace/Story';

/** The maximum number of executions that are read, and of children of each Map Run. */
export const mostExecutions = 100;
const mostChildren = 25;

/**
 * The visits of the latest executions of a machine, a list for each, also for the children of its Map Runs. `onOne` is
 * called after each execution.
 */
export async function readVisits(
  machine: Machine,
  signal: AbortSignal,
  onOne: (count: number) => void,
): Promise<readonly (readonly Visit[])[]> {
  const definition = JSON.parse(machine.definition) as StateMachineDefinition;
  const { items } = await executionsOf(machine, { most: mostExecutions }, signal);
  const runs: (readonly Visit[])[] = [];
  let count = 0;
  for (const { executionArn } of items) {
    const { visits } = await read(executionArn, definition, signal);
    runs.push(visits);
    for (const mapRunArn of visits.flatMap(({ attempts }) => attempts.flatMap((attempt) => attempt.mapRunArn ?? []))) {
      const children = await allPages<ExecutionItem>(
        'ListExecutions',
        'executions',
        { mapRunArn, maxResults: mostChildren },
        { scope: scopeOfArn(mapRunArn), signal, most: mostChildren },
      );
      for (const { executionArn } of children.items) runs.push((await read(executionArn, definition, signal)).visits);
    }
    onOne(++count);
  }
  return runs;
}

async function read(
  executionArn: string,
  definition: StateMachineDefinition,
  signal: AbortSignal,
): Promise<HistoryFeed> {
  const feed = new HistoryFeed(definition);
  if (executionArn.split(':')[5] === 'express') {
    feed.take((await fetchTrace(executionArn, { include: ['events'], visits: [] }, signal)).events ?? []);
    return feed;
  }
  await feed.update(async (page) => {
    const input = { ...page, executionArn, includeExecutionData: false };
    const answer = await aws<{ events: readonly WireEvent[]; nextToken?: string }>(
      'GetExecutionHistory',
      input,
      scopeOfArn(executionArn),
      signal,
    );
    return { ...answer, chars: 0 };
  });
  return feed;
}
