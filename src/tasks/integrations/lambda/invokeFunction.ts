import type { TaskRequest } from '../../../language/asl/task';
import { placeOf } from '../arns';
import { detachedIo } from '../detachedIo';
import type { IntegrationIo } from '../IntegrationIo';
import type { SdkFailure } from '../sdk/sendForAnswer';
import { callHandler } from './callHandler';
import { forwardInvoke } from './forwardInvoke';
import { parseFunctionName } from './functionName';
import { accepted, type FunctionAnswer, type FunctionCall } from './invocation';

export interface InvokeParameters {
  /** Name, partial ARN or ARN. */
  readonly functionName: string;
  readonly qualifier?: string | undefined;
  /** JSON text. */
  readonly payload: string;
  readonly invocationType?: string | undefined;
  readonly logTail?: boolean | undefined;
  readonly clientContext?: string | undefined;
}

export type InvokeAnswer = FunctionAnswer | SdkFailure;

/** Calls a function: the registered one of that name, else the one at the Lambda endpoint, else `undefined`. */
export function invokeFunction(
  parameters: InvokeParameters,
  request: TaskRequest,
  io: IntegrationIo,
): InvokeAnswer | Promise<InvokeAnswer> | undefined {
  const { invocationType } = parameters;
  const call = toCall(parameters, request);
  const local = io.functions.find(parameters.functionName);
  if (local === undefined) {
    const endpoint = io.endpoints.find('lambda');
    return endpoint && forwardInvoke(call, invocationType, endpoint, request, io);
  }
  if (invocationType === 'DryRun') return accepted(204, io);
  if (invocationType !== 'Event') return callHandler(local, call, io);

  // AWS: nobody waits for the answer of an Event invocation, and its failure fails no task.
  const detached = detachedIo(io);
  Promise.resolve()
    .then(() => callHandler(local, call, detached))
    .catch(() => undefined);
  return accepted(202, io);
}

function toCall(parameters: InvokeParameters, { executionArn }: TaskRequest): FunctionCall {
  const { functionName, payload, logTail = false, clientContext } = parameters;
  const { name, qualifier: written } = parseFunctionName(functionName);
  const qualifier = parameters.qualifier ?? written;
  const { partition, region, accountId } = placeOf(functionName.startsWith('arn:') ? functionName : executionArn);
  const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
  const functionArn = qualifier === undefined ? arn : `${arn}:${qualifier}`;
  return { functionArn, functionName, qualifier: parameters.qualifier, payload, logTail, clientContext };
}
