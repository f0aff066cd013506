import type { TaskReply, TaskRequest } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isObject, type Json, type JsonObject } from '../../../util/json';
import type { Endpoint } from '../endpoints/Endpoints';
import type { IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { resultReply } from '../replies';
import { sdkMetadata, type HttpAnswer } from '../sdkMetadata';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { sdkPackageName, sdkServiceName } from '../serviceNames';
import { sortMembers } from '../sortMembers';
import { createClient, type ServiceClient } from './createClient';
import { fromSdkOutput } from './fromSdkOutput';
import { sendForAnswer, type SdkFailure } from './sendForAnswer';
import { findServiceSchema, type ActionSchema, type ServiceSchema } from '../../schemas/serviceSchema';
import { toSdkInput } from './toSdkInput';

/** How a call differs from sending the task's own action. */
export interface ForwardOptions {
  /** Another service or action of the SDK: what an optimised integration stands for. */
  readonly service?: string;
  readonly action?: string;
  /** Whether an optimised integration's result carries the Sdk… members. Default true. */
  readonly metadata?: boolean;
  /** Changes the result before it is given to the task. */
  readonly adapt?: (result: JsonObject) => Json;
}

export type CallAnswer = { readonly result: JsonObject; readonly http: HttpAnswer } | SdkFailure;

/**
 * Sends a task's call to the service's real endpoint with the user's own `@aws-sdk/client-*` package; `undefined` when
 * there is no endpoint. Rejects with HarnessError when there is one, but no package that can make the call.
 */
export function forward(
  request: IntegrationRequest,
  io: IntegrationIo,
  options: ForwardOptions = {},
): Promise<TaskReply> | undefined {
  const answer = forwardCall(request, io, options);
  return answer?.then((settled) => toReply(request, settled, options));
}

/** As {@link forward}, with the service's answer instead of the task's reply. */
export function forwardCall(
  request: IntegrationRequest,
  io: IntegrationIo,
  { service = sdkServiceName(request.resource.service), action = request.resource.action }: ForwardOptions = {},
): Promise<CallAnswer> | undefined {
  const endpoint = io.endpoints.find(service);
  return endpoint && callService({ service, action, endpoint }, request, io);
}

async function callService(
  { service, action, endpoint }: { service: string; action: string; endpoint: Endpoint },
  request: IntegrationRequest,
  io: IntegrationIo,
): Promise<CallAnswer> {
  const { awsSdk } = request.resource;
  const { client, schema, actionSchema } = openClient(service, action, endpoint, request);
  const input = toSdkInput(isObject(request.parameters) ? request.parameters : {}, actionSchema.input);
  const answer = await sendForAnswer(client, action, input, io, {
    isModelled: (name) => schema.errors.includes(name),
    read: (output) => fromSdkOutput(output, actionSchema.output, awsSdk ? 'iso' : 'epochMs'),
  });
  return 'output' in answer ? { result: answer.output, http: answer.http } : answer;
}

function toReply({ resource }: IntegrationRequest, answer: CallAnswer, options: ForwardOptions): TaskReply {
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unreachable' in answer) return { outcome: clientFailureOutcome(resource, answer.unreachable) };
  const { adapt = (result: JsonObject) => result, metadata = true } = options;
  const whole =
    resource.awsSdk || !metadata ? answer.result : sortMembers({ ...answer.result, ...sdkMetadata(answer.http) });
  return resultReply(resource, adapt(whole));
}

function openClient(
  service: string,
  action: string,
  endpoint: Endpoint,
  request: IntegrationRequest,
): { client: ServiceClient; schema: ServiceSchema; actionSchema: ActionSchema } {
  const found = findServiceSchema(service, request.resource.awsSdk ? 'sdk' : 'optimised');
  const client = createClient(service, endpoint, request);
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
