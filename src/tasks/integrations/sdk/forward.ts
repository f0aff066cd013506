import type { TaskReply, TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isObject, type JsonObject, objectOf } from '../../../util/json';
import type { Endpoint } from '../endpoints/Endpoint';
import type { IntegrationIo } from '../IntegrationIo';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { answerReply, clientFailureOutcome, failureOutcome } from '../replies';
import { sdkMetadata, type HttpAnswer } from '../../../services/sdkMetadata';
import { findAction, sdkServiceName } from '../../../services/services';
import { sdkPackageName } from '../../../services/serviceNames';
import { sortMembers } from '../../../services/memberNames';
import { createClient, type ServiceClient } from './createClient';
import { fromSdkOutput, toSdkInput } from './sdkValues';
import type { RawOutput } from './sendCommand';
import { sendForAnswer, type SdkFailure } from './sendForAnswer';
import { callerOf } from '../wireCall';
import { findServiceSchema, type ActionSchema, type ServiceSchema } from '../../../services/schemas/serviceSchema';

export type CallAnswer = { readonly result: JsonObject; readonly http: HttpAnswer } | SdkFailure;

/**
 * Sends a task's call to the service's real endpoint with the user's own `@aws-sdk/client-*` package; `undefined`
 * without an endpoint. Rejects with HarnessError if the endpoint is not set up for the call, or if no package can make
 * it.
 */
export function forward(request: ServiceRequest, io: IntegrationIo): Promise<TaskReply> | undefined {
  return forwardCall(request, io)?.then((answer) => {
    const { resource } = request;
    if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
    if ('unsent' in answer) return { outcome: clientFailureOutcome(resource, answer.unsent) };
    return answerReply(request, answer.result, shownResult(request, answer.result, answer.http));
  });
}

/** Like {@link forward}, but returns the service's response instead of the task's reply. */
export function forwardCall(request: ServiceRequest, io: IntegrationIo): Promise<CallAnswer> | undefined {
  const { resource } = request;
  const action = findAction(resource);
  const given = isObject(request.parameters) ? request.parameters : {};
  const parameters = action?.wire === undefined ? given : action.wire(given, request);
  const service = (resource.awsSdk ? undefined : action?.sdkService) ?? sdkServiceName(resource.service);
  return forwardOther(service, resource.action, { ...request, parameters }, io);
}

/** Sends a call other than the task's own: about the job that it has started. */
export function forwardOther(
  service: string,
  action: string,
  request: ServiceRequest,
  io: IntegrationIo,
): Promise<CallAnswer> | undefined {
  const endpoint = io.endpoints.find(service);
  return endpoint && callService({ service, action, endpoint }, request, io);
}

/** The result that a task sees for a service's response. */
export function shownResult(
  { resource, parameters }: ServiceRequest,
  answer: JsonObject,
  http: HttpAnswer,
): JsonObject {
  if (resource.awsSdk) return answer;
  const action = findAction(resource);
  const whole = action?.metadata === false ? answer : sortMembers({ ...answer, ...sdkMetadata(http) });
  return action?.completed?.(whole, objectOf(parameters)) ?? whole;
}

async function callService(
  { service, action, endpoint }: { service: string; action: string; endpoint: Endpoint },
  request: ServiceRequest,
  io: IntegrationIo,
): Promise<CallAnswer> {
  const { awsSdk } = request.resource;
  const { client, schema, actionSchema } = await openClient(service, action, endpoint, request, io);
  const input = toSdkInput(isObject(request.parameters) ? request.parameters : {}, actionSchema.input);
  const call = {
    caller: callerOf(request),
    action,
    input,
    isModelled: (name: string) => schema.errors.includes(name),
    read: (output: RawOutput) => fromSdkOutput(output, actionSchema.output, awsSdk ? 'iso' : 'epochMs'),
  };
  const answer = await sendForAnswer(client, call, io);
  return 'output' in answer ? { result: answer.output, http: answer.http } : answer;
}

async function openClient(
  service: string,
  action: string,
  endpoint: Endpoint,
  request: ServiceRequest,
  io: IntegrationIo,
): Promise<{ client: ServiceClient; schema: ServiceSchema; actionSchema: ActionSchema }> {
  const found = findServiceSchema(service, request.resource.awsSdk ? 'sdk' : 'optimised');
  const client = await createClient(service, endpoint, request, io.accountId);
  if (found.schema === undefined || client === undefined) {
    const reason = 'reason' in found ? found.reason : 'its client cannot be made';
    throw cannotForward(request, endpoint, `${reason}. Run: npm install --save-dev ${sdkPackageName(service)}`);
  }
  const actionSchema = found.schema.action(action);
  if (actionSchema === undefined || client.command(action, {}) === undefined) {
    throw cannotForward(
      request,
      endpoint,
      `${found.schema.package.name} has no operation '${action}'. Mock the state.`,
    );
  }
  return { client, schema: found.schema, actionSchema };
}

function cannotForward(request: TaskRequest, endpoint: Endpoint, why: string): HarnessError {
  const where = 'url' in endpoint ? endpoint.url : 'AWS';
  return new HarnessError(
    `State '${request.state}' (${request.resource.arn}) has the endpoint ${where}, but the call cannot be sent: ${why}`,
  );
}
