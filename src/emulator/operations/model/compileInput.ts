import { type Json, isArray, isObject } from '../../../util/json';
import { convertStructure, memberShapeOf, type Converted } from './convert';
import { requestError } from './requestError';
import type { StructureShape, ValueOf, ListShape, MemberShapes, NumberShape, Shape, StringShape } from './shapes';
import { violations } from './violations';

/**
 * Creates the check of an operation's input, which returns it typed, without members that the shape does not have.
 * Throws SerializationException for wrong types, ValidationException with all broken constraints.
 *
 * @example compileInput(structure('DescribeActivityInput', { activityArn: required(Arn) }))({}) // ValidationException:
 * 1 validation error detected: Value null at 'activityArn' failed to satisfy constraint: …
 */
export function compileInput<Input extends StructureShape>(shape: Input): (json: Json) => ValueOf<Input> {
  const check = compileShape(shape);
  return (json) => {
    const checked = check(json);
    return (checked === wrong || checked === undefined ? explain(shape, json) : checked) as ValueOf<Input>;
  };
}

/** Returns an input, or throws what is wrong with it. */
function explain(shape: StructureShape, json: Json): unknown {
  const value = convertStructure(shape, json);
  const found = violations(shape, value);
  if (found.length > 0) {
    const count = `${found.length} validation error${found.length === 1 ? '' : 's'} detected`;
    throw requestError('com.amazon.coral.validate', 'ValidationException', `${count}: ${found.join('; ')}`);
  }
  return value;
}

/** Marks a wrong value: `convert` and `violations` find out what is wrong. */
export const wrong = Symbol('wrong');

/** Converts and checks a value; `undefined` for null, `wrong` for a value that does not match the shape. */
type CompiledShape = (json: Json) => Converted | typeof wrong;

/**
 * Compiles a shape to one function that does what `convert` and `violations` do for a correct value. Nearly every input
 * is correct, and most calls are small.
 */
export function compileShape(shape: Shape): CompiledShape {
  const compiled = compileValue(shape);
  return (json) => (json === null ? undefined : compiled(json));
}

function compileValue(shape: Shape): CompiledShape {
  switch (shape.kind) {
    case 'string':
      return compileString(shape);
    case 'Boolean':
      return (json) => (typeof json === 'boolean' ? json : wrong);
    case 'list':
      return compileList(shape);
    case 'structure':
      return compileStructure(shape);
    default:
      return compileNumber(shape);
  }
}

function compileString({ min = 0, max = Infinity, pattern, values, upTo }: StringShape): CompiledShape {
  return (json) => {
    if (typeof json !== 'string') return wrong;
    const end = upTo === undefined ? -1 : json.indexOf(upTo);
    const text = end === -1 ? json : json.slice(0, end);
    if (text.length < min || text.length > max) return wrong;
    if (pattern !== undefined && !pattern.expression.test(text)) return wrong;
    return values === undefined || values.includes(text) ? json : wrong;
  };
}

const ranges = { Integer: 2 ** 31, Long: 2 ** 63, Float: Infinity } as const;

function compileNumber({ kind, min = -Infinity, max = Infinity }: NumberShape): CompiledShape {
  const range = ranges[kind];
  return (json) => {
    if (typeof json !== 'number') return wrong;
    const value = kind === 'Float' ? json : Math.trunc(json);
    return value >= min && value <= max && value < range && value >= -range ? value : wrong;
  };
}

function compileList({ element, min = 0, max = Infinity }: ListShape): CompiledShape {
  const compiled = compileValue(element);
  return (json) => {
    if (!isArray(json) || json.length < min || json.length > max) return wrong;
    const list: Converted[] = [];
    for (const item of json) {
      const value = item === null ? wrong : compiled(item);
      if (value === wrong) return wrong;
      list.push(value);
    }
    return list;
  };
}

function compileStructure({ members }: StructureShape): CompiledShape {
  const compiled = compileMembers(members);
  return (json) => {
    if (!isObject(json)) return wrong;
    const structure: Record<string, Converted> = {};
    for (const { name, required, check } of compiled) {
      const given = json[name] ?? null;
      // A plain read detects a missing member faster than an own-property check.
      if (given === null || !Object.hasOwn(json, name)) {
        if (required) return wrong;
        continue;
      }
      const value = check(given);
      if (value === wrong) return wrong;
      structure[name] = value;
    }
    return structure;
  };
}

function compileMembers(
  members: MemberShapes,
): readonly { readonly name: string; readonly required: boolean; readonly check: CompiledShape }[] {
  return Object.entries(members).map(([name, member]) => ({
    name,
    required: 'required' in member,
    check: compileValue(memberShapeOf(member)),
  }));
}
