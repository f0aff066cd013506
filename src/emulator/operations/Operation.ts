import type { Json } from '../../util/json';
import { compileInput } from './model/compileInput';
import { structure, type MemberShapes, type StructureOf, type StructureShape } from './model/shapes';
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

/** Declares an operation by its name and the members of its input, from which the type of the input follows. */
export function operation<Members extends MemberShapes>(
  name: string,
  {
    input: members,
    handle,
  }: {
    readonly input: Members;
    handle(context: OperationContext, input: StructureOf<Members>): object | Promise<object>;
  },
): Operation {
  const input = structure(`${name}Input`, members);
  return { name, input, check: compileInput(input) as Operation['check'], handle };
}
