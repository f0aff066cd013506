import type { TaskRequest } from '../../../contract/task';
import type { TargetKind } from '../../../services/AwsService';
import { plainName, targetWords } from '../../../services/TargetNames';
import { nameGiven } from '../scriptArguments';
import { callTarget } from '../callTarget';
import type { RequestMatcher } from './RequestMatcher';
import { callName } from '../callName';
import { parseFunctionName } from '../../../services/functionName';

/** `an SQS queue` */
export function withArticle(word: string): string {
  return `${/^(?:S[A-Z]|[aeiou])/.test(word) ? 'an' : 'a'} ${word}`;
}

/**
 * Calls of one function, queue, topic, event bus, nested state machine or activity, given by name, ARN, URL or any
 * other name that the loaded files use for it. Account and region are ignored; a function's qualifier counts if given
 * (`charge:live`). AWS: a call without one is for `$LATEST`.
 */
export function targetMatcher(kind: TargetKind, given: string): RequestMatcher {
  nameGiven(given, withArticle(targetWords[kind]));
  const name = plainName(kind, given);
  const qualifier = kind === 'function' ? parseFunctionName(given).qualifier : undefined;
  return {
    description: `${targetWords[kind]} '${given}'`,
    target: { kind, given, name },
    matches(request, names) {
      const target = callTarget(request);
      return (
        target.kind === kind &&
        (target.name === name || names?.means(kind, given, target.name ?? '') === true) &&
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
