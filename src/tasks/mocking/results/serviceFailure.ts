import type { TaskOutcome, TaskRequest } from '../../../language/asl/task';
import { findService } from '../../awsServices/awsServices';
import { sdkInvokeResult } from '../../awsServices/lambda';
import { invoke } from '../../integrations/lambda/answerFunctionArn';
import { failureOutcome, type ServiceFailure } from '../../integrations/replies';
import type { FailedOutcome } from '../answers/errorAnswer';
import { callTarget } from '../callTarget';
import { executionFailure } from './executionResult';
import { stableId } from './stableId';

/** Details of a failure that a service reports: `fails(name, message, options)`. */
export interface FailureOptions {
  /** HTTP status of a service's exception. Default: the service's own where it is known (`NoSuchKey` 404), else 400. */
  readonly statusCode?: number | undefined;
  /** False for an exception that the API does not list: the error is then the service's base exception. */
  readonly modelled?: boolean | undefined;
}

/**
 * The failure of a task whose service answered with an exception of its API (`ConditionalCheckFailedException`), in
 * the form in which the integration shows it.
 */
export function serviceFailure(
  request: TaskRequest,
  code: string,
  message: string,
  options: FailureOptions = {},
): FailedOutcome {
  const resource = request.resource.kind === 'lambdaFunction' ? invoke : request.resource;
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
  const failure = failureOutcome(resource, details) as FailedOutcome;
  refusals.set(failure, details);
  return failure;
}

/** `404`, `StatusCode.404` and `States.Http.StatusCode.404` are one error. */
function errorOfReply(code: string, errorPrefix: string, statusError: string): string {
  if (/^\d+$/.test(code)) return `${statusError}.${code}`;
  return code.startsWith(`${errorPrefix}.`) ? code : `${errorPrefix}.${code}`;
}

/** The service that an error names: `s3` of `S3.NoSuchKeyException`. */
function prefixOf(error: string): string {
  return error.slice(0, error.indexOf('.')).toLowerCase();
}

const refusals = new WeakMap<object, ServiceFailure>();

/** The service's own error behind a failure made by `serviceFailure`, for code that speaks the service's protocol. */
export function refusalOf(failure: object): ServiceFailure | undefined {
  return refusals.get(failure);
}

/**
 * How a task ends when the called service fails: a function with its own error, a nested execution (as `.sync` sees
 * it), any other service with an exception of its API.
 *
 * AWS: an error of a function invoked through `aws-sdk:` does not fail the task; the result tells of it.
 */
export function targetFailure(
  request: TaskRequest,
  name: string,
  message: string,
  options: FailureOptions,
): TaskOutcome {
  const { service, action } = callTarget(request);
  const { resource } = request;
  if (service === 'lambda' && action === 'invoke') {
    const failure = functionFailure(name, message);
    if (resource.kind !== 'integration' || !resource.awsSdk) return failure;
    const invocation = { statusCode: 200, payload: failure.cause, executedVersion: '$LATEST' };
    return { output: sdkInvokeResult({ ...invocation, functionError: 'Unhandled' }) };
  }
  const waitsForChild = resource.kind === 'integration' && resource.pattern === 'SYNC' && service === 'sfn';
  if (!waitsForChild) return serviceFailure(request, name, message, options);
  return executionFailure(request, message === '' ? { Error: name } : { Cause: message, Error: name });
}

/**
 * The failure of a task whose Lambda function threw: the error is the function's own, the cause its reply.
 *
 * AWS: the cause is JSON text, as the Node.js runtime writes it.
 */
function functionFailure(errorType: string, errorMessage = ''): { error: string; cause: string } {
  return { error: errorType, cause: JSON.stringify({ errorType, errorMessage, trace: [] }) };
}

/** Exceptions that do not come with status 400, of the services whose failures are mocked most; as `service name=status`. */
const statuses: ReadonlyMap<string, number> = new Map(
  [
    's3 NoSuchKey=404 NoSuchBucket=404 NoSuchUpload=404 NoSuchVersion=404 AccessDenied=403 PreconditionFailed=412',
    's3 BucketAlreadyExists=409 BucketAlreadyOwnedByYou=409 InternalError=500 SlowDown=503',
    'lambda ResourceNotFound=404 ResourceConflict=409 TooManyRequests=429 AccessDenied=403 Service=500',
    'sns NotFound=404 AuthorizationError=403 InternalError=500',
    'dynamodb InternalServerError=500',
    'iam NoSuchEntity=404 EntityAlreadyExists=409 DeleteConflict=409 LimitExceeded=409',
  ].flatMap((line) => {
    const [service, ...codes] = line.split(' ');
    return codes.map((code): [string, number] => {
      const [name, status] = code.split('=');
      return [`${service} ${name}`, Number(status)];
    });
  }),
);

interface FailureOnTheWire {
  readonly statusCode: number;
  readonly causeCode: string;
  readonly modelled: boolean;
}

/**
 * How a service reports an exception.
 *
 * AWS: the API of EC2 lists no exceptions, so whatever it refuses is `Ec2.Ec2Exception`; that of CloudFormation does not
 * list ValidationError.
 */
function failureOnTheWire(request: TaskRequest, code: string): FailureOnTheWire {
  const { service } = callTarget(request);
  const stem = code.replace(/Exception$/, '');
  return {
    statusCode: statuses.get(`${service} ${stem}`) ?? 400,
    causeCode: findService(service)?.shortCodes === true ? stem : code,
    modelled: service !== 'ec2' && !(service === 'cloudformation' && stem === 'ValidationError'),
  };
}
