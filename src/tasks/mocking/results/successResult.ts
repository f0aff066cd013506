import { createHash } from 'node:crypto';
import type { TaskRequest } from '../../../language/asl/task';
import { asText } from '../../integrations/jsonText';
import { isArray, isObject, member, type Json, type JsonObject } from '../../../util/json';
import { findJob, submissionFailure } from '../../awsServices/awsServices';
import type { ResultForm } from '../answers/Answer';
import { callTarget } from '../callTarget';
import { executionResult, startedExecution } from './executionResult';
import { lambdaResult } from './lambdaResult';
import { isSdk, metadata } from './metadata';
import { stableId } from './stableId';

/** The answer of a service that took the call, members in the order AWS prints them. */
type Success = (request: TaskRequest) => JsonObject;

const successes: Readonly<Record<string, Success>> = {
  'sqs:sendMessage': (request) => ({
    [isSdk(request) ? 'Md5OfMessageBody' : 'MD5OfMessageBody']: md5OfBody(request),
    MessageId: stableId(request, 'message'),
    ...metadata(request),
  }),
  'sns:publish': (request) => ({ MessageId: stableId(request, 'message'), ...metadata(request, 'text/xml') }),
  // AWS: putEvents has no SdkHttpMetadata.
  'eventbridge:putEvents': (request) => ({ Entries: eventIds(request), FailedEntryCount: 0 }),
};

/** Services whose integration is Step Functions' own and shows no SDK metadata. */
const withoutMetadata = ['apigateway', 'http', 'eventbridge', 'bedrockagentcore'];

/**
 * The ordinary success of whatever a task calls. A service that is not known by heart answers with no members of its
 * own.
 */
export function successResult(request: TaskRequest): Json {
  const { resource } = request;
  if (resource.kind !== 'integration') return null;
  const { service, action } = callTarget(request);
  if (service === 'lambda' && action === 'invoke') return lambdaResult(null, request);
  if (service === 'sfn' && /^start(Sync)?Execution$/.test(action)) return executionResult(undefined, request);
  // What is known for certain of a job that has ended well.
  return findJob(resource)?.end.success ?? requestResponse(request);
}

/** What the service says when a `.sync` or `.waitForTaskToken` task is submitted. */
export function submissionResult(request: TaskRequest): Json {
  const { service, action } = callTarget(request);
  if (service === 'lambda' && action === 'invoke') return lambdaResult(null, request);
  if (service === 'sfn' && action === 'startExecution') return startedExecution(request);
  return requestResponse(request);
}

function requestResponse(request: TaskRequest): JsonObject {
  const { service, action } = callTarget(request);
  const success = successes[`${service}:${action}`];
  if (success) return success(request);
  return withoutMetadata.includes(service) ? {} : metadata(request);
}

/** The members that a test gives, over those of the service's ordinary success. */
export const completedResult: ResultForm = (value, request) => {
  if (value === undefined) return successResult(request);
  if (isObject(value) && submissionFailure(request.resource, value)) return value;
  const success = successResult(request);
  return isObject(value) && isObject(success) ? { ...success, ...value } : value;
};

function md5OfBody({ parameters }: TaskRequest): string {
  const body = isObject(parameters) ? member(parameters, 'MessageBody') : undefined;
  return createHash('md5')
    .update(asText(body ?? ''))
    .digest('hex');
}

function eventIds(request: TaskRequest): readonly Json[] {
  const entries = isObject(request.parameters) ? member(request.parameters, 'Entries') : undefined;
  return (isArray(entries) ? entries : [null]).map((_entry, i) => ({ EventId: stableId(request, `event ${i}`) }));
}
