import type { TaskOutcome } from '../contract/task';
import { isNumber, member, objectOf, parseJson, toCompactText, type Json, type JsonObject } from '../util/json';
import { upperBound } from '../util/jsonSize';
import type { AwsService, CallTarget, HttpHeaders, IntegrationResource, ServiceCall } from './AwsService';
import { arnIn, textParameter } from './parameters';
import { addMetadata, withMetadata, type HttpAnswer } from './sdkMetadata';
import { sortMembers } from './memberNames';
import { parseFunctionName } from './functionName';

export const lambda: AwsService = {
  id: 'Lambda',
  errorPrefix: 'Lambda',
  causeName: 'AWSLambda',
  unlisted: ['AccessDenied', 'Throttling', 'Validation'],
  localVariable: 'LAMBDA_ENDPOINT',
  statuses: { ResourceNotFound: 404, ResourceConflict: 409, TooManyRequests: 429, AccessDenied: 403, Service: 500 },
  denial: { code: 'AccessDeniedException', statusCode: 403 },
  rights: {
    Invoke: 'lambda:InvokeFunction',
    InvokeAsync: 'lambda:InvokeFunction',
    InvokeWithResponseStream: 'lambda:InvokeFunction',
    GetLayerVersionByArn: 'lambda:GetLayerVersion',
  },
  arn(parameters, place) {
    const { name } = target(parameters);
    return name === undefined ? undefined : arnIn(place, 'lambda', `function:${name}`);
  },
  ranges: {
    'FunctionConfiguration.MemorySize': [128, 10_240],
    'FunctionConfiguration.Timeout': [1],
    'EphemeralStorage.Size': [512, 10_240],
    'Concurrency.ReservedConcurrentExecutions': [0],
    'FunctionEventInvokeConfig.MaximumRetryAttempts': [0, 2],
    'FunctionEventInvokeConfig.MaximumEventAgeInSeconds': [60, 21_600],
  },
  actions: {
    invoke: {
      patterns: 'RT',
      required: ['FunctionName'],
      members: [
        'FunctionName',
        'InvocationType',
        'LogType',
        'ClientContext',
        'DurableExecutionName',
        'Payload',
        'Qualifier',
        'TenantId',
      ],
      answerKinds: { StatusCode: 'number', FunctionError: 'string', LogResult: 'string', ExecutedVersion: 'string' },
      freeMembers: ['Payload'],
      startFaults: payloadFaults,
      // AWS: an execution sees the payload parsed, but TestState requires it as a string.
      textInTestState: ['Payload'],
      target,
      answered: (value, call) => returned(value ?? null, call),
      failed: functionFailure,
      sample: () => ({ StatusCode: 200, Payload: {} }),
    },
  },
};

/** A function's ARN as Resource is an invocation too: it needs the same right, and names its errors as this one. */
export const invokeResource: IntegrationResource = {
  kind: 'integration',
  arn: 'arn:aws:states:::lambda:invoke',
  resourceType: 'lambda',
  resource: 'invoke',
  service: 'lambda',
  action: 'invoke',
  awsSdk: false,
  pattern: 'REQUEST_RESPONSE',
  version: 1,
};

/**
 * AWS (reported): a payload that is a number fails the task before it is scheduled. So, presumably, does a boolean. A
 * member whose name ends with `.$`, from a template with `"token.$.$"`, fails it unless its value is a path.
 */
function payloadFaults({ Payload }: JsonObject): readonly string[] {
  if (isNumber(Payload) || typeof Payload === 'boolean') return ["The value for the field 'Payload' must be a STRING"];
  for (const [name, value] of Object.entries(objectOf(Payload))) {
    if (!name.endsWith('.$') || (typeof value === 'string' && value.startsWith('$'))) continue;
    return [`The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`];
  }
  return [];
}

function target(parameters: JsonObject): CallTarget {
  const received = eventOf(parameters);
  const given = textParameter(parameters, 'FunctionName');
  if (given === undefined) return { received };
  const { name, qualifier = textParameter(parameters, 'Qualifier') } = parseFunctionName(given);
  return { kind: 'function', name, qualifier, received };
}

/**
 * The event that a function gets.
 *
 * AWS: a Payload that is left out or null reaches the function as an empty object; a string is sent unchanged, so it
 * must be JSON.
 */
export function eventOf(parameters: JsonObject): Json {
  const payload = member(parameters, 'Payload') ?? null;
  if (payload === null) return {};
  if (typeof payload !== 'string') return payload;
  try {
    return parseJson(payload);
  } catch {
    return payload;
  }
}

/** Invoke's response, wherever the function ran, without the payload. */
interface InvokeAnswer {
  readonly statusCode: number;
  readonly executedVersion?: string | undefined;
  readonly functionError?: string | undefined;
  readonly logResult?: string | undefined;
}

/**
 * The result of the optimised integration.
 *
 * AWS: Payload is parsed, and null if there is no response to wait for.
 */
