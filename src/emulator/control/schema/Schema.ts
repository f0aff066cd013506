import type { Json } from '../../../util/json';

/**
 * A JSON Schema (draft 2020-12), as far as the control API uses it: bodies are checked with it, and the OpenAPI
 * document contains it.
 */
export interface Schema<Value = unknown> {
  /** Only for the compiler: the type of the values. */
  readonly '~value'?: Value;
  readonly $ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  /** A description of valid values for messages: `twelve digits`. */
  readonly 'x-must-be'?: string;
}

/** The type of a schema's values, as far as it is known. */
export type ValueOf<S> = S extends Schema<infer Value> ? Exclude<Value, undefined> : never;

export const text: Schema<string> = { type: 'string' };
export const flag: Schema<boolean> = { type: 'boolean' };
export const yes: Schema<true> = { const: true };
export const count: Schema<number> = { type: 'integer', minimum: 0 };
export const number: Schema<number> = { type: 'number' };
/** Any JSON value. */
export const json: Schema<Json> = {};
export const time: Schema<string> = { type: 'string', format: 'date-time' };
export const anyObject: Schema<object> = { type: 'object' };
/** Strings by name. */
export const texts: Schema<Readonly<Record<string, string>>> = { type: 'object', additionalProperties: text };

export function described<Value>(schema: Schema<Value>, description: string): Schema<Value> {
  return { ...schema, description };
}

export function list<Value>(items: Schema<Value>): Schema<readonly Value[]> {
  return { type: 'array', items };
}

/** One of these words. */
export function word<const Word extends string>(...words: readonly Word[]): Schema<Word> {
  return { type: 'string', enum: words };
}

type GivenOf<Members, Required extends keyof Members> = {
  readonly [Name in Required]: ValueOf<Members[Name]>;
} & { readonly [Name in Exclude<keyof Members, Required>]?: ValueOf<Members[Name]> };

/**
 * A request: only these members, of which those in `required` must be present.
 *
 * @example given({ seconds: number }, ['seconds'])
 */
export function given<
  Members extends Readonly<Record<string, Schema>>,
  const Required extends keyof Members & string = never,
>(properties: Members, required: readonly Required[] = []): Schema<GivenOf<Members, Required>> {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

/** A response: more members may be added. Those whose name ends with `?` are optional. */
export function answered(properties: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(properties);
  const required = entries.filter(([name]) => !name.endsWith('?')).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    ...(required.length > 0 && { required }),
  };
}

/** A schema with this name in `components` of the document. */
export function named<Value>(name: string): Schema<Value> {
  return { $ref: `#/components/schemas/${name}` };
}

/** A time in the control API's form: ISO 8601 in UTC, always with milliseconds. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
