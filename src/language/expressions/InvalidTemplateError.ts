import type { InvalidIntrinsicError } from './intrinsics/InvalidIntrinsicError';
import type { InvalidPathError } from './jsonPath/InvalidPathError';

/** Thrown for a payload template with a wrong member. `pointer` leads from the field to it: `/Message/Body.$`. */
export class InvalidTemplateError extends Error {
  /** The field that holds the template: `Parameters`. */
  readonly field: string;
  /** Where in the field: a slash before each member name or index, names as they are. */
  readonly pointer: string;
  /** The wrong member as written: `Body.$`; `''` when it is the template as a whole. */
  readonly member: string;
  readonly problem: 'notAnExpression' | 'notAText' | 'duplicateMember' | 'tooDeep';
  readonly reason: string;
  /** What is wrong with the path or the call, when that is the problem. */
  readonly expressionError: InvalidPathError | InvalidIntrinsicError | undefined;

  constructor(
    field: string,
    pointer: string,
    member: string,
    problem: InvalidTemplateError['problem'],
    reason: string,
    expressionError?: InvalidPathError | InvalidIntrinsicError,
  ) {
    super(`${field}${pointer}: ${reason}`);
    this.name = 'InvalidTemplateError';
    this.field = field;
    this.pointer = pointer;
    this.member = member;
    this.problem = problem;
    this.reason = reason;
    this.expressionError = expressionError;
  }
}
