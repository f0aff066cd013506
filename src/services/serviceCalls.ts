import type { TaskRequest } from '../contract/task';
import { type Json, type JsonObject, objectOf } from '../util/json';
import { upperBound } from '../util/jsonSize';
import type { AnswerFailure, CallTarget, IntegrationResource, ServiceAction, ServiceCall } from './AwsService';
import { findAction, findOptimised, findService } from './services';
import { memberName } from './memberNames';
import { plainHeaders, withMetadata } from './sdkMetadata';

/** A task whose Resource is an integration: neither a function's ARN nor an activity. */
export interface ServiceRequest extends TaskRequest {
  readonly resource: IntegrationResource;
}

/** The call that a task makes. `id` and `count` provide the ids and numbers of its response. */
export function serviceCall(
  { resource, executionArn, stateMachineArn, parameters, now }: ServiceRequest,
  { id, count }: Pick<ServiceCall, 'id' | 'count'>,
): ServiceCall {
  return { resource, executionArn, stateMachineArn, parameters: objectOf(parameters), nowMs: now, id, count };
}

/** The target of a call. */
export function targetOf(resource: IntegrationResource, parameters: Json): CallTarget {
  const service = findService(resource.service, resource.awsSdk);
  const target = findAction(resource)?.target ?? service?.target;
  return target === undefined ? {} : target(objectOf(parameters));
}

/** An ordinary success of a call, with members as AWS prints them; empty for an action without `success`. */
export function successOf(call: ServiceCall): JsonObject {
  const action = findAction(call.resource);
  const members = action?.success?.(call) ?? {};
  return call.resource.awsSdk ? sdkNamed(members) : optimisedResult(members, call, action);
}

function sdkNamed(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [memberName(name, 'sdk'), value]));
}

function optimisedResult(members: JsonObject, call: ServiceCall, action: ServiceAction | undefined): JsonObject {
  const whole = action?.metadata === false ? members : withAnswer(members, call, action);
  return action?.completed === undefined ? whole : action.completed(whole, call.parameters);
}

function withAnswer(members: JsonObject, call: ServiceCall, action: ServiceAction | undefined): JsonObject {
  return withMetadata(members, upperBound(members), () => {
    const { nowMs } = call;
    const service = findService(call.resource.service);
    const requestId = call.id('request');
    const body = action?.body?.(members, requestId) ?? JSON.stringify(members);
    const headers =
      service?.headers?.({ requestId, body, nowMs }) ??
      plainHeaders(requestId, body, service?.contentType ?? 'application/x-amz-json-1.0', nowMs);
    return { statusCode: 200, requestId, headers };
  });
}

/** Why a task fails although the service responded with success; `undefined` if it does not. */
export function answerFailure(resource: TaskRequest['resource'], answer: JsonObject): AnswerFailure | undefined {
  return resource.kind === 'integration' ? findOptimised(resource)?.failure?.(answer, resource) : undefined;
}
