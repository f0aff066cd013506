import type { Reply } from '../places/Place';

/** Whoever answers the operations of the Step Functions API: AWS, a server, a service in this process. */
export interface ApiCaller {
  /** Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
}

/**
 * Asks for page after page of a list, up to AWS's 1,000 items each. `nextToken` of a page that is the last one is not
 * there.
 */
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

/** The whole history of an execution. */
export async function fetchHistory(caller: ApiCaller, executionArn: string): Promise<readonly object[]> {
  const events: object[] = [];
  for await (const page of pages(caller, 'GetExecutionHistory', 'events', { executionArn })) events.push(...page);
  return events;
}
