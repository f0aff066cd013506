import { HarnessError } from '../../../errors/HarnessError';
import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import { mayList } from '../../../services/listedErrors';
import { findAction, findService } from '../../../services/services';
import { invokeResource } from '../../../services/lambda';
import { failureOutcome } from '../../integrations/replies';
import type { FailedOutcome } from '../answers/errorAnswer';
import { callTarget } from '../callTarget';
import { isServiceRequest, scriptedCall } from './serviceResult';
import { stableId } from './stableId';

/** Details of a failure that a service reports: `fails(name, message, options)`. */
export interface FailureOptions {
  /** HTTP status of a service's exception. Default: the service's own if known (`NoSuchKey` 404), or else 400. */
  readonly statusCode?: number | undefined;
  /** False for an exception that the API does not list: the error is then the service's base exception. */
  readonly modelled?: boolean | undefined;
}

/**
 * The failure of a task whose service responded with an exception of its API (`ConditionalCheckFailedException`), in
 * the integration's form.
 */
export function serviceFailure(
  request: TaskRequest,
  code: string,
  message: string,
  options: FailureOptions = {},
): FailedOutcome {
  const resource = request.resource.kind === 'lambdaFunction' ? invokeResource : request.resource;
  if (resource.kind !== 'integration') return { error: code, cause: message };
  const { errorPrefix = '', statusError } = (!resource.awsSdk && findService(resource.service)) || {};
  if (statusError !== undefined) return { error: errorOfReply(code, errorPrefix, statusError), cause: message };
  const plain = code.slice(code.indexOf('.') + 1);
  if (plain !== code) {
    const failure = serviceFailure(request, plain, message, options);
    if (prefixOf(failure.error ?? '') === prefixOf(code)) return failure;
  }
  const wire = failureOnTheWire(request, code);
  const { statusCode = wire.statusCode, modelled = wire.modelled } = options;
  const requestId = stableId(request, 'request');
  const isExtended = findService(resource.service)?.extendedRequestIds === true;
  const extendedRequestId = isExtended ? stableId(request, 'extended') : undefined;
  const details = { ...wire, code, message, statusCode, requestId, extendedRequestId, modelled };
  return failureOutcome(resource, details) as FailedOutcome;
}

/** `404`, `StatusCode.404` and `States.Http.StatusCode.404` are the same error. */
function errorOfReply(code: string, errorPrefix: string, statusError: string): string {
  if (/^\d+$/.test(code)) return `${statusError}.${code}`;
  const error = code.startsWith(`${errorPrefix}.`) ? code : `${errorPrefix}.${code}`;
  if (errorPrefix === 'States.Http' && !/^States\.Http\.(?:StatusCode\.\d+|Socket)$/.test(error))
    throw new HarnessError(
      `.fails('${code}') of http:invoke has no status: write .fails('503'), or .fails('Socket') for a connection that fails.`,
    );
  return error;
}

/** The service in an error's name: `s3` in `S3.NoSuchKeyException`. */
function prefixOf(error: string): string {
  return error.slice(0, error.indexOf('.')).toLowerCase();
}

/**
 * How a task ends when the called service fails: a function with its own error, a nested execution (as `.sync` sees
 * it), any other service with an exception of its API. With options, these two also fail with an exception of the API.
 */
export function targetFailure(
  request: TaskRequest,
  name: string,
  message: string,
  options: FailureOptions,
): TaskOutcome {
  const { statusCode, modelled } = options;
  const called = asInvoke(request);
  const isOwn = statusCode === undefined && modelled === undefined && isServiceRequest(called);
  const own = isOwn ? findAction(called.resource)?.failed?.(name, message, scriptedCall(called)) : undefined;
  return own ?? serviceFailure(request, name, message, options);
}

/** A function called by its ARN fails like one called by `lambda:invoke`. */
function asInvoke(request: TaskRequest): TaskRequest {
  if (request.resource.kind !== 'lambdaFunction') return request;
  return Object.create(request, { resource: { value: invokeResource } }) as TaskRequest;
}

interface FailureOnTheWire {
  readonly statusCode: number;
  readonly causeCode: string;
  readonly modelled: boolean;
}

/** How a service reports an exception. */
function failureOnTheWire(request: TaskRequest, code: string): FailureOnTheWire {
  const { service } = callTarget(request);
  const { statuses, shortCodes } = findService(service, true) ?? {};
  const stem = code.replace(/Exception$/, '');
  return {
    statusCode: statuses?.[stem] ?? 400,
    causeCode: shortCodes === true ? stem : code,
    modelled: mayList(service, code),
  };
}
