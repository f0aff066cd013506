import { isPending } from '../../../util/pending';
import { testersMistake } from '../../../errors/HarnessError';
import { StatesError } from '../../../errors/StatesError';
import { ownRequest } from '../../../contract/ownRequest';
import type { TaskReply, TaskRequest } from '../../../contract/task';
import { toOwnData } from '../../../util/copyJson';
import { errorShape } from '../../integrations/lambda/errorShape';
import { toJson } from '../toJson';
import type { Answer, ScriptView } from './Answer';
import { failureReply } from './errorAnswer';
import { valueReply } from './valueReply';

/**
 * Computes a task's result. Gets the effective parameters (for a script made by `lambda(…)`, `sqs(…)` and so on: what
 * the function or queue receives) and the whole request. What it throws is the task's error.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnswerFunction = (input: any, request: TaskRequest) => unknown;

/** The function, which may be asynchronous, decides how the task ends. */
export function functionAnswer(
  answer: AnswerFunction,
  { inputOf, form, throwsAsFunction }: Omit<ScriptView, 'success'>,
): Answer {
  const replyWith = (value: unknown, request: TaskRequest): TaskReply =>
    valueReply(request, toJson(value, `The result of .answers(…) at state '${request.state}'`), form);
  return {
    description: `answers with ${answer.name === '' ? 'a function' : `${answer.name}()`}`,
    reply(request) {
      let value: unknown;
      try {
        value = answer(toOwnData(inputOf(request)), answer.length === 1 ? request : ownRequest(request));
      } catch (error) {
        return thrown(error, request, throwsAsFunction);
      }
      if (!isPending(value)) return replyWith(value, request);
      return Promise.resolve(value).then(
        (settled) => replyWith(settled, request),
        (error: unknown) => thrown(error, request, throwsAsFunction),
      );
    },
  };
}

/**
 * `failure('Shipping.Down', 'cause')` fails the task with exactly that; any other error fails it with its name and
 * message.
 */
function thrown(error: unknown, request: TaskRequest, throwsAsFunction: boolean): TaskReply {
  const mistake = testersMistake(error, () => `.answers(…) of state '${request.state}'`);
  if (mistake !== undefined) throw mistake;
  if (StatesError.is(error)) return failureReply(request, { error: error.error, cause: error.errorCause });
  if (throwsAsFunction) {
    const shape = errorShape(error);
    return failureReply(request, { error: shape['errorType'] as string, cause: JSON.stringify(shape) });
  }
  if (isErrorLike(error)) return failureReply(request, { error: error.name, cause: error.message });
  return failureReply(request, { error: 'Error', cause: String(error) });
}

/** Errors of another realm (Jest runs tests in its own) are not instances of our Error. */
function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}
