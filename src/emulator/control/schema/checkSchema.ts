import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020';
import type * as Library from 'ajv/dist/2020';
import type { Fault } from '../ControlError';
import { components } from './components';
import type { Schema } from './Schema';
import { kindOf, type Json } from '../../../util/json';
import { didYouMean } from '../../../util/nearest';
import { lazy } from '../../../util/lazy';

const compiled = new Map<Schema, ValidateFunction>();
let ajv: Library.Ajv2020 | undefined;

/**
 * All faults of a value; their `pointer`s begin at it. If it matches no alternative, the faults are those of the one
 * that was probably meant.
 */
export function checkSchema(schema: Schema, value: unknown, where: Fault['in']): readonly Fault[] {
  const { anyOf } = schema;
  if (anyOf === undefined) return faultsOf(schema, value, where);
  const tried = anyOf.map((alternative) => faultsOf(alternative, value, where));
  if (tried.some((faults) => faults.length === 0)) return [];
  const strange = (faults: readonly Fault[]): number => faults.filter(isAtRoot).length;
  return tried.reduce((best, faults) => (strange(faults) < strange(best) ? faults : best));
}

function faultsOf(schema: Schema, value: unknown, where: Fault['in']): readonly Fault[] {
  const validate = compile(schema);
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter((error) => !isOfAlternative(error));
  // A value of the wrong type also breaks other rules, which add no information.
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  const faults = errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .map((error): Fault => ({ in: where, ...describeFault(error) }));
  // One fault may break several rules with the same message.
  return faults.filter(
    ({ pointer, message }, index) =>
      faults.findIndex((other) => other.pointer === pointer && other.message === message) === index,
  );
}

function isAtRoot({ pointer }: Fault): boolean {
  return pointer.split('/').length <= 2;
}

/** The message about all alternatives covers each of them. */
function isOfAlternative({ schemaPath }: ErrorObject): boolean {
  return /\/(?:oneOf|anyOf)\/\d/.test(schemaPath);
}

function compile(schema: Schema): ValidateFunction {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    ajv ??= new (loadLibrary().Ajv2020)({
      allErrors: true,
      verbose: true,
      // The document's own keywords (`components`, `examples`) are unknown to the library.
      strict: false,
      validateFormats: false,
      // Tests check the schemas. Here the library would compile the schema of schemas with the first request.
      validateSchema: false,
      meta: false,
      // `constructor` is not a member of an empty object.
      ownProperties: true,
    });
    validate = ajv.compile({ ...schema, components: { schemas: namedBy(schema) } });
    compiled.set(schema, validate);
  }
  return validate;
}

/**
 * The named schemas that a schema refers to, directly or indirectly: the library processes everything that it is given.
 */
function namedBy(schema: Schema, found: Record<string, Schema> = {}): Readonly<Record<string, Schema>> {
  for (const [, name] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (name! in found) continue;
    found[name!] = components[name!]!;
    namedBy(found[name!]!, found);
  }
  return found;
}

/** Loaded late: most servers get no request of the control API. */
export const loadLibrary = lazy(() => require('ajv/dist/2020') as typeof import('ajv/dist/2020'));

const most = 100;

/** Converts the library's error to a fault: what is wrong, where, and what to write instead. */
function describeFault(error: ErrorObject): { readonly pointer: string; readonly message: string } {
  const { instancePath, keyword, params, data, parentSchema } = error;
  const pointer = instancePath;
  const schema = (parentSchema ?? {}) as Schema;
  const given = (params ?? {}) as Readonly<Record<string, unknown>>;
  const not = `not ${show(data)}.`;
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(given['additionalProperty']);
      return { pointer: `${pointer}/${escape(name)}`, message: `is not known. ${hint(name, schema)}` };
    }
    case 'required':
      return { pointer, message: `lacks the member '${String(given['missingProperty'])}'.` };
    case 'dependentRequired':
      return {
        pointer: `${pointer}/${escape(String(given['property']))}`,
        message: `goes with the member '${String(given['missingProperty'])}', which is missing.`,
      };
    case 'type':
      return { pointer, message: `must be ${words[String(given['type'])] ?? String(given['type'])}, ${not}` };
    case 'enum':
      return { pointer, message: `must be ${schema['x-must-be'] ?? oneOf((schema.enum ?? []).map(quote))}, ${not}` };
    case 'const':
      return { pointer, message: `must be ${show(schema.const)}, ${not}` };
    case 'oneOf':
      return { pointer, message: alternatives(schema, data) };
    case 'anyOf':
      return { pointer, message: `must be ${schema['x-must-be'] ?? 'something else'}, ${not}` };
    case 'pattern':
      return { pointer, message: `must be ${schema['x-must-be'] ?? `a string like ${schema.pattern!}`}, ${not}` };
    case 'minimum':
      return { pointer, message: `must be ${String(schema.minimum)} or more, ${not}` };
    case 'maximum':
      return { pointer, message: `must be ${String(schema.maximum)} or less, ${not}` };
    case 'minItems':
    case 'minLength':
      return { pointer, message: `must not be empty, ${not}` };
    default:
      return { pointer, message: `${error.message ?? 'is wrong'}, ${not}` };
  }
}

const words: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/** Alternatives are distinguished by their members. */
function alternatives({ oneOf: schemas = [], 'x-must-be': mustBe }: Schema, data: unknown): string {
  const names = schemas.flatMap(({ required = [] }) => required);
  if (names.length === 0) return `must be ${mustBe ?? 'something else'}, not ${show(data)}.`;
  const there = names.filter((name) => typeof data === 'object' && data !== null && Object.hasOwn(data, name));
  const has = there.length === 0 ? 'it has none' : `it has ${there.map(quote).join(' and ')}`;
  return `must have exactly one of ${names.map(quote).join(', ')}; ${has}.`;
}

function hint(name: string, { properties = {} }: Schema): string {
  const known = Object.keys(properties);
  return didYouMean(name, known) ?? (known.length === 0 ? 'No member is known here.' : `Known: ${known.join(', ')}.`);
}

function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`;
}

function quote(name: string): string {
  return `'${name}'`;
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function show(data: unknown): string {
  if (data === undefined) return 'nothing';
  const written = JSON.stringify(data);
  if (written.length <= most) return written;
  const kind = kindOf(data as Json);
  return kind === 'string' ? `${written.slice(0, most)}…` : words[kind === 'object' ? 'object' : kind]!;
}
