import type { ServiceClient } from './createClient';
import { endpointFault } from './endpointFault';

/** A client's response: members with the API's names, streams still to be read. */
export type RawOutput = Readonly<Record<string, unknown>>;

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { once?(event: 'error', listener: (error: Error) => void): void };
}

/** What happened on the wire, which the SDK does not report. */
export interface CallTrace {
  response?: HttpResponse | undefined;
  /** Why there was no complete response. */
  connectionError?: Error | undefined;
}

export interface SdkError extends Error {
  readonly Code?: string;
  /** Only present on an error parsed from a response in the service's own protocol. */
  readonly $fault?: string;
  readonly $metadata?: { httpStatusCode?: number; requestId?: string; extendedRequestId?: string };
}

export interface SentCall {
  /** The caller, for messages: `State 'Save'`. */
  readonly caller: string;
  /** `sendMessage` */
  readonly action: string;
  readonly input: object;
  /** Whether the service's API lists an error. Default: never. */
  readonly isModelled?: ((errorName: string) => boolean) | undefined;
  readonly abortSignal?: AbortSignal | undefined;
}

/**
 * Sends one command. Rejects with HarnessError if the endpoint is not set up for it, or else with the client's own
 * error: with `$metadata.httpStatusCode` the service rejected the call, without it the client did not send it.
 */
export async function sendCommand(
  client: ServiceClient,
  call: SentCall,
): Promise<{ readonly output: RawOutput; readonly response: HttpResponse | undefined }> {
  const { action, input, abortSignal } = call;
  const trace = traceCall(client);
  try {
    const output = await client.client.send(client.command(action, input), { ...(abortSignal && { abortSignal }) });
    return { output, response: trace.response };
  } catch (error) {
    if (abortSignal?.aborted === true) throw error;
    const told = await withCode(error as SdkError, call, client);
    throw endpointFault(told, call, client, trace) ?? error;
  }
}

/**
 * S3 responds to HEAD without a body, so a rejected signature looks like a missing permission. Calls the bucket again,
 * in a way whose response has a code.
 */
async function withCode(error: SdkError, { action, input }: SentCall, client: ServiceClient): Promise<SdkError> {
  if (client.service !== 's3' || !action.startsWith('head') || error.$metadata?.httpStatusCode !== 403) return error;
  const { Bucket } = input as { Bucket?: unknown };
  try {
    await client.client.send(client.command('listObjectsV2', { Bucket, MaxKeys: 0 }));
    return error;
  } catch (second) {
    return second as SdkError;
  }
}

function traceCall({ client }: ServiceClient): CallTrace {
  const trace: CallTrace = {};
  type Handler = (args: unknown) => Promise<{ response?: HttpResponse }>;
  client.middlewareStack.add(
    (next: Handler) => async (args: unknown) => {
      try {
        const result = await next(args);
        trace.response = result.response;
        trace.response?.body?.once?.('error', (error) => (trace.connectionError = error));
        return result;
      } catch (error) {
        trace.connectionError = error as Error;
        throw error;
      }
    },
    { step: 'deserialize', name: 'stepmillTrace', priority: 'low', override: true },
  );
  return trace;
}
