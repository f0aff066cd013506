import { HarnessError } from '../../errors/HarnessError';
import { SdkCaller } from './SdkCaller';
import type { Reply, ApiCaller } from '../../contract/ApiCaller';

export interface CallerOptions {
  /** Replaces AWS's own endpoint. */
  readonly endpoint?: string | undefined;
  /** Default: the region in the ARN. */
  readonly region?: string | undefined;
}

/**
 * Opens a caller for an ARN: to AWS, or to the endpoint that the options name. Errors reject with a HarnessError that
 * names the operation. `close` ends its connections.
 */
export function openCaller(
  arn: string,
  { endpoint, region = arn.split(':')[3] || undefined }: CallerOptions,
): ApiCaller & { close(): void } {
  if (endpoint !== undefined && !/^https?:\/\/[^/]/.test(endpoint))
    throw new HarnessError(`--endpoint takes a URL such as http://localhost:8083, not '${endpoint}'.`);
  const caller = new SdkCaller({ endpoint, region, patient: true });
  return {
    call: async (operation, input): Promise<Reply> => {
      try {
        return await caller.call(operation, input);
      } catch (error) {
        throw told(error, operation, endpoint ?? `AWS (${region})`);
      }
    },
    close: () => caller.close(),
  };
}

/** Keeps the name: a caller may handle ExecutionDoesNotExist. */
function told(error: unknown, operation: string, where: string): Error {
  if (HarnessError.is(error)) return error;
  const { name, message } = error as Error;
  const why = message || (error as { code?: string }).code || 'nothing answers';
  const explained = new HarnessError(`${operation} of ${where}: ${name}: ${why}`);
  return Object.assign(explained, { name });
}
