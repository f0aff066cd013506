import type { Json, JsonObject } from '../../util/json';
import type {
  CatcherDefinition,
  ChoiceRuleDefinition,
  ItemProcessorDefinition,
  QueryLanguage,
  RetrierDefinition,
  StatesBlock,
} from './types';

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
  /** A JSONPath, or an intrinsic function that returns a string. */
  | 'stringPath'
  /** A string; in JSONata states also an expression. */
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
  /** The shape of an object, or of each item of an array. */
  readonly of?: keyof ObjectTypes;
}

/** The TypeScript types of what each kind of field holds. */
interface KindTypes {
  readonly string: string;
  readonly boolean: boolean;
  readonly integer: number;
  readonly number: number;
  readonly object: JsonObject;
  readonly array: readonly Json[];
  readonly strings: readonly string[];
  readonly anything: Json;
  readonly enum: string;
  readonly discriminator: string;
  readonly stateName: string;
  readonly nullablePath: string | null;
  readonly referencePath: string;
  readonly resultPath: string | null;
  readonly stringPath: string;
  readonly text: string;
  readonly timestamp: string;
  readonly template: JsonObject;
  readonly assign: JsonObject;
  readonly payload: Json;
  readonly condition: boolean | string;
}

/** The objects in fields that have their own type. */
interface ObjectTypes {
  readonly retrier: RetrierDefinition;
  readonly catcher: CatcherDefinition;
  readonly rule: ChoiceRuleDefinition;
  readonly branch: StatesBlock;
  readonly processor: ItemProcessorDefinition;
}

/** The TypeScript type of a field's value. */
type FieldValue<Field extends FieldShape> = Field extends { readonly of: infer Name extends keyof ObjectTypes }
  ? Field['kind'] extends 'array'
    ? readonly ObjectTypes[Name][]
    : ObjectTypes[Name]
  : Field extends { readonly values: readonly (infer Value)[] }
    ? Value
    : KindTypes[Field['kind']] | (Field extends { readonly expression: true } ? string : never);

/** The TypeScript type of an object with a shape. */
export type ObjectOf<Shape extends ObjectShape> = {
  readonly [Name in Shape['required'][number] & keyof Shape['fields']]: FieldValue<Shape['fields'][Name]>;
} & {
  readonly [Name in Exclude<keyof Shape['fields'], Shape['required'][number]>]?: FieldValue<Shape['fields'][Name]>;
};

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
  /** Groups of fields of which exactly one must be present. */
  readonly exactlyOne: readonly (readonly string[])[];
  /** Groups of fields of which at most one may be present. */
  readonly atMostOne: readonly (readonly string[])[];
}

/** A shape whose fields are known to the compiler. */
export interface KnownShape<
  Fields extends ObjectShape['fields'],
  Required extends readonly string[],
> extends ObjectShape {
  readonly fields: Fields;
  readonly required: Required;
}

/** `NoInfer` of TypeScript 5.4: users' projects may have 5.0. */
type NotInferred<T> = [T][T extends unknown ? 0 : never];

/** Creates a shape from its fields. Omitted conditions do not apply. */
export function shape<
  const Fields extends ObjectShape['fields'],
  const Required extends readonly (keyof Fields & string)[] = readonly [],
>(
  fields: Fields,
  conditions: {
    readonly required?: Required;
    readonly exactlyOne?: readonly (readonly (keyof Fields & string)[])[];
    readonly atMostOne?: readonly (readonly (keyof Fields & string)[])[];
  } = {},
): KnownShape<Fields, NotInferred<Required>> {
  const { required = [] as readonly string[] as Required, exactlyOne = [], atMostOne = [] } = conditions;
  return { fields, required, exactlyOne, atMostOne };
}
