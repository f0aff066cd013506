/**
 * The shapes of the API model, declared with the functions below. A shape defines which values are allowed;
 * `compileInput` reads it, and `ValueOf` is its TypeScript type.
 */
export type Shape = StringShape | NumberShape | BooleanShape | ListShape | StructureShape;

export interface StringShape<Value extends string = string> {
  readonly kind: 'string';
  readonly min?: number;
  readonly max?: number;
  /** The whole string must match. `text` is the pattern as printed in the service's message. */
  readonly pattern?: { readonly text: string; readonly expression: RegExp };
  /** In the order in which the service's message prints them. */
  readonly values?: readonly Value[];
  /** The service leaves a sensitive value out of its messages. */
  readonly sensitive?: boolean;
  /** Constraints apply only to the string before this character. */
  readonly upTo?: string;
}

export interface NumberShape {
  readonly kind: 'Integer' | 'Long' | 'Float';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly kind: 'Boolean';
}

export interface ListShape<Element extends Shape = Shape> {
  readonly kind: 'list';
  readonly element: Element;
  readonly min?: number;
  readonly max?: number;
}

export interface StructureShape<Members extends MemberShapes = MemberShapes> {
  readonly kind: 'structure';
  /** The service's own name for it, as printed in its messages. */
  readonly name: string;
  readonly members: Members;
}

export type MemberShapes = Readonly<Record<string, MemberShape>>;
export type MemberShape = Shape | RequiredMember;

export interface RequiredMember<S extends Shape = Shape> {
  readonly required: S;
}

/** The TypeScript type of the values of a shape. */
export type ValueOf<S> =
  S extends StringShape<infer Value>
    ? Value
    : S extends NumberShape
      ? number
      : S extends BooleanShape
        ? boolean
        : S extends ListShape<infer Element>
          ? readonly ValueOf<Element>[]
          : S extends StructureShape<infer Members>
            ? StructureOf<Members>
            : never;

/** The TypeScript type of a structure with these members. */
export type StructureOf<Members> = {
  readonly [
    Name in keyof Members as Members[Name] extends RequiredMember ? Name : never
  ]: Members[Name] extends RequiredMember<infer S> ? ValueOf<S> : never;
} & {
  readonly [Name in keyof Members as Members[Name] extends RequiredMember ? never : Name]?: ValueOf<Members[Name]>;
};

export function string(constraints: Omit<StringShape, 'kind' | 'values'> = {}): StringShape {
  return { kind: 'string', ...constraints };
}

/** A string with a fixed set of values. */
export function oneOf<Value extends string>(...values: readonly Value[]): StringShape<Value> {
  return { kind: 'string', values };
}

export function integer(constraints: Omit<NumberShape, 'kind'> = {}): NumberShape {
  return { kind: 'Integer', ...constraints };
}

export function long(constraints: Omit<NumberShape, 'kind'> = {}): NumberShape {
  return { kind: 'Long', ...constraints };
}

export function float(constraints: Omit<NumberShape, 'kind'> = {}): NumberShape {
  return { kind: 'Float', ...constraints };
}

export function boolean(): BooleanShape {
  return { kind: 'Boolean' };
}

export function arrayOf<Element extends Shape>(
  element: Element,
  constraints: Omit<ListShape, 'kind' | 'element'> = {},
): ListShape<Element> {
  return { kind: 'list', element, ...constraints };
}

export function structure<const Members extends MemberShapes>(name: string, members: Members): StructureShape<Members> {
  return { kind: 'structure', name, members };
}

/** Marks a member that must not be null. */
export function required<S extends Shape>(shape: S): RequiredMember<S> {
  return { required: shape };
}
