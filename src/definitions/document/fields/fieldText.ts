import type { FieldKind, FieldShape } from '../../../language/asl/ObjectShape';
import { mayHoldJsonata } from '../../../language/asl/ObjectShape';
import type { QueryLanguage } from '../../../language/asl/types';
import { isArray, isObject, type Json } from '../../../util/json';

/** What an author typed into a field: a value of the field, or what is wrong with it. */
export type Typed = { readonly value: Json } | { readonly fault: string };

type Reader = (text: string, shape: FieldShape, language: QueryLanguage) => Typed;

const asText: Reader = (text) => ({ value: text });

const path: Reader = (text) =>
  text.startsWith('$') ? { value: text } : { fault: 'A path begins with $: $.order.id, or $order for a variable.' };

const nullable: Reader = (text, shape, language) =>
  text.trim() === 'null' ? { value: null } : path(text, shape, language);

const json: Reader = (text) => {
  if (isJsonataText(text)) return { value: text.trim() };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { fault: `This is not JSON: ${(error as Error).message}` };
  }
};

const jsonObject: Reader = (text, shape, language) => {
  const typed = json(text, shape, language);
  if ('fault' in typed || isObject(typed.value)) return typed;
  return { fault: 'This must be a JSON object: { … }.' };
};

function number(isWhole: boolean): Reader {
  return (text, { min, max }, _language) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      return { fault: `This must be a ${isWhole ? 'whole ' : ''}number.` };
    if (isWhole && !Number.isInteger(value)) return { fault: 'This must be a whole number.' };
    if (min !== undefined && value < min) return { fault: `The smallest number here is ${min}.` };
    if (max !== undefined && value > max) return { fault: `The largest number here is ${max}.` };
    return { value };
  };
}

const oneOf: Reader = (text, { values = [] }) =>
  values.includes(text) ? { value: text } : { fault: `This must be one of ${values.join(', ')}.` };

/** How the text of each kind of field is read. */
const readers: Readonly<Record<FieldKind, Reader>> = {
  string: asText,
  text: asText,
  timestamp: asText,
  stateName: (text) => (text === '' ? { fault: 'Choose a state.' } : { value: text }),
  boolean: (text) =>
    text === 'true' || text === 'false' ? { value: text === 'true' } : { fault: 'This must be true or false.' },
  integer: number(true),
  number: number(false),
  enum: oneOf,
  discriminator: oneOf,
  nullablePath: nullable,
  resultPath: nullable,
  referencePath: path,
  stringPath: (text, shape, language) => (text.startsWith('States.') ? { value: text } : path(text, shape, language)),
  condition: (text) =>
    text === 'true' || text === 'false'
      ? { value: text === 'true' }
      : isJsonataText(text)
        ? { value: text.trim() }
        : { fault: 'A condition is an expression: {% $states.input.total > 100 %}' },
  anything: json,
  payload: json,
  template: jsonObject,
  assign: jsonObject,
  object: jsonObject,
  array: (text, shape, language) => {
    const typed = json(text, shape, language);
    return 'fault' in typed || Array.isArray(typed.value) ? typed : { fault: 'This must be a JSON array: [ … ].' };
  },
  strings: (text) => ({ value: text.split('\n').filter((line) => line !== '') }),
};

/**
 * Reads what an author typed into a field. JSON fields also take an expression without quotes around it.
 *
 * @example readField({ kind: 'integer', min: 1 }, '0', 'JSONPath') // { fault: 'The smallest number here is 1.' }
 */
export function readField(shape: FieldShape, text: string, language: QueryLanguage): Typed {
  if (language === 'JSONata' && mayHoldJsonata(shape) && isJsonataText(text)) return { value: text.trim() };
  return readers[shape.kind](text, shape, language);
}

/** How a value is shown in its field. */
export function printField({ kind }: FieldShape, value: Json | undefined): string {
  if (value === undefined) return '';
  if (kind === 'strings' && Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join('\n');
  if (typeof value === 'string' && (!jsonKinds.has(kind) || isJsonataText(value))) return value;
  return JSON.stringify(value, null, 2);
}

/** The kinds whose text is JSON, so that a string in them has quotes. */
export const jsonKinds: ReadonlySet<FieldKind> = new Set([
  'anything',
  'payload',
  'template',
  'assign',
  'object',
  'array',
] as const);

/**
 * Whether a value is of another kind than its field: a control made for the field could not show it, and would replace
 * it without a word.
 */
export function isMisfit({ kind }: FieldShape, value: Json | undefined): boolean {
  switch (kind) {
    case 'array':
      return value !== undefined && !isArray(value);
    case 'strings':
      return value !== undefined && !(isArray(value) && value.every((one) => typeof one === 'string'));
    case 'object':
    case 'assign':
      return value !== undefined && !isObject(value);
    case 'boolean':
      return value !== undefined && typeof value !== 'boolean';
    case 'enum':
    case 'discriminator':
    case 'stateName':
    case 'string':
      return value !== undefined && typeof value !== 'string';
    default:
      return false;
  }
}

/** Whether a string is a JSONata expression: `{% … %}`. */
export function isJsonataText(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('{%') && trimmed.endsWith('%}') && trimmed.length >= 4;
}
