import type { TaskReply, TaskRequest, TaskOutcome } from '../../../contract/task';
import { loadServiceSchema } from '../../../services/schemas/serviceSchema';
import { detachedIo, type TaskAnswer, type IntegrationIo, type IntegrationServices } from '../IntegrationIo';
import type { RawOutput } from '../sdk/sendCommand';
import { sendForAnswer, type SdkFailure } from '../sdk/sendForAnswer';
import type { Endpoint } from '../endpoints/Endpoint';
import { callerOf } from '../wireCall';
import { createClient } from '../sdk/createClient';
import { callHandler } from './callHandler';
import type { Use } from './HandlerRun';
import { accepted, type FunctionAnswer } from './FunctionAnswer';
import type { FunctionCall } from './FunctionCall';
import type { LocalFunction } from './LocalFunction';
import { isObject, member, type Json } from '../../../util/json';
import type { FunctionEnd } from './FunctionEnd';

export type InvokeAnswer = FunctionAnswer | SdkFailure;

/**
 * Calls a function: the registered one with that name, or else the one at the Lambda endpoint, or else returns
 * `undefined`. `use` converts the response to the task's reply, `useEnd` the end of a function that ran here.
 */
export function invokeFunction(
  call: FunctionCall,
  request: TaskRequest,
  io: IntegrationIo,
  use: (answer: InvokeAnswer) => TaskReply,
  useEnd: Use<TaskReply>,
): TaskAnswer {
  const { functionName, invocationType } = call.parameters;
  const local = io.functions.find(functionName);
  if (local === undefined) {
    const endpoint = io.endpoints.find('lambda');
    return endpoint && forwardInvoke(call, endpoint, request, io).then(use);
  }
  if (invocationType === 'DryRun') return use(accepted(204, io));
  if (invocationType !== 'Event') return callHandler(local, call, io, useEnd);
  callUnawaited(local, call, io);
  return use(accepted(202, io));
}

/**
 * AWS: an Event invocation returns before the function ends, and its failure fails no task. A HarnessError still fails
 * the test.
 */
function callUnawaited(local: LocalFunction, call: FunctionCall, io: IntegrationIo): void {
  const detached = detachedIo(io);
  const { functions } = io;
  functions.unawaited.add(
    Promise.resolve()
      .then(async () => {
        await callHandler(local, call, detached, () => undefined);
      })
      .catch((mistake: unknown) => functions.onMistake?.(mistake)),
  );
}

interface InvokeOutput {
  readonly StatusCode?: number;
  readonly FunctionError?: string;
  readonly ExecutedVersion?: string;
  readonly LogResult?: string;
  readonly Payload?: Uint8Array;
}

const reading = {
  isModelled: (errorName: string): boolean => loadServiceSchema('lambda')?.errors.includes(errorName) === true,
  read: (output: RawOutput): InvokeOutput => output,
};

/** Invokes a function at a real endpoint (SAM local, another emulator, AWS). */
async function forwardInvoke(
  { parameters }: FunctionCall,
  endpoint: Endpoint,
  request: TaskRequest,
  io: IntegrationIo,
): Promise<FunctionAnswer | SdkFailure> {
  const client = (await createClient('lambda', endpoint, request, io.accountId))!;
  const { functionName, payload, qualifier, invocationType, logTail, clientContext } = parameters;
  const input = {
    FunctionName: functionName,
    Payload: Buffer.from(payload.text),
    ...(qualifier !== undefined && { Qualifier: qualifier }),
    ...(invocationType !== undefined && { InvocationType: invocationType }),
    ...(logTail && { LogType: 'Tail' }),
    ...(clientContext !== undefined && { ClientContext: clientContext }),
  };
  const answer = await sendForAnswer(client, { caller: callerOf(request), action: 'invoke', input, ...reading }, io);
  if (!('output' in answer)) return answer;
  const { output, http } = answer;
  return {
    statusCode: output.StatusCode ?? http.statusCode,
    payload: Buffer.from(output.Payload ?? []).toString('utf8'),
    functionError: output.FunctionError,
    executedVersion: output.ExecutedVersion,
    logResult: output.LogResult,
    requestId: http.requestId,
    headers: withCapital(http.headers),
  };
}

/** AWS: Lambda capitalises Connection, unlike other services (recorded). */
function withCapital({ connection, ...headers }: Readonly<Record<string, string>>): Record<string, string> {
  return connection === undefined ? headers : { ...headers, Connection: connection };
}

/**
 * The error of a function that failed.
 *
 * AWS: it has the function's `errorType` as its name. A response without one (the function was killed) is
 * `Lambda.Unknown`.
 *
 * @param spelled the response in the form of the cause
 */
export function failedFunction(
  payload: string,
  spelled: (payload: string) => string,
): Extract<TaskOutcome, { error: unknown }> {
  const errorType = errorTypeOf(payload);
  if (errorType !== undefined) return { error: errorType, cause: spelled(payload) };
  const cause = `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`;
  return { error: 'Lambda.Unknown', cause };
}

function errorTypeOf(payload: string): string | undefined {
  let reply: Json;
  try {
    reply = JSON.parse(payload) as Json;
  } catch {
    return undefined;
  }
  const errorType = isObject(reply) ? member(reply, 'errorType') : undefined;
  return typeof errorType === 'string' && errorType !== '' ? errorType : undefined;
}

/** A function that reached its own time limit has taken that long, even if the emulator's time stood still. */
export function afterLimit(
  reply: TaskReply,
  answer: InvokeAnswer | FunctionEnd,
  request: Pick<TaskRequest, 'now'>,
  io: Pick<IntegrationServices, 'now'>,
): TaskReply {
  if (!('timedOutAfterSeconds' in answer) || answer.timedOutAfterSeconds === undefined) return reply;
  return { ...reply, delaySeconds: Math.max(0, answer.timedOutAfterSeconds - (io.now() - request.now) / 1000) };
}
