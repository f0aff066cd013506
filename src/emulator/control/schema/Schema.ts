/** A JSON Schema (draft 2020-12), as far as the control API uses it: bodies are checked with it, and the document has it. */
export interface Schema {
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
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly deprecated?: boolean;
  /** What the value must be, as messages say it: `twelve digits`. */
  readonly 'x-must-be'?: string;
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const yes: Schema = { const: true };
export const count: Schema = { type: 'integer', minimum: 0 };
export const number: Schema = { type: 'number' };
/** Any JSON value. */
export const json: Schema = {};
export const time: Schema = { type: 'string', format: 'date-time' };
export const anyObject: Schema = { type: 'object' };

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** One of these words. */
export function word(...words: readonly string[]): Schema {
  return { type: 'string', enum: words };
}

/**
 * What a request gives: only these members, of which those in `required` must be there.
 *
 * @example given({ seconds: number }, ['seconds'])
 */
export function given(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

/** An answer: more members may be added. Those whose name ends with `?` are optional. */
export function answered(properties: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(properties);
  const required = entries.filter(([name]) => !name.endsWith('?')).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    ...(required.length > 0 && { required }),
  };
}

/** A schema that stands under this name in `components` of the document. */
export function named(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
