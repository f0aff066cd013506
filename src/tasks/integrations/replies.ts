import { findService } from '../../services/services';
import type { TaskOutcome, TaskReply } from '../../contract/task';
import type { Json, JsonObject } from '../../util/json';
import { answerFailure, type ServiceRequest } from '../../services/serviceCalls';
import type { IntegrationResource } from '../../services/AwsService';
import { optimisedServiceNames, sdkErrorPrefix, javaClassName } from '../../services/serviceNames';

/**
 * The reply to a task's call, from the service's response: the result if the pattern needs no more, or else the first
 * answer of a task that stays open until its token returns.
 */
export function resultReply(resource: IntegrationResource, result: Json): TaskReply {
  return resource.pattern === 'WAIT_FOR_TASK_TOKEN'
    ? { submitted: result, endedBy: 'outside' }
    : { outcome: { output: result } };
}

/**
 * The reply for a response that is a success over the wire, but may report a failure (`Failures` of ecs:runTask,
 * `FailedEntryCount` of events:putEvents). `result`: what the task sees of it.
 */
export function answerReply(request: ServiceRequest, answer: JsonObject, result: JsonObject): TaskReply {
  const failure = answerFailure(request.resource, answer);
  if (failure === undefined) return resultReply(request.resource, result);
  return { outcome: failedCall(request.resource, failure.error, failure.cause) };
}

/** The outcome of a failed call. In the patterns that wait, the submission failed. */
export function failedCall(resource: IntegrationResource, error: string, cause?: string): TaskOutcome {
  const failure = cause === undefined ? { error } : { error, cause };
  return resource.pattern === 'REQUEST_RESPONSE' ? failure : { ...failure, phase: 'submit' };
}

/** A service's error, as received over the wire. */
export interface ServiceFailure {
  /** The name in the service's API: `ResourceNotFoundException`, `QueueDoesNotExist`. */
  readonly code: string;
  /** The code on the wire, if it differs (SNS sends `NotFound` for `NotFoundException`). */
  readonly causeCode?: string | undefined;
  readonly message: string;
  readonly statusCode: number;
  readonly requestId: string;
  /** S3 sends a second id. */
  readonly extendedRequestId?: string | undefined;
  /** Whether the service's API model lists the error. Others get the service's base exception. */
  readonly modelled: boolean;
  /** The service's id as its client package spells it (`Secrets Manager`). */
  readonly serviceId?: string | undefined;
}

/**
 * The task's error and cause for a service's error.
 *
 * AWS: optimised integrations print what the SDK for Java v1 prints, `aws-sdk:` ones what v2 prints.
 */
export function failureOutcome(resource: IntegrationResource, failure: ServiceFailure): TaskOutcome {
  const outcome = failedCall(resource, ...errorAndCause(resource, failure));
  refusals.set(outcome, failure);
  return outcome;
}

const refusals = new WeakMap<object, ServiceFailure>();

/** The service's own error behind an outcome of `failureOutcome`, for code that implements the service's protocol. */
export function refusalOf(outcome: object): ServiceFailure | undefined {
  return refusals.get(outcome);
}

function errorAndCause(resource: IntegrationResource, failure: ServiceFailure): [error: string, cause: string] {
  const names = resource.awsSdk ? undefined : optimisedServiceNames(resource.service);
  if (names === undefined) {
    return [sdkError(resource.service, failure), sdkCause(resource.service, failure)];
  }
  const name = failure.modelled ? exceptionName(failure.code, (code) => code) : names.baseException;
  return [`${names.errorPrefix}.${name}`, optimisedCause(names.causeName, failure)];
}

/** A client's own error, without a response of the service: `SQS.SdkClientException`. */
export function clientFailureOutcome(resource: IntegrationResource, message: string): TaskOutcome {
  const names = resource.awsSdk ? undefined : optimisedServiceNames(resource.service);
  const prefix = names?.errorPrefix ?? sdkErrorPrefix(resource.service);
  return failedCall(resource, `${prefix}.SdkClientException`, message);
}

function sdkError(service: string, { code, modelled, serviceId }: ServiceFailure): string {
  const prefix = sdkErrorPrefix(service, serviceId);
  const named = modelled || (/^[A-Z]\w+$/.test(code) && findService(service, true)?.namesUnmodelled === true);
  return `${prefix}.${named ? exceptionName(code, javaClassName) : `${prefix}Exception`}`;
}

/** The message of the SDK for Java v2 for a service's error. */
export function sdkCause(
  service: string,
  { message, statusCode, requestId, extendedRequestId, serviceId }: ServiceFailure,
): string {
  const extended = extendedRequestId === undefined ? '' : `, Extended Request ID: ${extendedRequestId}`;
  return (
    `${orNull(message)} (Service: ${sdkErrorPrefix(service, serviceId)}, Status Code: ${statusCode}, ` +
    `Request ID: ${requestId}${extended}) (SDK Attempt Count: 1)`
  );
}

/** AWS (reported): a missing message is printed as null, as in Java. */
function orNull(message: string): string {
  return message === '' ? 'null' : message;
}

function optimisedCause(
  causeName: string,
  { code, causeCode = code, message, statusCode, requestId }: ServiceFailure,
): string {
  return (
    `${orNull(message)} (Service: ${causeName}; Status Code: ${statusCode}; Error Code: ${causeCode}; ` +
    `Request ID: ${requestId}; Proxy: null)`
  );
}

/**
 * AWS: every error's name ends in `Exception`, whatever its name in the API (`QueueDoesNotExist`,
 * `ClusterNotFoundFault`).
 */
function exceptionName(code: string, spelled: (name: string) => string): string {
  return code.endsWith('Exception') ? spelled(code) : `${spelled(code.replace(/Fault$/, ''))}Exception`;
}
