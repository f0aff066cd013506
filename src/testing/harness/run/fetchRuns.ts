import { NotHereError } from '../../places/NotHereError';
import type { Stepmill } from '../Stepmill';
import type { Origin } from '../../../story/trace/Story';
import type { Run } from './Run';

interface Page {
  readonly executions: readonly { readonly executionArn: string }[];
  readonly nextToken?: string | undefined;
}

/** All executions of a state machine since the last reset, oldest first. In AWS others have theirs there: skips. */
export async function fetchRuns<Output, State extends string>(
  harness: Stepmill,
  stateMachineArn: string,
  origin: Origin,
): Promise<readonly Run<Output, State>[]> {
  const { place, test } = harness;
  if (place.kind === 'aws') {
    const reason = 'executions() would list those of everybody else in AWS, too.';
    test.skip(reason);
    throw new NotHereError(reason);
  }
  const newestFirst: string[] = [];
  let nextToken: string | undefined;
  do {
    const input = { stateMachineArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
    const page = (await place.call('ListExecutions', input)) as unknown as Page;
    newestFirst.push(...page.executions.map(({ executionArn }) => executionArn));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return Promise.all(newestFirst.reverse().map((executionArn) => harness.read<Output, State>(executionArn, origin)));
}
