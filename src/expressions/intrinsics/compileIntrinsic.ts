import type { Json } from '../../util/json';
import type { ExpressionScope } from '../ExpressionScope';
import { InvalidIntrinsicError } from './InvalidIntrinsicError';

export interface CompiledIntrinsic {
  readonly source: string;
  /** `States.Format` */
  readonly name: string;
  /** Every variable its arguments read. */
  readonly variables: readonly string[];
  evaluate(scope: ExpressionScope): Json;
}

/** Compiles a call of an intrinsic function. Throws `InvalidIntrinsicError`. */
export function compileIntrinsic(source: string): CompiledIntrinsic {
  throw new InvalidIntrinsicError(source, 0, 'intrinsic functions are not implemented yet');
}
