import { ownRequest } from '../../../contract/ownRequest';
import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { toOwnData } from '../../../util/copyJson';
import { isTrue } from '../../../util/isTrue';
import { toPlainNumbers, type Json } from '../../../util/json';
import { checkPattern, describePattern, findMismatch, valueAt } from '../partialMatch';
import { preview } from '../toJson';
import type { RequestMatcher } from './RequestMatcher';

/** Whether a script is for this input. The second argument is the whole request. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type InputPredicate = (input: any, request: TaskRequest) => boolean;

/** A part of an input: members that it does not name are ignored. */
export type InputPattern = object | string | number | boolean | null;

/**
 * Calls whose input matches: a partial value, or a predicate. `inputOf` returns the input: the effective parameters, or
 * what the named function or queue receives.
 */
export function inputMatcher(
  expected: InputPredicate | InputPattern,
  inputOf: (request: TaskRequest) => Json,
): RequestMatcher {
  if (typeof expected === 'function') return predicateMatcher(expected as InputPredicate, inputOf);
  checkPattern(expected);
  const pattern = describePattern(expected);
  const read = (request: TaskRequest): Json => toPlainNumbers(inputOf(request));
  return {
    description: `input like ${pattern}`,
    matches: (request) => findMismatch(expected, read(request)) === undefined,
    mismatch(request) {
      const input = read(request);
      const pointer = findMismatch(expected, input)!;
      return `the input has ${preview(valueAt(input, pointer))} at ${pointer === '' ? 'its root' : `'${pointer}'`}`;
    },
  };
}

function predicateMatcher(predicate: InputPredicate, inputOf: (request: TaskRequest) => Json): RequestMatcher {
  return {
    description: 'input that the predicate accepts',
    matches(request) {
      let answer: unknown;
      try {
        answer = predicate(toOwnData(inputOf(request)), predicate.length === 1 ? request : ownRequest(request));
      } catch (error) {
        throw new HarnessError(
          `The predicate given to .when(…) threw at state '${request.state}': ${String(error)}. ` +
            `Its input was ${preview(inputOf(request))}.`,
        );
      }
      if (answer === undefined)
        throw new HarnessError(
          `The predicate given to .when(…) returned undefined at state '${request.state}', so it never matches. ` +
            'Is a return missing? Write (input) => input.a === 1, without braces, or { return …; }.',
        );
      return isTrue(answer, 'The predicate given to .when(…)');
    },
    mismatch: (request) => `the predicate rejects the input ${preview(inputOf(request))}`,
  };
}
