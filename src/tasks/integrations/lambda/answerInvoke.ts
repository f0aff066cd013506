import type { TaskReply } from '../../../contract/task';
import { isObject, member, readJson, toCompactText, type JsonObject } from '../../../util/json';
import { uuid } from '../ids';
import type { TaskAnswer, IntegrationIo } from '../IntegrationIo';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { parsedOrText } from '../../../services/parameters';
import { invokeResult, sdkInvokeResult } from '../../../services/lambda';
import { failedCall, resultReply, clientFailureOutcome, failureOutcome } from '../replies';
import { LocalAnswer } from './FunctionAnswer';
import { readPayload, type InvokeParameters, type Payload } from './FunctionCall';
import { afterLimit, failedFunction, invokeFunction, type InvokeAnswer } from './invokeFunction';

/** `lambda:invoke` and `aws-sdk:lambda:invoke`. */
export function answerInvoke(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const { resource } = request;
  const given = isObject(request.parameters) ? request.parameters : {};
  const payload = readPayload(member(given, 'Payload'));
  if ('refusal' in payload) {
    const failure = { message: payload.refusal, statusCode: 400, requestId: uuid(io), modelled: true };
    return { outcome: failureOutcome(resource, { ...failure, code: 'InvalidRequestContentException' }) };
  }
  const call = { parameters: readParameters(given, payload), task: request };
  const use = (answer: InvokeAnswer): TaskReply => afterLimit(toReply(request, answer), answer, request, io);
  return invokeFunction(call, request, io, use, (end, invocation) => use(new LocalAnswer(invocation, end)));
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

function toReply({ resource }: ServiceRequest, answer: InvokeAnswer): TaskReply {
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unsent' in answer) return { outcome: clientFailureOutcome(resource, answer.unsent) };
  if (resource.awsSdk) return resultReply(resource, sdkInvokeResult(answer));
  if (answer.functionError === undefined) {
    const payload = answer.value ?? (answer.payload === '' ? null : parsedOrText(answer.payload));
    return resultReply(
      resource,
      invokeResult(answer, payload, () => answer),
    );
  }
  const { error, cause } = failedFunction(answer.payload, compact);
  return { outcome: failedCall(resource, error!, cause) };
}

/** AWS: the cause is the response, parsed and written again without spaces; with a function's ARN, spaces are kept. */
function compact(payload: string): string {
  return toCompactText(readJson(payload));
}
