import { StatesError } from '../../errors/StatesError';
import { isArray, isObject, member, toText, type Json, type JsonArray, type JsonObject } from '../../util/json';
import { withMember } from '../../util/jsonSize';
import { setMember } from '../../util/setMember';
import { compilePath } from './jsonPath/compilePath';
import { InvalidPathError } from './jsonPath/Cursor';

/** Puts a state's result into its input. */
type ResultPath = (input: Json, result: Json) => Json;

type Step = string | number;

/**
 * Compiles a `ResultPath`: `null` keeps the input, `$` (the default) keeps the result, a longer reference path puts the
 * result into the input. Missing objects are created, and arrays for `[0]`. An existing member is replaced in place; a
 * new one comes last. Throws `InvalidPathError`. The returned function throws `States.ReferencePathConflict` if the
 * input has no place for the result.
 *
 * AWS: the States Language calls this error States.ResultPathMatchFailure; the service does not.
 *
 * @example compileResultPath('$.a.b')({ x: 1 }, 2) // { x: 1, a: { b: 2 } }
 */
export function compileResultPath(source: string | null | undefined): ResultPath {
  if (source === null) return (input) => input;
  if (source === undefined) return (_input, result) => result;
  const steps = stepsOf(source);
  if (steps.length === 0) return (_input, result) => result;
  return (input, result) => {
    const output = put(input, steps, 0, result);
    if (output !== undefined) return output;
    throw referencePathConflict(source, stepWithoutPlace(input, steps), input);
  };
}

/**
 * AWS: the message names the whole path if the input is neither an object nor an array (recorded 2026).
 * AWS (reported): otherwise it names the failing step.
 */
export function referencePathConflict(path: string, step: string | number, input: Json): StatesError {
  const failing = isObject(input) || isArray(input) ? `step "${step}"` : `ReferencePath ${path}`;
  return new StatesError('States.ReferencePathConflict', `Unable to apply ${failing} to input ${toText(input)}`);
}

/** The step at which `put` fails. */
function stepWithoutPlace(input: Json, steps: readonly Step[]): Step {
  let node: Json | undefined = input;
  for (const step of steps) {
    const fits = typeof step === 'string' ? node === undefined || isObject(node) : takesElement(node, step);
    if (!fits) return step;
    node = isArray(node) ? node[step as number] : node && member(node as JsonObject, step as string);
  }
  return steps.at(-1)!;
}

function stepsOf(source: string): Step[] {
  const path = compilePath(source);
  if (path.root !== 'input') {
    throw new InvalidPathError(
      source,
      0,
      'a ResultPath starts with "$", it cannot write to variables or to the context',
    );
  }
  if (!path.referencePath) throw new InvalidPathError(source, 0, 'a ResultPath must be a reference path');
  return path.segments.map((segment) => {
    if (segment.kind === 'member') return segment.name;
    if (segment.kind === 'index') return segment.index;
    throw new InvalidPathError(source, 0, 'a ResultPath must be a reference path');
  });
}

/** AWS (reported): a missing array is created for its first element, as objects are for a member. */
function takesElement(node: Json | undefined, index: number): boolean {
  if (node === undefined) return index === 0;
  return isArray(node) && index >= 0 && index < node.length;
}

/** `undefined`: the existing value does not fit the path. */
function put(node: Json | undefined, steps: readonly Step[], at: number, result: Json): Json | undefined {
  const step = steps[at];
  if (step === undefined) return result;
  return typeof step === 'string'
    ? putMember(node, step, steps, at, result)
    : putElement(node, step, steps, at, result);
}

function putMember(
  node: Json | undefined,
  name: string,
  steps: readonly Step[],
  at: number,
  result: Json,
): Json | undefined {
  if (node !== undefined && !isObject(node)) return undefined;
  const value = put(node && member(node, name), steps, at + 1, result);
  if (value === undefined) return undefined;
  if (node !== undefined) return withMember(node, name, value);
  const made: Record<string, Json> = {};
  setMember(made, name, value);
  return made;
}

function putElement(
  node: Json | undefined,
  index: number,
  steps: readonly Step[],
  at: number,
  result: Json,
): Json | undefined {
  if (!takesElement(node, index)) return undefined;
  const value = put((node as JsonArray | undefined)?.[index], steps, at + 1, result);
  if (value === undefined) return undefined;
  return node === undefined ? [value] : (node as JsonArray).with(index, value);
}
