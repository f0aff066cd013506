import type { TaskRequest } from '../../../language/asl/task';
import type { TargetKind } from '../../awsServices/AwsService';
import { stateMachineName } from '../../awsServices/states';
import { parseFunctionName } from '../../awsServices/lambda';
import { nameGiven } from '../scriptArguments';
import { callTarget } from '../callTarget';
import type { RequestMatcher } from './RequestMatcher';
import { callName } from './serviceMatcher';

/** How messages call each kind. */
export const targetWords: Readonly<Record<TargetKind, string>> = {
  function: 'Lambda function',
  queue: 'SQS queue',
  topic: 'SNS topic',
  eventBus: 'event bus',
  stateMachine: 'nested state machine',
  activity: 'activity',
};

/** `an SQS queue` */
export function withArticle(word: string): string {
  return `${/^(?:S[A-Z]|[aeiou])/.test(word) ? 'an' : 'a'} ${word}`;
}

/**
 * Calls of one function, queue, topic, event bus, nested state machine or activity, given by name, ARN or URL.
 * Account and region do not count; a function's qualifier counts when it is given (`charge:live`). AWS: a call without
 * one is of `$LATEST`.
 */
export function targetMatcher(kind: TargetKind, given: string): RequestMatcher {
  nameGiven(given, withArticle(targetWords[kind]));
  const { name, qualifier } =
    kind === 'function' ? parseFunctionName(given) : { name: plainName(given), qualifier: undefined };
  return {
    description: `${targetWords[kind]} '${given}'`,
    target: { kind, given },
    matches(request) {
      const target = callTarget(request);
      return (
        target.kind === kind &&
        target.name === name &&
        (qualifier === undefined || (target.qualifier ?? latest) === qualifier)
      );
    },
    mismatch: (request) => `the call goes to ${whom(request)}`,
  };
}

const latest = '$LATEST';

function whom(request: TaskRequest): string {
  const { kind, name, qualifier } = callTarget(request);
  if (kind === undefined) return `'${callName(request.resource)}'`;
  return `${targetWords[kind]} '${name}${qualifier === undefined ? '' : `:${qualifier}`}'`;
}

/** The name of a queue, topic … that is given by name, ARN or URL. */
export function plainName(given: string): string {
  if (given.includes('://')) return given.split('/').at(-1)!;
  if (given.includes(':stateMachine:')) return stateMachineName(given);
  return given.split(':').at(-1)!.split('/').at(-1)!;
}
