import type { HandlerCaller } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import type { JsonObject } from '../../../util/json';
import type { AwsAnswer, AwsCalls, MistakeSink } from '../border/AwsCall';
import { findRequestedCall } from './findRequestedCall';
import { jsonProtocol } from './jsonProtocol';
import { isInvoke, lambdaProtocol } from './lambdaProtocol';
import { queryProtocol } from './queryProtocol';
import { s3Operations, s3Protocol } from './s3Protocol';
import { readS3Request } from './s3Requests';
import type { Asking, RequestedCall, WireAnswer, WireRequest } from './WireCall';

/** The sender of a request, and what answers it. */
export interface Client {
  readonly caller: HandlerCaller;
  readonly calls: AwsCalls;
  /** Ends the caller's invocation. */
  readonly fail?: MistakeSink | undefined;
  readonly requestId: string;
}

/**
 * Answers an AWS client's HTTP request in the protocol of its service. Rejects with HarnessError if there is no answer,
 * or if the protocol is not supported here; the error has been recorded by then.
 */
export async function answerRequest(request: WireRequest, client: Client): Promise<WireAnswer> {
  const requested = findRequestedCall(request);
  const { service } = requested;
  const asking = askingFor(service, request, client);
  if (requested.protocol === 'json') return jsonProtocol(request, requested, asking);
  if (requested.protocol === 'query' && service !== 'ec2') return queryProtocol(request, requested, asking);
  if (service === 'lambda' && isInvoke(request)) return lambdaProtocol(request, asking);
  if (service === 's3') {
    const asked = readS3Request(request);
    if (s3Operations.includes(asked.operation)) return s3Protocol(request, asked, asking);
    return refuse({ service, operation: asked.operation }, client);
  }
  const { operation = `${request.method} ${request.path.split('?')[0]!}` } = requested;
  return refuse({ service, operation }, client);
}

function askingFor(service: string, { headers }: WireRequest, { calls, caller, fail, requestId }: Client): Asking {
  return {
    requestId,
    async ask(action, given, body) {
      const input = service === 'sqs' ? withOwnQueue(given, headers['host'], caller) : given;
      const answer = await calls.answer({ service, action, input, body, caller }, fail);
      return answer ?? new Promise<AwsAnswer>(() => undefined);
    },
  };
}

/** A queue URL that points here is converted to one of SQS, which mocks and the log expect. */
function withOwnQueue(input: JsonObject, host: string | undefined, { region }: HandlerCaller): JsonObject {
  const { QueueUrl } = input;
  const here = `http://${host}/`;
  if (host === undefined || typeof QueueUrl !== 'string' || !QueueUrl.startsWith(here)) return input;
  return { ...input, QueueUrl: `https://sqs.${region}.amazonaws.com/${QueueUrl.slice(here.length)}` };
}

/** An unsupported protocol must not look like a response of AWS. */
function refuse({ service, operation }: RequestedCall, { caller: { functionName }, calls, fail }: Client): never {
  const who = functionName === undefined ? 'An AWS SDK client' : `The handler of function '${functionName}'`;
  const mistake = new HarnessError(
    `${who} calls ${service} ${operation} over HTTP, which Stepmill does not support. It supports AWS JSON and the ` +
      `query protocol, Lambda's Invoke, and ${s3Operations.join(', ')} of S3. ` +
      'A JavaScript handler whose SDK is not bundled may make any call.',
  );
  calls.mistake(mistake, fail);
  throw mistake;
}
