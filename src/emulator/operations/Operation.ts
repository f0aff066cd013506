import type { Json } from '../../util/json';
import { compileInput } from './model/compileInput';
import type { StructureShape, ValueOf } from './model/shapes';
import type { OperationContext } from './OperationContext';

/** One operation of the Step Functions API. */
export interface Operation {
  /** As `X-Amz-Target` names it. */
  readonly name: string;
  readonly input: StructureShape;
  /** See `compileInput`. */
  check(input: Json): never;
  /** Carries out a call and answers as the wire does: dates are epoch seconds. `input`: the result of `check`. */
  handle(context: OperationContext, input: never): object | Promise<object>;
}

/** Declares an operation; the type of its input follows from the shape. */
export function operation<const Input extends StructureShape>(declaration: {
  readonly name: string;
  readonly input: Input;
  handle(context: OperationContext, input: ValueOf<Input>): object | Promise<object>;
}): Operation {
  return { ...declaration, check: compileInput(declaration.input) as Operation['check'] };
}
