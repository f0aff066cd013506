import type { TaskReply } from '../../../language/asl/task';
import { isObject, member, readJson, toCompactText, type Json, type JsonObject } from '../../../util/json';
import { uuid } from '../ids';
import type { Answer, IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { parsedOrText } from '../jsonText';
import { failedCall, resultReply } from '../replies';
import { sdkMetadata } from '../sdkMetadata';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { sortMembers } from '../sortMembers';
import type { FunctionAnswer } from './FunctionAnswer';
import type { InvokeParameters } from './FunctionCall';
import { afterLimit, errorOf } from './functionErrors';
import { invokeFunction, type InvokeAnswer } from './invokeFunction';
import { readPayload, type Payload } from './payload';

/** `lambda:invoke` and `aws-sdk:lambda:invoke`. */
export function answerInvoke(request: IntegrationRequest, io: IntegrationIo): Answer {
  const { resource } = request;
  const given = isObject(request.parameters) ? request.parameters : {};
  const payload = readPayload(member(given, 'Payload'));
  if ('refusal' in payload) {
    const failure = { message: payload.refusal, statusCode: 400, requestId: uuid(io), modelled: true };
    return { outcome: failureOutcome(resource, { ...failure, code: 'InvalidRequestContentException' }) };
  }
  const parameters = readParameters(given, payload);
  return invokeFunction(parameters, request, io, (answer) => afterLimit(toReply(request, answer), answer, request, io));
}

function readParameters(given: JsonObject, payload: Payload): InvokeParameters {
  const text = (name: string): string | undefined => {
    const value = member(given, name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    functionName: text('FunctionName') ?? '',
    qualifier: text('Qualifier'),
    payload,
    invocationType: text('InvocationType'),
    logTail: text('LogType') === 'Tail',
    clientContext: text('ClientContext'),
  };
}

function toReply({ resource }: IntegrationRequest, answer: InvokeAnswer): TaskReply {
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unreachable' in answer) return { outcome: clientFailureOutcome(resource, answer.unreachable) };
  if (resource.awsSdk) return resultReply(resource, sdkResult(answer));
  if (answer.functionError === undefined) return resultReply(resource, optimisedResult(answer));
  const { error, cause } = errorOf(answer.payload, compact);
  return { outcome: failedCall(resource, error!, cause) };
}

/** AWS: Payload is parsed; null where there is no answer to wait for. */
function optimisedResult(answer: FunctionAnswer): Json {
  const { payload, value, statusCode, executedVersion, logResult, requestId, headers } = answer;
  return sortMembers({
    ExecutedVersion: executedVersion,
    LogResult: logResult,
    Payload: value ?? (payload === '' ? null : parsedOrText(payload)),
    ...sdkMetadata({ statusCode, requestId, headers }),
    StatusCode: statusCode,
  });
}

/** AWS: here a function's error is part of the result and fails nothing; Payload stays text. */
function sdkResult({ payload, statusCode, executedVersion, logResult, functionError }: FunctionAnswer): Json {
  return sortMembers({
    ExecutedVersion: executedVersion,
    FunctionError: functionError,
    LogResult: logResult,
    Payload: payload,
    StatusCode: statusCode,
  });
}

/** AWS: the cause is the reply parsed and written again without spaces; with a function's ARN it keeps them. */
function compact(payload: string): string {
  return toCompactText(readJson(payload));
}
