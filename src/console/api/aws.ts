import { send } from './send';

/** The account and region of a call. Default: the server's own. */
export interface Scope {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** The server ignores the rest of a signature. */
const day = '20300101';

const reads = /^(Describe|List|GetExecutionHistory|Validate|TestState)/;

/**
 * Calls an operation of the AWS API (JSON 1.0) and resolves with its response. Throws ApiError, LostError.
 *
 * @example await aws('DescribeExecution', { executionArn })
 */
export async function aws<T>(operation: string, input: object, scope?: Scope, signal?: AbortSignal): Promise<T> {
  const text = await send(
    '/',
    {
      method: 'POST',
      headers: headersOf(operation, scope),
      body: JSON.stringify(input),
      isRead: reads.test(operation),
    },
    signal,
  );
  return JSON.parse(text) as T;
}

function headersOf(operation: string, { account, region }: Scope = {}): Record<string, string> {
  const scope = `${account ?? 'console'}/${day}/${region ?? ''}`;
  return {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': `AWSStepFunctions.${operation}`,
    // Reads by the console do not count against the server's quotas.
    'X-Stepmill-Harness': 'console',
    ...(region === undefined
      ? {}
      : { Authorization: `AWS4-HMAC-SHA256 Credential=${scope}/states/aws4_request, SignedHeaders=host, Signature=0` }),
  };
}

/** The account and region of an ARN: a resource is read from its own account. */
export function scopeOfArn(arn: string): Scope {
  const [, , , region, account] = arn.split(':');
  return region === undefined || account === undefined || !/^\d{12}$/.test(account) ? {} : { account, region };
}

/** All pages of a list, up to this many items. `isCut`: there are more. */
export async function allPages<T>(
  operation: string,
  list: string,
  input: object,
  { scope, signal, most = 1000 }: { scope?: Scope | undefined; signal?: AbortSignal | undefined; most?: number } = {},
): Promise<{ items: readonly T[]; isCut: boolean }> {
  const items: T[] = [];
  let nextToken: string | undefined;
  do {
    const page = await aws<Record<string, unknown>>(operation, { ...input, nextToken }, scope, signal);
    items.push(...((page[list] ?? []) as T[]));
    nextToken = page['nextToken'] as string | undefined;
  } while (nextToken !== undefined && items.length < most);
  return { items, isCut: nextToken !== undefined };
}
