import { mockLine } from '../../../util/mockLine';
import { HarnessError } from '../../../errors/HarnessError';
import { isObject, type JsonObject } from '../../../util/json';
import { andThen, orElse } from '../../../util/pending';
import { optionalText, placeOf } from '../../../services/parameters';
import { hexDigits } from '../ids';
import type { TaskAnswer, IntegrationIo } from '../IntegrationIo';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { resultReply, failureOutcome } from '../replies';
import { forward } from '../sdk/forward';
import { S3Failure } from './S3Failure';
import { bodiesOf } from '../border/bodies';
import { isWireCall } from '../wireCall';
import { isGiven, withoutEffect, type S3Call, type S3Task } from './tasks/S3Task';
import { copyObject } from './tasks/copyObject';
import { deleteObject } from './tasks/deleteObject';
import { deleteObjects } from './tasks/deleteObjects';
import { getObject } from './tasks/getObject';
import { headObject } from './tasks/headObject';
import { listObjectsV2 } from './tasks/listObjectsV2';
import { putObject } from './tasks/putObject';

/** A task that calls S3: answered by the store if it has the bucket, or else by the endpoint. */
export function answerS3(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const parameters = isObject(request.parameters) ? request.parameters : {};
  const bucketName = optionalText(parameters, 'Bucket') ?? '';
  const bucket = io.objects.bucketFor(request.executionArn, bucketName);
  const task = s3Tasks.get(request.resource.action);
  if (bucket === undefined || task === undefined) return forward(request, io);
  checkParameters(request, task, parameters);
  const text = (name: string): string | undefined => optionalText(parameters, name);
  const call: S3Call = { store: io.objects, bucketName, bucket, parameters, text, bodies: bodiesOf(request) };
  return orElse<Exclude<TaskAnswer, undefined>>(
    () => {
      checkAccess(request, task, call);
      return andThen(task.answer(call), (result) => resultReply(request.resource, result));
    },
    (error) => {
      if (!(error instanceof S3Failure)) throw error;
      return { outcome: failureOutcome(request.resource, { ...refusalIds(error, io), modelled: true }) };
    },
  ) as TaskAnswer;
}

function checkAccess({ executionArn }: ServiceRequest, { action }: S3Task, { store, bucketName, text }: S3Call): void {
  store.check(action, bucketName, text('Key'));
  const owner = text('ExpectedBucketOwner');
  if (owner !== undefined && owner !== placeOf(executionArn).accountId) throw new S3Failure('AccessDenied');
}

/** Parameters that would change the result must not be ignored. */
function checkParameters(request: ServiceRequest, task: S3Task, parameters: JsonObject): void {
  const { state, resource, caller } = request;
  // Clients request checksums that nobody has asked for, and send a stream with its length.
  const isClient = bodiesOf(request) !== undefined;
  const known = [
    'Bucket',
    'ExpectedBucketOwner',
    ...task.parameters,
    ...(isClient ? [...withoutEffect, 'ContentLength'] : []),
  ];
  const unknown = Object.keys(parameters).find((name) => !known.includes(name) && isGiven(parameters[name]));
  if (unknown === undefined) return;
  const isState = !isWireCall(request);
  const who = isState ? `State '${state}'` : `The handler of function '${caller?.functionName ?? ''}'`;
  const mock = isState
    ? `the state: ${mockLine(state, {})}`
    : `the call: sfn.mock.service('s3', '${resource.action}').returns({ … })`;
  throw new HarnessError(
    `${who} calls ${resource.arn} with ${unknown}, which the S3 in this process does not support. Mock ${mock}`,
  );
}

/** AWS: an S3 request id has sixteen digits, and there is a longer extended id. */
export function refusalIds(
  { code, message, statusCode, requestId, extendedRequestId }: S3Failure,
  chance: { random(): number },
): { code: string; message: string; statusCode: number; requestId: string; extendedRequestId: string } {
  return {
    code,
    message,
    statusCode,
    requestId: requestId ?? hexDigits(chance, 16).toUpperCase(),
    extendedRequestId: extendedRequestId ?? Buffer.from(hexDigits(chance, 112), 'hex').toString('base64'),
  };
}

/** The actions of S3 that the store answers, by name. */
const s3Tasks: ReadonlyMap<string, S3Task> = new Map(
  Object.entries({ getObject, headObject, listObjectsV2, putObject, copyObject, deleteObject, deleteObjects }),
);
