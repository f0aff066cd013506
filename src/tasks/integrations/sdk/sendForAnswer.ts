import { uuid } from '../ids';
import type { IntegrationIo } from '../IntegrationIo';
import type { HttpAnswer } from '../../awsServices/sdkMetadata';
import type { ServiceFailure } from '../replies';
import type { ServiceClient } from './createClient';

/** What a service answered over the wire. */
interface SdkAnswer<Output> {
  readonly output: Output;
  readonly http: HttpAnswer;
}

/** A refusal by the service, or no answer at all. */
export type SdkFailure = { readonly failure: ServiceFailure } | { readonly unreachable: string };

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SdkError extends Error {
  readonly Code?: string;
  readonly $metadata?: { httpStatusCode?: number; requestId?: string; extendedRequestId?: string };
}

/** What a client gives: members as the API names them, streams still to be read. */
export type RawOutput = Readonly<Record<string, unknown>>;

interface Reading<Output> {
  /** Whether an error is one of those that the service's API lists. */
  isModelled(errorName: string): boolean;
  /** Makes the output of what the client gives, while the connection is still open. */
  read(output: RawOutput): Output | Promise<Output>;
}

/** Sends one command, and closes the client after it. Gives up as soon as the task is given up. */
export async function sendForAnswer<Output>(
  { client, command }: ServiceClient,
  action: string,
  input: object,
  io: IntegrationIo,
  { isModelled, read }: Reading<Output>,
): Promise<SdkAnswer<Output> | SdkFailure> {
  const response = recordResponse(client);
  const abort = new AbortController();
  io.onAbandon(() => abort.abort());
  try {
    const raw = await client.send(command(action, input), { abortSignal: abort.signal });
    const headers = spelledHeaders(response()?.headers ?? {});
    const requestId = (raw['$metadata'] as SdkError['$metadata'])?.requestId ?? uuid(io);
    return { output: await read(raw), http: { statusCode: response()?.statusCode ?? 200, requestId, headers } };
  } catch (error) {
    const { name, message, Code, $metadata } = error as SdkError;
    if ($metadata?.httpStatusCode === undefined) {
      return { unreachable: whyUnreachable(message) };
    }
    return {
      failure: {
        code: name,
        causeCode: Code,
        message,
        statusCode: $metadata.httpStatusCode,
        requestId: $metadata.requestId ?? uuid(io),
        extendedRequestId: $metadata.extendedRequestId,
        modelled: isModelled(name),
        serviceId: client.config.serviceId,
      },
    };
  } finally {
    client.destroy();
  }
}

/** What the SDK for Java says where nobody answers. `message` is that of the client's error. */
export function whyUnreachable(message: string): string {
  // The SDK wraps errors of another realm, as Jest's are.
  return `Unable to execute HTTP request: ${message.replace(/^AWS SDK error wrapper for \w*Error: /, '')}`;
}

/** The answer's status and headers, which the SDK keeps to itself. */
function recordResponse(client: ServiceClient['client']): () => HttpResponse | undefined {
  let response: HttpResponse | undefined;
  type Handler = (args: unknown) => Promise<{ response?: HttpResponse }>;
  client.middlewareStack.add(
    (next: Handler) => async (args: unknown) => {
      const result = await next(args);
      response = result.response;
      return result;
    },
    { step: 'deserialize', name: 'stepmillRecordResponse', priority: 'low' },
  );
  return () => response;
}

/** Node gives header names in lower case; this is how AWS spells them. */
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
