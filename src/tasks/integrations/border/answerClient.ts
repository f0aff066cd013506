import { objectOf } from '../../../util/json';
import { isServiceId, serviceNameOfId } from '../../../services/serviceNames';
import { shapeOf, type ServiceStructure } from '../../../services/schemas/ServiceShape';
import type { AwsCall, AwsOutput } from './AwsCall';
import { bodyMember, fromClient, toBytes, toClient } from './clientValues';
import { clientException } from './clientException';
import type { RunningHandler } from './handlerContext';
import { isAwsHost, ownEndpoint } from './hosts';
import { isStream, bytesOfStream } from './streamedBody';
import type { Middleware, MiddlewareArguments, MiddlewareContext, MiddlewareResult, SdkClient } from './SdkClient';

/**
 * The middleware that answers a client's call. It replaces the service and the deserialiser. It calls `reached` when
 * there is an answer, or none will come.
 */
export function answerClient(client: SdkClient, handler: RunningHandler, reached: () => void): Middleware {
  const { caller, calls } = handler;
  const fail = (mistake: unknown): boolean => handler.fail(mistake);
  return (next, context) => async (args) => {
    const { serviceId = '' } = client.config;
    // Other companies' SDKs have the same client classes.
    if (!isServiceId(serviceId) && !isAwsHost(args.request?.hostname ?? '')) return next(args);
    const operation = operationOf(context);
    const call: AwsCall = { ...callOf(operation, args), service: serviceNameOfId(serviceId), caller };
    const passes = ownEndpoint(args.request) !== undefined;
    const answering = passes ? calls.answerOrPass(call, fail) : calls.answer(call, fail);
    answering.then(reached, reached);
    const answer = await answering;
    if (answer === 'pass') return next(args);
    if (answer === undefined) return silence(context.__smithy_context?.abortSignal);
    if (!('output' in answer)) throw clientException(answer, client, operation.namespace);
    return resultOf(answer, operation.output);
  };
}

/** Reads a stream in the input into bytes before anything else does. */
export function readStreams(): Middleware {
  return (next, context) => async (args) => {
    const streamed = bodyMember(operationOf(context).input);
    const body = streamed === undefined ? undefined : (args.input as Record<string, unknown>)[streamed];
    if (!isStream(body)) return next(args);
    return next({ ...args, input: { ...args.input, [streamed!]: await bytesOfStream(body) } });
  };
}

interface Operation {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly input: ServiceStructure | undefined;
  readonly output: ServiceStructure | undefined;
}

function operationOf({ commandName = '', __smithy_context: context }: MiddlewareContext): Operation {
  const { operationSchema: schema } = context ?? {};
  const name = commandName.replace(/Command$/, '');
  if (schema === undefined) return { name, namespace: undefined, input: undefined, output: undefined };
  return {
    name: schema[2] as string,
    namespace: schema[1] as string,
    input: shapeOf(schema[4], 'sdk') as ServiceStructure,
    output: shapeOf(schema[5], 'sdk') as ServiceStructure,
  };
}

function callOf(
  { name, input: shape }: Operation,
  { input }: MiddlewareArguments,
): Pick<AwsCall, 'action' | 'input' | 'body'> {
  const action = name.slice(0, 1).toLowerCase() + name.slice(1);
  const streamed = bodyMember(shape);
  const body = streamed === undefined ? undefined : toBytes((input as Record<string, unknown>)[streamed]);
  return { action, input: objectOf(fromClient(input, shape)), ...(body && { body }) };
}

function resultOf({ output, body, requestId }: AwsOutput, shape: ServiceStructure | undefined): MiddlewareResult {
  const $metadata = { httpStatusCode: 200, requestId, extendedRequestId: undefined, cfId: undefined };
  const response = { statusCode: 200, headers: { 'x-amzn-requestid': requestId } };
  return { response, output: { $metadata, ...toClient(output, shape, body) } };
}

/** There is no response; the client may abort. */
function silence(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort);
  });
}
