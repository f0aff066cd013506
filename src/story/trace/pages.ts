import type { ApiCaller } from '../../contract/ApiCaller';

/** Fetches page after page of a list, with up to AWS's 1,000 items each. The last page has no `nextToken`. */
export async function* pages<Item extends object>(
  caller: ApiCaller,
  operation: string,
  list: string,
  input: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly Item[]> {
  let nextToken: unknown;
  do {
    const page = await caller.call(operation, {
      maxResults: 1000,
      ...input,
      ...(nextToken !== undefined && nextToken !== null && { nextToken }),
    });
    yield page[list] as readonly Item[];
    ({ nextToken } = page);
  } while (nextToken !== undefined && nextToken !== null);
}

/** All items of a list. */
async function all<Item extends object>(...list: Parameters<typeof pages>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages<Item>(...list)) items.push(...page);
  return items;
}

/** The whole history of an execution. */
export function fetchHistory(caller: ApiCaller, executionArn: string): Promise<readonly object[]> {
  return all(caller, 'GetExecutionHistory', 'events', { executionArn });
}

/** An execution in the form of ListExecutions. */
export interface Listed {
  readonly executionArn: string;
  /** For a child of a Map Run: how many items it works on. */
  readonly itemCount: number;
}

/** The executions of a state machine or Map Run, oldest first. */
export async function listExecutions(
  caller: ApiCaller,
  of: Readonly<Record<string, unknown>>,
): Promise<readonly Listed[]> {
  return (await all<Listed>(caller, 'ListExecutions', 'executions', of)).reverse();
}