export function invokeResult(
  { statusCode, executedVersion, logResult }: InvokeAnswer,
  payload: Json,
  http: () => Omit<HttpAnswer, 'statusCode'>,
): JsonObject {
  const answer = (): HttpAnswer => {
    const { requestId, headers } = http();
    return { statusCode, requestId, headers };
  };
  if (executedVersion === undefined || logResult !== undefined) {
    const members = sortMembers({
      ExecutedVersion: executedVersion,
      LogResult: logResult,
      Payload: payload,
      StatusCode: statusCode,
    });
    return withMetadata(members, upperBound(members), answer);
  }
  // The usual response, written out because every mocked function creates one.
  const result: Record<string, Json> = { ExecutedVersion: executedVersion, Payload: payload };
  addMetadata(result, upperBound(payload), answer);
  result['StatusCode'] = statusCode;
  return result;
}

/**
 * The result in `aws-sdk:`. AWS: Payload stays a string; an error of the function is part of it and does not fail the
 * task.
 */
export function sdkInvokeResult(answer: InvokeAnswer & { readonly payload: string }): JsonObject {
  return sortMembers({
    ExecutedVersion: answer.executedVersion,
    FunctionError: answer.functionError,
    LogResult: answer.logResult,
    Payload: answer.payload,
    StatusCode: answer.statusCode,
  });
}

/**
 * The result of a call whose function returns `payload`: by ARN the payload itself, otherwise Invoke's response around
 * it.
 */
export function returned(payload: Json, call: ServiceCall): JsonObject {
  const type = member(call.parameters, 'InvocationType');
  const statusCode = type === 'Event' ? 202 : type === 'DryRun' ? 204 : 200;
  const executedVersion = statusCode === 200 ? versionOf(call.parameters) : undefined;
  const text = (): string => (statusCode === 200 ? toCompactText(payload) : '');
  if (call.resource.awsSdk) return sdkInvokeResult({ statusCode, payload: text(), executedVersion });
  return invokeResult({ statusCode, executedVersion }, statusCode === 200 ? payload : null, () => {
    const requestId = call.id('request');
    const hex = call.id('trace').replaceAll('-', '') + call.id('parent').replaceAll('-', '');
    const length = Buffer.byteLength(text());
    return { requestId, headers: invokeHeaders({ requestId, executedVersion, length, nowMs: call.nowMs, hex }) };
  });
}

/**
 * The end of a task whose function threw: the error is the function's own, the cause its response.
 *
 * AWS: the cause is JSON, as the Node.js runtime writes it. In `aws-sdk:`, the result contains it, and the task does
 * not fail. Nor does it if the function is invoked as `Event`: nothing waits for its end, so only the service can fail
 * (`Lambda.TooManyRequestsException`).
 */
function functionFailure(errorType: string, errorMessage: string, call: ServiceCall): TaskOutcome | undefined {
  // Lambda itself rejects the call: no function has failed.
  if (errorType.startsWith('Lambda.') && errorType !== 'Lambda.Unknown') return undefined;
  if (call.resource.pattern === 'REQUEST_RESPONSE' && member(call.parameters, 'InvocationType') === 'Event')
    return { output: returned(null, call) };
  const payload = JSON.stringify({ errorType, errorMessage, trace: [] });
  if (!call.resource.awsSdk) return { error: errorType, cause: payload };
  const answer = { statusCode: 200, payload, executedVersion: '$LATEST', functionError: 'Unhandled' };
  return { output: sdkInvokeResult(answer) };
}

/** The version that was called, if the qualifier is one; an alias is assumed to be the latest version. */
function versionOf(parameters: JsonObject): string {
  const { qualifier } = target(parameters);
  return qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
}

interface InvokeHeaders extends Omit<InvokeAnswer, 'statusCode'> {
  readonly requestId: string;
  /** The size of the payload, in bytes. */
  readonly length: number;
  readonly nowMs: number;
  /** At least 40 hexadecimal digits: for the ids of the trace and its parent. */
  readonly hex: string;
}

/** The headers of Invoke's response. AWS: only a response with a payload contains its version and content type. */
export function invokeHeaders(answer: InvokeHeaders): HttpHeaders {
  const { requestId, executedVersion, functionError, logResult, length, nowMs, hex } = answer;
  const headers: Record<string, string> = {};
  if (executedVersion !== undefined) headers['X-Amz-Executed-Version'] = executedVersion;
  if (functionError !== undefined) headers['X-Amz-Function-Error'] = functionError;
  if (logResult !== undefined) headers['X-Amz-Log-Result'] = logResult;
  headers['x-amzn-Remapped-Content-Length'] = '0';
  headers['Connection'] = 'keep-alive';
  headers['x-amzn-RequestId'] = requestId;
  headers['Content-Length'] = String(length);
  headers['Date'] = new Date(nowMs).toUTCString();
  const seconds = Math.floor(nowMs / 1000).toString(16);
  headers['X-Amzn-Trace-Id'] = `Root=1-${seconds}-${hex.slice(0, 24)};Parent=${hex.slice(24, 40)};Sampled=0`;
  if (executedVersion !== undefined) headers['Content-Type'] = 'application/json';
  return headers;
}
