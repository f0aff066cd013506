import type { Json, JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { fetchTrace } from '../api/trace';
import { textOf } from './eventText';
import type { Sample } from './expressions/ExpressionScope';
import type { ExecutionView } from './readExecution';

/** The states of which a run's data are kept: the last visits of a very long one. */
const mostStates = 300;

/** What each state of an execution got and gave in its last visit, by the names of the states. Throws ApiError, LostError. */
export async function stateDataOf(
  { execution, feed }: ExecutionView,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Sample>> {
  const last = new Map(feed.visits.map((visit) => [visit.state, visit]));
  const visits = [...last.values()].slice(-mostStates);
  const traced = await fetchTrace(
    execution.executionArn,
    { include: ['stages'], visits: visits.map(({ enteredId }) => enteredId) },
    signal,
  );
  const byId = new Map(traced.visits.map((visit) => [visit.id, visit]));
  return new Map(
    visits.map((visit): [string, Sample] => {
      const { variablesBefore = {}, stages } = byId.get(visit.enteredId) ?? {};
      const input = parse(textOf(feed.events[visit.enteredId - 1], 'input')) ?? {};
      const output = parse(textOf(feed.exitOf(visit), 'output'));
      const result = stages?.stages['result'];
      const { error } = visit.attempts.at(-1) ?? {};
      const { cause } = visit.attempts.at(-1) ?? {};
      const errorOutput: JsonObject | undefined =
        error === undefined ? undefined : { Error: error, Cause: cause ?? '' };
      return [visit.state, { input, variables: variablesBefore, ...present({ result, output, error, errorOutput }) }];
    }),
  );
}

function parse(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
