import type { ErrorObject } from 'ajv/dist/2020';
import { kindOf, type Json } from '../../../util/json';
import { didYouMean } from '../../../util/nearest';
import type { Schema } from './Schema';

const most = 100;

/** Turns the library's error into a fault: what is wrong, where, and what to write instead. */
export function describeFault(error: ErrorObject): { readonly pointer: string; readonly message: string } {
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
      return { pointer, message: `must be ${schema['x-must-be'] ?? `a text like ${schema.pattern!}`}, ${not}` };
    case 'minimum':
      return { pointer, message: `must be ${String(schema.minimum)} or more, ${not}` };
    case 'maximum':
      return { pointer, message: `must be ${String(schema.maximum)} or less, ${not}` };
    case 'minItems':
    case 'minLength':
      return { pointer, message: `must have something in it, ${not}` };
    default:
      return { pointer, message: `${error.message ?? 'is wrong'}, ${not}` };
  }
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/** Alternatives are told apart by their members. */
function alternatives({ oneOf: schemas = [], 'x-must-be': mustBe }: Schema, data: unknown): string {
  const names = schemas.flatMap(({ required = [] }) => required);
  if (names.length === 0) return `must be ${mustBe ?? 'something else'}, not ${show(data)}.`;
  const there = names.filter((name) => typeof data === 'object' && data !== null && Object.hasOwn(data, name));
  const has = there.length === 0 ? 'it has none' : `it has ${there.map(quote).join(' and ')}`;
  return `must have exactly one of ${names.map(quote).join(', ')}; ${has}.`;
}

function hint(name: string, { properties = {} }: Schema): string {
  const known = Object.keys(properties);
  return didYouMean(name, known) ?? (known.length === 0 ? 'Nothing is known here.' : `Known: ${known.join(', ')}.`);
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
