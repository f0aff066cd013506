import { HarnessError } from '../../../errors/HarnessError';
import { uuid } from '../ids';
import type { IntegrationIo } from '../IntegrationIo';
import type { HttpAnswer } from '../../../services/sdkMetadata';
import type { ServiceFailure } from '../replies';
import type { ServiceClient } from './createClient';
import { brokenOffFault } from './endpointFault';
import { sendCommand, type RawOutput, type SdkError, type SentCall } from './sendCommand';

/** A service's response over the wire. */
interface SdkAnswer<Output> {
  readonly output: Output;
  readonly http: HttpAnswer;
}

/** An error of the service, or why the client did not send the call. */
export type SdkFailure = { readonly failure: ServiceFailure } | { readonly unsent: string };

/** A call, and how its output is read from the client's response while the connection is still open. */
interface ReadCall<Output> extends Omit<SentCall, 'abortSignal'> {
  read(output: RawOutput): Output | Promise<Output>;
}

/**
 * Sends one command, and closes the client. Aborts when the task is abandoned. Rejects with HarnessError if the
 * endpoint is not set up for the call.
 */
export async function sendForAnswer<Output>(
  client: ServiceClient,
  call: ReadCall<Output>,
  io: IntegrationIo,
): Promise<SdkAnswer<Output> | SdkFailure> {
  const abort = new AbortController();
  io.onAbandon(() => abort.abort());
  try {
    const { output, response } = await sendCommand(client, { ...call, abortSignal: abort.signal });
    const headers = spelledHeaders(response?.headers ?? {});
    const requestId = (output['$metadata'] as SdkError['$metadata'])?.requestId ?? uuid(io);
    return {
      output: await read(output, client, call),
      http: { statusCode: response?.statusCode ?? 200, requestId, headers },
    };
  } catch (error) {
    if (HarnessError.is(error)) throw error;
    return failureOf(error as SdkError, client, call, io);
  } finally {
    client.client.destroy();
  }
}

async function read<Output>(output: RawOutput, client: ServiceClient, call: ReadCall<Output>): Promise<Output> {
  try {
    return await call.read(output);
  } catch (error) {
    throw brokenOffFault(error, call, client);
  }
}

function failureOf(
  { name, message, Code, $metadata }: SdkError,
  { client }: ServiceClient,
  { isModelled }: Pick<SentCall, 'isModelled'>,
  io: IntegrationIo,
): SdkFailure {
  // The SDK wraps errors of another realm, such as Jest's.
  if ($metadata?.httpStatusCode === undefined)
    return { unsent: message.replace(/^AWS SDK error wrapper for \w*Error: /, '') };
  return {
    failure: {
      code: name,
      causeCode: Code,
      message,
      statusCode: $metadata.httpStatusCode,
      requestId: $metadata.requestId ?? uuid(io),
      extendedRequestId: $metadata.extendedRequestId,
      modelled: isModelled?.(name) === true,
      serviceId: client.config.serviceId,
    },
  };
}

/** Node reports header names in lower case; these are AWS's spellings. */
const spellings = new Map(
  [
    'Content-Length',
    'Content-Type',
    'Date',
    'Server',
    'x-amzn-RequestId',
    'X-Amzn-Trace-Id',
    'X-Amz-Executed-Version',
    'X-Amz-Function-Error',
    'X-Amz-Log-Result',
    'x-amzn-Remapped-Content-Length',
  ].map((name) => [name.toLowerCase(), name]),
);

function spelledHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [spellings.get(name) ?? name, value]));
}
