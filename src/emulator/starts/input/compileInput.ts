import type { DeclaredTargetOfRule } from '../../../contract/starts/DeclaredRule';
import { isJson, toCompactText } from '../../../util/json';
import { compileSelect } from './compileSelect';
import { InputFailure } from './InputFailure';
import { compileTransformer } from './compileTransformer';
import type { InputMaker } from './InputMaker';

type Given = Pick<DeclaredTargetOfRule, 'id' | 'input' | 'inputPath' | 'inputTransformer'>;

/**
 * Compiles how a target gets its input: the whole event, a constant, a part, or a template. Throws an error with the
 * message of PutTargets.
 */
export function compileInput({ id, input, inputPath, inputTransformer }: Given): InputMaker {
  if ([input, inputPath, inputTransformer].filter((one) => one !== undefined).length > 1)
    // AWS: recorded by LocalStack, 2024.
    throw new Error(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`);
  if (input !== undefined) {
    // AWS: PutTargets, InvalidInputException: "JSON syntax error in input for target".
    if (!isJson(input)) throw new Error(`JSON syntax error in input for target ${id}: ${input.slice(0, 200)}`);
    return () => input;
  }
  if (inputTransformer !== undefined) return compileTransformer(id, inputTransformer);
  if (inputPath === undefined) return toCompactText;
  const select = compileSelect(inputPath);
  return (event) => {
    const value = select(event);
    if (value !== undefined) return toCompactText(value);
    throw new InputFailure(`InputPath '${inputPath}' selects nothing in the event.`);
  };
}
