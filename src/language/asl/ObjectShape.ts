import type { QueryLanguage } from './types';

/**
 * What a field holds. Kinds that read data mean different things in the two query languages: a `template` is a payload
 * template (`.$` members) in JSONPath and any JSON with `{% … %}` strings in JSONata.
 */
export type FieldKind =
  | 'string'
  | 'boolean'
  /** A whole number; in JSONata states that allow it also an expression. */
  | 'integer'
  | 'number'
  | 'object'
  | 'array'
  | 'strings'
  | 'anything'
  /** One of `values`. */
  | 'enum'
  /** One of `values`, which decides what the rest of the object may hold. */
  | 'discriminator'
  /** The name of a state in the same block. */
  | 'stateName'
  /** A JSONPath or null. */
  | 'nullablePath'
  /** A JSONPath that leads to a single node. */
  | 'referencePath'
  /** A reference path into the state's input, or null. */
  | 'resultPath'
  /** A JSONPath, or an intrinsic function that gives a text. */
  | 'stringPath'
  /** A text; in JSONata states also an expression. */
  | 'text'
  | 'timestamp'
  /** An object whose values come from data. */
  | 'template'
  /** An object whose members name variables, and whose values come from data. */
  | 'assign'
  /** Any JSON whose values may come from data. */
  | 'payload'
  /** `{% … %}` or a literal boolean. */
  | 'condition';

export interface FieldShape {
  readonly kind: FieldKind;
  /** Only in states of this query language. */
  readonly language?: QueryLanguage;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
  /** Whether a JSONata state may write an expression for a number. */
  readonly expression?: boolean;
  /** Whether an array must have an item. */
  readonly nonEmpty?: boolean;
}

const jsonataKinds: ReadonlySet<FieldKind> = new Set([
  'template',
  'assign',
  'payload',
  'text',
  'timestamp',
  'condition',
] as const);

/** Whether a JSONata state may write `{% … %}` into a field, or somewhere in it. */
export function mayHoldJsonata({ kind, expression }: FieldShape): boolean {
  return expression === true || jsonataKinds.has(kind);
}

/** What an object of the language may hold. */
export interface ObjectShape {
  readonly fields: Readonly<Record<string, FieldShape>>;
  readonly required: readonly string[];
  /** Groups of which one field must be there, and no second one. */
  readonly exactlyOne: readonly (readonly string[])[];
  /** Groups of which at most one field may be there. */
  readonly atMostOne: readonly (readonly string[])[];
}

/** Makes a shape from its fields; conditions that are left out do not apply. */
export function shape(fields: ObjectShape['fields'], rest: Partial<Omit<ObjectShape, 'fields'>> = {}): ObjectShape {
  return { fields, required: [], exactlyOne: [], atMostOne: [], ...rest };
}
