import type { OperationContext } from './OperationContext';
import type { StructureShape, ValueOf } from './model/shapes';

/** One operation of the Step Functions API. */
export interface Operation {
  /** As `X-Amz-Target` names it. */
  readonly name: string;
  readonly input: StructureShape;
  /** Acts and answers, in the shape of the wire: dates are epoch seconds. `input` has been checked against the shape. */
  handle(context: OperationContext, input: never): object | Promise<object>;
}

/** Declares an operation; the type of its input follows from the shape. */
export function operation<const Input extends StructureShape>(declaration: {
  readonly name: string;
  readonly input: Input;
  handle(context: OperationContext, input: ValueOf<Input>): object | Promise<object>;
}): Operation {
  return declaration;
}
