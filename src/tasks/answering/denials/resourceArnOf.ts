import type { TaskRequest } from '../../../language/asl/task';
import { isObject, member } from '../../../util/json';
import { placeOf } from '../../integrations/arns';
import { callTarget } from '../../mocking/callTarget';

/** What a task is about, as an access-denied error names it; `*` where its parameters do not tell. */
export function resourceArnOf(request: TaskRequest): string {
  const { resource, parameters, executionArn } = request;
  if (resource.kind === 'lambdaFunction') return resource.arn;
  const { partition, region, accountId } = placeOf(executionArn);
  const own = (service: string, rest: string): string => `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  const text = (name: string): string | undefined => {
    const value = isObject(parameters) ? member(parameters, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const given = ['FunctionName', 'TopicArn', 'TargetArn', 'StateMachineArn', 'ResourceArn', 'SecretId'].map(text);
  const arn = given.find((value) => value?.startsWith('arn:'));
  if (arn !== undefined) return arn;
  const { kind, name, service } = callTarget(request);
  if (kind === 'function') return own('lambda', `function:${name!}`);
  if (kind === 'queue') return own('sqs', name!);
  if (kind === 'eventBus') return own('events', `event-bus/${name!}`);
  const table = text('TableName');
  if (service === 'dynamodb' && table !== undefined) return own('dynamodb', `table/${table}`);
  const bucket = text('Bucket');
  const key = text('Key');
  if (service === 's3' && bucket !== undefined)
    return `arn:${partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
  return '*';
}
